"""Texts beside the band, laid out so that none lies on another or on a line that leads to one."""

from dataclasses import dataclass, replace
from typing import Final

from cases.domain.band import Mark

LANES: Final = 7
_LETTER: Final = 8
_SAME: Final = 8


@dataclass(frozen=True, slots=True)
class Label:
    """A mark with its text: `lane` 1 is nearest to the band, 0 means that there was no room for the text."""

    mark: Mark
    low: int
    high: int
    text: str
    lane: int = 0
    anchor: str = "start"

    @property
    def x(self) -> int:
        """Where the sign and the line that leads to the text are."""
        return (self.low + self.high) // 2

    @property
    def left(self) -> int:
        """Where the text begins."""
        return self.x if self.anchor == "start" else self.x - self._length

    @property
    def right(self) -> int:
        """Where the text ends."""
        return self.x + self._length if self.anchor == "start" else self.x

    @property
    def _length(self) -> int:
        return len(self.text) * _LETTER + 12


def staircase(labels: list[Label], width: int) -> tuple[list[Label], int]:
    """Answer the labels with their lanes, and how many lanes are used.

    Texts in the left half run to the right and are placed from the right; the others mirror them.
    """
    placed: list[Label] = []
    left = sorted((one for one in labels if one.x < width // 2), key=lambda one: -one.x)
    right = sorted((one for one in labels if one.x >= width // 2), key=lambda one: one.x)
    for label in left:
        placed.append(_placed(label, placed, width))
    for label in right:
        placed.append(_placed(replace(label, anchor="end"), placed, width))
    return placed, max((label.lane for label in placed), default=0)


def _placed(label: Label, others: list[Label], width: int) -> Label:
    if label.left < 0 or label.right > width:
        label = replace(label, anchor="end" if label.anchor == "start" else "start")
    if any(other.lane and other.text == label.text and abs(other.x - label.x) < _SAME for other in others):
        return label
    for lane in range(1, LANES + 1):
        tried = replace(label, lane=lane)
        if not any(_collide(tried, other) for other in others if other.lane):
            return tried
    return label


def _collide(new: Label, old: Label) -> bool:
    if new.lane == old.lane:
        return new.left < old.right and old.left < new.right
    low, high = (new, old) if new.lane < old.lane else (old, new)
    return low.left < high.x < low.right
