"""After a save: how dates that were typed in words were read."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cases.domain.datewording import date_words
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.warnings.quotewarnings import is_quoted
from cases.models.stored import stored_texts

from .dates import ReadDateField
from .outline import page_language


def tell_readings(request: HttpRequest, form: Any, formsets: Any) -> None:
    """Say how each date typed in words was read, so that the editor can correct it."""
    for one in _forms(form, formsets):
        for name, field in one.fields.items():
            if isinstance(field, ReadDateField) and field.read_from and one.cleaned_data.get(name):
                _tell(request, field, one.cleaned_data[name])


def _tell(request: HttpRequest, field: ReadDateField, text: str) -> None:
    messages.warning(request, reading(field.read_from, text))
    if field.weekday_differs:
        messages.warning(request, _("That date was another day of the week than “%s”.") % field.read_from)


def tell_quotes(request: HttpRequest, row: Any) -> None:
    """Warn of each quote of the row that no stored copy of its source holds."""
    cited = [one for one in row.citations.select_related("source") if one.quote] if hasattr(row, "citations") else []
    if not cited or not request.user.has_perm("cases.view_storedcopy"):
        return
    copies = stored_texts(one.source.key for one in cited)
    for one in cited:
        texts = copies.get(one.source.key, ())
        if texts and not any(is_quoted(one.quote, text) for text in texts):
            told = {"quote": one.quote, "source": one.source}
            messages.warning(request, _("No stored copy of %(source)s has the words “%(quote)s”.") % told)


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
