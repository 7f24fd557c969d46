"""The orders of the list in the memory of a process: among whom the first of any people are, without a question."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from .countmodels import Stretch
from .crowds import Crowd

_SPARSE: Final = 30
"""Where one of so many fits at most, their stretches are looked up; else the stretches are walked."""
Numbers = NDArray[np.uint32]


class Order:
    """The stretches of one order as they were read; nobody has an order within a stretch."""

    def __init__(self, order: str, places: int) -> None:
        rows = Stretch.objects.filter(order=order).order_by("start", "key").values_list("people", flat=True)
        kept = [np.frombuffer(bytes(row), "<u4") for row in rows.iterator(chunk_size=2000)]
        self.people = np.concatenate([np.zeros(0, np.uint32), *kept]).astype(np.uint32)
        self.people[self.people >= places] = 0  # Whoever came since is nobody here.
        self.starts = np.cumsum([0, *map(len, kept)])
        self.stretch = np.full(places, -1, np.int32)
        self.stretch[self.people] = np.repeat(np.arange(len(kept), dtype=np.int32), np.diff(self.starts))

    def among(self, fits: Crowd, wanted: int, *, since: int | None, backwards: bool) -> list[int]:
        """Answer those of `fits` on the stretches on which the first `wanted` of them stand.

        They are the first from the stretch of the listing `since` on, of which they may be before it or behind it, or
        from one end on; upwards or backwards.
        """
        last = len(self.starts) - 2
        begin = last if backwards else 0
        if since is not None:
            begin = int(self.stretch[since])
        if fits.size * _SPARSE < len(self.people):
            return self._looked_up(fits, wanted, begin, begun=since is not None, backwards=backwards)
        return self._walked(fits, wanted, begin, begun=since is not None, backwards=backwards)

    def _looked_up(self, fits: Crowd, wanted: int, begin: int, *, begun: bool, backwards: bool) -> list[int]:
        numbers = fits.numbers
        at = self.stretch[numbers].astype(np.int64)
        away = np.where(at < 0, -1, begin - at if backwards else at - begin)
        enough = wanted + (int(np.count_nonzero(away == 0)) if begun else 0)
        there = away >= 0
        numbers, away = numbers[there], away[there]
        if len(away) > enough:
            numbers = numbers[away <= np.partition(away, enough - 1)[enough - 1]]
        found: list[int] = numbers.tolist()
        return found

    def _no_further(self, some: Numbers, wanted: int, *, backwards: bool) -> Numbers:
        """Answer those on the stretches on which the first `wanted` of some people in order stand."""
        if len(some) <= wanted:
            return some
        last = self.stretch[some[-wanted] if backwards else some[wanted - 1]]
        return some[self.stretch[some] >= last] if backwards else some[self.stretch[some] <= last]

    def _walked(self, fits: Crowd, wanted: int, begin: int, *, begun: bool, backwards: bool) -> list[int]:
        found: list[int] = []
        sure, many, low, last = 0, 1, begin, len(self.starts) - 2
        while sure < wanted and 0 <= low <= last:
            first, end = (max(low - many + 1, 0), low + 1) if backwards else (low, min(low + many, last + 1))
            some = self.people[self.starts[first] : self.starts[end]]
            here = some[fits.flags[some].view(np.bool_)]
            if not begun:
                here = self._no_further(here, wanted - sure, backwards=backwards)
                sure += len(here)
            found += here.tolist()
            low, many, begun = first - 1 if backwards else end, many * 2, False
        return found
