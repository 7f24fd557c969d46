"""When the term of a sentence is over, as it was reckoned before and after each change of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from cases.domain.accounts import is_doubted
from cases.domain.course import position
from cases.domain.course.change import Change, Days, reach
from cases.domain.course.position import State
from cases.domain.docket import Docket
from cases.domain.dossier import Dossier, Sentence
from cases.domain.sentence import changes_of, ledger
from cases.domain.window import Window


@dataclass(frozen=True, slots=True)
class _Stage:
    """How the term was reckoned from the day `since` on: `over` is the first day after it, `made` when that came about.

    `over` is None where no end is known; `made` is None for the sentence as it was imposed.
    """

    since: date
    made: Days | None
    over: Days | None


def term_ends(dossier: Dossier, court: Docket, row: Sentence, horizon: date) -> Iterator[Change]:
    """Answer the changes by which the term of a sentence is over, and runs on when it is lengthened afterwards.

    Nobody's release was due before the change that brought the end so near was made.
    """
    stages = _stages(dossier, court, row, horizon)
    ran_out = False
    for number, stage in enumerate(stages):
        following = stages[number + 1] if number + 1 < len(stages) else None
        if ran_out and stage.made:
            yield _change(row, f"runs on {number}", stage.made, partial(position.run_on, key=row.key))
        ran_out = stage.over is not None and (following is None or stage.over.opens < following.since)
        if stage.over and ran_out:
            days = stage.over if following is None or stage.over.last < following.since else stage.over.never_sure()
            name = f"over {number}" if following else "over"
            yield _change(row, name, days, partial(position.run_out, key=row.key))


def _change(row: Sentence, name: str, days: Days, act: Callable[[State], State]) -> Change:
    return Change(id=f"{row.key} {name}", key=row.key, days=days, act=act, needs=(row.key,), doubtful=is_doubted(row))


def _stages(dossier: Dossier, court: Docket, row: Sentence, horizon: date) -> list[_Stage]:
    """The reckonings of a term one after another; what changes no end makes no stage."""
    stages: list[_Stage] = []
    for since, made in _moments(dossier, court, row, horizon):
        ends = ledger(dossier, row, day=since).ends
        known = reach(ends.plus_days(1), horizon) if ends and not ends.is_open else None
        over = known.no_earlier_than(made.next_day(), stages[-1].over) if known and made else known
        if not stages or over != stages[-1].over:
            stages.append(_Stage(since, made, over))
    return stages


def _moments(dossier: Dossier, court: Docket, row: Sentence, horizon: date) -> list[tuple[date, Days | None]]:
    """The days from which a change of the sentence, or a ruling that undoes one, can tell; the first is that of all."""
    changes = changes_of(dossier, court, row)
    windows = [(window.widest.earliest, window) for _, window in changes]
    windows += [(said.widest.latest, said) for said in _undoing(court, {change.ruling for change, _ in changes})]
    found: dict[date, Days | None] = {date.min: None}
    for since, window in windows:
        if since and since > date.min:
            before, days = found.get(since), reach(window, horizon)
            found[since] = days.no_earlier_than(before, None) if before else days
    return sorted(found.items())


def _undoing(court: Docket, rulings: set[str]) -> list[Window]:
    """The days of the rulings that stop any of these, or a ruling that stops one of these, and so on."""
    seen, new = set(rulings), set(rulings)
    while new:
        new = {link.later for key in new for link in court.stoppers(key)} - seen
        seen |= new
    return [court.pronounced[key] for key in sorted(seen - rulings)]
