"""The plain shapes of which the band of custody is drawn, with whole numbers for coordinates."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cases.domain.datewords.datenames import month_name
from cases.domain.entry import Family

GLYPHS: Final = {
    Family.RULING: "M0 6 L-6 -5 L6 -5 Z",
    Family.HEALTH: "M-5 0 A5 5 0 1 0 5 0 A5 5 0 1 0 -5 0 Z",
    Family.PROTEST: "M0 -6 L6 0 L0 6 L-6 0 Z",
    Family.CLEMENCY: "M-5 -5 H5 V5 H-5 Z",
    Family.DIED: "M-2 -7 H2 V-3 H6 V1 H2 V7 H-2 V1 H-6 V-3 H-2 Z",
    Family.CUSTODY: "M-3 -6 H3 V6 H-3 Z",
    Family.ALLEGED: "M-6 -6 L6 6 M-6 6 L6 -6",
    Family.VOICE: "M-6 -4 H6 V3 H0 L-4 6 V3 H-6 Z",
    Family.EXPECTED: "M-5 0 A5 5 0 1 0 5 0 A5 5 0 1 0 -5 0 Z",
}
"""The sign of each family of events, around 0,0; an event of another family is a dot."""
DOT: Final = "M-3 0 A3 3 0 1 0 3 0 A3 3 0 1 0 -3 0 Z"
_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240)


@dataclass(frozen=True, slots=True)
class Rect:
    """A bar; `css` says of what kind and how sure."""

    x: int
    y: int
    width: int
    height: int
    css: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one point to another."""

    x1: int
    y1: int
    x2: int
    y2: int
    css: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A glyph at a point."""

    x: int
    y: int
    path: str
    css: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text at a point; `anchor` is start, middle or end."""

    x: int
    y: int
    text: str
    anchor: str
    css: str


@dataclass(slots=True)
class Drawing:
    """One picture; `name` keeps the ids of two pictures on a page apart."""

    name: str
    width: int
    height: int = 0
    rects: list[Rect] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    @property
    def strokes(self) -> list[tuple[str, str]]:
        """The lines of each look as one path: (css, path), for a page that must be small."""
        looks: dict[str, dict[str, None]] = {}
        for line in self.lines:
            looks.setdefault(line.css, {})[f"M{line.x1} {line.y1}L{line.x2} {line.y2}"] = None
        return [(css, "".join(paths)) for css, paths in looks.items()]


@dataclass(frozen=True, slots=True)
class Axis:
    """Days laid out from `start` over `length` units."""

    first: date
    last: date
    start: int
    length: int

    def at(self, day: date) -> int:
        """Answer where the day lies; a day outside is put at the nearer end."""
        whole = max(1, (self.last - self.first).days)
        passed = min(max((day - self.first).days, 0), whole)
        return self.start + round(self.length * passed / whole)

    def ticks(self, most: int, lang: str) -> list[tuple[int, str]]:
        """Answer at most about `most` places with the year, or the month in between where time is short."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((step for step in _STEPS if months <= step * most), _STEPS[-1])
        begin = self.first.year * 12 + self.first.month - 1
        found = []
        for number in range(-(-begin // step) * step, self.last.year * 12 + self.last.month, step):
            day = date(number // 12, number % 12 + 1, 1)
            if self.first <= day <= self.last:
                found.append((self.at(day), _tick_words(day, step, lang)))
        return found


def _tick_words(day: date, step: int, lang: str) -> str:
    return str(day.year) if step >= 12 or day.month == 1 else month_name(day.month, lang, short=True)


def glyph(family: Family) -> str:
    """Answer the sign of a family of events."""
    return GLYPHS.get(family, DOT)
