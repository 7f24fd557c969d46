"""Cases, parties, charges, filings, rulings and sentences in a dossier."""

from dataclasses import dataclass

from cases.domain.duration import Term
from cases.domain.text import Text
from cases.domain.vocabulary.court import (
    Appellant,
    ChangeKind,
    ChargeStatus,
    Combination,
    CountedFrom,
    Disposition,
    Effect,
    FilingKind,
    LinkKind,
    PartyRole,
    PenaltyKind,
    Stance,
)
from cases.domain.vocabulary.evidence import Comparator

from .base import Fact, Part, Record, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """What the authorities say (`accusation`) and what the person did (`conduct`); the two are not the same.

    `has_page` is set when a page is shown, for a case with a published page of its own; never in an edition.
    """

    title: Text = Text()
    country: str = ""
    accusation: Text = Text()
    conduct: Text = Text()
    numbers: str = ""
    has_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Fact):
    """What a person, or `head_count` unnamed people, are in a case."""

    case: str
    person: str = ""
    description: Text = Text()
    head_count: int = 1
    head_count_comparator: Comparator = Comparator.EXACTLY
    role: PartyRole = PartyRole.DEFENDANT
    stance: Stance = Stance.NOT_KNOWN
    in_absentia: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Record):
    """An article of a law as a court or a source names it."""

    code: Text = Text()
    edition: str = ""
    article: str = ""
    part: str = ""
    title: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeStep(Part):
    """One step in the life of a charge; `ruling` is the key of the ruling that took it."""

    status: ChargeStatus
    occurred: When | None = None
    ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Fact):
    """A charge against one party: a provision, or the wording as reported with its quotation marks."""

    party: str
    provision: str = ""
    wording: str = ""
    wording_lang: str = ""
    wording_translation: Text = Text()
    steps: tuple[ChargeStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing(Fact):
    """What somebody asked of a court or another body; arguments are theirs, one a line."""

    case: str
    kind: FilingKind = FilingKind.OTHER
    by_person: str = ""
    by_organisation: str = ""
    by: Text = Text()
    addressee: str = ""
    against: str = ""
    arguments: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Fact):
    """What a body decided, when it takes effect, and whether that was reported to have happened.

    `occurred` is the day on which it was pronounced; `in_force` and `carried_out` only where reported. `concerns`
    holds keys of parties, empty for all of them. `effect_days` belongs to "after a number of days unless appealed".
    """

    case: str
    body: str = ""
    judges: tuple[str, ...] = ()
    disposition: Disposition
    on_filing: str = ""
    concerns: tuple[str, ...] = ()
    written: When | None = None
    grounds: Text = Text()
    grounds_by: Text = Text()
    legal_basis: Text = Text()
    effect: Effect = Effect.NOT_REPORTED
    effect_days: int | None = None
    appeal_by: Appellant = Appellant.NOT_REPORTED
    condition: Text = Text()
    in_force: When | None = None
    carried_out: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingLink(Record):
    """What a later ruling does to an earlier one, as a whole or in the part that `scope` names."""

    later: str
    earlier: str
    kind: LinkKind
    scope: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty(Part):
    """One line of a sentence; `term` is None when it is not known or has no end (`indefinite`)."""

    kind: PenaltyKind
    term: Term | None = None
    indefinite: bool = False
    suspended: Term | None = None
    regime: Text = Text()
    amount: str = ""
    description: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Fact):
    """What a ruling imposed on one party; `counted_from` is the day from which the term runs."""

    party: str
    ruling: str = ""
    combination: Combination = Combination.SINGLE
    legal_cap: Term | None = None
    counted_from: When | None = None
    counted_basis: CountedFrom = CountedFrom.NOT_KNOWN
    penalties: tuple[Penalty, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange(Fact):
    """One line of the ledger after the sentence; `term` is the length by which, or to which, it changed.

    `credit_rate` is days of term for a day held ("2" where one day counts as two). `replacement` is what takes the
    place of the remainder.
    """

    sentence: str
    kind: ChangeKind
    term: Term | None = None
    credit_from: When | None = None
    credit_to: When | None = None
    credit_rate: str = ""
    replacement: PenaltyKind | None = None
    replacement_term: Term | None = None
    ruling: str = ""
    scope: Text = Text()
