"""The rows "at a glance" of a person's page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cases.domain import defendant
from cases.domain import dossier as d
from cases.domain.accounts import counted
from cases.domain.dossier import When
from cases.domain.duration import between
from cases.domain.entry import Detail
from cases.domain.liberty import deprived_on, held_on, left_on
from cases.domain.page.comparison import computed_words
from cases.domain.page.expected import window_words
from cases.domain.reckoning.ledger import Replacement
from cases.domain.sentence import current
from cases.domain.vocabulary.who import AttributeKind
from cases.domain.window import Window
from cases.domain.wording import Reading, line
from cases.domain.wording.citing import cites
from cases.domain.wording.labels import common, court, page
from cases.domain.wording.line import Lines
from cases.domain.wording.reading import begin

_ORIGIN = (AttributeKind.HOME, AttributeKind.NATIONALITY, AttributeKind.RESIDENCE)


def glance(reading: Reading, person: str, day: date) -> tuple[Detail, ...]:
    """Answer what a hurried reader looks for, each row with its sources or marked as computed.

    First who it is and what happened, in the order in which it is told; then where it is read in full, and the origins.
    """
    return (
        *_attributes(reading, person, (AttributeKind.OCCUPATION,)),
        *_charges(reading, person),
        *_sentence(reading, person, day),
        *_held(reading, person, day),
        *_places(reading, person),
        *_recognition(reading, person),
        *_cases(reading, person),
        *_birth(reading, person, day),
        *_attributes(reading, person, _ORIGIN),
    )


def _birth(reading: Reading, person: str, day: date) -> Iterator[Detail]:
    births = [row for row in _said(reading, person, AttributeKind.BIRTH) if row.occurred]
    for row in births:
        yield from _cited(line.date(reading, page.BORN, row.occurred), row, reading)
    death = defendant.death(reading.dossier, person)
    if death:
        yield from _cited(line.date(reading, page.DIED, death.occurred), death, reading)
    end = Window.of(death.occurred) if death else Window(day, day)
    label = page.AGE_AT_DEATH if death else page.AGE
    for row in births[:1]:
        yield from (replace(one, computed=True) for one in line.raw(reading, label, _age(row.occurred, end)))


def _age(born: When | None, end: Window) -> str:
    """Answer the age on a day in whole years, as a range where the dates leave two; empty where one is open."""
    birth = Window.of(born)
    days = (birth.latest, end.earliest, birth.earliest, end.latest)
    last_born, first_end, first_born, last_end = days
    if not (last_born and first_end and first_born and last_end) or last_born > first_end:
        return ""
    least, most = (between(*pair).months // 12 for pair in ((last_born, first_end), (first_born, last_end)))
    return str(least) if least == most else f"{least}–{most}"


def _attributes(reading: Reading, person: str, kinds: tuple[AttributeKind, ...]) -> Iterator[Detail]:
    for kind in kinds:
        for row in _said(reading, person, kind):
            found = line.words(reading, kind.labels, row.value) or line.ref(reading, kind.labels, row.place)
            yield from (replace(one, label=begin(one.label)) for one in _cited(found, row, reading))


def _said(reading: Reading, person: str, kind: AttributeKind) -> tuple[d.Attribute, ...]:
    rows = counted(reading.dossier.attributes)
    return tuple(row for row in rows if row.person == person and row.kind is kind)


def _charges(reading: Reading, person: str) -> Iterator[Detail]:
    """What the person was accused of, in the reader's language where there is a translation; each leads to its line."""
    mine = {party.key for party in defendant.parties(reading.dossier, person)}
    for row in counted(reading.dossier.charges):
        if row.party in mine:
            found = line.ref(reading, page.ACCUSED_OF, row.key)
            if row.wording_lang != reading.lang and row.wording_translation:
                said = reading.shown(row.wording_translation)
                found = tuple(replace(one, value=said.text, lang=said.lang) for one in found)
            yield from _cited(found, row, reading)


def _sentence(reading: Reading, person: str, day: date) -> Iterator[Detail]:
    held = deprived_on(reading.dossier, day, person=person)
    for ledger in current(reading.dossier, person=person, day=day):
        imposed = line.length(reading, page.IMPOSED, ledger.imposed.net)
        yield from (replace(one, citations=cites(ledger.citations, reading)) for one in imposed)
        if ledger.net != ledger.imposed.net:
            yield from (replace(one, computed=True) for one in line.length(reading, page.NET_TERM, ledger.net))
        if ledger.replaced:
            yield from _replaced(ledger.replaced, reading)
        ends = window_words(ledger.ends, reading) if ledger.ends and held else ""
        yield from (replace(one, computed=True) for one in line.raw(reading, page.ENDS, ends))


def _held(reading: Reading, person: str, day: date) -> Iterator[Detail]:
    held = held_on(reading.dossier, day, person=person)
    words = computed_words(held, reading) if held.most else ""
    yield from (replace(one, computed=True) for one in line.raw(reading, page.TIME_HELD, words))
    left = left_on(reading.dossier, day, person=person)
    if left and deprived_on(reading.dossier, day, person=person):
        found = line.raw(reading, page.TIME_LEFT, computed_words(left, reading))
        yield from (replace(one, computed=True) for one in found)


def _replaced(by: Replacement, reading: Reading) -> Lines:
    """What took the place of the rest of the term, with the sources of that change."""
    row = reading.row(by.key)
    found = line.code(reading, court.REPLACED_WITH, by.kind)
    return _cited(found, row, reading) if isinstance(row, d.Fact) else found


def _cases(reading: Reading, person: str) -> Iterator[Detail]:
    mine = {party.case for party in reading.dossier.parties if party.person == person}
    for row in reading.dossier.cases:
        if row.key in mine:
            yield from (
                replace(one, citations=cites(row.citations, reading)) for one in line.ref(reading, common.CASE, row.key)
            )


def _recognition(reading: Reading, person: str) -> Iterator[Detail]:
    for row in counted(reading.dossier.designations):
        if row.person == person and not row.label.is_against:
            by = (
                *line.ref(reading, page.RECOGNISED, row.by_organisation),
                *line.words(reading, page.RECOGNISED, row.by),
            )
            found = _cited(line.stated(reading, page.RECOGNISED, by), row, reading)
            label = line.code(reading, page.RECOGNISED_AS, row.label)
            yield from (replace(one, sub=label) for one in found)


def _places(reading: Reading, person: str) -> Iterator[Detail]:
    seen: set[str] = set()
    for row in counted(reading.dossier.custody):
        key = row.facility or row.place
        if row.person == person and row.form.deprives_of_liberty and key and key not in seen:
            seen.add(key)
            yield from _cited(line.ref(reading, page.PLACE_HELD, key), row, reading)


def _cited(found: Lines, row: d.Fact, reading: Reading) -> Lines:
    return tuple(replace(one, citations=cites(row.citations, reading)) for one in found)
