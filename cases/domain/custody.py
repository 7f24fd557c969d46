"""The chain of a person's custody: stretches in order, what they lie in, how they end, gaps and overlaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from cases.domain import defendant
from cases.domain.course.position import AFTER, NESTED
from cases.domain.docket import Docket, docket
from cases.domain.dossier import Custody, Dossier
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, LegalGround
from cases.domain.window import ANY_DAY, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One form of custody in one place.

    `ended` is the reported end; where none is reported it is the event that must have ended it (`ended_by` is its
    key), or None where custody goes on as far as is known. `within` is the key of the stretch around a stay in
    hospital, in a punishment cell, in transit or on furlough. `grounds` are the legal grounds in their order, each
    with the days on which it can have begun.
    """

    key: str
    form: CustodyForm
    began: Window
    ended: Window | None
    ended_by: str
    end: CustodyEnd
    within: str
    grounds: tuple[tuple[LegalGround, Window], ...]

    @property
    def is_held(self) -> bool:
        """Whether this form of custody takes liberty away."""
        return self.form.deprives_of_liberty

    def ground_on(self, day: date) -> LegalGround:
        """Answer the legal ground at the end of `day`: the last one that has surely begun."""
        begun = [ground for ground, since in self.grounds if since.is_open or since.surely_by(day)]
        return begun[-1] if begun else LegalGround.NOT_REPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Nothing is reported between the end of one stretch and the start of the next, though no release is."""

    after: str
    before: str
    since: Window
    until: Window


def chain(dossier: Dossier, *, person: str | None = None) -> tuple[Stretch, ...]:
    """Answer the stretches of custody of a person in the order in which they began, undated ones last.

    A stretch without a reported end is ended by the next one that is not nested, by a release or by the death; a
    nested one also by the end of the stretch around it.
    """
    who = defendant.whom(dossier, person)
    court = docket(dossier)
    rows = sorted(defendant.stays(dossier, who), key=lambda row: (*_order(row), row.order))
    found = [_stretch(court, row) for row in rows]
    died = defendant.death(dossier, who)
    death = (died.key, Window.of(died.occurred)) if died and died.occurred else None
    placed = [replace(stretch, within=_around(stretch, found)) for stretch in found]
    return tuple(_closed(stretch, placed, death) for stretch in placed)


def gaps(stretches: Sequence[Stretch]) -> tuple[Gap, ...]:
    """Answer where the chain is broken: an end that is no release, and a later start that surely lies after it."""
    outer = [stretch for stretch in stretches if not stretch.within]
    return tuple(gap for earlier, later in pairwise(outer) if (gap := _gap(earlier, later)))


def overlaps(stretches: Sequence[Stretch]) -> tuple[tuple[str, str], ...]:
    """Answer the pairs of stretches, neither within the other, that surely shared more than a day of transfer."""
    return tuple(
        (one.key, other.key)
        for index, one in enumerate(stretches)
        for other in stretches[index + 1 :]
        if not one.within and not other.within and _share_days(one, other)
    )


def _order(row: Custody) -> tuple[date, date]:
    began = Window.of(row.occurred)
    first = began.earliest or began.latest or date.max
    return first, began.latest or date.max


def _stretch(court: Docket, row: Custody) -> Stretch:
    return Stretch(
        key=row.key,
        form=row.form,
        began=Window.of(row.occurred),
        ended=Window.of(row.ended) if row.ended else None,
        ended_by=row.key if row.ended else "",
        end=row.end,
        within="",
        grounds=tuple(_grounds(court, row)),
    )


def _grounds(court: Docket, row: Custody) -> Iterator[tuple[LegalGround, Window]]:
    dated = []
    for part in row.grounds:
        ruled = court.pronounced.get(part.ruling, ANY_DAY)
        dated.append((part.ground, Window.of(part.occurred) if part.occurred else ruled))
    yield from sorted(dated, key=lambda pair: pair[1].earliest or pair[1].latest or date.min)


def _around(stretch: Stretch, all_: Sequence[Stretch]) -> str:
    """The key of the last stretch, not nested itself, that began before a nested one and had not surely ended."""
    if stretch.form not in NESTED:
        return ""
    around = [
        other
        for other in all_
        if other.form not in NESTED and _can_begin_by(other, stretch) and not _over_before(other, stretch)
    ]
    return around[-1].key if around else ""


def _can_begin_by(other: Stretch, stretch: Stretch) -> bool:
    latest = stretch.began.latest
    return latest is None or other.began.possibly_by(latest)


def _over_before(other: Stretch, stretch: Stretch) -> bool:
    """Whether the other was over when this one began; ended "by a transfer" into this one does not lie around it."""
    if other.ended is None or other.ended.latest is None or stretch.began.earliest is None:
        return False
    handed_over = other.end is CustodyEnd.TRANSFER and other.ended == stretch.began
    return handed_over or other.ended.latest < stretch.began.earliest


def _closed(stretch: Stretch, all_: Sequence[Stretch], death: tuple[str, Window] | None) -> Stretch:
    if stretch.ended is not None or stretch.began.is_open:
        return stretch
    enders = [found for other in all_ if (found := _ender(stretch, other))]
    enders += [death] if death else []
    first = min(enders, key=lambda pair: pair[1].latest or date.max, default=None)
    return replace(stretch, ended_by=first[0], ended=first[1]) if first else stretch


def _ender(stretch: Stretch, other: Stretch) -> tuple[str, Window] | None:
    """What another stretch says on when this one must have been over."""
    if other.key == stretch.key:
        return None
    around = other.key == stretch.within
    starts_anew = not other.within and other.form not in NESTED and not around
    if starts_anew and _later(other.began, stretch.began):
        return other.key, other.began
    releases = other.end in AFTER and stretch.is_held
    ends_it = other.ended is not None and (releases or around) and _later(other.ended, stretch.began)
    return (other.key, other.ended) if other.ended and ends_it else None


def _later(moment: Window, than: Window) -> bool:
    """Whether a moment surely lies after another, or on the same known day."""
    return bool(moment.earliest and than.latest and moment.earliest >= than.latest)


def _gap(earlier: Stretch, later: Stretch) -> Gap | None:
    if earlier.ended is None or earlier.end in AFTER or earlier.end is CustodyEnd.DIED:
        return None
    last, first = earlier.ended.latest, later.began.earliest
    if last is None or first is None or (first - last).days <= 1:
        return None
    return Gap(after=earlier.key, before=later.key, since=earlier.ended, until=later.began)


def _share_days(one: Stretch, other: Stretch) -> bool:
    """Whether one had surely begun at least a day before the other surely ended, and the reverse; by report."""
    return _begun_before_end(one, other) and _begun_before_end(other, one)


def _begun_before_end(one: Stretch, other: Stretch) -> bool:
    if other.ended is None:
        return one.began.latest is not None
    return bool(one.began.latest and other.ended.earliest and one.began.latest < other.ended.earliest)
