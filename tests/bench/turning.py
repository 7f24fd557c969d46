"""How soon every server shows what was published, and shows no more what was withdrawn."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.security.installation import Installation

SECONDS = 2.0
WATCHED = 4.0
BEGIN = """
import sys, time
import django
django.setup()
from django.contrib.auth.models import User
from django.utils import timezone
from cases import removal, review
from cases.domain.vocabulary.removal import RemovalReason
from cases.models import Act, Person
from cases.published.models import Edition
editor, reviewer = (User.objects.get(username=name) for name in ("editor", "reviewer"))
person = Person.objects.get(key={key!r})
"""
PUBLISH = """
person.names.create(text={word!r}, lang="en")
submission = review.submit(person, by=editor, at=timezone.now(), message="")
review.approve(submission, by=reviewer, at=timezone.now())
print(time.time())
"""
WITHDRAW = """
newest = Edition.objects.filter(subject_key=person.key).order_by("-number").first()
asked = removal.ask(
    newest, act=Act.WITHDRAW, reason=RemovalReason.PROTECTION, internal_reason="x", is_whole=True, by=editor,
    at=timezone.now(),
)
removal.carry_out(asked, by=reviewer, at=timezone.now())
print(time.time())
"""


def after_publication(site: Installation, key: str, addresses: Sequence[str], word: str) -> float:
    """Publish a name of the person; answer after how many seconds the last server sent a page without it."""
    return late(site, key, PUBLISH.format(word=word), addresses, lambda _status, body: word.encode() in body)


def after_withdrawal(site: Installation, key: str, addresses: Sequence[str]) -> float:
    """Withdraw the record; answer after how many seconds the last server still sent it."""
    return late(site, key, WITHDRAW, addresses, lambda status, _body: status == 410)


def late(
    site: Installation, key: str, what: str, addresses: Sequence[str], is_right: Callable[[int, bytes], bool]
) -> float:
    """Ask every server on line after line while another process does it, and for WATCHED seconds after.

    Answer how long after it was done the last wrong answer was asked for; fail where that is SECONDS or more.
    """
    wrong = [0.0]
    with ThreadPoolExecutor(max_workers=1) as beside:
        doing = beside.submit(changed, site, key, what)
        while not doing.done() or time.time() < doing.result() + WATCHED:
            asked = [(time.time(), *answer(address)) for address in addresses]
            wrong += [moment for moment, status, body in asked if not is_right(status, body)]
            time.sleep(0.02)
    last = max(wrong) - doing.result()
    assert last < SECONDS, last
    return max(last, 0.0)


def changed(site: Installation, key: str, what: str) -> float:
    """The time at which another process had done it."""
    done = site.run("-c", BEGIN.format(key=key) + what)
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


def answer(address: str) -> tuple[int, bytes]:
    """Status and body on a line of its own, so that any worker may get it."""
    parts = urlsplit(address)
    link = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        link.request("GET", parts.path)
        got = link.getresponse()
        return got.status, got.read()
    finally:
        link.close()
