"""A reader, a store in which one invented record is published, and a crowd of people who do not exist."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from cases.domain.dossier import Dossier
from cases.published import store
from tests.conftest import kept_models, rolled_back
from tests.published import fiction
from tests.snapshots import Statement, restore, taken

Shelf = Callable[[Dossier], None]


@pytest.fixture
def reader() -> Client:
    """Somebody without an account, in a browser that accepts everything."""
    return Client(raise_request_exception=False)


@pytest.fixture(scope="session")
def crowd_of_eleven(snapshots: dict[str, list[Statement]], django_db_blocker: Any) -> list[Statement]:
    """What brings back a database in which nine invented people are published beside those of the seed cases."""
    with django_db_blocker.unblock(), rolled_back():
        restore(snapshots["published"])
        call_command("invent", people=9, seed=5, stdout=io.StringIO())
        return taken(kept_models())


@pytest.fixture
def crowded(db: None, crowd_of_eleven: list[Statement]) -> None:
    """Nine invented people are published beside those of the seed cases."""
    restore(crowd_of_eleven)


@pytest.fixture
def shelve(monkeypatch: Any) -> Shelf:
    """Put one record on the shelf as second of two editions, without a database."""

    def put(record: Dossier) -> None:
        def current(key: str) -> store.Published | None:
            return fiction.edition(record, 2, 2) if key == record.key else None

        def edition(key: str, number: int) -> store.Published | None:
            return fiction.edition(record, number, 2) if key == record.key and number in {1, 2} else None

        monkeypatch.setattr(store, "current", current)
        monkeypatch.setattr(store, "at_address", current)
        monkeypatch.setattr(store, "edition", edition)
        monkeypatch.setattr("cases.published.views.hidden.hidden", lambda key, number=None: None)
        monkeypatch.setattr(store, "history", lambda key: tuple(line(record, number) for number in (2, 1)))
        monkeypatch.setattr(store, "linked", lambda dossier: dossier)

    return put


def line(record: Dossier, number: int) -> store.EditionLine:
    """One of the two editions of a record, as its history has it."""
    found = fiction.edition(record, number, 2)
    return store.EditionLine(number, found.published_on, found.sha256)
