"""Sets of people of a large archive, as machine words: what takes long with Python's own numbers takes microseconds."""

from array import array
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Words: TypeAlias = NDArray[np.uint64]
Flags: TypeAlias = NDArray[np.uint8]
Numbers: TypeAlias = NDArray[np.int64]
BITS: Final = 1 << 15
"""A block of a roll has so many bits."""
_WORDS: Final = BITS // 64


class Crowd:
    """A set of listings that never changes: bit `i % 64` of word `i // 64` is the listing numbered `i`."""

    def __init__(self, words: Words, numbers: Numbers | None = None) -> None:
        self.words = words
        if numbers is not None:
            self.numbers = numbers

    @cached_property
    def flags(self) -> Flags:
        """One byte for each number up to the last one that there may be: 1 for those of the set, else 0."""
        return np.unpackbits(self.words.view(np.uint8), bitorder="little")

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the listings of the set, in order."""
        return numbers_in(self.words)

    @cached_property
    def size(self) -> int:
        """How many are in the set."""
        return int(np.bitwise_count(self.words).sum(dtype=np.int64))

    def has(self, number: int) -> bool:
        """Answer whether a listing is in the set."""
        word, bit = divmod(number, 64)
        return word < len(self.words) and bool(int(self.words[word]) >> bit & 1)

    def among(self, numbers: "array[int]") -> list[int]:
        """Answer which of these listings are in the set."""
        asked = np.frombuffer(numbers, np.uint32)
        asked = asked[asked < len(self.flags)]
        there: list[int] = asked[self.flags[asked].view(np.bool_)].tolist()
        return there

    def both(self, other: "People") -> "Crowd":
        """Answer who is in both sets."""
        one, two = _level(self.words, crowd_of(other).words)
        return Crowd(one & two)

    def either(self, other: "People") -> "Crowd":
        """Answer who is in one of the sets or in both."""
        one, two = _level(self.words, crowd_of(other).words)
        return Crowd(one | two)

    def less(self, other: "People") -> "Crowd":
        """Answer who is in this set and not in the other."""
        one, two = _level(self.words, crowd_of(other).words)
        return Crowd(one & ~two)


People: TypeAlias = Mapping[int, int] | Crowd


def numbers_in(words: Words) -> Numbers:
    """Answer the numbers of the bits that are set, in order."""
    there = np.flatnonzero(words)
    if len(there) * 4 > len(words):
        return np.flatnonzero(np.unpackbits(words.view(np.uint8), bitorder="little").view(np.bool_))
    at = np.flatnonzero(np.unpackbits(words[there].view(np.uint8), bitorder="little").view(np.bool_))
    return there[at >> 6] * 64 + (at & 63)


def crowd_of(people: People) -> Crowd:
    """Answer the same set in machine words."""
    if isinstance(people, Crowd):
        return people
    words = np.zeros((max(people, default=-1) + 1) * _WORDS, np.uint64)
    for block, bits in people.items():
        words[block * _WORDS : (block + 1) * _WORDS] = np.frombuffer(bits.to_bytes(BITS // 8, "little"), np.uint64)
    return Crowd(words)


def crowd_among(numbers: Iterable[int] | NDArray[Any]) -> Crowd:
    """Answer the set of these listings, however they are ordered."""
    found = np.asarray(numbers if isinstance(numbers, np.ndarray) else list(numbers), np.int64)
    blocks = int(found.max()) // BITS + 1 if found.size else 0
    flags = np.zeros(blocks * BITS, np.uint8)
    flags[found] = 1
    return Crowd(np.packbits(flags, bitorder="little").view(np.uint64))


def _level(one: Words, other: Words) -> tuple[Words, Words]:
    """Answer both as long as the longer of them."""
    most = max(len(one), len(other))
    return _longer(one, most), _longer(other, most)


def _longer(words: Words, most: int) -> Words:
    return words if len(words) == most else np.pad(words, (0, most - len(words)))


def as_numbers(numbers: "array[int]") -> NDArray[np.uint32]:
    """Answer the same numbers without a copy of them."""
    return np.frombuffer(numbers, np.uint32)


def once(numbers: "array[int]") -> NDArray[np.uint32]:
    """Answer numbers in order, each once."""
    found = np.sort(as_numbers(numbers))
    return found[np.append(True, found[1:] != found[:-1])] if found.size else found


def in_both(few: "array[int]", many: "array[int]") -> NDArray[np.uint32]:
    """Answer the numbers that are in both, which are in order."""
    wanted, there = as_numbers(few), as_numbers(many)
    at = np.minimum(np.searchsorted(there, wanted), len(there) - 1)
    return wanted[there[at] == wanted]
