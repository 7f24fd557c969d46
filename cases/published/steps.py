"""By how much the number of people who are held changes from day to day, kept so that no line over time is counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from .facets import Facet
from .models import StatusSpan, Trait

NOW, THEN = "now", "then"
"""As is known now; as the editions of each day had it."""
_DAY: Final = timedelta(days=1)

Key = tuple[str, str, str, date]
End = tuple[int, str, str, date, int]
Stretch = tuple[date, date | None]
Row = tuple[int, str, date | None, date | None, date, date | None]


def seen_from(day: date) -> date:
    """Answer the first beginning of a month that is not before the day."""
    if day.day == 1:
        return day
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def changes(among: Iterable[int] | None = None) -> Counter[Key]:
    """Answer by how much each number changes on each day, for the custody of everybody or of some people."""
    countries = _countries(among)
    found: Counter[Key] = Counter()
    for number, axis, held, day, change in ends(among):
        for scope in ("", *countries.get(number, ())):
            found[scope, axis, held, day] += change
    return Counter({key: change for key, change in found.items() if change})


def ends(among: Iterable[int] | None = None) -> Iterator[End]:
    """Answer (listing, axis, held, day, change) of everybody or of some people, all of one listing together."""
    spans = StatusSpan.objects.filter(is_main=True).exclude(held="")
    spans = spans if among is None else spans.filter(listing__in=list(among))
    columns = ("listing_id", "held", "first_day", "last_day", "known_from", "known_until")
    for row in spans.order_by("listing_id").values_list(*columns).iterator(chunk_size=5000):
        yield from ((row[0], axis, row[1], day, change) for axis, day, change in _ends(row))


def _ends(row: Row) -> Iterator[tuple[str, date, int]]:
    """Answer where a span begins to count and where it ceases to, on each axis."""
    for axis, (first, last) in _stretches(row):
        yield axis, first, 1
        if last is not None and last < date.max:
            yield axis, last + _DAY, -1


def _countries(among: Iterable[int] | None) -> dict[int, list[str]]:
    rows = Trait.objects.filter(facet=Facet.COUNTRY, known_until=None)
    rows = rows if among is None else rows.filter(listing__in=list(among))
    found: dict[int, list[str]] = {}
    for number, code in rows.order_by().values_list("listing_id", "code"):
        found.setdefault(number, []).append(code)
    return found


def _stretches(row: Row) -> Iterator[tuple[str, Stretch]]:
    """Answer the days of a span as is known now, and those on which the newest edition said so."""
    _number, _held, first, last, known_from, known_until = row
    if known_until is None:
        yield NOW, (first or date.min, last)
    touches = last is None or last >= known_from
    if touches and (known_until is None or first is None or first <= known_until):
        ends = [day for day in (last, known_until) if day is not None]
        yield THEN, (max(first or known_from, known_from), min(ends, default=None))
