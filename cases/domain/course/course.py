"""The changes of one person's life in custody, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from cases.domain import defendant
from cases.domain.accounts import counted, is_doubted
from cases.domain.course import position
from cases.domain.course.change import Change, Days, Rank, reach
from cases.domain.course.courtchanges import court_changes
from cases.domain.course.position import AFTER, NESTED
from cases.domain.docket import Docket, docket
from cases.domain.dossier import Attribute, Claim, Custody, Death, Dossier, When
from cases.domain.vocabulary.custody import CustodyEnd, LegalGround, Status
from cases.domain.vocabulary.life import DesignationLabel, OccurrenceKind
from cases.domain.window import ONE_DAY, Window

UNREPORTED_END_DAYS: Final = 30
"""For so many days a stay within another custody is taken to go on when its end is not reported."""

_FREED_BY: Final = {
    OccurrenceKind.EXCHANGE: Status.EXCHANGED,
    OccurrenceKind.EXPULSION: Status.EXPELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The changes in their order and the graph of rulings behind them.

    `first_held` is the first day on which custody can have begun, None if that is not known.
    """

    changes: tuple[Change, ...]
    court: Docket
    first_held: date | None


def course(dossier: Dossier, person: str) -> Course:
    """Answer every change that bears on where `person` stands.

    A change whose day has no upper bound counts as come by the last day that the record speaks of, since the record
    tells of it; custody begins before its end and before the person's death.
    """
    name = ("course", person)
    if name not in dossier.worked_out:
        dossier.worked_out[name] = _course(dossier, person)
    found: Course = dossier.worked_out[name]
    return found


def _course(dossier: Dossier, person: str) -> Course:
    court, horizon = docket(dossier), _horizon(dossier)
    died = defendant.death(dossier, person)
    bound = min(horizon, (Window.of(died.occurred).latest if died else None) or date.max)
    stays = defendant.stays(dossier, person)
    custody = list(_handed_over(stays, [change for row in stays for change in _stay(court, row, bound)]))
    changes = [
        *custody,
        *court_changes(dossier, court, person, horizon),
        *_occurrences(dossier, person, horizon),
        *_wanted(dossier, person, horizon),
        *([_death(died, horizon)] if died else []),
    ]
    ordered = tuple(sorted(changes, key=lambda change: change.position))
    first = min((change.first for change in custody), default=date.min)
    return Course(changes=ordered, court=court, first_held=None if first == date.min else first)


def _horizon(dossier: Dossier) -> date:
    """The last day that an event is dated to; stated figures, births and the like do not count."""
    windows = [Window.of(row.occurred) for row in dossier.facts if not isinstance(row, Claim | Attribute)]
    windows += [Window.of(row.ended) for row in dossier.custody]
    days = [window.latest or window.earliest for window in windows]
    return max((day for day in days if day), default=date.max)


def _handed_over(stays: tuple[Custody, ...], changes: list[Change]) -> Iterator[Change]:
    """The changes of custody, where a transfer and the start that it leads to are one moment: neither without both."""
    pairs: dict[str, str] = {}
    for row in stays:
        if row.ended and row.end is CustodyEnd.TRANSFER:
            following = (other for other in stays if other.key != row.key and _begins_as(other, row.ended))
            pairs |= {f"{row.key} ends": f"{other.key} begins" for other in list(following)[:1]}
    pairs |= {start: end for end, start in pairs.items()}
    for change in changes:
        needs = (*change.needs, pairs[change.id]) if change.id in pairs else change.needs
        yield replace(change, needs=needs)


def _begins_as(row: Custody, ended: When) -> bool:
    return row.occurred is not None and row.occurred.date == ended.date


def _stay(court: Docket, row: Custody, bound: date) -> Iterator[Change]:
    days = reach(_start(row, bound), bound)
    start = f"{row.key} begins"
    yield Change(
        id=start,
        key=row.key,
        days=days,
        act=partial(position.begin, row=row, ground=_first_ground(row), when=Window.of(row.occurred)),
        rank=Rank.BEGIN,
        order=row.order,
        doubtful=is_doubted(row),
    )
    yield from _grounds(court, row, start, days)
    if row.ended:
        yield _end(row, start, days, reach(Window.of(row.ended), bound))
    elif row.form in NESTED and days.last < date.max:
        yield _lapse(row, start, days.last)


def _start(row: Custody, bound: date) -> Window:
    """The days on which a stay can have begun: not after its end, and before it where no start is known at all."""
    began, ended = Window.of(row.occurred), Window.of(row.ended)
    limit = ended.latest or bound
    if began.is_open and ended.latest:
        limit = max(limit, date.min + ONE_DAY) - ONE_DAY
    return began.within(Window(None, min(limit, bound)))


def _end(row: Custody, start: str, began: Days, ended: Days) -> Change:
    days = ended.not_before(began)
    reported = row.end in AFTER or row.end is CustodyEnd.TRANSFER
    return Change(
        id=f"{row.key} ends",
        key=row.key,
        days=days,
        act=partial(position.end, row=row, when=Window.of(row.ended)),
        rank=Rank.END if reported and days.first > began.first else Rank.LATE_END,
        order=row.order,
        needs=(start,),
        doubtful=is_doubted(row),
    )


def _lapse(row: Custody, start: str, begun: date) -> Change:
    over = Window(begun, begun).plus_days(1).to(Window(begun, begun).plus_days(UNREPORTED_END_DAYS))
    return Change(
        id=f"{row.key} may be over",
        key=row.key,
        days=reach(over, begun),
        act=partial(position.lapse, row=row),
        needs=(start,),
        doubtful=True,
    )


def _first_ground(row: Custody) -> LegalGround:
    undated = (part.ground for part in row.grounds if not part.occurred and not part.ruling)
    return next(undated, LegalGround.NOT_REPORTED)


def _grounds(court: Docket, row: Custody, start: str, begun: Days) -> Iterator[Change]:
    for part in row.grounds:
        if not part.occurred and not part.ruling:
            continue
        stated = Window.of(part.occurred) if part.occurred else court.pronounced.get(part.ruling, Window())
        yield Change(
            id=part.key,
            key=row.key,
            days=reach(stated, begun.last),
            act=partial(position.reground, row=row, ground=part.ground),
            needs=(start,),
        )


def _occurrences(dossier: Dossier, person: str, horizon: date) -> Iterator[Change]:
    for row in counted(dossier.occurrences):
        if row.person != person or row.kind not in _FREED_BY:
            continue
        window = Window.of(row.occurred)
        act = partial(position.let_go, status=_FREED_BY[row.kind], key=row.key, when=window)
        days = reach(window, horizon)
        yield Change(id=row.key, key=row.key, days=days, act=act, doubtful=is_doubted(row))


def _wanted(dossier: Dossier, person: str, horizon: date) -> Iterator[Change]:
    for row in counted(dossier.designations):
        if row.person != person or row.label is not DesignationLabel.WANTED:
            continue
        begun = reach(Window.of(row.occurred), horizon)
        act = partial(position.seek, key=row.key, begins=True)
        yield Change(id=row.key, key=row.key, days=begun, act=act, doubtful=is_doubted(row))
        if row.ended:
            days = reach(Window.of(row.ended), horizon).not_before(begun)
            act = partial(position.seek, key=row.key, begins=False)
            yield Change(id=f"{row.key} ends", key=row.key, days=days, act=act, needs=(row.key,))


def _death(row: Death, horizon: date) -> Change:
    """A death that is only alleged, or disputed, is never more than possible."""
    days = reach(Window.of(row.occurred), horizon)
    doubted = is_doubted(row)
    return Change(
        id=row.key,
        key=row.key,
        days=days.never_sure() if doubted else days,
        act=partial(position.die, row=row),
        rank=Rank.DEATH,
        doubtful=doubted,
    )
