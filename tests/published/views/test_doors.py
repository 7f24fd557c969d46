"""The front door, answers that are no pages, and pages that say that something is wrong."""

from typing import Any

import pytest
from django.test import Client

from cases.published.views import method
from tests.published.html import Page, faults

STRICT = "default-src 'none'"


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("ru", "ru"),
        ("kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
        ("de,fr;q=0.9,ru;q=0.1", "ru"),
        ("en-GB;q=0.3,kk;q=0.4", "kk"),
        ("de", "en"),
        ("", "en"),
        ("*", "en"),
        (";;;,,q=", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_a_bare_address_leads_to_the_language_of_the_browser(reader: Client, asked: str, lang: str) -> None:
    answer = reader.get("/", headers={"Accept-Language": asked})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/{lang}/")
    assert "Accept-Language" in answer.headers["Vary"]
    assert not answer.cookies


def test_a_cookie_does_not_choose_the_language(reader: Client) -> None:
    reader.cookies["language"] = "ru"
    assert reader.get("/", headers={"Accept-Language": "kk"}).headers["Location"] == "/kk/"


@pytest.mark.parametrize(
    ("path", "lang", "words"),
    [
        ("/en/nowhere/", "en", "There is no page at this address"),
        ("/ru/nowhere/", "ru", "По этому адресу нет страницы"),
        ("/kk/people/-/", "kk", "Бұл мекенжайда бет жоқ"),
        ("/de/", "en", "There is no page at this address"),
    ],
)
def test_a_wrong_address_is_answered_in_its_language(reader: Client, path: str, lang: str, words: str) -> None:
    answer = reader.get(path)
    source = answer.content.decode()
    page = Page(source)
    assert answer.status_code == 404
    assert page.all("html") == [{"lang": lang}]
    assert words in page.text
    assert faults(source) == []
    assert answer.headers["Content-Security-Policy"].startswith(STRICT)


@pytest.mark.parametrize(("lang", "words"), [("en", "failed on our side"), ("ru", "Сбой"), ("kk", "ақау")])
def test_a_failure_is_answered_in_the_language_without_the_database(
    reader: Client, monkeypatch: Any, lang: str, words: str, caplog: Any
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr(method, "framed", fail)
    answer = reader.get(f"/{lang}/method/")
    source = answer.content.decode()
    assert answer.status_code == 500
    assert words in Page(source).text
    assert "a secret of ours" not in source
    assert faults(source) == []
    assert answer.headers["Content-Security-Policy"].startswith(STRICT)


def test_a_host_that_is_not_ours_is_refused_with_a_page(reader: Client) -> None:
    answer = reader.get("/ru/method/", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 400
    assert faults(answer.content.decode()) == []


def test_a_wrong_method_is_answered_in_the_language(reader: Client) -> None:
    answer = reader.post("/kk/method/")
    assert answer.status_code == 405
    assert "POST" in answer.content.decode()
    assert faults(answer.content.decode()) == []


def test_robots_may_read_everything_but_the_editors_side(reader: Client) -> None:
    answer = reader.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/" in answer.content.decode()


def test_the_old_address_of_the_icon_leads_to_it(reader: Client) -> None:
    assert reader.get("/favicon.ico").headers["Location"] == "/static/favicon.svg"


@pytest.mark.django_db
def test_health_is_that_of_the_database(reader: Client) -> None:
    assert reader.get("/healthz").content == b"ok\n"
