"""One record as an entry: date, heading, tags, lines and citations, without what hangs from it."""

from dataclasses import replace
from typing import Final, get_args, get_type_hints

from cases.domain import dossier as d
from cases.domain.datewording import date_words, html_datetime
from cases.domain.dossier import TABLES, Dossier, Fact, Record, When
from cases.domain.entry import Cite, Detail, Entry, Tag
from cases.domain.naming import Shown
from cases.domain.page.chronology import began
from cases.domain.vocabulary.custody import CustodyEnd
from cases.domain.vocabulary.life import Established, ProtestKind, TreatmentKind
from cases.domain.vocabulary.who import Finding, Standing
from cases.domain.wording import Reading, family_of, line, worded
from cases.domain.wording.citing import cites
from cases.domain.wording.labels import common
from cases.domain.wording.reading import basis_words, begin

_TABLE: Final = {get_args(hint)[0]: name for name, hint in get_type_hints(Dossier).items() if name in TABLES}
TIMELESS: Final = (d.Attribute, d.Relationship, d.Party, d.Claim, d.Tally, d.Photo)
"""Kinds of fact of which a date is not expected; without one they say nothing about it."""
_SENSITIVE: Final = frozenset(
    {TreatmentKind.VIOLENCE, TreatmentKind.TORTURE, TreatmentKind.FORCED_FEEDING, ProtestKind.SELF_HARM}
)


def table_of(record: Record) -> str:
    """Answer the name of the table of a dossier that holds records of this kind."""
    return _TABLE[type(record)]


def entry_of(record: Record, reading: Reading) -> Entry:
    """Answer a record as an entry."""
    words = worded(record, reading)
    bare = Entry(
        key=record.key,
        kind=table_of(record),
        family=family_of(record),
        heading=words.heading,
        when_words="",
        details=words.details,
        citations=cites(record.citations, reading),
    )
    return _with_fact(bare, record, reading) if isinstance(record, Fact) else bare


def _with_fact(bare: Entry, fact: Fact, reading: Reading) -> Entry:
    text = reading.shown(fact.text)
    reason = line.words(reading, common.FINDING_REASON, fact.finding_reason)
    entry = replace(
        bare,
        tags=_tags(fact, reading),
        text=text.text,
        text_lang=text.lang,
        details=(*bare.details, *reason),
        sensitive=_is_sensitive(fact),
    )
    when = began(fact)
    return dated(entry, when, reading) if when or not isinstance(fact, TIMELESS) else entry


def dated(entry: Entry, when: When | None, reading: Reading) -> Entry:
    """Answer the entry with a date in words, or with the words that it is not reported."""
    if when is None:
        return replace(entry, when_words=reading.say(common.NO_DATE))
    return replace(
        entry,
        when_words=date_words(when.date, reading.lang),
        html_datetime=html_datetime(when.date) or "",
        source_words=when.words,
        when_basis="; ".join(basis_words(reading, when)),
        earliest=when.date.earliest,
        latest=when.date.latest,
    )


def end_of_custody(row: d.Custody, reading: Reading) -> Entry:
    """Answer the end of a stretch of custody as an entry of its own."""
    start = entry_of(row, reading)
    stated = row.end is not CustodyEnd.NOT_KNOWN
    heading = begin(reading.label(row.end)) if stated else f"{start.heading} · {reading.say(common.ENDED).lower()}"
    described = reading.shown(row.end_text)
    entry = replace(
        start,
        key=f"{row.key}-end",
        heading=heading,
        text=described.text,
        text_lang=described.lang,
        details=_back_to_start(row, start, reading),
    )
    return dated(entry, row.ended, reading)


def _back_to_start(row: d.Custody, start: Entry, reading: Reading) -> tuple[Detail, ...]:
    return (
        *line.whom(reading, common.PERSON, row.person),
        *(replace(one, label=start.heading) for one in line.ref(reading, common.DATE, row.key)),
    )


def as_detail(label: str, value: Shown, citations: tuple[Cite, ...], *, to: str = "") -> Detail:
    """Answer one value with its own citations."""
    return Detail(label=label, value=value.text, lang=value.lang, citations=citations, to=to)


def _tags(fact: Fact, reading: Reading) -> tuple[Tag, ...]:
    standing = fact.standing
    if isinstance(fact, d.IllTreatment) and fact.established is Established.ALLEGED and standing is Standing.REPORTED:
        standing = Standing.ALLEGED
    tags = [Tag(standing.value, reading.label(standing))]
    if fact.finding is not Finding.OPEN:
        tags.append(Tag(fact.finding.value, reading.label(fact.finding)))
    return tuple(tags)


def _is_sensitive(fact: Fact) -> bool:
    return getattr(fact, "sensitive", False) or getattr(fact, "kind", None) in _SENSITIVE
