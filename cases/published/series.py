"""How many people were held on each day: as is known now, and as was published at the time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, Final

from django.db.models import Case, Count, F, Min, Q, QuerySet, Sum, When

from .countmodels import Step, Turning
from .facets import Facet
from .filters import PeopleFilter, without
from .fitting import FEW
from .knowledge import known_on
from .models import StatusSpan
from .rolls import People, size
from .steps import NOW, THEN
from .turnings import Line as Turned

_DAY: Final = timedelta(days=1)
_YEARS: Final = 5
"""The line goes back so many years at least."""
_DAYS: Final = ("on", "known", "held", "status")
"""What does not narrow the line, since it asks for days and for who is held itself."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day with the least and the most who were held on it; `then_*` as the editions of that day had it."""

    day: date
    least: int
    most: int
    then_least: int
    then_most: int


@dataclass(frozen=True, slots=True)
class Steps:
    """A number that changes on some days: `sums[i]` holds from `days[i]` on."""

    days: tuple[date, ...]
    sums: tuple[int, ...]

    def over(self, days: Sequence[date]) -> list[int]:
        """Answer the number on each of these days, which are in order."""
        found, at = [], 0
        for day in days:
            while at < len(self.days) and self.days[at] <= day:
                at += 1
            found.append(self.sums[at - 1] if at else 0)
        return found


Turns = Mapping[tuple[str, str, date], int]
Changes = dict[str, dict[date, int]]
Line = tuple[date | None, dict[str, Steps], dict[str, Steps]]
"""The first day that somebody was held on, the steps as is known now, and as was known at the time."""


def held_over_time(asked: PeopleFilter) -> tuple[Point, ...]:
    """Answer a point for the first day of each month up to the day asked for, and one for that day.

    For everybody or one country it takes two queries of the steps that are kept, for many people one of the turnings
    of everybody, else four queries, of which the answers are as long as there are days on which somebody's custody
    began or ended.
    """
    since, now, then = _kept_steps(asked) if _has_steps(asked) else _turned_steps(asked) or _counted_steps(asked)
    months = _months(since or asked.day, asked.day)
    numbers = (steps[held].over(months) for steps in (now, then) for held in ("surely", "possibly"))
    return tuple(
        Point(day, least, least + more, then_least, then_least + then_more)
        for day, least, more, then_least, then_more in zip(months, *numbers, strict=True)
    )


def _narrowing(asked: PeopleFilter) -> dict[str, Any]:
    """Answer what narrows the line: a day and a status do not, since it asks for them itself."""
    return without(asked.narrowing, *_DAYS)


def _has_steps(asked: PeopleFilter) -> bool:
    is_small = asked.as_known is None and asked.reckoned is not None and asked.fitting.archive is None
    return is_small and not set(_narrowing(asked)) - {Facet.COUNTRY}


def _kept_steps(asked: PeopleFilter) -> Line:
    """Answer the line from the steps, of which those within a month are one; those after the day are left out."""
    kept = Step.objects.filter(scope=_narrowing(asked).get(Facet.COUNTRY, ""), day__lte=asked.day).order_by()
    began = kept.filter(axis=NOW, day__gt=date.min).aggregate(first=Min("day"))["first"]
    changes: dict[str, Changes] = {NOW: _no_changes(), THEN: _no_changes()}
    for axis, held, month, change in kept.values_list("axis", "held", "month").annotate(n=Sum("change")):
        _add(changes[axis][held], min(month, asked.day), change)
    return began, _steps_of(changes[NOW]), _steps_of(changes[THEN])


def _turned_steps(asked: PeopleFilter) -> Line | None:
    """Answer the line of many people from the turnings; None for few, or where the rolls cannot tell who fits."""
    fits, everybody = asked.fitting.people(*_DAYS), asked.fitting.everybody
    if fits is None or everybody is None or not _has_turnings(asked, fits):
        return None
    since, turned = _turned(asked, fits, everybody)
    changes: dict[str, Changes] = {NOW: _no_changes(), THEN: _no_changes()}
    for (axis, held, day), change in turned.items():
        _add(changes[axis][held], day, change)
    return since, _steps_of(changes[NOW]), _steps_of(changes[THEN])


def _has_turnings(asked: PeopleFilter, fits: People) -> bool:
    return asked.fitting.archive is not None or (size(fits) > FEW and Turning.objects.exists())


def _turned(asked: PeopleFilter, fits: People, everybody: People) -> tuple[date | None, Turns]:
    """Answer the first day and the changes, from memory for a large archive."""
    if asked.fitting.archive and (found := asked.fitting.archive.line(fits, asked.day)):
        return found
    line = Turned(fits, everybody, asked.day)
    return line.since, line.changes


def _counted_steps(asked: PeopleFilter) -> Line:
    people = asked.people_without(*_DAYS)
    spans = StatusSpan.objects.filter(is_main=True, listing__in=people.values("pk")).exclude(held="")
    now = _counted(spans.filter(known_on(asked.as_known)), "first_day", "last_day")
    starts = [day for days in now.values() for day, n in days.items() if n and date.min < day <= asked.day]
    return min(starts, default=None), _steps_of(now), _steps_of(_counted(_as_published(spans), "began", "ceased"))


def _as_published(spans: QuerySet[StatusSpan]) -> QuerySet[StatusSpan]:
    """Answer the spans of all editions, each cut to the days on which it was what the newest edition said."""
    touching = Q(last_day__isnull=True) | Q(last_day__gte=F("known_from"))
    before_it_ended = Q(known_until__isnull=True) | Q(first_day__isnull=True) | Q(first_day__lte=F("known_until"))
    began = Case(
        When(Q(first_day__isnull=True) | Q(first_day__lt=F("known_from")), then="known_from"), default="first_day"
    )
    ceased = Case(
        When(last_day__isnull=True, then="known_until"),
        When(Q(known_until__isnull=False) & Q(known_until__lt=F("last_day")), then="known_until"),
        default="last_day",
    )
    return spans.filter(touching, before_it_ended).annotate(began=began, ceased=ceased)


def _no_changes() -> Changes:
    return {"surely": {}, "possibly": {}}


def _counted(spans: QuerySet[StatusSpan], first: str, last: str) -> Changes:
    changes = _no_changes()
    for held, day, number in _grouped(spans, first):
        _add(changes[held], day or date.min, number)
    for held, day, number in _grouped(spans, last):
        if day is not None and day < date.max:
            _add(changes[held], day + _DAY, -number)
    return changes


def _steps_of(changes: Changes) -> dict[str, Steps]:
    return {held: _steps(days) for held, days in changes.items()}


def _grouped(spans: QuerySet[StatusSpan], column: str) -> Iterable[Any]:
    return spans.order_by().values_list("held", column).annotate(n=Count("pk"))


def _add(days: dict[date, int], day: date, number: int) -> None:
    days[day] = days.get(day, 0) + number


def _steps(changes: dict[date, int]) -> Steps:
    days = tuple(sorted(changes))
    return Steps(days, tuple(accumulate(changes[day] for day in days)))


def _months(first: date, last: date) -> list[date]:
    begin = min(first.year, last.year - _YEARS)
    months = [date(year, month, 1) for year in range(begin, last.year + 1) for month in range(1, 13)]
    return [*(day for day in months if day < last), last]


def yearly(points: tuple[Point, ...]) -> list[Point]:
    """Answer the points of the first day of each year, and the last one."""
    return [point for point in points[:-1] if (point.day.month, point.day.day) == (1, 1)] + list(points[-1:])
