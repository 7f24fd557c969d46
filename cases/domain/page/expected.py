"""What is expected as of a day and not reported: a ruling that should take effect, a term that should end."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cases.domain import dossier as d
from cases.domain import sentence
from cases.domain.datewording import date_words, html_datetime
from cases.domain.docket import Docket, docket
from cases.domain.dossier import Ruling, When
from cases.domain.duration import Term
from cases.domain.entry import Detail, Entry, Family, Tag
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.page.entries import table_of
from cases.domain.reckoning.ledger import Ledger
from cases.domain.ruling import expected_in_force, orders_release, stopped_by
from cases.domain.termwording import term_words
from cases.domain.text import Text
from cases.domain.vocabulary.court import Effect
from cases.domain.vocabulary.custody import CustodyEnd
from cases.domain.vocabulary.who import SubjectKind
from cases.domain.window import Window
from cases.domain.wording import Reading, line
from cases.domain.wording.citing import cites
from cases.domain.wording.labels import court, page

_DAY_END = re.compile(r"(?<=\d)(?=$|\.\.|\])")
_STAYS = frozenset({CustodyEnd.NOT_KNOWN, CustodyEnd.TRANSFER})


def expected(reading: Reading, day: date) -> Iterator[Entry]:
    """Answer what is still expected at the end of `day`, or fell due by then without a report."""
    graph = docket(reading.dossier)
    for row in dict.fromkeys(graph.rulings.values()):
        window = _takes_effect(row, graph, reading, day)
        if window:
            yield _effect_entry(row, window, reading, day)
    if reading.dossier.kind is SubjectKind.PERSON and not _is_free(reading, None, day):
        for ledger in sentence.current(reading.dossier, day=day):
            if ledger.ends and not ledger.ends.is_open and not ledger.replaced:
                yield _end_entry(ledger, ledger.ends, reading, day)


def _takes_effect(row: Ruling, graph: Docket, reading: Reading, day: date) -> Window | None:
    """Answer when a ruling is expected to take effect, unless that is reported, stopped, overtaken, or of no matter."""
    window = expected_in_force(graph, row.key)
    if row.effect is not Effect.AFTER_DAYS or row.in_force or row.carried_out or window is None:
        return None
    if not graph.pronounced[row.key].possibly_by(day) or list(stopped_by(graph, row.key, day)):
        return None
    frees = orders_release(reading.dossier, row)
    if frees and _is_free(reading, graph.pronounced[row.key], day):
        return None
    return window if frees or not window.surely_by(day) else None


def _is_free(reading: Reading, since: Window | None, day: date) -> bool:
    """Answer whether the person of the page is reported released, since some moment, or dead by `day`."""
    about = reading.about
    ends = (row.ended for row in reading.dossier.custody if row.person == about and row.end not in _STAYS)
    deaths = (row.occurred for row in reading.dossier.deaths if row.person == about)
    windows = (Window.of(when) for when in (*ends, *deaths) if when)
    return any(window.possibly_by(day) and _not_before(window, since) for window in windows)


def _not_before(window: Window, since: Window | None) -> bool:
    return not (since and since.earliest and window.latest and window.latest < since.earliest)


def _effect_entry(row: Ruling, window: Window, reading: Reading, day: date) -> Entry:
    source = line.ref(reading, page.FOLLOWS_FROM, row.key)
    wait = term_words(Term.of(days=row.effect_days or 0), reading.lang)
    lines = (*source, replace(source[0], value=f"+ {wait}", to="", label=reading.say(page.COMPUTED).capitalize()))
    return _entry(row, f"{row.key}-in-force", page.EXPECTED_EFFECT, window, lines, reading, day)


def _end_entry(ledger: Ledger, ends: Window, reading: Reading, day: date) -> Entry:
    row = next(row for row in reading.dossier.sentences if row.key == ledger.sentence)
    start = line.raw(reading, court.COUNTED_FROM, window_words(ledger.start, reading))
    net = line.length(reading, page.NET_TERM, ledger.net)
    return _entry(row, f"{row.key}-end", page.EXPECTED_END, ends, (*net, *start), reading, day)


def _entry(
    row: Ruling | d.Sentence,
    key: str,
    heading: Text,
    window: Window,
    lines: tuple[Detail, ...],
    reading: Reading,
    day: date,
) -> Entry:
    is_due = window.surely_by(day)
    tag = Tag("due", reading.say(page.DUE)) if is_due else Tag("expected", reading.say(page.EXPECTED))
    when = window_date(window)
    return Entry(
        key=key,
        kind=table_of(row),
        family=Family.EXPECTED,
        heading=reading.say(heading),
        when_words=window_words(window, reading),
        html_datetime=(html_datetime(when) or "") if when else "",
        earliest=window.earliest,
        latest=window.latest,
        tags=(tag, Tag("computed", reading.say(page.COMPUTED))),
        details=lines,
        citations=cites(row.citations, reading),
        expected=True,
        computed=True,
    )


def window_date(window: Window) -> FuzzyDate | None:
    """Answer a moment as an imprecise date, approximate where its days bear a mark; None where nothing is known."""
    if window.is_open:
        return None
    if window.reach:
        plain = window_date(replace(window, reach=None))
        return plain and FuzzyDate.parse(_DAY_END.sub("~", plain.text))
    first, last = window.earliest, window.latest
    if first and last:
        return _whole(first, last) or FuzzyDate.between(first, last)
    return FuzzyDate.parse(f"[{first or ''}..{last or ''}]")


def _whole(first: date, last: date) -> FuzzyDate | None:
    """Answer the year or the month when a moment is known to be in it and no closer."""
    ends = (last + timedelta(days=1)).day == 1 if last < date.max else True
    if first.year != last.year or first.day != 1 or not ends or first == last:
        return None
    if (first.month, last.month) == (1, 12):
        return FuzzyDate.parse(f"{first.year:04}")
    return FuzzyDate.parse(f"{first.year:04}-{first.month:02}") if first.month == last.month else None


def window_words(window: Window, reading: Reading) -> str:
    """Answer a moment in words."""
    written = window_date(window)
    return date_words(written, reading.lang) if written else ""


def window_when(window: Window) -> When | None:
    """Answer a moment as a recorded date would give it."""
    written = window_date(window)
    return When(date=written) if written else None
