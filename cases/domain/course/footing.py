"""The status that a state amounts to, and the rows it follows from."""

from dataclasses import dataclass, replace
from typing import Final

from cases.domain.course.position import OpenStay, State
from cases.domain.docket import Docket
from cases.domain.dossier import Custody, Sentence
from cases.domain.reckoning.measure import Extent, imposed
from cases.domain.ruling import upholders
from cases.domain.vocabulary.court import Disposition, PenaltyKind
from cases.domain.vocabulary.custody import CustodyForm, LegalGround, Status
from cases.domain.vocabulary.life import DeathManner

_BY_FORM: Final = {
    CustodyForm.POLICE: Status.POLICE_CUSTODY,
    CustodyForm.REMAND: Status.REMAND,
    CustodyForm.PRISON_HOSPITAL: Status.HOSPITAL_IN_CUSTODY,
    CustodyForm.CIVILIAN_HOSPITAL: Status.HOSPITAL_IN_CUSTODY,
    CustodyForm.PSYCHIATRIC: Status.PSYCHIATRIC,
    CustodyForm.HOUSE_ARREST: Status.HOUSE_ARREST,
    CustodyForm.FURLOUGH: Status.FURLOUGH,
    CustodyForm.RESTRICTED_FREEDOM: Status.RESTRICTED_FREEDOM,
    CustodyForm.PROBATION: Status.RESTRICTED_FREEDOM,
    CustodyForm.EXILE: Status.EXILE,
    CustodyForm.DISAPPEARED: Status.DISAPPEARED,
}
_BY_GROUND: Final = {
    LegalGround.SENTENCE: Status.SERVING,
    LegalGround.REMAND_ORDER: Status.REMAND,
    LegalGround.NEW_CASE: Status.REMAND,
    LegalGround.EXTRADITION: Status.HELD,
    LegalGround.NONE: Status.HELD,
}
_GROUND_TELLS: Final = frozenset(
    {
        CustodyForm.REMAND,
        CustodyForm.PRISON,
        CustodyForm.PUNISHMENT_CELL,
        CustodyForm.MILITARY,
        CustodyForm.CAMP,
        CustodyForm.TRANSIT,
        CustodyForm.UNKNOWN,
    }
)
_AS_OUTER: Final = frozenset({CustodyForm.TRANSIT, CustodyForm.PUNISHMENT_CELL})
_BY_TERM: Final = frozenset({Status.SERVING, Status.HOSPITAL_IN_CUSTODY, Status.HELD, Status.PSYCHIATRIC})
_BY_PENALTY: Final = {
    PenaltyKind.RESTRICTED_FREEDOM: Status.RESTRICTED_FREEDOM,
    PenaltyKind.PROBATION: Status.RESTRICTED_FREEDOM,
    PenaltyKind.EXILE: Status.EXILE,
    PenaltyKind.COMPULSORY_TREATMENT: Status.PSYCHIATRIC,
}


@dataclass(frozen=True, slots=True)
class Footing:
    """A status with the keys of the rows it follows from; `instead` holds what it may be where it is inferred."""

    status: Status
    because: tuple[str, ...] = ()
    instead: tuple[Status, ...] = ()


@dataclass(frozen=True, slots=True)
class _Law:
    """What stands of the rulings and sentences in a state."""

    sentences: tuple[Sentence, ...]
    convicted: tuple[str, ...]
    ordered: tuple[str, ...]
    lighter: tuple[str, ...]
    due: tuple[str, ...]
    over: tuple[str, ...]

    @property
    def prison(self) -> tuple[str, ...]:
        """The keys of the sentences to prison."""
        return tuple(row.key for row in self.sentences if imposed(row).is_prison)


def footing(state: State, court: Docket, *, first_held_later: bool = False) -> Footing:
    """Answer the status that a state amounts to.

    `first_held_later`: custody with a date comes later than this state, so that the person was at liberty as far as is
    reported.
    """
    if state.death:
        return _dead(state, court)
    law = _law(state, court)
    stay, outer = _top(state, law)
    if stay:
        found = Footing(_of_stay(stay, outer, state, law), (stay.row.key,))
        return _due(found, state, law) if stay.row.form.deprives_of_liberty else found
    if state.left is Status.HELD:
        found = Footing(Status.SERVING if law.prison else Status.HELD, (state.left_by, *law.prison))
        return _due(found, state, law)
    return _at_large(state, court, law, first_held_later=first_held_later)


def _law(state: State, court: Docket) -> _Law:
    known = state.pronounced
    standing = [row for row in state.sentences if court.stands(row.ruling, known)]
    sentences = tuple({row.party: row for row in standing}.values())
    prison = {court.rulings[row.ruling].case for row in sentences if row.ruling in court.rulings and _is_prison(row)}
    ordered = tuple(key for key in sorted(state.ordered) if court.stands(key, known) and _frees(court, key, prison))
    lighter = (state.lighter.key,) if state.lighter and court.stands(state.lighter.ruling, known) else ()
    return _Law(
        sentences=sentences,
        convicted=tuple(key for key in sorted(state.convicted) if court.stands(key, known)),
        ordered=ordered,
        lighter=lighter,
        due=tuple(key for key in (*ordered, *lighter) if key in state.due and _still_upheld(state, court, key)),
        over=tuple(row.key for row in sentences if row.key in state.over),
    )


def _still_upheld(state: State, court: Docket, key: str) -> bool:
    """Whether the ruling by which one that was appealed against took effect stands; true where none upheld it."""
    ruling = state.lighter.ruling if state.lighter and state.lighter.key == key else key
    upheld = [later for later in upholders(court, ruling) if later in state.pronounced]
    return not upheld or court.stands(upheld[-1], state.pronounced)


def _is_prison(row: Sentence) -> bool:
    return imposed(row).is_prison


def _frees(court: Docket, key: str, prison_cases: set[str]) -> bool:
    """An acquittal in one case frees nobody who serves a sentence in another; bail nobody who serves one at all."""
    ruling = court.rulings[key]
    if ruling.disposition is Disposition.BAIL:
        return not prison_cases
    return ruling.disposition is not Disposition.ACQUITTED or not prison_cases - {ruling.case}


def _top(state: State, law: _Law) -> tuple[OpenStay | None, OpenStay | None]:
    """The stay that says where the person is, and the one around it: the last nested one, else the last begun."""
    around = [held for held in state.stays if not held.is_nested]
    nested = [held for held in state.stays if held.is_nested and not held.lapsed]
    outer = around[-1] if around else None
    if nested:
        return nested[-1], outer
    alone = [] if law.prison or state.left else [held for held in state.stays if held.lapsed]
    return outer or (alone[-1] if alone else None), None


def _of_stay(stay: OpenStay, outer: OpenStay | None, state: State, law: _Law) -> Status:
    form = stay.row.form
    if outer and form in _AS_OUTER:
        return _of_stay(outer, None, state, law)
    if form in _GROUND_TELLS and stay.ground in _BY_GROUND and not _void(stay, state, law):
        return _BY_GROUND[stay.ground]
    if form in _BY_FORM:
        return _BY_FORM[form]
    served = bool(law.sentences or law.convicted) and form is not CustodyForm.ADMINISTRATIVE
    return Status.SERVING if served else Status.HELD


def _void(stay: OpenStay, state: State, law: _Law) -> bool:
    """Whether a stay rests on a sentence that was undone, with no other in its place."""
    was_sentenced = bool(state.sentences or state.convicted)
    return stay.ground is LegalGround.SENTENCE and was_sentenced and not (law.sentences or law.convicted)


def _due(found: Footing, state: State, law: _Law) -> Footing:
    """Release ordered, or due and not confirmed, where it bears on custody."""
    if found.status is Status.DISAPPEARED:
        return found
    if law.due:
        return replace(found, status=Status.TERM_OVER, because=(*law.due, *found.because))
    if law.over and found.status in _BY_TERM and set(law.prison) <= set(law.over):
        return replace(found, status=Status.TERM_OVER, because=(*law.over, *found.because))
    if ordered := (*law.ordered, *law.lighter):
        return replace(found, status=Status.RELEASE_ORDERED, because=(*ordered, *found.because))
    return found


def _at_large(state: State, court: Docket, law: _Law, *, first_held_later: bool) -> Footing:
    """No custody goes on as far as is reported."""
    absent = tuple(row.key for row in law.sentences if row.key in state.absent)
    if absent or state.wanted:
        status = Status.SENTENCED_IN_ABSENTIA if absent else Status.WANTED
        return Footing(status, (*absent, *sorted(state.wanted)))
    if state.left:
        return _left(state, court)
    if law.prison:
        return _due(Footing(Status.SERVING, law.prison, (Status.NOT_KNOWN,)), state, law)
    if law.sentences or _is_acquitted(state, court):
        return _judged(state, court, law)
    if state.left_by or not first_held_later:
        return Footing(Status.NOT_KNOWN, (state.left_by,))
    return Footing(Status.AT_LIBERTY, (), (Status.NOT_KNOWN,))


def _is_acquitted(state: State, court: Docket) -> bool:
    return bool(state.acquitted) and court.stands(state.acquitted, state.pronounced)


def _judged(state: State, court: Docket, law: _Law) -> Footing:
    """Nothing is known of custody; an acquittal, or a sentence that is not to prison, is."""
    if _is_acquitted(state, court):
        return Footing(Status.ACQUITTED, (state.acquitted,))
    row = law.sentences[-1]
    measure = imposed(row)
    kind = measure.kind if measure.kind and measure.extent is not Extent.NONE else PenaltyKind.FINE
    return Footing(_BY_PENALTY.get(kind, Status.AT_LIBERTY), (row.key,), (Status.NOT_KNOWN,))


def _left(state: State, court: Docket) -> Footing:
    """After a reported end of custody: what that end says, unless restrictions took the place of the remainder."""
    status = state.left or Status.NOT_KNOWN
    if state.lighter and court.stands(state.lighter.ruling, state.pronounced):
        kind = state.lighter.replacement or PenaltyKind.FINE
        return Footing(_BY_PENALTY.get(kind, status), (state.lighter.key, state.left_by))
    if status is Status.ACQUITTED and state.acquitted and not _is_acquitted(state, court):
        return Footing(Status.RELEASED, (state.left_by,))
    if status is Status.RELEASED and _is_acquitted(state, court):
        return Footing(Status.ACQUITTED, (state.acquitted, state.left_by))
    return Footing(status, (state.left_by,))


def _dead(state: State, court: Docket) -> Footing:
    """Died in custody, or after release, only where custody, or the release, is reported."""
    row = state.death
    if isinstance(row, Custody):
        return Footing(Status.DIED_IN_CUSTODY, (row.key,))
    before = footing(replace(state, death=None), court)
    because = (row.key, *before.because) if row else before.because
    if row and row.manner is DeathManner.EXECUTION:
        return Footing(Status.EXECUTED, because)
    if before.status is Status.TERM_OVER:
        return Footing(Status.DIED, because, (Status.DIED_IN_CUSTODY, Status.DIED_AFTER_RELEASE))
    if before.status.is_held or before.status is Status.FURLOUGH:
        inferred = (Status.DIED_IN_CUSTODY,) if before.instead else ()
        return Footing(Status.DIED if inferred else Status.DIED_IN_CUSTODY, because, inferred)
    return Footing(Status.DIED_AFTER_RELEASE if state.freed else Status.DIED, because)
