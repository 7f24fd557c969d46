"""How alike two folded words are, letter by letter."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import accumulate
from string import ascii_lowercase, digits
from typing import Final

from cases.domain.nameforms import commonnames, otherforms, spellings

LONGEST: Final = 40
"""Letters of a word that are looked at."""
FLOOR: Final = 0.7
"""Words less alike than this are not alike at all."""

VOWELS: Final = frozenset("aeiou")
_KIN: Final = {
    frozenset(pair): cost
    for pair, cost in {
        "kg": 0.6, "td": 0.6, "pb": 0.6, "fv": 0.6, "sz": 0.6, "uv": 0.4, "bv": 0.7, "pf": 0.7,
        "iz": 0.6, "mn": 0.8, "ao": 0.4, "ae": 0.4, "ei": 0.4, "ou": 0.4, "ui": 0.5, "kv": 0.8,
    }.items()
}  # fmt: skip
OTHER_FORM: Final = 0.9
"""The likeness of a given name and a short or foreign form of it."""
_YO_AS_YE: Final = 0.97
_SWAPPED: Final = 0.8
_OTHER_NAME: Final = 0.7
_OTHER_BEGINNING: Final = 0.15
_SHARED_ENDING: Final = 0.15
_SAME_BEGINNING: Final = frozenset(map(frozenset, ("kg", "sz", "fv", "vb", "sk", "ts")))
_ENDING: Final = re.compile(r"(?<=..)(?:enko|suk|ski|ska|vis|zoda|zade|(?:ov|ev|in)a?)$")
_DESCENT: Final = re.compile(r"(?<=...)(?:enko|[iu]?suk|vis)$")
_KNOWN_LEAST: Final = 0.78
_OF_RUSSIAN: Final = re.compile(r"(?<=...)[oe]va?$")
_VOICELESS: Final = str.maketrans("db", "tp")

_ROUNDED: Final = 1e-9
"""What sums of prices may be wrong by."""

Cost = Callable[[str, str], float]
"""The price of writing the second letter for the first; an empty string stands for no letter."""
Prices = dict[str, dict[str, float]]


def alike(a: str, b: str, over: float = 0.0) -> float:
    """How alike two words written with vowels are, 0 to 1; less than that where it is less than `over`."""
    return _alike_over(a, b, over)  # whose memory is by what was given, said or not


@lru_cache(maxsize=50_000)
def _alike_over(a: str, b: str, over: float) -> float:
    if a == b:
        return 1.0
    if otherforms.stand_for_each_other(a, b):
        return OTHER_FORM
    if _yo_as_ye(a, b) or _yo_as_ye(b, a):
        return _YO_AS_YE
    likeness = _alike(a, b, letter_cost, over)
    if likeness and a[0] != b[0] and not _may_begin(a, b):
        likeness -= _OTHER_BEGINNING
    if likeness < _OTHER_NAME or any(
        apart(a, b) for apart in (_differ_in_sex, _differ_in_descent, _differ_in_voice, _two_names)
    ):
        return min(max(likeness, 0.0), _OTHER_NAME)
    return min(likeness, _stems_alike(a, b))


def _yo_as_ye(a: str, b: str) -> bool:
    """Whether the words are one but for a first Ё that the press writes as Е: Ёров, Yerov."""
    return a[:2] == "io" and a[2:3] not in VOWELS and b == f"e{a[2:]}"


def _may_begin(a: str, b: str) -> bool:
    """Whether two words may begin otherwise: by kin, a vowel more (Elena, Lena), h or v more (Husein, Usein)."""
    vowel, other = (a, b) if a[0] in VOWELS else (b, a)
    if vowel[0] not in VOWELS:
        return frozenset((a[0], b[0])) in _SAME_BEGINNING
    return other[0] in VOWELS or vowel[1:2] == other[0] or (other[0] in "kv" and other[1:2] in VOWELS)


def _differ_in_descent(a: str, b: str) -> bool:
    """Whether one surname is formed from the other: Melnyk and Melnychuk, Petrov and Petrovich."""
    short, long = sorted((a, b), key=len)
    formed = _DESCENT.search(long)
    return formed is not None and long[: formed.start()] in (short, short[:-1], short[:-2])


def _differ_in_voice(a: str, b: str) -> bool:
    """Whether two surnames in -ov differ only in t for d or p for b, which no romanising mixes: Akhmetov, Akhmedov."""
    return bool(_OF_RUSSIAN.search(a)) and a.translate(_VOICELESS) == b.translate(_VOICELESS)


def _stems_alike(a: str, b: str) -> float:
    """How alike two surnames are before the ending that both share with many others; 1 without such an ending."""
    ours, theirs = _ENDING.search(a), _ENDING.search(b)
    if not ours or not theirs or ours.group() != theirs.group():
        return 1.0
    return _alike(a[: ours.start()], b[: theirs.start()], letter_cost) + _SHARED_ENDING


def _two_names(a: str, b: str) -> bool:
    """Whether both are known given names, so that the difference is no slip: Mahmud and Muhammad."""
    return commonnames.is_common(a) and commonnames.is_common(b)


def may_be_one_woman(a: str, b: str) -> bool:
    """Whether two names before a woman's surname are one but for a last A: Zhanar, Zhanara; not Anar, Anara."""
    return _differ_in_sex(a, b) and not _two_names(a, b)


def _differ_in_sex(a: str, b: str) -> bool:
    """Whether one is the other with the feminine ending: Viktor and Viktoria, Ivanov and Ivanova."""
    short, long = sorted((a, b), key=len)
    return long in (f"{short}a", f"{short}ia") and short[-1:] not in VOWELS


@lru_cache(maxsize=50_000)
def alike_abjad(full: str, abjad: str, over: float = 0.0) -> float:
    """How alike a word with vowels and one with few (Arabic, Persian, Hebrew) are, 0 to 1.

    A given name that is known has its vowels even there, and is compared strictly.
    """
    if spellings.is_known(abjad):
        likeness = alike(full, abjad)
        return likeness if likeness >= _KNOWN_LEAST else min(likeness, _OTHER_NAME)
    return _alike(full, abjad, abjad_cost, over)


@lru_cache(maxsize=50_000)
def alike_syllabic(full: str, syllables: str, over: float = 0.0) -> float:
    """How alike a word and its rendering in Chinese syllables are, 0 to 1."""
    return _alike(full, syllables, syllabic_cost, over)


def letter_cost(a: str, b: str) -> float:
    """The price between two ways to spell: vowels are cheap, kin consonants cheaper than strangers."""
    if a == b:
        return 0.0
    if not a or not b:
        return 0.6 if (a or b) in VOWELS else 1.0
    if a in VOWELS and b in VOWELS:
        return _KIN.get(frozenset((a, b)), 0.6)
    if a.isdigit() != b.isdigit():
        return 0.7
    return _KIN.get(frozenset((a, b)), 1.3)


def abjad_cost(a: str, b: str) -> float:
    """The price when the second word leaves short vowels unwritten."""
    if a == b or (b == "u" and a and a in "ov"):
        return 0.0
    if not b:
        return 0.1 if a in VOWELS else 1.0
    if not a:
        return 0.6 if b in VOWELS else 1.0
    if b in VOWELS and a in VOWELS:
        return 0.2
    if b == "k" and a in "ea":
        return 0.1
    return letter_cost(a, b)


def syllabic_cost(a: str, b: str) -> float:
    """The price when the second word is in Chinese syllables: no clusters, no voice, r and l one."""
    if a == b:
        return 0.0
    if not a or not b:
        return 0.25 if (a or b) in VOWELS else (0.5 if (a or b) in "rkgn" else 1.0)
    if a in VOWELS and b in VOWELS:
        return 0.25
    if {a, b} == {"r", "l"} or {a, b} == {"z", "i"}:
        return 0.3
    return min(letter_cost(a, b), 0.3) if frozenset((a, b)) in _KIN else 1.0


def _alike(a: str, b: str, cost: Cost, over: float = 0.0) -> float:
    """How alike two words are; 0 when less than ``FLOOR`` or than `over`, so that strangers are dropped early."""
    a, b = a[:LONGEST], b[:LONGEST]
    longer = max(len(a), len(b))
    if not a or not b:
        return 0.0
    most = (1.0 - max(FLOOR, over)) * longer + _ROUNDED
    prices, least, shortest = _prices(cost)
    if abs(len(a) - len(b)) * shortest > most:
        return 0.0
    if max(sum(least[x] for x in a if x not in b), sum(least[x] for x in b if x not in a)) > most:
        return 0.0
    if cost is letter_cost:  # the other prices do not allow it
        a, b = _middles(a, b)
    distance = _distance(a, b, prices, most)
    return 1.0 - distance / longer if distance <= most else 0.0


@cache
def _prices(cost: Cost) -> tuple[Prices, dict[str, float], float]:
    """The price of every letter for every other, looked up where a call would be slow; the least of each, of a gap."""
    letters = ("", *ascii_lowercase, *digits)
    prices = {ours: {theirs: cost(ours, theirs) for theirs in letters if ours or theirs} for ours in letters}
    least = {
        x: min(*(prices[x][y] for y in letters if y != x), *(prices[y][x] for y in letters if y != x)) for x in letters
    }
    return prices, least, min(min(prices[""][x], prices[x][""]) for x in letters if x)


def _middles(a: str, b: str) -> tuple[str, str]:
    """Two words without the beginning and the ending that they share, between which the way is the same.

    It is where no letter is dearer to put in or leave out than another one is together with the change between them.
    """
    start, least = 0, min(len(a), len(b))
    while start < least and a[start] == b[start]:
        start += 1
    end = 0
    while end < least - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


def _distance(a: str, b: str, prices: Prices, most: float) -> float:
    """The cheapest way from one word to the other by letters changed, left out, put in or swapped.

    A way dearer than `most` is not followed to its end: what is answered then is only dearer than `most`.
    """
    put_in = [prices[""][letter] for letter in b]
    before: list[float] = []
    row = [0.0, *accumulate(put_in)]
    for i, ours in enumerate(a):
        change, left_out = prices[ours], prices[ours][""]
        line = [row[0] + left_out]
        for j, theirs in enumerate(b):
            best, without, with_it = row[j] + change[theirs], row[j + 1] + left_out, line[j] + put_in[j]
            # Comparing is several times as fast as min(), and this is where all the time goes.
            if without < best:  # noqa: PLR1730
                best = without
            if with_it < best:  # noqa: PLR1730
                best = with_it
            if i and j and ours == b[j - 1] and theirs == a[i - 1] and ours != theirs:
                best = min(best, before[j - 1] + _SWAPPED)
            line.append(best)
        if min(line) > most and min(row) > most:
            return most + 1.0
        before, row = row, line
    return row[-1]
