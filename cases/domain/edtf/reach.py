"""How far a date reaches: the days on which what it dates can have begun and ended, estimates widened.

A mark `~` reaches one unit further each way: "about 2018" is 2017 to 2019, "about 15 April" 14 to 16 April.
ISO 8601-2 leaves the width to the application; this rule is ours. For what is sure of a date by itself a mark `?`
widens nothing, but leaves nothing sure. For what follows from an event that is reported, of which only the day is
doubted, a doubt reaches one larger unit each way (`doubted`): a day by a month, a month by a year, a year by ten.
"""

from typing import NamedTuple

from cases.domain.edtf.civilday import FAR_FUTURE, FAR_PAST, Day, month_length, shift_days, shift_months
from cases.domain.edtf.edtf import Expression, Kind, Span
from cases.domain.edtf.edtfpart import GROUPS, Part, Precision, fits

_MONTHS = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.QUARTER: 3,
    Precision.FOUR_MONTHS: 4,
    Precision.HALF_YEAR: 6,
}


class Reach(NamedTuple):
    """The earliest and latest first day, and the earliest and latest last day, of what is dated."""

    first: tuple[Day, Day]
    last: tuple[Day, Day]

    @property
    def frame(self) -> tuple[Day, Day]:
        """All days it can touch, as first and last."""
        return (self.first[0], self.last[1])

    def can_lie_in(self, frame: tuple[Day, Day]) -> bool:
        """Whether the whole of it can lie within the frame."""
        return self.first[1] >= frame[0] and self.last[0] <= frame[1]


def reach(expression: Expression) -> Reach:
    """The reach of the whole expression."""
    each = reaches(expression)
    if len(each) == 1:
        return each[0]
    firsts, lasts = [one.first for one in each], [one.last for one in each]
    latest_first = min if expression.kind is Kind.ALL_OF else max
    earliest_last = max if expression.kind is Kind.ALL_OF else min
    return Reach(
        (min(first[0] for first in firsts), latest_first(first[1] for first in firsts)),
        (earliest_last(last[0] for last in lasts), max(last[1] for last in lasts)),
    )


def reaches(expression: Expression) -> list[Reach]:
    """The reach of each member."""
    stretch = expression.kind is not Kind.ONE_OF
    return [
        _of_span(member, stretch) if isinstance(member, Span) else _of_part(member) for member in expression.members
    ]


def _of_part(part: Part) -> Reach:
    days = _widened(part)
    return Reach(days, days)


def _of_span(span: Span, stretch: bool) -> Reach:
    start = _widened(span.start) if span.start else (FAR_PAST, FAR_FUTURE)
    end = _widened(span.end) if span.end else (FAR_PAST, FAR_FUTURE)
    start = (FAR_PAST if span.before else start[0], start[1])
    end = (end[0], FAR_FUTURE if span.after else end[1])
    if not stretch:
        return Reach((start[0], end[1]), (start[0], end[1]))
    return Reach((start[0], min(start[1], end[1])), (max(start[0], end[0]), end[1]))


def _widened(part: Part) -> tuple[Day, Day]:
    """First and last day of the part, one unit of its finest estimated component further each way."""
    if not any(mark in ("~", "%") for mark in part.marks):
        return (part.first, part.last)
    if len(part.marks) == 3 and part.marks[2] in ("~", "%"):
        return (shift_days(part.first, -1), shift_days(part.last, 1))
    if len(part.marks) > 1 and part.marks[1] in ("~", "%"):
        months = _MONTHS.get(part.precision, 1)
    else:
        months = 12 * _years(part)
    return (shift_months(part.first, -months), _month_end_kept(part.last, months))


def _years(part: Part) -> int:
    """The width of the year as written: 1, 10 for a decade, and so on."""
    if part.mask:
        return int(10 ** (len(part.mask[0]) - len(part.mask[0].rstrip("X"))))
    return part.last[0] - part.first[0] + 1 if part.precision in (Precision.DECADE, Precision.CENTURY) else 1


def _month_end_kept(day: Day, months: int) -> Day:
    """So many months later; the last day of a month stays the last."""
    if shift_days(day, 1)[2] != 1:
        return shift_months(day, months)
    return shift_days(shift_months(shift_days(day, 1), months), -1)


def doubted(expression: Expression) -> tuple[Day, Day]:
    """First and last day of the whole expression with what a mark of estimate or of doubt adds on each side."""
    firsts, lasts = zip(*(_doubted_member(member) for member in expression.members), strict=True)
    return min(firsts), max(lasts)


def _doubted_member(member: Part | Span) -> tuple[Day, Day]:
    if not isinstance(member, Span):
        return _doubted(member)
    first = FAR_PAST if member.start is None or member.before else _doubted(member.start)[0]
    last = FAR_FUTURE if member.end is None or member.after else _doubted(member.end)[1]
    return first, last


def _doubted(part: Part) -> tuple[Day, Day]:
    """The part one larger unit further each way where its finest marked component is doubted.

    A component without a mark holds: "2021-09-?27" is a day of September 2021.
    """
    finest = max((at for at, mark in enumerate(part.marks) if mark), default=None)
    if finest is None or part.marks[finest] == "~":
        return _widened(part)
    months = (120 * _years(part), 12, 1)[finest]
    first, last = shift_months(part.first, -months), _month_end_kept(part.last, months)
    if finest and not part.marks[finest - 1]:
        year, month, _ = part.first
        sure = (year, month) if finest > 1 else (year, 1)
        until = (part.last[0], part.last[1] if finest > 1 else 12)
        return max(first, (*sure, 1)), min(last, (*until, month_length(*until)))
    return first, last


Frames = list[tuple[Day, Day]]
"""Stretches of days, first and last, in order and without touching."""


def frames(expression: Expression) -> Frames:
    """The stretches of days it allows as written; past an unknown end nothing, nor where hidden digits leave gaps."""
    return _merged([_frame(member) for member in expression.members if isinstance(member, Span) or not _gaps(member)])


def _gaps(part: Part) -> bool:
    """Whether digits are hidden before others that are known ("156X-12-25")."""
    return "X" in "".join(part.mask).rstrip("X")


def reached(expression: Expression) -> Frames:
    """The stretches of days it can touch, estimates widened and unknown ends without limit."""
    return _merged([one.frame for one in reaches(expression)])


def _merged(stretches: Frames) -> Frames:
    found: Frames = []
    for first, last in sorted(stretches):
        if found and first <= shift_days(found[-1][1], 1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _frame(member: Part | Span) -> tuple[Day, Day]:
    first, last = member.first, member.last
    if isinstance(member, Span):
        if member.start is None and not member.open_start:
            first = member.end.first if member.end else FAR_FUTURE
        if member.end is None and not member.open_end:
            last = member.start.last if member.start else FAR_PAST
    return (first, last)


def allows(expression: Expression, day: Day) -> bool:
    """Whether what is dated can have been on that day; exact for digits written X and for gaps in lists."""
    return any(
        one.frame[0] <= day <= one.frame[1] and _fits_mask(member, day)
        for member, one in zip(expression.members, reaches(expression), strict=True)
    )


def _fits_mask(member: Part | Span, day: Day) -> bool:
    if isinstance(member, Span) or not member.mask or any(mark in ("~", "%") for mark in member.marks):
        return True
    year, month, number = day
    if member.group:
        first_month, length, _ = GROUPS[member.group]
        year, month = year - (month < first_month), member.group if (month - first_month) % 12 < length else 0
    texts = (f"{year:0{len(member.mask[0])}}", f"{month:02}", f"{number:02}")
    return all(fits(text, mask) for text, mask in zip(texts, member.mask, strict=False))


def covers(expression: Expression, day: Day) -> bool:
    """Whether what is dated must have been on that day: the one day it allows, or inside a stretch."""
    each = reaches(expression)
    if expression.kind is Kind.ONE_OF:
        each = [reach(expression)]
    return any(one.first[1] <= day <= one.last[0] for one in each)
