"""Records of the hard shapes of terms, rulings and custody, and questions to ask of them on a day."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from builders import Record, ground, penalty, term, when
from situations import convict

from cases.domain.counting import groups_of
from cases.domain.counts import counts_on
from cases.domain.docket import docket
from cases.domain.dossier import ChargeStep, Dossier
from cases.domain.liberty import held_on, left_on
from cases.domain.ruling import in_force, takes_effect
from cases.domain.sentence import calculations, current, part_served
from cases.domain.status import status_on
from cases.domain.vocabulary.court import (
    ChangeKind,
    ChargeStatus,
    Combination,
    CountedFrom,
    Disposition,
    Effect,
    LinkKind,
)
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, LegalGround
from cases.domain.vocabulary.evidence import ClaimKind
from cases.domain.window import Window

C, D, E, F, G, K, L = ChargeStatus, Disposition, CustodyEnd, CustodyForm, LegalGround, ChangeKind, LinkKind
Ask = Callable[[Dossier, date], Any]


class Shape(NamedTuple):
    """A record, a question to ask of it, and the answer on some days; what stands the same throughout says so."""

    record: Record
    ask: Ask
    answers: dict[str, Any]
    changes: bool = True


def where(dossier: Dossier, on: date) -> Any:
    """The status, and what else is possible."""
    found = status_on(dossier, on)
    return (found.status, *found.also) if found.also else found.status


def net(dossier: Dossier, on: date) -> str:
    """What is to be served, as known on the day."""
    return " ".join(str(found.net) for found in current(dossier, day=on))


def force(key: str = "ruling-1") -> Ask:
    """Whether the ruling is in force."""
    return lambda dossier, on: in_force(docket(dossier), key, on)


def effective(**more: Any) -> Ask:
    """Whether the ruling has had its effect."""

    def ask(dossier: Dossier, on: date) -> bool:
        effect = takes_effect(docket(dossier).rulings["ruling-1"], **more)
        return effect is not None and effect.earliest <= on

    return ask


def held(dossier: Dossier, on: date) -> str:
    """The time held."""
    return str(held_on(dossier, on).exact)


def left(dossier: Dossier, on: date) -> str:
    """What is left of the term."""
    found = left_on(dossier, on)
    return str(found and found.exact)


def served(share: Any) -> Ask:
    """Whether the share of the term is served."""

    def ask(dossier: Dossier, on: date) -> bool:
        (found,) = current(dossier)
        part = part_served(found, share)
        return part is not None and part.latest <= on

    return ask


def counts(dossier: Dossier, on: date) -> list[ChargeStatus | None]:
    """What became of each count."""
    return [count.status for count in counts_on(dossier, on)]


def quashed_in_june() -> Record:
    """A release granted at once, and quashed on a day of June 2020 that is not known."""
    record = granted(effect=Effect.AT_ONCE)
    record.link(record.ruling(D.QUASHED, "2020-06", effect=Effect.AT_ONCE), L.QUASHES, "ruling-1")
    return record


def appealed() -> Record:
    """A release that is to take effect after 15 days, appealed against, and upheld on 3 August 2020."""
    record = granted(days=15)
    record.filing("ruling-1", "2020-05-10")
    record.link(record.ruling(D.UPHELD, "2020-08-03"), L.UPHOLDS, "ruling-1")
    return record


def group(dossier: Dossier, on: date) -> set[str]:
    """How the person is counted."""
    return {one.value for one in groups_of(status_on(dossier, on).status)}


def over_by(dossier: Dossier, on: date) -> list[bool]:
    """Whether the term is over by each of the reckonings that stand side by side."""
    return [one.ends.latest < on for one in calculations(dossier, "sentence-1") if isinstance(one.ends, Window)]


def serving(*lines: Any, **more: Any) -> Record:
    """Convicted on the first day of 2020 and held from then."""
    record = Record()
    verdict = record.ruling(D.CONVICTED, "2020-01-01", effect=Effect.AT_ONCE)
    record.sentence(*lines, ruling=verdict, since="2020-01-01", **more)
    record.custody(F.PRISON, "2020-01-01")
    return record


def changed(kind: ChangeKind, length: str | None = None, occurred: str | None = "2021-01-01", **more: Any) -> Record:
    """The same with ten years to serve, and one change."""
    record = serving(penalty("P10Y"))
    record.change(kind, length, occurred, **more)
    return record


def two(combination: Combination, cap: str | None = None) -> Record:
    """Seven and three years in one sentence."""
    lines = penalty("P7Y", key="a"), penalty("P3Y", key="b")
    more = {"legal_cap": term(cap)} if cap else {}
    return serving(*lines, combination=combination, **more)


def linked(kind: LinkKind, disposition: Disposition = D.QUASHED) -> Record:
    """A release granted at once, and what a ruling of the first of June 2020 does to it."""
    record = Record()
    first = record.ruling(D.RELEASE_GRANTED, "2020-05-01", effect=Effect.AT_ONCE)
    record.link(record.ruling(disposition, "2020-06-01", effect=Effect.AT_ONCE), kind, first)
    return record


def granted(occurred: str = "2020-05-01", **more: Any) -> Record:
    """One release granted."""
    record = Record()
    record.ruling(D.RELEASE_GRANTED, occurred, **more)
    return record


def credited(*windows: tuple[str, str, str]) -> Record:
    """A year to serve, with days held before that count towards it."""
    record = serving(penalty("P1Y"))
    for since, until, rate in windows:
        record.change(K.CREDIT, credit_from=since, credit_to=until, credit_rate=rate)
    return record


def tried(*, quashed: str = "") -> Record:
    """Convicted of one count and acquitted of another; perhaps the conviction alone is quashed."""
    record = Record()
    verdict = record.ruling(D.CONVICTED, "2020-06-01")
    for number, last in enumerate((C.CONVICTED, C.ACQUITTED)):
        steps = [ChargeStep(key=f"charged-{number}", status=C.CHARGED, occurred=when("2020-01-01"))]
        steps.append(ChargeStep(key=f"tried-{number}", status=last, ruling=verdict))
        if quashed and last is C.CONVICTED:
            steps.append(ChargeStep(key="quashed", status=C.QUASHED, occurred=when(quashed)))
        record.charge(*steps)
    return record


def reckoned_twice() -> Record:
    """Two years by the editors, by another account from a later day, and a source that names an end."""
    record = serving(penalty("P2Y"))
    record.sentence(penalty("P2Y"), since="2020-03-01", same_as="sentence-1")
    record.claim(ClaimKind.TERM_END, value_date="2022-06-01")
    return record


def ordered_within_a_day() -> Record:
    """Acquitted in the morning, and the acquittal quashed in the afternoon."""
    record = Record()
    record.custody(F.REMAND, "2020-01-01")
    first = record.ruling(D.ACQUITTED, "2020-06-01", effect=Effect.AT_ONCE, order=1)
    record.link(record.ruling(D.QUASHED, "2020-06-01", effect=Effect.AT_ONCE, order=2), L.QUASHES, first)
    return record


def under_changing_grounds() -> Record:
    """On remand and then under a sentence, in one prison."""
    record = Record()
    grounds = ground(G.REMAND_ORDER, "2020-01-01"), ground(G.SENTENCE, "2020-06-01")
    record.custody(F.PRISON, "2020-01-01", grounds=grounds)
    return record


def within(form: CustodyForm) -> Record:
    """A stay of ten days within prison."""
    record = convict()
    record.custody(form, "2019-05-01", "2019-05-11", E.TRANSFER)
    return record


def from_the_verdict() -> Record:
    """Seven years counted from a verdict in January 2018, the day of which is not known."""
    record = Record()
    record.sentence(ruling=record.ruling(D.CONVICTED, "2018-01"), counted_basis=CountedFrom.VERDICT)
    record.custody(F.PRISON, "2018-02-01")
    return record


def convict_of_a_month() -> Record:
    """One month from the last day of January of a leap year."""
    record = Record()
    record.sentence(penalty("P1M"), ruling=record.ruling(D.CONVICTED, "2020-01-31"), since="2020-01-31")
    record.custody(F.PRISON, "2020-01-31")
    return record


def apart(following: str, end: CustodyEnd = E.TRANSFER) -> Record:
    """A convict who left one prison on the first day of 2020 and is in another since `following`."""
    record = convict(until="2020-01-01", end=end)
    record.custody(F.PRISON, following)
    return record
