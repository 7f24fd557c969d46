"""Readers whose requests reach the site as a server hands them on, through what stands before Django or without it."""

from itertools import count
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from cases.published import generation
from tracker.copies import Copies, State

LIMIT = 64_000_000


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the connection in which a test's transaction is open: at its end a request would close it."""
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "close_if_unusable_or_obsolete", lambda: None)


class Through(Client):
    """A client of a WSGI application; without cookies it sends none, and it says to which host it speaks."""

    def __init__(self, site: Any, **options: Any) -> None:
        super().__init__(HTTP_HOST="testserver", **options)
        self.site = site

    def request(self, **request: Any) -> Any:
        """Answer what the application answers."""
        environ = self._base_environ(**request)
        if not environ["HTTP_COOKIE"]:
            del environ["HTTP_COOKIE"]
        started: list[Any] = []
        parts = self.site(environ, lambda *said: started.extend(said))
        body = b"".join(parts)
        if close := getattr(parts, "close", None):
            close()
        answer = HttpResponse(body, status=int(started[0][:3]))
        del answer.headers["Content-Type"]
        for name, value in started[1]:
            answer.headers[name] = value
        return answer


def present() -> State:
    """The state as it is looked up, in the connection of the test."""
    return generation.present(), timezone.localdate()


def copies(site: Any = None, **options: Any) -> Copies:
    """Django, or another site, with copies before it, whose state is always looked up unless `clock` says otherwise."""
    ticking = count(step=10)
    given = {"limit": LIMIT, "present": present, "clock": lambda: next(ticking)} | options
    return Copies(site or WSGIHandler(), **given)


def said(answer: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    """Everything that a reader gets: status, headers, bytes."""
    return answer.status_code, sorted(answer.headers.items()), answer.getvalue()
