"""The rolls of one facet in memory, in the forms in which they are counted the quickest."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .crowds import BITS, Crowd, Numbers, numbers_in
from .layers import Layers, laid
from .runs import Runs, runs

Row = tuple[str, int, bytes | memoryview, int]
"""Code, block, bits and people of a row."""
Kept = Crowd | Numbers
Few = NDArray[np.uint32]
DENSE: Final = 100
"""A roll on which one of so many of all stands is kept as words, any other as numbers."""
SEVERAL: Final = 2
"""Where people have more codes than so many, in the mean, it is taken that these follow each other."""
# Nanoseconds, measured: to look up the code of somebody, to find somebody on a roll of numbers, to intersect a word,
# and to list a set, for everybody who may be in it.
_LOOK, _FIND, _WORD, _LIST = 2.2, 1.2, 1.1, 0.5
_SPREAD: Final = 30
"""To list one of few people costs as much as to pass so many of many."""


class Table:
    """The rolls of one facet, which never change; `places` is the number of bits of a roll."""

    def __init__(self, rolls: Mapping[str, Kept], places: int, layers: Layers | Runs | None = None) -> None:
        self.codes = sorted(rolls)
        self.at = {code: at for at, code in enumerate(self.codes)}
        self.places = places
        self.crowds = {code: kept for code, kept in rolls.items() if isinstance(kept, Crowd)}
        few = [kept for code in self.codes if not isinstance(kept := rolls[code], Crowd)]
        self.few = [code for code in self.codes if code not in self.crowds]
        self.starts = np.cumsum([0, *map(len, few)])
        self.numbers: Numbers = np.concatenate(few) if few else np.zeros(0, np.int64)
        self._layers = layers

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many stand on each roll on which somebody stands."""
        found = {code: self.size(code) for code in self.codes}
        return {code: number for code, number in found.items() if number}

    @cached_property
    def _few_at(self) -> dict[str, int]:
        return {code: at for at, code in enumerate(self.few)}

    @cached_property
    def layers(self) -> Layers | Runs:
        """The codes by person."""
        if self._layers:
            return self._layers
        rolls = [self._numbers(code) for code in self.codes]
        return (runs if sum(map(len, rolls)) > SEVERAL * self.places else laid)(rolls, self.places)

    def size(self, code: str) -> int:
        """Answer how many stand on the roll of a code."""
        return self.crowds[code].size if code in self.crowds else len(self._numbers(code))

    def people(self, codes: Iterable[str]) -> Crowd:
        """Answer who stands on the roll of any of the codes."""
        there = [code for code in codes if code in self.at]
        if len(there) == 1 and there[0] in self.crowds:
            return self.crowds[there[0]]
        flags = np.zeros(self.places, np.uint8)
        for code in there:
            if code not in self.crowds:
                flags[self._numbers(code)] = 1
        words = np.packbits(flags, bitorder="little").view(np.uint64)
        for code in there:
            if code in self.crowds:
                words |= self.crowds[code].words
        return Crowd(words)

    def codes_of(self, number: int) -> frozenset[str]:
        """Answer the codes on whose rolls somebody stands."""
        return frozenset(self.codes[at] for at in self.layers.of(number))

    def among(self, fits: Crowd, everybody: Crowd) -> dict[str, int]:
        """Answer how many of those who fit stand on each roll, where there are any; all of them are of `everybody`."""
        rest = everybody.size - fits.size
        if not rest:
            return self.sizes
        if rest < fits.size:
            counted = self._counted(everybody.less(fits))
            found = {code: number - counted.get(code, 0) for code, number in self.sizes.items()}
            return {code: number for code, number in found.items() if number}
        return self._counted(fits)

    def _counted(self, fits: Crowd) -> dict[str, int]:
        by_roll = _FIND * len(self.numbers) + _WORD * len(self.crowds) * self.places / 64
        listed = 0 if "numbers" in fits.__dict__ else _LIST * min(self.places, _SPREAD * fits.size)
        if fits.size * _LOOK * self.layers.depth + listed < by_roll:
            counted = self.layers.counted(fits, len(self.codes))
            there = np.flatnonzero(counted)
            return {self.codes[at]: number for at, number in zip(there, counted[there].tolist(), strict=True)}
        return self.by_roll(fits)

    def by_roll(self, fits: Crowd) -> dict[str, int]:
        """Answer how many of those who fit stand on each roll, where there are any, looking at one after the other."""
        found = {code: _shared(crowd, fits) for code, crowd in self.crowds.items()}
        if len(self.numbers):
            there = np.concatenate([fits.flags.take(self.numbers), np.zeros(1, np.uint8)])
            begins = self.starts[:-1]
            sums = np.add.reduceat(there, begins, dtype=np.uint32)
            sums[begins == self.starts[1:]] = 0
            found |= zip(self.few, sums.tolist(), strict=True)
        return {code: number for code, number in found.items() if number}

    def _numbers(self, code: str) -> Numbers:
        if code in self.crowds:
            return numbers_in(self.crowds[code].words)
        at = self._few_at[code]
        return self.numbers[self.starts[at] : self.starts[at + 1]]

    def changed(self, rows: Iterable[Row]) -> "Table":
        """Answer the table with these rows in the place of those of the same code and block."""
        by_code: dict[str, list[Row]] = {}
        for row in rows:
            by_code.setdefault(row[0], []).append(row)
        now: dict[str, Numbers] = {}
        for code, some in by_code.items():
            was = self._were(code)
            touched = np.isin(was // BITS, [block for _code, block, _bits, _people in some])
            now[code] = np.sort(np.concatenate([was[~touched], numbers_of(some)]))
        return self._with(now)

    def moved(self, moves: Iterable[tuple[int, frozenset[str], frozenset[str]]]) -> "Table":
        """Answer the table in which people, by number, have left the rolls of some codes and come to others."""
        gone: dict[str, list[int]] = {}
        come: dict[str, list[int]] = {}
        for number, was, now in moves:
            for code in was - now:
                gone.setdefault(code, []).append(number)
            for code in now - was:
                come.setdefault(code, []).append(number)
        codes = gone.keys() | come.keys()
        return self._with(
            {
                code: np.union1d(np.setdiff1d(self._were(code), gone.get(code, [])), _few(come.get(code, [])))
                for code in codes
            }
        )

    def _were(self, code: str) -> Numbers:
        return self._numbers(code) if code in self.at else _few([])

    def _with(self, now: Mapping[str, Numbers]) -> "Table":
        """Answer the table with these people on the rolls of some codes."""
        kept: dict[str, Kept] = {code: self._numbers(code) for code in self.few} | self.crowds
        moved = [
            (code, np.setdiff1d(was := self._were(code), some), np.setdiff1d(some, was)) for code, some in now.items()
        ]
        kept |= {code: kept_as(some, self.places) for code, some in now.items()}
        return Table(kept, self.places, self._moved(sorted(kept), moved))

    def _moved(self, codes: list[str], moved: Sequence[tuple[str, Numbers, Numbers]]) -> Layers | Runs | None:
        """Answer the layers as they are now, unless they were not made yet or have to be made anew."""
        layers = self.layers if "layers" in self.__dict__ else None
        at = {code: at for at, code in enumerate(codes)}
        if codes != self.codes:
            layers = layers.renumbered([at[code] for code in self.codes]) if isinstance(layers, Layers) else None
        if layers is None:
            return None
        return layers.moved([(at[code], gone, come) for code, gone, come in moved])


def _few(numbers: Sequence[int]) -> Numbers:
    return np.array(numbers, np.int64)


def table_of(rows: Iterable[Row], places: int) -> Table:
    """Answer the table of all rows of a facet, those of one code together."""
    by_code: dict[str, list[Row]] = {}
    for row in rows:
        by_code.setdefault(row[0], []).append(row)
    return Table({code: kept_as(numbers_of(some), places) for code, some in by_code.items()}, places)


def kept_as(numbers: Numbers, places: int) -> Kept:
    """Answer the numbers of a roll, in order, in the form in which they are kept."""
    if len(numbers) * DENSE < places:
        return numbers
    flags = np.zeros(places, np.uint8)
    flags[numbers] = 1
    return Crowd(np.packbits(flags, bitorder="little").view(np.uint64))


def numbers_of(rows: Sequence[Row]) -> Numbers:
    """Answer the numbers of all who stand on these rows of a roll."""
    found: list[NDArray[Any]] = []
    for _code, block, row, people in rows:
        if len(row) < BITS // 8:
            places = np.frombuffer(row, "<u2")
        else:
            places = np.flatnonzero(np.unpackbits(np.frombuffer(row, np.uint8), bitorder="little").view(np.bool_))
        found.append(places.astype(np.int64) + block * BITS if people else places[:0].astype(np.int64))
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def _shared(one: Crowd, other: Crowd) -> int:
    return int(np.bitwise_count(one.words & other.words).sum(dtype=np.uint32))
