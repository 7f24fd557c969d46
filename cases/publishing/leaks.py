"""Names of people who must not be named, looked for in the texts that would go out."""

from collections.abc import Iterator
from typing import Any

from cases.domain import names
from cases.domain.canonical import plain
from cases.domain.dossier import Dossier
from cases.domain.vocabulary.who import Naming

from .gather import Draft

SHORTEST = 4
EDGES = ".,;:!?()[]«»„“”\"'"


def named_by_mistake(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Answer (key of the row, word as written) wherever a text holds a word of a name that must not be published.

    No more of the name is told than stands in the text, since not everybody who reads this may know it.

    Looked for are the people whom the rows behind the dossier point at and who are described or hidden; a word that
    somebody named in the dossier bears too (a family name) does not count. Spelling and script make no difference.
    """
    people, dossier = draft.people.exclude(naming=Naming.PUBLIC), draft.dossier
    guarded = {
        token
        for person in people.prefetch_related("names")
        for name in person.names.all()
        for token in names.tokens(name.text)
        if len(token) >= SHORTEST
    }
    for named in (dossier.people, dossier.organisations, dossier.places):
        for token in {token for row in named for name in row.names for token in names.tokens(name.text)}:
            guarded.discard(token)
    return tuple(_found(dossier, guarded)) if guarded else ()


def _found(dossier: Dossier, guarded: set[str]) -> Iterator[tuple[str, str]]:
    for key, row in dossier.by_key.items():
        written = {token: word for text in texts(plain(row)) for word in text.split() for token in _folded(word)}
        for token in sorted(set(written) & guarded):
            yield key, written[token].strip(EDGES)


def _folded(word: str) -> list[str]:
    return names.fold(word).split()


def texts(value: Any) -> Iterator[str]:
    """Answer every text within plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from texts(held)
