"""Dates as lists write them: a column speaks one dialect, and nothing is made more exact than it says."""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.domain.datereading import read_date
from cases.domain.fuzzydate import BadDate, FuzzyDate

from .sheets.xlsxsheet import day_of

NOTHING: Final = frozenset(
    ("", "-", "–", "—", "?", ".", "na", "n/a", "n.a.", "nan", "none", "null", "unknown", "not known", "нет данных",
     "н/д", "неизвестно", "не известно", "белгісіз", "жоқ")
)  # fmt: skip
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[./\-]\s*(\d{1,2})\s*[./\-]\s*(\d{4}|\d{2})(?:\s*г\.?)?", re.ASCII)
_ISO: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?", re.ASCII)
_SERIAL: Final = re.compile(r"[1-9]\d{3,5}(?:\.\d+)?", re.ASCII)


class Dialect(StrEnum):
    """How a column writes its dates."""

    WORDS = "words"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    SERIAL = "serial"


DIALECTS: Final = (
    (Dialect.WORDS, gettext_lazy("as written: 2021-09-27, 27 September 2021, 2021")),
    (Dialect.DAY_FIRST, gettext_lazy("day first: 27.09.21, 27/09/2021")),
    (Dialect.MONTH_FIRST, gettext_lazy("month first: 9/27/2021")),
    (Dialect.SERIAL, gettext_lazy("Excel's numbers: 44466")),
)


class BadCell(ValueError):
    """A cell cannot be used; the message says why."""


def is_nothing(text: str) -> bool:
    """Answer whether a cell says that nothing is known, in one of the usual ways."""
    return text.strip().casefold() in NOTHING


def date_in(text: str, *, dialect: Dialect, january_first_is_year: bool, today: date) -> str:
    """Answer the date in a cell as EDTF, or an empty string; raise BadCell.

    With `january_first_is_year` a 1 January, which many programs write for a year alone, is that year. A year of two
    digits is the latest one that is not after that of `today`.
    """
    if is_nothing(text):
        return ""
    found = _read(text.strip(), dialect, today)
    return found[:4] if january_first_is_year and re.fullmatch(r"\d{4}-01-01", found) else found


def _read(text: str, dialect: Dialect, today: date) -> str:
    if iso := _ISO.fullmatch(text):
        return _day(iso[1], text)
    if dialect is Dialect.SERIAL and _SERIAL.fullmatch(text):
        return _day(day_of(text), text)
    if dialect in {Dialect.DAY_FIRST, Dialect.MONTH_FIRST} and (numbers := _NUMBERS.fullmatch(text)):
        first, second, year = numbers.groups()
        day, month = (first, second) if dialect is Dialect.DAY_FIRST else (second, first)
        return _day(f"{_year(year, today)}-{int(month):02}-{int(day):02}", text)
    return _in_words(text)


def _year(text: str, today: date) -> int:
    if len(text) == 4:
        return int(text)
    year = today.year - today.year % 100 + int(text)
    return year if year <= today.year else year - 100


def _day(text: str, cell: str) -> str:
    try:
        return FuzzyDate.parse(text).text
    except BadDate as error:
        raise BadCell(_("“%(cell)s” is not a date of the calendar.") % {"cell": cell[:60]}) from error


def _in_words(text: str) -> str:
    reading = read_date(text)
    if reading is None:
        raise BadCell(_("“%(cell)s” could not be read as a date.") % {"cell": text[:60]})
    if reading.date is None:
        listed = ", ".join(one.text for one in reading.dates)
        raise BadCell(
            _("“%(cell)s” can mean %(dates)s: say how this column writes its dates.")
            % {"cell": text[:60], "dates": listed}
        )
    return reading.date.text
