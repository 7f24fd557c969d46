"""The rows of the index of one person who is new, worked out from the record alone, for loads of very many."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.db.models import Model

from cases.domain import alike, names, status
from cases.domain.canonical import decode, upgraded
from cases.domain.dossier import Dossier, HealthEvent, Person, Protest
from cases.domain.naming import heading_name, is_cyrillic
from cases.domain.text import LANGUAGES

from . import glances, index, listedfacts
from .countmodels import Glance
from .models import ListedEdition, ListedFact, ListedName, ListedToken, Listing, StatusSpan, Trait
from .traits import Head, traits, years

COLUMNS: Final[Mapping[type[Model], tuple[str, ...]]] = {
    Listing: ("id", "subject_kind", "key", "edition_id", "country", "title", "sort_key", "held_from"),
    ListedName: ("id", "listing_id", "from_key", "text", "folded"),
    ListedToken: ("name_id", "token"),
    ListedEdition: ("listing_id", "edition_id", "title", "known_from"),
    StatusSpan: ("listing_id", "known_from", *index.SPAN),
    Trait: ("listing_id", "facet", "code", "known_from"),
    ListedFact: (
        "listing_id", "facet", "code", "fact", "said", "occurred", "ended", "first_day", "last_day",
    ),
    Glance: ("listing_id", "body"),
}  # fmt: skip
"""The columns of the rows that are made here, by table, in an order in which they can be inserted."""

Rows = dict[type[Model], list[tuple[Any, ...]]]
Plain = dict[str, Any]
_MOST: Final = 50_000
_OF_A_NAME: Final = frozenset({"key", "text", "lang", "kind", "preferred", "citations"})


class Record:
    """What a record of one person says, read as a dossier only where that is needed."""

    def __init__(self, plain: Plain) -> None:
        self.plain = plain
        self.key: str = plain["key"]
        (self.who,) = plain["people"]
        if self.who["key"] != self.key:
            raise ValueError(f"{self.key}: the record of one person, who mentions nobody, is expected.")
        self.is_simple = alike.is_simple(plain)

    @cached_property
    def dossier(self) -> Dossier:
        """The whole of it as values."""
        found: Dossier = decode(Dossier, upgraded(self.plain))
        return found

    @property
    def person(self) -> Person:
        """The person as values."""
        (found,) = self.dossier.people
        return found

    def rows(self, kind: Any, table: str) -> list[Any]:
        """Answer the rows of a table as values, without their citations."""
        return [
            decode(kind, {name: value for name, value in row.items() if name != "citations"})
            for row in self.plain.get(table, ())
        ]


class Lister:
    """Makes the rows of person after person; what records that are alike have in common is worked out once."""

    def __init__(self) -> None:
        self._lives = alike.Lives()
        self._traits: dict[tuple[Any, ...], frozenset[tuple[str, str]]] = {}
        self._headings: dict[tuple[Any, ...], tuple[int, ...]] = {}

    def add(
        self, plain: Plain, *, listing: int, edition: int, day: date, names_from: Iterator[int], into: Rows
    ) -> tuple[Head, ...]:
        """Put the rows of a person who is nowhere in the index yet into `into`; answer the headings that they need.

        `names_from` gives numbers for names. The record mentions nobody else.
        """
        record = Record(plain)
        spans = self._spans(record)
        found = _found(record)
        titles = self._titles(record)
        by_language = dict(zip(LANGUAGES, titles, strict=True))
        title = json.dumps(by_language, ensure_ascii=False)
        country, held_from = record.who.get("country", ""), index.held_from(spans)
        spells, pairs = index.rows_of_spans(spans), sorted(self._all_traits(record, spans))
        into[Listing].append(
            (
                listing, "person", record.key, edition, country, title, index.person_sort_key(titles[0]), held_from,
            )
        )  # fmt: skip
        into[ListedEdition].append((listing, edition, title, day))
        into[StatusSpan] += [(listing, day, *row) for row in spells]
        into[Trait] += [(listing, facet, code, day) for facet, code in pairs]
        into[ListedFact] += [_fact(listing, one) for one in found.facts]
        seen = glances.Seen(
            pk=listing,
            key=record.key,
            country=country,
            held_from=held_from,
            title=by_language,
            number=1,
            published_on=day,
            is_newest=True,
            spells=tuple(map(glances.Spell._make, spells)),
            told=tuple(pair for pair in pairs if pair[0] in glances.TOLD),
            names=_names(record.who, listing, names_from, into),
        )
        into[Glance].append((listing, glances.said(seen)))
        return found.heads

    def _spans(self, record: Record) -> tuple[status.Span, ...]:
        if not record.is_simple:
            return status.bare_spans(record.dossier)
        return self._lives.spans(record.plain, lambda: record.dossier)

    def _all_traits(self, record: Record, spans: tuple[status.Span, ...]) -> set[tuple[str, str]]:
        if not record.is_simple:
            return traits(record.dossier, spans)
        kinds = (tuple(row["kind"] for row in record.plain.get(table, ())) for table in ("health", "protests"))
        died = tuple(row.get("occurred", {}).get("date") for row in record.plain.get("deaths", ()))
        known = (record.who.get("sex"), record.who.get("country"), *kinds, died)
        if known not in self._traits:
            _keep(self._traits, known, frozenset(traits(record.dossier, ())))
        return {*self._traits[known], *years(spans)}

    def _titles(self, record: Record) -> list[str]:
        """Answer what the person is called in each language; among names that are alike it is the same one."""
        listed = record.who.get("names", ())
        if not listed or not all(row.keys() <= _OF_A_NAME for row in listed):
            return [index.title(record.person, lang) for lang in LANGUAGES]
        known = tuple(
            (row.get("lang"), row.get("kind"), row.get("preferred"), is_cyrillic(row["text"])) for row in listed
        )
        if known not in self._headings:
            person = record.person
            _keep(self._headings, known, tuple(_heading(person, lang) for lang in LANGUAGES))
        return [listed[at]["text"] for at in self._headings[known]]


def _keep(known: dict[tuple[Any, ...], Any], name: tuple[Any, ...], found: Any) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[name] = found


def _heading(person: Person, lang: str) -> int:
    shown = heading_name(person, lang)
    return next(at for at, name in enumerate(person.names) if name is shown)


def _found(record: Record) -> listedfacts.Found:
    if not record.is_simple:
        return listedfacts.facts(record.dossier)
    events, protests = record.rows(HealthEvent, "health"), record.rows(Protest, "protests")
    return listedfacts.Found(tuple(listedfacts.health(record.key, events, protests)), ())


def _fact(listing: int, one: listedfacts.Listed) -> tuple[Any, ...]:
    days = one.days.earliest, one.days.latest
    return listing, one.facet, one.code, one.fact, one.said, one.occurred, one.ended, *days


def _names(who: Plain, listing: int, numbers: Iterator[int], into: Rows) -> tuple[glances.Spelled, ...]:
    found = []
    for text in dict.fromkeys(row["text"] for row in who.get("names", ())):
        number = next(numbers)
        found.append(glances.Spelled(text, index.folded(text)[:400]))
        into[ListedName].append((number, listing, who["key"], *found[-1]))
        tokens = sorted(set(names.tokens(text)))
        into[ListedToken] += [(number, token[: index.LONGEST_TOKEN]) for token in tokens]
    return tuple(found)
