"""The page of one person: right address, the day asked for, texts in other languages, weight."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.conftest import ABISHEV
from tests.published import fiction
from tests.published.conftest import Shelf
from tests.published.html import Page, faults

ROOT = Path(__file__).resolve().parents[3]
HERE = f"/en/people/{fiction.KEY}/ilmar-vostrikov/"
FIRST_VIEW = 30_000


def text_of(reader: Client, path: str) -> str:
    return Page(reader.get(path).content.decode()).text


@pytest.mark.parametrize(
    "path",
    [
        f"/en/people/{fiction.KEY}/somebody-else/",
        f"/en/people/{fiction.KEY}/",
        f"/en/people/{fiction.KEY.lower()}/ilmar-vostrikov/",
    ],
)
def test_any_address_with_the_key_leads_to_the_right_one(reader: Client, shelve: Shelf, path: str) -> None:
    shelve(fiction.dossier())
    answer = reader.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (301, HERE)


def test_a_redirect_keeps_the_day(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    assert reader.get(f"/en/people/{fiction.KEY}/x/?on=2020-01-01").headers["Location"] == f"{HERE}?on=2020-01-01"


@pytest.mark.parametrize("path", ["/en/people/XX-NNNN/x/", f"/en/cases/{fiction.KEY}/x/", f"{HERE}editions/3/"])
def test_what_is_not_published_is_not_found(reader: Client, shelve: Shelf, path: str) -> None:
    shelve(fiction.dossier())
    assert reader.get(path).status_code == 404


def test_a_long_record_is_sound_and_light(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier(illnesses=40))
    source = reader.get(HERE).content
    sheet = (ROOT / "static" / "site.css").read_bytes()
    assert faults(source.decode()) == []
    assert len(gzip.compress(source)) + len(gzip.compress(sheet)) < FIRST_VIEW


def test_every_entry_has_an_anchor_of_its_own_key(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    ids = Page(reader.get(HERE).content.decode()).ids
    assert {"health-0", "health-1", "custody-1", "treatment-1", "response-1", "protest-1", "source-3"} <= set(ids)


def test_a_citation_says_where_and_through_whom(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    assert "paragraph 1 relative 1 → a radio station" in text_of(reader, HERE)


def test_a_text_in_another_language_is_marked_and_says_so(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    assert '<span lang="ru">Его били.</span> <small class="in">(Russian)</small>' in reader.get(HERE).content.decode()
    assert "(русский)" not in reader.get(HERE.replace("/en/", "/ru/")).content.decode()


def test_what_may_distress_is_folded_with_a_word_of_warning(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    source = reader.get(HERE).content.decode()
    entry = source[source.index('id="treatment-1"') :]
    assert entry.index("<details") < entry.index("Describes violence") < entry.index("Его били.")
    assert "alleged" in entry[: entry.index("<details")]


def test_the_band_is_drawn_twice_and_stands_as_a_table(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    page = Page(reader.get(HERE).content.decode())
    drawn = [one for one in page.all("svg") if one.get("role") == "img"]
    assert [one["class"] for one in drawn] == ["wide", "tall"]
    assert len(page.all("table")) >= 1


def test_the_page_names_the_day_asked_for(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    assert "As of today" in text_of(reader, f"{HERE}?on=2014-01-01")
    assert "As of today" not in text_of(reader, HERE)


@pytest.mark.parametrize("day", ["2021-02-30", "30.09.2021", "", "1899-12-31", "2101-01-01", "٢٠٢١-٠١-٠١"])
def test_a_day_that_is_none_is_explained(reader: Client, shelve: Shelf, day: str) -> None:
    shelve(fiction.dossier())
    answer = reader.get(HERE, {"on": day})
    assert answer.status_code == 400
    assert "on:" in Page(answer.content.decode()).text
    assert faults(answer.content.decode()) == []


def test_other_parameters_do_not_break_a_link_that_was_shared(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    assert reader.get(f"{HERE}?fbclid=x").status_code == 200


def test_an_old_edition_keeps_its_address_and_names_the_newer_one(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    old, new = (reader.get(f"{HERE}editions/{number}/").content.decode() for number in (1, 2))
    assert "There is a newer one: 2." in Page(old).text
    assert "it is the newest" in Page(new).text
    assert f'<link rel="canonical" href="http://testserver{HERE}editions/1/">' in old


def test_the_citation_box_leads_to_the_edition(reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    page = Page(reader.get(HERE).content.decode())
    assert f"{HERE}editions/2/" in [one.get("href") for one in page.all("a")]
    assert "{{cite web |title=Ilmar Vostrikov" in page.text
    files = [str(one.get("href")) for one in page.all("a")]
    assert {ending for ending in (".bib", ".ris", ".csl.json") if f"{HERE}editions/2{ending}" in files} == {
        ".bib", ".ris", ".csl.json",
    }  # fmt: skip


@pytest.mark.django_db
def test_the_demo_record_says_how_the_person_stood(published: None, reader: Client) -> None:
    here = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
    assert "Release ordered, not in force" in text_of(reader, f"{here}?on=2021-09-30")
    assert "Serving a prison sentence" in text_of(reader, f"{here}?on=2021-03-01")


def test_names_from_outside_are_escaped(reader: Client, shelve: Shelf) -> None:
    record: Any = fiction.dossier()
    object.__setattr__(record.people[0].names[0], "text", "<b>Ilmar</b> & Co")
    shelve(record)
    source = reader.get(f"/en/people/{fiction.KEY}/b-ilmar-b-co/").content.decode()
    assert "<h1>&lt;b&gt;Ilmar&lt;/b&gt; &amp; Co</h1>" in source


@pytest.mark.django_db
def test_a_case_shows_which_ruling_undid_which(published: None, reader: Client) -> None:
    said = text_of(reader, "/en/cases/KZ-CMR6C/case-of-kenzhebek-abishev-and-two-other-activists/")
    chain = said[said.index("Rulings, and what each did to the others") :]
    assert "Ruling · early release granted undone later" in chain
    assert "Quashed by Early release cancelled, February 2021" in chain
    assert "Two other activists" in said


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_way_back_to_the_list_stays_on_this_site(lang: str, reader: Client, shelve: Shelf) -> None:
    shelve(fiction.dossier())
    page = Page(reader.get(HERE.replace("/en/", f"/{lang}/", 1)).content.decode())
    hrefs = [one.get("href") for one in page.all("a")]
    assert f"/{lang}/people/" in hrefs
    assert not [href for href in hrefs if str(href).startswith("//")]
