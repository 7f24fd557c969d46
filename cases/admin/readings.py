"""After a save: how dates that were typed in words were read."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cases.domain.datewording import date_words
from cases.domain.fuzzydate import FuzzyDate

from .dates import ReadDateField
from .outline import page_language


def tell_readings(request: HttpRequest, form: Any, formsets: Any) -> None:
    """Say how each date typed in words was read, so that the editor can correct it."""
    for one in _forms(form, formsets):
        for name, field in one.fields.items():
            if isinstance(field, ReadDateField) and field.read_from and one.cleaned_data.get(name):
                messages.warning(request, reading(field.read_from, one.cleaned_data[name]))
                if field.weekday_differs:
                    messages.warning(request, _("That date was another day of the week than “%s”.") % field.read_from)


def reading(typed: str, text: str) -> str:
    """Answer the sentence that says how `typed` was read."""
    return _("“%(typed)s” was read as %(words)s (%(edtf)s). If that is wrong, correct the date.") % {
        "typed": typed,
        "words": date_words(FuzzyDate.parse(text), page_language()),
        "edtf": text,
    }


def _forms(form: Any, formsets: Any) -> Iterator[Any]:
    yield form
    for formset in formsets or ():
        gone = getattr(formset, "deleted_forms", ())
        yield from (one for one in formset.forms if one not in gone and one.is_valid() and one.has_changed())
