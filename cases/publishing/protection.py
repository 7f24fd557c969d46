"""Conditions that protect people: consent, minors, relatives, and numbers by which somebody can be found."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from cases.domain.canonical import plain
from cases.domain.identifiers import contacts, identity_numbers
from cases.domain.vocabulary.consent import ConsentUse
from cases.domain.vocabulary.who import Naming, RelationKind
from cases.models import Consent

from .gather import Draft
from .leaks import texts

Found = Iterator[tuple[str, str]]
FAMILY = frozenset(
    {
        RelationKind.SIBLING,
        RelationKind.SPOUSE,
        RelationKind.PARENT,
        RelationKind.CHILD,
        RelationKind.RELATIVE,
    }
)


def consent_is_not_withdrawn(draft: Draft, day: date) -> Found:
    """Find those who are named although they withdrew their consent, and pictures shown so."""
    for person in _named(draft):
        if _withdrawn(person, ConsentUse.NAME):
            yield _("The consent to be named was withdrawn."), person.key
    for photo in draft.dossier.photos:
        if photo.image and _withdrawn(_row(draft, photo.person), ConsentUse.PICTURE):
            yield _("The consent to show the photograph was withdrawn."), photo.key


def consent_is_on_record(draft: Draft, day: date) -> Found:
    """Find the subject, where named, and pictures of people, without a consent that holds on the day."""
    subject = _row(draft, draft.dossier.key)
    if subject is not None and subject.naming == Naming.PUBLIC and not _holds(subject, ConsentUse.NAME, day):
        yield _("No consent of the person to be named is on record, or it ran out."), subject.key
    for photo in draft.dossier.photos:
        if photo.image and not _holds(_row(draft, photo.person), ConsentUse.PICTURE, day):
            yield _("No consent to show the photograph is on record, or it ran out."), photo.key


def relatives_agreed(draft: Draft, day: date) -> Found:
    """Find relatives who are named without a consent that holds on the day."""
    kin = {
        key
        for row in draft.dossier.relationships
        if row.kind in FAMILY
        for key in (row.person, row.other_person)
        if key and key != draft.dossier.key
    }
    for person in _named(draft):
        if person.key in kin and not person.is_of_interest and not _holds(person, ConsentUse.NAME, day):
            yield _("A relative is named, and no consent of theirs is on record, or it ran out."), person.key


def minors_are_not_named(draft: Draft, day: date) -> Found:
    """Find minors who are named without a consent that holds on the day."""
    for person in _named(draft):
        if person.is_minor and not _holds(person, ConsentUse.NAME, day):
            yield _("A minor is named without a consent on record: describe them instead."), person.key


def described_people_have_a_description(draft: Draft, day: date) -> Found:
    """Find those who are to be described and not named, and of whom no description was written."""
    for person in draft.rows["people"]:
        if person.naming == Naming.DESCRIBED and not any(person.description.values()):
            yield _("The person is to be described and not named, but there is no description: write one."), person.key


def no_text_gives_a_contact(draft: Draft, day: date) -> Found:
    """Find telephone numbers and e-mail addresses in texts."""
    for key, text in _texts(draft):
        for number in contacts(text):
            yield _("A text holds a telephone number or an e-mail address: %(number)s.") % {"number": number}, key


def no_text_gives_an_identity_number(draft: Draft, day: date) -> Found:
    """Find numbers of persons and of passports in texts."""
    for key, text in _texts(draft):
        for number in identity_numbers(text):
            yield (
                _("A text holds what looks like the number of a person or passport: %(number)s.") % {"number": number},
                key,
            )


def _texts(draft: Draft) -> Iterator[tuple[str, str]]:
    return ((key, text) for key, row in draft.dossier.by_key.items() for text in texts(plain(row)))


def _named(draft: Draft) -> list[Any]:
    return [row for row in _people(draft) if row.naming == Naming.PUBLIC]


def _row(draft: Draft, key: str) -> Any:
    return next((row for row in _people(draft) if row.key == key), None)


def _people(draft: Draft) -> list[Any]:
    """Answer the people behind the dossier with their consents, which are read once."""
    prefetch_related_objects(draft.rows["people"], "consents")
    return draft.rows["people"]


def _consents(person: Any, use: ConsentUse) -> list[Consent]:
    return [one for one in person.consents.all() if one.use == use] if person is not None else []


def _withdrawn(person: Any, use: ConsentUse) -> bool:
    """Answer whether the newest consent was withdrawn."""
    newest = max(_consents(person, use), key=lambda one: (one.given_on, one.pk), default=None)
    return newest is not None and newest.withdrawn_on is not None


def _holds(person: Any, use: ConsentUse, day: date) -> bool:
    return any(one.withdrawn_on is None and (one.until is None or one.until >= day) for one in _consents(person, use))
