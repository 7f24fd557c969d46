"""Questions of every search, written out for the engine: to put one together takes Django longer than to answer it."""

import io
import struct
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

from django.db import connections, router

from .countmodels import Posting

Reader = Callable[[memoryview], Any]
"""What makes a value of a column out of its bytes."""
_HEADER: Final = struct.Struct("!11s4xI")
_COUNT: Final = struct.Struct("!h")
_LENGTH: Final = struct.Struct("!i")


def rows(question: str, *values: Any) -> list[tuple[Any, ...]]:
    """Answer the rows of a question with a value for each `{}`; a tuple stands for a list, which may be empty.

    It is put to the database from which readers are answered, as questions that Django puts together are.
    """
    if () in values:
        return []
    with connections[router.db_for_read(Posting)].cursor() as cursor:
        cursor.execute(*_written(question, values))
        return cursor.fetchall()


def rows_of_bytes(question: str, columns: Sequence[Reader], *values: Any) -> list[tuple[Any, ...]]:
    """Answer the same where many bytes are asked for; no value is NULL, and each column is read as is said of it.

    PostgreSQL would write every byte as two letters, which takes it longer than to find the rows: it is asked to copy
    them out instead (https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format").
    """
    database = connections[router.db_for_read(Posting)]
    if database.vendor != "postgresql":
        return rows(question, *values)
    if () in values:
        return []
    copied = io.BytesIO()
    with database.cursor() as cursor, database.wrap_database_errors:
        asked = cursor.mogrify(*_written(question, values)).decode()
        cursor.copy_expert(f"COPY ({asked}) TO STDOUT (FORMAT binary)", copied)
    return list(_copied(copied.getbuffer(), columns))


def as_text(value: memoryview) -> str:
    """Read a text."""
    return str(value, "utf-8")


def as_truth(value: memoryview) -> bool:
    """Read a boolean."""
    return value[0] == 1


def as_bytes(value: memoryview) -> memoryview:
    """Read bytes as they are."""
    return value


def _written(question: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    each = [value if isinstance(value, tuple) else (value,) for value in values]
    marks = [f"({', '.join(['%s'] * len(some))})" for some in each]
    return question.format(*marks), list(chain.from_iterable(each))


def _copied(copied: memoryview, columns: Sequence[Reader]) -> Iterator[tuple[Any, ...]]:
    """Read a header, rows of values that each come behind their length, and a row of less than nothing at the end."""
    _signature, more = _HEADER.unpack_from(copied)
    at = _HEADER.size + more
    while _COUNT.unpack_from(copied, at)[0] >= 0:
        at += _COUNT.size
        row = []
        for read in columns:
            start = at + _LENGTH.size
            at = start + _LENGTH.unpack_from(copied, at)[0]
            row.append(read(copied[start:at]))
        yield tuple(row)
