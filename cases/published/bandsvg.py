"""The band of custody drawn twice: along the width of a desk's screen, and down a telephone's."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from cases.domain.band import Band, Mark, Segment, Stretch
from cases.domain.entry import Family, Year
from cases.domain.wording.reading import begin

from .bandlabels import Label, staircase
from .bandshapes import Axis, Drawing, Line, Rect, Sign, Words, glyph

WIDE: Final = 1120
TALL: Final = 330
Told = Mapping[str, tuple[str, str]]
"""What happened and when, in words, by the key of the entry."""
_LANE: Final = 19
_EDGE: Final = 40
_ABOVE: Final = {Family.CUSTODY, Family.RULING, Family.CLEMENCY, Family.DIED, Family.EXPECTED}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a segment that is drawn alike: surely so, or possibly."""

    stretch: Stretch
    css: str


def both(band: Band, lang: str, years: Iterable[Year], *, marked: date | None = None) -> tuple[Drawing, ...]:
    """Answer the two drawings of a band, in the words of the timeline; none where nothing has a date.

    A line marks the day `marked` where the band reaches it.
    """
    if not band.frame:
        return ()
    told, frame = _words_of(years), band.frame
    inside = marked if marked and frame.first <= marked <= frame.last else None
    return (wide(band, frame, lang, told, inside), tall(band, frame, lang, told, inside))


def _words_of(years: Iterable[Year]) -> Told:
    """Answer for each key of a timeline what it is, without its kind, and when."""
    return {
        entry.key: (begin(entry.heading.rpartition(" · ")[2]), entry.when_words)
        for year in years
        for entry in year.entries
    }


def wide(band: Band, frame: Stretch, lang: str, told: Told, marked: date | None = None) -> Drawing:
    """Answer the band from left to right: decisions above, the body below, years at the foot."""
    drawing = Drawing("wide", WIDE)
    axis = Axis(frame.first, frame.last, 12, WIDE - 24)
    above, high = staircase([_label(mark, axis, told) for mark in band.marks if mark.family in _ABOVE], WIDE)
    below, low = staircase([_label(mark, axis, told) for mark in band.marks if mark.family not in _ABOVE], WIDE)
    top = 12 + high * _LANE
    foot = top + 50 + (16 + low * _LANE if below else 0)
    _grid(drawing, axis.ticks(12, lang), top - 6, foot)
    for segment in _longest_first(band.segments):
        _bar_across(drawing, axis, segment, top + 10)
    if marked:
        drawing.lines.append(Line(axis.at(marked), 4, axis.at(marked), foot, "as-of"))
    for label in above:
        _mark_across(drawing, label, top, up=True)
    for label in below:
        _mark_across(drawing, label, top + 56, up=False)
    drawing.height = foot + 24
    return drawing


def _label(mark: Mark, axis: Axis, told: Told) -> Label:
    low, high = axis.at(mark.possible.first), axis.at(mark.possible.last)
    return Label(mark=mark, low=low, high=high, text=_cut(_said(mark, told)[0], 48))


def _said(mark: Mark, told: Told) -> tuple[str, str]:
    return told.get(mark.key, (mark.label, ""))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else textwrap.shorten(text, most, placeholder="…")


def _grid(drawing: Drawing, ticks: list[tuple[int, str]], top: int, foot: int) -> None:
    drawing.lines.append(Line(0, foot, WIDE, foot, "axis"))
    for x, year in ticks:
        drawing.lines.append(Line(x, top, x, foot + 5, "tick"))
        anchor = "start" if x < _EDGE else "end" if x > WIDE - _EDGE else "middle"
        drawing.words.append(Words(x, foot + 20, year, anchor, "year"))


def _longest_first(segments: tuple[Segment, ...]) -> list[Segment]:
    return sorted(segments, key=lambda one: (one.possible.first - one.possible.last, one.key))


def pieces(segment: Segment) -> list[Piece]:
    """Answer the possible stretch of a segment and, on top of it, the sure one."""
    kind = f"k-{segment.kind} " + ("alleged" if segment.alleged else "held" if segment.held else "free")
    sure = segment.certain
    maybe = [] if sure == segment.possible else [Piece(segment.possible, f"{kind} maybe")]
    return maybe + ([Piece(sure, f"{kind} sure")] if sure else [])


def _thickness(segment: Segment) -> tuple[int, int]:
    """Answer how far from the band's edge a bar begins, and how thick it is."""
    if segment.alleged:
        return 29, 7
    return (0, 26) if segment.held else (14, 12)


def _bar_across(drawing: Drawing, axis: Axis, segment: Segment, top: int) -> None:
    offset, thick = _thickness(segment)
    for piece in pieces(segment):
        x, end = axis.at(piece.stretch.first), axis.at(piece.stretch.last)
        drawing.rects.append(Rect(x, top + offset, max(4, end - x), thick, piece.css))
    for day, css in _ends(segment):
        x = axis.at(day)
        drawing.lines.append(Line(x, top + offset - 3, x, top + offset + thick + 3, css))


def _ends(segment: Segment) -> list[tuple[date, str]]:
    """Answer the ends of which no date is reported."""
    ends = [(segment.possible.first, "open")] if segment.began_before else []
    return ends + ([(segment.possible.last, "open")] if segment.goes_on else [])


def _mark_across(drawing: Drawing, label: Label, base: int, *, up: bool) -> None:
    family = label.mark.family
    css = f"f-{family.value}" + (" expected" if label.mark.expected else "")
    sign = base - 2
    if label.low != label.high:
        drawing.lines.append(Line(label.low, sign, label.high, sign, f"span {css}"))
    if label.lane:
        end = sign - label.lane * _LANE + 8 if up else sign + label.lane * _LANE - 4
        drawing.lines.append(Line(label.x, sign, label.x, end, "leader"))
        shift = -5 if label.anchor == "end" else 5
        drawing.words.append(Words(label.x + shift, end + 4, label.text, label.anchor, "label"))
    drawing.signs.append(Sign(label.x, sign, glyph(family), css))


def tall(band: Band, frame: Stretch, lang: str, told: Told, marked: date | None = None) -> Drawing:
    """Answer the band from top to bottom: years at the left, what happened at the right."""
    drawing = Drawing("tall", TALL)
    marks = sorted(band.marks, key=lambda mark: (_middle(mark.possible), mark.possible.first, mark.key))
    blocks = [_block(*_said(mark, told)) for mark in marks]
    heights = [len(block) * 18 + 9 for block in blocks]
    length = max(300, sum(heights) * 3 // 5)
    axis = Axis(frame.first, frame.last, 14, length)
    for y, year in axis.ticks(12, lang):
        drawing.lines.append(Line(48, y, 96, y, "tick"))
        drawing.words.append(Words(42, y + 5, year, "end", "year"))
    for segment in _longest_first(band.segments):
        _bar_down(drawing, axis, segment)
    if marked:
        drawing.lines.append(Line(44, axis.at(marked), 130, axis.at(marked), "as-of"))
    wanted = [axis.at(_middle(mark.possible)) for mark in marks]
    places = _spread(wanted, heights, length + 14)
    for mark, block, y, place in zip(marks, blocks, wanted, places, strict=True):
        _mark_down(drawing, axis, mark, block, (y, place))
    drawing.height = max(length + 30, (places[-1] + heights[-1] if places else 0))
    return drawing


def _block(what: str, when: str) -> list[tuple[str, str]]:
    """Answer the lines of a text beside the band: what it is, and under it when."""
    heads = ((line, "label") for line in textwrap.wrap(what, _letters(what))[:3])
    return [*heads, *((line, "year") for line in textwrap.wrap(when, _letters(when))[:3])]


def _letters(text: str) -> int:
    """Answer how many letters of the text's script a telephone's line surely holds; Kazakh letters are the widest."""
    return 22 if any("\u0400" <= letter <= "\u04ff" for letter in text) else 25


def _bar_down(drawing: Drawing, axis: Axis, segment: Segment) -> None:
    offset, thick = _thickness(segment)
    for piece in pieces(segment):
        y, end = axis.at(piece.stretch.first), axis.at(piece.stretch.last)
        drawing.rects.append(Rect(54 + offset, y, thick, max(4, end - y), piece.css))
    for day, css in _ends(segment):
        drawing.lines.append(Line(51 + offset, axis.at(day), 57 + offset + thick, axis.at(day), css))


def _mark_down(drawing: Drawing, axis: Axis, mark: Mark, block: list[tuple[str, str]], at: tuple[int, int]) -> None:
    y, place = at
    css = f"f-{mark.family.value}" + (" expected" if mark.expected else "")
    low, high = axis.at(mark.possible.first), axis.at(mark.possible.last)
    if low != high:
        drawing.lines.append(Line(95, low, 95, high, f"span {css}"))
    drawing.lines.append(Line(95, y, 108, place, "leader"))
    drawing.signs.append(Sign(114, place, glyph(mark.family), css))
    for number, (line, looks) in enumerate(block):
        drawing.words.append(Words(126, place + 5 + number * 18, line, "start", looks))


def _middle(stretch: Stretch) -> date:
    return stretch.first + (stretch.last - stretch.first) / 2


def _spread(wanted: list[int], heights: list[int], limit: int) -> list[int]:
    """Answer places near the wanted ones, in order, that leave each text its height.

    What does not fit above `limit` is moved half upwards and half below it.
    """
    places: list[int] = []
    floor = 10
    for want, height in zip(wanted, heights, strict=True):
        places.append(max(want, floor))
        floor = places[-1] + height
    ceiling = max(limit, (limit + floor) // 2, sum(heights) + 10)
    for index in range(len(places) - 1, -1, -1):
        ceiling = min(places[index], ceiling - heights[index])
        places[index] = max(ceiling, 10)
    return places
