"""The changes that courts make to where a person stands: rulings, sentences, ends of terms."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from cases.domain import defendant
from cases.domain.accounts import counted, is_doubted
from cases.domain.course import position
from cases.domain.course.change import Change, Rank, reach
from cases.domain.course.termends import term_ends
from cases.domain.docket import Docket
from cases.domain.dossier import Dossier, Ruling, Sentence
from cases.domain.reckoning.measure import imposed
from cases.domain.ruling import expected_in_force, frees_by_change, orders_release
from cases.domain.sentence import ledger, made, pronounced
from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.custody import Status
from cases.domain.window import Window

_FREED_BY: Final = {
    Disposition.RELEASE_GRANTED: Status.RELEASED_EARLY,
    Disposition.ACQUITTED: Status.ACQUITTED,
    Disposition.PARDONED: Status.PARDONED,
}


def court_changes(dossier: Dossier, court: Docket, person: str, horizon: date) -> Iterator[Change]:
    """Answer what courts, and the passing of the terms that they set, change for a person."""
    for ruling in defendant.rulings(dossier, person):
        yield from _ruling(dossier, court, ruling, horizon)
    absent = {party.key for party in defendant.parties(dossier, person) if party.in_absentia}
    for row in defendant.sentences(dossier, person):
        yield from _sentence(dossier, court, row, horizon, in_absentia=row.party in absent)


def _ruling(dossier: Dossier, court: Docket, row: Ruling, horizon: date) -> Iterator[Change]:
    frees = orders_release(dossier, row)
    days = reach(court.pronounced[row.key], horizon)
    yield Change(
        id=row.key,
        key=row.key,
        days=days,
        act=partial(
            position.pronounce,
            key=row.key,
            orders=frees,
            convicts=row.disposition is Disposition.CONVICTED,
            acquits=frees and row.disposition is Disposition.ACQUITTED,
        ),
        rank=Rank.RULING,
        order=row.order,
        doubtful=is_doubted(row),
    )
    if frees:
        yield from _release(court, row, horizon)


def _release(court: Docket, row: Ruling, horizon: date) -> Iterator[Change]:
    """The day after a release was to take effect; and the release itself, only where it was reported."""
    yield from _falls_due(court, row.key, row.key, horizon)
    if row.carried_out:
        done = Window.of(row.carried_out)
        days = reach(done, horizon)
        status = _FREED_BY.get(row.disposition, Status.RELEASED)
        act = partial(position.let_go, status=status, key=row.key, when=done)
        yield Change(id=f"{row.key} done", key=row.key, days=days, act=act, needs=(row.key,))


def _falls_due(court: Docket, key: str, ruling: str, horizon: date) -> Iterator[Change]:
    due = expected_in_force(court, ruling)
    if due and not due.is_open:
        days = reach(due.plus_days(1), horizon)
        act = partial(position.fall_due, key=key)
        yield Change(id=f"{key} due", key=key, days=days, act=act, needs=(key,))


def _sentence(dossier: Dossier, court: Docket, row: Sentence, horizon: date, *, in_absentia: bool) -> Iterator[Change]:
    said = pronounced(court, row)
    days = reach(said, horizon)
    prison = imposed(row).is_prison
    yield Change(
        id=row.key,
        key=row.key,
        days=days,
        act=partial(
            position.sentence,
            row=row,
            in_absentia=in_absentia,
            overrides=prison and said.earliest is not None,
        ),
        order=row.order,
        doubtful=is_doubted(row),
    )
    if prison or ledger(dossier, row).measure.is_prison:
        yield from term_ends(dossier, court, row, horizon)
    yield from _lighter(dossier, court, row, horizon)


def _lighter(dossier: Dossier, court: Docket, row: Sentence, horizon: date) -> Iterator[Change]:
    for change in counted(dossier.sentence_changes):
        if change.sentence not in {row.key, row.same_as} or not frees_by_change(change):
            continue
        days = reach(made(court, change), horizon)
        act = partial(position.lighten, change=change)
        yield Change(id=change.key, key=change.key, days=days, act=act, needs=(row.key,))
        if change.ruling in court.rulings:
            yield from _falls_due(court, change.key, change.ruling, horizon)
