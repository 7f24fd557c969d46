"""A ledger that is kept for as long as its pages are, and after a kill tells what was so at its last commit.

Beside what was answered it has what is still to be asked, in its order.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from .ledger import Ledger, Line, record_of

_EVERYBODYS, _OF_RECORDS, _PUT_OFF = 0, 1, 2
"""What most readers open is asked first."""
_TABLES = """
CREATE INDEX IF NOT EXISTS answers_by_file ON answers (file);
CREATE TABLE IF NOT EXISTS waiting (
    number INTEGER PRIMARY KEY AUTOINCREMENT, turn INTEGER NOT NULL, address TEXT NOT NULL UNIQUE, record TEXT
);
CREATE INDEX IF NOT EXISTS waiting_by_record ON waiting (record);
CREATE INDEX IF NOT EXISTS waiting_by_turn ON waiting (turn, number);
"""
_AT_ONCE = 500


class Lasting(Ledger):
    """Everything between two commits is written or nothing of it; one process has it."""

    PRAGMAS: ClassVar[tuple[str, ...]] = ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL")
    TABLES: ClassVar[str] = Ledger.TABLES + _TABLES

    def commit(self) -> None:
        """Keep what was written since the last commit."""
        self._database.execute("COMMIT")
        self._database.execute("BEGIN")

    def forget(self) -> None:
        """Take back what was written since the last commit."""
        if self._database.in_transaction:
            self._database.execute("ROLLBACK")
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Keep what was committed, and nothing else."""
        if self._database.in_transaction:
            self._database.execute("ROLLBACK")
        self._database.close()

    def some_resting_on(self, key: str) -> list[Line]:
        """Answer some of what rests on this, and nothing where nothing does."""
        asked = "SELECT address FROM rests WHERE key = ? LIMIT ?"
        found = self._database.execute(asked, (key, _AT_ONCE)).fetchall()
        return [line for (address,) in found if (line := self.line(address))]

    def has_file(self, file: str) -> bool:
        """Answer whether an answer is kept in this file."""
        return self._database.execute("SELECT 1 FROM answers WHERE file = ?", (file,)).fetchone() is not None

    def drop(self, line: Line) -> None:
        """Remember an address no more."""
        self._database.execute("DELETE FROM answers WHERE address = ?", (line.address,))
        gone = [(key, line.address) for key in line.rests]
        self._database.executemany("DELETE FROM rests WHERE key = ? AND address = ?", gone)

    def wait(self, address: str) -> None:
        """Let an address be asked, behind those that wait already."""
        record = record_of(address)
        row = (_OF_RECORDS if record else _EVERYBODYS, address, record)
        self._database.execute("INSERT OR REPLACE INTO waiting (turn, address, record) VALUES (?, ?, ?)", row)

    def wait_no_more(self, key: str) -> None:
        """Let no address of a record wait."""
        self._database.execute("DELETE FROM waiting WHERE record = ?", (key,))

    def wait_if_new(self, address: str) -> None:
        """Let an address be asked unless it was, or waits already."""
        asked = "SELECT 1 FROM answers WHERE address = ? UNION ALL SELECT 1 FROM waiting WHERE address = ?"
        if self._database.execute(asked, (address, address)).fetchone() is None:
            self.wait(address)

    def next(self) -> str | None:
        """Answer which address is to be asked now, None where only those wait that were put off."""
        asked = "SELECT address FROM waiting WHERE turn < ? ORDER BY turn, number LIMIT 1"
        found = self._database.execute(asked, (_PUT_OFF,)).fetchone()
        return str(found[0]) if found else None

    def done(self, line: Line) -> None:
        """Remember what was answered to an address that waited."""
        self._database.execute("DELETE FROM waiting WHERE address = ?", (line.address,))
        self.put(line)

    def put_off(self, address: str) -> None:
        """Leave an address for another time."""
        self._database.execute("UPDATE waiting SET turn = ? WHERE address = ?", (_PUT_OFF, address))

    def take_up(self) -> None:
        """Let everything that was put off be asked again."""
        self._database.execute("UPDATE waiting SET turn = ? WHERE turn = ?", (_OF_RECORDS, _PUT_OFF))


@contextmanager
def opened(path: Path) -> Iterator[Lasting]:
    """Answer the ledger in a file, new where there is none; it is closed where what is done with it first fails."""
    ledger = Lasting(path)
    try:
        yield ledger
    except BaseException:
        ledger.close()
        raise


def is_of_no_use(problem: sqlite3.DatabaseError) -> bool:
    """Answer whether a file is no ledger, or a damaged one."""
    return getattr(problem, "sqlite_errorcode", 0) in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
