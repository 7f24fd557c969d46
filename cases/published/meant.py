"""Who may have been meant where nobody is called as was asked: people with words like those of the question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from . import packed, postings, words
from .packed import Numbers

_PEOPLE: Final = 40
_OF_A_WORD: Final = 8
_WORDS: Final = 12

Near = Mapping[str, words.Near]
Bearers = tuple[float, Numbers]
"""How alike some words are to those of the question, and who bears them."""


class Meant(NamedTuple):
    """People by the numbers of their listings, the likest first, and the words by which they were found."""

    people: list[int]
    words: frozenset[str]


def people(asked: Mapping[str, str], most: int, common: postings.Common | None = None) -> Meant:
    """Answer people with a word like each of these, or where there are none like the rarest of them.

    Each word comes with what was written for it.
    """
    if len(asked) == 1:
        (near,) = words.near(asked)
        near = words.near(asked, slips=2)[0] if 0 < len(near) < most else near
        each_of = 1 if len(near) >= most else _OF_A_WORD
        return Meant(_likest(_bearers(near, postings.some_having(_first(near))), each_of), frozenset(_first(near)))
    for slips in (1, 2):
        each = sorted((near for near in words.near(asked, slips) if near), key=_uses)
        found_by = frozenset(word for near in each for word in _first(near))
        having = postings.having(found_by, common)
        if found := _likest(_together([_bearers(near, having) for near in each])):
            return Meant(found, found_by)
    return Meant(_likest(_bearers(each[0], having)) if each else [], found_by)


def _first(near: Near) -> list[str]:
    return list(near)[:_WORDS]


def _uses(near: Near) -> int:
    return sum(one.uses for one in near.values())


def _bearers(near: Near, having: Mapping[str, Numbers]) -> list[Bearers]:
    return [(near[word].likeness, having[word]) for word in _first(near) if word in having]


def _together(each: Sequence[list[Bearers]]) -> list[Bearers]:
    """Answer who bears a word of each kind, for each choice of words that somebody bears."""
    found = each[0] if each else []
    for more in each[1:]:
        anybody = packed.in_any(numbers for _likeness_of, numbers in found)
        theirs = [(other, met) for other, others in more if (met := packed.in_both(anybody, others))]
        found = [
            (one + other, both)
            for one, numbers in found
            for other, met in theirs
            if (both := packed.in_both(numbers, met))
        ]
    return found


def _likest(found: Iterable[Bearers], each_of: int = _OF_A_WORD) -> list[int]:
    """Answer some of those with the likest words, so many of each choice of words at most."""
    chosen: dict[int, None] = {}
    for _likeness_of, numbers in sorted(found, key=lambda one: -one[0]):
        chosen |= dict.fromkeys(numbers[:each_of])
        if len(chosen) >= _PEOPLE:
            break
    return list(chosen)[:_PEOPLE]
