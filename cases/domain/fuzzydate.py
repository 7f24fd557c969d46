"""An imprecise civil date: one EDTF text, the days it allows, and what can be said of it surely or possibly.

A single date (`2018-12`) and a list in square brackets (`[2021-02-01..2021-02-10]`) mean one day among those
they allow; an interval (`2017/2021-09-27`) is a stretch of time; a list in braces is all of its members.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from cases.domain.edtf.civilday import FAR_FUTURE, Day, as_date, as_day, is_far
from cases.domain.edtf.edtf import Expression, Kind, Span, read_expression
from cases.domain.edtf.edtfpart import BadDate, Part, Precision
from cases.domain.edtf.reach import Reach, allows, covers, doubted, frames, reach, reached, reaches

__all__ = ["BadDate", "FuzzyDate", "Kind", "Precision"]

SortKey = tuple[Day, Day, str]


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A date as exact as its source; made with `parse`, `on`, `between` or `spanning`, never directly.

    Equal and hashed by its canonical text. Not ordered by `<`: sort by `sort_key`, compare by the predicates.
    """

    text: str
    _expression: Expression = field(repr=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> "FuzzyDate":
        """The date an EDTF text writes (ISO 8601-2:2019, levels 0 to 2); BadDate says what to write."""
        return _parsed(text)

    @classmethod
    def on(cls, day: date) -> "FuzzyDate":
        """Exactly that day."""
        return _parsed(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @classmethod
    def between(cls, first: date, last: date) -> "FuzzyDate":
        """One day from `first` to `last`, both included, not known which; BadDate if `last` is earlier."""
        start, end = cls.on(first), cls.on(last)
        return start if start == end else _parsed(f"[{start.text}..{end.text}]")

    @classmethod
    def spanning(cls, first: date | None, last: date | None) -> "FuzzyDate":
        """The whole stretch from `first` to `last`, both included; None is an end not known."""
        start, end = cls.on(first).text if first else "", cls.on(last).text if last else ""
        return _parsed(f"{start}/{end}")

    def as_one_day(self) -> "FuzzyDate":
        """One day somewhere in an interval with both ends written alike; any other date as it is."""
        span = self.members[0]
        if self.kind is not Kind.INTERVAL or not isinstance(span, Span) or not (span.start and span.end):
            return self
        return _parsed(f"[{span.start.text}..{span.end.text}]")

    def __str__(self) -> str:
        return self.text

    @property
    def kind(self) -> Kind:
        """Whether this is one date, an interval, one of several or all of several."""
        return self._expression.kind

    @property
    def members(self) -> tuple[Part | Span, ...]:
        """The one date or interval, or the members of a list from the earliest on."""
        return self._expression.members

    @property
    def first(self) -> Day | None:
        """The first day allowed, as (year, month, day) in any year; None if open or unknown."""
        day = min(member.first for member in self.members)
        return None if is_far(day) else day

    @property
    def last(self) -> Day | None:
        """The last day allowed, as (year, month, day) in any year; None if open or unknown."""
        day = max(member.last for member in self.members)
        return None if is_far(day) else day

    @property
    def earliest(self) -> date | None:
        """The first day allowed as written; None if open, unknown, or outside the years 1 to 9999."""
        return as_date(self.first) if self.first else None

    @property
    def latest(self) -> date | None:
        """The last day allowed as written; None if open, unknown, or outside the years 1 to 9999."""
        return as_date(self.last) if self.last else None

    @property
    def doubted(self) -> tuple[date | None, date | None]:
        """`earliest` and `latest` with what `~` (one unit) and `?`, `%` (one larger unit) add on each side."""
        first, last = (None if is_far(day) else as_date(day) for day in doubted(self._expression))
        return first, last

    @property
    def precision(self) -> Precision:
        """The unit of a single date; INTERVAL or SET otherwise."""
        if self.kind is Kind.DATE:
            part = self.members[0]
            return part.precision if isinstance(part, Part) else Precision.SET
        return Precision.INTERVAL if self.kind is Kind.INTERVAL else Precision.SET

    @property
    def is_uncertain(self) -> bool:
        """Whether any part is marked `?` or `%`: the source of it is doubted."""
        return any(mark in ("?", "%") for mark in self._marks)

    @property
    def is_approximate(self) -> bool:
        """Whether any part is marked `~` or `%`: it is an estimate."""
        return any(mark in ("~", "%") for mark in self._marks)

    @property
    def is_exact_day(self) -> bool:
        """Whether this is one known day without a mark."""
        return self.first is not None and self.first == self.last and not any(self._marks)

    @property
    def has_unspecified_digits(self) -> bool:
        """Whether any digit is written X."""
        return any(part.mask for part in self._parts)

    @property
    def is_open(self) -> bool:
        """Whether it has an end written `..`."""
        return any(isinstance(member, Span) and (member.open_start or member.open_end) for member in self.members)

    @property
    def has_unknown_end(self) -> bool:
        """Whether it is an interval with an empty, that is unknown, start or end."""
        if self.kind is not Kind.INTERVAL:
            return False
        return any(text == "" for text in self.text.split("/"))

    @property
    def sort_key(self) -> SortKey:
        """A key for timelines: by the first day allowed, else the last; then narrower dates first."""
        first = self.first or self.last or FAR_FUTURE
        return (first, self.last or FAR_FUTURE, self.text)

    def surely_before(self, other: "FuzzyDate | date") -> bool:
        """Whether each day it allows is earlier than each `other` allows; never if either is uncertain."""
        it = _fuzzy(other)
        return self._certain_with(it) and self._reach.last[1] < it._reach.first[0]

    def possibly_before(self, other: "FuzzyDate | date") -> bool:
        """Whether all of it can lie earlier than all of `other`."""
        return self._reach.last[0] < _fuzzy(other)._reach.first[1]

    def surely_after(self, other: "FuzzyDate | date") -> bool:
        """Whether each day it allows is later than each `other` allows; never if either is uncertain."""
        return _fuzzy(other).surely_before(self)

    def possibly_after(self, other: "FuzzyDate | date") -> bool:
        """Whether all of it can lie later than all of `other`."""
        return _fuzzy(other).possibly_before(self)

    def surely_on(self, day: "FuzzyDate | date") -> bool:
        """Whether it must have been on that one day: the one day it allows, or inside an interval.

        Never if it bears a mark; an open or unknown end covers no day beyond the end that is known.
        """
        it = _fuzzy(day)
        return it.is_exact_day and not any(self._marks) and covers(self._expression, it._reach.first[0])

    def possibly_on(self, day: "FuzzyDate | date") -> bool:
        """Whether it can have been on that day, or on a day that date allows."""
        if isinstance(day, date):
            return allows(self._expression, as_day(day))
        if day.is_exact_day and day.first:
            return allows(self._expression, day.first)
        if self.is_exact_day and self.first:
            return allows(day._expression, self.first)
        mine, its = reached(self._expression), reached(day._expression)
        return any(a[0] <= b[1] and b[0] <= a[1] for a in mine for b in its)

    def surely_within(self, other: "FuzzyDate | date") -> bool:
        """Whether every day it allows is among those `other` allows as written; never if either is uncertain.

        An open end (`..`) sets no limit; past an unknown end nothing is sure.
        """
        it = _fuzzy(other)
        if not self._certain_with(it):
            return False
        if self.is_exact_day and it.kind is not Kind.INTERVAL and not it.is_approximate:
            return it.possibly_on(self)
        its = frames(it._expression)
        mine = (one.frame for one in reaches(self._expression))
        return all(any(b[0] <= a[0] and a[1] <= b[1] for b in its) for a in mine)

    def possibly_within(self, other: "FuzzyDate | date") -> bool:
        """Whether the whole of it can lie among the days `other` allows."""
        it = _fuzzy(other)
        if not self.possibly_on(it):
            return False
        its = reached(it._expression)
        fitting = (any(one.can_lie_in(frame) for frame in its) for one in reaches(self._expression))
        return all(fitting) if self.kind is Kind.ALL_OF else any(fitting)

    def _certain_with(self, other: "FuzzyDate") -> bool:
        return not self.is_uncertain and not other.is_uncertain

    @property
    def _reach(self) -> Reach:
        return reach(self._expression)

    @property
    def _parts(self) -> tuple[Part, ...]:
        ends = ((m,) if isinstance(m, Part) else (m.start, m.end) for m in self.members)
        return tuple(part for pair in ends for part in pair if part is not None)

    @property
    def _marks(self) -> tuple[str, ...]:
        return tuple(mark for part in self._parts for mark in part.marks)


@lru_cache(maxsize=16384)
def _parsed(text: str) -> FuzzyDate:
    expression = read_expression(text)
    return FuzzyDate(expression.text, expression)


def _fuzzy(day: FuzzyDate | date) -> FuzzyDate:
    return day if isinstance(day, FuzzyDate) else FuzzyDate.on(day)
