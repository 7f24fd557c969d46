"""Lives that differ in nothing but days and words: how the first of them stands on its days is told of the others."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from cases.domain.course.course import UNREPORTED_END_DAYS
from cases.domain.course.position import NESTED
from cases.domain.dossier import Dossier, When
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.status import Span, bare_spans
from cases.domain.window import Window

Plain = Mapping[str, Any]
SIMPLE: Final = frozenset({
    "schema", "kind", "key", "people", "sources", "attributes", "custody", "health", "protests", "ill_treatment",
    "clemency", "deaths",
})  # fmt: skip
"""What a record holds whose statuses follow from the forms and days of custody and the days of everything else."""
_MEMBERS: Final = frozenset({"key", "person", "citations", "text", "occurred", "form", "kind"})
_CUSTODY: Final = _MEMBERS | {"ended"}
_NESTED: Final = frozenset(form.value for form in NESTED)
_FAR: Final = 2 * UNREPORTED_END_DAYS + 20
_NEAR: Final = 8
"""Days farther apart than so many, with and without a stay within custody, do not bear on each other.

What follows from a day lies at most a day more than `UNREPORTED_END_DAYS` from it, or two where no stay is nested.
"""
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOST: Final = 50_000
_FIRST, _LAST = date(2, 1, 1), date(9998, 1, 1)
_Days = tuple[date | None, date | None, date | None, date | None]
_At = tuple[int, int] | None
"""A day as the number of a dated one and how many days after it."""


@dataclass(frozen=True, slots=True)
class _Told:
    spans: tuple[tuple[Span, _At, _At], ...]


def is_simple(plain: Plain) -> bool:
    """Answer whether a record holds no more than what `Lives` knows what follows from."""
    return plain.keys() <= SIMPLE and all(map(_is_plain, _rows(plain)))


class Lives:
    """Remembers how lives stand on their days, by the forms of their custody and the order of their days."""

    def __init__(self) -> None:
        self._told: dict[Any, _Told | None] = {}

    def spans(self, plain: Plain, dossier: Callable[[], Dossier]) -> tuple[Span, ...]:
        """Answer `status.bare_spans` of a simple record, of which a `dossier` is asked for only where it is new."""
        found = _pattern(plain)
        if found is None:
            return bare_spans(dossier())
        pattern, days = found
        if pattern not in self._told:
            if len(self._told) >= _MOST:
                self._told.clear()
            self._told[pattern] = _learnt(bare_spans(dossier()), days)
        told = self._told[pattern]
        return bare_spans(dossier()) if told is None else _retold(told, days)


def _retold(told: _Told, days: list[date]) -> tuple[Span, ...]:
    return tuple(
        Span(
            first=days[first[0]] + timedelta(first[1]) if first else None,
            last=days[last[0]] + timedelta(last[1]) if last else None,
            status=span.status,
            certainty=span.certainty,
            also=span.also,
            because=(),
            since=span.since,
            until=span.until,
        )
        for span, first, last in told.spans
    )


def _learnt(spans: Iterable[Span], days: list[date]) -> _Told | None:
    """Answer stretches by the dated days that they begin and end near, or None where one begins or ends elsewhere."""
    try:
        return _Told(tuple((one, _at(one.first, days), _at(one.last, days)) for one in spans))
    except LookupError:
        return None


def _at(day: date | None, days: list[date]) -> _At:
    if day is None:
        return None
    at = min(range(len(days)), key=lambda number: abs(days[number] - day), default=-1)
    if at < 0 or abs(after := (day - days[at]).days) * 2 >= _FAR:
        raise LookupError
    return at, after


def _pattern(plain: Plain) -> tuple[Any, list[date]] | None:
    """Answer what the statuses of a record follow from apart from its days, and its days; None at the ends of time."""
    stays = [(row["form"], _days(row, "occurred"), _days(row, "ended")) for row in plain.get("custody", ())]
    ends = [_days(row, "occurred") for row in plain.get("deaths", ())]
    horizon = max((day for day in _known(plain) if day), default=None)
    dated = {day for _form, *both in stays for some in both if some for day in some if day}
    dated |= {day for some in ends if some for day in some if day}
    days = sorted(dated | ({horizon} if horizon else set()))
    if days and not _FIRST < days[0] <= days[-1] < _LAST:
        return None
    far = _FAR if any(form in _NESTED for form, *_both in stays) else _NEAR
    number = {day: at for at, day in enumerate(days)}
    gaps = tuple(min((later - day).days, far) for day, later in pairwise(days))
    shape = tuple((form, _places(began, number), _places(ended, number)) for form, began, ended in stays)
    return (shape, tuple(_places(some, number) for some in ends), horizon and number[horizon], gaps), days


def _rows(plain: Plain) -> Iterator[tuple[Plain, frozenset[str]]]:
    for table in ("health", "protests", "ill_treatment", "custody"):
        yield from ((row, _CUSTODY) for row in plain.get(table, ()))
    for table in ("clemency", "deaths"):
        yield from ((row, _MEMBERS) for row in plain.get(table, ()))


def _is_plain(one: tuple[Plain, frozenset[str]]) -> bool:
    row, members = one
    return row.keys() <= members and all(row[name].keys() == {"date"} for name in ("occurred", "ended") if name in row)


def _known(plain: Plain) -> Iterator[date | None]:
    """Answer the days up to which the record speaks, as `course` has its horizon."""
    for row, members in _rows(plain):
        for name in ("occurred", "ended") if members is _CUSTODY and "form" in row else ("occurred",):
            if found := _days(row, name):
                yield found[1] or found[0]


def _days(row: Plain, name: str) -> _Days | None:
    return days_of(row[name]["date"]) if name in row else None


@lru_cache(maxsize=50_000)
def days_of(text: str) -> _Days:
    """Answer the first and last day that a date allows, and those that its marks add (None: no bound, no mark)."""
    if _ISO.fullmatch(text) and not text.startswith("0000"):
        day = date.fromisoformat(text)
        return day, day, None, None
    window = Window.of(When(date=FuzzyDate.parse(text)))
    reach = window.reach or Window()
    return window.earliest, window.latest, reach.earliest, reach.latest


def _places(days: _Days | None, number: Mapping[date, int]) -> tuple[int | None, ...] | None:
    return days and tuple(None if day is None else number[day] for day in days)
