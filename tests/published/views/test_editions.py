"""A second edition changes what the record's own address shows, and nothing else."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from cases import review
from cases.domain.dossier import Dossier
from cases.models import HealthEvent, Person
from cases.published import store, versions
from cases.published.models import ListedFact, Listing, StatusSpan
from cases.published.store import EditionLine
from cases.published.views import record
from tests.conftest import ABISHEV
from tests.published.html import Page, faults

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


def test_the_front_page_names_what_is_due_and_what_is_expected(published: None, reader: Client) -> None:
    listing, today = Listing.objects.get(key=ABISHEV), timezone.localdate()
    assert "Nothing is due." in text(reader, "/en/")
    StatusSpan.objects.filter(listing=listing).delete()
    span = StatusSpan.objects.create(
        listing=listing, status="release_not_confirmed", certainty="surely", is_main=True, is_held=True,
        held="possibly", first_day=today - timedelta(days=40), known_from=today,
    )  # fmt: skip
    assert "Kenzhebek Abishev release due, not confirmed, since" in text(reader, "/en/")
    StatusSpan.objects.filter(pk=span.pk).update(status="release_ordered")
    soon = today + timedelta(days=7)
    ListedFact.objects.create(
        listing=listing, facet="due", code="release", fact="r", said="bail", first_day=soon, last_day=soon
    )
    assert "Kenzhebek Abishev release expected" in text(reader, "/en/")
    StatusSpan.objects.filter(pk=span.pk).update(status="released", held="")
    assert "release expected" not in text(reader, "/en/")


def test_an_old_edition_says_what_changed_since(republished: None, reader: Client) -> None:
    since = f"{HERE}editions/1/to/2/"
    assert since in {one.get("href") for one in Page(reader.get(FIRST).content.decode()).all("a")}
    page = Page(reader.get(since).content.decode())
    assert faults(page.source) == []
    assert "1 line changed" in page.text
    assert NEW in page.text
    turned = Page(reader.get(f"{HERE}editions/2/to/1/").content.decode())
    assert turned.text.index(" was ") < turned.text.index(NEW) < turned.text.rindex(" is ")
    assert "Nothing: the two are the same." in text(reader, f"{HERE}editions/2/to/2/")


def test_the_links_of_a_difference_lead_to_lines_that_are_there(republished: None, reader: Client) -> None:
    page = Page(reader.get(f"{HERE}editions/1/to/2/").content.decode())
    targets = [one["href"].split("#") for one in page.all("a") if "#" in one["href"] and "editions" in one["href"]]
    assert targets
    for path, anchor in targets:
        assert anchor in Page(reader.get(path).content.decode()).ids


def test_the_difference_for_machines_names_the_value_by_its_path(republished: None, reader: Client) -> None:
    answer = reader.get(f"/api/v1/people/{ABISHEV}/editions/1/to/2").json()
    assert (answer["from"]["number"], answer["to"]["number"], answer["count"]) == (1, 2, 1)
    (change,) = answer["changes"]
    assert (change["table"], change["what"]) == ("health", "changed")
    assert [(one["path"], one["to"]) for one in change["values"]] == [("text.en", NEW)]
    assert reader.get(f"/api/v1/people/{ABISHEV}/editions/1/to/3").status_code == 404


def test_two_editions_are_chosen_in_the_history(republished: None, reader: Client) -> None:
    chosen = reader.get(f"{HERE}editions/", {"from": "2", "to": "1"})
    assert (chosen.status_code, chosen.headers["Location"]) == (302, f"{HERE}editions/2/to/1/")
    for wrong in ("3", "", "x", "٢", "1" * 40):
        refused = reader.get(f"{HERE}editions/", {"from": wrong, "to": "1"})
        assert refused.status_code == 400
        assert "from:" in Page(refused.content.decode()).text


def test_the_versions_are_related_in_headers_and_in_the_page(republished: None, reader: Client) -> None:
    old, new, record = (reader.get(path) for path in (FIRST, SECOND, HERE))
    root = "http://testserver"
    assert f'<{root}{SECOND}>; rel="successor-version"' in old.headers["Link"]
    assert f'<{root}{FIRST}>; rel="predecessor-version"' in new.headers["Link"]
    for answer in (old, new, record):
        assert f'<{root}{HERE}>; rel="original timegate"' in answer.headers["Link"]
        links = {(one["rel"], one["href"]) for one in Page(answer.content.decode()).all("link")}
        assert {("version-history", f"{HERE}editions/"), ("timemap", f"{HERE}editions/timemap")} <= links
    assert f'<{root}{SECOND}>; rel="cite-as"' in record.headers["Link"]
    assert old.headers["Memento-Datetime"] == "Sun, 22 Nov 2026 00:00:00 GMT"
    assert "Memento-Datetime" not in record.headers


def test_the_timemap_lists_both_and_the_timegate_chooses_one(
    republished: None, reader: Client, monkeypatch: Any
) -> None:
    answer = reader.get(f"{HERE}editions/timemap")
    assert answer.headers["Content-Type"] == "application/link-format"
    lines = answer.content.decode().split(",\n")
    assert f'<http://testserver{FIRST}>; rel="first memento"; datetime="Sun, 22 Nov 2026 00:00:00 GMT"' in lines
    assert [line for line in lines if "last memento" in line and SECOND in line]
    chosen = reader.get(HERE, headers={"Accept-Datetime": "Thu, 31 Dec 2026 00:00:00 GMT"})
    assert (chosen.status_code, chosen.headers["Location"]) == (302, SECOND)
    assert "Accept-Datetime" in chosen.headers["Vary"]
    assert reader.get(HERE, headers={"Accept-Datetime": "yesterday"}).status_code == 400


@pytest.mark.parametrize(("day", "number"), [(date(2020, 12, 31), 1), (date(2021, 5, 1), 1), (date(2021, 5, 2), 2)])
def test_the_edition_of_a_day_is_the_newest_by_then(day: date, number: int) -> None:
    lines = [EditionLine(2, date(2021, 5, 2), "b"), EditionLine(1, date(2021, 1, 1), "a")]
    found = versions.known_by(lines, day)
    assert found is not None
    assert found.number == number
    assert versions.known_by([], day) is None


def test_a_page_is_rendered_once_and_anew_when_anything_differs(
    republished: None, reader: Client, monkeypatch: Any
) -> None:
    record.pages.clear()
    drawn: list[date] = []
    draw = record._person

    def counting(dossier: Any, lang: str, day: date, marked: date | None) -> Any:
        drawn.append(day)
        return draw(dossier, lang, day, marked)

    monkeypatch.setattr(record, "_person", counting)
    first = reader.get(HERE)
    assert reader.get(HERE).content == first.content
    assert len(drawn) == 1
    reader.get(f"{HERE}?on=2020-01-01")
    reader.get(HERE.replace("/en/", "/ru/"))
    assert len(drawn) == 3
    monkeypatch.setattr(timezone, "localdate", lambda: date(2030, 1, 1))
    reader.get(HERE)
    assert len(drawn) == 4


def test_a_neighbour_who_gets_a_page_is_linked_at_once(republished: None, reader: Client, monkeypatch: Any) -> None:
    before = reader.get(HERE).content.decode()
    monkeypatch.setattr(store, "linked", _everybody_has_a_page)
    after = reader.get(HERE).content.decode()
    assert after.count('href="/en/people/') > before.count('href="/en/people/')


def _everybody_has_a_page(dossier: Dossier) -> Dossier:
    return replace(dossier, people=tuple(replace(person, has_page=True) for person in dossier.people))
