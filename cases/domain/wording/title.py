"""The short name by which one row of a dossier mentions another."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from cases.domain import dossier as d
from cases.domain.datewording import date_words
from cases.domain.dossier import Fact
from cases.domain.naming import NOBODY, Named, Shown, shown_name
from cases.domain.page.chronology import began
from cases.domain.termwording import term_words
from cases.domain.text import Text
from cases.domain.vocabulary.base import Vocabulary

from .labels import common, court, life, voice
from .reading import Reading


def title(reading: Reading, key: str) -> Shown:
    """Answer how to name the row with that key; an unknown key is nobody named here."""
    row = reading.row(key)
    if row is None:
        return Shown(reading.say(NOBODY))
    return _TITLES[type(row)](row, reading)


def _named(row: Named, reading: Reading) -> Shown:
    return shown_name(row, reading.lang)


def _case(row: d.Case, reading: Reading) -> Shown:
    return reading.shown(row.title) if row.title else Shown(reading.say(common.CASE))


def _party(row: d.Party, reading: Reading) -> Shown:
    if row.person:
        return title(reading, row.person)
    return reading.shown(row.description or NOBODY)


def _source(row: d.Source, reading: Reading) -> Shown:
    return Shown(row.title, row.language) if row.title else reading.shown(row.description)


def _provision(row: d.Provision, reading: Reading) -> Shown:
    code = reading.shown(row.code)
    edition = f" ({row.edition})" if row.edition else ""
    parts = [f"{code.text}{edition}".strip()]
    parts += [reading.say(court.ARTICLE).format(row.article)] if row.article else []
    parts += [reading.say(court.PART).format(row.part)] if row.part else []
    return Shown(", ".join(part for part in parts if part), code.lang)


def _fact(member: str = "", noun: Text = Text()) -> Callable[[Any, Reading], Shown]:
    def words(row: Fact, reading: Reading) -> Shown:
        code = getattr(row, member, None)
        what = reading.label(code) if isinstance(code, Vocabulary) else reading.say(noun).lower()
        when = began(row)
        date = date_words(when.date, reading.lang) if when else reading.say(common.NO_DATE)
        return Shown(f"{what}, {date}")

    return words


def _sentence(row: d.Sentence, reading: Reading) -> Shown:
    penalties = (
        ", ".join(part for part in (reading.label(one.kind), _length(one, reading)) if part) for one in row.penalties
    )
    return Shown(": ".join((reading.say(court.SENTENCE).lower(), "; ".join(penalties))).removesuffix(": "))


def _length(row: d.Penalty, reading: Reading) -> str:
    return term_words(row.term, reading.lang) if row.term else ""


def _charge(row: d.Charge, reading: Reading) -> Shown:
    if row.wording:
        return Shown(row.wording, "" if row.wording_lang == reading.lang else row.wording_lang)
    return title(reading, row.provision) if row.provision else Shown(reading.say(court.CHARGE))


def _plain(noun: Text) -> Callable[[Any, Reading], Shown]:
    return lambda row, reading: Shown(reading.say(noun))


_TITLES: Final[Mapping[type, Callable[[Any, Reading], Shown]]] = {
    d.Person: _named,
    d.Organisation: _named,
    d.Place: _named,
    d.Case: _case,
    d.Party: _party,
    d.Provision: _provision,
    d.Source: _source,
    d.Charge: _charge,
    d.Filing: _fact("kind"),
    d.Ruling: _fact("disposition"),
    d.Sentence: _sentence,
    d.SentenceChange: _fact("kind"),
    d.Custody: _fact("form"),
    d.HealthEvent: _fact("kind"),
    d.Protest: _fact("kind"),
    d.IllTreatment: _fact("kind"),
    d.Clemency: _fact("kind"),
    d.Death: _fact(noun=life.DEATH),
    d.Designation: _fact("label"),
    d.Response: _fact("kind"),
    d.Statement: _fact(noun=voice.STATEMENT),
    d.Campaign: _fact("kind"),
    d.Occurrence: _fact("kind"),
    d.Tally: _fact(noun=voice.TALLY),
    d.Claim: _fact("kind"),
    d.Photo: _fact(noun=voice.PHOTO),
    d.Attribute: _fact("kind"),
    d.Relationship: _fact("kind"),
    d.RulingLink: _plain(common.RULING),
    d.Distinction: _plain(common.PERSON),
}
