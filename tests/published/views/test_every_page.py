"""What holds on every address that a reader can ask for."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import ABISHEV, ATABEK
from tests.published.html import Page, faults

pytestmark = pytest.mark.django_db

PERSON = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
OTHER = f"/en/people/{ATABEK}/aron-atabek/"
CASE = "/en/cases/KZ-CXMX9/the-shanyrak-unrest/"
# Address: the queries that it takes, however long the records are.
PAGES = {
    "/en/": 14,
    "/en/people/": 9,
    "/en/people/?q=Абишев": 19,
    "/en/people/?q=Nobody&status=serving": 9,
    "/en/people/?on=2021-03-01&held=yes&country=KZ": 12,
    "/en/people/?known=2026-11-22&view=table&sort=held": 13,
    "/en/numbers/": 7,
    "/en/numbers/?on=2018-06-01&country=KZ": 9,
    "/en/places/": 3,
    "/en/courts/": 3,
    "/en/judges/": 3,
    "/en/courts/org-fnj9g3/": 6,
    "/en/cases/": 1,
    "/en/method/": 0,
    "/en/data/": 1,
    "/en/untranslated/": 2,
    "/en/api/": 2,
    PERSON: 2,
    OTHER: 2,
    f"{PERSON}?on=2021-09-30": 4,
    f"{PERSON}editions/": 3,
    f"{PERSON}editions/1/": 2,
    CASE: 2,
    f"{CASE}editions/": 3,
    f"{CASE}editions/1/": 2,
}
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'"
LANGUAGES = ["en", "ru", "kk"]


def in_language(path: str, lang: str) -> str:
    return path.replace("/en/", f"/{lang}/", 1)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound(published: None, reader: Client, path: str, lang: str) -> None:
    answer = reader.get(in_language(path, lang))
    source = answer.content.decode()
    page = Page(source)
    assert answer.status_code == 200
    assert faults(source) == []
    assert page.all("html") == [{"lang": lang}]
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert answer.headers["Content-Language"] == lang
    assert answer.headers["Content-Security-Policy"].startswith(STRICT)
    assert not answer.cookies


@pytest.mark.parametrize(("path", "queries"), PAGES.items())
def test_a_page_takes_so_many_queries(published: None, reader: Client, path: str, queries: int) -> None:
    reader.get("/en/people/?sex=female")  # After it the process remembers which choices there are.
    with CaptureQueriesContext(connection) as taken:
        reader.get(path)
    assert len(taken) == queries, [query["sql"][:120] for query in taken.captured_queries]


@pytest.mark.parametrize("path", PAGES)
def test_the_same_page_is_one_step_away_in_the_other_languages(published: None, reader: Client, path: str) -> None:
    page = Page(reader.get(path).content.decode())
    there = {one["hreflang"]: one["href"] for one in page.all("a") if "hreflang" in one}
    assert set(there) == {"ru", "kk"}
    for lang, href in there.items():
        assert href.split("?")[0] == in_language(path.split("?", maxsplit=1)[0], lang)
        assert reader.get(href).status_code == 200
    alternates = {one["hreflang"] for one in page.all("link") if "hreflang" in one}
    assert alternates == {*LANGUAGES, "x-default"}


@pytest.mark.parametrize("path", PAGES)
def test_the_canonical_address_is_its_own_without_a_query(published: None, reader: Client, path: str) -> None:
    page = Page(reader.get(path).content.decode())
    assert [one["href"] for one in page.all("link") if one["rel"] == "canonical"] == [
        f"http://testserver{path.split('?', maxsplit=1)[0]}"
    ]


@pytest.mark.parametrize("path", [*PAGES, "/", "/robots.txt", "/healthz", "/api/v1/people"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_but_reading_is_allowed(published: None, path: str, method: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = getattr(strict, method)(path)
    assert answer.status_code == (204 if method == "options" else 405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert not answer.cookies


@pytest.mark.parametrize("path", PAGES)
def test_a_head_is_answered_without_a_body(published: None, reader: Client, path: str) -> None:
    answer = reader.head(path)
    assert (answer.status_code, answer.content) == (200, b"")
