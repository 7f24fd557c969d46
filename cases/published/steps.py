"""By how much the number of people who are held changes from day to day, kept so that no line over time is counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from operator import itemgetter
from typing import Final, NamedTuple

from .facets import Facet
from .knowledge import known_before
from .models import StatusSpan, Trait

NOW, THEN = "now", "then"
"""As is known now; as the editions of each day had it."""
_DAY: Final = timedelta(days=1)

Key = tuple[str, str, str, date]
End = tuple[int, str, str, date, int]
Stretch = tuple[date, date | None]
_COLUMNS: Final = (
    "listing_id", "status", "is_main", "held", "first_day", "last_day", "known_from", "known_until"
)  # fmt: skip


class Span(NamedTuple):
    """A status of a listed person, as `StatusSpan` says it."""

    number: int
    status: str
    is_main: bool
    held: str
    first: date | None
    last: date | None
    known_from: date
    known_until: date | None

    def includes(self, day: date) -> bool:
        """Answer whether the day is within it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def seen_from(day: date) -> date:
    """Answer the first beginning of a month that is not before the day."""
    if day.day == 1:
        return day
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def spans(among: Iterable[int] | None = None) -> Iterator[Span]:
    """Answer the statuses of everybody or of some people, all of one listing together."""
    rows = StatusSpan.objects.order_by("listing_id").values_list(*_COLUMNS)
    some = rows.iterator(chunk_size=5000) if among is None else rows.filter(listing__in=list(among))
    yield from map(Span._make, some)


def spans_before(day: date) -> Iterator[Span]:
    """Answer the statuses that records had on a day and no longer have, as if they had them still."""
    rows = StatusSpan.objects.filter(known_before(day)).order_by().values_list(*_COLUMNS)
    found = (Span._make(row)._replace(known_until=None) for row in rows.iterator(chunk_size=5000))
    yield from sorted(found, key=itemgetter(0))


def changes(among: Iterable[Span], countries: Mapping[int, Iterable[str]]) -> Counter[Key]:
    """Answer by how much each number changes on each day, for the custody of people of these countries."""
    found: Counter[Key] = Counter()
    for number, axis, held, day, change in ends(among):
        for scope in ("", *countries.get(number, ())):
            found[scope, axis, held, day] += change
    return Counter({key: change for key, change in found.items() if change})


def all_changes() -> Counter[Key]:
    """Answer by how much each number changes on each day, for the custody of everybody."""
    return changes(spans(), countries())


def ends(among: Iterable[Span]) -> Iterator[End]:
    """Answer (listing, axis, held, day, change) of everybody who is held, as the statuses have it."""
    for span in among:
        if span.is_main and span.held:
            yield from ((span.number, axis, span.held, day, change) for axis, day, change in _ends(span))


def _ends(row: Span) -> Iterator[tuple[str, date, int]]:
    """Answer where a span begins to count and where it ceases to, on each axis."""
    for axis, (first, last) in _stretches(row):
        yield axis, first, 1
        if last is not None and last < date.max:
            yield axis, last + _DAY, -1


def countries() -> dict[int, list[str]]:
    """Answer the countries of everybody."""
    rows = Trait.objects.filter(facet=Facet.COUNTRY, known_until=None).order_by().values_list("listing_id", "code")
    found: dict[int, list[str]] = {}
    for number, code in rows:
        found.setdefault(number, []).append(code)
    return found


def _stretches(row: Span) -> Iterator[tuple[str, Stretch]]:
    """Answer the days of a span as is known now, and those on which the newest edition said so."""
    first, last, known_from, known_until = row[4:]
    if known_until is None:
        yield NOW, (first or date.min, last)
    touches = last is None or last >= known_from
    if touches and (known_until is None or first is None or first <= known_until):
        ends = [day for day in (last, known_until) if day is not None]
        yield THEN, (max(first or known_from, known_from), min(ends, default=None))
