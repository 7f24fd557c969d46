"""Who began and who ceased to be held in each month, and who came to stand otherwise, kept by month.

The line of any people and how anybody stands on any day are counted from it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, compress, groupby
from operator import itemgetter
from typing import Final

from . import parts
from .countmodels import Turning
from .packed import Numbers, unpack
from .rolls import People, flags, last_block
from .steps import NOW, THEN, End, Span, ends, seen_from, spans

STANDS: Final = "stands"
"""The axis of those who come to stand in a way; `held` is that way (`way_of`), and `change` 1."""
Key = tuple[str, str, date, int]
"""Axis, held, month and change."""
Who = list[tuple[int, int]]
"""Numbers of listings with the day of the month of each."""
Turned = tuple[int, str, str, date, int]
"""Number, axis, held, day and change."""
KEPT: Final = parts.Table(Turning, ("axis", "held", "month", "change"), ("people", "days"))
_DAY: Final = timedelta(days=1)


def found(among: Iterable[Span]) -> dict[Key, Who]:
    """Answer the turnings of people by their statuses; those of one day that undo each other are left out."""
    rows: dict[Key, Who] = {}
    for number, axis, held, day, change in each(among):
        rows.setdefault((axis, held, seen_from(day), change), []).append((number, day.day))
    return rows


def each(among: Iterable[Span]) -> Iterator[Turned]:
    """Answer the turnings of people one by one, by their statuses, of which those of one person stand together."""
    for number, some in groupby(among, key=itemgetter(0)):
        own = list(some)
        yield from ((number, *one) for one in _net(ends(own)))
        known = [span for span in own if span.known_until is None]
        spells = [((one.status, one.held), one.first or date.min, one.last or date.max) for one in known]
        yield from ((number, STANDS, way, day, 1) for day, way in _course(spells))


def _net(rows: Iterable[End]) -> Iterator[tuple[str, str, date, int]]:
    net: Counter[tuple[str, str, date]] = Counter()
    for _number, axis, held, day, change in rows:
        net[axis, held, day] += change
    for (axis, held, day), change in sorted(net.items()):
        yield from [(axis, held, day, 1 if change > 0 else -1)] * abs(change)


def _course(spells: list[tuple[tuple[str, str], date, date]]) -> Iterator[tuple[date, str]]:
    """Answer from which day on a person stands in which way, as is known now."""
    before = ""
    edges = chain.from_iterable((first, last + _DAY if last < date.max else first) for _one, first, last in spells)
    for day in sorted(set(edges)):
        way = way_of(one for one, first, last in spells if first <= day <= last)
        if way != before:
            yield day, way
        before = way


def way_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Answer statuses, each with what it says of being held, as one text; an empty one where there are none."""
    return ",".join(sorted({f"{held}/{status}" for status, held in pairs}))


def pairs_of(way: str) -> list[tuple[str, str]]:
    """Answer the (status, held) of a way to stand."""
    parts = (one.partition("/") for one in way.split(",") if one)
    return [(status, held) for held, _slash, status in parts]


def change(was: Mapping[Key, Who], now: Mapping[Key, Who]) -> None:
    """Change what is kept by what held of some people and by what holds; a month without turnings is taken out."""
    before, after = ({key: Counter(who) for key, who in found.items()} for found in (was, now))
    nobody: Counter[tuple[int, int]] = Counter()
    gone = {key: (who - after.get(key, nobody)).elements() for key, who in before.items()}
    new = {key: (who - before.get(key, nobody)).elements() for key, who in after.items()}
    parts.change(KEPT, gone, new)


def enter() -> None:
    """Keep the turnings of everybody, of which none is kept yet."""
    found: dict[Key, tuple[Numbers, bytearray]] = {}
    for number, axis, held, day, change in each(spans()):
        key = (axis, held, seen_from(day), change)
        if key not in found:
            found[key] = (unpack(b""), bytearray())
        numbers, days = found[key]
        numbers.append(number)
        days.append(day.day)
    made = (row for key, columns in found.items() for row in parts.rows(KEPT, key, columns))
    Turning.objects.bulk_create(made, batch_size=100)


def unpacked(row: Turning) -> Who:
    """Answer the numbers of a row with their days."""
    return list(zip(unpack(row.people), bytes(row.days), strict=True))


class Line:
    """The turnings of a set of people up to a day: `since` is the first of them as is known now, if any."""

    def __init__(self, people: People, everybody: People, until: date) -> None:
        self.until = until
        self.since: date | None = None
        self.changes: Counter[tuple[str, str, date]] = Counter()
        """By axis, held and the day with which it is seen."""
        marks = flags(people, last_block(everybody))
        kept = Turning.objects.filter(axis__in=(NOW, THEN), month__lte=seen_from(until))
        for (axis, month), rows in groupby(kept.iterator(chunk_size=500), key=lambda row: (row.axis, row.month)):
            self._add(axis, month, list(rows), marks)

    def _add(self, axis: str, month: date, rows: list[Turning], marks: bytes) -> None:
        days: Counter[tuple[str, date]] = Counter()
        for row in rows:
            among = bytes(map(marks.__getitem__, unpack(row.people)))
            if month <= self.until:
                self.changes[axis, row.held, month] += row.change * among.count(1)
            if month > self.until or (axis == NOW and self.since is None and month > date.min):
                for day in compress(bytes(row.days), among):
                    days[row.held, day_of(month, day)] += row.change
        self._add_days(axis, month, {key: n for key, n in days.items() if n and key[1] <= self.until})

    def _add_days(self, axis: str, month: date, days: Mapping[tuple[str, date], int]) -> None:
        for (held, day), number in days.items():
            if month > self.until:
                self.changes[axis, held, self.until] += number
            if axis == NOW:
                self.since = min(day, self.since or day)


def day_of(month: date, day: int) -> date:
    """Answer the day of that number whose change is seen with the beginning of a month."""
    return month if day == 1 else (month - timedelta(days=1)).replace(day=day)
