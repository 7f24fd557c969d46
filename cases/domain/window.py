"""A moment that is not known exactly, as the first and the last day on which it can have been."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cases.domain.dossier.base import When
from cases.domain.duration import Term, add_term


@dataclass(frozen=True, slots=True)
class Window:
    """One day from `earliest` to `latest`, both included; None where there is no bound on that side."""

    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def of(cls, when: When | None) -> "Window":
        """Answer the days that a recorded date allows; no date allows every day."""
        return cls(when.date.earliest, when.date.latest) if when else cls()

    @property
    def exact(self) -> date | None:
        """The day itself when only one is possible."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def is_open(self) -> bool:
        """Whether nothing at all is known of the day."""
        return self.earliest is None and self.latest is None

    def surely_by(self, day: date) -> bool:
        """Answer whether the moment has come by the end of `day` at the latest."""
        return self.latest is not None and self.latest <= day

    def possibly_by(self, day: date) -> bool:
        """Answer whether the moment can have come by the end of `day`."""
        return self.earliest is None or self.earliest <= day

    def plus(self, term: Term) -> "Window":
        """Answer the moment that lies `term` later; a day that no calendar here can write becomes the last one."""
        return Window(_later(self.earliest, term), _later(self.latest, term))

    def plus_days(self, days: int) -> "Window":
        """Answer the moment so many days later."""
        return self.plus(Term(0, days))

    def within(self, other: "Window") -> "Window":
        """Answer the days that both allow, or this moment as it stands when there are none."""
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        return self if earliest and latest and earliest > latest else Window(earliest, latest)

    def days_to(self, later: "Window") -> int | None:
        """Answer the days from this moment to a later one when both are known to the day."""
        return (later.exact - self.exact).days if self.exact and later.exact else None


def _later(day: date | None, term: Term) -> date | None:
    if day is None:
        return None
    try:
        return add_term(day, term)
    except ValueError:
        return date.max


ONE_DAY: Final = timedelta(days=1)
ANY_DAY: Final = Window()
