"""Cases, parties, charges, filings, rulings and sentences."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

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

from .base import Fact, Line, Record, first_words, link, owner
from .fields import (
    CodeField,
    CountryField,
    FuzzyDateField,
    LineField,
    PlainTextField,
    TermField,
    TextsField,
    dates_in_order,
    filtered_by,
)
from .keys import KeyField


class Case(Record):
    """What the authorities pursue a person for."""

    key = KeyField(prefix="country-C")
    title = TextsField(_("title"), blank=False)
    country = CountryField(default="KZ")
    accusation = TextsField(_("accusation"), help_text=_("The authorities' version."))
    conduct = TextsField(_("impugned activity"), help_text=_("What the person did; not the same as the accusation."))
    numbers = LineField(_("case numbers"))

    class Meta(Record.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = [*Record.Meta.indexes, *filtered_by("country")]

    def __str__(self) -> str:
        return first_words(self.title) or self.key


class Party(Fact):
    """What a person is in a case."""

    key = KeyField(prefix="party")
    case = owner("cases.Case", "parties")
    person = owner("cases.Person", "parties", null=True, blank=True)
    description = TextsField(_("description"), help_text=_("For people whose names are not known."))
    head_count = models.PositiveSmallIntegerField(_("how many people"), default=1)
    head_count_comparator = CodeField(Comparator, _("how exact"), default=Comparator.EXACTLY)
    role = CodeField(PartyRole, _("role"), default=PartyRole.DEFENDANT)
    stance = CodeField(Stance, _("answer to the charges"), default=Stance.NOT_KNOWN)
    in_absentia = models.BooleanField(_("tried in absentia"), default=False)

    class Meta(Fact.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        indexes = [*Fact.Meta.indexes, *filtered_by("role")]
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(head_count__gte=1), name="party_has_people"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(head_count=1), name="a_known_party_is_one_person"
            ),
        ]

    def __str__(self) -> str:
        who = str(self.person) if self.person else first_words(self.description) or self.key
        return f"{who} · {self.case}"


class Provision(Record):
    """An article of a law."""

    key = KeyField(prefix="provision")
    code = TextsField(_("code of law"))
    edition = LineField(_("edition"), max_length=60)
    article = LineField(_("article"), max_length=30)
    part = LineField(_("part"), max_length=30)
    title = TextsField(_("title"))

    class Meta(Record.Meta):
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")

    def __str__(self) -> str:
        return f"{first_words(self.code)} {self.article}".strip() or self.key


class Charge(Fact):
    """A charge against one party."""

    key = KeyField(prefix="charge")
    party = owner("cases.Party", "charges")
    provision = link("cases.Provision", verbose_name=_("provision"))
    wording = PlainTextField(_("wording as reported"), help_text=_("Keep the quotation marks of the source."))
    wording_lang = LineField(_("language of the wording"), max_length=12)
    wording_translation = TextsField(_("translation of the wording"))

    class Meta(Fact.Meta):
        verbose_name = _("charge")
        verbose_name_plural = _("charges")


class ChargeStep(Line):
    """One step in the life of a charge."""

    key = KeyField(prefix="step")
    charge = owner("cases.Charge", "steps", on_delete=models.CASCADE)
    status = CodeField(ChargeStatus, _("status"))
    occurred = FuzzyDateField(_("date"))
    ruling = link("cases.Ruling", verbose_name=_("by ruling"))

    class Meta(Line.Meta):
        verbose_name = _("step of a charge")
        verbose_name_plural = _("steps of a charge")
        constraints = dates_in_order("occurred")


class Filing(Fact):
    """What somebody asked of a court or another body."""

    key = KeyField(prefix="filing")
    case = owner("cases.Case", "filings")
    kind = CodeField(FilingKind, _("kind"))
    by_person = link("cases.Person", verbose_name=_("filed by (person)"))
    by_organisation = link("cases.Organisation", verbose_name=_("filed by (organisation)"))
    by = TextsField(_("filed by, as described"))
    addressee = link("cases.Organisation", verbose_name=_("addressed to"))
    against = link("cases.Ruling", verbose_name=_("against the ruling"))
    arguments = TextsField(_("arguments"), help_text=_("One a line, as attributed to those who filed."))

    class Meta(Fact.Meta):
        verbose_name = _("filing")
        verbose_name_plural = _("filings")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]


class Ruling(Fact):
    """What a body decided; its date is the day on which it was pronounced."""

    key = KeyField(prefix="ruling")
    case = owner("cases.Case", "rulings")
    body = link("cases.Organisation", verbose_name=_("court or body"))
    judges = models.ManyToManyField("cases.Person", verbose_name=_("judges"), blank=True, related_name="+")
    disposition = CodeField(Disposition, _("decision"))
    on_filing = link("cases.Filing", verbose_name=_("on the filing"))
    concerns = models.ManyToManyField(
        Party, verbose_name=_("concerns"), blank=True, related_name="+", help_text=_("Empty: all parties.")
    )
    written = FuzzyDateField(_("written reasons given on"))
    grounds = TextsField(_("grounds as stated"))
    grounds_by = TextsField(_("grounds stated by"))
    legal_basis = TextsField(_("legal basis"))
    effect = CodeField(Effect, _("takes effect"), default=Effect.NOT_REPORTED)
    effect_days = models.PositiveSmallIntegerField(_("after how many days"), null=True, blank=True)
    appeal_by = CodeField(Appellant, _("who may appeal"), default=Appellant.NOT_REPORTED)
    condition = TextsField(_("condition"))
    in_force = FuzzyDateField(_("in force on"), help_text=_("Only if reported."))
    carried_out = FuzzyDateField(_("carried out on"), help_text=_("Only if reported."))

    class Meta(Fact.Meta):
        verbose_name = _("ruling")
        verbose_name_plural = _("rulings")
        indexes = [*Fact.Meta.indexes, *filtered_by("disposition", "effect")]
        constraints = [
            *dates_in_order("occurred", "written", "in_force", "carried_out"),
            models.CheckConstraint(
                condition=Q(effect=Effect.AFTER_DAYS.value, effect_days__gte=1)
                | (~Q(effect=Effect.AFTER_DAYS.value) & Q(effect_days__isnull=True)),
                name="ruling_days_belong_to_their_effect",
                violation_error_message=_(
                    "Give the number of days when the ruling takes effect after a number of days, and only then."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occurred or '?'} · {self.get_disposition_display()} · {self.case}"


class RulingLink(Record):
    """What a later ruling does to an earlier one."""

    key = KeyField(prefix="link")
    later = owner("cases.Ruling", "links_to_earlier", verbose_name=_("later ruling"))
    earlier = owner("cases.Ruling", "links_from_later", verbose_name=_("earlier ruling"))
    kind = CodeField(LinkKind, _("what it does"))
    scope = TextsField(_("in which part"), help_text=_("Empty: as a whole."))

    class Meta(Record.Meta):
        verbose_name = _("link between rulings")
        verbose_name_plural = _("links between rulings")
        indexes = [*Record.Meta.indexes, *filtered_by("kind")]
        constraints = [
            models.CheckConstraint(condition=~Q(later=F("earlier")), name="ruling_link_is_between_two"),
            models.UniqueConstraint(fields=["later", "earlier", "kind"], name="ruling_link_is_said_once"),
        ]


class Sentence(Fact):
    """What a ruling imposed on one party."""

    key = KeyField(prefix="sentence")
    party = owner("cases.Party", "sentences")
    ruling = link("cases.Ruling", verbose_name=_("by ruling"))
    combination = CodeField(Combination, _("penalties add up"), default=Combination.SINGLE)
    legal_cap = TermField(_("legal maximum"), help_text=_("P20Y"))
    counted_from = FuzzyDateField(_("counted from"))
    counted_basis = CodeField(CountedFrom, _("counted from which day"), default=CountedFrom.NOT_KNOWN)

    class Meta(Fact.Meta):
        verbose_name = _("sentence")
        verbose_name_plural = _("sentences")
        constraints = dates_in_order("occurred", "counted_from")

    def __str__(self) -> str:
        return f"{self.party} · {self.key}"


class Penalty(Line):
    """One line of a sentence."""

    key = KeyField(prefix="penalty")
    sentence = owner("cases.Sentence", "penalties", on_delete=models.CASCADE)
    kind = CodeField(PenaltyKind, _("penalty"))
    term = TermField(_("term"), help_text=_("P7Y, P6Y4M; empty when not known."))
    indefinite = models.BooleanField(_("without end"), default=False)
    suspended = TermField(_("of it suspended"))
    regime = TextsField(_("regime"))
    amount = LineField(_("amount"), max_length=60)
    description = TextsField(_("description"))

    class Meta(Line.Meta):
        verbose_name = _("penalty")
        verbose_name_plural = _("penalties")
        constraints = [
            models.CheckConstraint(condition=Q(indefinite=False) | Q(term=""), name="penalty_without_end_has_no_term"),
        ]


class SentenceChange(Fact):
    """One line of the ledger after the sentence."""

    key = KeyField(prefix="change")
    sentence = owner("cases.Sentence", "changes")
    kind = CodeField(ChangeKind, _("change"))
    term = TermField(_("by, or to, which length"), help_text=_("P8M"))
    credit_from = FuzzyDateField(_("credit from"))
    credit_to = FuzzyDateField(_("credit to"))
    credit_rate = LineField(_("days credited for a day"), max_length=8)
    replacement = CodeField(PenaltyKind, _("replaced by"), optional=True)
    replacement_term = TermField(_("length of the replacement"))
    ruling = link("cases.Ruling", verbose_name=_("by ruling"))
    scope = TextsField(_("which counts or part"))

    class Meta(Fact.Meta):
        verbose_name = _("change of a sentence")
        verbose_name_plural = _("changes of sentences")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]
        constraints = dates_in_order("occurred", "credit_from", "credit_to")
