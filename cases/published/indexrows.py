"""The rows of the index of one person who is new, worked out from the dossier alone, for loads of very many."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.db.models import Model

from cases.domain import names, status
from cases.domain.dossier import Dossier, Person
from cases.domain.naming import display_name
from cases.domain.text import LANGUAGES

from . import index, listedfacts
from .models import ListedEdition, ListedFact, ListedName, ListedToken, Listing, StatusSpan, Trait
from .traits import Head, traits

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
}  # fmt: skip
"""The columns of the rows that are made here, by table, in an order in which they can be inserted."""

Rows = dict[type[Model], list[tuple[Any, ...]]]


def rows_of(
    dossier: Dossier, *, listing: int, edition: int, day: date, names_from: Iterator[int], into: Rows
) -> list[Head]:
    """Put the rows of a person who is nowhere in the index yet into `into`; answer the headings that they need.

    `names_from` gives numbers for names. The dossier mentions nobody else.
    """
    person = dossier.subject
    if person is None or len(dossier.people) != 1:
        raise ValueError(f"{dossier.key}: the record of one person, who mentions nobody, is expected.")
    title = json.dumps({lang: display_name(person, lang) for lang in LANGUAGES})
    spans = status.bare_spans(dossier)
    found = listedfacts.facts(dossier)
    rows = index.rows_of_spans(spans)
    into[Listing].append(
        (
            listing, dossier.kind.value, dossier.key, edition, person.country, title,
            index.sort_key(person), index.held_from(spans),
        )
    )  # fmt: skip
    into[ListedEdition].append((listing, edition, title, day))
    into[StatusSpan] += [(listing, day, *row) for row in rows]
    into[Trait] += [(listing, facet, code, day) for facet, code in sorted(traits(dossier, spans))]
    into[ListedFact] += [(listing, *(fact.columns[name] for name in COLUMNS[ListedFact][1:])) for fact in found.facts]
    _names(person, listing, names_from, into)
    return list(found.heads)


def _names(person: Person, listing: int, numbers: Iterator[int], into: Rows) -> None:
    for text in dict.fromkeys(name.text for name in person.names):
        number = next(numbers)
        into[ListedName].append((number, listing, person.key, text, index.folded(text)[:400]))
        tokens = sorted(set(names.tokens(text)))
        into[ListedToken] += [(number, token[: index.LONGEST_TOKEN]) for token in tokens]
