"""A draft row in a few words, as lists, links and suggestions name it."""

from datetime import UTC, datetime
from typing import Any, Final

from django.utils.text import Truncator
from django.utils.translation import get_language

from cases.domain.datewording import short_date_words
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.termwording import term_words
from cases.domain.text import LANGUAGES, Text
from cases.models import Penalty, Ruling, Sentence
from cases.models.base import Line, Record

# The first of these that a row has says what kind of thing it is.
KIND_FIELDS: Final = ("kind", "form", "label", "disposition", "role", "answer", "manner", "medium", "verdict")
# The first of these with words says what it is about.
TEXT_FIELDS: Final = (
    "text", "value", "role", "condition", "denied", "demand", "quote", "wording", "scope", "cause", "description",
    "conduct", "title",
)  # fmt: skip


def page_language() -> str:
    """Answer the language of the page being made."""
    lang = (get_language() or "en")[:2]
    return lang if lang in LANGUAGES else "en"


def when(row: Any, field: str = "occurred") -> str:
    """Answer the imprecise date of a row in words, or an empty text."""
    text = getattr(row, field, "")
    return short_date_words(FuzzyDate.parse(text), page_language()) if text else ""


def moment(at: datetime | None) -> str:
    """Answer a moment as the pages of the admin write it: to the minute, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else ""


def kind(row: Any) -> str:
    """Answer what kind of thing the row is, by its vocabulary or its table."""
    for field in KIND_FIELDS:
        if isinstance(getattr(row, field, None), str) and (value := getattr(row, f"get_{field}_display", None)):
            return str(value())
    return str(row._meta.verbose_name)


def words(row: Any, *, length: int = 90) -> str:
    """Answer the first words that a row has about what happened, cut to a length."""
    if isinstance(row, Sentence) and (penalties := "; ".join(map(penalty, row.penalties.all()))):
        return cut(penalties, length)
    for field in TEXT_FIELDS:
        value = getattr(row, field, None)
        if isinstance(value, dict) and value:
            return cut(Text(**value).best(page_language()), length)
        if isinstance(value, str) and value and field not in KIND_FIELDS:
            return cut(value, length)
    return ""


def penalty(row: Penalty) -> str:
    """Answer a line of a sentence: what, and for how long."""
    term = term_words(Term.parse(row.term), page_language()) if row.term else ""
    return ", ".join(part for part in (kind(row), term) if part)


def cut(text: str, length: int) -> str:
    """Answer the text on one line, cut to a length."""
    return str(Truncator(" ".join(text.split())).chars(length))


def title(row: Any) -> str:
    """Answer a row in one line: as it calls itself, or its date, kind and first words."""
    if isinstance(row, Ruling):
        return " · ".join(part for part in (when(row), kind(row), str(row.case)) if part)
    return line(row) if type(row).__str__ in {Record.__str__, Line.__str__} else str(row)


def owner(row: Any) -> str:
    """Answer to whom or to what a fact belongs, or an empty text."""
    owners = (getattr(row, name, None) for name in ("person", "party", "sentence", "organisation", "case"))
    return next((str(one) for one in owners if one is not None), "")


def line(row: Any) -> str:
    """Answer the date, kind and first words of a row."""
    return " · ".join(part for part in (when(row), fact(row)) if part)


def fact(row: Any) -> str:
    """Answer the kind and first words of a row, without its date."""
    return " · ".join(part for part in (kind(row), words(row, length=60)) if part)


def label(row: Any) -> str:
    """Answer what a form's box shows for a row: its title, then its key in brackets."""
    return f"{title(row)} [{row.key}]"
