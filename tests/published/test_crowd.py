"""With invented people beside the real ones every number is the length of its list, and no page takes more queries."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.exchange.fiction.stages import stages
from cases.models import Person
from cases.published import index, store
from cases.published.models import Edition, Heading, ListedEdition, ListedFact, StatusSpan, Trait
from tests.published.html import Page, faults

pytestmark = pytest.mark.django_db

PEOPLE = 7
PAGES = [
    "/en/",
    "/en/people/",
    "/en/people/?view=table&sort=held",
    "/en/people/?held=no&sex=male",
    "/en/numbers/",
    "/en/places/",
    "/en/courts/",
    "/en/judges/",
]


def queries(reader: Client, path: str) -> int:
    """How many queries a page takes once the process has seen the present state: the first one asks what there is."""
    assert reader.get("/en/people/").status_code == 200
    with CaptureQueriesContext(connection) as taken:
        assert reader.get(path).status_code == 200
    return len(taken)


def listed(reader: Client, path: str) -> int:
    """How many rows the list behind a link has, over all its pages."""
    rows, nexts = 0, [path]
    while nexts:
        page = Page(reader.get(nexts.pop()).content.decode())
        rows += sum(1 for one in page.elements if one.tag == "li" and one.attributes.get("class") == "row")
        nexts += [path.partition("?")[0] + one["href"] for one in page.all("a") if "next" in one.get("rel", "")]
    return rows


def numbers_with_links(source: str) -> Iterator[tuple[int, str]]:
    for href, number in re.findall(r'<a(?: rel="nofollow")? href="([^"]*)">(\d+)</a>', source):
        if "/people/" in href:
            yield int(number), href.replace("&amp;", "&")


def table(model: Any) -> list[Any]:
    return sorted(str(sorted(row.items())) for row in model.objects.values(*columns(model)))


def columns(model: Any) -> list[str]:
    hidden = {"id", "listing", "edition"}
    return ["listing__key"] + [one.name for one in model._meta.fields if one.name not in hidden]


@pytest.fixture
def crowd(published: None, reader: Client) -> dict[str, int]:
    """Seven invented people beside the two real ones; answers the queries of each page before they came."""
    before = {path: queries(reader, path) for path in PAGES}
    call_command("invent", people=PEOPLE, seed=3, stdout=io.StringIO())
    return before


def test_a_crowd(crowd: dict[str, int], reader: Client) -> None:
    assert {path: queries(reader, path) for path in PAGES if path != "/en/"} == {
        path: number for path, number in crowd.items() if path != "/en/"
    }
    assert listed(reader, "/en/people/") == PEOPLE + 2
    assert store.first_broken_link() == ""
    for path in ("/en/", "/en/numbers/", "/en/numbers/?on=2020-01-01", "/ru/places/", "/en/judges/"):
        source = reader.get(path).content.decode()
        assert faults(source) == []
        for number, href in dict((href, (number, href)) for number, href in numbers_with_links(source)).values():
            assert listed(reader, href) == number, href
    facets_agree(reader)
    headings_are_whole(reader)
    the_same_index_is_made_again()
    it_is_said_once()


def facets_agree(reader: Client) -> None:
    """Each choice of the list says how long the list is with it."""
    source = reader.get("/en/people/?held=yes").content.decode()
    link = r'<a rel="nofollow" class="choice" href="(\?[^"]*)"[^>]*>(?:(?!</a>).)*</a>'
    found = re.findall(rf'<li(?: class="chosen")?>{link} <span>(\d+)</span></li>', source)
    assert len(found) > 20
    for query, number in found:
        if "held=yes" in query and query != "?held=yes":
            assert listed(reader, "/en/people/" + query.replace("&amp;", "&")) == int(number), query
    lines = list(csv.reader(io.StringIO(b"".join(reader.get("/en/people.csv?held=yes")).decode())))
    assert len(lines) - 1 == listed(reader, "/en/people/?held=yes")
    assert len(lines) - 1 == reader.get("/en/people.json?held=yes").json()["count"]


def headings_are_whole(reader: Client) -> None:
    for shelf, facet in (("places", "place"), ("courts", "court"), ("judges", "judge")):
        for code in Heading.objects.filter(facet=facet).values_list("code", flat=True):
            source = reader.get(f"/kk/{shelf}/{code}/").content.decode()
            assert faults(source) == []
            assert Page(source).all("table"), (shelf, code)


def the_same_index_is_made_again() -> None:
    before = [table(model) for model in (StatusSpan, Trait, ListedFact, ListedEdition)]
    index.rebuild()
    assert [table(model) for model in (StatusSpan, Trait, ListedFact, ListedEdition)] == before


def it_is_said_once() -> None:
    """The same seed again adds nobody; a stranger among the people is a reason to refuse."""
    editions = Edition.objects.count()
    call_command("invent", people=PEOPLE, seed=3, stdout=io.StringIO())
    assert Edition.objects.count() == editions
    Person.objects.create(key="KZ-ZZZZ", country="KZ")
    with pytest.raises(CommandError, match="--beside-others"):
        call_command("invent", people=1, seed=4, stdout=io.StringIO())


@pytest.mark.parametrize("number", [0, -1, 5001])
def test_a_number_that_cannot_be_is_refused(number: int) -> None:
    with pytest.raises(CommandError, match="1 to 5000"):
        call_command("invent", people=number)


def test_a_seed_makes_the_same_people_and_no_day_lies_ahead() -> None:
    today = date(2026, 11, 26)
    told = stages(60, seed=9, today=today)
    assert told == stages(60, seed=9, today=today)
    assert told != stages(60, seed=10, today=today)
    assert len({stage.person for stage in told}) == 60
    assert max(stage.day for stage in told) <= today
    assert [stage.day for stage in told] == sorted(stage.day for stage in told)
