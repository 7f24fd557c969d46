"""Copies of public answers, as they travel, kept in memory and sent before Django is entered.

A copy is what Django answered, byte for byte. It is good while the generation of the public side and the day are those
in which it was made; both are looked up at most once a second.
"""

import re
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, Final

from django.db import DatabaseError, close_old_connections
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import parse_etags

from cases.published import generation
from cases.published.kept import Shelf

from .encodings import form_taken

Environ = dict[str, Any]
Start = Callable[..., Any]
Site = Callable[[Environ, Start], Iterable[bytes]]
State = tuple[str, date]
Headers = tuple[tuple[str, str], ...]

FRESH: Final = 1.0
"""For so many seconds at most the state that was looked up last is taken for the present one."""
# Their language is in the address, or they have one language; and none of them is of the editors.
_KEPT: Final = re.compile(r"/(?:en|ru|kk|api/v1)/")
_READ: Final = frozenset(("GET", "HEAD"))
# Who sends one of these asks for something of their own, or may.
_OWN: Final = frozenset(
    (
        "HTTP_COOKIE",
        "HTTP_AUTHORIZATION",
        "HTTP_RANGE",
        "HTTP_ACCEPT_DATETIME",
        "HTTP_IF_MATCH",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_IF_RANGE",
        "HTTP_IF_UNMODIFIED_SINCE",
        "HTTP_TRANSFER_ENCODING",
    )
)
_VARIES: Final = frozenset(("", "accept-encoding", "accept-datetime"))
_NOT_IN_304: Final = frozenset(("content-length", "content-encoding", "content-type"))
_LARGEST_SHARE: Final = 16


@dataclass(frozen=True, slots=True)
class Copy:
    """An answer: its headers, those of its 304, its validator, its bytes; whether their length is in the headers."""

    headers: Headers
    brief: Headers
    etag: str
    body: bytes
    is_sized: bool

    def said(self, environ: Environ) -> tuple[str, Headers, bytes]:
        """Answer status, headers and bytes: a 304 to a reader who has it, without its bytes for HEAD."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and _has(known, self.etag):
            return "304 Not Modified", self.brief, b""
        return "200 OK", self.headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else self.body

    def __len__(self) -> int:
        """Answer about how much memory it takes."""
        return len(self.body) + 4_000


class Copies:
    """The site with its public answers kept, `limit` bytes of them; `present` answers the state, None if unknown."""

    def __init__(
        self,
        site: Site,
        *,
        limit: int,
        present: Callable[[], State | None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.site = site
        self._shelf: Shelf[Copy] = Shelf(limit=limit)
        self._present = present or present_state
        self._clock = clock
        self._lock = Lock()
        self._state: State | None = None
        self._fresh_until = float("-inf")

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer a request from a copy where there is one that is good, else as the site does."""
        key = _question(environ)
        if key is None:
            return self._passed_on(environ, start)
        state = self.state()
        if state is None:
            return self.site(environ, start)
        if (copy := self._shelf.find((state, key))) is not None:
            return _answer(copy, environ, start)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self.site(environ, start)
        return self._made(environ, start, (state, key))

    def at_hand(self, environ: Environ) -> tuple[str, Headers, bytes] | None:
        """Answer what is said to a request, None unless that is known without asking or waiting for anything."""
        key = _question(environ)
        if key is None or self._clock() >= self._fresh_until or (state := self._state) is None:
            return None
        copy = self._shelf.find((state, key))
        return copy.said(environ) if copy and copy.is_sized else None

    def state(self) -> State | None:
        """Answer the present state, at most `FRESH` seconds old; while one thread looks it up, the others wait."""
        if self._clock() < self._fresh_until:
            return self._state
        with self._lock:
            if self._clock() >= self._fresh_until:
                self._renew()
            return self._state

    def _look_up(self) -> None:
        """Look the state up now."""
        with self._lock:
            self._renew()

    def _renew(self) -> None:
        now = self._clock()
        before, self._state = self._state, self._present()
        if self._state != before:
            self._shelf.clear()
        self._fresh_until = now + FRESH

    def _passed_on(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer as the site does; what this process itself may have changed is looked up before it is answered."""
        try:
            return self.site(environ, start)
        finally:
            if environ["REQUEST_METHOD"] not in _READ:
                self._look_up()

    def _made(self, environ: Environ, start: Start, key: Hashable) -> Iterable[bytes]:
        """Answer as the site does, and keep that if it is the same for everybody who asks so."""
        started: list[Any] = []
        whole = {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"}
        response = self.site(whole, lambda *said: started.extend(said))
        copy = _copied(response, *started[:2], largest=self._shelf.limit // _LARGEST_SHARE)
        if copy is None:
            start(*started)
            return response
        self._shelf.put(key, copy)
        response.close()  # type: ignore[attr-defined]
        return _answer(copy, environ, start)


def present_state() -> State | None:
    """Answer the generation in the database and the day, or None while the database does not answer."""
    close_old_connections()
    try:
        return generation.present(), timezone.localdate()
    except DatabaseError:
        return None
    finally:
        close_old_connections()


def _question(environ: Environ) -> Hashable | None:
    """Answer all that a public answer depends on beside the state; None for a request that is the site's to answer."""
    path = environ.get("PATH_INFO", "")
    if not _KEPT.match(path) or environ["REQUEST_METHOD"] not in _READ or not _OWN.isdisjoint(environ):
        return None
    host = environ.get("HTTP_HOST")
    if not host or environ.get("SCRIPT_NAME") or environ.get("CONTENT_LENGTH") not in {None, "", "0"}:
        return None
    form = form_taken(environ.get("HTTP_ACCEPT_ENCODING", ""))
    return environ["wsgi.url_scheme"], host, path, environ.get("QUERY_STRING", ""), form


def _copied(response: Iterable[bytes], status: str, headers: list[tuple[str, str]], *, largest: int) -> Copy | None:
    """Answer the copy of a whole answer that is for everybody; None for any other."""
    if status != "200 OK" or not isinstance(response, HttpResponse) or len(response.content) > largest:
        return None
    named = {name.lower(): value for name, value in headers}
    etag, policy = named.get("etag", ""), named.get("cache-control", "")
    varies = {name.strip().lower() for name in named.get("vary", "").split(",")}
    if not etag.startswith('"') or "public" not in policy or "set-cookie" in named or not varies <= _VARIES:
        return None
    brief = tuple((name, value) for name, value in headers if name.lower() not in _NOT_IN_304)
    return Copy(tuple(headers), brief, etag, response.content, is_sized="content-length" in named)


def _answer(copy: Copy, environ: Environ, start: Start) -> Iterable[bytes]:
    """Answer a copy."""
    status, headers, body = copy.said(environ)
    start(status, list(headers))
    return [body] if body else []


def _has(known: str, etag: str) -> bool:
    """Answer whether If-None-Match names the validator, weak or strong (RFC 9110, section 13.1.2)."""
    return known == etag or "*" in (tags := parse_etags(known)) or etag in {tag.removeprefix("W/") for tag in tags}
