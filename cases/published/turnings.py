"""Who began and who ceased to be held in each month, packed, so that the line of any people is counted from it."""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import compress, groupby
from operator import itemgetter
from typing import Final

from .countmodels import Turning
from .rolls import People, flags, last_block
from .steps import NOW, End, ends, seen_from

Key = tuple[str, str, date, int]
"""Axis, held, month and change."""
Who = list[tuple[int, int]]
"""Numbers of listings with the day of the month of each."""
_NUMBER: Final = "I" if array("I").itemsize == 4 else "L"


def found(among: Iterable[int] | None = None) -> dict[Key, Who]:
    """Answer the turnings of everybody or of some people; those of one day that undo each other are left out."""
    rows: dict[Key, Who] = {}
    for number, some in groupby(ends(among), key=itemgetter(0)):
        for axis, held, day, change in _net(some):
            rows.setdefault((axis, held, seen_from(day), change), []).append((number, day.day))
    return rows


def _net(rows: Iterable[End]) -> Iterator[tuple[str, str, date, int]]:
    net: Counter[tuple[str, str, date]] = Counter()
    for _number, axis, held, day, change in rows:
        net[axis, held, day] += change
    for (axis, held, day), change in net.items():
        yield from [(axis, held, day, 1 if change > 0 else -1)] * abs(change)


def change(was: Mapping[Key, Who], now: Mapping[Key, Who]) -> None:
    """Change what is kept by what held of some people and by what holds; a month without turnings is taken out."""
    touched = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    rows = _rows(touched)
    for key in touched:
        row = rows.get(key) or _new(key, [])
        left = Counter(unpacked(row))
        left.subtract(was.get(key, ()))
        left.update(now.get(key, ()))
        row.people, row.days = packed(sorted(left.elements()))
        rows[key] = row
    Turning.objects.filter(pk__in=[row.pk for row in rows.values() if row.pk and not row.people]).delete()
    kept = [row for row in rows.values() if row.people]
    Turning.objects.bulk_update([row for row in kept if row.pk], ["people", "days"])
    Turning.objects.bulk_create([row for row in kept if not row.pk])


def _rows(keys: Iterable[Key]) -> dict[Key, Turning]:
    parts = [set(part) for part in zip(*keys, strict=True)] or [set()] * 4
    there = Turning.objects.filter(axis__in=parts[0], held__in=parts[1], month__in=parts[2], change__in=parts[3])
    rows = {(row.axis, row.held, row.month, row.change): row for row in there}
    return {key: rows[key] for key in keys if key in rows}


def _new(key: Key, who: Who) -> Turning:
    axis, held, month, change = key
    people, days = packed(sorted(who))
    return Turning(axis=axis, held=held, month=month, change=change, people=people, days=days)


def enter(rows: Mapping[Key, Who]) -> None:
    """Keep these turnings, of which none is kept yet."""
    Turning.objects.bulk_create((_new(key, who) for key, who in rows.items()), batch_size=100)


def packed(who: Who) -> tuple[bytes, bytes]:
    """Answer numbers as four bytes each, the lowest first, and days as one byte each."""
    numbers = array(_NUMBER, [number for number, _day in who])
    return _in_order(numbers).tobytes(), bytes(day for _number, day in who)


def unpacked(row: Turning) -> Who:
    """Answer the numbers of a row with their days."""
    return list(zip(_numbers(row.people), bytes(row.days), strict=True))


def _numbers(people: bytes | memoryview) -> "array[int]":
    numbers = array(_NUMBER)
    numbers.frombytes(people)
    return _in_order(numbers)


def _in_order(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Line:
    """The turnings of a set of people up to a day: `since` is the first of them as is known now, if any."""

    def __init__(self, people: People, everybody: People, until: date) -> None:
        self.until = until
        self.since: date | None = None
        self.changes: Counter[tuple[str, str, date]] = Counter()
        """By axis, held and the day with which it is seen."""
        marks = flags(people, last_block(everybody))
        kept = Turning.objects.filter(month__lte=seen_from(until))
        for (axis, month), rows in groupby(kept.iterator(chunk_size=500), key=lambda row: (row.axis, row.month)):
            self._add(axis, month, list(rows), marks)

    def _add(self, axis: str, month: date, rows: list[Turning], marks: bytes) -> None:
        days: Counter[tuple[str, date]] = Counter()
        for row in rows:
            among = bytes(map(marks.__getitem__, _numbers(row.people)))
            if month <= self.until:
                self.changes[axis, row.held, month] += row.change * among.count(1)
            if month > self.until or (axis == NOW and self.since is None and month > date.min):
                for day in compress(bytes(row.days), among):
                    days[row.held, _day(month, day)] += row.change
        self._add_days(axis, month, {key: n for key, n in days.items() if n and key[1] <= self.until})

    def _add_days(self, axis: str, month: date, days: Mapping[tuple[str, date], int]) -> None:
        for (held, day), number in days.items():
            if month > self.until:
                self.changes[axis, held, self.until] += number
            if axis == NOW:
                self.since = min(day, self.since or day)


def _day(month: date, day: int) -> date:
    """Answer the day of that number whose change is seen with the beginning of a month."""
    return month if day == 1 else (month - timedelta(days=1)).replace(day=day)
