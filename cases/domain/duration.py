"""Lengths of time as courts count them: calendar months first, then days."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, Self

_NUMBERS = r"(?:(-?\d{1,4})Y)?(?:(-?\d{1,5})M)?(?:(-?\d{1,4})W)?(?:(-?\d{1,6})D)?"
_ISO = re.compile(rf"^(-?)P{_NUMBERS}$", re.ASCII)


class BadTerm(ValueError):
    """A text is not a length of time; the message says what to write instead."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A length of time in calendar months and days; twelve months are one year, days are never months.

    Either part can be negative: a month is no fixed number of days, so `P1Y` less `P40D` stays as it is until it is
    laid out from a day. `<` orders by months, then days; two lengths are compared in earnest from a day (`add_term`).
    """

    months: int = 0
    days: int = 0

    @classmethod
    def of(cls, *, years: int = 0, months: int = 0, days: int = 0) -> Self:
        """Answer the term of so many years, months and days."""
        return cls(years * 12 + months, days)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 duration of years, months, weeks and days (`P6Y4M`); raise BadTerm on anything else.

        A sign before the P, or before a number, is that of ISO 8601-2:2019, 4.4.
        """
        match = _ISO.match(text)
        if not match or not any(match.groups()[1:]):
            raise BadTerm(f"“{text}” is not a length of time: write for example P7Y, P6Y4M or P15D.")
        sign = -1 if match[1] else 1
        years, months, weeks, days = (int(part or 0) * sign for part in match.groups()[1:])
        return cls(years * 12 + months, weeks * 7 + days)

    @property
    def text(self) -> str:
        """The canonical ISO 8601 text, years and months apart (`P6Y4M`, `-P8M`, `P1Y-40D`)."""
        if self.months <= 0 and self.days <= 0 and self:
            return f"-{(-self).text}"
        sign = -1 if self.months < 0 else 1
        years, months = (sign * part for part in divmod(abs(self.months), 12))
        parts = ((years, "Y"), (months, "M"), (self.days, "D"))
        return "P" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0D")

    @property
    def years_months_days(self) -> tuple[int, int, int]:
        """The whole years, the months left and the days; years and months share a sign."""
        years, months = divmod(abs(self.months), 12)
        return (years, months, self.days) if self.months >= 0 else (-years, -months, self.days)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.months or self.days)

    def __add__(self, other: "Term") -> "Term":
        return Term(self.months + other.months, self.days + other.days)

    def __sub__(self, other: "Term") -> "Term":
        return Term(self.months - other.months, self.days - other.days)

    def __neg__(self) -> "Term":
        return Term(-self.months, -self.days)


ZERO: Final = Term()


def add_months(day: date, months: int) -> date:
    """Answer the same day so many months later, or the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_term(day: date, term: Term) -> date:
    """Answer the day that lies `term` after `day`, months first, then days; raise ValueError outside years 1–9999."""
    try:
        return add_months(day, term.months) + timedelta(days=term.days)
    except OverflowError as error:
        raise ValueError(str(error)) from error


def between(start: date, end: date) -> Term:
    """Answer the longest whole months and the days left from `start` to `end`; raise ValueError if end is earlier."""
    if end < start:
        raise ValueError(f"{end} is before {start}.")
    months = (end.year - start.year) * 12 + end.month - start.month
    while add_months(start, months) > end:
        months -= 1
    return Term(months, (end - add_months(start, months)).days)


def share_of(start: date, term: Term, share: Fraction) -> date:
    """Answer the day on which `share` of a term that runs from `start` is served.

    Whole months are shared exactly (two thirds of 18 years are 12 years); what is left of a month is counted in days
    of that month, and a part of a day counts as a whole one.
    """
    months = term.months * share
    whole = int(months)
    reached = add_months(start, whole)
    length = (add_months(start, whole + 1) - reached).days
    days = (months - whole) * length + term.days * share
    return reached + timedelta(days=-((-days.numerator) // days.denominator))
