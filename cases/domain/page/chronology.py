"""The order in which a record is told: by date bounds, by order in the day, by kind."""

from dataclasses import replace
from typing import Final

from cases.domain import dossier as d
from cases.domain.dossier import Dossier, Fact, Record, When
from cases.domain.edtf.civilday import FAR_FUTURE, Day
from cases.domain.fuzzydate import FuzzyDate, Kind

ORDER: Final = (
    d.Occurrence,
    d.Protest,
    d.Filing,
    d.Charge,
    d.Ruling,
    d.Sentence,
    d.SentenceChange,
    d.Clemency,
    d.Custody,
    d.HealthEvent,
    d.IllTreatment,
    d.Death,
    d.Designation,
    d.Statement,
    d.Campaign,
    d.Response,
    d.Claim,
    d.Tally,
    d.Photo,
    d.Party,
    d.Attribute,
    d.Relationship,
)
"""Facts of one day whose order is not recorded stand in this order; the end of custody goes before its start."""


def place_in_time(when: When | None, *, order: int, rank: float, key: str) -> tuple[Day, Day, int, float, str]:
    """Answer a key to sort by; what has no date comes last."""
    first, last = when.date.sort_key[:2] if when else (FAR_FUTURE, FAR_FUTURE)
    return (first, last, order, rank, key)


def fact_place(fact: Fact) -> tuple[Day, Day, int, float, str]:
    """Answer the place of a fact in time."""
    return place_in_time(fact.occurred, order=fact.order, rank=rank_of(fact), key=fact.key)


def began(fact: Fact) -> When | None:
    """Answer when a fact began: of custody "../2021" says that it had begun by then, not that it was over."""
    when = fact.occurred
    if when is None or not isinstance(fact, d.Custody | d.Designation):
        return when
    by = when.date.latest if when.date.kind is Kind.INTERVAL and when.date.first is None else None
    return replace(when, date=FuzzyDate.parse(f"[..{by}]")) if by else when


def rank_of(record: Record) -> int:
    """Answer where the kind of a record stands among those of one day."""
    return ORDER.index(type(record)) if type(record) in ORDER else len(ORDER)


def in_order(dossier: Dossier) -> tuple[Fact, ...]:
    """Answer all facts from the earliest on."""
    return tuple(sorted(dossier.facts, key=fact_place))
