"""The band of custody as data: what was surely and what possibly so, without a word on how it is drawn."""

from dataclasses import dataclass
from datetime import date

from cases.domain.dossier import Dossier

from .entry import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of custody, or of alleged ill-treatment, on the band.

    `kind` is the code of the CustodyForm or TreatmentKind. It lay somewhere in `possible` and surely covers
    `certain` (None: no day is sure). `began_before` and `goes_on`: its start, or its end, is not reported.
    """

    key: str
    kind: str
    label: str
    held: bool
    alleged: bool
    possible: Stretch
    certain: Stretch | None
    began_before: bool
    goes_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A thing that happened on a day within `possible`; `expected` marks what has not been reported."""

    key: str
    family: Family
    label: str
    possible: Stretch
    expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    """One line of the table that says the same as the band: when, what, and until when."""

    key: str
    when: str
    what: str
    until: str
    alleged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """All that is to be drawn between `frame.first` and `frame.last`, and the same as a table.

    `frame` is None where nothing has a date. `legend` holds the (code, label) of each kind of segment and
    family of mark.
    """

    frame: Stretch | None
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    rows: tuple[BandRow, ...]
    columns: tuple[str, str, str]
    caption: str
    legend: tuple[tuple[str, str], ...]


def band(dossier: Dossier, lang: str, day: date) -> Band:
    """Answer the band of the dossier's person as of `day`, labelled in `lang`."""
    raise NotImplementedError
