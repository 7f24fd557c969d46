"""The band of custody as data: what was surely and what possibly so, without a word on how it is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cases.domain import defendant
from cases.domain import dossier as d
from cases.domain.accounts import counted
from cases.domain.course.course import UNREPORTED_END_DAYS
from cases.domain.course.position import NESTED
from cases.domain.dossier import Dossier
from cases.domain.entry import Family
from cases.domain.fuzzydate import Kind
from cases.domain.page.chronology import began
from cases.domain.page.entrytree import tree_of
from cases.domain.page.expected import window_words
from cases.domain.status import status_on
from cases.domain.timeline import Told, told
from cases.domain.vocabulary.custody import CustodyForm, Status
from cases.domain.vocabulary.life import Established, TreatmentKind
from cases.domain.vocabulary.who import Standing
from cases.domain.window import Window
from cases.domain.wording import Reading, read
from cases.domain.wording.labels import page
from cases.domain.wording.reading import begin, when_words

_MARKED = (d.Ruling, d.HealthEvent, d.Protest, d.Clemency, d.Death)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of custody, or of alleged ill-treatment, on the band.

    `kind` is the code of the CustodyForm or TreatmentKind. It lay somewhere in `possible` and surely covers
    `certain` (None: no day is sure). `began_before` and `goes_on`: its start, or its end, is not reported.
    """

    key: str
    kind: str
    label: str
    held: bool
    alleged: bool
    possible: Stretch
    certain: Stretch | None
    began_before: bool
    goes_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A thing that happened on a day within `possible`; `expected` marks what has not been reported."""

    key: str
    family: Family
    label: str
    possible: Stretch
    expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    """One line of the table that says the same as the band: when, what, and until when."""

    key: str
    when: str
    what: str
    until: str
    alleged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """All that is to be drawn between `frame.first` and `frame.last`, and the same as a table.

    `frame` is None where nothing has a date. `legend` holds the (code, label) of each kind of segment and family of
    mark, in the order in which they come.
    """

    frame: Stretch | None
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    rows: tuple[BandRow, ...]
    columns: tuple[str, str, str]
    caption: str
    legend: tuple[tuple[str, str], ...]


def band(dossier: Dossier, lang: str, day: date) -> Band:
    """Answer the band of the dossier's person as of `day`, labelled in `lang`."""
    reading = read(dossier, lang)
    return band_of(reading, told(reading, tree_of(reading), day), day)


def band_of(reading: Reading, entries: Iterable[Told], day: date) -> Band:
    """Answer the band from the entries of a timeline."""
    kept = tuple(entries)
    stays = tuple(_stays(reading))
    marks = tuple(_mark(one) for one in kept if _is_marked(one))
    frame = _frame(stays, marks, reading, day)
    segments = tuple(segment for stay in stays if frame and (segment := _segment(stay, frame, reading, day)))
    rows = [*(_stay_row(stay, reading) for stay in stays), *(_mark_row(one) for one in kept if _is_marked(one))]
    return Band(
        frame=frame,
        segments=segments,
        marks=tuple(mark for mark in marks if mark),
        rows=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
        columns=(reading.say(page.WHEN), reading.say(page.WHAT), reading.say(page.UNTIL_WHEN)),
        caption=reading.say(page.BAND),
        legend=_legend(segments, marks, reading),
    )


Stay = d.Custody | d.IllTreatment


def _stays(reading: Reading) -> Iterator[Stay]:
    """Answer the custody that counts, and ill-treatment that has a beginning and an end or a form of custody."""
    about = reading.dossier.key
    yield from (row for row in counted(reading.dossier.custody) if row.person == about)
    for row in counted(reading.dossier.ill_treatment):
        if row.person == about and row.kind is TreatmentKind.SOLITARY and row.occurred:
            yield row


def _is_marked(one: Told) -> bool:
    return one.entry.expected or isinstance(one.fact, _MARKED)


def _mark(one: Told) -> Mark | None:
    first, last = one.entry.earliest, one.entry.latest
    if not (first or last):
        return None
    return Mark(
        key=one.entry.key,
        family=one.entry.family,
        label=f"{one.entry.heading}, {one.entry.when_words}",
        possible=Stretch(first=first or last or date.min, last=last or first or date.min),
        expected=one.entry.expected,
    )


def _frame(stays: tuple[Stay, ...], marks: tuple[Mark | None, ...], reading: Reading, day: date) -> Stretch | None:
    """Answer the days to draw: all that is dated, and up to `day` while custody goes on."""
    days = [bound for mark in marks if mark for bound in (mark.possible.first, mark.possible.last)]
    for stay in stays:
        windows = (Window.of(stay.occurred), Window.of(stay.ended))
        days += [bound for window in windows for bound in (window.earliest, window.latest) if bound]
    if days and any(_goes_on(stay, reading) for stay in stays):
        days.append(day)
    return Stretch(first=min(days), last=max(days)) if days else None


def _goes_on(stay: Stay, reading: Reading) -> bool:
    """Answer whether no end is reported, neither of the stay nor of the life."""
    return isinstance(stay, d.Custody) and stay.ended is None and _death(stay, reading).is_open


def _segment(stay: Stay, frame: Stretch, reading: Reading, day: date) -> Segment | None:
    start, end = _bounds(stay, reading, day)
    if start.is_open and end.is_open:
        return None
    first = max(start.widest.earliest or frame.first, frame.first)
    last = max(min(end.widest.latest or frame.last, frame.last), first)
    return Segment(
        key=stay.key,
        kind=_kind(stay).value,
        label=begin(_label(stay, reading)),
        held=not isinstance(stay, d.Custody) or stay.form.deprives_of_liberty,
        alleged=_is_alleged(stay),
        possible=Stretch(first=first, last=last),
        certain=_certain(start, end),
        began_before=start.earliest is None,
        goes_on=stay.ended is None and not _is_stretch(stay),
    )


def _certain(start: Window, end: Window) -> Stretch | None:
    """Answer the days that a stay surely covers: from the last on which it can have begun to the first of its end."""
    first, last = start.widest.latest, end.widest.earliest
    return Stretch(first=first, last=last) if first and last and first <= last else None


def _bounds(stay: Stay, reading: Reading, day: date) -> tuple[Window, Window]:
    """Answer when a stay began and ended.

    Ill-treatment dated to one stretch of time fills it, unless a length is stated: then it lay somewhere in it.
    """
    start = Window.of(stay.occurred)
    if stay.ended is not None:
        return start, Window.of(stay.ended)
    if isinstance(stay, d.IllTreatment):
        fills = stay.length is None and _is_stretch(stay)
        sure = Window(start.earliest, start.earliest), Window(start.latest, start.latest)
        return sure if fills else (start, Window(None, start.latest))
    return start, Window(_surely_to(stay, start, reading, day), _possibly_to(stay, start, reading, day))


def _surely_to(stay: d.Custody, start: Window, reading: Reading, day: date) -> date | None:
    """Answer to which day a stay without a reported end surely went on: while the status of that day rests on it."""
    status = status_on(reading.dossier, day)
    if stay.key not in status.because:
        return start.latest
    if status.status.is_dead:
        return _death(stay, reading).earliest
    return status.since.earliest if status.status is Status.TERM_OVER else day


def _possibly_to(stay: d.Custody, start: Window, reading: Reading, day: date) -> date | None:
    """Answer to which day a stay without a reported end can have gone on: the next stay, death, else `day`."""
    if stay.form in NESTED and start.latest:
        return start.latest + timedelta(days=UNREPORTED_END_DAYS)
    rows = [row for row in counted(reading.dossier.custody) if row.person == stay.person and row.form not in NESTED]
    begun = (Window.of(row.occurred) for row in rows if row.key != stay.key)
    later = [w.latest for w in begun if w.earliest and w.latest and start.latest and w.earliest > start.latest]
    died = _death(stay, reading).latest
    return min((bound for bound in (*later, died, day) if bound), default=None)


def _death(stay: Stay, reading: Reading) -> Window:
    row = defendant.death(reading.dossier, stay.person)
    return Window.of(row.occurred) if row else Window()


def _is_stretch(stay: Stay) -> bool:
    date_ = stay.occurred.date if stay.occurred else None
    return date_ is not None and date_.kind is Kind.INTERVAL and date_.last is not None


def _kind(stay: Stay) -> CustodyForm | TreatmentKind:
    return stay.form if isinstance(stay, d.Custody) else stay.kind


def _is_alleged(stay: Stay) -> bool:
    doubted = stay.standing in {Standing.ALLEGED, Standing.DISPUTED}
    return doubted or (isinstance(stay, d.IllTreatment) and stay.established is Established.ALLEGED)


def _label(stay: Stay, reading: Reading) -> str:
    label = reading.label(_kind(stay))
    return reading.say(page.LEGEND_ALLEGED).format(label) if _is_alleged(stay) else label


Placed = tuple[tuple[date, str], BandRow]


def _stay_row(stay: Stay, reading: Reading) -> Placed:
    window = Window.of(stay.occurred)
    row = BandRow(
        key=stay.key,
        when=when_words(reading, began(stay)),
        what=begin(_label(stay, reading)),
        until=_until(stay, reading),
        alleged=_is_alleged(stay),
    )
    return ((window.earliest or window.latest or date.max, stay.key), row)


def _until(stay: Stay, reading: Reading) -> str:
    """Answer until when, as far as it is reported; a stay without an end lasted to the death at the latest."""
    if stay.ended:
        return when_words(reading, stay.ended)
    if isinstance(stay, d.IllTreatment) and _is_stretch(stay):
        return ""
    died = Window(None, _death(stay, reading).latest)
    return reading.say(page.NO_END) if died.is_open else window_words(died, reading)


def _mark_row(one: Told) -> Placed:
    entry = one.entry
    row = BandRow(key=entry.key, when=entry.when_words, what=entry.heading, until="")
    return ((entry.earliest or entry.latest or date.max, entry.key), row)


def _legend(
    segments: tuple[Segment, ...], marks: tuple[Mark | None, ...], reading: Reading
) -> tuple[tuple[str, str], ...]:
    found = {segment.kind: segment.label for segment in segments}
    found |= {mark.family.value: reading.label(mark.family) for mark in marks if mark}
    return tuple(found.items())
