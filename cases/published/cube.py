"""How many there are to each choice among large sets of people: counted once, and changed by every publication."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from .facets import OPEN_YEAR, Facet
from .rolls import HELD, HELD_CODES, RECORD

LARGE: Final = 30_000
"""Of a set of so many people what is counted is kept; fewer are counted as quickly as it would be found."""
MOST_MOVED: Final = 200
"""After so many changes of people everything is counted anew."""
_MOST: Final = 50_000

Codes = Mapping[str, frozenset[str]]
"""By facet, everything by which one person is found; empty for somebody without a record."""
Move = tuple[Codes, Codes]
"""What held of a person, and what holds."""
State = tuple[int, int]
"""A stamp, and the number of the day for which a state holds."""
Step = tuple[State, tuple[Move, ...]]
"""A state, and how people were moved to come to it from the one before."""


@dataclass(frozen=True, slots=True)
class _Counted:
    state: State
    codes: list[str]
    numbers: "array[int]"


@dataclass(frozen=True)
class Cube:
    """What was counted of the state `base`, and of those that came one from the other by `steps`."""

    base: State
    steps: tuple[Step, ...] = ()
    _kept: dict[tuple[frozenset[tuple[str, str]], str], _Counted] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Answer whether nothing was counted."""
        return not self._kept

    def counted(self, narrowing: Mapping[str, str], facet: str) -> dict[str, int] | None:
        """Answer how many of those who fit there are to each code, where it was counted of this state or before it."""
        found = self._kept.get((frozenset(narrowing.items()), facet))
        steps = self._behind(found.state) if found else None
        if found is None or steps is None:
            return None
        numbers = dict(zip(found.codes, found.numbers, strict=True))
        for was, now in (move for _state, moves in steps for move in moves):
            for codes, change in ((was, -1), (now, 1)):
                for code in codes.get(facet, ()) if fits(codes, narrowing) else ():
                    numbers[code] = numbers.get(code, 0) + change
        return {code: number for code, number in numbers.items() if number}

    def keep(self, narrowing: Mapping[str, str], facet: str, codes: list[str], numbers: Mapping[str, int]) -> None:
        """Keep what was counted of this state; `codes` are all of the facet."""
        if len(self._kept) >= _MOST:
            self._kept.clear()
        counted = array("I", [numbers.get(code, 0) for code in codes])
        self._kept[frozenset(narrowing.items()), facet] = _Counted(self._state, codes, counted)

    def moved(self, state: State, moves: Iterable[Move]) -> "Cube":
        """Answer the cube of the state that came from this one by changes of some people."""
        steps = (*self.steps, (state, tuple(moves)))
        if sum(len(some) for _state, some in steps) > MOST_MOVED:
            return Cube(state)
        return replace(self, steps=steps)

    @property
    def _state(self) -> State:
        return self.steps[-1][0] if self.steps else self.base

    def _behind(self, state: State) -> tuple[Step, ...] | None:
        """Answer the steps from a state to this one, or None where this one did not come from it."""
        states = [self.base, *(one for one, _moves in self.steps)]
        return self.steps[states.index(state) :] if state in states else None


def fits(codes: Codes, narrowing: Mapping[str, str]) -> bool:
    """Answer whether somebody of whom all this holds has a record and is asked for."""
    return RECORD in codes and all(_holds(codes, name, value) for name, value in narrowing.items())


def _holds(codes: Codes, name: str, value: str) -> bool:
    there = codes.get(name, frozenset())
    if name == HELD:
        return not there.isdisjoint(HELD_CODES[value])
    since = codes.get(OPEN_YEAR, ()) if name == Facet.YEAR else ()
    return value in there or any(year <= value for year in since)
