"""The codes of one facet by person: the first of everybody, the second, and so on, so that few people are counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .crowds import Crowd, Numbers

Codes = NDArray[Any]
_MOST: Final = 12
"""So many codes of a person stand in layers; what is beyond is looked up one by one."""
_SPARSE: Final = 50
"""A layer in which less than one of so many has a code is kept as a list of those who have one."""


@dataclass(frozen=True)
class Layers:
    """One array for each layer, of the code of each person plus one, or nought; `who` and `what` are the rest."""

    layers: tuple[Codes, ...]
    who: Numbers
    what: Codes

    @property
    def depth(self) -> int:
        """How many codes are looked up for each person."""
        return len(self.layers)

    def counted(self, fits: Crowd, codes: int) -> NDArray[np.int64]:
        """Answer how many of the people there are to each of so many codes."""
        found = np.zeros(codes + 1, np.int64)
        for layer in self.layers:
            found += np.bincount(layer[fits.numbers], minlength=codes + 1)
        if len(self.who):
            found += np.bincount(self.what[fits.flags[self.who].view(np.bool_)], minlength=codes + 1)
        return found[1:]

    def of(self, number: int) -> list[int]:
        """Answer the places of the codes of one person."""
        codes = [int(layer[number]) for layer in self.layers] + self.what[self.who == number].tolist()
        return [code - 1 for code in codes if code]

    def renumbered(self, places: Sequence[int]) -> "Layers":
        """Answer the layers of codes of which each has got another place."""
        numbers = np.array([0, *(place + 1 for place in places)])
        kind = np.min_scalar_type(int(numbers.max()) + 1)
        table = numbers.astype(kind)
        return Layers(tuple(table[layer] for layer in self.layers), self.who, table[self.what])

    def moved(self, changes: Sequence[tuple[int, Numbers, Numbers]]) -> "Layers":
        """Answer the layers when people have left, and come to, the rolls of some codes."""
        layers = [layer.copy() for layer in self.layers]
        who, what = self.who, self.what
        for code, gone, come in changes:
            for number in gone.tolist():
                if (at := _of(layers, number, code + 1)) is not None:
                    layers[at][number] = 0
                else:
                    stays = (who != number) | (what != code + 1)
                    who, what = who[stays], what[stays]
            for number in come.tolist():
                if (at := _of(layers, number, 0)) is not None:
                    layers[at][number] = code + 1
                else:
                    who, what = np.append(who, number), np.append(what, what.dtype.type(code + 1))
        return Layers(tuple(layers), who, what)


def _of(layers: Sequence[Codes], number: int, code: int) -> int | None:
    """Answer the layer in which somebody has the code, or nothing for nought."""
    return next((at for at, layer in enumerate(layers) if layer[number] == code), None)


def laid(rolls: Sequence[Numbers], places: int) -> Layers:
    """Answer the layers of rolls, of which each gives the numbers of those who stand on it."""
    kind = np.min_scalar_type(len(rolls) + 1)
    depth = np.zeros(places, np.uint8)
    layers: list[Codes] = []
    rest: list[tuple[Numbers, Codes]] = []
    for code, numbers in enumerate(rolls, 1):
        deep = depth[numbers]
        for level in range(int(deep.max(initial=0)) + 1 if len(numbers) else 0):
            some = numbers[deep == level]
            if level == _MOST:
                rest.append((some, np.full(len(some), code, kind)))
                continue
            if level == len(layers):
                layers.append(np.zeros(places, kind))
            layers[level][some] = code
        depth[numbers] = np.minimum(deep + 1, _MOST)
    full = [layer for layer in layers if np.count_nonzero(layer) * _SPARSE >= places]
    rest += [(at := np.flatnonzero(layer), layer[at]) for layer in layers[len(full) :]]
    if not rest:
        return Layers(tuple(full), np.zeros(0, np.int64), np.zeros(0, kind))
    return Layers(tuple(full), np.concatenate([one for one, _ in rest]), np.concatenate([one for _, one in rest]))
