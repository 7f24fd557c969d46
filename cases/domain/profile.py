"""Everything that a person's page prints, as frozen plain values in the reader's language."""

from dataclasses import dataclass
from datetime import date

from cases.domain.dossier import Dossier

from .band import Band
from .casepage import CaseSummary
from .entry import Cite, Detail, Entry, SourceNote, Tag, Year


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A name beside the one that heads the page: `kind` in words, `system` of its spelling if recorded."""

    text: str
    lang: str = ""
    script: str = ""
    kind: str = ""
    system: str = ""
    citations: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Who the page is about and how the person stands on the day.

    `state` is one line; `state_code` the code of the Status for the style sheet; `certainty` is empty where
    it is sure. `not_to_confuse` are persons who look like this one, each with the reason and the sources.
    """

    key: str
    name: str
    name_lang: str
    other_names: tuple[OtherName, ...]
    state: str
    state_code: str
    certainty: str
    state_notes: tuple[Detail, ...]
    life_line: str
    not_to_confuse: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One line of a sentence's ledger: what it is, by how much, what follows, and whether it is computed."""

    label: str
    amount: str
    result: str
    citations: tuple[Cite, ...] = ()
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTable:
    """One sentence from what was imposed to what is left; `caption` says whose reckoning it is."""

    key: str
    caption: str
    lines: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One of several values that do not agree: who gives it, how, and what the editors make of it."""

    key: str
    value: str
    tags: tuple[Tag, ...] = ()
    remark: str = ""
    remark_lang: str = ""
    details: tuple[Detail, ...] = ()
    citations: tuple[Cite, ...] = ()
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is stated of one figure beside what is computed; `agree` is None where nothing can be computed."""

    label: str
    values: tuple[Value, ...]
    agree: bool | None = None
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A person, organisation or place in this record, with everything recorded on it.

    `kind` is "person", "organisation" or "place", `kind_words` what it is in words; `facts` carry their
    citations.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photograph, or what is said of one: `image` is empty where there is only a description."""

    image: str
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person's page from top to bottom."""

    header: Header
    glance: tuple[Detail, ...]
    band: Band
    timeline: tuple[Year, ...]
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
    """Answer the page of the dossier's person as of `day`, for a reader of `lang`."""
    raise NotImplementedError
