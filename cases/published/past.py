"""How everybody stood on each day, and who began or ceased to be held in each month, in the memory of a process."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from threading import Lock
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .countmodels import Turning
from .crowds import Crowd, Flags, numbers_in
from .rolls import STATUS
from .steps import NOW, THEN, seen_from
from .turnings import STANDS, Turned, day_of, pairs_of

_BETWEEN: Final = 400_000
"""So many changes at most are gone through from one kept day to another."""
Changes = Counter[tuple[str, str, date]]
"""By axis, held and the day with which a change is seen."""
Column = NDArray[Any]
Numbers = NDArray[np.uint32]


class Past:
    """What the turnings of everybody said when they were read; nothing is read before it is asked for."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._lock = Lock()
        self._ways: Ways | None = None
        self._lines: Lines | None = None

    def read(self) -> None:
        """Read everything now."""
        _read = self.ways, self.lines

    @property
    def ways(self) -> "Ways":
        """How everybody stood on each day."""
        with self._lock:
            self._ways = self._ways or Ways(_rows(STANDS), self.places)
            return self._ways

    @property
    def lines(self) -> "Lines":
        """Who began or ceased to be held in each month."""
        with self._lock:
            self._lines = self._lines or Lines(_rows(NOW, THEN))
            return self._lines


def _rows(*axes: str) -> Iterator[Turning]:
    rows = Turning.objects.filter(axis__in=axes).order_by("month", "axis", "held", "change", "first")
    return rows.iterator(chunk_size=500)


def _numbers(row: Turning) -> Numbers:
    return np.frombuffer(bytes(row.people), "<u4").astype(np.uint32)


class Ways:
    """Changes of how people stand in the order of their days, and how everybody stood after every so many of them."""

    def __init__(self, rows: Iterable[Turning], places: int) -> None:
        kept = [(row.held, row.month, _numbers(row), np.frombuffer(bytes(row.days), np.uint8)) for row in rows]
        self.names = sorted({"", *(held for held, *_ in kept)}, key=_by_held)
        self.at = {name: at for at, name in enumerate(self.names)}
        kind = np.min_scalar_type(len(self.names))
        ordinals = [_ordinals(month, days) for _held, month, _who, days in kept]
        days = np.concatenate(ordinals) if ordinals else np.zeros(0, np.int64)
        order = np.argsort(days, kind="stable")
        who = [numbers for _held, _month, numbers, _days in kept]
        ways = [np.full(len(numbers), self.at[held], kind) for held, _month, numbers, _days in kept]
        self.who: Numbers = (np.concatenate(who) if who else np.zeros(0, np.uint32))[order]
        self.what: Column = (np.concatenate(ways) if ways else np.zeros(0, kind))[order]
        self.days, self.begins = np.unique(days[order], return_index=True)
        self.marks = [np.full(places, self.at[""], kind)]
        for start in range(0, len(self.who) - _BETWEEN + 1, _BETWEEN):
            self.marks.append(self._after(self.marks[-1], start, start + _BETWEEN))

    def _after(self, mark: Column, start: int, end: int) -> Column:
        column = mark.copy()
        column[self.who[start:end]] = self.what[start:end]
        return column

    def on(self, day: date) -> Column:
        """Answer the way in which everybody stands on a day, as its place among `names`."""
        at = int(np.searchsorted(self.days, day.toordinal(), side="right"))
        end = int(self.begins[at]) if at < len(self.begins) else len(self.who)
        mark = end // _BETWEEN
        return self._after(self.marks[mark], mark * _BETWEEN, end)


class Day:
    """How everybody stood on a day: for each person the place of a way to stand among `names`."""

    def __init__(self, ways: Ways, day: date, moves: Mapping[int, list[Turned]]) -> None:
        self.names = list(ways.names)
        self.column = ways.on(day)
        for number, turned in moves.items():
            here = [(since, way) for _number, axis, way, since, _change in turned if axis == STANDS and since <= day]
            self._place(number, max(here, default=(day, ""))[1])

    def _place(self, number: int, way: str) -> None:
        if way not in self.names:
            self.names.append(way)
            self.column = self.column.astype(np.promote_types(self.column.dtype, np.min_scalar_type(len(self.names))))
        self.column[number] = self.names.index(way)

    def people(self, facet: str, codes: Iterable[str]) -> Crowd:
        """Answer of whom one of the codes of a facet, status or held, was so."""
        wanted = set(codes)
        marks = np.array([not wanted.isdisjoint(_codes(facet, name)) for name in self.names], np.uint8)
        if self.column.dtype == np.uint8:
            table = marks.tobytes().ljust(256, b"\0")
            flags = np.frombuffer(self.column.tobytes().translate(table), np.uint8)
        else:
            flags = marks[self.column]
        return Crowd(np.packbits(flags, bitorder="little").view(np.uint64))

    def among(self, facet: str, fits: Crowd) -> dict[str, int]:
        """Answer how many of those who fit there were to each code of a facet, where there were any."""
        found: Counter[str] = Counter()
        for name, number in zip(self.names, self._counted(fits).tolist(), strict=True):
            found.update(dict.fromkeys(_codes(facet, name), number))
        return {code: number for code, number in found.items() if number}

    def _counted(self, fits: Crowd) -> NDArray[np.int64]:
        """Answer how many of those who fit there were to each way."""
        most = len(self.names)
        if fits.size * 2 <= len(self.column):
            return np.bincount(self.column[fits.numbers], minlength=most)
        others = self.column[numbers_in(~fits.words)]
        return self._whole - np.bincount(others, minlength=most)

    @cached_property
    def _whole(self) -> NDArray[np.int64]:
        return np.bincount(self.column, minlength=len(self.names))


def _codes(facet: str, way: str) -> set[str]:
    return {status if facet == STATUS else held for status, held in pairs_of(way)}


def _ordinals(month: date, days: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Answer the days of which the change is seen with the beginning of a month, as numbers from the year 1 on."""
    if month == date.min:
        return np.full(len(days), month.toordinal(), np.int64)
    before = (month - timedelta(days=1)).replace(day=1).toordinal() - 1
    return np.where(days == 1, month.toordinal(), before + days.astype(np.int64))


def _by_held(way: str) -> tuple[bool, str]:
    """Answer where a way to stand has its place: those of being held, surely or possibly, come last."""
    return any(held for _status, held in pairs_of(way)), way


class Lines:
    """The turnings of all months, on the axes of what is known now and of what was known then."""

    def __init__(self, rows: Iterable[Turning]) -> None:
        kept = [((row.axis, row.held, row.month, row.change), _numbers(row), bytes(row.days)) for row in rows]
        self.keys = [key for key, *_ in kept]
        self.who: Numbers = np.concatenate([np.zeros(0, np.uint32), *(numbers for _key, numbers, _days in kept)])
        self.days = np.frombuffer(b"".join(days for *_, days in kept), np.uint8)
        self.starts = np.cumsum([0, *(len(days) for *_, days in kept)])

    def of(self, fits: Crowd, more: Iterable[Turned], until: date) -> tuple[date | None, Changes]:
        """Answer the first day that is seen of some people's turnings as is known now, and their changes up to a day.

        `more` are the turnings of people who are not in the set.
        """
        there = fits.flags.take(self.who)
        some = _Some(self, there)
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
    """The turnings of some of the people: those who are marked in `there`, and what is known of others besides."""

    def __init__(self, lines: Lines, there: Flags) -> None:
        self.lines, self.there = lines, there
        sums = np.add.reduceat(np.append(there, np.uint8(0)), lines.starts[:-1], dtype=np.uint32)[: len(lines.keys)]
        self.sums = {int(at): int(sums[at]) for at in np.flatnonzero(sums)} if len(lines.who) else {}
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
            days = self.lines.days[start:end][self.there[start:end].view(np.bool_)]
            for day, number in zip(*np.unique(days, return_counts=True), strict=True):
                found[held, day_of(month, int(day))] += change * int(number)
        for held, day, change in self.besides.get((axis, month), ()):
            found[held, day] += change
        return {key: change for key, change in found.items() if change}
