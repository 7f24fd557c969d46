"""A day as readers ask for it in an address, and as a page prints it."""

import re
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from cases.domain.datewording import date_words, short_date_words
from cases.domain.fuzzydate import FuzzyDate

FIRST: Final = date(1900, 1, 1)
LAST: Final = date(2100, 12, 31)


class BadDay(ValueError):
    """A text is no day of the calendar between FIRST and LAST; the message says what to write."""


def parse_day(text: str) -> date:
    """Read `YYYY-MM-DD`; raise BadDay on anything else and outside the years 1900 to 2100."""
    day = _calendar_day(text)
    if day is None:
        raise BadDay(_("“%(text)s” is not a day of the calendar. Write it as 2021-09-30.") % {"text": text[:40]})
    if not FIRST <= day <= LAST:
        raise BadDay(_("The day has to lie between 1900-01-01 and 2100-12-31."))
    return day


def _calendar_day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def in_a_field(text: str) -> str:
    """Answer a day as written where a field for days can hold it, else nothing."""
    return text if _calendar_day(text) else ""


def day_words(day: date, lang: str) -> str:
    """Answer one day in words."""
    return date_words(FuzzyDate.on(day), lang)


def short_day_words(day: date, lang: str) -> str:
    """Answer one day in words with its month abbreviated."""
    return short_date_words(FuzzyDate.on(day), lang)
