"""Pictures of numbers: a line over time and a plot of places, each drawn for a desk and for a telephone."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from cases.domain.text import Text

from .bandshapes import Axis, Drawing, Line, Sign, Words
from .series import Point

WIDE: Final = 1120
TALL: Final = 330
_LEFT: Final = 44
_RIGHT: Final = 12
_MARGIN: Final = 84
_LISTED: Final = 10
_DOT: Final = "M{0} 0 A{1} {1} 0 1 0 {1} 0 A{1} {1} 0 1 0 {0} 0 Z"
_LETTER: Final = 7.5
_HIGH: Final = 20
"""How wide a letter of a name is taken to be, and how high a line."""
Extent = tuple[int, int, int]
"""From where to where across, and at which height."""
_STEPS: Final = (1, 2, 5)
_NORTH: Final = Text("N", "с. ш.", "с. е.")
_SOUTH: Final = Text("S", "ю. ш.", "о. е.")
_EAST: Final = Text("E", "в. д.", "ш. б.")
_WEST: Final = Text("W", "з. д.", "б. б.")


def held(points: Sequence[Point], lang: str, *, tall_height: int = 230, wide_height: int = 300) -> tuple[Drawing, ...]:
    """Answer the line of those held, drawn twice; none where nobody ever was."""
    if not points or not any(point.most for point in points):
        return ()
    return (_held("wide", WIDE, wide_height, points, lang), _held("tall", TALL, tall_height, points, lang))


def _held(name: str, width: int, height: int, points: Sequence[Point], lang: str) -> Drawing:
    drawing = Drawing(name, width, height)
    foot = height - 28
    axis = Axis(points[0].day, points[-1].day, _LEFT, width - _LEFT - _RIGHT)
    highest = max(max(point.most, point.then_most) for point in points)
    step = rounded(highest / 4)
    top = step * max(1, math.ceil(highest / step))

    def y(number: int) -> int:
        return foot - round((foot - 14) * number / top)

    for number in range(0, top + 1, step):
        drawing.lines.append(Line(_LEFT, y(number), width - _RIGHT, y(number), "axis" if number == 0 else "tick"))
        drawing.words.append(Words(_LEFT - 8, y(number) + 5, str(number), "end", "year"))
    for x, year in axis.ticks(12 if width == WIDE else 4, lang):
        drawing.lines.append(Line(x, foot, x, foot + 5, "tick"))
        drawing.words.append(Words(min(x, width - 20), foot + 22, year, "middle", "year"))
    most = [(axis.at(point.day), y(point.most)) for point in points]
    least = [(axis.at(point.day), y(point.least)) for point in points]
    then_most = [(axis.at(point.day), y(point.then_most)) for point in points]
    then_least = [(axis.at(point.day), y(point.then_least)) for point in points]
    drawing.signs.append(Sign(0, 0, f"{_path(most)} L{_path(least[::-1])[1:]} Z", "between"))
    drawing.signs.append(Sign(0, 0, _path(most), "most"))
    drawing.signs.append(Sign(0, 0, _path(least), "least"))
    drawing.signs.append(Sign(0, 0, _path(then_most), "then"))
    drawing.signs.append(Sign(0, 0, _path(then_least), "then then-least"))
    return drawing


def _path(places: Iterable[tuple[int, int]]) -> str:
    return "M" + " L".join(f"{x} {y}" for x, y in places)


def rounded(number: float) -> int:
    """Answer the next number of the form 1, 2 or 5 times a power of ten that is not less, at least 1."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= number:
                return step * power
        power *= 10


@dataclass(frozen=True, slots=True)
class Dot:
    """A place in degrees with a number of people."""

    name: str
    latitude: float
    longitude: float
    number: int


def places(dots: Sequence[Dot], lang: str) -> tuple[Drawing, ...]:
    """Answer the places where their coordinates put them, without borders, drawn twice; none without coordinates.

    The wide drawing has names beside the dots; the narrow one numbers them, and lists the names below.
    """
    if not dots:
        return ()
    ordered = sorted(dots, key=lambda one: (-one.number, one.name))
    return (_places("wide", WIDE, ordered, lang), _places("tall", TALL, ordered, lang))


def _places(name: str, width: int, dots: Sequence[Dot], lang: str) -> Drawing:
    south, north = _frame([dot.latitude for dot in dots])
    west, east = _frame([dot.longitude for dot in dots])
    squeeze = max(0.2, math.cos(math.radians((south + north) / 2)))
    ratio = (north - south) / max(0.1, (east - west) * squeeze)
    drawing = Drawing(name, width, round(min(max(width * ratio, width * 0.34), width * 0.95)) + 46)
    right, foot = width - 46, drawing.height - 26

    def x(longitude: float) -> int:
        return _MARGIN + round((right - _MARGIN) * (longitude - west) / (east - west))

    def y(latitude: float) -> int:
        return foot - round((foot - 16) * (latitude - south) / (north - south))

    for degree in _grid(west, east, 6 if width == WIDE else 2):
        drawing.lines.append(Line(x(degree), 16, x(degree), foot, "tick"))
        drawing.words.append(Words(x(degree), foot + 20, _degrees(degree, _EAST, _WEST, lang), "middle", "year"))
    for degree in _grid(south, north, 5):
        drawing.lines.append(Line(_MARGIN, y(degree), right, y(degree), "tick"))
        drawing.words.append(Words(_MARGIN - 4, y(degree) + 5, _degrees(degree, _NORTH, _SOUTH, lang), "end", "year"))
    places_of = [(dot, (x(dot.longitude), y(dot.latitude))) for dot in dots]
    if width == WIDE:
        _named_beside(drawing, places_of)
    else:
        _named_below(drawing, places_of)
    return drawing


def _named_beside(drawing: Drawing, dots: Sequence[tuple[Dot, tuple[int, int]]]) -> None:
    """Draw the dots, and their names on a side where these cover neither a dot nor a name."""
    sized = [(dot, at, min(22, 3 + round(1.6 * math.sqrt(dot.number)))) for dot, at in dots]
    drawing.signs += [Sign(*at, _DOT.format(-radius, radius), "place") for _dot, at, radius in sized]
    taken = [(at[0] - radius, at[0] + radius, at[1]) for _dot, at, radius in sized]
    for dot, at, radius in sized:
        text = f"{dot.name}, {dot.number}"
        for label, extent in _sides(text, at, radius + 5, drawing.width):
            if not any(extent[0] < end and start < extent[1] and abs(extent[2] - y) < _HIGH for start, end, y in taken):
                taken.append(extent)
                drawing.words.append(label)
                break


def _sides(text: str, at: tuple[int, int], away: int, width: int) -> list[tuple[Words, Extent]]:
    """Answer the text to the right and to the left of a dot, with what it covers there, the roomier side first."""
    (x, y), long = at, round(len(text) * _LETTER)
    right = Words(x + away, y + 5, text, "start", "named"), (x + away, x + away + long, y)
    left = Words(x - away, y + 5, text, "end", "named"), (x - away - long, x - away, y)
    return [left, right] if x > width * 0.6 else [right, left]


def _named_below(drawing: Drawing, dots: Sequence[tuple[Dot, tuple[int, int]]]) -> None:
    """Draw small dots with numbers, and the names of the first ones in lines below."""
    foot = drawing.height + 16
    for rank, (dot, at) in enumerate(dots, 1):
        drawing.signs.append(Sign(*at, _DOT.format(-4, 4), "place"))
        if rank <= _LISTED:
            drawing.words.append(Words(at[0] + 6, at[1] - 3, str(rank), "start", "named"))
            drawing.words.append(Words(4, foot, f"{rank}. {dot.name}, {dot.number}", "start", "label"))
            foot += 19
    drawing.height = foot


def _frame(numbers: Sequence[float]) -> tuple[float, float]:
    """Answer the ends of an axis with some room around the places, at least two degrees long."""
    low, high = min(numbers), max(numbers)
    room = max(1.0, (high - low) * 0.08)
    return low - room, high + room


def _grid(low: float, high: float, most: int) -> list[int]:
    step = next(one for one in (1, 2, 5, 10, 20, 30, 60, 90, 180, 360) if (high - low) / one <= most)
    return [degree for degree in range(-360, 361, step) if low < degree < high]


def _degrees(degree: int, above: Text, below: Text, lang: str) -> str:
    return f"{abs(degree)}° {(above if degree >= 0 else below).best(lang)}" if degree else "0°"
