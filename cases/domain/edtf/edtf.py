"""The grammar of EDTF (ISO 8601-2:2019, levels 0 to 2): dates, intervals, lists, and their canonical text."""

import re
from enum import StrEnum
from typing import NamedTuple

from cases.domain.edtf.civilday import FAR_FUTURE, FAR_PAST, Day, is_far
from cases.domain.edtf.edtfpart import BadDate, Part, Precision, read_part

LONGEST_TEXT = 500


class Kind(StrEnum):
    """What a date text is: one date, a stretch of time, one day out of several, or all of several."""

    DATE = "date"
    INTERVAL = "interval"
    ONE_OF = "one of"
    ALL_OF = "all of"


class Span(NamedTuple):
    """From one date to another: an interval's two ends, or `a..b` in a set; None is open (`..`) or unknown.

    `before` says that an interval starts on or before the date written, `after` that it ends on or after it.
    """

    start: Part | None
    end: Part | None
    open_start: bool = False
    open_end: bool = False
    before: bool = False
    after: bool = False

    @property
    def first(self) -> Day:
        """The first possible day, FAR_PAST where there is no limit."""
        return FAR_PAST if self.start is None or self.before else self.start.first

    @property
    def last(self) -> Day:
        """The last possible day, FAR_FUTURE where there is no limit."""
        return FAR_FUTURE if self.end is None or self.after else self.end.last


class Expression(NamedTuple):
    """A whole EDTF text: its kind, its members (one, unless it is a set) and its canonical text."""

    text: str
    kind: Kind
    members: tuple[Part | Span, ...]


_AS_PRINTED = "{1667,1668, 1670..1672}"  # the draft of 2012 prints this one example with a single space
_COMMA = re.compile(r" *, *")


def read_expression(text: str) -> Expression:
    """What the EDTF text says; BadDate with a sentence for the person who typed it otherwise."""
    if len(text) > LONGEST_TEXT:
        raise BadDate(f"A date is at most {LONGEST_TEXT} characters long.")
    if "/" in text:
        span = _interval(text)
        return Expression(_interval_text(span), Kind.INTERVAL, (span,))
    if text[:1] in ("[", "{"):
        return _set(text)
    if ".." in text:
        return _one_of((_member(text, text),))
    part = read_part(text)
    return Expression(part.text, Kind.DATE, (part,))


def _interval(text: str) -> Span:
    start_text, _, end_text = text.partition("/")
    before, after = (
        len(start_text) > 2 and start_text.startswith(".."),
        len(end_text) > 2 and end_text.endswith(".."),
    )
    start = _end(start_text.removeprefix("..") if before else start_text, text)
    end = _end(end_text.removesuffix("..") if after else end_text, text)
    if start and end:
        _check_order(start, end, text)
    return Span(start, end, start_text == "..", end_text == "..", before, after)


def _end(text: str, whole: str) -> Part | None:
    if text in ("", ".."):
        return None
    part = read_part(text)
    if part.alone:
        raise BadDate(f"“{whole}”: each end of an interval is a day, a month, a season or a year of four digits.")
    return part


def _check_order(start: Part, end: Part, text: str) -> None:
    """Refuse an interval that no filling of its digits lets run forward."""
    if start.first > _latest_start(end):
        raise BadDate(
            f"“{text}”: the interval ends before it starts. Put the earlier date first; "
            "for an end somewhere inside the same year write, for example, 2021-04-15/2021-XX-XX."
        )
    season_after_date = end.precision is Precision.SEASON and start.precision is not Precision.SEASON
    if season_after_date and start.last[0] == end.first[0]:
        raise BadDate(
            f"“{text}”: a season has no fixed dates, so its order within the year is not known. "
            "Write months instead, for example 2018-01/2018-11."
        )


def _latest_start(part: Part) -> Day:
    """The first day of the last date that fits, so that 1919-XX-02/1919-XX-01 may run forward."""
    if not part.mask:
        return part.first
    year, month, day = part.last
    return (year, month if len(part.mask) > 1 else 1, day if len(part.mask) > 2 else 1)


def _interval_text(span: Span) -> str:
    start = span.start.text if span.start else ".." if span.open_start else ""
    end = span.end.text if span.end else ".." if span.open_end else ""
    return f"{'..' if span.before else ''}{start}/{end}{'..' if span.after else ''}"


def _set(text: str) -> Expression:
    closing = {"[": "]", "{": "}"}[text[0]]
    inside = text[1:-1]
    if text[-1] != closing or len(text) < 3:
        raise BadDate(f"“{text}”: close the list with {closing}, as in [2021-02-01..2021-02-10].")
    commas = _COMMA.findall(inside)
    if len({comma == "," for comma in commas}) > 1 and text != _AS_PRINTED:
        raise BadDate(f"“{text}”: put a space after every comma of the list or after none.")
    members = tuple(_member(member, text) for member in _COMMA.split(inside))
    _check_open_members(members, text)
    return _all_of(members) if closing == "}" else _one_of(members)


def _member(text: str, whole: str) -> Part | Span:
    start_text, dots, end_text = text.partition("..")
    if not dots:
        return _end(text, whole) or _no_member(whole)
    start, end = _end(start_text, whole), _end(end_text, whole)
    if start is None and end is None:
        return _no_member(whole)
    if start and end:
        if start.precision is not end.precision:
            raise BadDate(f"“{whole}”: both ends of a range in a list are written alike, as in 1987-10..1988-01.")
        _check_order(start, end, whole)
    return Span(start, end, start is None, end is None)


def _no_member(whole: str) -> Part:
    raise BadDate(f"“{whole}”: every member of a list is a date or a range such as 1984..1986.")


def _check_open_members(members: tuple[Part | Span, ...], text: str) -> None:
    if any(is_far(m.first) for m in members[1:]) or any(is_far(m.last) for m in members[:-1]):
        raise BadDate(f"“{text}”: only the first member of a list may begin with .. and only the last end with it.")


def _one_of(members: tuple[Part | Span, ...]) -> Expression:
    ordered = _ordered(members)
    return Expression(f"[{','.join(ordered)}]", Kind.ONE_OF, tuple(ordered.values()))


def _all_of(members: tuple[Part | Span, ...]) -> Expression:
    ordered = _ordered(members)
    return Expression(f"{{{','.join(ordered)}}}", Kind.ALL_OF, tuple(ordered.values()))


def _ordered(members: tuple[Part | Span, ...]) -> dict[str, Part | Span]:
    """Each member once, by its text, from the earliest on; one without an end comes last."""
    found = {_member_text(member): member for member in members}
    return dict(sorted(found.items(), key=lambda item: (is_far(item[1].last), item[1].first, item[1].last, item[0])))


def _member_text(member: Part | Span) -> str:
    if isinstance(member, Part):
        return member.text
    start, end = member.start.text if member.start else "", member.end.text if member.end else ""
    return f"{start}..{end}"
