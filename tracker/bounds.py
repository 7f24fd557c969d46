"""What may be sent to the editors' side: a file by somebody with a session, a form by a stranger, no NUL by anybody."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .middleware import ADMIN

Answer = Callable[[HttpRequest], HttpResponse]
MOST_OF_AN_EDITOR: Final = 32_000_000
MOST_OF_A_STRANGER: Final = 20_000


class Bounds:
    """Refuses what is too large before a byte of it is read; without a length the body is empty to Django.

    An address with a NUL is refused too: PostgreSQL cannot look for one, and no form of ours asks for it.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or that it is too large or cannot be read."""
        if not request.path.startswith(ADMIN):
            return self.get_response(request)
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return render(request, "400.html", status=400)
        most = MOST_OF_AN_EDITOR if settings.SESSION_COOKIE_NAME in request.COOKIES else MOST_OF_A_STRANGER
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length[:20]) > most:
            return render(request, "400.html", status=413)
        return self.get_response(request)
