"""Numerals and short forms in dates put as other words: Roman months, quarters, halves, centuries, clock times."""

import re
from typing import Final

_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTH: Final = "|".join(sorted(_ROMAN, key=len, reverse=True))
_ORDINAL: Final = "(?:(?:st|nd|rd|th)(?= )|-(?:[а-яё]{1,3}|шы|ші|ы|і))?"
_LOOK_ALIKES: Final = str.maketrans("хіiv", "xiiv")


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _ROMAN.index(text) + 1


def _century(text: str) -> int:
    """The first two digits of the years of a century: 19 for the twentieth."""
    if text.isdigit():
        return int(text) - 1
    values = [{"i": 1, "v": 5, "x": 10}[sign] for sign in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)) - 1


def _two_years(match: re.Match[str]) -> str:
    """A year and the two digits of the next, "2018-19"; anything else as it is."""
    century, first, second = match.groups()
    follows = int(second) == int(first) + 1 and int(second) > 12
    return f"{century}{first}-{century}{second}" if follows else match[0]


_RULES: Final = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (
            rf"(?<!\w)(\d{{1,2}})[./\s-]\s*({_MONTH})[./\s-]\s*(\d{{4}})(?!\d)",
            lambda m: f"{m[1]}.{_number(m[2])}.{m[3]}",
        ),
        (rf"(?<!\w)({_MONTH})[./\s-]\s*(\d{{4}})(?!\d)", lambda m: f"{_number(m[1])}.{m[2]}"),
        (
            rf"(?<!\w)({_MONTH}|[1-4]){_ORDINAL}\s*(?:кв\b|квартал\w*|тоқсан\w*|quarter\b)",
            lambda m: f" q{_number(m[1])} ",
        ),
        (rf"(?<!\w)(ii|i|[12]){_ORDINAL}\s*(?:полугоди\w*|жартыжылды\w*|half\b|h\b)", lambda m: f" h{_number(m[1])} "),
        (
            rf"(?<!\w)([ivx]+|\d{{1,2}}){_ORDINAL}\s*(?:century\b|век[ае]?\b|ғасыр\w*)",
            lambda m: f" century{_century(m[1]):02} ",
        ),
        (r"(?<![\d:.])\d{1,2}:\d{2}(?:\s*[ap]\.?m\b\.?)?(?![\d:])", lambda m: " "),
        (r"\bс(?:о)? (\d{1,2}) на (\d{1,2})\b", r"ночь \1-\2"),
        (r"(\d{4})-(?=жыл)", r"\1 "),
        (r"\(\?\)|(?<=\d)\s+\?", " maybe "),
        (r"(?<!\d)(\d{1,2})\.(\d{1,2})(?=\s*[-–—]\s*\d{1,2}\.\d{1,2}\.(\d{4}))", r"\1.\2.\3"),
        (r"(?<!\d)(\d{2})(\d{2})\s*[/–-]\s*(\d{2})(?![\d.-])", _two_years),
    )
)
_SIGNS: Final = re.compile(
    r"\b[ivxхі]+\b|кв|квар|тоқс|quart|half|\dh\b|полуг|жартыж|cent|век|ғасыр|[:?]| на |-жыл|\d{4}\s*[/–-]\s*\d|\.\d"
)
"""A text without any of these has nothing for the rules to do."""


def in_words_known(text: str) -> str:
    """Answer a text in small letters with such numerals put as days, months and codes that `tokens` reads."""
    text = re.sub(r"\b(?:[xivхі]{2,}|[хі](?= век| ғас))\b", lambda m: m[0].translate(_LOOK_ALIKES), text)
    if _SIGNS.search(text):
        for pattern, into in _RULES:
            text = pattern.sub(into, text)
    return text
