"""Where a person stands on a day, how sure that is, and from which facts it follows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Final

from cases.domain import defendant
from cases.domain.course.change import Change, happened
from cases.domain.course.course import Course, course
from cases.domain.course.footing import Footing, footing
from cases.domain.course.position import State
from cases.domain.dossier import Dossier
from cases.domain.vocabulary.custody import Certainty, Status
from cases.domain.window import ANY_DAY, ONE_DAY, Window

_WEIGHED: Final = 6
"""Up to so many changes that are open on one day are weighed in every combination; more, one by one and in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusOn:
    """Where a person stands on a day.

    `also` holds the other statuses that the facts allow; `because` the keys of the rows it follows from; `since` the
    days on which it can have begun; `days` the days from release to death, where both are known to the day.
    """

    status: Status
    certainty: Certainty
    also: tuple[Status, ...] = ()
    because: tuple[str, ...] = ()
    since: Window = ANY_DAY
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days from `first` to `last`, both included (None: without end on that side), on which one answer holds.

    `since` and `until` tell when the status itself can have begun, and can have given way to another.
    """

    first: date | None
    last: date | None
    status: Status
    certainty: Certainty
    also: tuple[Status, ...]
    because: tuple[str, ...]
    since: Window
    until: Window


def status_on(dossier: Dossier, day: date, *, person: str | None = None) -> StatusOn:
    """Answer where the dossier's person, or the named `person` of it, stands at the end of `day`.

    A change is taken to have come from the last day on which it can have come; before that the earlier status stands
    and the new one is in `also`. Nobody is called released, dead or guilty by inference: where a release was due and
    none is reported, the status says just that, from the day after. ValueError for a case without a `person`.
    """
    name = ("status", whom := defendant.whom(dossier, person))
    asked, answer = dossier.worked_out.get(name, (None, None))  # A page asks for one day again and again.
    if asked != day:
        answer = _on(course(dossier, whom), day)
        dossier.worked_out[name] = (day, answer)
    found: StatusOn = answer
    return found


def spans(dossier: Dossier, *, person: str | None = None) -> tuple[Span, ...]:
    """Answer the status of every day there is, as stretches without a gap or an overlap, the first one first."""
    name = ("spans", whom := defendant.whom(dossier, person))
    if name not in dossier.worked_out:
        of = course(dossier, whom)
        dossier.worked_out[name] = _with_ends(tuple(_merged([(first, _on(of, first)) for first in _firsts(of)])))
    found: tuple[Span, ...] = dossier.worked_out[name]
    return found


def bare_spans(dossier: Dossier, *, person: str | None = None) -> tuple[Span, ...]:
    """Answer the stretches of `spans` without `because`, `since` and `until`, as lists keep them."""
    of = course(dossier, defendant.whom(dossier, person))
    return _with_ends(tuple(_merged([(first, _standing(of, first)[0]) for first in _firsts(of)])))


def _firsts(of: Course) -> list[date]:
    return [date.min, *sorted({day for change in of.changes for day in change.days} - {date.min, date.max})]


def _merged(answers: Sequence[tuple[date, StatusOn]]) -> Iterator[tuple[date, StatusOn]]:
    last: StatusOn | None = None
    for first, answer in answers:
        if last is None or (answer.status, answer.certainty, answer.also) != (last.status, last.certainty, last.also):
            yield first, answer
            last = answer


def _with_ends(starts: tuple[tuple[date, StatusOn], ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    until, following = ANY_DAY, None
    for index in range(len(starts) - 1, -1, -1):
        first, answer = starts[index]
        last = starts[index + 1][0] - ONE_DAY if index + 1 < len(starts) else None
        if following and following.status is not answer.status:
            until = following.since
        found.append(_span(None if first == date.min else first, last, answer, until))
        following = answer
    return tuple(reversed(found))


def _span(first: date | None, last: date | None, answer: StatusOn, until: Window) -> Span:
    return Span(
        first=first,
        last=last,
        status=answer.status,
        certainty=answer.certainty,
        also=answer.also,
        because=answer.because,
        since=answer.since,
        until=until,
    )


def _on(of: Course, day: date) -> StatusOn:
    bare, come, state, main = _standing(of, day)
    return replace(
        bare,
        because=tuple(dict.fromkeys(key for key in main.because if key)),
        since=_since(of, come, main, day),
        days=_days(state, of, main),
    )


def _standing(of: Course, day: date) -> tuple[StatusOn, list[Change], State, Footing]:
    """Answer the status with its certainty, and from what it follows: what has come, the state and the footing."""
    come = [change for change in of.changes if change.last <= day]
    state = happened(come, State())
    main = _footing(of, state, day)
    others = [_footing(of, happened(case, State()), day) for case in _cases(of, day)]
    also = {other.status for other in others} | {status for case in (main, *others) for status in case.instead}
    also -= {main.status}
    certainty = Certainty.POSSIBLY if also else Certainty.SURELY
    bare = StatusOn(
        status=main.status, certainty=certainty, also=tuple(one for one in Status if one in also) if also else ()
    )
    return bare, come, state, main


def _footing(of: Course, state: State, day: date) -> Footing:
    return footing(state, of.court, first_held_later=of.first_held is not None and day < of.first_held)


def _cases(of: Course, day: date) -> Iterator[list[Change]]:
    """Every way in which the changes that are open on `day` can have come or not."""
    sure = {change.id for change in of.changes if change.days.closes <= day and not change.doubtful}
    open_ = [change for change in of.changes if change.days.opens <= day and change.id not in sure]
    for chosen in _choices([change.id for change in open_]):
        ids = sure | chosen
        yield [change for change in of.changes if change.id in ids and ids.issuperset(change.needs)]


def _choices(ids: list[str]) -> Iterator[set[str]]:
    if len(ids) <= _WEIGHED:
        for size in range(len(ids) + 1):
            yield from (set(chosen) for chosen in combinations(ids, size))
        return
    yield from (set(ids[:size]) for size in range(len(ids) + 1))
    yield from ({chosen} for chosen in ids)


def _since(of: Course, come: list[Change], main: Footing, day: date) -> Window:
    """The days of the change that brought about the status, walking back from the last change."""
    since = ANY_DAY
    for index in range(len(come), 0, -1):
        before = _footing(of, happened(come[: index - 1], State()), day)
        if before.status is not main.status:
            since = come[index - 1].window
            break
    return since


def _days(state: State, of: Course, main: Footing) -> int | None:
    if main.status is not Status.DIED_AFTER_RELEASE or not state.freed or not state.death:
        return None
    return state.freed.days_to(Window.of(state.death.occurred))
