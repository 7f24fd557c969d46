"""Warnings about figures, ages and citations."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import product
from typing import Any, Final

from cases.domain import defendant
from cases.domain.accounts import counted
from cases.domain.amount import length_words, number_words
from cases.domain.claimfit import Verdict, fits_number
from cases.domain.claims import compare, years
from cases.domain.datewording import date_words
from cases.domain.dossier import Attribute, Claim, Dossier, Part, When
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary.who import AttributeKind, Finding
from cases.domain.warnings import custodywarnings
from cases.domain.warnings.warning import Warning, warning
from cases.domain.window import Window

_OLDEST: Final = 110
_SETTLED: Final = frozenset({Finding.REJECTED, Finding.SUPERSEDED})


def claim_differs(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A figure that a source states differs from the computed one, and the editors have not decided."""
    words = Text(
        "{0}: stated as {stated}, computed as {computed}.",
        "{0}: указано — {stated}, вычислено — {computed}.",
        "{0}: көрсетілгені — {stated}, есептелгені — {computed}.",
    )
    for claim in dossier.claims:
        found = compare(claim, dossier)
        if found.verdict is Verdict.DIFFERS and claim.finding not in _SETTLED:
            yield warning("claim_differs", words, claim, stated=stated(claim), computed=found.computed)


def stated(claim: Claim) -> Text:
    """Answer a figure in the words in which it is stated."""
    if claim.term is not None:
        return Text(*(length_words(claim.term, claim.comparator, lang) for lang in LANGUAGES))
    if claim.value_date is not None:
        return Text(*(date_words(claim.value_date.date, lang) for lang in LANGUAGES))
    return Text(*(number_words(claim.number, claim.comparator, lang) for lang in LANGUAGES))


def age_at_death(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A person would have died before birth, or older than anybody is likely to become."""
    words = Text(
        "{1}: by {0} the age at death would be {age}.",
        "{1}: судя по записи «{0}», возраст на момент смерти — {age}.",
        "{1}: «{0}» жазбасы бойынша қайтыс болғандағы жасы — {age}.",
    )
    for person in custodywarnings.people(dossier):
        died = defendant.death(dossier, person)
        if died is None or not (when := Window.of(died.occurred)).earliest:
            continue
        for row in _said(dossier, person, AttributeKind.BIRTH):
            born = Window.of(row.occurred)
            if born.earliest and when.latest and born.latest and not _is_likely(born, when):
                age = when.earliest.year - born.earliest.year
                yield warning("age_at_death", words, row, died, age=age)


def _is_likely(born: Window, died: Window) -> bool:
    first, last = born.earliest or date.min, died.latest or date.max
    return first <= last and years(born.latest or first, died.earliest or last) <= _OLDEST


def stated_age(dossier: Dossier, day: date) -> Iterator[Warning]:
    """An age as stated does not fit the recorded birth."""
    words = Text(
        "{0}: stated as {age}; by {1} it would be {computed}.",
        "{0}: указано {age}; судя по записи «{1}» — {computed}.",
        "{0}: {age} деп көрсетілген; «{1}» жазбасы бойынша — {computed}.",
    )
    for person in custodywarnings.people(dossier):
        said, born = (_said(dossier, person, kind) for kind in (AttributeKind.STATED_AGE, AttributeKind.BIRTH))
        for row, birth in product(said, born):
            ages = _ages(Window.of(birth.occurred), Window.of(row.occurred))
            if ages and row.number and fits_number(row.number, row.comparator, ages) is Verdict.DIFFERS:
                yield warning("stated_age", words, row, birth, age=row.number, computed=ages)


def _ages(born: Window, on: Window) -> tuple[int, int] | None:
    if not (born.earliest and born.latest and on.earliest and on.latest):
        return None
    return years(born.latest, on.earliest), years(born.earliest, on.latest)


def calendar_differs(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A date as another calendar writes it is not the recorded day."""
    words = Text(
        "{0}: as written it would be {computed}; recorded is {stated}.",
        "{0}: записанное по другому календарю соответствует — {computed}; указано — {stated}.",
        "{0}: басқа күнтізбе бойынша жазылғаны — {computed}; көрсетілгені — {stated}.",
    )
    for row in dossier.facts:
        for when in _dates(row):
            if when.as_written and not when.date.possibly_on(when.as_written.gregorian):
                computed, recorded = when.as_written.gregorian, when.date
                said = (Text(*(date_words(one, lang) for lang in LANGUAGES)) for one in (computed, recorded))
                yield warning("calendar_differs", words, row, **dict(zip(("computed", "stated"), said, strict=True)))


def _dates(row: Any) -> Iterator[When]:
    """The dates of a row and of the lines that belong to it."""
    for field in fields(row):
        held = getattr(row, field.name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, When):
                yield one
            elif isinstance(one, Part):
                yield from _dates(one)


def no_citation(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A fact has no source."""
    words = Text("{0} has no source.", "Нет источника: {0}.", "Дереккөзі жоқ: {0}.")
    for row in dossier.facts:
        if not row.citations:
            yield warning("no_citation", words, row)


def _said(dossier: Dossier, person: str, kind: AttributeKind) -> list[Attribute]:
    return [row for row in counted(dossier.attributes) if row.person == person and row.kind is kind]
