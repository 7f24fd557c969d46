"""Whoever was loaded with many others is edited in the admin like anybody else, and has a next edition."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from cases import loads, review
from cases.exchange.columns import NUMBER, Column
from cases.exchange.takelist import Kind
from cases.models import Custody, Name, Person, Revision
from cases.published import proving
from cases.publishing import verify
from tests.exchange.people import write


@pytest.fixture
def person(db: None, tmp_path: Path, settings: Any, editor: User, reviewer: User, at: datetime) -> Person:
    settings.MEDIA_ROOT = tmp_path / "media"
    kind = Kind("Register of nowhere", "", {NUMBER: Column(NUMBER)}, "en")
    load = loads.submit(write(tmp_path / "people.csv", {}, {}), kind=kind, by=editor, at=at)
    loads.approve(load, by=reviewer, at=at)
    return Person.objects.order_by("pk")[0]


def test_a_loaded_person_is_edited_and_published_again(
    person: Person, enter: Any, read: Any, send: Any, second_editor: User, reviewer: User, at: datetime
) -> None:
    desk = enter(second_editor)
    row = Custody.objects.filter(person=person).order_by("pk")[1]
    form = read(desk, "cases_custody_change", row.pk).form
    assert form["citations-0-locator"] == "file 7"
    assert send(desk, "cases_custody_change", row.pk, form=form, ended="1985-01-01").status_code == 302
    row.refresh_from_db()
    assert (row.ended, row.changed_by) == ("1985-01-01", second_editor)
    assert [one.made_by for one in Revision.objects.filter(subject_key=person.key)] == [second_editor]
    day = row.changed_at + timedelta(days=1)
    edition = review.approve(review.submit(person, by=second_editor, at=day), by=reviewer, at=day)
    assert edition.number == 2
    assert (verify.first_fault(), proving.first_difference()) == ("", "")


def test_every_page_of_a_loaded_person_opens(person: Person, enter: Any, second_editor: User) -> None:
    desk = enter(second_editor)
    name = Name.objects.filter(person=person).order_by("pk")[0]
    for address, pk in (("person", person.pk), ("name", name.pk)):
        assert desk.get(reverse(f"admin:cases_{address}_change", args=[pk])).status_code == 200
    assert b"Bobble Mundson" in desk.get(reverse("admin:cases_person_changelist") + "?q=Mundson").content
