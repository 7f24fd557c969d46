"""Warnings about custody and death: what cannot be so, and what has no reported end."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from cases.domain import custody as chains
from cases.domain import defendant
from cases.domain.course.course import UNREPORTED_END_DAYS
from cases.domain.course.position import NESTED
from cases.domain.dossier import Clemency, Custody, Dossier, Fact, HealthEvent, IllTreatment, Occurrence, Protest
from cases.domain.text import Text
from cases.domain.vocabulary.life import OccurrenceKind
from cases.domain.vocabulary.who import SubjectKind
from cases.domain.warnings.warning import Warning, warning
from cases.domain.window import Window

_OF_THE_LIVING: Final = (Custody, HealthEvent, Protest, IllTreatment, Clemency, Occurrence)
_AFTERWARDS: Final = frozenset({OccurrenceKind.BURIAL, OccurrenceKind.REHABILITATION, OccurrenceKind.AWARD})


def people(dossier: Dossier) -> tuple[str, ...]:
    """Answer the persons whose custody is checked: the dossier's own, or all of a case."""
    if dossier.kind is SubjectKind.PERSON:
        return (dossier.key,)
    return tuple(dict.fromkeys(row.person for row in dossier.parties if row.person))


def after_death(dossier: Dossier, day: date) -> Iterator[Warning]:
    """Something that only happens to the living is dated after the person's death."""
    words = Text(
        "{0} lies after {1}.",
        "{0} — позже, чем {1}.",
        "{0} — мынадан кейін: {1}.",
    )
    for person in people(dossier):
        died = defendant.death(dossier, person)
        latest = Window.of(died.occurred).latest if died else None
        for row in dossier.facts if latest else ():
            if _is_of(row, person) and latest and _starts(row) > latest:
                yield warning("after_death", words, row, died)


def _is_of(row: Fact, person: str) -> bool:
    if isinstance(row, Occurrence) and row.kind in _AFTERWARDS:
        return False
    return isinstance(row, _OF_THE_LIVING) and row.person == person


def _starts(row: Fact) -> date:
    return Window.of(row.occurred).earliest or date.min


def end_before_start(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A stretch of time ends before it begins."""
    words = Text(
        "{0} ends before it begins: {end}.",
        "{0}: окончание раньше начала — {end}.",
        "{0}: басталмай тұрып аяқталған — {end}.",
    )
    for row in dossier.facts:
        ended = getattr(row, "ended", None)
        last = Window.of(ended).latest
        if last and last < _starts(row):
            yield warning("end_before_start", words, row, end=Window.of(ended))


def release_before_arrest(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A ruling sets a person free before the first reported custody."""
    words = Text(
        "{0} comes before the first reported custody, {1}.",
        "{0} — раньше первого известного содержания под стражей: {1}.",
        "{0} — алғашқы белгілі қамаудан бұрын: {1}.",
    )
    for person in people(dossier):
        stretches = chains.chain(dossier, person=person)
        held = [row for row in stretches if row.is_held]
        if not held or any(row.began.earliest is None for row in held):
            continue
        for ruling in defendant.rulings(dossier, person):
            latest = Window.of(ruling.carried_out or ruling.occurred).latest
            if ruling.disposition.name.startswith("RELEASE") and latest and latest < _first(held):
                yield warning("release_before_arrest", words, ruling, dossier.by_key[held[0].key])


def _first(held: list[chains.Stretch]) -> date:
    return min(row.began.earliest or date.min for row in held)


def overlapping_custody(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A person is held in two places at once."""
    words = Text(
        "Two stays overlap: {0} and {1}.",
        "Два периода пересекаются: {0} и {1}.",
        "Екі кезең қабаттасады: {0} және {1}.",
    )
    for person in people(dossier):
        for one, other in chains.overlaps(chains.chain(dossier, person=person)):
            yield warning("overlapping_custody", words, *_rows(dossier, one, other))


def broken_chain(dossier: Dossier, day: date) -> Iterator[Warning]:
    """Between two stays nothing is reported, and no release is."""
    words = Text(
        "Between {0}, ended {since}, and {1} nothing is reported.",
        "Между {0} (окончание: {since}) и {1} ничего не сообщается.",
        "{0} ({since} аяқталған) мен {1} арасында ештеңе хабарланбаған.",
    )
    for person in people(dossier):
        for gap in chains.gaps(chains.chain(dossier, person=person)):
            yield warning("broken_chain", words, *_rows(dossier, gap.after, gap.before), since=gap.since)


def open_stay(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A stay in hospital, in a punishment cell, in transit or on furlough began long ago, and no end is reported."""
    words = Text(
        "No end is reported of {0}; after {days} days the custody around it is taken to go on.",
        "Окончание не сообщается: {0}; через {days} дн. считается, что продолжается прежнее содержание под стражей.",
        "Аяқталғаны хабарланбаған: {0}; {days} күннен кейін бұрынғы қамау жалғасуда деп есептеледі.",
    )
    for person in people(dossier):
        for stretch in chains.chain(dossier, person=person):
            begun = stretch.began.latest
            if stretch.form in NESTED and stretch.ended is None and begun and (day - begun).days >= UNREPORTED_END_DAYS:
                yield warning("open_stay", words, dossier.by_key[stretch.key], days=UNREPORTED_END_DAYS)


def two_deaths(dossier: Dossier, day: date) -> Iterator[Warning]:
    """One person has two deaths that are not marked as accounts of one."""
    words = Text(
        "Two deaths of one person, not marked as accounts of one: {0} and {1}.",
        "Две записи о смерти одного человека, не отмеченные как версии одной: {0} и {1}.",
        "Бір адамның өлімі туралы екі жазба, бір оқиғаның нұсқалары деп белгіленбеген: {0} және {1}.",
    )
    for person in people(dossier):
        mains = [row for row in dossier.deaths if row.person == person and not row.same_as]
        for other in mains[1:]:
            yield warning("two_deaths", words, mains[0], other)


def _rows(dossier: Dossier, *keys: str) -> list[Any]:
    return [dossier.by_key[key] for key in keys]
