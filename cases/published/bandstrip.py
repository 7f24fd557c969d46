"""A small strip beside a name in a list: when the person was held, on an axis that all rows share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .bandshapes import Axis, Rect
from .glances import Spell

WIDTH = 240
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars of one row; `today` is where the day of the list lies."""

    rects: tuple[Rect, ...]
    today: int


def axis_for(spans: Iterable[Spell], day: date) -> Axis:
    """Answer the axis from the first year in which anybody was held to the end of the year of the day."""
    starts = [span.first_day for span in spans if span.held and span.first_day]
    first = min([*starts, date(day.year - 4, 1, 1)])
    return Axis(date(first.year, 1, 1), date(day.year, 12, 31), 0, WIDTH)


def strip(spans: Iterable[Spell], axis: Axis, day: date) -> Strip:
    """Answer when the person was held to the day; what is only possible is drawn as such."""
    rects = []
    for span in spans:
        first, last = span.first_day or axis.first, min(span.last_day or day, day)
        if span.is_main and span.held and first <= last and last >= axis.first:
            x = axis.at(first)
            rects.append(Rect(x, 0, max(2, axis.at(last + _DAY) - x), 10, "sure" if span.held == "surely" else "maybe"))
    return Strip(tuple(sorted(rects, key=lambda one: one.css)), axis.at(day))
