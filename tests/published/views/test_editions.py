"""A second edition changes what the record's own address shows, and nothing else."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cases import review
from cases.models import HealthEvent, Person
from cases.published.models import Listing, StatusSpan
from tests.conftest import ABISHEV
from tests.published.html import Page

pytestmark = pytest.mark.django_db

HERE = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
FIRST, SECOND = f"{HERE}editions/1/", f"{HERE}editions/2/"
NEW = "A sentence that was not there before."


@pytest.fixture
def republished(published: None, editor: User, reviewer: User, at: datetime) -> None:
    """A second edition of one record, with one sentence that is new."""
    row = HealthEvent.objects.filter(person__key=ABISHEV).order_by("pk")[0]
    row.text = {**row.text, "en": NEW}
    row.save()
    review.approve(review.submit(Person.objects.get(key=ABISHEV), by=editor, at=at), by=reviewer, at=at)


def text(reader: Client, path: str) -> str:
    return Page(reader.get(path).content.decode()).text


def test_the_first_edition_stays_as_it_was(republished: None, reader: Client) -> None:
    assert NEW not in text(reader, FIRST)
    assert NEW in text(reader, SECOND)
    assert NEW in text(reader, HERE)


def test_the_first_edition_says_that_there_is_a_newer_one(republished: None, reader: Client) -> None:
    assert "There is a newer one: 2." in text(reader, FIRST)
    assert "There is a newer one" not in text(reader, SECOND)


def test_the_history_lists_both_with_their_digests(republished: None, reader: Client) -> None:
    page = Page(reader.get(f"{HERE}editions/").content.decode())
    links = [one.get("href") for one in page.all("a")]
    assert links.index(SECOND) < links.index(FIRST)
    for number in (1, 2):
        etag = reader.get(f"/api/v1/people/{ABISHEV}/editions/{number}").headers["ETag"]
        assert etag.strip('"') in page.text


def test_an_edition_is_shown_for_the_day_of_its_publication(published: None, reader: Client, at: datetime) -> None:
    page = Page(reader.get(FIRST).content.decode())
    (day,) = (one["value"] for one in page.all("input") if one.get("name") == "on")
    assert day == at.date().isoformat()


def test_the_front_page_names_what_is_due_and_what_is_expected(published: None, reader: Client, at: datetime) -> None:
    listing = Listing.objects.get(key=ABISHEV)
    far = at.date() + timedelta(days=4000)
    StatusSpan.objects.create(
        listing=listing, status="release_not_confirmed", certainty="surely", is_held=True, first_day=far
    )
    assert "Kenzhebek Abishev release expected about" in text(reader, "/en/")
    StatusSpan.objects.filter(first_day=far).update(first_day=at.date() - timedelta(days=4000))
    assert "Kenzhebek Abishev release due since" in text(reader, "/en/")
