"""What is read within one state does not change, whatever is written beside it; afterwards all is as before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections

from cases.published.snapshot import one_state, read_by
from tracker.replicas import Router

pytestmark = pytest.mark.django_db


def elsewhere(do: Any) -> None:
    """Do something in a thread with a connection of its own; what fails there fails here."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            do()
        except BaseException as problem:
            failed.append(problem)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


@contextmanager
def own_connection(path: Path) -> Iterator[Any]:
    """A connection of this thread to a database in which others see what is written: a file, for SQLite."""
    made = connections.create_connection(DEFAULT_DB_ALIAS)
    if made.vendor == "sqlite":
        made.settings_dict = {**made.settings_dict, "NAME": str(path)}
        made.is_in_memory_db = lambda: False  # type: ignore[method-assign]
    connections[DEFAULT_DB_ALIAS] = made
    try:
        yield made
    finally:
        made.close()


def rows(one: Any) -> int:
    with one.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM scratch")
        return int(cursor.fetchone()[0])


def run(path: Path, statement: str) -> None:
    with own_connection(path) as one, one.cursor() as cursor:
        cursor.execute(statement)


def test_nothing_changes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "scratch.sqlite3"

    def reads() -> None:
        with own_connection(path) as one:
            with one_state():
                assert read_by() == DEFAULT_DB_ALIAS == Router().db_for_read(None)
                assert rows(one) == 0
                elsewhere(lambda: run(path, "INSERT INTO scratch VALUES (1)"))
                assert rows(one) == 0
            assert read_by() is None
            assert rows(one) == 1
            with pytest.raises(ZeroDivisionError), one_state():
                assert rows(one) // 0
            run_here(one, "INSERT INTO scratch VALUES (2)")
            assert rows(one) == 2

    elsewhere(lambda: run(path, "CREATE TABLE scratch (n integer)"))
    try:
        elsewhere(reads)
    finally:
        elsewhere(lambda: run(path, "DROP TABLE scratch"))


def run_here(one: Any, statement: str) -> None:
    with one.cursor() as cursor:
        cursor.execute(statement)


def test_a_reader_who_is_gone_is_not_waited_for(tmp_path: Path) -> None:
    """What ended the connection is what is said, not that it could not be ended in order."""

    def reads() -> None:
        with own_connection(tmp_path / "scratch.sqlite3") as one:
            with pytest.raises(ZeroDivisionError), one_state():
                assert one.connection.close() or 1 / 0
            assert read_by() is None
            one.ensure_connection()
            assert one.is_usable()

    elsewhere(reads)


def test_within_a_transaction_it_is_that_of_the_caller() -> None:
    assert connection.in_atomic_block
    with one_state():
        assert read_by() is None
    assert connection.in_atomic_block
