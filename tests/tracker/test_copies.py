"""Copies of public answers: the bytes of Django, for as long as these are right, and nothing of the editors."""

from datetime import date, datetime
from itertools import cycle, product
from typing import Any

import brotli
import pytest
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError
from django.http import HttpResponse, StreamingHttpResponse

from cases import review
from cases.models import Act, Person
from cases.published import generation, index
from cases.published.models import Edition
from tests.conftest import ABISHEV, browser_of
from tests.security.installation import is_postgres
from tests.security.surface import addresses
from tests.through import Through, copies, present, said
from tests.walking import Answer, Walk
from tracker import copies as module
from tracker.copies import FRESH, present_state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]

PAGE = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
FILES = (PAGE, "/ru/", f"/api/v1/people/{ABISHEV}", "/kk/people/?q=abishev", "/en/people.json", "/en/method/")
PACKED, SMALLEST = {"Accept-Encoding": "gzip"}, {"Accept-Encoding": "gzip, br"}
FORMS = ({}, PACKED, SMALLEST)
ONCE = pytest.mark.skipif(is_postgres(), reason="is asked on SQLite: what stands before Django sees no engine")


@ONCE
def test_every_answer_of_the_crawl_is_that_of_django(published: None) -> None:
    """The walk reads what Django says, so that nothing is drawn a third time."""
    django, through, others = Through(WSGIHandler()), Through(copies()), []

    def ask(path: str) -> Answer:
        wanted = django.get(path, headers=SMALLEST)
        if [said(through.get(path, headers=SMALLEST)) for _time in ("made", "kept")] != [said(wanted)] * 2:
            others.append(path)
        body = wanted.getvalue()
        plain = brotli.decompress(body) if wanted.headers.get("Content-Encoding") == "br" else body
        return Answer(wanted.status_code, plain, wanted.headers["Content-Type"], wanted.headers.get("Location", ""))

    walk = Walk(ask)
    walk.go("/en/")
    assert len(walk.pages) > 200
    assert others == []


def test_every_address_of_the_table_is_answered_as_by_django(published: None) -> None:
    """One after the other in each of the forms, and those that are asked for the most in all."""
    django, through = Through(WSGIHandler()), Through(copies())
    public = [address for address in addresses() if not address.startswith("/admin/")]
    for path, form in (*zip(public, cycle(FORMS), strict=False), *product(FILES, FORMS)):
        answers = [said(through.get(path, headers=form)) for _time in ("made", "kept")]
        assert answers == [said(django.get(path, headers=form))] * 2, path


@pytest.mark.parametrize("packed", FORMS, ids=["plain", "gzip", "brotli"])
def test_who_has_an_answer_is_told_so_as_by_django(published: None, packed: dict[str, str]) -> None:
    """A view that knows its tag beforehand makes no headers of the file: a copy's 304 has these too."""
    django, through = Through(WSGIHandler()), Through(copies())
    for path in (*FILES, f"/en/people/{ABISHEV}/kenzhebek-abishev.csv", "/api/v1/head.json"):
        known = packed | {"If-None-Match": through.get(path, headers=packed).headers["ETag"]}
        for method in ("get", "head"):
            answers = [said(getattr(client, method)(path, headers=known)) for client in (django, through)]
            assert [answer[::2] for answer in answers] == [(304, b"")] * 2
            assert set(answers[0][1]) <= set(answers[1][1]), path
            assert "Content-Length" not in dict(answers[1][1])


UNUSUAL = (
    {"Accept-Language": "kk, ru;q=0.5"},
    {"Accept": "application/json"},
    {"User-Agent": "curl/8", "Referer": "http://testserver/en/", "Origin": "http://elsewhere.example"},
    {"X-Forwarded-Host": "elsewhere.example", "X-Forwarded-Proto": "https", "Forwarded": "host=elsewhere.example"},
    {"X-HTTP-Method-Override": "POST", "X-Original-URL": "/admin/", "X-Requested-With": "XMLHttpRequest"},
    {"Accept-Encoding": "br, gzip;q=0"},
    {"Accept-Encoding": "br;q=0.9, GZIP"},
    {"Accept-Encoding": "br;q=0"},
    {"Accept-Encoding": "gzip;q=0.001"},
    {"Accept-Encoding": "*"},
    {"Accept-Encoding": "*;q=0"},
    {"Accept-Encoding": "identity"},
    {"Range": "bytes=0-99"},
    {"If-None-Match": '"other", "another"'},
    {"If-None-Match": "*"},
    {"If-None-Match": "not a tag"},
    {"If-Match": '"other"'},
    {"If-Modified-Since": "Thu, 30 Sep 2027 00:00:00 GMT"},
    {"If-Unmodified-Since": "Thu, 30 Sep 1999 00:00:00 GMT"},
    {"Accept-Datetime": "Thu, 30 Sep 2027 00:00:00 GMT"},
    {"Cookie": "sessionid=nobody; csrftoken=none"},
    {"Host": "localhost"},
    {"Host": "elsewhere.example"},
    {"Cache-Control": "no-cache"},
)


@ONCE
@pytest.mark.parametrize("headers", UNUSUAL, ids=str)
def test_whatever_else_a_reader_sends_the_answer_is_that_of_django(published: None, headers: dict[str, str]) -> None:
    django, through = Through(WSGIHandler()), Through(copies())
    for path in FILES:
        for before in FORMS:
            through.get(path, headers=before)
        for method in ("get", "head", "post", "options"):
            answers = [said(getattr(client, method)(path, headers=headers)) for client in (django, through)]
            assert answers[0] == answers[1], f"{method} {path}"


def test_a_tag_is_found_in_a_list_and_when_it_is_weak(published: None) -> None:
    through = Through(copies())
    tag = through.get(PAGE).headers["ETag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", f'W/"other",W/{tag}', "*"):
        for method in (through.get, through.head):
            answer = method(PAGE, headers={"If-None-Match": known})
            assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", tag)
    for packed in (PACKED, SMALLEST):
        assert through.get(PAGE, headers={"If-None-Match": tag} | packed).status_code == 200


def test_a_kept_answer_asks_the_database_for_nothing(published: None, django_assert_num_queries: Any) -> None:
    now = [0.0]
    through = Through(copies(clock=lambda: now[0]))
    through.get(PAGE)
    with django_assert_num_queries(0):
        assert through.get(PAGE).status_code == 200
        now[0] = FRESH - 0.01
        assert through.get(PAGE).status_code == 200
    now[0] = FRESH
    with django_assert_num_queries(1):
        assert through.get(PAGE).status_code == 200


class Site:
    """An application that counts how often it is asked, and answers what it is told to."""

    def __init__(self, answer: Any = None) -> None:
        self.asked = 0
        self.answer = answer or (lambda: HttpResponse("text", headers={"ETag": '"1"', "Cache-Control": "public"}))

    def __call__(self, environ: Any, start: Any) -> Any:
        self.asked += 1
        response = self.answer()
        start(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response


def times_asked(site: Site, path: str = "/en/", **headers: str) -> int:
    """How often the application is asked when a reader asks twice."""
    through = Through(copies(site))
    for _time in range(2):
        through.get(path, headers=headers)
    return site.asked


@pytest.mark.parametrize("path", ["/en/", "/ru/people/?q=x", "/kk/x.csv", "/api/v1/people"])
def test_what_readers_get_is_kept(path: str) -> None:
    assert times_asked(Site(), path) == 1


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/en/", "/admin/login/?next=/en/", "//en/", "/healthz", "/", "/english/", "/static/en/x"]
)
def test_nothing_else_is_kept(path: str) -> None:
    assert times_asked(Site(), path) == 2


@pytest.mark.parametrize("header", ["Cookie", "Authorization", "Accept-Datetime", "Range", "If-Match"])
def test_who_asks_for_something_of_their_own_gets_no_copy(header: str) -> None:
    assert times_asked(Site(), **{header: "x"}) == 2


def answer(**headers: str) -> Any:
    """An application's answer with the headers, beside those of a public one."""
    given = {"ETag": '"1"', "Cache-Control": "public, no-cache"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return lambda: HttpResponse("text", headers=given)


@pytest.mark.parametrize(
    "told",
    [
        answer(Set_Cookie="sessionid=x"),
        answer(Vary="Cookie"),
        answer(Vary="Accept-Encoding, Accept-Language"),
        answer(Vary="*"),
        answer(Cache_Control="private"),
        answer(Cache_Control="no-store"),
        answer(ETag='W/"1"'),
        answer(ETag=""),
        lambda: HttpResponse("x" * 100_000, headers={"ETag": '"1"', "Cache-Control": "public"}),
        lambda: HttpResponse("gone", status=410, headers={"ETag": '"1"', "Cache-Control": "public"}),
        lambda: StreamingHttpResponse([b"text"], headers={"ETag": '"1"', "Cache-Control": "public"}),
    ],
)
def test_an_answer_that_is_not_for_everybody_is_not_kept(told: Any) -> None:
    site = Site(told)
    through = Through(copies(site, limit=1_000_000))
    for _time in range(2):
        assert through.get("/en/").getvalue() == b"".join(told())
    assert site.asked == 2


def test_copies_take_no_more_memory_than_they_may() -> None:
    site = Site()
    through = Through(copies(site, limit=100_000))
    for number in (*range(50), 49, 0):
        through.get(f"/en/?page={number}")
    assert site.asked == 51


def test_while_the_state_is_not_known_django_answers() -> None:
    site, states = Site(), iter([("a", date(2026, 1, 1)), None, None, ("a", date(2026, 1, 1))])
    through = Through(copies(site, present=lambda: next(states)))
    for _time in range(4):
        assert through.get("/en/").content == b"text"
    assert site.asked == 4


def test_a_database_that_is_away_has_no_state(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> str:
        raise DatabaseError

    monkeypatch.setattr(module, "close_old_connections", lambda: None)
    assert present_state() == present()
    monkeypatch.setattr(generation, "present", fails)
    assert present_state() is None


def test_a_page_of_yesterday_is_not_sent_today() -> None:
    site, states = Site(), iter([("a", date(2026, 1, 1)), ("a", date(2026, 1, 2))])
    through = Through(copies(site, present=lambda: next(states)))
    for _time in range(2):
        through.get("/en/")
    assert site.asked == 2


def test_what_changed_while_a_page_was_made_makes_it_old() -> None:
    states = ["before"]
    site = Site()
    through = Through(copies(site, present=lambda: (states[-1], date(2026, 1, 1))))
    site.answer, usual = lambda: states.append("after") or usual(), site.answer
    through.get("/en/")
    site.answer = usual
    for _time in range(2):
        through.get("/en/")
    assert site.asked == 2


def test_after_a_change_by_this_process_the_next_reader_looks_again() -> None:
    site, states = Site(), ["before"]
    through = Through(copies(site, present=lambda: (states[-1], date(2026, 1, 1)), clock=lambda: 0.0))
    through.get("/en/")
    states.append("after")
    through.get("/en/")
    assert site.asked == 1
    through.post("/admin/")
    through.get("/en/")
    assert site.asked == 3


def test_an_editor_who_is_logged_in_gets_no_copy_and_makes_none(published: None, editor: User) -> None:
    through = Through(copies())
    through.cookies = browser_of(editor).cookies
    assert b"submission" in through.get("/admin/").content.lower()
    through.get("/en/")
    assert len(through.site._shelf._kept) == 0


def test_no_copy_outlives_a_publication_a_removal_or_its_lifting(
    edition: Edition, done: Any, editor: User, reviewer: User, at: datetime
) -> None:
    django, through = Through(WSGIHandler()), Through(copies())
    paths = (PAGE, "/en/", "/en/people/", f"{PAGE}editions/", f"{PAGE}editions/1/", f"/api/v1/people/{ABISHEV}")

    def seen() -> list[int]:
        for path in paths:
            now = said(django.get(path))
            assert [said(through.get(path)) for _time in range(2)] == [now, now], path
        return [through.get(path).status_code for path in paths]

    person = Person.objects.get(key=ABISHEV)
    person.names.create(text="Another Spelling", lang="en")
    published = [seen()]
    review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)
    published.append(seen())
    newest = Edition.objects.get(subject_key=ABISHEV, number=2)
    assert published == [[200] * 6] * 2
    for act, status in ((Act.SUPPRESS, 404), (Act.LIFT, 200), (Act.WITHDRAW, 410), (Act.EXPUNGE, 410)):
        done(newest, act)
        assert seen()[0] == status
    index.rebuild()
    seen()
