"""What strangers and editors send that no form would: answered as wrong, never with a failure."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from cases.models import Person
from tests.conftest import ABISHEV, browser_of
from tracker.middleware import PageLanguage

HUGE = "9" * 23
LONG = "x" * 60_000
MANY = quote(" ".join(f"ab{number}" for number in range(1_500)))
QUERIES = [
    f"q={LONG}", f"q={MANY}", "q=%00", "q=%ED%A0%80", "q=%E2%80%AE", "q=%", "q=%zz%ff", "q=a&q=b", f"page={HUGE}",
    "page=1_000", "page=%C2%B2", "page=-1", "&".join(f"a{number}=1" for number in range(2_000)),
]  # fmt: skip
LOOKUPS = [
    "key__regex=(a%2B)%2B%24", "note__regex=(a%2B)%2B%24", "names__text__iregex=%28", "text__regex=%5B", f"p={HUGE}",
    "p=-1", "p=%C2%B2", "o=99", "o=" + ".1" * 500, "_to_field=password", "changed_by__password__startswith=s",
    f"id__exact={HUGE}", "id__exact=1_000", "id__in=" + "1," * 3_000 + "1", "changed_at__year=99999999", "e=1",
]  # fmt: skip
OBJECTS = [HUGE, "0", "-1", "1_0", "%C2%B2", "%00", "9223372036854775808", "a" * 3_000]
PATHS = [
    "/" + "a/" * 2_000, "/%00", "/%ff", "/%C0%AE%C0%AE/", "/en/../../etc/passwd", "/static/%2e%2e/%2e%2e/manage.py",
    "/static/%00", "//evil.example/", f"/en/people/{ABISHEV}/x/editions/{HUGE}/",
    f"/en/people/{ABISHEV}/x/editions/1_0/",
    f"/en/people/{ABISHEV}/%D0%B6/", f"/en/people/{ABISHEV}/x/editions/1/to/{HUGE}/", "/en/%0d%0aX:y",
]  # fmt: skip
HEADERS = [
    {"Host": "evil.example"}, {"Host": "localhost@evil"}, {"Host": "localhost:99999999"}, {"Cookie": "a;b;;=;"},
    {"Cookie": "sessionid=" + "x" * 3_000}, {"Cookie": "\xff\xfe"}, {"Accept-Language": "x" * 7_000},
    {"Accept-Language": "\xff"}, {"If-None-Match": '"' * 3_000}, {"If-Modified-Since": "x" * 999},
    {"Range": "bytes=9-"},
    {"Accept-Encoding": "gzip;q=\xff"}, {"X-Forwarded-Host": "evil.example"},
    {"Content-Type": "text/x; charset=nonsense"},
]  # fmt: skip


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=True)


@pytest.mark.usefixtures("published")
def test_queries_paths_and_headers_of_strangers(stranger: Client) -> None:
    pages = (
        "/en/people/",
        "/api/v1/people",
        "/en/cases/",
        f"/en/people/{ABISHEV}.csv",
        "/admin/login/",
        "/en/editions.atom",
    )
    asked = [f"{page}?{query}" for page in pages for query in QUERIES] + PATHS
    failed = [address[:80] for address in asked if stranger.get(address).status_code >= 500]
    for page in ("/en/people/", "/admin/login/", "/healthz"):
        failed += [f"{page} {held}"[:80] for held in HEADERS if stranger.get(page, headers=held).status_code >= 500]
    assert failed == []


@pytest.mark.usefixtures("drafted")
def test_lookups_of_editors(editor: User) -> None:
    client = browser_of(editor, raise_request_exception=True)
    for table in ("person", "custody", "submission"):
        for query in (*QUERIES, *LOOKUPS):
            assert client.get(f"/admin/cases/{table}/?{query}").status_code < 500, query[:60]


def test_numbers_that_no_table_has(editor: User) -> None:
    client = browser_of(editor)
    for table in ("person", "source", "submission"):
        for page in ("change", "delete", "history", "preview"):
            for pk in OBJECTS:
                assert client.get(f"/admin/cases/{table}/{pk}/{page}/").status_code in {302, 400, 403, 404}, (
                    table,
                    page,
                    pk[:30],
                )


@pytest.mark.usefixtures("drafted")
def test_a_line_with_a_number_that_no_table_has_is_refused(editor: User) -> None:
    client, person = browser_of(editor), Person.objects.get(key=ABISHEV)
    lines = {"names-TOTAL_FORMS": "1", "names-INITIAL_FORMS": "1", "names-0-id": HUGE, "names-0-text": "x"}
    assert client.post(f"/admin/cases/person/{person.pk}/change/", lines).status_code in {200, 400, 409}


@pytest.mark.parametrize("path", ["*", "evil:80", "", "/", "//", "en", "ru/x"])
def test_a_target_that_is_no_path_has_a_language(path: str) -> None:
    request = RequestFactory().get("/")
    request.path = request.path_info = path
    assert PageLanguage.language(request) in {"en", "ru"}


def test_no_method_fails(stranger: Client) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "FOO"):
        expected = 204 if method == "OPTIONS" else 405
        assert stranger.generic(method, "/en/method/").status_code == expected, method


def test_policies_of_both_sides(stranger: Client) -> None:
    public, inside = stranger.get("/en/method/").headers, stranger.get("/admin/login/").headers
    for heads in (public, inside):
        assert "unsafe" not in heads["Content-Security-Policy"]
        assert heads["Content-Security-Policy"].startswith("default-src 'none'")
        assert (heads["X-Content-Type-Options"], heads["X-Frame-Options"]) == ("nosniff", "DENY")
        assert (heads["Cross-Origin-Opener-Policy"], heads["Cross-Origin-Resource-Policy"]) == ("same-origin",) * 2
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in public["Content-Security-Policy"]
    assert (public["Referrer-Policy"], inside["Referrer-Policy"]) == ("no-referrer", "same-origin")
    assert "Set-Cookie" not in public
    assert inside["Cache-Control"].split(",")[-1].strip() in {"no-store", "private"}
