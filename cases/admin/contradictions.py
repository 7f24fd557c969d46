"""After a save: what the fact does not fit together with, by the checks of the desk."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.db.models import TextField
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cases.domain.checks import warnings
from cases.domain.vocabulary.court import PartyRole
from cases.domain.warnings.warning import Warning
from cases.models import Case, Citation, Person
from cases.models.fields import LineField, PlainTextField, TextsField
from cases.publishing import gather_dossier
from cases.revisions import WAYS, subjects_of
from cases.visibility import Seeker, is_open_to

from .outline import page_language
from .overview import DUE

MOST_PEOPLE: Final = 4
"""Of a case with more defendants so many are looked at when it is saved; every desk looks at its own person."""
NOT_TOLD: Final = DUE | {"no_citation"}
WORDS: Final = (LineField, PlainTextField, TextsField, TextField)


def tell_contradictions(request: HttpRequest, form: Any, formsets: Any) -> None:
    """Warn of what the saved row does not fit together with; what was typed stays as it is."""
    if not _bears_on_dates(form, formsets):
        return
    row, day = form.instance, timezone.localdate()
    told = set()
    for subject, found in contradictions(row, keys=_keys(row, formsets), by=request.user, day=day):
        sentence = found.message.best(page_language())
        if sentence not in told:
            told.add(sentence)
            messages.warning(request, _message(sentence, subject))


def contradictions(row: Any, *, keys: set[str], by: Seeker, day: date) -> Iterator[tuple[Person | Case, Warning]]:
    """Answer the warnings that name one of the keys, each with the person or the case on whose desk it stands."""
    for subject in _subjects(row):
        if is_open_to(by, subject):
            dossier = gather_dossier(subject)
            found = warnings(dossier, day) if dossier.key in dossier.by_key else ()
            yield from ((subject, one) for one in found if one.code not in NOT_TOLD and keys & {*one.keys})


def _bears_on_dates(form: Any, formsets: Any) -> bool:
    """Answer whether anything but words and citations was changed."""
    columns = {field.name: field for field in form._meta.model._meta.get_fields()}
    if any(not isinstance(columns.get(name), WORDS) for name in form.changed_data):
        return True
    return any(one.model is not Citation and one.has_changed() for one in formsets)


def _keys(row: Any, formsets: Any) -> set[str]:
    """Answer the keys of the row, of its lines and of the facts that it belongs to."""
    owners = (getattr(row, name, None) for name in WAYS)
    lines = (form.instance for formset in formsets for form in formset.forms if form.instance.pk)
    return {one.key for one in (row, *owners, *lines) if getattr(one, "key", "")}


def _subjects(row: Any) -> list[Person | Case]:
    """Answer the people and cases to which the row belongs, and the first defendants of these cases."""
    found = subjects_of(row)
    cases = [one for one in found if isinstance(one, Case)]
    defendants = Person.objects.filter(parties__case__in=cases, parties__role=PartyRole.DEFENDANT.value)
    others = defendants.exclude(pk__in=[one.pk for one in found if isinstance(one, Person)])
    return [*found, *others.distinct().order_by("pk")[:MOST_PEOPLE]]


def _message(sentence: str, subject: Person | Case) -> str:
    desk = reverse(f"admin:cases_{subject._meta.model_name}_change", args=[subject.pk])
    lead, link = _("It was saved as written, and does not fit together:"), _("See it on the desk")
    return format_html('{} {} <a href="{}#against">{}</a>', lead, sentence, desk, link)
