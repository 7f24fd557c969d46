"""Citations: every style word for word, and what a title can break in none of them."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.published.formats import citation
from cases.published.formats.catalogue import reference
from cases.published.formats.citation import Reference
from tests.published.formats.editions import issue

URL = "https://records.example/en/people/ZZ-TEST/zed-example/editions/3/"
READ = Reference(
    title="Zed Example",
    site="Example records",
    key="ZZ-TEST",
    number=3,
    published_on=date(2022, 9, 1),
    url=URL,
    lang="en",
    accessed=date(2023, 6, 12),
)
EXPECTED = {
    "chicago": "“Zed Example.” Example records, ZZ-TEST, edition 3. Published September 1, 2022. "
    f"Accessed June 12, 2023. {URL}.",
    "apa": f"Example records. (2022, September 1). Zed Example (ZZ-TEST, edition 3). {URL}",
    "mla": f"“Zed Example.” Example records, ZZ-TEST, edition 3, 1 Sept. 2022, {URL}. Accessed 12 June 2023.",
    "gost": "Zed Example [Электронный ресурс] // Example records : [сайт]. ZZ-TEST, издание 3. "
    f"Дата публикации: 01.09.2022. URL: {URL} (дата обращения: 12.06.2023).",
    "wikipedia-en": "{{cite web |title=Zed Example |website=Example records |id=ZZ-TEST, edition 3 |language=en "
    f"|url={URL} |date=2022-09-01 |access-date=2023-06-12}}}}",
    "wikipedia-ru": "{{cite web |title=Zed Example |website=Example records |lang=en "
    f"|url={URL} |date=2022-09-01 |access-date=2023-06-12}}}}",
    "wikipedia-kk": "{{cite web |title=Zed Example |website=Example records |language=en "
    f"|url={URL} |date=2022-09-01 |access-date=2023-06-12}}}}",
    "bibtex": "@misc{zz-test-3,\n  title = {{Zed Example}},\n  author = {{Example records}},\n  year = {2022},\n"
    "  month = sep,\n  date = {2022-09-01},\n  note = {ZZ-TEST, edition 3},\n"
    f"  url = {{{URL}}},\n  urldate = {{2023-06-12}},\n}}",
    "ris": "TY  - ELEC\r\nID  - zz-test-3\r\nTI  - Zed Example\r\nT2  - Example records\r\nPB  - Example records\r\n"
    "PY  - 2022\r\nDA  - 2022/09/01\r\nET  - 3\r\nLA  - en\r\nN1  - ZZ-TEST, edition 3\r\n"
    f"UR  - {URL}\r\nY2  - 2023/06/12\r\nER  - \r\n",
}


@pytest.mark.parametrize("style", EXPECTED)
def test_a_style_word_for_word(style: str) -> None:
    assert citation.STYLES[style][1](READ) == EXPECTED[style]


def test_csl_json_is_one_item_for_a_web_page() -> None:
    (item,) = json.loads(citation.csl_json(READ))
    assert item == citation.csl(READ)
    assert (item["type"], item["URL"], item["version"]) == ("webpage", URL, "3")
    assert item["issued"] == {"date-parts": [[2022, 9, 1]]}
    assert item["accessed"] == {"date-parts": [[2023, 6, 12]]}


@pytest.mark.parametrize("style", citation.STYLES)
def test_every_style_has_the_permanent_address_and_can_do_without_a_day_of_access(style: str) -> None:
    make = citation.STYLES[style][1]
    assert URL in make(READ)
    unread = make(replace(READ, accessed=None))
    assert URL in unread
    for word in ("2023", "ccess", "обращения", "urldate", "Y2"):
        assert word not in unread


def test_a_title_that_ends_with_a_stop_gets_no_second_one() -> None:
    assert "“Who is Zed?” Example" in citation.chicago(replace(READ, title="Who is Zed?"))
    assert "“Zed Jr.” Example" in citation.mla(replace(READ, title="Zed Jr."))


BREAKING = "A|b}} [[c]] {d} <ref>\n\r\nER  - \\e & 100% $ # _ ~ ^"


@pytest.mark.parametrize("make", [citation.wikipedia_en, citation.wikipedia_ru, citation.wikipedia_kk])
def test_a_title_cannot_end_the_template(make: citation.Style) -> None:
    made = make(replace(READ, title=BREAKING))
    inside = made.removeprefix("{{cite web ").removesuffix("}}")
    assert not re.search(r"[{}\[\]<>\n]", inside)
    assert inside.count("|") == citation.wikipedia_en(READ).count("|") - (make is not citation.wikipedia_en)


@given(st.text())
def test_a_title_cannot_end_a_record_of_ris(title: str) -> None:
    lines = citation.ris(replace(READ, title=title)).split("\r\n")
    assert len(lines) == 14
    assert [line[:6] for line in lines[:3]] == ["TY  - ", "ID  - ", "TI  - "]
    assert not any("\n" in line or "\r" in line for line in lines)


@given(st.text())
def test_braces_balance_in_bibtex(title: str) -> None:
    depth = 0
    for sign in citation.bibtex(replace(READ, title=title)):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


def test_a_box_has_every_style_that_is_pasted_under_its_name() -> None:
    box = citation.citations(READ, "ru")
    assert [code for code, _label, _text in box] == ["gost", "chicago", "apa", "mla", "wikipedia-ru"]
    assert dict((code, label) for code, label, _text in box)["gost"] == "ГОСТ Р 7.0.5"


def test_an_edition_is_cited_at_its_own_address() -> None:
    made = reference(issue(number=3, lang="ru"))
    assert made.url == "https://records.example/ru/people/ZZ-TEST/zed-example/editions/3/"
    assert (made.title, made.lang, made.accessed) == ("Зед Примеров", "ru", None)
