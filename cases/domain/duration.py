"""Lengths of time as courts count them: calendar months first, then days."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_ISO = re.compile(r"^P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?$")


class BadTerm(ValueError):
    """A text is not a length of time; the message says what to write instead."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A length of time in calendar months and days; twelve months are one year, days are never months."""

    months: int = 0
    days: int = 0

    @classmethod
    def of(cls, *, years: int = 0, months: int = 0, days: int = 0) -> Self:
        """Answer the term of so many years, months and days."""
        return cls(years * 12 + months, days)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 duration of years, months, weeks and days (`P6Y4M`); raise BadTerm on anything else."""
        match = _ISO.match(text)
        if not match or not any(match.groups()):
            raise BadTerm(f"“{text}” is not a length of time: write for example P7Y, P6Y4M or P15D.")
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(years * 12 + months, weeks * 7 + days)

    @property
    def text(self) -> str:
        """The canonical ISO 8601 text, years and months apart (`P6Y4M`)."""
        years, months = divmod(self.months, 12)
        parts = ((years, "Y"), (months, "M"), (self.days, "D"))
        return "P" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0D")

    def __str__(self) -> str:
        return self.text

    def __add__(self, other: "Term") -> "Term":
        return Term(self.months + other.months, self.days + other.days)

    def __sub__(self, other: "Term") -> "Term":
        return Term(self.months - other.months, self.days - other.days)


def add_months(day: date, months: int) -> date:
    """Answer the same day so many months later, or the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_term(day: date, term: Term) -> date:
    """Answer the day that lies `term` after `day`: months first, then days."""
    return add_months(day, term.months) + timedelta(days=term.days)


def between(start: date, end: date) -> Term:
    """Answer the longest whole months and the days left from `start` to `end`; raise ValueError if end is earlier."""
    if end < start:
        raise ValueError(f"{end} is before {start}.")
    months = (end.year - start.year) * 12 + end.month - start.month
    while add_months(start, months) > end:
        months -= 1
    return Term(months, (end - add_months(start, months)).days)
