"""What a CDN is told: keys of what was published, everything where something is taken from view, until it is heard."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from cases import review
from cases.models import Act, Person
from cases.published import generation
from cases.published.models import Edition
from cases.published.purging import ALL, LISTS, SETTLES, Purge, post
from tests.conftest import ABISHEV

pytestmark = pytest.mark.usefixtures("published")


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Cdn:
    """What was told, and whether it is heard."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.hears = True

    def __call__(self, tag: str) -> None:
        if not self.hears:
            raise ConnectionRefusedError
        self.told.append(tag)


@pytest.fixture
def cdn() -> Cdn:
    return Cdn()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def purge(cdn: Cdn, clock: Clock) -> Purge:
    """One that has told everything."""
    purge = Purge(cdn, clock)
    purge.step()
    clock.now += SETTLES
    purge.step()
    assert cdn.told == [ALL]
    cdn.told.clear()
    return purge


def publish(editor: User, reviewer: User, at: datetime) -> None:
    person = Person.objects.get(key=ABISHEV)
    person.names.filter(lang="ru").update(text="Вымышленный Человек")
    review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)


def test_a_publication_is_told_once_when_no_old_copy_is_left(
    purge: Purge, cdn: Cdn, clock: Clock, editor: User, reviewer: User, at: datetime
) -> None:
    publish(editor, reviewer, at)
    purge.step()
    clock.now += SETTLES - 0.1
    purge.step()
    assert cdn.told == []
    clock.now += 0.1
    for _time in range(3):
        purge.step()
    assert cdn.told == [ABISHEV, LISTS]


def test_a_draft_is_no_change(purge: Purge, cdn: Cdn, clock: Clock, editor: User, at: datetime) -> None:
    person = Person.objects.get(key=ABISHEV)
    person.names.filter(lang="ru").update(text="Вымышленный Человек")
    review.submit(person, by=editor, at=at)
    purge.step()
    clock.now += SETTLES
    purge.step()
    assert cdn.told == []


@pytest.mark.parametrize("what", ["withdrawn", "indexed"])
def test_everything_is_old_after_anything_else(purge: Purge, cdn: Cdn, clock: Clock, done: Any, what: str) -> None:
    if what == "withdrawn":
        done(Edition.objects.get(subject_key=ABISHEV), Act.WITHDRAW)
    else:
        generation.move_on()
    purge.step()
    clock.now += SETTLES
    purge.step()
    assert cdn.told == [ALL]


def test_it_is_told_again_until_it_is_heard(
    purge: Purge, cdn: Cdn, clock: Clock, editor: User, reviewer: User, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    publish(editor, reviewer, at)
    cdn.hears = False
    purge.step()
    clock.now += SETTLES
    pauses = [purge.step() for _time in range(8)]
    assert pauses == [2, 4, 8, 16, 32, 60, 60, 60]
    assert ABISHEV not in caplog.text
    cdn.hears = True
    assert purge.step() == 1
    assert cdn.told == [ABISHEV, LISTS]


@contextmanager
def listening(status: int) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """A CDN at an address, and what it heard."""
    heard: list[tuple[str, str | None]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append((self.path, self.headers["Fastly-Key"]))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_args: Any) -> None:
            """Nothing is written."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", heard
        finally:
            server.shutdown()


def test_a_tag_stands_in_the_address_and_the_secret_in_the_header() -> None:
    with listening(200) as (address, heard):
        post(f"{address}/purge/{{tag}}", "Fastly-Key: s3cret", "KZ-QM2K/x")
    assert heard == [("/purge/KZ-QM2K%2Fx", "s3cret")]
    with listening(503) as (address, heard), pytest.raises(OSError, match="503"):
        post(f"{address}/{{tag}}", "", ALL)


@pytest.mark.parametrize(
    ("url", "header"),
    [("", ""), ("https://example.org/", ""), ("file:///{tag}", ""), ("https://example.org/{tag}", "key")],
)
def test_a_setting_that_cannot_be_used_is_refused(settings: Any, url: str, header: str) -> None:
    settings.PURGE_URL, settings.PURGE_HEADER = url, header
    with pytest.raises(CommandError, match="PURGE_"):
        call_command("purge")
