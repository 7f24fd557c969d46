"""The words of two names set against each other: matched, left over, stood for by an initial."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from cases.domain.nameforms import romanise, spellings, wordlikeness
from cases.domain.nameforms.nameparts import Parts

_LEAST: Final = 0.78
_LEAST_ACROSS: Final = 0.72
_WHOLLY: Final = 0.99
_JOINED_SAME: Final = 0.8
READ_OTHERWISE: Final = 0.97
_READ_NEARLY: Final = 0.87
_OF_LETTERS: Final = 3
"""Words that share less than one letter in so many are strangers however they are read."""
_ONLY: Final[frozenset[str]] = frozenset()
_SYLLABIC: Final = frozenset({"Hani", "Hang"})


Alike = Callable[..., float]
"""How alike two words are; with a third value less than that may be answered where it is less than the value."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How words of two scripts are compared, and the least likeness of one word."""

    alike: Alike
    least: float


@dataclass(slots=True)
class Matching:
    """Pairs of positions with their likeness, positions left over, and initials that stand for nothing.

    ``aside`` counts words that stand in brackets in the other name: a maiden name.
    """

    words_a: list[str]
    words_b: list[str]
    pairs: list[tuple[int, int, float]] = field(default_factory=list)
    left_a: list[int] = field(default_factory=list)
    left_b: list[int] = field(default_factory=list)
    lone_a: Counter[str] = field(default_factory=Counter)
    lone_b: Counter[str] = field(default_factory=Counter)
    initials: int = 0
    aside: int = 0

    @property
    def mean(self) -> float:
        """The likeness of the words in pairs, the long ones weighing more; 0 without any."""
        weights = [len(self.words_a[i]) + len(self.words_b[j]) for i, j, _ in self.pairs]
        weighed = (weight * score for weight, (_, _, score) in zip(weights, self.pairs, strict=True))
        return sum(weighed) / sum(weights) if weights else 0.0

    @property
    def worst(self) -> float:
        """The likeness of the least alike pair; 1 without any."""
        return min((score for _, _, score in self.pairs), default=1.0)

    @property
    def in_order(self) -> bool:
        """Whether the matched words stand in the same order in both names."""
        theirs = [j for _, j, _ in sorted(self.pairs)]
        return theirs == sorted(theirs)


def manner(one: Parts, other: Parts) -> Manner:
    """How words of two names are set side by side.

    A syllabic script against itself must agree wholly: one character there is half a name.
    """
    if one.script == other.script:
        return Manner(_read(one, other), _WHOLLY if one.script in _SYLLABIC else _LEAST)
    if (one.script in romanise.ABJADS) != (other.script in romanise.ABJADS):
        in_abjad = other.script in romanise.ABJADS
        alike = wordlikeness.alike_abjad
        return Manner(alike if in_abjad else _turned(alike), _LEAST_ACROSS)
    if one.by_sound != other.by_sound:
        alike = wordlikeness.alike_syllabic
        return Manner(alike if other.by_sound else _turned(alike), _LEAST_ACROSS)
    return Manner(_read(one, other), _LEAST)


def _read(one: Parts, other: Parts) -> Alike:
    """How alike two words are in the languages that bring them nearest; a little less than as they stand."""
    of_women = one.of_a_woman and other.of_a_woman

    def alike(a: str, b: str, over: float = 0.0) -> float:
        if of_women and wordlikeness.may_be_one_woman(a, b):
            return wordlikeness.OTHER_FORM
        best = wordlikeness.alike(a, b, over)
        ours, theirs = one.readings.get(a, _ONLY), other.readings.get(b, _ONLY)
        if best >= READ_OTHERWISE or not (ours or theirs):
            return best
        if ours & (theirs or {b}) or theirs & {a}:
            return READ_OTHERWISE
        if _OF_LETTERS * len(set(a) & set(b)) < max(len(set(a)), len(set(b))):
            return best
        nearest = max(*(wordlikeness.alike(x, b) for x in ours), *(wordlikeness.alike(a, y) for y in theirs), 0.0, 0.0)
        return max(best, nearest - 1 + READ_OTHERWISE) if nearest >= _READ_NEARLY else best

    return alike


def _turned(alike: Alike) -> Alike:
    return lambda a, b, over=0.0: alike(b, a, over)


def matched(one: Parts, other: Parts, how: Manner) -> Matching:
    """The words of two names in pairs, the likeliest first, then initials set for words left over."""
    words_a = _joined(one.words, other.words, how.alike)
    words_b = _joined(other.words, one.words, _turned(how.alike))
    found = Matching(words_a, words_b)
    _pair(found, how)
    found.lone_a = Counter(one.initials) - Counter(other.initials)
    found.lone_b = Counter(other.initials) - Counter(one.initials)
    found.initials += _spend(found.left_b, words_b, found.lone_a) + _spend(found.left_a, words_a, found.lone_b)
    found.initials += _spend_run(found.left_a, words_a, found.left_b, words_b)
    found.initials += _spend_run(found.left_b, words_b, found.left_a, words_a)
    found.aside += _spend_aside(found.left_a, words_a, other.aside, how)
    found.aside += _spend_aside(found.left_b, words_b, one.aside, how)
    return found


def _joined(ours: tuple[str, ...], theirs: tuple[str, ...], alike: Alike) -> list[str]:
    """Our words, neighbours joined where the other name has them in one word (Ali Reza, Alireza)."""
    out = list(ours)
    for word in theirs:
        for at in range(len(out) - 1):
            apart = max(alike(out[at], word), alike(out[at + 1], word))
            if apart == 1.0:  # as most are: nothing is likelier, and a pair need not be folded
                continue
            pair = spellings.folded(out[at] + out[at + 1])
            joined = alike(pair, word, max(apart, _JOINED_SAME))
            if joined >= _JOINED_SAME and joined > apart:
                out[at : at + 2] = [pair]
                break
    return out


def _pair(found: Matching, how: Manner) -> None:
    a, b = found.words_a, found.words_b
    candidates = sorted((-how.alike(x, y), abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b))
    free_a, free_b = set(range(len(a))), set(range(len(b)))
    for score, _, i, j in candidates:
        if -score >= how.least and i in free_a and j in free_b:
            free_a.remove(i)
            free_b.remove(j)
            found.pairs.append((i, j, -score))
    found.left_a, found.left_b = sorted(free_a), sorted(free_b)
    _forget_repeated(found.left_a, a, b, found.left_b)
    _forget_repeated(found.left_b, b, a, found.left_a)


def _forget_repeated(left: list[int], words: list[str], theirs: list[str], their_left: list[int]) -> None:
    """A word said twice (Shoigu Shoigu Sergey) counts once, if the other name has no word over."""
    if not their_left:
        left[:] = [at for at in left if words[at] not in theirs]


def _spend(left: list[int], words: list[str], initials: Counter[str]) -> int:
    """Takes words off those left, one for each initial that begins one, and initials off theirs."""
    spent = 0
    for letter in list(initials.elements()):
        at = next((i for i in left if _begins(words[i], letter)), None)
        if at is not None:
            left.remove(at)
            initials[letter] -= 1
            spent += 1
    return spent


def _begins(word: str, letter: str) -> bool:
    """Whether the folded word may begin with the letter as written: Y. and J. for Evgeni or Iuri too."""
    return word.startswith(spellings.folded(letter)) or (letter in "yj" and word[0] in "eiz")


def may_begin(initials: Counter[str], words: tuple[str, ...]) -> bool:
    """Whether one of the initials may stand for one of the words; true without either."""
    return not initials.total() or not words or any(_begins(word, letter) for word in words for letter in initials)


def _spend_run(left: list[int], words: list[str], others: list[int], theirs: list[str]) -> int:
    """Two initials run together: JC for Jean-Claude."""
    for at in left:
        for i, j in combinations(others, 2):
            if words[at] == theirs[i][0] + theirs[j][0]:
                left.remove(at)
                others.remove(i)
                others.remove(j)
                return 2
    return 0


def _spend_aside(left: list[int], words: list[str], aside: tuple[str, ...], how: Manner) -> int:
    """Takes off those left the words that the other name has in brackets or after *née*."""
    spent = [at for at in left if any(how.alike(words[at], word) >= how.least for word in aside)]
    left[:] = [at for at in left if at not in spent]
    return len(spent)
