"""What a mirror remembers of each address: what was answered, where that is kept, where it leads, and on what it rests.

An answer rests on the records whose keys its questions to the database named; one that asked for anything else than
editions and what hides them rests on everything that readers get.
"""

import errno
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Final

from django.db import connections, router

from cases.published.models import Edition

NAME: Final = ".ledger.sqlite3"
EVERYTHING: Final = "*"
TODAY: Final = "today"
_RECORD: Final = re.compile(r"/(?:en|ru|kk|api/v1)/(?:people|cases)/([A-Za-z0-9][A-Za-z0-9-]{0,19})[./]?")
_OF_TODAY: Final = re.compile(r"/(?:en|ru|kk)/(?:people|cases)/[^/]+/(?:[^/]+/)?")
_KEY: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")
_ASKED: Final = re.compile(r'(?:FROM|JOIN) "(\w+)"')
# What these say of a record changes with its editions and what hides them, and with nothing else.
_OF_EDITIONS: Final = frozenset(
    f"published_{name}" for name in ("edition", "editioncontent", "notice", "lift", "forwarding", "listing")
)
# Which editions are hidden is asked by their numbers, beside their keys.
_BESIDE: Final = frozenset(("published_notice", "published_lift"))
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS answers (
    address TEXT PRIMARY KEY, status INTEGER NOT NULL, kind TEXT NOT NULL, location TEXT NOT NULL,
    file TEXT NOT NULL, sha256 TEXT NOT NULL, octets INTEGER NOT NULL, changed INTEGER NOT NULL,
    targets TEXT NOT NULL, rests TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rests (key TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (key, address)) WITHOUT ROWID;
"""


@dataclass(slots=True)
class Line:
    """What is remembered of an address; `changed` is when its file last was, in nanoseconds, as its disk has it."""

    address: str
    status: int
    kind: str
    location: str
    targets: tuple[str, ...]
    rests: frozenset[str]
    file: str = ""
    sha256: str = ""
    octets: int = 0
    changed: int = 0


@dataclass
class Resting:
    """Gathers on what an answer rests while it is being made."""

    address: str
    on: set[str] = field(default_factory=set)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Take note of a question to the database, and ask it."""
        named = {one for one in params or () if isinstance(one, str) and _KEY.fullmatch(one)}
        tables = set(_ASKED.findall(sql))
        is_of_these = tables <= _OF_EDITIONS and (named or tables <= _BESIDE)
        self.on |= named if is_of_these else {EVERYTHING}
        return execute(sql, params, many, context)


def record_of(address: str) -> str | None:
    """Answer the key of the record to which an address belongs, None for one of no single record."""
    record = _RECORD.match(address)
    return record[1].upper() if record else None


@contextmanager
def resting(address: str) -> Iterator[Resting]:
    """Answer on what the answer to an address rests that is made within."""
    found = Resting(address)
    found.on |= {record_of(address) or EVERYTHING}
    found.on |= {TODAY} if _OF_TODAY.fullmatch(address) else set()
    with connections[router.db_for_read(Edition)].execute_wrapper(found):
        yield found


@contextmanager
def on_a_disk() -> Iterator[None]:
    """Say of a disk that is full under a ledger what is said of one under a file: OSError."""
    try:
        yield
    except sqlite3.Error as problem:
        if problem.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from problem


class Ledger:
    """The ledger of one state, in a file beside its pages."""

    PRAGMAS: ClassVar[tuple[str, ...]] = ("synchronous = OFF",)
    TABLES: ClassVar[str] = _TABLES

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        for pragma in self.PRAGMAS:
            self._database.execute(f"PRAGMA {pragma}")
        self._database.executescript(self.TABLES)
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Keep what was written."""
        self._database.execute("COMMIT")
        self._database.close()

    def told(self, name: str) -> str:
        """Answer what is told of the whole state under a name, or an empty string."""
        found = self._database.execute("SELECT value FROM told WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def tell(self, name: str, value: str) -> None:
        """Tell something of the whole state."""
        self._database.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (name, value))

    def put(self, line: Line) -> None:
        """Remember an address."""
        row = (
            line.address, line.status, line.kind, line.location, line.file, line.sha256, line.octets, line.changed,
            json.dumps(line.targets), json.dumps(sorted(line.rests)),
        )  # fmt: skip
        self._database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._database.executemany(
            "INSERT OR IGNORE INTO rests VALUES (?, ?)", [(key, line.address) for key in line.rests]
        )

    def line(self, address: str) -> Line | None:
        """Answer what is remembered of an address."""
        row = self._database.execute("SELECT * FROM answers WHERE address = ?", (address,)).fetchone()
        return _line(row) if row else None

    def lines(self) -> Iterator[Line]:
        """Give what is remembered of each address, in their order; it may be changed meanwhile."""
        last = ""
        while rows := self._database.execute(
            "SELECT * FROM answers WHERE address > ? ORDER BY address LIMIT 500", (last,)
        ).fetchall():
            yield from map(_line, rows)
            last = rows[-1][0]

    def resting_on(self, keys: Iterable[str]) -> set[str]:
        """Answer the addresses whose answers rest on any of these."""
        asked = "SELECT address FROM rests WHERE key = ?"
        return {address for key in keys for (address,) in self._database.execute(asked, (key,))}

    def files(self) -> Iterator[tuple[str, str, str]]:
        """Give (address, file, location) of everything that is remembered."""
        yield from self._database.execute("SELECT address, file, location FROM answers")


def _line(row: tuple[Any, ...]) -> Line:
    address, status, kind, location, file, sha256, octets, changed, targets, rests = row
    leads, keys = tuple(json.loads(targets)), frozenset(json.loads(rests))
    return Line(address, status, kind, location, leads, keys, file, sha256, octets, changed)
