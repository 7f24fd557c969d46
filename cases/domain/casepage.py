"""Everything that a case's page prints, as frozen plain values in the reader's language."""

from dataclasses import dataclass
from datetime import date

from cases.domain.dossier import Case, Dossier
from cases.domain.entry import Detail, Entry, SourceNote, Year
from cases.domain.page.absent import not_reported
from cases.domain.page.casesummary import CaseSummary, ChainLink, PartyLine, case_summary
from cases.domain.page.comparison import Comparison, comparisons
from cases.domain.page.entrytree import tree_of
from cases.domain.page.mentioned import Mentioned, mentioned
from cases.domain.page.sourcenotes import source_notes
from cases.domain.timeline import anchors, told, years
from cases.domain.wording import read

__all__ = ["CasePage", "CaseSummary", "ChainLink", "PartyLine", "casepage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """A case's page from top to bottom."""

    summary: CaseSummary
    timeline: tuple[Year, ...]
    on_timeline: frozenset[str]
    people: tuple[Mentioned, ...]
    organisations: tuple[Mentioned, ...]
    places: tuple[Mentioned, ...]
    comparisons: tuple[Comparison, ...]
    not_reported: tuple[Detail, ...]
    tallies: tuple[Entry, ...]
    photos: tuple[Entry, ...]
    sources: tuple[SourceNote, ...]


def casepage(dossier: Dossier, lang: str, day: date) -> CasePage:
    """Answer the page of the dossier's case as of `day`, for a reader of `lang`; ValueError without that case."""
    row = dossier.by_key.get(dossier.key)
    if not isinstance(row, Case):
        raise ValueError(f"{dossier.key} is not a case of this dossier.")
    reading = read(dossier, lang)
    tree = tree_of(reading)
    entries = told(reading, tree, day)
    return CasePage(
        summary=case_summary(row, reading, tree),
        timeline=years(entries, reading),
        on_timeline=anchors(one.entry for one in entries),
        people=mentioned(reading, tree, dossier.people),
        organisations=mentioned(reading, tree, dossier.organisations),
        places=mentioned(reading, tree, dossier.places),
        comparisons=comparisons(reading, tree),
        not_reported=not_reported(reading),
        tallies=tuple(tree.entry(fact) for fact in dossier.tallies),
        photos=tuple(tree.entry(fact) for fact in dossier.photos),
        sources=source_notes(reading),
    )
