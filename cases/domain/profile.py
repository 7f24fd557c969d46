"""Everything that a person's page prints, as frozen plain values in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.domain import dossier as d
from cases.domain.band import Band, band_of
from cases.domain.dossier import Dossier, Fact
from cases.domain.entry import Cite, Detail, Entry, SourceNote, Tag, Year
from cases.domain.page.absent import not_reported
from cases.domain.page.casesummary import CaseSummary, ChainLink, PartyLine, case_summary
from cases.domain.page.comparison import Comparison, Value, comparisons
from cases.domain.page.entrytree import Tree, tree_of
from cases.domain.page.glance import glance
from cases.domain.page.header import Header, OtherName, header
from cases.domain.page.ledgertable import LedgerLine, LedgerTable, ledger_tables
from cases.domain.page.mentioned import Mentioned, mentioned, recorded_on
from cases.domain.page.sourcenotes import source_notes
from cases.domain.timeline import Told, anchors, told, years
from cases.domain.wording import read

__all__ = [
    "Band",
    "CaseSummary",
    "ChainLink",
    "Cite",
    "Comparison",
    "Detail",
    "Entry",
    "Header",
    "LedgerLine",
    "LedgerTable",
    "Mentioned",
    "OtherName",
    "PartyLine",
    "Picture",
    "Profile",
    "SourceNote",
    "Tag",
    "Value",
    "Year",
    "profile",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photograph, or what is said of one: `image` is empty where there is only a description."""

    image: str
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person's page from top to bottom.

    The sections from `health` to `campaigns` hold entries of the timeline once more; `on_timeline` are the keys that
    are anchors there, so that a page prints each anchor once. `about` is what is recorded on the person outside time.
    """

    header: Header
    glance: tuple[Detail, ...]
    band: Band
    timeline: tuple[Year, ...]
    on_timeline: frozenset[str]
    ledgers: tuple[LedgerTable, ...]
    health: tuple[Entry, ...]
    allegations: tuple[Entry, ...]
    recognition: tuple[Entry, ...]
    statements: tuple[Entry, ...]
    campaigns: tuple[Entry, ...]
    about: tuple[Entry, ...]
    cases: tuple[CaseSummary, ...]
    people: tuple[Mentioned, ...]
    organisations: tuple[Mentioned, ...]
    places: tuple[Mentioned, ...]
    comparisons: tuple[Comparison, ...]
    not_reported: tuple[Detail, ...]
    tallies: tuple[Entry, ...]
    photos: tuple[Picture, ...]
    sources: tuple[SourceNote, ...]


def profile(dossier: Dossier, lang: str, day: date) -> Profile:
    """Answer the page of the dossier's person as of `day`, for a reader of `lang`; ValueError without that person."""
    person = dossier.subject
    if person is None:
        raise ValueError(f"{dossier.key} is not a person of this dossier.")
    reading = read(dossier, lang)
    tree = tree_of(reading)
    entries = told(reading, tree, day)
    return Profile(
        header=header(reading, person, day),
        glance=glance(reading, person.key, day),
        band=band_of(reading, entries, day),
        timeline=years(entries, reading),
        on_timeline=anchors(one.entry for one in entries),
        ledgers=ledger_tables(reading, day),
        health=_of(entries, d.HealthEvent),
        allegations=_of(entries, d.IllTreatment),
        recognition=_of(entries, d.Designation),
        statements=_of(entries, d.Statement),
        campaigns=_of(entries, d.Campaign),
        about=recorded_on(person.key, reading, tree),
        cases=tuple(case_summary(row, reading, tree) for row in dossier.cases),
        people=mentioned(reading, tree, dossier.people),
        organisations=mentioned(reading, tree, dossier.organisations),
        places=mentioned(reading, tree, dossier.places),
        comparisons=comparisons(reading, tree),
        not_reported=not_reported(reading, person.key),
        tallies=_leading(dossier.tallies, tree),
        photos=tuple(Picture(image=row.image, entry=tree.entry(row)) for row in dossier.photos),
        sources=source_notes(reading),
    )


def _of(entries: Iterable[Told], kind: type[Fact]) -> tuple[Entry, ...]:
    return tuple(one.entry for one in entries if isinstance(one.fact, kind))


def _leading(facts: Iterable[Fact], tree: Tree) -> tuple[Entry, ...]:
    return tuple(tree.entry(fact) for fact in facts if fact.key not in tree.nested)
