"""One recorded change that bears on where a person stands, with the days on which it can have come."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from cases.domain.course.position import State
from cases.domain.window import ONE_DAY, Window


class Rank(IntEnum):
    """In what order changes of one day are taken when nothing else orders them."""

    RULING = 0
    END = 1
    DEATH = 2
    BEGIN = 3
    LATE_END = 4
    OTHER = 5


class Days(NamedTuple):
    """When a change came: from `first` to `last` as written; a mark of estimate or doubt makes it `opens` to `closes`.

    It is taken to have come by the end of `last`, possibly by the end of `opens`, surely by the end of `closes`.
    """

    first: date
    last: date
    opens: date
    closes: date

    def not_before(self, other: "Days") -> "Days":
        """Answer the days of a change that cannot have come before another, as far as they are possible."""
        first, opens = max(self.first, other.first), max(self.opens, other.opens)
        return Days(first, max(first, self.last), opens, max(first, self.last, self.closes))

    def no_earlier_than(self, made: "Days", otherwise: "Days | None") -> "Days":
        """Answer the days of what follows from a change that was `made`; without it, the same came `otherwise`."""
        later = [max(pair) for pair in zip(self, made, strict=True)]
        if otherwise:
            limit = [max(pair) for pair in zip(self, otherwise, strict=True)]
            later = [min(pair) for pair in zip(later, limit, strict=True)]
        return Days(*later)

    def next_day(self) -> "Days":
        """Answer the days after these."""
        return Days(*(min(day, date.max - ONE_DAY) + ONE_DAY for day in self))

    def never_sure(self) -> "Days":
        """Answer the days of a change that is never taken to have come."""
        return self._replace(last=date.max, closes=date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, that came from `days.first` to `days.last`, and possibly from `days.opens` to `days.closes`.

    `act` turns the state before it into the state after it; it cannot have come
    without the changes that it `needs`. A `doubtful` one
    is taken as come from `last` on like any other, but is never sure. `key` is the row that it follows from.
    """

    id: str
    key: str
    days: Days
    act: Callable[[State], State]
    rank: Rank = Rank.OTHER
    order: int = 0
    needs: tuple[str, ...] = ()
    doubtful: bool = False

    @property
    def first(self) -> date:
        """The first day on which it can have come, as its date is written."""
        return self.days.first

    @property
    def last(self) -> date:
        """The day at the end of which it is taken to have come."""
        return self.days.last

    @property
    def window(self) -> Window:
        """The days on which it can have come."""
        marked = (self.first, self.last) != (self.days.opens, self.days.closes)
        return _window(self.first, self.last, _window(self.days.opens, self.days.closes) if marked else None)

    @property
    def position(self) -> tuple[date, int, date, int]:
        """Where it stands among others: by its first day, or its last where the first is not known."""
        day = self.last if self.first == date.min else self.first
        return day, self.rank, self.last, self.order


def reach(window: Window, horizon: date) -> Days:
    """Answer the days of a change; without a last one, up to the last day that the record speaks of."""
    first = window.earliest or date.min
    last = window.latest or max(horizon, first)
    opens, closes = window.widest.earliest or date.min, window.widest.latest or last
    return Days(first, last, min(opens, first), max(closes, last))


def _window(first: date, last: date, reach: Window | None = None) -> Window:
    return Window(None if first == date.min else first, None if last == date.max else last, reach)


def happened(changes: Iterable[Change], state: State) -> State:
    """Answer the state after the changes, one after another."""
    for change in changes:
        state = change.act(state)
    return state
