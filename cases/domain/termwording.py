"""Lengths of time in words: "6 years 4 months", "6 лет 4 месяца", "6 жыл 4 ай"."""

from typing import Final

from cases.domain.duration import Term
from cases.domain.text import LANGUAGES, Text

_UNITS: Final = {
    "en": (("year", "years"), ("month", "months"), ("day", "days")),
    "ru": (("год", "года", "лет"), ("месяц", "месяца", "месяцев"), ("день", "дня", "дней")),
    "kk": (("жыл",), ("ай",), ("күн",)),
}
_LESS: Final = {"en": "minus", "ru": "минус", "kk": "минус"}


def term_words(term: Term, lang: str) -> str:
    """Answer a term in words of `lang` ("en", "ru", "kk"), with its numbers in digits; a month is never days."""
    if term.months <= 0 and term.days <= 0 and term:
        return f"−{term_words(-term, lang)}"
    words = [_counted(number, unit, lang) for unit, number in enumerate(term.years_months_days) if number]
    return " ".join(words) or _counted(0, 2, lang)


def term_text(term: Term) -> Text:
    """Answer a term in words of every language."""
    return Text(*(term_words(term, lang) for lang in LANGUAGES))


def days_words(days: int, lang: str) -> str:
    """Answer a number of days in words of `lang`."""
    return _counted(days, 2, lang)


def _counted(number: int, unit: int, lang: str) -> str:
    forms = _UNITS[lang][unit]
    sign = f"{_LESS[lang]} " if number < 0 else ""
    return f"{sign}{abs(number)} {forms[min(_plural(abs(number), lang), len(forms) - 1)]}"


def _plural(number: int, lang: str) -> int:
    """The index of the plural form (CLDR): English 0–1, Russian 0–2, Kazakh the same word after any number."""
    if lang == "en":
        return int(number != 1)
    if 11 <= number % 100 <= 14:
        return 2
    return {1: 0, 2: 1, 3: 1, 4: 1}.get(number % 10, 2)
