"""Everything that a case's page prints, as frozen plain values in the reader's language."""

from dataclasses import dataclass
from datetime import date

from cases.domain.dossier import Dossier

from .entry import Cite, Detail, Entry, SourceNote, Year


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """One party of a case with the charges against it and the sentences on it."""

    key: str
    person: str
    name: str
    has_page: bool
    entry: Entry
    charges: tuple[Entry, ...]
    sentences: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """A ruling in the chain with what it did to earlier rulings and what later ones did to it."""

    ruling: Entry
    links: tuple[Detail, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """A case's page from top to bottom; the rest of the record stands as on a person's page."""

    summary: CaseSummary
    timeline: tuple[Year, ...]
    not_reported: tuple[Detail, ...]
    sources: tuple[SourceNote, ...]


def casepage(dossier: Dossier, lang: str, day: date) -> CasePage:
    """Answer the page of the dossier's case as of `day`, for a reader of `lang`."""
    raise NotImplementedError
