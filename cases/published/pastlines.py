"""Who began or ceased to be held in each month, in the memory of a process: the line of any people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .countmodels import Turning
from .crowds import Crowd
from .layers import Layers, laid
from .steps import NOW, THEN, seen_from
from .turnings import Key, Turned, day_of

Changes = Counter[tuple[str, str, date]]
"""By axis, held and the day with which a change is seen."""
Numbers = NDArray[np.uint32]


def numbers_of(row: Turning) -> Numbers:
    """Answer the numbers of the people of a row."""
    return np.frombuffer(bytes(row.people), "<u4").astype(np.uint32)


class Lines:
    """The turnings of all months, on the axes of what is known now and of what was known then."""

    def __init__(self, rows: Iterable[Turning], places: int) -> None:
        self.places = places
        self.keys: list[Key] = []
        who, days, starts, end = [np.zeros(0, np.uint32)], [b""], [], 0
        for row in rows:
            key = (row.axis, row.held, row.month, row.change)
            if not self.keys or key != self.keys[-1]:
                self.keys.append(key)
                starts.append(end)
            who.append(numbers_of(row))
            days.append(bytes(row.days))
            end += len(row.days)
        self.who: Numbers = np.concatenate(who)
        self.days = np.frombuffer(b"".join(days), np.uint8)
        self.starts = np.array([*starts, end])

    @cached_property
    def _again(self) -> NDArray[np.bool_]:
        """Which turnings are of the same person and key as the one before them."""
        again = np.append(False, self.who[1:] == self.who[:-1])[: len(self.who)]
        again[self.starts[:-1]] = False
        return again

    @cached_property
    def layers(self) -> Layers:
        """The places of their keys by person, each once."""
        first = ~self._again
        parts = zip(self.starts[:-1], self.starts[1:], strict=True)
        return laid([self.who[start:end][first[start:end]].astype(np.int64) for start, end in parts], self.places)

    @cached_property
    def _repeated(self) -> tuple[Numbers, NDArray[np.int64]]:
        """Those who turned in the same way again in a month, and the places of the keys."""
        at = np.flatnonzero(self._again)
        return self.who[at], np.searchsorted(self.starts, at, side="right") - 1

    def sums(self, fits: Crowd) -> NDArray[np.int64]:
        """Answer how often some of the people turned, by key."""
        who, keys = self._repeated
        again = np.bincount(keys[fits.flags[who].view(np.bool_)], minlength=len(self.keys))
        return self.layers.counted(fits, len(self.keys)) + again

    def of(self, fits: Crowd, others: Crowd, more: Iterable[Turned], until: date) -> tuple[date | None, Changes]:
        """Answer the first day that is seen of some people's turnings as is known now, and their changes up to a day.

        `others` are all the rest of those who turned; `more` are turnings of people who are in neither set.
        """
        some = _Some(self, fits, others)
        for _number, axis, held, day, change in more:
            some.besides.setdefault((axis, seen_from(day)), []).append((held, day, change))
        last = seen_from(until)
        changes = Counter({key: change for key, change in some.by_month() if key[2] <= until})
        for axis in (NOW, THEN) if last > until else ():
            for (held, day), change in some.by_day(axis, last).items():
                changes[axis, held, until] += change if day <= until else 0
        months = (month for month in some.months(NOW) if date.min < month <= last)
        days = ([day for _held, day in some.by_day(NOW, month) if day <= until] for month in months)
        return min(next(filter(None, days), ()), default=None), changes


class _Some:
    """The turnings of some of the people, and what is known of others besides."""

    def __init__(self, lines: Lines, fits: Crowd, others: Crowd) -> None:
        self.lines, self.fits = lines, fits
        sums = np.diff(lines.starts) - lines.sums(others) if others.size < fits.size else lines.sums(fits)
        there = np.flatnonzero(sums)
        self.sums = dict(zip(there.tolist(), sums[there].tolist(), strict=True))
        self.rows: dict[tuple[str, date], list[int]] = {}
        for at in self.sums:
            axis, _held, month, _change = lines.keys[at]
            self.rows.setdefault((axis, month), []).append(at)
        self.besides: dict[tuple[str, date], list[tuple[str, date, int]]] = {}

    def months(self, axis: str) -> list[date]:
        """Answer the months in which somebody turned, in order."""
        return sorted({month for one, month in (*self.rows, *self.besides) if one == axis})

    def by_month(self) -> Iterator[tuple[tuple[str, str, date], int]]:
        """Answer by how much each number changes in each month."""
        found: Changes = Counter()
        for at, number in self.sums.items():
            axis, held, month, change = self.lines.keys[at]
            found[axis, held, month] += change * number
        for (axis, month), turned in self.besides.items():
            for held, _day, change in turned:
                found[axis, held, month] += change
        yield from found.items()

    def by_day(self, axis: str, month: date) -> dict[tuple[str, date], int]:
        """Answer by how much each number changes on each day of a month, where it does."""
        found: Counter[tuple[str, date]] = Counter()
        for at in self.rows.get((axis, month), ()):
            _axis, held, _month, change = self.lines.keys[at]
            start, end = self.lines.starts[at : at + 2]
            days = self.lines.days[start:end][self.fits.flags.take(self.lines.who[start:end]).view(np.bool_)]
            for day, number in zip(*np.unique(days, return_counts=True), strict=True):
                found[held, day_of(month, int(day))] += change * int(number)
        for held, day, change in self.besides.get((axis, month), ()):
            found[held, day] += change
        return {key: change for key, change in found.items() if change}
