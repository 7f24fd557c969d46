"""The codes of a facet by person where people have several that follow each other, as the years of custody."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .crowds import Crowd, Numbers
from .layers import Layers, laid


@dataclass(frozen=True)
class Runs:
    """Where codes of people begin and end: of `size` codes, the one at `i` begins at `i` and ends before `size + i`."""

    edges: Layers
    size: int

    @property
    def depth(self) -> int:
        """How many codes are looked up for each person."""
        return self.edges.depth

    def counted(self, fits: Crowd, codes: int) -> NDArray[np.int64]:
        """Answer how many of the people there are to each of so many codes."""
        found = self.edges.counted(fits, 2 * codes)
        return np.cumsum(found[:codes] - found[codes:])

    def of(self, number: int) -> list[int]:
        """Answer the places of the codes of one person."""
        edges = set(self.edges.of(number))
        found: list[int] = []
        is_on = False
        for at in range(self.size):
            is_on = (is_on or at in edges) and self.size + at not in edges
            found += [at] if is_on else []
        return found

    def moved(self, changes: Sequence[tuple[int, Numbers, Numbers]]) -> "Runs":
        """Answer the runs when people have left, and come to, the rolls of some codes."""
        now: dict[int, set[int]] = {}
        for code, gone, come in changes:
            for number in gone.tolist():
                now.setdefault(number, set(self.of(number))).discard(code)
            for number in come.tolist():
                now.setdefault(number, set(self.of(number))).add(code)
        turned: dict[int, tuple[list[int], list[int]]] = {}
        for number, codes in now.items():
            before, after = self._edges(set(self.of(number))), self._edges(codes)
            for at, edges in enumerate((before - after, after - before)):
                for edge in edges:
                    turned.setdefault(edge, ([], []))[at].append(number)
        moved = [(edge, _numbers(gone), _numbers(come)) for edge, (gone, come) in turned.items()]
        return Runs(self.edges.moved(moved), self.size)

    def _edges(self, codes: Set[int]) -> set[int]:
        ends = {self.size + code + 1 for code in codes if code + 1 not in codes and code + 1 < self.size}
        return {code for code in codes if code - 1 not in codes} | ends


def _numbers(some: list[int]) -> Numbers:
    return np.array(some, np.int64)


def runs(rolls: Sequence[Numbers], places: int) -> Runs:
    """Answer the runs of rolls, of which each gives the numbers of those who stand on it."""
    begins, ends = [], []
    before, on = _numbers([]), np.zeros(places, np.bool_)
    for numbers in rolls:
        begins.append(numbers[~on[numbers]])
        on[before] = False
        on[numbers] = True
        ends.append(before[~on[before]])
        before = numbers
    return Runs(laid([*begins, *ends], places), len(rolls))
