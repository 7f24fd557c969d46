"""Loads: one account submits a file of people, another approves it, and what is published is what a draft would be."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from cases import loads, review
from cases.exchange.columns import NUMBER, Column
from cases.exchange.takelist import Kind
from cases.models import Custody, ListedRow, Load, LoadItem, Name, Person, Source
from cases.published import proving, store
from cases.published.models import Edition, Listing
from cases.publishing import gather, publication_problems, verify
from tests.exchange.people import write

KIND = Kind(name="Register of nowhere", publisher="Invented archive", columns={NUMBER: Column(NUMBER)}, lang="en")


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def load(db: None, tmp_path: Path, editor: User, at: datetime) -> Load:
    described = {
        "naming": "described",
        "description_en": "a carpenter of shadows",
        "name_en": "Zzz Quibble",
        "name_ru": "",
    }
    path = write(tmp_path / "people.csv", {}, {"name_en": "Wob Tal"}, described | {"other_names": ""})
    return loads.submit(path, kind=KIND, by=editor, at=at)


@pytest.mark.usefixtures("published")
def test_what_is_loaded_is_what_the_drafts_say_and_everything_verifies(
    load: Load, reviewer: User, at: datetime
) -> None:
    assert not Person.objects.filter(country="AQ").exists()
    before = Edition.objects.count()
    loads.approve(load, by=reviewer, at=at)
    assert Edition.objects.count() == before + 3
    for person in Person.objects.filter(country="AQ"):
        published = store.current(person.key)
        assert published is not None
        draft = gather(person)
        assert draft.body == published.body
        assert [one for one in publication_problems(draft, day=at.date()) if one.blocks] == []
    assert verify.first_fault() == ""
    assert proving.first_difference() == ""
