"""Boxes for imprecise dates and lengths of time: what editors type is read, and the form says how."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.domain.calendars import Conversion
from cases.domain.datereading import Reading, impossible_day, read_date
from cases.domain.datewording import date_words
from cases.domain.duration import BadTerm, Term
from cases.domain.fuzzydate import BadDate, FuzzyDate
from cases.domain.termwording import term_words
from cases.models.fields import CalendarDateField

from .outline import page_language

DATE_HELP = _("27 September 2021, mid-April 2021, summer 2021, since 2018, or EDTF: 2021-02, [2021-02-01..2021-02-10].")
TERM_HELP = _("7 years, 6 years 4 months, 15 days, or P7Y, P6Y4M, P15D.")
CALENDAR_HELP = _(
    "persian 1400-07-09, julian 1917-10-25 or hijri 1442-09-01: shown beside the date, never put in its place."
)
NO_DATE_BESIDE = _(
    "The date itself is missing. In our calendar this is %(words)s: if that is right, write %(edtf)s as the date."
)
NO_DATE = _(
    "“%(typed)s” could not be read as a date. Write it as 27 September 2021, February 2021, 2021, mid-April 2021, "
    "or in EDTF as 2021-09-27, 2021-02, 2018/2021."
)
IMPOSSIBLE_DAY = _(
    "“%(typed)s”: %(month)s has no day %(day)s. Correct the day, or write only the month: %(edtf)s. If the source says "
    "just that, write the month and put the words of the source beside it."
)
IMPOSSIBLE_MONTH = _("“%(typed)s”: a year has 12 months. Write the day first, as 27.09.2021, or the month in words.")
SEVERAL_DATES = _("“%(typed)s” can mean different days. Write one of these instead: %(dates)s.")
NO_TERM = _("“%(typed)s” is not a length of time. Write it as 7 years, 6 years 4 months or 15 days, or as P6Y4M.")


class EchoInput(forms.TextInput):
    """A box that says beneath itself how its text is understood."""

    template_name = "admin/cases/echo_widget.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Answer the context with the echo."""
        context = super().get_context(name, value, attrs)
        context["widget"]["echo"] = self.echo(str(value)) if value else ""
        return context

    def echo(self, text: str) -> str:
        """Answer how `text` is understood; nothing when it is not."""
        raise NotImplementedError


class DateInput(EchoInput):
    """A box for an imprecise date."""

    def echo(self, text: str) -> str:
        """Answer the date in words."""
        try:
            return date_words(FuzzyDate.parse(text.strip()), page_language())
        except BadDate:
            return ""


class TermInput(EchoInput):
    """A box for a length of time."""

    def echo(self, text: str) -> str:
        """Answer the length in words."""
        try:
            return term_words(Term.parse(text.strip()), page_language())
        except BadTerm:
            return ""


class CalendarInput(EchoInput):
    """A box for a date as another calendar writes it."""

    def echo(self, text: str) -> str:
        """Answer the day of our calendar beside the one as written."""
        try:
            return Conversion.parse(text).words(page_language())
        except BadDate:
            return ""


class ReadCalendarField(forms.CharField):
    """A date as another calendar writes it, with the name of that calendar."""

    widget = CalendarInput

    def to_python(self, value: Any) -> str | None:
        """Answer the canonical text, None where there is none; raise ValidationError that says what to write."""
        return CalendarDateField().to_python(super().to_python(value))


class ReadDateField(forms.CharField):
    """An imprecise date as EDTF, or in words that mean one date; `read_from` are the words when it was not EDTF."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.read_from = ""
        self.weekday_differs = False

    def to_python(self, value: Any) -> str:
        """Answer the EDTF text; raise ValidationError that says what to write instead."""
        self.read_from, self.weekday_differs = "", False
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return FuzzyDate.parse(typed).text
        except BadDate as error:
            return self._read(typed, error)

    def _read(self, typed: str, error: BadDate) -> str:
        reading = read_date(typed)
        if impossible := impossible_day(typed):
            raise _impossible(typed, *impossible)
        if reading is None:
            looks_like_edtf = re.match(r"^[\[{]?-?\d{4}-", typed)
            sentence = str(error) if looks_like_edtf and page_language() == "en" else NO_DATE
            raise ValidationError(sentence, code="invalid", params={"typed": typed})
        if reading.date is None:
            raise ValidationError(
                SEVERAL_DATES, code="ambiguous", params={"typed": typed, "dates": self._choices(reading)}
            )
        self.read_from, self.weekday_differs = typed, reading.weekday_differs
        return reading.date.text

    @staticmethod
    def _choices(reading: Reading) -> str:
        lang = page_language()
        return ", ".join(f"{one.text} ({date_words(one, lang)})" for one in reading.dates)


def _impossible(typed: str, year: int, month: int, day: int) -> ValidationError:
    if not 1 <= month <= 12:
        return ValidationError(IMPOSSIBLE_MONTH, code="impossible", params={"typed": typed})
    edtf = f"{year:04}-{month:02}"
    words = date_words(FuzzyDate.parse(edtf), page_language())
    params = {"typed": typed, "month": words, "day": day, "edtf": edtf}
    return ValidationError(IMPOSSIBLE_DAY, code="impossible", params=params)


def without_date(written: str) -> ValidationError:
    """Answer the error that asks for the date beside the one that another calendar writes."""
    gregorian = Conversion.parse(written).gregorian
    params = {"words": date_words(gregorian, page_language()), "edtf": gregorian.text}
    return ValidationError(NO_DATE_BESIDE, code="required", params=params)


_UNITS: Final = {
    "years": r"y|years?|yrs?|год|года|лет|г|жыл",
    "months": r"m|months?|месяц|месяца|месяцев|мес|ай",
    "weeks": r"w|weeks?|недел[яиь]|недель|апта",
    "days": r"d|days?|день|дня|дней|сут(?:ки|ок)|күн|тәулік",
}
_PART: Final = re.compile(
    r"(\d{1,6})\s*(?:" + "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items()) + r")\.?(?![^\W\d_])",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[\s,]*(?:and|и|және)?[\s,]*", re.IGNORECASE)


def read_term(text: str) -> Term | None:
    """Answer the length of time in words of any language of the site, as "6 years 4 months"; None if it is none."""
    months = days = at = 0
    while at < len(text.rstrip()):
        found = _PART.match(text, at)
        if not found:
            return None
        number, unit = int(found[1]), found.lastgroup
        months += number * {"years": 12, "months": 1}.get(unit or "", 0)
        days += number * {"weeks": 7, "days": 1}.get(unit or "", 0)
        at = _BETWEEN.match(text, found.end()).end()  # type: ignore[union-attr]
    return Term(months, days) if at else None


class ReadTermField(forms.CharField):
    """A length of time as ISO 8601, or in words."""

    widget = TermInput

    def to_python(self, value: Any) -> str:
        """Answer the ISO 8601 text; raise ValidationError that says what to write instead."""
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            return Term.parse(typed.upper()).text
        except BadTerm:
            term = read_term(typed)
        if term is None:
            raise ValidationError(NO_TERM, code="invalid", params={"typed": typed})
        return term.text
