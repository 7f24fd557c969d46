"""The head of a person's page: names, how the person stands on a day, the two ends of a life."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from cases.domain import dossier as d
from cases.domain.course.position import AFTER
from cases.domain.datewording import date_words
from cases.domain.entry import Cite, Detail, Entry, Target
from cases.domain.naming import Named, other_names, shown_name
from cases.domain.page.entries import end_of_custody, entry_of
from cases.domain.page.expected import window_words
from cases.domain.status import StatusOn, status_on
from cases.domain.termwording import days_words
from cases.domain.vocabulary.custody import Certainty, Status
from cases.domain.vocabulary.who import AttributeKind, NameKind
from cases.domain.wording import Reading, line
from cases.domain.wording.citing import cites
from cases.domain.wording.labels import common, page
from cases.domain.wording.locator import system_words
from cases.domain.wording.reading import begin

_AFTER_CUSTODY: Final = {*AFTER.values(), Status.DIED_AFTER_RELEASE}


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A name beside the one that heads the page: `kind` in words, `system` of its spelling if recorded."""

    text: str
    lang: str = ""
    script: str = ""
    kind: str = ""
    system: str = ""
    citations: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Who the page is about and how the person stands on the day.

    `state` is one line; `state_code` the code of the Status for the style sheet; `certainty` is empty where it is sure.
    `name_citations` are those of the name shown. `not_to_confuse` are persons who look like this one, with reasons.
    """

    key: str
    name: str
    name_lang: str
    name_citations: tuple[Cite, ...]
    other_names: tuple[OtherName, ...]
    state: str
    state_code: str
    certainty: str
    state_notes: tuple[Detail, ...]
    life_line: str
    not_to_confuse: tuple[Entry, ...]


def header(reading: Reading, person: d.Person, day: date) -> Header:
    """Answer the head of the page of `person` as of `day`."""
    name = shown_name(person, reading.lang)
    status = status_on(reading.dossier, day)
    unsure = status.certainty is Certainty.POSSIBLY
    return Header(
        key=person.key,
        name=name.text,
        name_lang=name.lang,
        name_citations=_name_citations(person, name.text, reading),
        other_names=names_beside(person, reading),
        state=begin(reading.label(status.status)),
        state_code=status.status.value,
        certainty=reading.label(status.certainty) if unsure else "",
        state_notes=_notes(status, reading),
        life_line=_life_line(person.key, reading),
        not_to_confuse=tuple(
            entry_of(row, reading) for row in reading.dossier.distinctions if person.key in {row.person, row.other}
        ),
    )


def names_beside(named: Named, reading: Reading) -> tuple[OtherName, ...]:
    """Answer the other names of a person, an organisation or a place, with their kind and sources."""
    return tuple(
        OtherName(
            text=row.text,
            lang=row.lang,
            script=row.script,
            kind=_kind_of(row, reading),
            system=system_words(row.system, reading.lang),
            citations=cites(row.citations, reading),
        )
        for row in other_names(named, reading.lang)
    )


def _kind_of(row: d.Name, reading: Reading) -> str:
    """Answer the kind in words; that the preferred name of another language is in use goes without saying."""
    return "" if row.preferred and row.kind is NameKind.USED else reading.label(row.kind)


def _name_citations(person: d.Person, text: str, reading: Reading) -> tuple[Cite, ...]:
    own = next((row.citations for row in person.names if row.text == text), ())
    return cites(own or person.citations, reading)


def _notes(status: StatusOn, reading: Reading) -> tuple[Detail, ...]:
    """Since when the status holds, what else is possible, and the facts from which it follows."""
    since = "" if status.since.is_open else window_words(status.since, reading)
    days = "" if status.days is None else days_words(status.days, reading.lang)
    also = "; ".join(reading.label(other) for other in status.also)
    return (
        *line.raw(reading, page.STATE_SINCE, since),
        *line.raw(reading, page.DAYS_AFTER_RELEASE, days),
        *line.raw(reading, page.ALSO_POSSIBLE, also),
        *(_ground(key, status, reading) for key in status.because),
    )


def _ground(key: str, status: StatusOn, reading: Reading) -> Detail:
    """Answer a fact from which the status follows; of a stretch of custody that was left, it is the end that counts."""
    row = reading.row(key)
    if status.status not in _AFTER_CUSTODY or not isinstance(row, d.Custody) or row.end not in AFTER:
        (ground,) = line.ref(reading, page.FOLLOWS_FROM, key)
        return ground
    end = end_of_custody(row, reading)
    words = f"{end.heading}, {end.when_words}"
    return Detail(label=reading.say(page.FOLLOWS_FROM), value=words, to=end.key, where=Target.HERE)


def _life_line(person: str, reading: Reading) -> str:
    """Answer birth and death in one line; a birth that is not reported is said to be so."""
    dossier = reading.dossier
    births = [row for row in dossier.attributes if row.person == person and row.kind is AttributeKind.BIRTH]
    deaths = [row for row in dossier.deaths if row.person == person]
    lines = [f"{reading.say(page.BORN)}: {_date_of(births, reading)}"]
    lines += [f"{reading.say(page.DIED)}: {_date_of(deaths, reading)}"] if deaths else []
    return " · ".join(lines)


def _date_of(rows: list[d.Attribute] | list[d.Death], reading: Reading) -> str:
    when = next((row.occurred for row in rows if row.occurred), None)
    return date_words(when.date, reading.lang) if when else reading.say(common.NOT_REPORTED)
