"""What the timeline tells as events."""

import dataclasses
from collections.abc import Iterator
from typing import Final

from cases.domain import dossier as d
from cases.domain.dossier import Dossier, Fact
from cases.domain.naming import display_name
from cases.domain.vocabulary.court import PartyRole
from cases.published.formats.issue import Issue
from cases.published.formats.rows import Row, rows

from .entity import Entity, dates, entity, proof
from .who import named

_PLAIN: Final = frozenset({"on_record", "reported"})


def events(issue: Issue) -> Iterator[Entity]:
    """Answer every entry of the timeline but what is computed; a word of caution is part of an event's name."""
    known = named(issue.dossier)
    for row in rows(issue.dossier, issue.lang, issue.day):
        if row.fact is not None and not row.entry.computed:
            yield _event(row, row.fact, known, issue)


def _event(row: Row, fact: Fact, known: frozenset[str], issue: Issue) -> Entity:
    entry = row.entry
    marks = [tag.label for tag in entry.tags if tag.code not in _PLAIN]
    return entity(
        entry.key,
        "Event",
        **dates(row.occurred, row.ended),
        name=entry.heading + (f" ({', '.join(marks)})" if marks else ""),
        summary=entry.text,
        description=(f"{one.label}: {one.value}" for one in entry.details),
        notes=(entry.when_words, entry.source_words),
        involved=(key for key in _concerned(fact, issue.dossier) if key in known),
        location=_places(fact, issue),
        recordId=entry.key,
        sourceUrl=f"{issue.page}#{entry.key}",
        proof=proof(fact.citations),
    )


def _concerned(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """Answer the keys that a fact names, with the person behind a party; a ruling on nobody by name is on all."""
    for key in _keys(fact):
        row = dossier.by_key.get(key)
        yield row.person if isinstance(row, d.Party) else key
    if isinstance(fact, d.Ruling) and not fact.concerns:
        parties = (row for row in dossier.parties if row.case == fact.case and row.role is PartyRole.DEFENDANT)
        yield from (row.person for row in parties)


def _keys(fact: Fact) -> Iterator[str]:
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if type(one) is str and field.name != "key":
                yield one


def _places(fact: Fact, issue: Issue) -> Iterator[str]:
    for name in ("facility", "place"):
        row = issue.dossier.by_key.get(getattr(fact, name, ""))
        if isinstance(row, d.Organisation | d.Place):
            yield display_name(row, issue.lang)
