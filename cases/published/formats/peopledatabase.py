"""People as a SQLite database in a file: one table with the columns of the other files."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, Final

from .peopletable import COLUMNS, SEVERAL, Record

_BATCH: Final = 1000


def people_database(records: Iterable[Record], path: Path) -> int:
    """Write the records into a new file and answer how many there were; the same records give the same bytes.

    What is several is one text with a bar between, as in CSV; what is absent is NULL or empty.
    """
    listed = ", ".join(f'"{column}" {"INTEGER" if column == "edition" else "TEXT"}' for column in COLUMNS)
    places = ", ".join("?" * len(COLUMNS))
    count, rest = 0, iter(records)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        # Nobody reads it before it is whole.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"CREATE TABLE people ({listed})")
        database.execute("BEGIN")
        while batch := [_row(one) for one in islice(rest, _BATCH)]:
            database.executemany(f"INSERT INTO people VALUES ({places})", batch)  # noqa: S608 - names of our own
            count += len(batch)
        database.execute("CREATE UNIQUE INDEX people_by_key ON people (key)")
        database.execute("COMMIT")
    return count


def _row(one: Record) -> tuple[Any, ...]:
    values = (one[column] for column in COLUMNS)
    return tuple(SEVERAL.join(value) if isinstance(value, list) else value for value in values)
