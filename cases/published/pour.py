"""Very many rows into tables at once: COPY on PostgreSQL, one statement for many rows on SQLite."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import Model

_NULL: Final = "\x1e"
"""A sign that no text of ours holds, where COPY is told that a value is missing."""
_SPECIAL: Final = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


Row = str | tuple[Any, ...]


class Poured(NamedTuple):
    """Rows of a table ready to go in: text in the format of COPY, or tuples."""

    table: str
    columns: tuple[str, ...]
    rows: bytes | list[tuple[Any, ...]]


def ready(model: type[Model], columns: Sequence[str], rows: list[tuple[Any, ...]], *, vendor: str) -> Poured:
    """Make rows ready for the engine; values are text, numbers, days, booleans and None."""
    table = model._meta.db_table
    if vendor != "postgresql":
        return Poured(table, tuple(columns), [tuple(map(_for_sqlite, row)) for row in rows])
    return Poured(table, tuple(columns), "".join(map(_line, rows)).encode())


def laid_out(model: type[Model], columns: Sequence[str], rows: list[Row]) -> Poured:
    """Put rows of layouts together for their table."""
    table = model._meta.db_table
    if rows and isinstance(rows[0], str):
        return Poured(table, tuple(columns), ("\n".join(rows) + "\n").encode())  # type: ignore[arg-type]
    return Poured(table, tuple(columns), rows)  # type: ignore[arg-type]


def _for_sqlite(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _line(row: tuple[Any, ...]) -> str:
    """Answer a row in the format of COPY; what has a meaning in it is looked for in the whole line at once."""
    line = _marks(len(row)) % (tuple(map(_word, row)) if None in row else row)
    if _is_special(line, len(row)):
        line = _marks(len(row)) % tuple(_word(value).translate(_SPECIAL) for value in row)
    return line + "\n"


@cache
def _marks(columns: int) -> str:
    return "\t".join(["%s"] * columns)


def _is_special(line: str, columns: int) -> bool:
    return "\\" in line or "\n" in line or "\r" in line or line.count("\t") >= columns


def _word(value: Any) -> str:
    if value is None:
        return _NULL
    if value is True or value is False:
        return "t" if value else "f"
    return str(value)


class Layout:
    """Rows of a table of which some columns are given and all others are the same, ready for the engine."""

    def __init__(self, columns: Sequence[str], given: Sequence[str], same: Mapping[str, Any], *, vendor: str) -> None:
        self._columns = len(columns)
        places = {name: at for at, name in enumerate(given)}
        self._pick = itemgetter(*[places[name] for name in columns if name in places], -1)
        self._line = "\t".join("%s" if name in places else _word(same[name]).translate(_SPECIAL) for name in columns)
        others = {name: len(given) + at for at, name in enumerate(same)}
        self._whole = itemgetter(*[places.get(name, others.get(name, -1)) for name in columns], -1)
        self._same = (*map(_for_sqlite, same.values()), None)
        self.row = self._text if vendor == "postgresql" else self._tuple

    def _text(self, values: Sequence[Any]) -> Row:
        """Answer a row in the format of COPY, without the end of the line."""
        picked = self._pick((*values, None))[:-1]
        line = self._line % (tuple(map(_word, picked)) if None in picked else picked)
        if _is_special(line, self._columns):
            line = self._line % tuple(_word(value).translate(_SPECIAL) for value in picked)
        return line

    def _tuple(self, values: Sequence[Any]) -> Row:
        return tuple(self._whole((*map(_for_sqlite, values), *self._same))[:-1])


def pour(rows: Poured) -> None:
    """Insert the rows."""
    if not rows.rows:
        return
    names = ", ".join(f'"{name}"' for name in rows.columns)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if isinstance(rows.rows, bytes):
            cursor.copy_expert(f"COPY {rows.table} ({names}) FROM STDIN WITH (NULL '{_NULL}')", io.BytesIO(rows.rows))
        else:
            marks = ", ".join(["%s"] * len(rows.columns))
            cursor.executemany(f"INSERT INTO {rows.table} ({names}) VALUES ({marks})", rows.rows)  # noqa: S608


_NEXT: Final = """
WITH next AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS id FROM generate_series(1, %s))
SELECT min(id), max(id), CASE WHEN max(id) - min(id) + 1 > count(*) THEN array_agg(id) END FROM next
"""
"""The first and the last of the next numbers of a table, and all of them where others took some between."""


class Numbers:
    """Primary keys for rows to come, which nobody else gets."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def of(self, model: type[Model], many: int) -> Sequence[int]:
        """Answer so many numbers for rows of a table: from its sequence, or the next ones in a file of one writer."""
        table = model._meta.db_table
        if many == 0:
            return ()
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(_NEXT, [table, many])
                first, last, apart = cursor.fetchone()
                return apart or range(first, last + 1)
            if table not in self._next:
                cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
                self._next[table] = (cursor.fetchone() or [0])[0] + 1
        first = self._next[table]
        self._next[table] = first + many
        return range(first, first + many)


def check_at_once() -> None:
    """Let what rows promise of each other be checked as they come in, not kept to be checked at the end."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def look_again(models: Iterable[type[Model]]) -> None:
    """Let the engine see how large tables have become."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in models:
                cursor.execute(f"ANALYZE {model._meta.db_table}")
        else:
            cursor.execute("ANALYZE")
