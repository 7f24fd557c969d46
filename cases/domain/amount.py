"""Numbers and lengths as stated ("more than 12", "about 3 years") in the reader's language."""

from typing import Final

from babel.numbers import format_decimal

from cases.domain.duration import Term
from cases.domain.termwording import term_words
from cases.domain.text import Text
from cases.domain.vocabulary.evidence import Comparator

# Russian "более чем", "примерно" take the nominative, so that the figure stays as it is.
_FRAMES: Final = {
    Comparator.ABOUT: Text("about {}", "примерно {}", "шамамен {}"),
    Comparator.MORE_THAN: Text("more than {}", "более чем {}", "{} астам"),
    Comparator.AT_LEAST: Text("at least {}", "не менее чем {}", "кемінде {}"),
    Comparator.LESS_THAN: Text("less than {}", "менее чем {}", "{} аз"),
    Comparator.SEVERAL: Text("several ({})", "несколько ({})", "бірнеше ({})"),
}
_ABLATIVE: Final = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN})
_UNIT: Final = {"жыл": "жылдан", "ай": "айдан", "апта": "аптадан", "күн": "күннен"}
_ONES: Final = ("ден", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан")
_TENS: Final = ("", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан")


def number_words(number: int | None, comparator: Comparator, lang: str) -> str:
    """Answer a count as stated, or an empty text where nothing is stated."""
    if number is None:
        return comparator.label(lang) if comparator is Comparator.SEVERAL else ""
    figure = format_decimal(number, locale=lang)
    if lang == "kk" and comparator in _ABLATIVE:
        figure = f"{figure}-{_suffix(number)}"
    return _framed(figure, comparator, lang)


def length_words(term: Term | None, comparator: Comparator, lang: str) -> str:
    """Answer a length of time as stated, or an empty text where nothing is stated."""
    if term is None:
        return comparator.label(lang) if comparator is Comparator.SEVERAL else ""
    words = term_words(term, lang)
    if lang == "kk" and comparator in _ABLATIVE:
        words = _ablative(words)
    return _framed(words, comparator, lang)


def _framed(figure: str, comparator: Comparator, lang: str) -> str:
    frame = _FRAMES.get(comparator)
    return frame.best(lang).format(figure) if frame else figure


def _ablative(words: str) -> str:
    for unit, ending in _UNIT.items():
        if words.endswith(unit):
            return words.removesuffix(unit) + ending
    return words


def _suffix(number: int) -> str:
    """Answer the ending of the Kazakh ablative that follows a figure: 12-ден, 10-нан, 2000-нан."""
    if number % 10 or not number:
        return _ONES[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    return "ден" if number % 1000 else "нан"
