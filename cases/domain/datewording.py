"""An imprecise date in words, in English, Russian and Kazakh, never more exact than it is known."""

import re
from functools import lru_cache
from typing import NamedTuple

from cases.domain.datewords.datenames import CASES, day_name, month_name, part_name, with_year, year_name, years_name
from cases.domain.datewords.datephrases import PHRASES
from cases.domain.edtf.civilday import Day
from cases.domain.edtf.edtf import Span
from cases.domain.edtf.edtfpart import Part, Precision
from cases.domain.fuzzydate import FuzzyDate, Kind


class _Style(NamedTuple):
    """A language, and whether months are abbreviated."""

    lang: str
    short: bool

    def say(self, phrase: str, *values: object, **cases: str) -> str:
        words = PHRASES[self.lang][phrase].format(*values, **cases)
        return re.sub(r"\bс (?=2 )", "со ", words) if self.lang == "ru" else words


def date_words(date: FuzzyDate, lang: str) -> str:
    """The date in a sentence's words, as in "about 11–20 April 2021"; `lang` is "en", "ru" or "kk".

    Day before month in English; all spaces are plain. KeyError for another language.
    """
    return _words(date, lang, short=False)


def short_date_words(date: FuzzyDate, lang: str) -> str:
    """The same with months abbreviated, for tight places."""
    return _words(date, lang, short=True)


def html_datetime(date: FuzzyDate) -> str | None:
    """The value for <time datetime>: only for exactly one day, month or year from 0001 to 9999, without marks.

    None otherwise (HTML Living Standard, "time": a valid year, month or date string).
    """
    part = date.members[0]
    if date.kind is not Kind.DATE or isinstance(part, Span) or part.mask or date.is_uncertain or date.is_approximate:
        return None
    if part.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR) or not 0 < part.first[0] < 10000:
        return None
    return part.text.partition("T")[0]


@lru_cache(maxsize=8192)
def _words(date: FuzzyDate, lang: str, *, short: bool) -> str:
    style = _Style(lang, short)
    first = date.members[0]
    if len(date.members) > 1:
        return _listed(date, style)
    if isinstance(first, Part):
        return _part(first, style)
    return _interval(first, style) if date.kind is Kind.INTERVAL else _range(first, date.kind, style)


def _part(part: Part, style: _Style, case: str = "nom") -> str:
    """One date with its marks and what its hidden digits leave open."""
    if part.mask:
        name = _masked(part, style)
    elif part.precision is Precision.YEARS:
        name = style.say("with digits", *_outer_years(part, style), part.text)
    else:
        name = part_name(part, style.lang, case, short=style.short)
    return _marked(name, part.marks, style)


def _outer_years(part: Part, style: _Style) -> tuple[str, str]:
    return year_name(part.first[0], style.lang), year_name(part.last[0], style.lang)


def _marked(words: str, marks: tuple[str, ...], style: _Style) -> str:
    if any(mark in ("~", "%") for mark in marks):
        words = style.say("about", words)
    if any(mark in ("?", "%") for mark in marks):
        words = style.say("uncertain", words)
    return words


def _masked(part: Part, style: _Style) -> str:
    """A date with digits X: what is known is named, what is hidden is said not to be known."""
    year, *rest = part.mask
    hidden = [piece for piece in rest if piece == "XX"]
    if part.mask == ("XXXX",) or (year == "XXXX" and len(hidden) == len(rest)):
        return style.say("unknown")
    if "X" not in year and len(hidden) == len(rest):
        phrase = "no month or day" if len(rest) == 2 else "no month"
        return style.say(phrase, year_name(part.first[0], style.lang))
    if "X" not in "".join(part.mask[:2]) and hidden:
        month = part._replace(precision=Precision.MONTH)
        return style.say("no day", part_name(month, style.lang, short=style.short))
    if not rest and part.precision in (Precision.DECADE, Precision.CENTURY) and part.first[0] > 0:
        return part_name(part, style.lang)
    return _masked_year(part, style)


def _masked_year(part: Part, style: _Style) -> str:
    """A known day or month of a year that is not known, or else both bounds with the digits as written."""
    year, *rest = part.mask
    if rest and not part.group and "X" not in "".join(rest):
        name = _day_or_month(part.first, len(rest), style)
        if year == "XXXX":
            return style.say("no year", name)
        if part.first[0] > 0:
            return style.say("some year", name, part.first[0], part.last[0])
    first, last = (_day(part.first, style), _day(part.last, style)) if rest else _outer_years(part, style)
    return style.say("with digits", first, last, "-".join(part.mask))


def _day_or_month(day: Day, size: int, style: _Style) -> str:
    if size == 2:
        return day_name(day[2], day[1], style.lang, short=style.short)
    return month_name(day[1], style.lang, short=style.short)


def _day(day: Day, style: _Style) -> str:
    words = day_name(day[2], day[1], style.lang, short=style.short)
    return with_year(words, year_name(day[0], style.lang), style.lang)


def _cases(start: Part | None, end: Part | None, style: _Style) -> dict[str, str]:
    """The two ends in every case the language's sentences use."""
    ends = (("a", start), ("b", end))
    return {f"{n}_{case}": _part(part, style, case) for n, part in ends if part for case in CASES[style.lang]}


def _interval(span: Span, style: _Style) -> str:
    """A stretch of time: "from" and "to" where both ends are dates, else which end is open or not known."""
    if span.before or span.after:
        return _beyond(span, style)
    if span.start and span.end and (span.start.mask or span.end.mask):
        return f"{_part(span.start, style)} – {_part(span.end, style)}"
    cases = _cases(span.start, span.end, style)
    if span.start and span.end:
        return _compressed(span.start, span.end, style) or style.say("span", **cases)
    if span.start:
        return style.say("since" if span.open_end else "from", **cases)
    if span.end:
        return style.say("until" if span.open_start else "to", **cases)
    return style.say("always" if span.open_start and span.open_end else "unknown")


def _beyond(span: Span, style: _Style) -> str:
    """An interval that starts on or before, or ends on or after, the date written."""
    start = _part(span.start, style) if span.start else style.say("unknown")
    end = _part(span.end, style) if span.end else style.say("unknown")
    start = style.say("or earlier", start) if span.before else start
    return f"{start} – {style.say('or later', end) if span.after else end}"


def _range(span: Span, kind: Kind, style: _Style) -> str:
    """One date, or all dates, of the range of a list."""
    cases = _cases(span.start, span.end, style)
    if span.start is None or span.end is None:
        phrase = "no later" if span.start is None else "no earlier"
        if kind is Kind.ALL_OF:
            phrase = "until" if span.start is None else "since"
        return style.say(phrase, **cases)
    if kind is Kind.ALL_OF:
        return _compressed(span.start, span.end, style) or style.say("span", **cases)
    cases |= _shortened(span.start, span.end, style)
    return style.say("one day" if span.start.precision is Precision.DAY else "between", **cases)


def _shortened(start: Part, end: Part, style: _Style) -> dict[str, str]:
    """The end of a range of days that need not repeat the year (or month) of the other, in every case."""
    (year, month, day), (last_year, last_month, last_day) = start.first, end.first
    plain = not any(start.marks + end.marks) and not start.mask and not end.mask
    if start.precision is not Precision.DAY or not plain or year != last_year:
        return {}
    if style.lang == "kk":
        cases = CASES["kk"]
        return {f"b_{case}": day_name(last_day, last_month, "kk", case, short=style.short) for case in cases}
    only_day = str(day) if month == last_month else day_name(day, month, style.lang, short=style.short)
    return {f"a_{case}": only_day for case in CASES[style.lang]}


def _compressed(start: Part, end: Part, style: _Style) -> str | None:
    """A range with what its ends share said once, as in "11–20 April 2021"; None where they are not alike."""
    if start.precision is not end.precision or start.marks != end.marks or start.mask or end.mask:
        return None
    if len(set(start.marks)) > 1 or start.first[0] <= 0:
        return None
    words = _COMPRESSED[start.precision](start, end, style) if start.precision in _COMPRESSED else None
    return None if words is None else _marked(words, start.marks, style)


def _days(start: Part, end: Part, style: _Style) -> str | None:
    (year, month, day), (last_year, last_month, last_day) = start.first, end.first
    if year != last_year:
        return f"{_day(start.first, style)} – {_day(end.first, style)}"
    if month == last_month:
        words = day_name(last_day, month, style.lang, short=style.short)
        words = words if day == last_day else f"{day}–{words}"
    else:
        first, last = _day_or_month(start.first, 2, style), _day_or_month(end.first, 2, style)
        words = f"{first} – {last}"
    return with_year(words, year_name(year, style.lang), style.lang)


def _months(start: Part, end: Part, style: _Style) -> str | None:
    if start.first[0] != end.first[0]:
        return f"{_part(start._replace(marks=()), style)} – {_part(end._replace(marks=()), style)}"
    first, last = _day_or_month(start.first, 1, style), _day_or_month(end.first, 1, style)
    return with_year(f"{first}–{last}", year_name(start.first[0], style.lang), style.lang)


def _years(start: Part, end: Part, style: _Style) -> str | None:
    return years_name(start.first[0], end.first[0], style.lang)


_COMPRESSED = {Precision.DAY: _days, Precision.MONTH: _months, Precision.YEAR: _years}


def _listed(date: FuzzyDate, style: _Style) -> str:
    """The members of a list joined by "or" or by "and"."""
    names = [_part(m, style) if isinstance(m, Part) else _range(m, Kind.ALL_OF, style) for m in date.members]
    first, last = date.members[0], date.members[-1]
    if isinstance(first, Span) and first.start is None and first.end:
        names[0] = style.say("or earlier", _part(first.end, style))
    if isinstance(last, Span) and last.end is None and last.start:
        names[-1] = style.say("or later", _part(last.start, style))
    joint = style.say("or" if date.kind is Kind.ONE_OF else "and")
    return joint.join([", ".join(names[:-1]), names[-1]])
