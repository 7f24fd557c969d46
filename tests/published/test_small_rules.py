"""Small rules of the pages: days, languages, references, strips, names that look alike."""

from datetime import date

import pytest
from django.test import RequestFactory
from django.utils import translation

from cases.domain.entry import Detail, Target
from cases.published import bandstrip, days, languages
from cases.published.anchors import Anchors, Links
from cases.published.models import StatusSpan
from tests.published import fiction


@pytest.mark.parametrize("text", ["1900-01-01", "2100-12-31", "2024-02-29"])
def test_a_day_is_read(text: str) -> None:
    assert days.parse_day(text).isoformat() == text


@pytest.mark.parametrize("text", ["", "1899-12-31", "2101-01-01", "2023-02-29", "2021-9-1", "20210901", "2021-09-30 "])
def test_what_is_no_day_says_what_to_write(text: str) -> None:
    with translation.override("en"), pytest.raises(days.BadDay, match=r"2021-09-30|between 1900"):
        days.parse_day(text)


def test_a_page_is_named_in_every_language_with_its_query() -> None:
    request = RequestFactory().get("/ru/people/?q=Ы&on=2021-01-01")
    paths = {version.lang: version.path for version in languages.versions(request)}
    assert paths["kk"].startswith("/kk/people/?q=")
    assert [version.lang for version in languages.versions(request) if version.is_this] == ["ru"]


def test_an_address_without_a_language_leads_to_the_front_pages() -> None:
    found = languages.versions(RequestFactory().get("/nowhere/at/all?x=1"))
    assert [version.path for version in found] == ["/en/", "/ru/", "/kk/"]


def span(first: date | None, last: date | None, *, held: bool = True, certainty: str = "surely") -> StatusSpan:
    said = certainty if held else ""
    return StatusSpan(
        status="serving", is_main=True, is_held=held, held=said, certainty=certainty, first_day=first, last_day=last
    )


def test_a_strip_ends_with_the_day_and_leaves_out_liberty() -> None:
    spans = [span(None, date(2014, 12, 31), held=False), span(date(2015, 1, 1), None)]
    axis = bandstrip.axis_for(spans, date(2020, 6, 30))
    assert axis.first == date(2015, 1, 1)
    (bar,) = bandstrip.strip(spans, axis, date(2020, 6, 30)).rects
    assert bar.x == 0
    assert bar.width < bandstrip.WIDTH


def test_what_begins_after_the_day_is_not_drawn() -> None:
    spans = [span(date(2030, 1, 1), None)]
    day = date(2020, 6, 30)
    assert bandstrip.strip(spans, bandstrip.axis_for(spans, day), day).rects == ()


def test_an_id_is_given_once_and_only_to_what_is_known() -> None:
    anchors = Anchors(fiction.dossier())
    assert anchors.give("health-0")
    assert not anchors.give("health-0")
    assert not anchors.give("nowhere")


def test_a_link_leads_only_to_what_can_be_read() -> None:
    record = fiction.dossier()
    links = Links("en", record, Anchors(record))

    def to(key: str, where: Target) -> str:
        return links.to(Detail(label="", value="", to=key, where=where))

    assert to("health-0", Target.HERE) == "#health-0"
    assert to("nowhere", Target.HERE) == ""
    assert to("", Target.NOWHERE) == ""
    assert to(fiction.KEY, Target.PERSON) == f"/en/people/{fiction.KEY}/ilmar-vostrikov/"
