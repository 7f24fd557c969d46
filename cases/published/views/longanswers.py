"""Answers too long to be held: made from one state while they are sent, few at a time, and none for ever."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import wraps
from threading import BoundedSemaphore
from typing import Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.published.snapshot import one_state

from .machines import View, problem

AT_ONCE: Final = 2
"""So many are sent by one process at once; the threads that are left answer everybody else."""
LONGEST: Final = 3600.0
"""After so many seconds an answer that is still not taken is broken off."""
_ROOM: Final = 65_536
_places: Final = BoundedSemaphore(AT_ONCE)


class TakenTooSlowly(Exception):
    """Somebody did not take an answer in time; they see that it is not whole, since its end is missing."""


class _Held:
    """Pieces of an answer beside what is held until the last one, or until nobody asks for more."""

    def __init__(self, pieces: Iterable[bytes], held: ExitStack) -> None:
        self._pieces, self._held = iter(pieces), held
        self._end = time.monotonic() + LONGEST

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if time.monotonic() > self._end:
            raise TakenTooSlowly
        return next(self._pieces)

    def close(self) -> None:
        """Let go of what is held."""
        self._held.close()


def of_one_state(view: View) -> View:
    """A view that reads one state, also while what it answers is sent bit by bit; others wait for its place."""

    @wraps(view)
    def guarded(request: HttpRequest, *, lang: str) -> HttpResponseBase:
        if not _places.acquire(blocking=False):
            return _wait(lang)
        with ExitStack() as stack:
            stack.callback(_places.release)
            stack.enter_context(one_state())
            response = view(request, lang=lang)
            if isinstance(response, StreamingHttpResponse):
                pieces: Iterable[bytes] = [] if request.method == "HEAD" else response.streaming_content  # type: ignore[assignment]
                response.streaming_content = _Held(pieces, stack.pop_all())
        return response

    return guarded


def _wait(lang: str) -> HttpResponse:
    with override(lang):
        detail = _("Others are being sent long files at this moment. Ask again in a minute.")
        answer = problem(503, _("Not now"), detail=detail)
    answer.headers["Retry-After"] = "60"
    answer.headers["Content-Language"] = lang
    return answer


def too_many(lang: str, *, most: int, count: int) -> HttpResponse:
    """Answer in the reader's language that a file of this kind cannot hold so many people, and what to do."""
    with override(lang):
        detail = _(
            "%(count)s people fit, and a file of this kind can hold %(most)s. "
            "Ask for fewer, by country or year for example, or take CSV or JSON Lines."
        ) % {"count": count, "most": most}
        answer = problem(422, _("Too many people for this kind of file"), detail=detail)
    answer.headers["Content-Language"] = lang
    return answer


def gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give the same bytes in pieces that are worth sending."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= _ROOM:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def sent(pieces: Callable[[], Iterable[bytes]], kind: str, *, whole: bool) -> HttpResponseBase:
    """Answer bytes of a media type: `whole`, with a validator, or bit by bit."""
    if whole:
        return HttpResponse(b"".join(pieces()), content_type=kind)
    return StreamingHttpResponse(gathered(pieces()), content_type=kind)
