"""Questions of every search, written out for the engine: to put one together takes Django longer than to answer it."""

from itertools import chain
from typing import Any

from django.db import connection


def rows(question: str, *values: Any) -> list[tuple[Any, ...]]:
    """Answer the rows of a question with a value for each `{}`; a tuple stands for a list, which may be empty."""
    if () in values:
        return []
    each = [value if isinstance(value, tuple) else (value,) for value in values]
    marks = [f"({', '.join(['%s'] * len(some))})" for some in each]
    with connection.cursor() as cursor:
        cursor.execute(question.format(*marks), list(chain.from_iterable(each)))
        return cursor.fetchall()
