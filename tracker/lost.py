"""What somebody typed who can no longer send it: it stands on the page that says so, to be copied."""

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found

from .middleware import ADMIN

# Tokens, numbers of lines and states of forms are typed by nobody; secrets are not shown.
_NOT_TYPED: Final = ("_", "csrf", "initial-", "password", "old_password", "new_password", "code", "usable_password")
# What one person says to another.
_SAID: Final = ("message", "remark", "reason")


def typed_words(sent: QueryDict) -> list[str]:
    """Answer the words among what was sent, each once, in the order of sending; codes and keys are none."""
    found = (
        value.strip()
        for name, values in sent.lists()
        if not name.startswith(_NOT_TYPED)
        for value in values
        if name.startswith(_SAID) or not value.isascii() or " " in value.strip()
    )
    return list(dict.fromkeys(filter(None, found)))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer that nothing stands at the address; to an editor who sent something, with their words.

    What was there and is closed to them is answered as what never was.
    """
    sends = request.method == "POST" and request.path.startswith(ADMIN)
    words: Sequence[str] = typed_words(request.POST) if sends and request.user.is_authenticated else ()
    if not words:
        return page_not_found(request, exception)
    why = _("It may have been deleted, or closed to all but a few, while you were typing. Nothing was saved.")
    return render(request, "404.html", {"words": words, "why": why}, status=404)
