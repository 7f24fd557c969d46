"""What became of each charge against a person, by a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.domain import defendant
from cases.domain.accounts import counted
from cases.domain.docket import Docket, docket
from cases.domain.dossier import Charge, ChargeStep, Dossier
from cases.domain.vocabulary.court import ChargeStatus
from cases.domain.vocabulary.custody import Certainty
from cases.domain.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One charge on a day: its status (None before the first step), how sure that is, and since when.

    `also` holds the other statuses that imprecise days allow.
    """

    charge: str
    status: ChargeStatus | None
    certainty: Certainty
    also: tuple[ChargeStatus, ...] = ()
    since: Window


def counts_on(dossier: Dossier, day: date, *, person: str | None = None) -> tuple[Count, ...]:
    """Answer what had become of each charge against the person by the end of `day`, in the recorded order.

    A step is taken from the last day on which it can have been taken; a step by a ruling that was undone falls, and
    the one before it stands again. Acquitted of one and convicted of another stay two counts.
    """
    court, who = docket(dossier), defendant.whom(dossier, person)
    mine = {party.key for party in defendant.parties(dossier, who)}
    return tuple(_count(court, row, day) for row in counted(dossier.charges) if row.party in mine)


def _count(court: Docket, row: Charge, day: date) -> Count:
    known = {key for key, window in court.pronounced.items() if window.surely_by(day)}
    standing = [pair for pair in _steps(court, row) if court.stands(pair[0].ruling, known)]
    taken = [pair for pair in standing if pair[1].surely_by(day) or pair[1].is_open]
    open_ = [pair for pair in standing if pair not in taken and pair[1].possibly_by(day)]
    last = taken[-1] if taken else None
    also = tuple(dict.fromkeys(step.status for step, _ in open_ if not last or step.status is not last[0].status))
    return Count(
        charge=row.key,
        status=last[0].status if last else None,
        certainty=Certainty.POSSIBLY if also else Certainty.SURELY,
        also=also,
        since=last[1] if last else Window(),
    )


def _steps(court: Docket, row: Charge) -> Iterator[tuple[ChargeStep, Window]]:
    """The steps in the order of their days; undated ones keep their place in the record."""
    dated = []
    for step in row.steps:
        ruled = court.rulings.get(step.ruling)
        stated = Window.of(step.occurred)
        dated.append((step, stated.within(court.pronounced[ruled.key]) if ruled else stated))
    reached = date.min
    places = []
    for index, (_, window) in enumerate(dated):
        reached = window.earliest or window.latest or reached
        places.append((reached, index))
    yield from (dated[index] for _, index in sorted(places))
