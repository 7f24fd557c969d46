"""When a ruling takes effect, what stops it, and what is in force on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from cases.domain.docket import Docket, Link, docket
from cases.domain.dossier import Dossier, Filing, Ruling, Sentence, SentenceChange
from cases.domain.vocabulary.court import ChangeKind, Disposition, Effect, LinkKind, PenaltyKind
from cases.domain.vocabulary.custody import Certainty
from cases.domain.window import Window

_RELEASES = frozenset(
    {
        Disposition.RELEASE_GRANTED,
        Disposition.ACQUITTED,
        Disposition.PARDONED,
        Disposition.AMNESTIED,
        Disposition.BAIL,
    }
)
_PRISON = frozenset({PenaltyKind.IMPRISONMENT, PenaltyKind.LIFE, PenaltyKind.DEATH})


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """Days off on which no period ends, by weekday (0 is Monday) and by date; `source` is the law that says so."""

    source: str
    weekend: frozenset[int] = frozenset({5, 6})
    holidays: frozenset[date] = field(default_factory=frozenset)

    def next_from(self, day: date) -> date:
        """Answer `day`, or the first working day after it."""
        while day.weekday() in self.weekend or day in self.holidays:
            day += timedelta(days=1)
        return day


def takes_effect(
    ruling: Ruling, *, pronounced: Window | None = None, working_days: WorkingDays | None = None
) -> Window | None:
    """Answer the days on which a ruling takes effect, as reported or else as expected; None if that is not known.

    At once: the day it was pronounced. After N days unless appealed: N days later, the day itself not counted
    (2021-09-27 and 15 days give 2021-10-12), moved to a working day only on request. On publication: the day of
    the written text. On a condition, or not reported: not known. `pronounced` narrows the recorded day.
    """
    if ruling.in_force:
        return Window.of(ruling.in_force)
    spoken = pronounced or Window.of(ruling.occurred)
    match ruling.effect:
        case Effect.AT_ONCE:
            return spoken
        case Effect.AFTER_DAYS if ruling.effect_days is not None and not spoken.is_open:
            return _moved(spoken.plus_days(ruling.effect_days), working_days)
        case Effect.ON_PUBLICATION if ruling.written:
            return Window.of(ruling.written)
    return None


def appeal_window_ends(ruling: Ruling, *, pronounced: Window | None = None) -> Window | None:
    """Answer the last day for an appeal against a ruling that takes effect "unless appealed"; None for any other."""
    if ruling.effect is not Effect.AFTER_DAYS or ruling.effect_days is None:
        return None
    spoken = pronounced or Window.of(ruling.occurred)
    return None if spoken.is_open else spoken.plus_days(ruling.effect_days)


def expected_in_force(court: Docket, key: str) -> Window | None:
    """Answer when the ruling `key` takes effect, given appeals: one made in time leaves it open until it is upheld.

    An upheld ruling takes effect when the ruling that upholds it does, which is the day of that one unless it says
    otherwise; None if that is not known. KeyError for a ruling not here.
    """
    ruling = court.rulings[key]
    if _is_reported(ruling):
        return takes_effect(ruling, pronounced=court.pronounced[key])
    if upheld := upholders(court, ruling.key):
        return _with(court, upheld[-1])
    expected = takes_effect(ruling, pronounced=court.pronounced[key])
    return None if any(_in_time(row, expected) for row in court.appeals[key]) else expected


def upholders(court: Docket, key: str) -> tuple[str, ...]:
    """Answer the later rulings that uphold the ruling `key`, in the recorded order."""
    return tuple(link.later for link in court.links if link.earlier == key and link.kind is LinkKind.UPHOLDS)


def _with(court: Docket, upholder: str) -> Window | None:
    row, spoken = court.rulings[upholder], court.pronounced[upholder]
    if row.effect is Effect.NOT_REPORTED and not row.in_force:
        return spoken
    return takes_effect(row, pronounced=spoken)


def _in_time(appeal: Filing, expected: Window | None) -> bool:
    """Whether an appeal can have been made by the day on which the ruling was to take effect."""
    first = Window.of(appeal.occurred).earliest
    return not (expected and expected.latest and first and first > expected.latest)


def in_force(court: Docket, key: str, day: date) -> Certainty | None:
    """Answer whether the ruling `key` is in force at the end of `day`; None if it is not.

    Surely only where the effect is reported, or at once, and nothing can have stopped it by then: an expected day
    that has passed makes it possible, not sure.
    """
    ruling, starts = court.rulings[key], expected_in_force(court, key)
    if starts is None or not starts.possibly_by(day) or _certainly_stopped(court, key, day):
        return None
    sure = _is_reported(ruling) and starts.surely_by(day) and not list(stopped_by(court, key, day))
    return Certainty.SURELY if sure else Certainty.POSSIBLY


def in_force_on(dossier: Dossier, day: date) -> tuple[tuple[str, Certainty], ...]:
    """Answer the rulings in force on `day`, each with how sure that is, in their recorded order."""
    court = docket(dossier)
    keys = dict.fromkeys(row.key for row in court.rulings.values())
    found = ((key, in_force(court, key, day)) for key in keys)
    return tuple((key, certainty) for key, certainty in found if certainty)


def stopped_by(court: Docket, key: str, day: date) -> Iterator[Link]:
    """Answer the links that can stop the ruling `key` by the end of `day`: quashed, suspended or replaced."""
    return (link for link in court.stoppers(key) if court.pronounced[link.later].possibly_by(day))


def _certainly_stopped(court: Docket, key: str, day: date) -> bool:
    """Whether it was surely undone, or the ruling that had upheld it was, which leaves the appeal to be decided."""
    known = {row for row, window in court.pronounced.items() if window.surely_by(day)}
    upheld = [later for later in upholders(court, court.rulings[key].key) if later in known]
    by_appeal = bool(upheld) and not court.stands(upheld[-1], known)
    return not court.stands(key, known) or (by_appeal and not _is_reported(court.rulings[key]))


def _is_reported(row: Ruling) -> bool:
    return row.in_force is not None or row.effect is Effect.AT_ONCE


def orders_release(dossier: Dossier, ruling: Ruling) -> bool:
    """Answer whether a ruling, once in force, sets its person free.

    An acquittal, pardon or amnesty does not where the same ruling leaves a prison term to serve: a sentence of it, or
    a change of sentence that states a length or names the counts.
    """
    if ruling.disposition not in _RELEASES:
        return False
    partial = any(row.ruling == ruling.key and (row.term or row.scope) for row in dossier.sentence_changes)
    return not partial and not any(_is_prison(row) for row in dossier.sentences if row.ruling == ruling.key)


def frees_by_change(change: SentenceChange) -> bool:
    """Answer whether a change of sentence puts something lighter than custody in the place of the remainder."""
    lighter = {PenaltyKind.RESTRICTED_FREEDOM, PenaltyKind.PROBATION, PenaltyKind.FINE, PenaltyKind.EXILE}
    return change.kind in {ChangeKind.COMMUTATION, ChangeKind.REPLACEMENT} and change.replacement in lighter


def _is_prison(row: Sentence) -> bool:
    return any(line.kind in _PRISON for line in row.penalties)


def _moved(window: Window, days: WorkingDays | None) -> Window:
    return window.moved(days.next_from) if days else window
