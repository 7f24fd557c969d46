"""Days of the proleptic Gregorian calendar as (year, month, day), for years no `datetime.date` can hold."""

from datetime import MAXYEAR, MINYEAR, date, timedelta

Day = tuple[int, int, int]
"""Astronomical year (0 is 1 BC), month 1–12, day 1–31."""

_FAR = 10**1100
FAR_PAST: Day = (-_FAR, 1, 1)
FAR_FUTURE: Day = (_FAR, 12, 31)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the year has 29 February (ISO 8601-1:2019, 4.2.1: Gregorian rule carried back)."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days the month has."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def as_day(day: date) -> Day:
    """The same day as (year, month, day)."""
    return (day.year, day.month, day.day)


def as_date(day: Day) -> date | None:
    """The same day as a `datetime.date`, or None outside the years 1–9999."""
    return date(*day) if MINYEAR <= day[0] <= MAXYEAR else None


def is_far(day: Day) -> bool:
    """Whether the day stands for no limit at all."""
    return abs(day[0]) >= _FAR


def shift_days(day: Day, days: int) -> Day:
    """The day so many days later (earlier when negative); no limit stays no limit."""
    if is_far(day):
        return day
    year, month, number = day
    cycle, rest = divmod(year, 400)  # the Gregorian calendar repeats every 400 years
    moved = date(rest + 2000, month, number) + timedelta(days=days)
    return (moved.year - 2000 + cycle * 400, moved.month, moved.day)


def shift_months(day: Day, months: int) -> Day:
    """The day so many months later, cut to the last day of a shorter month; no limit stays no limit."""
    if is_far(day):
        return day
    year, month0 = divmod(day[0] * 12 + day[1] - 1 + months, 12)
    return (year, month0 + 1, min(day[2], month_length(year, month0 + 1)))
