"""What every record of a dossier has: a key, an imprecise date, a standing and its citations."""

from dataclasses import dataclass

from cases.domain.calendars import Conversion
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.text import Text
from cases.domain.vocabulary.evidence import CitationStance, Connection
from cases.domain.vocabulary.who import DateBasis, Finding, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An imprecise date beside the words of the source, and as the source wrote it in another calendar."""

    date: FuzzyDate
    words: str = ""
    basis: DateBasis = DateBasis.STATED
    as_written: Conversion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Who says so, where: `speaker` and `via` tell through whom it reached the source.

    `source` is the key of a Source, `speaker` of a Person (or empty), `quote` at most a few words in `quote_lang`.
    """

    source: str
    locator: str = ""
    quote: str = ""
    quote_lang: str = ""
    translation: Text = Text()
    speaker: str = ""
    speaker_text: Text = Text()
    connection: Connection = Connection.NOT_KNOWN
    via: str = ""
    stance: CitationStance = CitationStance.STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line that belongs to a record and shares its citations."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something recorded, with its citations in the order in which they were entered."""

    key: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """A record of something that happened or held.

    `text` is the editors' own sentence. `same_as` is the key of the main account when this is another account of
    the same thing; `order` sorts facts within a day.
    """

    occurred: When | None = None
    standing: Standing = Standing.REPORTED
    text: Text = Text()
    same_as: str = ""
    finding: Finding = Finding.OPEN
    finding_reason: Text = Text()
    order: int = 0
