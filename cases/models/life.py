"""What happened to a person: custody, health, protest, ill-treatment and the answers to it, clemency, death."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, LegalGround
from cases.domain.vocabulary.evidence import Comparator
from cases.domain.vocabulary.life import (
    ClemencyAnswer,
    ClemencyKind,
    DeathManner,
    Established,
    HealthKind,
    Inquiry,
    ProtestKind,
    Reporter,
    ResponseKind,
    ResponseScope,
    TreatmentKind,
)

from .base import Fact, Line, link, owner
from .fields import CodeField, FuzzyDateField, LineField, TermField, TextsField, dates_in_order, filtered_by
from .keys import KeyField


class Custody(Fact):
    """One form of custody in one place, from its date to its end."""

    key = KeyField(prefix="custody")
    person = owner("cases.Person", "custody")
    form = CodeField(CustodyForm, _("form"))
    facility = link("cases.Organisation", verbose_name=_("facility"))
    place = link("cases.Place", verbose_name=_("place"))
    ended = FuzzyDateField(_("ended"), help_text=_("Empty: no end is reported."))
    end = CodeField(CustodyEnd, _("how it ended"), default=CustodyEnd.NOT_KNOWN)
    end_text = TextsField(_("about the end"))
    conditions = TextsField(_("conditions"))
    ruling = link("cases.Ruling", verbose_name=_("by ruling"))

    class Meta(Fact.Meta):
        verbose_name = _("custody")
        verbose_name_plural = _("custody")
        indexes = [*Fact.Meta.indexes, *filtered_by("form", "end")]
        constraints = dates_in_order("occurred", "ended")


class Ground(Line):
    """The legal ground of a stretch of custody from one day on."""

    key = KeyField(prefix="ground")
    custody = owner("cases.Custody", "grounds", on_delete=models.CASCADE)
    ground = CodeField(LegalGround, _("legal ground"))
    occurred = FuzzyDateField(_("from"))
    ruling = link("cases.Ruling", verbose_name=_("by ruling"))

    class Meta(Line.Meta):
        verbose_name = _("legal ground")
        verbose_name_plural = _("legal grounds")
        constraints = dates_in_order("occurred")


class HealthEvent(Fact):
    """Something about a person's health."""

    key = KeyField(prefix="health")
    person = owner("cases.Person", "health")
    kind = CodeField(HealthKind, _("kind"))
    condition = TextsField(_("condition"))
    icd11 = LineField(_("ICD-11 code"), max_length=20)
    severity = TextsField(_("how severe, as described"))
    facility = link("cases.Organisation", verbose_name=_("facility"))
    place = link("cases.Place", verbose_name=_("place"))
    ended = FuzzyDateField(_("ended"))
    reported_by = CodeField(Reporter, _("reported by"), default=Reporter.NOT_REPORTED)
    caused_by_protest = link("cases.Protest", verbose_name=_("caused by the protest"))
    caused_by_treatment = link("cases.IllTreatment", verbose_name=_("caused by the ill-treatment"))

    class Meta(Fact.Meta):
        verbose_name = _("health event")
        verbose_name_plural = _("health events")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]
        constraints = dates_in_order("occurred", "ended")


class Protest(Fact):
    """What a prisoner did in protest."""

    key = KeyField(prefix="protest")
    person = owner("cases.Person", "protests")
    kind = CodeField(ProtestKind, _("kind"))
    ended = FuzzyDateField(_("ended"))
    claimed_length = TermField(_("length as claimed"))
    reason = TextsField(_("reason"))
    about = TextsField(_("about what"))
    about_person = link("cases.Person", verbose_name=_("about whom"))

    class Meta(Fact.Meta):
        verbose_name = _("protest")
        verbose_name_plural = _("protests")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]
        constraints = dates_in_order("occurred", "ended")


class Demand(Line):
    """One demand of a protest."""

    key = KeyField(prefix="demand")
    protest = owner("cases.Protest", "demands", on_delete=models.CASCADE)
    demand = TextsField(_("demand"))
    ruling = link("cases.Ruling", verbose_name=_("about the ruling"))

    class Meta(Line.Meta):
        verbose_name = _("demand")
        verbose_name_plural = _("demands")


class IllTreatment(Fact):
    """An allegation of ill-treatment."""

    key = KeyField(prefix="treatment")
    person = owner("cases.Person", "ill_treatment")
    kind = CodeField(TreatmentKind, _("kind"))
    facility = link("cases.Organisation", verbose_name=_("facility"))
    place = link("cases.Place", verbose_name=_("place"))
    ended = FuzzyDateField(_("ended"))
    length = TermField(_("length"))
    length_comparator = CodeField(Comparator, _("how exact"), default=Comparator.EXACTLY)
    trigger_protest = link("cases.Protest", verbose_name=_("following the protest"))
    alleged_by = CodeField(Reporter, _("alleged by"), default=Reporter.NOT_REPORTED)
    established = CodeField(Established, _("how far established"), default=Established.ALLEGED)

    class Meta(Fact.Meta):
        verbose_name = _("ill-treatment")
        verbose_name_plural = _("ill-treatment")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind", "established")]
        constraints = dates_in_order("occurred", "ended")


class Response(Fact):
    """What an authority, or another, answers."""

    key = KeyField(prefix="response")
    by_organisation = link("cases.Organisation", verbose_name=_("by (organisation)"))
    by_person = link("cases.Person", verbose_name=_("by (person)"))
    by = TextsField(_("by, as described"))
    kind = CodeField(ResponseKind, _("answer"))
    scope = CodeField(ResponseScope, _("covers"), default=ResponseScope.THIS_CASE)
    denied = TextsField(_("what is answered, as worded"))
    to_treatments = models.ManyToManyField(
        IllTreatment, verbose_name=_("to the allegations"), blank=True, related_name="responses"
    )
    to_case = link("cases.Case", verbose_name=_("about the case"), related_name="responses")
    to_designation = link("cases.Designation", verbose_name=_("to the designation"), related_name="responses")
    to_death = link("cases.Death", verbose_name=_("about the death"), related_name="responses")
    replaces = link("self", verbose_name=_("replaces the answer"))

    class Meta(Fact.Meta):
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]


class Clemency(Fact):
    """An offer of pardon, amnesty or release."""

    key = KeyField(prefix="clemency")
    person = owner("cases.Person", "clemency")
    kind = CodeField(ClemencyKind, _("kind"))
    offered_by = TextsField(_("offered by"))
    condition = TextsField(_("condition"))
    answer = CodeField(ClemencyAnswer, _("answer"), default=ClemencyAnswer.NOT_KNOWN)
    answer_reason = TextsField(_("reason for the answer"))

    class Meta(Fact.Meta):
        verbose_name = _("clemency")
        verbose_name_plural = _("clemency")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind", "answer")]


class Death(Fact):
    """A death, with cause and manner as reported."""

    key = KeyField(prefix="death")
    person = owner("cases.Person", "deaths")
    place = link("cases.Place", verbose_name=_("place"))
    facility = link("cases.Organisation", verbose_name=_("facility"))
    facility_text = TextsField(_("facility, as described"))
    cause = TextsField(_("cause as reported"))
    manner = CodeField(DeathManner, _("manner"), default=DeathManner.NOT_KNOWN)
    characterisation = TextsField(_("as characterised"))
    autopsy = TextsField(_("autopsy"))
    inquiry = CodeField(Inquiry, _("inquiry"), default=Inquiry.NOT_REPORTED)
    burial = TextsField(_("burial"))

    class Meta(Fact.Meta):
        verbose_name = _("death")
        verbose_name_plural = _("deaths")
        indexes = [*Fact.Meta.indexes, *filtered_by("manner", "inquiry")]
