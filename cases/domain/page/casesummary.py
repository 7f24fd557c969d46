"""One case as values: what the authorities say, what the people did, who took part, what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.domain import dossier as d
from cases.domain.docket import docket
from cases.domain.dossier import Fact
from cases.domain.entry import Cite, Detail, Entry
from cases.domain.page.chronology import in_order
from cases.domain.page.entrytree import Tree
from cases.domain.vocabulary.court import PartyRole
from cases.domain.window import Window
from cases.domain.wording import Reading, worded
from cases.domain.wording.citing import cites
from cases.domain.wording.reading import begin
from cases.domain.wording.title import title


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """One party of a case with the charges against it and the sentences on it, each with its changes."""

    key: str
    person: str
    name: str
    name_lang: str
    has_page: bool
    entry: Entry
    charges: tuple[Entry, ...]
    sentences: tuple[Entry, ...]
    changes: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """A ruling in the chain; `stands` is False where a later ruling that stands undid it."""

    ruling: Entry
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """One case: what the authorities say, what the people did, who took part, what was decided.

    `replies` are answers of authorities to the case as a whole; `defendants` come before the `others`.
    """

    key: str
    title: str
    title_lang: str
    details: tuple[Detail, ...]
    citations: tuple[Cite, ...]
    defendants: tuple[PartyLine, ...]
    others: tuple[PartyLine, ...]
    filings: tuple[Entry, ...]
    chain: tuple[ChainLink, ...]
    replies: tuple[Entry, ...]


def case_summary(row: d.Case, reading: Reading, tree: Tree) -> CaseSummary:
    """Answer one case of the dossier with everything that belongs to it."""
    name = title(reading, row.key)
    parties = tuple(_party(party, reading, tree) for party in reading.dossier.parties if party.case == row.key)
    defendants = {party.key for party in reading.dossier.parties if party.role is PartyRole.DEFENDANT}
    return CaseSummary(
        key=row.key,
        title=name.text,
        title_lang=name.lang,
        details=worded(row, reading).details,
        citations=cites(row.citations, reading),
        defendants=tuple(party for party in parties if party.key in defendants),
        others=tuple(party for party in parties if party.key not in defendants),
        filings=tuple(tree.entry(fact) for fact in _main(tree, d.Filing) if getattr(fact, "case", "") == row.key),
        chain=_chain(row.key, reading, tree),
        replies=tuple(tree.entry(fact) for fact in in_order(reading.dossier) if _answers(fact, row.key)),
    )


def _answers(fact: Fact, case: str) -> bool:
    return isinstance(fact, d.Response) and fact.to_case == case


def _party(row: d.Party, reading: Reading, tree: Tree) -> PartyLine:
    name = title(reading, row.key)
    person = reading.row(row.person)
    sentences = [fact for fact in reading.dossier.sentences if fact.party == row.key]
    keys = {sentence.key for sentence in sentences}
    return PartyLine(
        key=row.key,
        person=row.person,
        name=begin(name.text),
        name_lang=name.lang,
        has_page=isinstance(person, d.Person) and person.has_page,
        entry=tree.entry(row),
        charges=tuple(tree.entry(fact) for fact in _main(tree, d.Charge) if getattr(fact, "party", "") == row.key),
        sentences=tuple(tree.entry(fact) for fact in sentences if fact.key not in _accounts(tree)),
        changes=tuple(tree.entry(fact) for fact in reading.dossier.sentence_changes if fact.sentence in keys),
    )


def _main(tree: Tree, kind: type[Fact]) -> Iterator[Fact]:
    accounts = _accounts(tree)
    facts = in_order(tree.reading.dossier)
    return (fact for fact in facts if isinstance(fact, kind) and fact.key not in accounts)


def _accounts(tree: Tree) -> set[str]:
    return {fact.key for facts in tree.accounts.values() for fact in facts}


def _chain(case: str, reading: Reading, tree: Tree) -> tuple[ChainLink, ...]:
    """Answer the rulings of a case in the order in which they can have been pronounced."""
    graph = docket(reading.dossier)
    known = set(graph.rulings)
    rows = [row for row in reading.dossier.rulings if row.case == case and row.key not in _accounts(tree)]
    return tuple(
        ChainLink(ruling=tree.entry(row), stands=graph.stands(row.key, known))
        for row in sorted(rows, key=lambda row: _first_day(graph.pronounced.get(row.key), row))
    )


def _first_day(window: Window | None, row: d.Ruling) -> tuple[date, date, int]:
    first = window.earliest or window.latest if window else None
    return (first or date.max, (window.latest if window else None) or date.max, row.order)
