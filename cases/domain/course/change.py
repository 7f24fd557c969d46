"""One recorded change that bears on where a person stands, with the days on which it can have come."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from cases.domain.course.position import State
from cases.domain.window import Window


class Rank(IntEnum):
    """In what order changes of one day are taken when nothing else orders them."""

    RULING = 0
    END = 1
    DEATH = 2
    BEGIN = 3
    LATE_END = 4
    OTHER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: possibly come by the end of `first`, surely by the end of `last`.

    `act` turns the state before it into the state after it; it cannot have come
    without the changes that it `needs`. A `doubtful` one
    is taken as come from `last` on like any other, but is never sure. `key` is the row that it follows from.
    """

    id: str
    key: str
    first: date
    last: date
    act: Callable[[State], State]
    rank: Rank = Rank.OTHER
    order: int = 0
    needs: tuple[str, ...] = ()
    doubtful: bool = False

    @property
    def window(self) -> Window:
        """The days on which it can have come."""
        first = None if self.first == date.min else self.first
        return Window(first, None if self.last == date.max else self.last)

    @property
    def position(self) -> tuple[date, int, date, int]:
        """Where it stands among others: by its first day, or its last where the first is not known."""
        day = self.last if self.first == date.min else self.first
        return day, self.rank, self.last, self.order


def reach(window: Window, horizon: date) -> tuple[date, date]:
    """Answer the first and last day of a window; without a last one, the last day that the record speaks of."""
    first = window.earliest or date.min
    return first, window.latest or max(horizon, first)


def happened(changes: Iterable[Change], state: State) -> State:
    """Answer the state after the changes, one after another."""
    for change in changes:
        state = change.act(state)
    return state
