"""A moment that is not known exactly, as the first and the last day on which it can have been."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Final

from cases.domain.dossier.base import When
from cases.domain.duration import Term, add_term
from cases.domain.edtf.civilday import Day, as_date
from cases.domain.fuzzydate import FuzzyDate


@dataclass(frozen=True, slots=True)
class Window:
    """One day from `earliest` to `latest`, both included; None where there is no bound on that side.

    `reach` holds the days that are possible besides because the date is marked as an estimate or as doubted; None
    where it bears no mark.
    """

    earliest: date | None = None
    latest: date | None = None
    reach: "Window | None" = None

    @classmethod
    def of(cls, when: When | None) -> "Window":
        """Answer the days that a recorded date allows as written, and its reach; no date allows every day.

        A day before the year 1 is taken for the first day there is, one after the year 9999 for the last.
        """
        return _of(when.date) if when else ANY_DAY

    @property
    def exact(self) -> date | None:
        """The day itself when only one is possible."""
        return self.earliest if self.earliest == self.latest and not self.reach else None

    @property
    def widest(self) -> "Window":
        """All days that are possible, those that a mark adds among them."""
        return self.reach or self

    @property
    def is_open(self) -> bool:
        """Whether nothing at all is known of the day."""
        return self.earliest is None and self.latest is None

    def surely_by(self, day: date) -> bool:
        """Answer whether the moment has come by the end of `day` at the latest."""
        latest = self.widest.latest
        return latest is not None and latest <= day

    def possibly_by(self, day: date) -> bool:
        """Answer whether the moment can have come by the end of `day`."""
        earliest = self.widest.earliest
        return earliest is None or earliest <= day

    def plus(self, term: Term) -> "Window":
        """Answer the moment that lies `term` later; a day that no calendar here can write becomes the last one."""
        return self.moved(partial(_later, term=term))

    def moved(self, move: Callable[[date], date]) -> "Window":
        """Answer the moment with each of its days moved."""
        reach = self.reach and self.reach.moved(move)
        return Window(self.earliest and move(self.earliest), self.latest and move(self.latest), reach)

    def plus_days(self, days: int) -> "Window":
        """Answer the moment so many days later."""
        return self.plus(Term(0, days))

    def within(self, other: "Window") -> "Window":
        """Answer the days that both allow, or this moment as it stands when there are none."""
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        if earliest and latest and earliest > latest:
            return self
        return Window(earliest, latest, self.reach and self.reach.within(Window(other.earliest, other.latest)))

    def to(self, later: "Window") -> "Window":
        """Answer one moment from the first day of this one to the last day of a later one."""
        reach = Window(self.widest.earliest, later.widest.latest) if self.reach or later.reach else None
        return Window(self.earliest, later.latest, reach)

    def days_to(self, later: "Window") -> int | None:
        """Answer the days from this moment to a later one when both are known to the day."""
        return (later.exact - self.exact).days if self.exact and later.exact else None


def _later(day: date, term: Term) -> date:
    try:
        return add_term(day, term)
    except ValueError:
        return date.max if term > Term() else date.min


@lru_cache(maxsize=4_000)
def _of(day: FuzzyDate) -> Window:
    marked = day.is_approximate or day.is_uncertain
    return Window(_clamped(day.first), _clamped(day.last), Window(*day.doubted) if marked else None)


def _clamped(day: Day | None) -> date | None:
    if day is None:
        return None
    return as_date(day) or (date.min if day[0] < 1 else date.max)


ONE_DAY: Final = timedelta(days=1)
ANY_DAY: Final = Window()
