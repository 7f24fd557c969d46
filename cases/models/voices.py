"""Recognition, statements, campaigns, other events, counts and stated figures."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.evidence import ClaimKind, Comparator
from cases.domain.vocabulary.life import CampaignKind, DesignationLabel, Medium, OccurrenceKind

from .base import Fact, link, owner
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
from .pictures import PictureField, public_name


def about_person(related_name: str) -> Any:
    """Answer a foreign key to the person on whose page a fact stands, empty for a fact about a case."""
    return owner("cases.Person", related_name, null=True, blank=True)


def about_case(related_name: str) -> Any:
    """Answer a foreign key to the case on whose pages a fact stands, empty for a fact about one person."""
    return owner("cases.Case", related_name, null=True, blank=True)


class Designation(Fact):
    """Recognition of a person by an organisation, or a listing against them."""

    key = KeyField(prefix="designation")
    person = owner("cases.Person", "designations")
    label = CodeField(DesignationLabel, _("designation"))
    by_organisation = link("cases.Organisation", verbose_name=_("by (organisation)"))
    by = TextsField(_("by, as described"))
    wgad = LineField(_("WGAD categories"), max_length=20)
    document = TextsField(_("document"))
    ended = FuzzyDateField(_("ended"))
    complied = TextsField(_("whether complied with"))

    class Meta(Fact.Meta):
        verbose_name = _("designation")
        verbose_name_plural = _("designations")
        indexes = [*Fact.Meta.indexes, *filtered_by("label")]
        constraints = dates_in_order("occurred", "ended")


class Statement(Fact):
    """Who said what, where, in answer to what."""

    key = KeyField(prefix="statement")
    person = about_person("statements")
    case = about_case("statements")
    speaker_person = link("cases.Person", verbose_name=_("speaker"), related_name="statements_made")
    speaker = TextsField(_("speaker, as described"))
    medium = CodeField(Medium, _("where"), default=Medium.NOT_REPORTED)
    quote = PlainTextField(_("words in the original"))
    quote_lang = LineField(_("language of the words"), max_length=12)
    translation = TextsField(_("translation"))
    in_reply_to = TextsField(_("in reply to"))
    in_reply_to_person = link("cases.Person", verbose_name=_("in reply to (person)"))
    about_person = link("cases.Person", verbose_name=_("about the person"))
    about_ruling = link("cases.Ruling", verbose_name=_("about the ruling"))
    about_death = link("cases.Death", verbose_name=_("about the death"))
    about_case = link("cases.Case", verbose_name=_("about the case"))
    demand = TextsField(_("demand"))
    demand_ruling = link("cases.Ruling", verbose_name=_("demand about the ruling"))

    class Meta(Fact.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        indexes = [*Fact.Meta.indexes, *filtered_by("medium")]


class Campaign(Fact):
    """A public action for a prisoner."""

    key = KeyField(prefix="campaign")
    person = about_person("campaigns")
    case = about_case("campaigns")
    kind = CodeField(CampaignKind, _("kind"))
    organiser_organisation = link("cases.Organisation", verbose_name=_("organiser (organisation)"))
    organiser = TextsField(_("organiser, as described"))
    addressee_person = link("cases.Person", verbose_name=_("addressed to (person)"))
    addressee = TextsField(_("addressed to, as described"))
    demand = TextsField(_("demand"))
    size = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    size_comparator = CodeField(Comparator, _("how exact"), default=Comparator.EXACTLY)
    context = TextsField(_("context"))
    outcome = TextsField(_("outcome"))

    class Meta(Fact.Meta):
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]


class Occurrence(Fact):
    """Any other dated event."""

    key = KeyField(prefix="event")
    person = about_person("occurrences")
    case = about_case("occurrences")
    kind = CodeField(OccurrenceKind, _("kind"))
    place = link("cases.Place", verbose_name=_("place"))
    place_text = TextsField(_("place, as described"))
    ended = FuzzyDateField(_("ended"))
    by_person = link("cases.Person", verbose_name=_("by (person)"))
    by_organisation = link("cases.Organisation", verbose_name=_("by (organisation)"))
    by = TextsField(_("by, as described"))
    with_people = models.ManyToManyField(
        "cases.Person", verbose_name=_("with other people"), blank=True, related_name="+"
    )
    cause = TextsField(_("cause"))
    means = TextsField(_("means"))
    casualties = models.PositiveIntegerField(_("casualties"), null=True, blank=True)
    casualties_text = TextsField(_("casualties, as described"))

    class Meta(Fact.Meta):
        verbose_name = _("other event")
        verbose_name_plural = _("other events")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]
        constraints = dates_in_order("occurred", "ended")


class Tally(Fact):
    """Somebody's count of something."""

    key = KeyField(prefix="tally")
    person = about_person("tallies")
    case = about_case("tallies")
    by_organisation = link("cases.Organisation", verbose_name=_("by (organisation)"))
    by = TextsField(_("by, as described"))
    scope = TextsField(_("of what"))
    country = CountryField(blank=True, default="")
    value = models.PositiveIntegerField(_("count"), null=True, blank=True)
    comparator = CodeField(Comparator, _("how exact"), default=Comparator.EXACTLY)

    class Meta(Fact.Meta):
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")


class Claim(Fact):
    """A figure as a source states it, to stand beside the computed one."""

    key = KeyField(prefix="claim")
    person = about_person("claims")
    kind = CodeField(ClaimKind, _("of what"))
    term = TermField(_("length"))
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    value_date = FuzzyDateField(_("day stated"))
    comparator = CodeField(Comparator, _("how exact"), default=Comparator.EXACTLY)
    remark = TextsField(_("remark"))
    about_ruling = link("cases.Ruling", verbose_name=_("about the ruling"))
    about_custody = link("cases.Custody", verbose_name=_("about the custody"))

    class Meta(Fact.Meta):
        verbose_name = _("stated figure")
        verbose_name_plural = _("stated figures")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]
        constraints = dates_in_order("occurred", "value_date")


class Photo(Fact):
    """A photograph, or the description of one that is not kept here."""

    key = KeyField(prefix="photo")
    person = about_person("photos")
    file = PictureField(_("picture"), help_text=_("JPEG, PNG or WebP; everything but the pixels is removed."))
    is_cleared = models.BooleanField(
        _("may be shown"),
        default=False,
        help_text=_("Only with the consent of the person and the owner of the rights."),
    )
    description = TextsField(_("what it shows"))
    verified = TextsField(_("how it was verified who is shown"))
    credit = LineField(_("credit"))
    licence = LineField(_("licence"))
    circulated_by = TextsField(_("circulated by"))
    sensitive = models.BooleanField(_("sensitive"), default=False)

    class Meta(Fact.Meta):
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        indexes = [*Fact.Meta.indexes, *filtered_by("is_cleared")]

    @property
    def public_name(self) -> str:
        """The name under which readers get the picture, or an empty string unless it may be shown."""
        if not (self.file and self.is_cleared):
            return ""
        with self.file.open("rb") as opened:
            return public_name(opened.read())
