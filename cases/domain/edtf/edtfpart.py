"""One date of an EDTF text: what it allows, how precisely, and how sure its writer was."""

import re
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from cases.domain.edtf.civilday import LONGEST, Day, month_length
from cases.domain.edtf.edtfyear import YEAR_FORM, shortened_years, significant_years, years_of


class BadDate(ValueError):
    """A date text that cannot be read; the message tells a person what to write instead."""


class Precision(StrEnum):
    """The unit a date is written in."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    FOUR_MONTHS = "four months"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    YEARS = "years"
    INTERVAL = "interval"
    SET = "set"


class Part(NamedTuple):
    """One date: its canonical text, first and last possible day, unit, marks, and mask where digits are X.

    `marks` holds "", "?", "~" or "%" for year, month and day. `group` is the code 21–41 of a season or the like.
    `alone` says that it cannot be an end of an interval or a member of a list.
    """

    text: str
    first: Day
    last: Day
    precision: Precision
    marks: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()
    group: int = 0
    alone: bool = False


_DATE = re.compile(
    r"([?~%]?)(-?[0-9X]{4,5})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?",
)
_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?|24:00:00)"
    r"(Z|(?!-00:?00|-00$)(?:\+(?:0[0-9]|1[0-3])(?::?[0-5][0-9])?|\+14(?::?00)?"
    r"|-(?:0[0-9]|1[01])(?::?[0-5][0-9])?|-12(?::?00)?))?",
)
_NORTH_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
GROUPS: dict[int, tuple[int, int, Precision]] = {
    **{code: (month, 3, Precision.SEASON) for code, month in _NORTH_MONTHS.items()},
    **{code + 4: (month, 3, Precision.SEASON) for code, month in _NORTH_MONTHS.items()},
    **{29: (9, 3, Precision.SEASON), 30: (12, 3, Precision.SEASON)},
    **{31: (3, 3, Precision.SEASON), 32: (6, 3, Precision.SEASON)},
    **{33 + n: (1 + 3 * n, 3, Precision.QUARTER) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4, Precision.FOUR_MONTHS) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6, Precision.HALF_YEAR) for n in range(2)},
}
"""Code → first month, number of months, unit (codes: ISO 8601-2:2019, 4.8).

The standard gives seasons no dates. Here they are the meteorological ones, and a winter begins in December of
the year it is written with: 2012-24 is December 2012 to February 2013. Codes 21–24 are read as northern.
"""


def read_part(text: str) -> Part:
    """The one date that `text` writes; BadDate otherwise."""
    found = _DATE.fullmatch(text) or _DATE.fullmatch(text.replace("x", "X"))
    if found is None:
        return _time(text) if "T" in text else _year_form(text)
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = found.groups("")
    _check_year(year, month, text)
    marks = _marks((before_year, before_month, before_day), (after_year, after_month, after_day), month, day)
    if "X" in year or "X" in month or "X" in day:
        return _masked(year, month, day, marks, text)
    if month > "20":
        return _group(year, int(month), day, marks, text)
    return _plain(year, month, day, marks, text)


def _check_year(year: str, month: str, text: str) -> None:
    digits = year.lstrip("-")
    if year == "-0000":
        raise BadDate(f"“{text}”: there is no year -0000; the year 1 BC is 0000.")
    if len(digits) > 4 and (not month or digits.startswith("0")):
        raise BadDate(f"“{text}”: write a year of more than four digits with Y before it, as in Y12345.")


@lru_cache(maxsize=1024)
def _marks(before: tuple[str, ...], after: tuple[str, ...], month: str, day: str) -> tuple[str, ...]:
    """The mark of each component: its own on the left, and those on the right of it or of a later one."""
    size = 3 if day else 2 if month else 1
    return tuple(_joined(before[i] + "".join(after[i:size])) for i in range(size))


def _joined(marks: str) -> str:
    uncertain, approximate = "?" in marks or "%" in marks, "~" in marks or "%" in marks
    return ("%" if approximate else "?") if uncertain else ("~" if approximate else "")


def written(components: tuple[str, ...], marks: tuple[str, ...]) -> str:
    """The components with marks in one way only: shared leading marks on the right, others on the left."""
    if not any(marks):
        return "-".join(components)
    shared = 0
    while shared < len(marks) and marks[shared] == marks[0]:
        shared += 1
    shared = shared if marks[0] else 0
    head = "-".join(components[:shared]) + marks[0] if shared else ""
    rest = [mark + component for component, mark in zip(components[shared:], marks[shared:], strict=True)]
    return "-".join(([head] if head else []) + rest)


def _plain(year: str, month: str, day: str, marks: tuple[str, ...], text: str) -> Part:
    number = int(year)
    if not month:
        return Part(written((year,), marks), (number, 1, 1), (number, 12, 31), Precision.YEAR, marks)
    if not "01" <= month <= "12":
        raise BadDate(f"“{text}”: the month is 01 to 12, or 21 to 41 for a season, quarter or half-year.")
    length = month_length(number, int(month))
    if not day:
        start, end = (number, int(month), 1), (number, int(month), length)
        return Part(written((year, month), marks), start, end, Precision.MONTH, marks)
    if not 1 <= int(day) <= length:
        raise BadDate(f"“{text}”: that month has the days 01 to {length}.")
    only = (number, int(month), int(day))
    return Part(written((year, month, day), marks), only, only, Precision.DAY, marks)


def _group(year: str, code: int, day: str, marks: tuple[str, ...], text: str) -> Part:
    if code not in GROUPS or day:
        raise BadDate(f"“{text}”: the month is 01 to 12, or 21 to 41 (without a day) for a season or quarter.")
    month, length, precision = GROUPS[code]
    start = (int(year), month, 1)
    years, last0 = divmod(month + length - 2, 12)
    end_year = int(year) + years
    end = (end_year, last0 + 1, month_length(end_year, last0 + 1))
    return Part(written((year, str(code)), marks), start, end, precision, marks, group=code)


def _masked(year: str, month: str, day: str, marks: tuple[str, ...], text: str) -> Part:
    if month.isdigit() and month > "20":
        return _masked_group(year, int(month), day, marks, text)
    mask = tuple(piece for piece in (year, month, day) if piece)
    months = _numbers(month, 12) if month else range(1, 13)
    days = _numbers(day, 31) if day else range(1, 32)
    first = _first_filled(year, months, days)
    if first is None:
        raise BadDate(f"“{text}”: no month and day of the calendar fit these digits.")
    last = _first_filled(year, months[::-1], days[::-1], newest_first=True) or first
    precision = _masked_years(year) if not month else Precision.DAY if day else Precision.MONTH
    return Part(written(mask, marks), first, last, precision, marks, mask)


def _masked_group(year: str, code: int, day: str, marks: tuple[str, ...], text: str) -> Part:
    first = _group(f"{next(years_of(year)):04}", code, day, marks, text)
    last = _group(f"{next(years_of(year, newest_first=True)):04}", code, day, marks, text)
    return first._replace(text=written((year, str(code)), marks), last=last.last, mask=(year, str(code)))


def _masked_years(year: str) -> Precision:
    hidden = len(year) - len(year.rstrip("X"))
    if "X" in year[: len(year) - hidden]:
        return Precision.YEARS
    return {1: Precision.DECADE, 2: Precision.CENTURY, 3: Precision.MILLENNIUM}.get(hidden, Precision.YEARS)


@lru_cache(maxsize=512)
def _numbers(mask: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 to `highest` that the two-digit mask allows."""
    return tuple(n for n in range(1, highest + 1) if fits(f"{n:02}", mask))


def fits(digits: str, mask: str) -> bool:
    """Whether the digits agree with the mask wherever it is not X."""
    return len(digits) == len(mask) and all(m in ("X", d) for d, m in zip(digits, mask, strict=True))


def _first_filled(
    year: str, months: tuple[int, ...] | range, days: tuple[int, ...] | range, *, newest_first: bool = False
) -> Day | None:
    """The first real day in the given order; None when there is none."""
    if not any(LONGEST[month] >= day for month in months for day in days):
        return None
    return next(
        (
            (number, month, day)
            for number in years_of(year, newest_first=newest_first)
            for month, day in product(months, days)
            if day <= month_length(number, month)
        ),
        None,
    )


def _time(text: str) -> Part:
    found = _TIME.fullmatch(text)
    if found is None:
        raise BadDate(f"“{text}”: write a date with a time as 2021-04-12T09:30:00, with Z or +05:00 after it if known.")
    date_text, clock, shift = found.groups("")
    if len(shift) == 5:
        shift = f"{shift[:3]}:{shift[3:]}"
    elif len(shift) == 3:
        shift += ":00"
    day = read_part(date_text)
    return day._replace(text=f"{date_text}T{clock}{shift}", alone=True)


def _year_form(text: str) -> Part:
    found = YEAR_FORM.fullmatch(text)
    if found is None:
        raise BadDate(
            f"“{text}” is not a date that can be read: write 2021-04-15, 2021-04 or 2021, "
            "or an interval such as 2018-12/2021-09-27."
        )
    mark = found["mark"]
    if found["short"]:
        return _short(found["short"], mark, text)
    year = int(found["plain"] or found["long"]) * 10 ** int(found["power"] or 0)
    if found["long"] and abs(year) < 10000:
        raise BadDate(f"“{text}”: Y is for years of more than four digits; write this one without Y, as {year:04}.")
    digits = found["digits"] or found["plain_digits"]
    low, high = significant_years(year, int(digits)) if digits else (year, year)
    precision = Precision.YEARS if digits else Precision.YEAR
    return Part(text, (low, 1, 1), (high, 12, 31), precision, (mark,), alone=True)


def _short(digits: str, mark: str, text: str) -> Part:
    years = shortened_years(digits)
    if years is None:
        raise BadDate(f"“{text}”: there is no decade or century -00; years before 1 BC begin with -0001.")
    precision = Precision.CENTURY if len(digits.lstrip("-")) == 2 else Precision.DECADE
    return Part(digits + mark, (years[0], 1, 1), (years[1], 12, 31), precision, (mark,), alone=True)
