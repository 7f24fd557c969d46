"""A warning for editors: a sentence about rows that do not fit together, or that something is due."""

from dataclasses import dataclass
from typing import Any, Final

from cases.domain.datewording import date_words
from cases.domain.dossier import Charge, Death, Party, Photo, Response, Sentence, Statement, Tally
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.liberty import Length
from cases.domain.termwording import term_words
from cases.domain.text import LANGUAGES, Text
from cases.domain.window import Window

_NAMES: Final[dict[type, Text]] = {
    Charge: Text("charge", "обвинение", "айып"),
    Death: Text("death", "смерть", "өлім"),
    Party: Text("party to the case", "участник дела", "іске қатысушы"),
    Photo: Text("photograph", "фотография", "фотосурет"),
    Response: Text("response", "ответ", "жауап"),
    Sentence: Text("sentence", "наказание", "жаза"),
    Statement: Text("statement", "высказывание", "мәлімдеме"),
    Tally: Text("count", "подсчёт", "есеп"),
}
_KIND_MEMBERS: Final = ("form", "disposition", "kind", "label")
_UNDATED: Final = Text("no date", "без даты", "күні жоқ")


@dataclass(frozen=True, slots=True)
class Warning:
    """What an editor should look at: `code` names the check, `keys` are the rows concerned, `message` says it."""

    code: str
    keys: tuple[str, ...]
    message: Text


def warning(code: str, template: Text, *rows: Any, **values: Any) -> Warning:
    """Answer the warning that `template` words; `{0}`, `{1}` … stand for the rows, names for the other values."""
    words = [
        getattr(template, lang).format(
            *(row_words(row, lang) for row in rows),
            **{name: value_words(value, lang) for name, value in values.items()},
        )
        for lang in LANGUAGES
    ]
    return Warning(code, tuple(row.key for row in rows), Text(*words))


def row_words(row: Any, lang: str) -> str:
    """Answer what a row is and when, in words: "prison or colony (December 2018)"."""
    name = _NAMES.get(type(row)) or next(getattr(row, name).labels for name in _KIND_MEMBERS if hasattr(row, name))
    occurred = getattr(row, "occurred", None)
    days = date_words(occurred.date, lang) if occurred else _UNDATED.best(lang)
    return f"{name.best(lang)} ({days})"


def value_words(value: Any, lang: str) -> str:
    """Answer a length, a moment, a range of numbers, a text or a plain number in words."""
    match value:
        case Length():
            ends = [term_words(value.least, lang), term_words(value.most, lang)]
            return " – ".join(dict.fromkeys(ends))
        case Window():
            return window_words(value, lang)
        case (int() as least, int() as most):
            return str(least) if least == most else f"{least}–{most}"
        case Text():
            return value.best(lang)
    return str(value)


def window_words(window: Window, lang: str) -> str:
    """Answer a moment in words, no more exact than it is."""
    if window.reach:
        window = window.reach
    if window.earliest and window.latest:
        return date_words(FuzzyDate.between(window.earliest, window.latest), lang)
    if window.is_open:
        return _UNDATED.best(lang)
    return date_words(FuzzyDate.spanning(window.earliest, window.latest), lang)
