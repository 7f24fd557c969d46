"""How alike two names are as wholes: parts matched, left out, contradicted."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import Final

from cases.domain import nameparts, romanise, spellings, wordlikeness
from cases.domain.nameparts import Parts

SAME: Final = 0.8

_WORD_SAME: Final = 0.78
_AT_MOST: Final = {
    "one_part": 0.78,
    "different_part": 0.72,
    "different_patronymic": 0.74,
    "different_numbers": 0.7,
    "parent_and_child": 0.7,
}
_LEFT_OUT: Final = 0.02
_INITIAL: Final = 0.02

Alike = Callable[[str, str], float]


class Reason(StrEnum):
    """Why two names are, or are not, taken for one."""

    IDENTICAL = "identical"
    SPELLING = "spelling"
    ALIKE = "alike"
    ORDER = "order"
    PART_OMITTED = "part_omitted"
    PATRONYMIC_OMITTED = "patronymic_omitted"
    INITIALS = "initials"
    ONE_PART = "one_part"
    DIFFERENT_PART = "different_part"
    DIFFERENT_PATRONYMIC = "different_patronymic"
    DIFFERENT_NUMBERS = "different_numbers"
    PARENT_AND_CHILD = "parent_and_child"
    DIFFERENT = "different"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The likeness of two names, 0 to 1, whether it reaches ``SAME``, and the reason."""

    score: float
    same: bool
    reason: Reason


@dataclass(slots=True)
class _Matching:
    """Words of two names set against each other; positions by name."""

    pairs: list[tuple[int, int, float]] = field(default_factory=list)
    left_a: list[int] = field(default_factory=list)
    left_b: list[int] = field(default_factory=list)
    unspent_a: bool = False
    unspent_b: bool = False


def compared(a: str, b: str) -> Comparison:
    """How alike two names are; the same whichever is given first."""
    a, b = sorted((romanise.clean(a), romanise.clean(b)))
    one, other = nameparts.taken_apart(a), nameparts.taken_apart(b)
    if not (one.words or one.initials) or not (other.words or other.initials):
        return _said(0.0, Reason.EMPTY)
    if a == b:
        return _said(1.0, Reason.IDENTICAL)
    return _weighed(one, other)


def _said(score: float, reason: Reason) -> Comparison:
    score = round(min(1.0, max(0.0, score), _AT_MOST.get(reason, 1.0)), 4)
    return Comparison(score=score, same=score >= SAME, reason=reason)


def _weighed(one: Parts, other: Parts) -> Comparison:
    alike = _manner(one.script, other.script)
    words_a, words_b = _joined_alike(one.words, other.words, alike)
    found = _matched(words_a, words_b, alike)
    score = _mean(found, words_a, words_b)
    initials = _spend_initials(found, words_a, words_b, one.initials, other.initials)
    reason = _refused(one, other, found, alike)
    if reason is None and _too_little(found, initials):
        reason = Reason.ONE_PART if found.pairs else Reason.DIFFERENT
    if reason is not None:
        return _said(score, reason)
    score -= _left_out(found) + (_INITIAL if initials else 0.0)
    return _said(score, Reason.INITIALS if initials else _reason(one, other, found, score))


def _too_little(found: _Matching, initials: int) -> bool:
    """Whether one word in common is all there is, while a name has more."""
    return len(found.pairs) + initials < 2 and bool(found.left_a or found.left_b or initials)


def _left_out(found: _Matching) -> float:
    """What words left out on one side take off; more when the others are not quite alike."""
    left = len(found.left_a) + len(found.left_b)
    worst = min((score for _, _, score in found.pairs), default=1.0)
    return _LEFT_OUT * min(left, 3) + (0.5 * (1 - worst) if left else 0.0)


def _manner(script_a: str, script_b: str) -> Alike:
    """How words of two scripts are set side by side."""
    if (script_a in romanise.ABJADS) != (script_b in romanise.ABJADS):
        if script_b in romanise.ABJADS:
            return wordlikeness.alike_abjad
        return lambda a, b: wordlikeness.alike_abjad(b, a)
    if "Hani" in (script_a, script_b) and script_a != script_b:
        if script_b == "Hani":
            return wordlikeness.alike_syllabic
        return lambda a, b: wordlikeness.alike_syllabic(b, a)
    return wordlikeness.alike


def _joined_alike(a: tuple[str, ...], b: tuple[str, ...], alike: Alike) -> tuple[list[str], list[str]]:
    """Both names with neighbouring words joined where the other name has them in one word."""
    return _joined(a, b, alike), _joined(b, a, lambda x, y: alike(y, x))


def _joined(a: tuple[str, ...], b: tuple[str, ...], alike: Alike) -> list[str]:
    out = list(a)
    for word in b:
        for at in range(len(out) - 1):
            pair = spellings.folded(out[at] + out[at + 1])
            apart = max(alike(out[at], word), alike(out[at + 1], word))
            if alike(pair, word) >= 0.8 and alike(pair, word) > apart:
                out[at : at + 2] = [pair]
                break
    return out


def _matched(a: list[str], b: list[str], alike: Alike) -> _Matching:
    """The words of two names in pairs, the likeliest first, down to ``_WORD_SAME``."""
    candidates = sorted(
        ((alike(x, y), -abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b)),
        key=lambda c: (-c[0], -c[1], c[2], c[3]),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = _Matching()
    for score, _, i, j in candidates:
        if score >= _WORD_SAME and i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.pairs.append((i, j, score))
    found.left_a = [i for i in range(len(a)) if i not in used_a]
    found.left_b = [j for j in range(len(b)) if j not in used_b]
    _forget_repeated(found.left_a, a, b, found.left_b)
    _forget_repeated(found.left_b, b, a, found.left_a)
    return found


def _forget_repeated(left: list[int], words: list[str], theirs: list[str], their_left: list[int]) -> None:
    """A word said twice (Shoigu Shoigu Sergey) counts once, if the other name has no word over."""
    if not their_left:
        left[:] = [at for at in left if words[at] not in theirs]


def _mean(found: _Matching, a: list[str], b: list[str]) -> float:
    """The likeness of the words in pairs, the long ones weighing more; 0 without any."""
    weights = [len(a[i]) + len(b[j]) for i, j, _ in found.pairs]
    if not weights:
        return 0.0
    return sum(w * s for w, (_, _, s) in zip(weights, found.pairs, strict=True)) / sum(weights)


def _spend_initials(found: _Matching, a: list[str], b: list[str], of_a: tuple[str, ...], of_b: tuple[str, ...]) -> int:
    """How many initials of one name stand for words left over in the other; those words are then matched."""
    lone_a, lone_b = Counter(of_a) - Counter(of_b), Counter(of_b) - Counter(of_a)
    spent = _spend(found.left_b, b, lone_a) + _spend(found.left_a, a, lone_b)
    found.unspent_a, found.unspent_b = lone_a.total() > 0, lone_b.total() > 0
    return spent + _spend_run(found.left_a, a, found.left_b, b) + _spend_run(found.left_b, b, found.left_a, a)


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
    return word.startswith(spellings.folded(letter)) or (letter in "yj" and word[0] in "eiz")


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


def _refused(one: Parts, other: Parts, found: _Matching, alike: Alike) -> Reason | None:
    """Why the two cannot be one name, if so."""
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return Reason.DIFFERENT_NUMBERS
    if set(one.parents) & {(father, child) for child, father in other.parents}:
        return Reason.PARENT_AND_CHILD
    more_a = found.left_a or found.unspent_a
    more_b = found.left_b or found.unspent_b
    if more_a and more_b:
        return Reason.DIFFERENT_PART if found.pairs else Reason.DIFFERENT
    if one.patronymics and other.patronymics:
        if alike(one.patronymics[0], other.patronymics[0]) < _WORD_SAME:
            return Reason.DIFFERENT_PATRONYMIC
    return None


def _reason(one: Parts, other: Parts, found: _Matching, score: float) -> Reason:
    if found.left_a or found.left_b:
        return Reason.PART_OMITTED
    if bool(one.patronymics) != bool(other.patronymics):
        return Reason.PATRONYMIC_OMITTED
    if [i for i, _, _ in sorted(found.pairs)] != [i for i, _, _ in sorted(found.pairs, key=lambda p: p[1])]:
        return Reason.ORDER
    return Reason.SPELLING if score == 1.0 else Reason.ALIKE
