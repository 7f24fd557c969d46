"""Persons, organisations and places of a record, each with everything recorded on them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cases.domain import dossier as d
from cases.domain.dossier import Fact
from cases.domain.entry import Cite, Detail, Entry
from cases.domain.naming import Named, shown_name
from cases.domain.page.chronology import in_order
from cases.domain.page.entrytree import Tree
from cases.domain.page.header import OtherName, names_beside
from cases.domain.page.ownership import is_own, owner
from cases.domain.wording import Reading, worded
from cases.domain.wording.citing import cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A person, organisation or place in this record, with everything recorded on it.

    `kind` is "person", "organisation" or "place", `kind_words` what it is in words; `facts` carry their citations.
    """

    key: str
    kind: str
    kind_words: str
    name: str
    name_lang: str
    has_page: bool
    other_names: tuple[OtherName, ...]
    details: tuple[Detail, ...]
    citations: tuple[Cite, ...]
    facts: tuple[Entry, ...]


def mentioned(reading: Reading, tree: Tree, rows: Iterable[Named]) -> tuple[Mentioned, ...]:
    """Answer each of `rows` but the subject of the page, with all that is recorded on it."""
    return tuple(_one(row, reading, tree) for row in rows if row.key != reading.dossier.key)


def recorded_on(key: str, reading: Reading, tree: Tree) -> tuple[Entry, ...]:
    """Answer what is recorded on one person, organisation or place apart from the timeline, in order of time."""
    section = replace(tree, reading=replace(reading, about=key))
    return tuple(section.entry(fact) for fact in in_order(reading.dossier) if _is_on(fact, key, section))


def _one(row: Named, reading: Reading, tree: Tree) -> Mentioned:
    name = shown_name(row, reading.lang)
    words = worded(row, reading)
    cited = (*row.citations, *_of_name(row, name.text))
    return Mentioned(
        key=row.key,
        kind=type(row).__name__.lower(),
        kind_words=words.heading,
        name=name.text,
        name_lang=name.lang,
        has_page=isinstance(row, d.Person) and row.has_page,
        other_names=names_beside(row, reading),
        details=words.details,
        citations=cites(tuple(dict.fromkeys(cited)), reading),
        facts=recorded_on(row.key, reading, tree),
    )


def _of_name(row: Named, text: str) -> tuple[d.Citation, ...]:
    return next((name.citations for name in row.names if name.text == text), ())


def _is_on(fact: Fact, key: str, tree: Tree) -> bool:
    if fact.key in tree.nested:
        return False
    match fact:
        case d.Attribute():
            return key in {fact.person, fact.organisation, *([] if fact.person or fact.organisation else [fact.place])}
        case d.Relationship():
            return key in {fact.person, fact.other_person, fact.other_organisation}
        case d.Party() | d.Charge() | d.Tally():
            return False
    dossier = tree.reading.dossier
    return owner(fact, dossier) == key and not is_own(fact, dossier)
