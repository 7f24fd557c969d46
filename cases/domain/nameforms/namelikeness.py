"""How alike two names are as wholes: parts matched, left out, contradicted."""

import re
from dataclasses import dataclass
from typing import Final

from cases.domain.nameforms import namematching, nameparts, otherforms, romanise
from cases.domain.nameforms.namematching import Matching
from cases.domain.nameforms.nameparts import Parts
from cases.domain.nameforms.namereason import NameReason as Reason

SAME: Final = 0.8

_SURNAME: Final = re.compile(r"(?:[oe]va?|enko|ski|ska)$")
_FATHER_SAME: Final = 0.7
_ENOUGH: Final = 2
_TELLING: Final = 4
_LEFT_OUT: Final = 0.02
_INITIAL: Final = 0.02
_AT_MOST: Final = {
    Reason.ONE_PART: 0.78,
    Reason.DIFFERENT_PART: 0.72,
    Reason.DIFFERENT_PATRONYMIC: 0.74,
    Reason.DIFFERENT_NUMBERS: 0.7,
    Reason.PARENT_AND_CHILD: 0.7,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The likeness of two names, 0 to 1, whether it reaches ``SAME``, and what decided."""

    score: float
    same: bool
    reason: Reason


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
    found = namematching.matched(one, other, namematching.manner(one, other))
    reason = _refusal(one, other, found)
    if reason is not None:
        return _said(found.mean, reason)
    score = found.mean - _left_out(found) - (_INITIAL if found.initials else 0.0)
    return _said(score, _reason(one, other, found))


def _refusal(one: Parts, other: Parts, found: Matching) -> Reason | None:
    """Why the two cannot be one name, or too little is known to say so."""
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return Reason.DIFFERENT_NUMBERS
    if set(one.parents) & {(father, child) for child, father in other.parents}:
        return Reason.PARENT_AND_CHILD
    if not found.pairs:
        return Reason.DIFFERENT
    if _more_in_both(found) or _begin_apart(one, other, found):
        return Reason.DIFFERENT_PART
    if _fathers_differ(one, other, found):
        return Reason.DIFFERENT_PATRONYMIC
    return Reason.ONE_PART if _too_little(found) else None


def _more_in_both(found: Matching) -> bool:
    """Whether each name has a word or an initial that the other lacks."""
    return bool((found.left_a or found.lone_a.total()) and (found.left_b or found.lone_b.total()))


def _begin_apart(one: Parts, other: Parts, found: Matching) -> bool:
    """Whether two surnames in Cyrillic begin with к and with х: one key, but two names (Кусаинов, Хусаинов).

    A given name may begin with either in Russian, as Қадиша does.
    """
    surnames = ((a, found.words_b[j]) for i, j, _ in found.pairs if _SURNAME.search(a := found.words_a[i]))
    return any({one.begun.get(a), other.begun.get(b)} == {"к", "х"} for a, b in surnames)


def _fathers_differ(one: Parts, other: Parts, found: Matching) -> bool:
    """Whether the patronymics, or an initial that can only stand for one, contradict each other."""
    alike = namematching.manner(one, other).alike
    fathers = zip(one.patronymics, other.patronymics, strict=False)
    return (
        any(alike(father, their_father) < _FATHER_SAME for father, their_father in fathers)
        or not namematching.may_begin(found.lone_a, other.patronymics)
        or not namematching.may_begin(found.lone_b, one.patronymics)
    )


def _too_little(found: Matching) -> bool:
    """Whether one word in common is all there is while a name has more, or most of the longer name is left out.

    Of what is left out, short words count for nothing: they connect, or are pieces of a word.
    """
    agreed = len(found.pairs) + found.initials + found.aside
    left = [found.words_a[i] for i in found.left_a] + [found.words_b[j] for j in found.left_b]
    if agreed < _ENOUGH:
        return bool(left or found.lone_a.total() or found.lone_b.total())
    return sum(len(word) >= _TELLING for word in left) > agreed


def _left_out(found: Matching) -> float:
    """What words left out on one side take off; more when the others are not quite alike."""
    left = len(found.left_a) + len(found.left_b)
    return _LEFT_OUT * min(left, 3) + (0.5 * (1 - found.worst) if left else 0.0)


def _reason(one: Parts, other: Parts, found: Matching) -> Reason:
    if found.initials:
        return Reason.INITIALS
    if any(otherforms.stand_for_each_other(found.words_a[i], found.words_b[j]) for i, j, _ in found.pairs):
        return Reason.OTHER_FORM
    if found.left_a or found.left_b:
        return Reason.PART_OMITTED
    if bool(one.patronymics) != bool(other.patronymics):
        return Reason.PATRONYMIC_OMITTED
    if not found.in_order:
        return Reason.ORDER
    return Reason.SPELLING if found.worst >= namematching.READ_OTHERWISE else Reason.ALIKE
