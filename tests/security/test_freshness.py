"""Two processes, as on a server: what is published or taken from view in one is so in the other a moment later."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ABISHEV
from tests.demos import Fill
from tests.security.installation import PUBLIC, Installation, installed
from tests.security.servers import Server, gunicorn

PAGE = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
BEGIN = """
import django
django.setup()
from django.contrib.auth.models import User
from django.utils import timezone
from cases import removal, review
from cases.domain.vocabulary.removal import RemovalReason
from cases.models import Act, Person
from cases.published.models import Edition
editor, reviewer = (User.objects.get(username=name) for name in ("editor", "reviewer"))
"""
PUBLISH = f"""
person = Person.objects.get(key={ABISHEV!r})
person.names.create(text="Quite Anotherspelling", lang="en")
submission = review.submit(person, by=editor, at=timezone.now(), message="")
review.approve(submission, by=reviewer, at=timezone.now())
"""
REMOVE = f"""
newest = Edition.objects.filter(subject_key={ABISHEV!r}).order_by("-number").first()
asked = removal.ask(
    newest, act=Act.{{act}}, reason=RemovalReason.PROTECTION, internal_reason="x", is_whole=True, by=editor,
    at=timezone.now(),
)
removal.carry_out(asked, by=reviewer, at=timezone.now())
"""
NOTICED_WITHIN = 30
"""Seconds, on a machine that does much else; that it takes one second is tested by a clock of the tests' own."""


@pytest.fixture
def own(tmp_path: Path, with_demo: Fill) -> Iterator[Installation]:
    """A demo that this test may change."""
    with installed(tmp_path / "own") as site:
        with_demo(site)
        yield site


def change(site: Installation, what: str) -> None:
    done = site.run("-c", BEGIN + what)
    assert done.returncode == 0, done.stderr


def answered(server: Server) -> tuple[int, bytes]:
    head, _, body = server.get(PAGE).partition(b"\r\n\r\n")
    return int(head.split()[1]), body


def turns(server: Server, *, status: int, word: bytes = b"") -> None:
    """Wait until the page has the status and the word; after that it never goes back."""
    end = time.monotonic() + NOTICED_WITHIN
    while not ((now := answered(server))[0] == status and word in now[1]):
        assert time.monotonic() < end, now[0]
        time.sleep(0.1)
    for _time in range(5):
        now = answered(server)
        assert (now[0], word in now[1]) == (status, True)


def test_what_another_process_does_is_seen(own: Installation, tmp_path: Path) -> None:
    with gunicorn(own, tmp_path / "log", DJANGO_SETTINGS_MODULE=PUBLIC) as server:
        for _time in range(3):
            assert answered(server)[0] == 200
        assert b"Anotherspelling" not in answered(server)[1]
        change(own, PUBLISH)
        turns(server, status=200, word=b"Anotherspelling")
        change(own, REMOVE.format(act="WITHDRAW"))
        turns(server, status=410)
        change(own, REMOVE.format(act="EXPUNGE"))
        turns(server, status=410)
        assert b"Anotherspelling" not in server.get(f"{PAGE}editions/")
