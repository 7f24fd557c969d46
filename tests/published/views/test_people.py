"""The list of people: any script finds them, any day, and what cannot be asked is explained."""

from dataclasses import replace

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from cases.published.filters import people_filter
from cases.published.views import people as view
from tests.conftest import ABISHEV, ATABEK
from tests.published.html import Page, faults
from tests.published.listing import listed

pytestmark = pytest.mark.django_db

LIST = "/en/people/"


def found(reader: Client, **asked: str) -> set[str]:
    """The keys of the people in the list."""
    page = Page(reader.get(LIST, asked).content.decode())
    links = (one.get("href", "") for one in page.all("a"))
    return {link.split("/")[3] for link in links if link.startswith("/en/people/KZ-") and "#" not in link}


def text(reader: Client, path: str = LIST, **asked: str) -> str:
    return Page(reader.get(path, asked).content.decode()).text


@pytest.mark.parametrize(
    "name", ["Abishev", "Абишев", "Әбішев", "abyshev", "Kenzhebek", "Кенжебек Әбішев", ABISHEV.lower()]
)
def test_any_spelling_finds_the_person(published: None, reader: Client, name: str) -> None:
    assert found(reader, q=name) == {ABISHEV}


@pytest.mark.parametrize("name", ["Toreghozhina", "Toregozhina", "Торегожина", "Төреғожина"])
def test_somebody_only_mentioned_is_found_once_with_the_records_that_say_so(
    published: None, reader: Client, name: str
) -> None:
    page = Page(reader.get(LIST, {"q": name}).content.decode())
    assert page.text.count("Bakytzhan Toregozhina") == 1
    anchored = [one["href"] for one in page.all("a") if "#KZ-" in one.get("href", "")]
    assert f"{LIST}{ATABEK}/aron-atabek/#KZ-337V" in anchored
    for link in anchored:
        path, _hash, key = link.partition("#")
        assert key in Page(reader.get(path).content.decode()).ids


def test_without_a_name_only_those_with_a_record_are_listed(published: None, reader: Client) -> None:
    assert found(reader) == {ABISHEV, ATABEK}
    assert "Toregozhina" not in text(reader)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2006-07-16", set()),
        ("2006-07-17", {ATABEK}),
        ("2018-01-01", {ABISHEV, ATABEK}),
        ("2021-09-30", {ABISHEV, ATABEK}),
        ("2021-10-01", {ABISHEV}),
        ("2022-01-17", set()),
    ],
)
def test_held_is_asked_for_a_day(published: None, reader: Client, day: str, held: set[str]) -> None:
    assert found(reader, on=day, held="yes") == held
    assert found(reader, on=day, held="no") == {ABISHEV, ATABEK} - held


def test_a_status_is_asked_for_a_day(published: None, reader: Client) -> None:
    assert found(reader, on="2021-09-30", status="release_ordered") == {ABISHEV}
    assert found(reader, on="2021-10-15", status="restricted_freedom") == {ATABEK}
    assert "released to restricted freedom" in text(reader, on="2021-10-15")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        (
            "colour=red",
            [
                "colour",
                "There are: q, on, known, held, status, country, place",
            ],
        ),
        ("on=yesterday", ["on", "2021-09-30"]),
        ("on=2021-02-29", ["on", "is not a day of the calendar"]),
        ("status=free", ["status", "“free” is not among:", "restricted_freedom"]),
        ("country=FR", ["country", "is not among: KZ"]),
        ("held=maybe", ["held", "is not among: yes, surely, no"]),
        ("page=2", ["page", "There is no such filter."]),
        ("after=KZ-NOPE", ["after", "is not the key of a person"]),
        ("after=KZ-QM2K&before=KZ-TR99", ["before", "Give either after or before."]),
        ("year=1_000", ["year", "is not among:"]),
        ("year=²", ["year"]),
        ("known=2021-9-30", ["known", "2021-09-30"]),
        ("sort=random", ["sort", "is not among: name, held, updated"]),
        ("q=a&q=b", ["q", "Give it once."]),
        ("q=" + "a" * 101, ["q"]),
        ("q=%00", ["q"]),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_what_cannot_be_asked_is_named(
    published: None, reader: Client, query: str, named: list[str], lang: str
) -> None:
    answer = reader.get(f"/{lang}/people/?{query}")
    source = answer.content.decode()
    assert answer.status_code == 400
    assert faults(source) == []
    if lang == "en":
        assert [word for word in named if word not in Page(source).text] == []


def test_nobody_found_says_what_was_searched_and_what_would_widen_it(published: None, reader: Client) -> None:
    said = text(reader, q="Abishev", status="exile")
    assert "Nobody fits. 2 records were searched, with" in said
    assert "It would widen the search to leave out: Status: 1 person" in said


def test_what_was_searched_is_a_sentence_in_russian_with_quotes_of_its_own(published: None, reader: Client) -> None:
    said = text(reader, "/ru/people/", q="Wombat")
    assert "Никто не найден. Просмотрены 2 записи, " in said
    assert "«Wombat»" in said


def test_a_name_with_a_slip_is_answered_with_one_that_looks_like_it(published: None, reader: Client) -> None:
    page = Page(reader.get(LIST, {"q": "Atabak"}).content.decode())
    assert "Did you mean:" in page.text
    assert "?q=Aron+Atabek" in [one.get("href") for one in page.all("a")]


def test_names_like_it_are_offered_where_the_list_ends_on_the_page(published: None) -> None:
    listed(1, ["Aron Atabuk"])
    asked = people_filter(QueryDict("q=Aron Atabek"), timezone.localdate())
    whole = view.listed(asked)
    assert view.similar(asked, whole) == ["Aron Atabuk"]
    assert view.similar(asked, replace(whole, after="XX-0002")) == []
    assert view.similar(asked, replace(whole, before="XX-0002")) == []


def test_beside_those_who_are_called_so_names_like_it_are_offered(published: None, reader: Client) -> None:
    for name in ("Abishev", "Aron Atabek"):
        assert "Names like it:" not in Page(reader.get(LIST, {"q": name}).content.decode()).text
    listed(1, ["Aron Atabuk"])
    page = Page(reader.get(LIST, {"q": "Aron Atabek"}).content.decode())
    assert "1 person" in page.text
    assert "Names like it: Aron Atabuk" in page.text
    assert "?q=Aron+Atabuk" in [one.get("href") for one in page.all("a")]
    assert "Names like it:" not in Page(reader.get(LIST, {"q": "Aron Atabek", "sex": "male"}).content.decode()).text


@pytest.mark.parametrize("name", ["%", "_", "'", "<script>", "…", "  ", "\\"])
def test_signs_are_neither_names_nor_commands(published: None, reader: Client, name: str) -> None:
    answer = reader.get(LIST, {"q": name})
    assert answer.status_code == 200
    assert faults(answer.content.decode()) == []


def test_the_number_on_the_front_page_is_the_length_of_the_list_behind_it(published: None, reader: Client) -> None:
    page = Page(reader.get("/en/").content.decode())
    assert "People with a record2 Surely held" in page.text
    assert "Held, surely or possibly0" in page.text
    assert len(found(reader)) == 2
    assert len(found(reader, held="yes")) == 0
