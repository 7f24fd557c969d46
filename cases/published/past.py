"""How everybody stood on each day, and who began or ceased to be held in each month, in the memory of a process."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from threading import Lock
from typing import Any, Final

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from .countmodels import Turning
from .crowds import Crowd, numbers_in
from .knowledge import known_on
from .models import ListedEdition
from .orders import Order
from .pastlines import Lines, numbers_of
from .rolls import STATUS
from .steps import NOW, THEN
from .stretches import COLUMNS
from .turnings import STANDS, Turned, pairs_of

_BETWEEN: Final = 200_000
"""So many changes at most are gone through from one kept day to another."""
_AT_ONCE: Final = 1 << 16
"""So many people are counted at once, which the memory nearest to the processor holds."""
Column = NDArray[Any]


class Past:
    """What the turnings of everybody said when they were read; nothing is read before it is asked for."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._lock = Lock()
        self._ways: Ways | None = None
        self._lines: Lines | None = None
        self._orders: dict[str, Order] = {}
        self._newest: Column | None = None

    def read(self) -> None:
        """Read everything now."""
        _read = self.ways, self.lines, self.newest, [self.order(order) for order in COLUMNS]

    def order(self, order: str) -> Order:
        """Where everybody stood in an order of the list."""
        with self._lock:
            if order not in self._orders:
                self._orders[order] = Order(order, self.places)
            return self._orders[order]

    @property
    def ways(self) -> "Ways":
        """How everybody stood on each day."""
        with self._lock:
            self._ways = self._ways or Ways(_rows(STANDS), self.places)
            return self._ways

    @property
    def newest(self) -> Column:
        """By listing, the day on which the newest record was published, as its number; nought where there is none."""
        with self._lock:
            if self._newest is None:
                self._newest = _newest(self.places)
            return self._newest

    @property
    def lines(self) -> "Lines":
        """Who began or ceased to be held in each month."""
        with self._lock:
            self._lines = self._lines or Lines(_rows(NOW, THEN), self.places)
            return self._lines


def _rows(*axes: str) -> Iterator[Turning]:
    rows = Turning.objects.filter(axis__in=axes).order_by("month", "axis", "held", "change", "first")
    return rows.iterator(chunk_size=500)


def _newest(places: int) -> Column:
    days = array("i", bytes(4 * places))
    for number, day in newest_records().filter(listing__lt=places).iterator(chunk_size=5000):
        days[number] = day.toordinal()
    return np.frombuffer(days, np.int32)


def newest_records() -> QuerySet[ListedEdition, Any]:
    """Answer the number of each listing with a record, and the day on which the newest one was published."""
    return ListedEdition.objects.filter(known_on(None)).values_list("listing", "known_from")


class Ways:
    """Changes of how people stand in the order of their days, and how everybody stood after every so many of them."""

    def __init__(self, rows: Iterable[Turning], places: int) -> None:
        kept = [(row.held, row.month, numbers_of(row), np.frombuffer(bytes(row.days), np.uint8)) for row in rows]
        self.names = sorted({"", *(held for held, *_ in kept)}, key=_by_held)
        self.at = {name: at for at, name in enumerate(self.names)}
        kind = np.min_scalar_type(len(self.names))
        ordinals = [_ordinals(month, days) for _held, month, _who, days in kept]
        days = np.concatenate(ordinals) if ordinals else np.zeros(0, np.int64)
        order = np.argsort(days, kind="stable")
        who = [numbers for _held, _month, numbers, _days in kept]
        ways = [np.full(len(numbers), self.at[held], kind) for held, _month, numbers, _days in kept]
        self.who = (np.concatenate(who) if who else np.zeros(0, np.uint32))[order]
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
        self._last: tuple[Crowd, NDArray[np.int64]] | None = None
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
        places = [at for at, name in enumerate(self.names) if not wanted.isdisjoint(_codes(facet, name))]
        return Crowd(np.packbits(self._flags(places), bitorder="little").view(np.uint64))

    def _flags(self, places: list[int]) -> NDArray[np.bool_] | NDArray[np.uint8]:
        """Answer whose way to stand is one of these, of which those that follow each other are found the quickest."""
        if places and places[-1] - places[0] < len(places):
            flags: NDArray[np.bool_] = self.column >= places[0]
            return flags if places[-1] == len(self.names) - 1 else flags & (self.column <= places[-1])
        marks = np.isin(np.arange(len(self.names)), places).view(np.uint8)
        if self.column.dtype == np.uint8:
            return np.frombuffer(self.column.tobytes().translate(marks.tobytes().ljust(256, b"\0")), np.uint8)
        return marks[self.column]

    def among(self, facet: str, fits: Crowd) -> dict[str, int]:
        """Answer how many of those who fit there were to each code of a facet, where there were any."""
        found: Counter[str] = Counter()
        for name, number in zip(self.names, self._counted(fits).tolist(), strict=True):
            found.update(dict.fromkeys(_codes(facet, name), number))
        return {code: number for code, number in found.items() if number}

    def _counted(self, fits: Crowd) -> NDArray[np.int64]:
        """Answer how many of those who fit there were to each way; the last answer is remembered."""
        last = self._last
        if last is None or last[0] is not fits:
            self._last = last = (fits, self._counted_anew(fits))
        return last[1]

    def _counted_anew(self, fits: Crowd) -> NDArray[np.int64]:
        most = len(self.names)
        if fits.size * 2 <= len(self.column):
            return np.bincount(self.column[fits.numbers], minlength=most)
        others = self.column[numbers_in(~fits.words)]
        return self._whole - np.bincount(others, minlength=most)

    @cached_property
    def _whole(self) -> NDArray[np.int64]:
        starts = range(0, len(self.column), _AT_ONCE)
        counted = (np.bincount(self.column[at : at + _AT_ONCE], minlength=len(self.names)) for at in starts)
        return np.sum(list(counted), axis=0)


def _codes(facet: str, way: str) -> set[str]:
    return {status if facet == STATUS else held for status, held in pairs_of(way)}


def _ordinals(month: date, days: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Answer the days of which the change is seen with the beginning of a month, as numbers from the year 1 on."""
    if month == date.min:
        return np.full(len(days), month.toordinal(), np.int64)
    before = (month - timedelta(days=1)).replace(day=1).toordinal() - 1
    return np.where(days == 1, month.toordinal(), before + days.astype(np.int64))


def _by_held(way: str) -> tuple[str, str]:
    """Answer where a way to stand has its place: those of being held come last, surely behind possibly."""
    return max((held for _status, held in pairs_of(way)), default=""), way
