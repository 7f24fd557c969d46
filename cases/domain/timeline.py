"""The dated facts of a dossier in order, in the words of the reader's language."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from cases.domain import dossier as d
from cases.domain.datewording import date_words
from cases.domain.docket import docket
from cases.domain.dossier import Dossier, Fact, When
from cases.domain.edtf.civilday import Day, is_far
from cases.domain.fuzzydate import FuzzyDate, Kind
from cases.domain.page.chronology import ORDER, place_in_time, rank_of
from cases.domain.page.entries import TIMELESS, end_of_custody
from cases.domain.page.entrytree import Tree, tree_of
from cases.domain.page.expected import expected, window_date, window_when
from cases.domain.page.ownership import is_own
from cases.domain.vocabulary.custody import CustodyEnd
from cases.domain.vocabulary.who import DateBasis
from cases.domain.window import Window
from cases.domain.wording import Reading, read
from cases.domain.wording.labels import page

from .entry import Cite, Detail, Entry, Family, Tag, Target, Year

__all__ = ["Cite", "Detail", "Entry", "Family", "Tag", "Target", "Year", "anchors", "timeline", "told", "years"]

_CUSTODY_ENDS: Final = ORDER.index(d.Custody) - 0.5


class Told(NamedTuple):
    """An entry, the fact it tells (None for what is computed), and the date by which it is placed."""

    entry: Entry
    fact: Fact | None
    when: When | None
    rank: float
    order: int


def timeline(dossier: Dossier, lang: str, day: date) -> tuple[Year, ...]:
    """Answer the record in order of time, with what is expected or due as of `day`; undated facts come last.

    Facts hang from what they belong to: sentences from their ruling, answers from what they answer, other accounts from
    the one that leads. Every entry has citations or is computed.
    """
    reading = read(dossier, lang)
    return years(told(reading, tree_of(reading), day), reading)


def told(reading: Reading, tree: Tree, day: date) -> tuple[Told, ...]:
    """Answer all that the timeline tells, from the earliest on."""
    found = (*_facts(reading, tree), *_custody_ends(reading, tree), *_expected(reading, day))
    return tuple(sorted(found, key=_place))


def years(entries: Iterable[Told], reading: Reading) -> tuple[Year, ...]:
    """Answer entries under the year, or the years, of their dates, and never under a narrower one than is known."""
    grouped = sorted(entries, key=lambda one: _group_place(_span(one.when)))
    return tuple(
        Year(
            anchor=_anchor(span),
            label=_label(span, reading),
            entries=tuple(one.entry for one in sorted(ones, key=_place)),
        )
        for span, ones in groupby(grouped, key=lambda one: _span(one.when))
    )


def anchors(entries: Iterable[Entry]) -> frozenset[str]:
    """Answer the keys of entries and of all that hangs from them."""
    found: set[str] = set()
    for entry in entries:
        found |= {entry.key, *anchors((*entry.parts, *entry.replies, *entry.accounts))}
    return frozenset(found)


def _facts(reading: Reading, tree: Tree) -> Iterator[Told]:
    for fact in reading.dossier.facts:
        if _has_place(fact) and fact.key not in tree.nested and is_own(fact, reading.dossier):
            yield Told(tree.entry(fact), fact, _position(fact, reading), rank_of(fact), fact.order)


def _has_place(fact: Fact) -> bool:
    """Answer whether the kind stands on the timeline at all; charges and answers to a case need a date for it."""
    if isinstance(fact, TIMELESS):
        return False
    if isinstance(fact, d.Charge) or (isinstance(fact, d.Response) and fact.to_case):
        return fact.occurred is not None
    return True


def _position(fact: Fact, reading: Reading) -> When | None:
    """Answer the date of a fact; for rulings and filings without one, the days that their place in the case allows."""
    if fact.occurred or not isinstance(fact, d.Ruling | d.Filing):
        return fact.occurred
    pronounced = docket(reading.dossier).pronounced
    if isinstance(fact, d.Ruling):
        return window_when(pronounced.get(fact.key, Window()))
    answers = (row.key for row in reading.dossier.rulings if row.on_filing == fact.key)
    lasts = (pronounced[key].latest for key in answers if key in pronounced)
    since = pronounced.get(fact.against, Window()).earliest
    return window_when(Window(since, min((day for day in lasts if day), default=None)))


def _custody_ends(reading: Reading, tree: Tree) -> Iterator[Told]:
    for row in reading.dossier.custody:
        if row.key not in tree.nested and is_own(row, reading.dossier) and _ends_visibly(row, reading.dossier):
            yield Told(end_of_custody(row, reading), row, row.ended, _CUSTODY_ENDS, row.order)


def _ends_visibly(row: d.Custody, dossier: Dossier) -> bool:
    """Answer whether the end says more than what follows it: a transfer and a death have entries of their own."""
    if row.ended is None and row.end is CustodyEnd.NOT_KNOWN:
        return False
    if row.end is CustodyEnd.DIED:
        return not any(death.person == row.person for death in dossier.deaths)
    if row.end is CustodyEnd.TRANSFER:
        return not any(other.person == row.person and _same_day(other.occurred, row.ended) for other in dossier.custody)
    return True


def _same_day(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.date == other.date


def _expected(reading: Reading, day: date) -> Iterator[Told]:
    for entry in expected(reading, day):
        written = window_date(Window(entry.earliest, entry.latest))
        yield Told(entry, None, When(date=written) if written else None, len(ORDER) + 1, 0)


def _place(one: Told) -> tuple[Day, Day, int, float, str]:
    return place_in_time(one.when, order=one.order, rank=one.rank, key=one.entry.key)


Span = tuple[int | None, int | None]


def _span(when: When | None) -> Span | None:
    """Answer the first and the last year in which a thing can have begun; None where nothing is known.

    A stretch of time stands under the year of its start, unless only the order is known.
    """
    if when is None:
        return None
    first, last = when.date.sort_key[:2]
    if is_far(first):
        return None
    if when.date.first is None:
        return (None, first[0])
    if when.date.kind is Kind.INTERVAL and when.basis is not DateBasis.ORDER:
        return (first[0], first[0])
    return (first[0], first[0] if is_far(last) else last[0])


def _group_place(span: Span | None) -> tuple[int, int, int]:
    if span is None:
        return (1, 0, 0)
    first, last = span
    return (0, (last or 0) if first is None else first, -1 if first is None else last or 0)


def _label(span: Span | None, reading: Reading) -> str:
    if span is None:
        return reading.say(page.UNDATED)
    first, last = span
    if first is None:
        return reading.say(page.OR_EARLIER).format(_year(last or 0, reading))
    return _year(first, reading) if first == last else f"{_year(first, reading)}–{_year(last or first, reading)}"


def _year(number: int, reading: Reading) -> str:
    """Answer a year in digits; one before our era in words."""
    if number > 0:
        return str(number)
    return date_words(FuzzyDate.parse(f"-{-number:04}" if number else "0000"), reading.lang)


def _anchor(span: Span | None) -> str:
    if span is None:
        return "undated"
    first, last = span
    return f"to-{last}" if first is None else f"y{first}" if first == last else f"y{first}-{last}"
