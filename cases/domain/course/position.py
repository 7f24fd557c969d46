"""Where a person stands after some of the recorded changes, as a state that each change turns into the next."""

from dataclasses import dataclass, replace

from cases.domain.dossier import Custody, Death, Sentence, SentenceChange
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, LegalGround, Status
from cases.domain.window import Window

NESTED = frozenset(
    {
        CustodyForm.PUNISHMENT_CELL,
        CustodyForm.PRISON_HOSPITAL,
        CustodyForm.CIVILIAN_HOSPITAL,
        CustodyForm.TRANSIT,
        CustodyForm.FURLOUGH,
    }
)
AFTER = {
    CustodyEnd.EARLY: Status.RELEASED_EARLY,
    CustodyEnd.AT_TERM: Status.RELEASED_AT_TERM,
    CustodyEnd.ILLNESS: Status.RELEASED_ILLNESS,
    CustodyEnd.BAIL: Status.RELEASED,
    CustodyEnd.ACQUITTED: Status.ACQUITTED,
    CustodyEnd.PARDONED: Status.PARDONED,
    CustodyEnd.EXCHANGED: Status.EXCHANGED,
    CustodyEnd.EXPELLED: Status.EXPELLED,
    CustodyEnd.RELEASED: Status.RELEASED,
    CustodyEnd.ESCAPED: Status.WHEREABOUTS_UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class OpenStay:
    """A stretch of custody that goes on; `lapsed` when it is no longer taken to by itself."""

    row: Custody
    ground: LegalGround
    lapsed: bool = False

    @property
    def is_nested(self) -> bool:
        """Whether this is a stay within another custody by its form."""
        return self.row.form in NESTED


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What has happened so far, as far as it bears on where a person stands.

    `left` is the status that the last end of custody gives, `left_by` its row, `freed` when it was. The rest are the
    keys of rulings pronounced, those of them that order release, those that are due to be carried out, sentences,
    sentences whose term is over, and rows that say wanted, tried in absentia, lighter penalty and death.
    """

    stays: tuple[OpenStay, ...] = ()
    left: Status | None = None
    left_by: str = ""
    freed: Window | None = None
    pronounced: frozenset[str] = frozenset()
    convicted: frozenset[str] = frozenset()
    ordered: frozenset[str] = frozenset()
    due: frozenset[str] = frozenset()
    sentences: tuple[Sentence, ...] = ()
    over: frozenset[str] = frozenset()
    lighter: SentenceChange | None = None
    acquitted: str = ""
    absent: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()
    death: Death | Custody | None = None


def begin(state: State, row: Custody, *, ground: LegalGround, when: Window) -> State:
    """Answer the state after a stay began: one that is not nested closes nested ones and starts things anew.

    Restrictions at liberty that follow custody are a release from it.
    """
    stay = OpenStay(row, ground)
    if stay.is_nested:
        transferred = state.left if state.left is Status.HELD else None
        return replace(state, stays=(*state.stays, stay), left=transferred)
    kept = tuple(held for held in state.stays if not held.is_nested)
    if not row.form.deprives_of_liberty:
        was_held = any(held.row.form.deprives_of_liberty for held in kept)
        return replace(state, stays=(*kept, stay), freed=when if was_held else state.freed)
    none: frozenset[str] = frozenset()
    return replace(
        state, stays=(*kept, stay), left=None, left_by="", due=none, over=none, lighter=None, absent=none, wanted=none
    )


def end(state: State, row: Custody, *, when: Window) -> State:
    """Answer the state after a stay ended: a release ends every custody, a transfer only this one.

    The end of restrictions at liberty leaves the day of the release from custody as it was.
    """
    if row.end is CustodyEnd.DIED:
        return replace(state, death=row)
    rest = tuple(held for held in state.stays if held.row.key != row.key)
    if row.end in AFTER:
        moment = when if row.form.deprives_of_liberty or not state.freed else state.freed
        lighter = state.lighter if row.form.deprives_of_liberty else None
        return freed(replace(state, stays=rest, lighter=lighter), AFTER[row.end], row.key, when=moment)
    if rest or state.left:
        return replace(state, stays=rest)
    moved = row.end is CustodyEnd.TRANSFER and row.form.deprives_of_liberty
    unknown = Status.WHEREABOUTS_UNKNOWN if row.form is CustodyForm.DISAPPEARED else None
    return replace(state, stays=rest, left=Status.HELD if moved else unknown, left_by=row.key)


def freed(state: State, status: Status, key: str, *, when: Window) -> State:
    """Answer the state after a release: every custody is over; restrictions at liberty go on."""
    kept = tuple(held for held in state.stays if _goes_on(held))
    none: frozenset[str] = frozenset()
    return replace(state, stays=kept, left=status, left_by=key, freed=when, ordered=none, due=none, over=none)


def let_go(state: State, *, status: Status, key: str, when: Window) -> State:
    """Answer the state after a release that is reported apart from custody; a reported end of custody says more."""
    held = any(held.row.form.deprives_of_liberty for held in state.stays)
    return state if state.left in AFTER.values() and not held else freed(state, status, key, when=when)


def _goes_on(held: OpenStay) -> bool:
    return not held.row.form.deprives_of_liberty and not held.is_nested


def lapse(state: State, row: Custody) -> State:
    """Answer the state in which a stay within another one is no longer taken to go on."""
    stays = tuple(replace(held, lapsed=True) if held.row.key == row.key else held for held in state.stays)
    return replace(state, stays=stays)


def reground(state: State, row: Custody, *, ground: LegalGround) -> State:
    """Answer the state after the legal ground of a stay changed."""
    stays = tuple(replace(held, ground=ground) if held.row.key == row.key else held for held in state.stays)
    return replace(state, stays=stays)


def pronounce(state: State, key: str, *, orders: bool, convicts: bool, acquits: bool) -> State:
    """Answer the state after a ruling was pronounced."""
    mine = frozenset({key})
    return replace(
        state,
        pronounced=state.pronounced | mine,
        ordered=state.ordered | mine if orders else state.ordered,
        convicted=state.convicted | mine if convicts else state.convicted,
        acquitted=key if acquits else state.acquitted,
    )


def fall_due(state: State, key: str) -> State:
    """Answer the state after the day on which an order of release was expected to be carried out."""
    is_open = key in state.ordered or (state.lighter is not None and state.lighter.key == key)
    return replace(state, due=state.due | {key}) if is_open else state


def sentence(state: State, row: Sentence, *, in_absentia: bool, overrides: bool) -> State:
    """Answer the state after a sentence; of those in one case the last that stands counts.

    A prison term with a date `overrides` an earlier release where nothing is known of custody.
    """
    sentences = (*state.sentences, row)
    if in_absentia:
        return replace(state, sentences=sentences, absent=state.absent | {row.key})
    overrides = overrides and not state.stays and state.left is not Status.HELD
    return replace(
        state,
        sentences=sentences,
        left=None if overrides else state.left,
        left_by="" if overrides else state.left_by,
    )


def run_out(state: State, key: str) -> State:
    """Answer the state after the expected end of a sentence."""
    return replace(state, over=state.over | {key})


def run_on(state: State, key: str) -> State:
    """Answer the state after a sentence whose term was over was lengthened, or its end became unknown."""
    return replace(state, over=state.over - {key})


def lighten(state: State, change: SentenceChange) -> State:
    """Answer the state after something lighter than custody took the place of the remainder."""
    return replace(state, lighter=change)


def seek(state: State, key: str, *, begins: bool) -> State:
    """Answer the state after a person was declared wanted, or ceased to be."""
    return replace(state, wanted=state.wanted | {key} if begins else state.wanted - {key})


def die(state: State, row: Death) -> State:
    """Answer the state after a death; nothing that is dated later changes it."""
    return replace(state, death=row)
