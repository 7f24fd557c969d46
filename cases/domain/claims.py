"""A figure as a source states it, beside the one that the record gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from cases.domain import defendant
from cases.domain.accounts import by_any_key, counted
from cases.domain.claimfit import Verdict, fits_days, fits_length, fits_number
from cases.domain.course.position import AFTER
from cases.domain.docket import docket
from cases.domain.dossier import Claim, Custody, Dossier
from cases.domain.duration import Term, add_term, between
from cases.domain.liberty import Length, held_on, left_on
from cases.domain.reckoning.ledger import Ledger
from cases.domain.ruling import expected_in_force
from cases.domain.sentence import TWO_THIRDS, current, part_served
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.evidence import ClaimKind
from cases.domain.vocabulary.who import AttributeKind
from cases.domain.window import ANY_DAY, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A stated figure held against the computed one.

    `computed` is a Length, a Window of days or, for an age, the least and the greatest number; None where the record
    does not tell.
    """

    verdict: Verdict
    computed: Length | Window | tuple[int, int] | None = None


def compare(claim: Claim, dossier: Dossier) -> Comparison:
    """Answer whether a stated figure agrees with the computed one; "cannot tell" where it may or may not.

    A plain figure is read as rounded to its smallest unit: "15 years" agrees with 15 years and 2 months about, not
    exactly. "About" allows a tenth more or less as well.
    """
    person = claim.person or (dossier.subject.key if dossier.subject else "")
    return _BY_KIND[claim.kind](claim, dossier, person)


def _time_left(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    return _on_each(claim, _moment(claim, dossier), lambda day: left_on(dossier, day, person=person))


def _time_held(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    stay = _stay(claim, dossier)
    moment = Window.of(claim.occurred or (stay.ended if stay else None))
    return _on_each(claim, moment, lambda day: held_on(dossier, day, person=person))


def _on_each(claim: Claim, moment: Window, length_on: Callable[[date], Length | None]) -> Comparison:
    """The lengths on the first and on the last day that the claim can speak of, taken together."""
    if moment.earliest is None or moment.latest is None:
        return Comparison(verdict=Verdict.CANNOT_TELL)
    first, last = length_on(moment.earliest), length_on(moment.latest)
    if first is None or last is None:
        return Comparison(verdict=Verdict.CANNOT_TELL)
    whole = Length(min(first.least, last.least), max(first.most, last.most))
    return _lengths(claim, whole, moment.earliest)


def _release_to_death(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    death, stay = defendant.death(dossier, person), _stay(claim, dossier)
    left = Window.of(stay.ended) if stay and stay.end in AFTER else _released(dossier, person)
    return _from_to(claim, left, Window.of(death.occurred) if death else ANY_DAY)


def _stretch(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    stay = _stay(claim, dossier)
    if stay is None:
        return Comparison(verdict=Verdict.CANNOT_TELL)
    end = Window.of(stay.ended) if stay.ended else _expected_end(dossier, stay, person)
    return _from_to(claim, Window.of(stay.occurred), end)


def _expected_end(dossier: Dossier, stay: Custody, person: str) -> Window:
    """Until when a stay that goes on is expected to last: restrictions as long as they take the place of the term."""
    ledgers = current(dossier, person=person)
    if stay.form in {CustodyForm.RESTRICTED_FREEDOM, CustodyForm.PROBATION, CustodyForm.EXILE}:
        ends = [found.replaced.ends for found in ledgers if found.replaced]
    else:
        ends = [found.ends for found in ledgers]
    return next((end for end in ends if end), ANY_DAY)


def _term(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    """The length imposed, or the net one after changes: a source may mean either."""
    found = [_against(claim, term, of) for of in current(dossier, person=person) for term in (of.imposed.net, of.net)]
    agreed = [comparison for comparison in found if comparison.verdict.agrees]
    return next(iter(agreed or found), Comparison(verdict=Verdict.CANNOT_TELL))


def _against(claim: Claim, term: Term | None, of: Ledger) -> Comparison:
    if term is None:
        return Comparison(verdict=Verdict.CANNOT_TELL)
    return _lengths(claim, Length(term, term), of.start.earliest or date(2000, 1, 1))


def _term_end(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    return _days(claim, _last([found.ends for found in current(dossier, person=person)]))


def _two_thirds(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    return _days(claim, _last([part_served(found, TWO_THIRDS) for found in current(dossier, person=person)]))


def _release_day(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    """The reported release, or for a ruling the day on which it was expected to take effect."""
    court = docket(dossier)
    if claim.about_ruling in court.rulings:
        return _days(claim, expected_in_force(court, claim.about_ruling))
    return _days(claim, _released(dossier, person))


def _age(claim: Claim, dossier: Dossier, person: str) -> Comparison:
    born = next((Window.of(row.occurred) for row in counted(dossier.attributes) if _is_birth(row, person)), ANY_DAY)
    on = Window.of(claim.occurred)
    if claim.number is None or not (born.earliest and born.latest and on.earliest and on.latest):
        return Comparison(verdict=Verdict.CANNOT_TELL)
    ages = years(born.latest, on.earliest), years(born.earliest, on.latest)
    return Comparison(verdict=fits_number(claim.number, claim.comparator, ages), computed=ages)


def years(born: date, day: date) -> int:
    """Answer the age in whole years on `day`; a birthday on 29 February falls on 28 February in other years."""
    return between(born, day).months // 12 if day >= born else 0


def _is_birth(row: object, person: str) -> bool:
    return getattr(row, "kind", None) is AttributeKind.BIRTH and getattr(row, "person", "") == person


def _moment(claim: Claim, dossier: Dossier) -> Window:
    """The day that a claim speaks of: its own, narrowed by the ruling that it is about."""
    court = docket(dossier)
    ruling = court.rulings.get(claim.about_ruling)
    stated = Window.of(claim.occurred)
    return stated.within(court.pronounced[ruling.key]) if ruling else stated


def _stay(claim: Claim, dossier: Dossier) -> Custody | None:
    rows = {row.key: row for row in dossier.custody} | by_any_key(dossier.custody)
    return rows.get(claim.about_custody)


def _released(dossier: Dossier, person: str) -> Window:
    ends = [Window.of(row.ended) for row in defendant.stays(dossier, person) if row.ended and row.end in AFTER]
    return max(ends, key=lambda window: window.latest or date.max, default=ANY_DAY)


def _last(windows: list[Window | None]) -> Window | None:
    known = [window for window in windows if window and window.latest]
    return max(known, key=lambda window: window.latest or date.min, default=None)


def _days(claim: Claim, computed: Window | None) -> Comparison:
    if computed is None or claim.value_date is None or computed.is_open:
        return Comparison(verdict=Verdict.CANNOT_TELL)
    verdict = fits_days(Window.of(claim.value_date), claim.comparator, computed)
    return Comparison(verdict=verdict, computed=computed)


def _from_to(claim: Claim, start: Window, end: Window) -> Comparison:
    if not (start.earliest and start.latest and end.earliest and end.latest) or end.earliest < start.latest:
        return Comparison(verdict=Verdict.CANNOT_TELL)
    length = Length(between(start.latest, end.earliest), between(start.earliest, end.latest))
    return _lengths(claim, length, start.earliest)


def _lengths(claim: Claim, length: Length, since: date) -> Comparison:
    if claim.term is None:
        return Comparison(verdict=Verdict.CANNOT_TELL, computed=length)
    stated = claim.term
    verdicts = {
        fits_length(since, stated, claim.comparator, add_term(since, term)) for term in (length.least, length.most)
    }
    verdict = verdicts.pop() if len(verdicts) == 1 else _both(verdicts)
    return Comparison(verdict=verdict, computed=length)


def _both(verdicts: set[Verdict]) -> Verdict:
    return Verdict.ABOUT if all(verdict.agrees for verdict in verdicts) else Verdict.CANNOT_TELL


_BY_KIND: Final[Mapping[ClaimKind, Callable[[Claim, Dossier, str], Comparison]]] = {
    ClaimKind.TIME_LEFT: _time_left,
    ClaimKind.TIME_HELD: _time_held,
    ClaimKind.TERM_END: _term_end,
    ClaimKind.TWO_THIRDS: _two_thirds,
    ClaimKind.AGE: _age,
    ClaimKind.RELEASE_TO_DEATH: _release_to_death,
    ClaimKind.TERM: _term,
    ClaimKind.RELEASE_DAY: _release_day,
    ClaimKind.STRETCH: _stretch,
}
