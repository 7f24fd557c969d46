"""Dates as written in the Julian, Persian and Hijri calendars, with their Gregorian day shown beside them.

Nothing converts on its own: whoever enters such a date keeps it as written and confirms the conversion.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.domain.datewording import date_words
from cases.domain.edtf.civilday import month_length
from cases.domain.fuzzydate import BadDate, FuzzyDate


class Calendar(StrEnum):
    """The calendar a source wrote its date in."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"
    PERSIAN = "persian"
    HIJRI = "hijri"


_NAMES = {
    "en": ("Gregorian calendar", "Julian calendar", "Persian calendar", "Hijri calendar"),
    "ru": ("григорианский календарь", "юлианский календарь", "персидский календарь", "календарь хиджры"),
    "kk": ("григориан күнтізбесі", "юлиан күнтізбесі", "парсы күнтізбесі", "хижра күнтізбесі"),
}
_JULIAN_DAY_OF_ORDINAL = 1721425
"""Julian day number minus `date.toordinal()`, at noon."""

_YEARS = {
    Calendar.GREGORIAN: (1, 9999),
    Calendar.JULIAN: (2, 9998),
    Calendar.PERSIAN: (1178, 1633),
    Calendar.HIJRI: (1, 9000),
}


_CALLED = (
    (Calendar.JULIAN, re.compile(r"jul|old style|юл|стар\w* стил|ескі стиль", re.IGNORECASE)),
    (Calendar.PERSIAN, re.compile(r"pers|iran|jalali|solar|шамси|перс|иран|парсы", re.IGNORECASE)),
    (Calendar.HIJRI, re.compile(r"hijri|islam|lunar|хиджр|ислам|хижр", re.IGNORECASE)),
    (Calendar.GREGORIAN, re.compile(r"greg|григ", re.IGNORECASE)),
)
_NUMBERS_OF_DATE = re.compile(r"(\d{1,4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Conversion:
    """A date as written in its calendar ("1400-01-01") and the Gregorian date it is, for a person to confirm."""

    calendar: Calendar
    written: str
    gregorian: FuzzyDate

    def words(self, lang: str) -> str:
        """Both dates, as in "21 March 2021 (1400-01-01, Persian calendar)"."""
        return f"{date_words(self.gregorian, lang)} ({self.written_words(lang)})"

    @classmethod
    def parse(cls, text: str) -> "Conversion":
        """Read the name of a calendar and a year, month and day in it ("persian 1400-07-09"); BadDate otherwise."""
        name = next((calendar for calendar, called in _CALLED if called.search(text)), None)
        numbers = _NUMBERS_OF_DATE.findall(text)
        if name is None or len(numbers) != 1:
            raise BadDate(f"“{text}” is no date of a calendar: write it as persian 1400-07-09, julian 1917-10-25.")
        return converted(name, *(int(number) for number in numbers[0] if number))

    @property
    def text(self) -> str:
        """The canonical text: the calendar and the date as written ("persian 1400-07-09")."""
        return f"{self.calendar} {self.written}"

    def written_words(self, lang: str) -> str:
        """The date as written with the name of its calendar in `lang`."""
        return f"{self.written}, {_NAMES[lang][list(Calendar).index(self.calendar)]}"


def converted(calendar: Calendar, year: int, month: int | None = None, day: int | None = None) -> Conversion:
    """The Gregorian date of a day, month or year of the calendar; a month or year is one day somewhere in it.

    Persian: the 33-year rule, which agrees with the official calendar in the years 1178 to 1633 and is refused
    outside them. Hijri: the tabular civil calendar; as months began with the moon that was seen, the result is marked
    approximate (a day either way). BadDate if there is no such date.
    """
    first_year, last_year = _YEARS[calendar]
    if not first_year <= year <= last_year:
        raise BadDate(f"The year {year} is outside {first_year} to {last_year}, where this calendar can be converted.")
    if (month is not None and not 1 <= month <= 12) or (day is not None and month is None):
        raise BadDate("The month is 1 to 12, and a day needs its month.")
    first, last_month = (year, month or 1, 1 if day is None else day), month or 12
    length = days_in_month(calendar, year, last_month)
    if day is not None and not 1 <= day <= length:
        raise BadDate(f"That month has the days 1 to {length} in the {calendar} calendar.")
    last = (year, last_month, length if day is None else day)
    text = "-".join(f"{number:0{width}}" for number, width in ((year, 4), (month, 2), (day, 2)) if number is not None)
    return Conversion(calendar, text, _gregorian(calendar, first, last))


def days_in_month(calendar: Calendar, year: int, month: int) -> int:
    """How many days the month of that calendar has."""
    if calendar is Calendar.GREGORIAN:
        return month_length(year, month)
    if calendar is Calendar.JULIAN:
        return 29 if month == 2 and year % 4 == 0 else month_length(1, month)
    if calendar is Calendar.PERSIAN:
        return 31 if month <= 6 else 30 if month <= 11 or (25 * year + 11) % 33 < 8 else 29
    return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29


def _gregorian(calendar: Calendar, first: tuple[int, int, int], last: tuple[int, int, int]) -> FuzzyDate:
    start, end = (date.fromordinal(_ordinal(calendar, *day)) for day in (first, last))
    if calendar is not Calendar.HIJRI:
        return FuzzyDate.between(start, end)
    return FuzzyDate.parse(f"{start}~" if start == end else f"[{start}~..{end}~]")


def _ordinal(calendar: Calendar, year: int, month: int, day: int) -> int:
    """The day's number as `date.toordinal` counts; each calendar is a count of whole days, so this is exact."""
    if calendar is Calendar.GREGORIAN:
        return date(year, month, day).toordinal()
    if calendar is Calendar.JULIAN:
        before = sum(days_in_month(calendar, year, n) for n in range(1, month))
        return 365 * (year - 1) + (year - 1) // 4 + before + day - 2
    if calendar is Calendar.PERSIAN:
        before = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
        return 365 * (year - 1) + (8 * year + 21) // 33 + before + day + 1948319 - _JULIAN_DAY_OF_ORDINAL
    before = 29 * (month - 1) + month // 2
    return 354 * (year - 1) + (11 * year + 3) // 30 + before + day + 1948439 - _JULIAN_DAY_OF_ORDINAL
