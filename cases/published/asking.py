"""Questions of every search, written out for the engine: to put one together takes Django longer than to answer it."""

import io
import struct
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

from django.db import connections, router

from .countmodels import Posting

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


def words_with_bytes(question: str, *values: Any) -> list[tuple[str, bytes | memoryview, int]]:
    """Answer the same where each row is a word, many bytes and a large whole number, which are not NULL.

    PostgreSQL would write every byte as two letters, which takes it longer than to find the rows: it is asked to copy
    them out instead (https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format").
    """
    database = connections[router.db_for_read(Posting)]
    if database.vendor != "postgresql" or () in values:
        return rows(question, *values)
    copied = io.BytesIO()
    with database.cursor() as cursor, database.wrap_database_errors:
        asked = cursor.mogrify(*_written(question, values)).decode()
        cursor.copy_expert(f"COPY ({asked}) TO STDOUT (FORMAT binary)", copied)
    found = _copied(copied.getbuffer())
    return [(str(word, "utf-8"), some, int.from_bytes(number, signed=True)) for word, some, number in found]


def _written(question: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    each = [value if isinstance(value, tuple) else (value,) for value in values]
    marks = [f"({', '.join(['%s'] * len(some))})" for some in each]
    return question.format(*marks), list(chain.from_iterable(each))


def _copied(copied: memoryview) -> Iterator[list[memoryview]]:
    """Read a header, rows of values that each come behind their length, and a row of less than nothing at the end."""
    _signature, more = _HEADER.unpack_from(copied)
    at = _HEADER.size + more
    while (columns := _COUNT.unpack_from(copied, at)[0]) >= 0:
        at += _COUNT.size
        row = []
        for _column in range(columns):
            start = at + _LENGTH.size
            at = start + _LENGTH.unpack_from(copied, at)[0]
            row.append(copied[start:at])
        yield row
