"""The world as of a day, and what was published of it then."""

from datetime import timedelta

import pytest
from django.test import Client

from cases.domain.canonical import from_bytes
from cases.published import index
from cases.published.models import Edition, EditionContent, ListedEdition, Listing, StatusSpan, Trait
from tests.conftest import ABISHEV, AT
from tests.published.html import Page

pytestmark = pytest.mark.django_db

PERSON = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
DAY = AT.date()
BEFORE = (DAY - timedelta(days=1)).isoformat()


def found(reader: Client, **asked: str) -> int:
    return int(reader.get("/en/people.json", asked).json()["count"])


def text(reader: Client, path: str) -> str:
    return Page(reader.get(path).content.decode()).text


def test_nobody_is_known_before_the_first_edition(published: None, reader: Client) -> None:
    assert found(reader, known=BEFORE) == 0
    assert found(reader, known=DAY.isoformat()) == 2
    assert found(reader, known=BEFORE, on="2018-06-01", held="yes") == 0
    assert found(reader, known=DAY.isoformat(), on="2018-06-01", held="yes") == 2


def test_a_list_as_published_says_so_and_leads_back(published: None, reader: Client) -> None:
    page = Page(reader.get("/en/people/", {"known": DAY.isoformat()}).content.decode())
    assert "nothing that became known later is counted here" in page.text
    assert "leave out: 22 November 2026" in [one.get("aria-label") for one in page.all("a")]


def test_numbers_known_then_begin_with_the_first_edition(published: None, reader: Client) -> None:
    lines = reader.get("/en/numbers/held.csv").content.decode().splitlines()
    rows = {line.split(",")[0].strip('"'): line.replace('"', "").split(",")[1:] for line in lines[1:]}
    assert rows["2018-06-01"] == ["2", "2", "0", "0"]


def test_a_record_as_known_is_the_edition_of_that_day(published: None, reader: Client) -> None:
    answer = reader.get(PERSON, {"known": DAY.isoformat()})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{PERSON}editions/1/?on={DAY.isoformat()}")
    early = reader.get(PERSON, {"known": BEFORE})
    assert early.status_code == 400
    assert "Nothing about this subject was published yet on that day." in Page(early.content.decode()).text
    assert reader.get(PERSON, {"known": "2026-13-01"}).status_code == 400


def test_a_record_as_of_a_day_marks_the_day_and_says_what_was_known(published: None, reader: Client) -> None:
    source = reader.get(PERSON, {"on": "2021-03-01"}).content.decode()
    assert source.count('class="as-of"') == 2
    assert "Nothing about this subject was published yet on that day." in Page(source).text
    assert "as-of" not in reader.get(PERSON).content.decode()
    today = reader.get(PERSON, {"on": DAY.isoformat()}).content.decode()
    assert f'href="{PERSON}editions/1/?on={DAY.isoformat()}"' in today


def test_what_an_edition_said_ends_the_day_before_the_next(published: None) -> None:
    """The second edition is indexed by itself: the index does not ask how it came to be."""
    listing = Listing.objects.get(key=ABISHEV)
    first = ListedEdition.objects.get(listing=listing)
    body = EditionContent.objects.get(edition=first.edition).body
    later = Edition(pk=first.edition_id, subject_key=ABISHEV, number=1, published_on=DAY + timedelta(days=10))
    first.delete()
    index.index(later, from_bytes(body.encode()))
    spans = StatusSpan.objects.filter(listing=listing)
    assert set(spans.values_list("known_from", "known_until")) == {
        (DAY, DAY + timedelta(days=9)),
        (DAY + timedelta(days=10), None),
    }
    counted = [spans.count(), Trait.objects.filter(listing=listing).count()]
    index.index(later, from_bytes(body.encode()))
    assert [spans.count(), Trait.objects.filter(listing=listing).count()] == counted
