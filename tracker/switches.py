"""What an operator can switch off at once: changes by editors, publication, the whole admin."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases.admin.doorkeeper import IN_BETWEEN

from .lost import typed_words
from .middleware import ADMIN

Answer = Callable[[HttpRequest], HttpResponse]
Typed = Sequence[tuple[str, Any]]
_READS: Final = frozenset(("GET", "HEAD", "OPTIONS"))


class Switches:
    """With CLOSE_ADMIN nobody gets in; with READ_ONLY editors log in and read, and change nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request unless it is for an admin that is closed."""
        if settings.CLOSE_ADMIN and request.path.startswith(ADMIN):
            why = _("The editors' side is closed for the time being. What is published stays in place.")
            return _off(request, why, words=typed_words(request.POST))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answer that nothing can be changed now, or nothing."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        changes = request.path.startswith(ADMIN) and request.method not in _READS and name not in IN_BETWEEN
        if not (settings.READ_ONLY and changes):
            return None
        return _off(
            request,
            _(
                "Nothing can be changed for the time being, and what you sent was not saved. "
                "What you typed is kept on this page: send it again later."
            ),
            typed=[(field, value) for field, values in request.POST.lists() for value in values],
            words=typed_words(request.POST),
        )


def _off(request: HttpRequest, why: str, *, words: Sequence[str], typed: Typed = ()) -> HttpResponse:
    """Answer why, with the words that were sent and a form that sends all again, with the token that came with it."""
    return render(request, "503.html", {"why": why, "typed": typed, "words": words}, status=503)
