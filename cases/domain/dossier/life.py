"""What happened to a person: custody, health, protest, ill-treatment, clemency, death, recognition, voices."""

from dataclasses import dataclass

from cases.domain.duration import Term
from cases.domain.text import Text
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, LegalGround
from cases.domain.vocabulary.evidence import ClaimKind, Comparator
from cases.domain.vocabulary.life import (
    CampaignKind,
    ClemencyAnswer,
    ClemencyKind,
    DeathManner,
    DesignationLabel,
    Established,
    HealthKind,
    Inquiry,
    Medium,
    OccurrenceKind,
    ProtestKind,
    Reporter,
    ResponseKind,
    ResponseScope,
    TreatmentKind,
)

from .base import Fact, Part, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Part):
    """The legal ground of a stretch of custody from one day on; it can change while custody goes on."""

    ground: LegalGround
    occurred: When | None = None
    ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody(Fact):
    """One form of custody in one place, from `occurred` to `ended` (None: no end is reported)."""

    person: str
    form: CustodyForm
    facility: str = ""
    place: str = ""
    ended: When | None = None
    end: CustodyEnd = CustodyEnd.NOT_KNOWN
    end_text: Text = Text()
    conditions: Text = Text()
    ruling: str = ""
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthEvent(Fact):
    """Something about a person's health; `caused_by_*` are keys of the facts that are said to have caused it."""

    person: str
    kind: HealthKind
    condition: Text = Text()
    icd11: str = ""
    severity: Text = Text()
    facility: str = ""
    place: str = ""
    ended: When | None = None
    reported_by: Reporter = Reporter.NOT_REPORTED
    caused_by_protest: str = ""
    caused_by_treatment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Part):
    """One demand of a protest; it may point at a ruling."""

    demand: Text = Text()
    ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protest(Fact):
    """What a prisoner did in protest; `claimed_length` is as claimed, not computed."""

    person: str
    kind: ProtestKind
    ended: When | None = None
    claimed_length: Term | None = None
    reason: Text = Text()
    about: Text = Text()
    about_person: str = ""
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IllTreatment(Fact):
    """An allegation of ill-treatment: who alleges it and how far it is established."""

    person: str
    kind: TreatmentKind
    facility: str = ""
    place: str = ""
    ended: When | None = None
    length: Term | None = None
    length_comparator: Comparator = Comparator.EXACTLY
    trigger_protest: str = ""
    alleged_by: Reporter = Reporter.NOT_REPORTED
    established: Established = Established.ALLEGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Fact):
    """What an authority, or another, answers to allegations, a case, a designation or a death."""

    by_organisation: str = ""
    by_person: str = ""
    by: Text = Text()
    kind: ResponseKind
    scope: ResponseScope = ResponseScope.THIS_CASE
    denied: Text = Text()
    to_treatments: tuple[str, ...] = ()
    to_case: str = ""
    to_designation: str = ""
    to_death: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clemency(Fact):
    """An offer of pardon, amnesty or release, its condition and the answer."""

    person: str
    kind: ClemencyKind
    offered_by: Text = Text()
    condition: Text = Text()
    answer: ClemencyAnswer = ClemencyAnswer.NOT_KNOWN
    answer_reason: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Death(Fact):
    """A death: cause and characterisation as reported."""

    person: str
    place: str = ""
    facility: str = ""
    facility_text: Text = Text()
    cause: Text = Text()
    manner: DeathManner = DeathManner.NOT_KNOWN
    characterisation: Text = Text()
    autopsy: Text = Text()
    inquiry: Inquiry = Inquiry.NOT_REPORTED
    burial: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation(Fact):
    """Recognition by an organisation, or a listing against the person, from `occurred` to `ended`."""

    person: str
    label: DesignationLabel
    by_organisation: str = ""
    by: Text = Text()
    wgad: str = ""
    document: Text = Text()
    ended: When | None = None
    complied: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """Who said what, where, in answer to what and about whom; `quote` in the original, `translation` beside it."""

    person: str = ""
    case: str = ""
    speaker_person: str = ""
    speaker: Text = Text()
    medium: Medium = Medium.NOT_REPORTED
    quote: str = ""
    quote_lang: str = ""
    translation: Text = Text()
    in_reply_to: Text = Text()
    in_reply_to_person: str = ""
    about_person: str = ""
    about_ruling: str = ""
    about_death: str = ""
    about_case: str = ""
    demand: Text = Text()
    demand_ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Fact):
    """A public action for a prisoner: who, to whom, for what, how many."""

    person: str = ""
    case: str = ""
    kind: CampaignKind
    organiser_organisation: str = ""
    organiser: Text = Text()
    addressee_person: str = ""
    addressee: Text = Text()
    demand: Text = Text()
    size: int | None = None
    size_comparator: Comparator = Comparator.EXACTLY
    context: Text = Text()
    outcome: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence(Fact):
    """Any other dated event, from `occurred` to `ended`."""

    person: str = ""
    case: str = ""
    kind: OccurrenceKind
    place: str = ""
    place_text: Text = Text()
    ended: When | None = None
    by_person: str = ""
    by_organisation: str = ""
    by: Text = Text()
    with_people: tuple[str, ...] = ()
    cause: Text = Text()
    means: Text = Text()
    casualties: int | None = None
    casualties_text: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Fact):
    """Somebody's count of something as of `occurred`."""

    person: str = ""
    case: str = ""
    by_organisation: str = ""
    by: Text = Text()
    scope: Text = Text()
    country: str = ""
    value: int | None = None
    comparator: Comparator = Comparator.EXACTLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Fact):
    """A figure as a source states it, to stand beside the computed one; `occurred` is the day it speaks of."""

    person: str = ""
    kind: ClaimKind
    term: Term | None = None
    number: int | None = None
    value_date: When | None = None
    comparator: Comparator = Comparator.EXACTLY
    remark: Text = Text()
    about_ruling: str = ""
    about_custody: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Fact):
    """A photograph: `occurred` is when it was taken; `image` is empty when it is only described."""

    person: str = ""
    image: str = ""
    description: Text = Text()
    verified: Text = Text()
    credit: str = ""
    licence: str = ""
    circulated_by: Text = Text()
    sensitive: bool = False
