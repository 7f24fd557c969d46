"""What an editor typed about a date, cut into classed tokens: numbers, years, dates in figures, known words."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from cases.domain.datewords.dateterms import ALL_TERMS, TERMS, Terms
from cases.domain.datewords.numerals import in_words_known
from cases.domain.fuzzydate import FuzzyDate

Figures = tuple[int | None, int | None, int | None]
"""Year, month, day; None where not said."""


class Token(NamedTuple):
    """One token: its class (see `dateterms`; also `n` day number, `y` year, `c` century, `t` date in figures,
    `-` dash).

    `readings` are the dates that figures can mean, more than one when day and month could be either.
    """

    kind: str
    value: int = 0
    readings: tuple[Figures, ...] = ()


_LETTER = "a-zа-яёәғқңөұүһі"
_ABLATIVE = re.compile("(?:[іы]|с[іы])?[ндт][ае]н")
_ENDING = (
    "st|nd|rd|th"
    "|[оы]?го|о?му|о?м|[оыи]?й|е|х|я|ю"
    "|[іы]?нш[іы]|ш[іы]"
    "|(?:і|ы|сі|сы)?(?:[ндт][ае]н|нд?[ае]|[гк]е|[ғқ]а|[дт][ае]|[ндт][іы]ң|[ндт][іы]|н)"
    "|і|ы|сі|сы"
)
_TOKEN = re.compile(
    rf"""(?P<iso>\d{{4}})(?P<is>[-./])(?P<im>\d{{1,2}})(?P=is)(?P<id>\d{{1,2}})(?!\d)
    |(?P<a>\d{{1,2}})(?P<s>[-./])(?P<b>\d{{1,2}})(?P=s)(?P<c>\d{{4}})(?!\d)
    |(?P<mm>\d{{1,2}})[./](?P<my>\d{{4}})(?!\d)
    |(?P<y>\d{{4}})(?!\d)(?:-?(?P<decade>['’]?s\b|е\b|х\b)|-?(?P<yend>{_ENDING})\b)?
    |(?P<n>\d{{1,2}})(?!\d)(?:-?(?P<nend>{_ENDING})\b)?(?:-(?=[{_LETTER}]))?
    |century(?P<century>\d{{2}})\b
    |(?P<word>[qh][1-4]\b|[{_LETTER}]+)
    |(?P<dash>[-–—/])
    |(?P<skip>[\s,.;:()«»"“”]+)""",
    re.VERBOSE,
)
_LONGEST_PHRASE = 3


def tokens(text: str, lang: str | None = None) -> list[Token] | None:
    """The tokens of the text, fillers left out; None when it holds a word that says nothing known about dates."""
    terms = ALL_TERMS if lang is None else TERMS.get(lang, {})
    found: list[Token] = []
    words: list[str] = []
    position = 0
    text = _plain(text)
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        position = match.end()
        if match["word"]:
            words.append(match["word"])
        elif not match["skip"]:
            said = _phrases(words, terms)
            if said is None:
                return None
            found += said + _figures(match)
            words = []
    rest = _phrases(words, terms)
    return None if rest is None else _counted(found + rest)


def _counted(found: list[Token]) -> list[Token]:
    """The tokens with "3 days ago" as one."""
    for at in range(len(found) - 1):
        if found[at].kind == "n" and found[at + 1].kind == "z":
            return [*found[:at], Token("r", -found[at].value), *found[at + 2 :]]
    return found


def _plain(text: str) -> str:
    """The text in small letters with plain spaces, without the dash in "mid-April" or "апр-2021"."""
    small = " ".join(text.casefold().split())
    small = re.sub(r"\b(mid|early|late)-", r"\1 ", in_words_known(small))
    return re.sub(rf"([{_LETTER}])-(?=\d{{4}})", r"\1 ", small)


def _phrases(words: list[str], terms: Terms) -> list[Token] | None:
    """The words as tokens, longest phrases first; None at the first unknown word."""
    found: list[Token] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            known = terms.get(" ".join(words[at : at + size]))
            if known is not None:
                found += [Token(kind, value) for kind, value in known if kind != "_"]
                at += size
                break
        else:
            return None
    return found


def _figures(match: re.Match[str]) -> list[Token]:
    if match["dash"] or match["century"]:
        return [Token("c", int(match["century"])) if match["century"] else Token("-")]
    if match["iso"]:
        return [Token("t", 0, ((int(match["iso"]), int(match["im"]), int(match["id"])),))]
    if match["my"]:
        return [Token("t", 0, ((int(match["my"]), int(match["mm"]), None),))]
    if match["c"]:
        return [Token("t", 0, _day_and_month(match))]
    if match["y"]:
        kind = "d" if match["decade"] else "y"
        return _with_ending(Token(kind, int(match["y"])), match["yend"])
    return _with_ending(Token("n", int(match["n"])), match["nend"])


def _day_and_month(match: re.Match[str]) -> tuple[Figures, ...]:
    """With dots the day comes first (Russian, Kazakh and German usage); otherwise both orders are possible."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["c"])
    if match["s"] == "." or a > 12 or a == b:
        return ((year, b, a),)
    return ((year, a, b),) if b > 12 else ((year, b, a), (year, a, b))


def _with_ending(token: Token, ending: str | None) -> list[Token]:
    """A number with the ending of an ordinal or a case; the Kazakh ablative says "from"."""
    return [token, Token("F")] if ending and _ABLATIVE.fullmatch(ending) else [token]


def relative(token: Token, reference: date) -> FuzzyDate:
    """The day, week, month or year that a word such as "yesterday" means on the reference day."""
    if token.kind == "r":
        return FuzzyDate.on(reference + timedelta(days=token.value))
    if token.kind == "u":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=token.value)
        return FuzzyDate.between(monday, monday + timedelta(days=6))
    if token.kind == "i":
        year, month0 = divmod(reference.year * 12 + reference.month - 1 + token.value, 12)
        return FuzzyDate.parse(f"{year:04}-{month0 + 1:02}")
    return FuzzyDate.parse(f"{reference.year + token.value:04}")
