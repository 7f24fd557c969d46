"""One state of the public side, read in many short questions for as long as a long answer takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from django.apps import apps
from django.db import Error, connections, router

_READ_BY: Final[ContextVar[str | None]] = ContextVar("snapshot", default=None)
_BEGIN: Final = {
    "postgresql": (
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        "SET LOCAL idle_in_transaction_session_timeout = '{idle}s'",
    ),
    "sqlite": ("BEGIN DEFERRED",),
}
"""What begins to read: nobody waits for it, and PostgreSQL ends it for one who stops asking."""


def read_by() -> str | None:
    """Answer the database that a state is being read from, None outside of one: a router has no other choice then."""
    return _READ_BY.get()


@contextmanager
def one_state(*, idle: int = 30) -> Iterator[None]:
    """Answer everything that is read within from one state of one database, whatever is published meanwhile.

    Behind PgBouncer too: it is one transaction, and needs no cursor of the server. Within a transaction, or within
    another state, that is that of the caller. PostgreSQL ends it when nothing is asked for `idle` seconds.
    """
    alias = router.db_for_read(apps.get_model("published", "Listing"))
    connection = connections[alias]
    if connection.in_atomic_block or read_by():
        yield
        return
    with connection.cursor() as cursor:
        for statement in _BEGIN[connection.vendor]:
            cursor.execute(statement.format(idle=idle))
    # The end of a request within would close a connection that is old.
    closes_at, connection.close_at = connection.close_at, None
    _READ_BY.set(alias)
    try:
        yield
    finally:
        _READ_BY.set(None)
        connection.close_at = closes_at
        _end(alias)


def _end(alias: str) -> None:
    connection = connections[alias]
    if connection.connection is None:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
    except Error:  # The server ended it; why was said by what failed then.
        connection.close()
