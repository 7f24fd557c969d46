"""Questions of every search, written out for the engine: to put one together takes Django longer than to answer it."""

from itertools import chain
from typing import Any

from django.db import connections, router

from .countmodels import Posting


def rows(question: str, *values: Any) -> list[tuple[Any, ...]]:
    """Answer the rows of a question with a value for each `{}`; a tuple stands for a list, which may be empty.

    It is put to the database from which readers are answered, as questions that Django puts together are.
    """
    if () in values:
        return []
    each = [value if isinstance(value, tuple) else (value,) for value in values]
    marks = [f"({', '.join(['%s'] * len(some))})" for some in each]
    with connections[router.db_for_read(Posting)].cursor() as cursor:
        cursor.execute(question.format(*marks), list(chain.from_iterable(each)))
        return cursor.fetchall()
