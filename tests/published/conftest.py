"""A reader, and a store in which one invented record is published."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cases.domain.dossier import Dossier
from cases.published import store
from tests.published import fiction

Shelf = Callable[[Dossier], None]


@pytest.fixture
def reader() -> Client:
    """Somebody without an account, in a browser that accepts everything."""
    return Client(raise_request_exception=False)


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
