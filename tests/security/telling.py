"""Whether two kinds of answers can be told apart by the time that they take: the test of Mann and Whitney.

Whoever draws the times in pairs, one of each kind, gives both the same weather; which of a pair goes first is drawn
by lot, since what comes at regular times (the collector of garbage does) would else meet one kind alone.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from time import thread_time

# Less than this is noise (Romano and others 2006: "negligible"), however many times it was measured.
NEGLIGIBLE = 0.147


@dataclass(frozen=True)
class Compared:
    """Cliff's `delta`, 1 where every time of the first kind is longer and 0 where neither kind's are; two-sided `p`."""

    delta: float
    p: float

    def differ(self, *, p: float = 0.001) -> bool:
        """Whether the two kinds are told apart: surely, and by more than noise."""
        return self.p < p and abs(self.delta) >= NEGLIGIBLE


def compared(first: Sequence[float], second: Sequence[float]) -> Compared:
    """Compare two samples by their ranks, ties at their mean rank (Mann and Whitney 1947, normal approximation)."""
    n, m = len(first), len(second)
    counted = sorted(Counter([*first, *second]).items())
    ends = accumulate(count for _value, count in counted)
    rank = {value: end - (count - 1) / 2 for (value, count), end in zip(counted, ends, strict=True)}
    above = sum(rank[value] for value in first) - n * (n + 1) / 2
    ties = sum(count**3 - count for _value, count in counted)
    spread = math.sqrt(n * m / 12 * ((n + m + 1) - ties / ((n + m) * (n + m - 1))))
    if spread == 0:
        return Compared(0.0, 1.0)
    z = max(0.0, abs(above - n * m / 2) - 0.5) / spread
    return Compared(2 * above / (n * m) - 1, math.erfc(z / math.sqrt(2)))


def taken(first: Callable[[], object], second: Callable[[], object], *, rounds: int) -> Compared:
    """Do two things in pairs and compare the processor time that each takes."""
    times: tuple[list[float], list[float]] = ([], [])
    for _round in range(rounds):
        for which in random.sample((0, 1), 2):
            began = thread_time()
            (first, second)[which]()
            times[which].append(thread_time() - began)
    return compared(*times)
