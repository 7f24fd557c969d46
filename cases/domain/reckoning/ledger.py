"""The ledger of a sentence: what was imposed and what changed it, line by line, with what each line leaves."""

from dataclasses import dataclass, replace
from datetime import date

from cases.domain.dossier import Citation, SentenceChange
from cases.domain.duration import ZERO, Term, add_term, between
from cases.domain.reckoning.credit import Days, credited, is_dated
from cases.domain.reckoning.measure import PRISON, Extent, Measure, fixed
from cases.domain.text import Text
from cases.domain.vocabulary.court import ChangeKind, PenaltyKind
from cases.domain.window import ANY_DAY, Window

_ANY_DAY = date(2000, 1, 1)
_CUT = frozenset({ChangeKind.REDUCTION, ChangeKind.AMNESTY, ChangeKind.PARDON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: what it is, by how much, and the net term and expected end after it (None: not known or no end).

    `key` is that of the penalty, the change or the sentence; `day` when a change was made. A line that is not
    `applied` stands for the record: it changes no length, or its ruling was undone. `computed` lines are results.
    """

    key: str
    label: Text
    term: Term | None = None
    net: Term | None = None
    ends: Window | None = None
    day: Window = ANY_DAY
    applied: bool = True
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What took the place of the remainder: its kind, from when, and until when if that is known."""

    key: str
    kind: PenaltyKind
    since: Window
    ends: Window | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A sentence worked out: `net` to serve from `start`, expected to end in `ends`; None where not known or endless.

    `replaced` tells what took the place of the remainder, if anything did; `ends` stays the end of the term itself.
    `sentence` is the key of its row, `same_as` that of the main account when this is another; `citations` own it.
    """

    sentence: str
    same_as: str
    citations: tuple[Citation, ...]
    imposed: Measure
    measure: Measure
    net: Term | None
    start: Window
    ends: Window | None
    replaced: Replacement | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Where the ledger stands after a line."""

    measure: Measure
    start: Window
    credits: tuple[SentenceChange, ...] = ()
    remitted: Window | None = None
    replaced: Replacement | None = None

    @property
    def days(self) -> Days:
        """The days by which credits move the end."""
        return credited(self.credits, self.start)

    @property
    def ends(self) -> Window | None:
        """The expected end of the term; None where the length or the start is not known, or there is no end."""
        if self.remitted:
            return None if self.remitted.is_open else self.remitted
        if self.measure.extent is not Extent.TERM or self.start.is_open:
            return None
        whole, days = self.start.plus(self.measure.term), self.days
        return whole.plus_days(-days.most).to(whole.plus_days(-days.least))

    @property
    def net(self) -> Term | None:
        """The term to serve, credits taken off, in whole months and days where the start is known."""
        ends, begins = self.ends and self.ends.exact, self.start.exact
        if self.measure.net is None or self.remitted:
            return None
        if ends and begins and self.days.least:
            return between(begins, max(begins, ends))
        return self.measure.term - Term(0, self.days.least)


def after(balance: Balance, change: SentenceChange, day: Window) -> Balance:
    """Answer the balance after a change made on `day`; a change of regime or place leaves it as it is."""
    match change.kind:
        case ChangeKind.EXTENSION:
            return _longer(balance, change.term)
        case ChangeKind.CREDIT:
            return _credited(balance, change)
        case ChangeKind.MERGER if change.term:
            return replace(balance, measure=_set(balance.measure.kind, change.term))
        case ChangeKind.COMMUTATION | ChangeKind.REPLACEMENT:
            return _replaced(balance, change, day)
        case kind if kind in _CUT:
            return _cut(balance, change, day)
    return balance


def _longer(balance: Balance, term: Term | None) -> Balance:
    measure = balance.measure
    if measure.extent not in {Extent.TERM, Extent.NONE}:
        return balance
    if term is None:
        return replace(balance, measure=Measure(measure.kind, Extent.UNKNOWN))
    whole = measure.term + term
    if falls_short(whole):
        return replace(balance, measure=Measure(measure.kind, Extent.UNKNOWN))
    return replace(balance, measure=_set(measure.kind, whole))


def is_remission(change: SentenceChange) -> bool:
    """Answer whether a change lets a person off all that is left of the term."""
    return change.kind in {ChangeKind.AMNESTY, ChangeKind.PARDON} and not change.term and not change.scope


def falls_short(term: Term) -> bool:
    """Answer whether a term is less than nothing: more was taken off than was imposed, which cannot be so."""
    return term < ZERO and add_term(_ANY_DAY, term) < _ANY_DAY


def _credited(balance: Balance, change: SentenceChange) -> Balance:
    if is_dated(change):
        return replace(balance, credits=(*balance.credits, change))
    return _longer(balance, -change.term) if change.term else balance


def _cut(balance: Balance, change: SentenceChange, day: Window) -> Balance:
    """A reduction, pardon or amnesty by a length takes it off; one of the rest ends the term; one of counts is open."""
    if change.term:
        return _longer(balance, -change.term)
    if is_remission(change):
        return replace(balance, remitted=day)
    return replace(balance, measure=replace(balance.measure, extent=Extent.UNKNOWN))


def _replaced(balance: Balance, change: SentenceChange, day: Window) -> Balance:
    """A commutation within custody keeps the start; to something lighter it replaces the remainder from its day on.

    A lighter penalty that is turned into prison starts a term of its own on that day.
    """
    kind, term = change.replacement, change.replacement_term or change.term
    was_prison = balance.measure.kind in PRISON
    if kind is None or (kind in PRISON and was_prison):
        kind = kind or balance.measure.kind
        return replace(balance, measure=_set(kind, term) if term or kind is None else fixed(kind))
    if kind in PRISON:
        return replace(balance, measure=_set(kind, term) if term else fixed(kind), start=day, replaced=None)
    ends = day.plus(term) if term and not day.is_open else balance.ends
    return replace(balance, replaced=Replacement(key=change.key, kind=kind, since=day, ends=ends))


def _set(kind: PenaltyKind | None, term: Term | None) -> Measure:
    return Measure(kind, Extent.TERM, term) if term else Measure(kind, Extent.NONE)
