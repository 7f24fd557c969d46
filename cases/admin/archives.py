"""The box for the address of an archived copy, and what an editor is told of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cases.domain.archived import is_same_address, read_archived
from cases.domain.datewording import date_words
from cases.domain.fuzzydate import FuzzyDate

from .dates import EchoInput
from .outline import page_language


class ArchivedInput(EchoInput, forms.URLInput):
    """A box that says beneath itself which archive holds the copy, of what day, and of what address."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "vURLField"})

    def echo(self, text: str) -> str:
        """Answer what the address says; nothing when it is not that of an archive known here."""
        found = read_archived(text)
        if found is None:
            return ""
        day = date_words(FuzzyDate.parse(found.taken), page_language()) if found.taken else ""
        return " · ".join(part for part in (found.archive, day, found.original) if part)


def tell_archive(request: HttpRequest, source: Any) -> None:
    """Warn where the archived copy of a source is of another address, or of one while the source has none."""
    if not source.archived_url:
        return
    found = read_archived(source.archived_url)
    if found is None:
        messages.warning(request, _("The archived copy is in none of the archives known here; check that it opens."))
    elif found.original and not source.url:
        told = _("The archived copy is of %(address)s. If that is the address of this source, enter it.")
        messages.warning(request, told % {"address": found.original})
    elif found.original and not is_same_address(found.original, source.url):
        told = _("The archived copy is of another address, %(address)s, than this source.")
        messages.warning(request, told % {"address": found.original})
