"""Persons, organisations, places, and what is said of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.evidence import Comparator
from cases.domain.vocabulary.who import (
    AttributeKind,
    CoordinatePrecision,
    NameKind,
    Naming,
    OrganisationKind,
    PlaceKind,
    RelationKind,
    Sameness,
    Sex,
)

from .base import Fact, Record, first_words, link, owner
from .fields import CodeField, CountryField, ExactlyOne, LineField, TextsField, filtered_by
from .folded import FoldedField
from .keys import KeyField


class Person(Record):
    """Anybody in the records: a prisoner, a relative, an official, or somebody whose name nobody knows."""

    key = KeyField(prefix="country")
    country = CountryField(default="KZ")
    description = TextsField(
        _("description"), help_text=_("Published instead of a name: “two other activists”, “his sister”.")
    )
    sex = CodeField(Sex, _("sex"), default=Sex.NOT_RECORDED)
    naming = CodeField(
        Naming,
        _("in public"),
        default=Naming.DESCRIBED,
        help_text=_("Whether the name may be published. Relatives and sources are described by default."),
    )
    is_of_interest = models.BooleanField(
        _("of interest"), default=False, help_text=_("Has a page of their own; otherwise only mentioned.")
    )
    is_minor = models.BooleanField(_("minor"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [*Record.Meta.indexes, *filtered_by("is_of_interest", "naming", "country")]

    def __str__(self) -> str:
        return display(self, self.key)


class Organisation(Record):
    """A body of people: a court, a prison, a rights group, a movement."""

    key = KeyField(prefix="org")
    kind = CodeField(OrganisationKind, _("kind"))
    place = link("cases.Place", verbose_name=_("place"))

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [*Record.Meta.indexes, *filtered_by("kind")]

    def __str__(self) -> str:
        return display(self, self.key)


class Place(Record):
    """A place, within another."""

    key = KeyField(prefix="place")
    kind = CodeField(PlaceKind, _("kind"))
    part_of = link("self", verbose_name=_("part of"))
    country = CountryField(blank=True, default="")
    latitude = LineField(_("latitude"), max_length=12)
    longitude = LineField(_("longitude"), max_length=12)
    precision = CodeField(CoordinatePrecision, _("precision"), default=CoordinatePrecision.WITHHELD)

    class Meta(Record.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [*Record.Meta.indexes, *filtered_by("kind", "country")]

    def __str__(self) -> str:
        return display(self, self.key)


class Name(Record):
    """One name of a person, an organisation or a place, as written."""

    key = KeyField(prefix="name")
    person = owner("cases.Person", "names", null=True, blank=True, on_delete=models.CASCADE)
    organisation = owner("cases.Organisation", "names", null=True, blank=True, on_delete=models.CASCADE)
    place = owner("cases.Place", "names", null=True, blank=True, on_delete=models.CASCADE)
    text = LineField(_("name"), blank=False, max_length=200)
    folded = FoldedField(of="text")
    lang = LineField(_("language"), max_length=12, help_text=_("BCP 47: en, ru, kk."))
    script = LineField(_("script"), max_length=4, help_text=_("ISO 15924: Latn, Cyrl, Arab."))
    kind = CodeField(NameKind, _("kind"), default=NameKind.USED)
    system = LineField(_("system of spelling"), max_length=60)
    preferred = models.BooleanField(_("preferred in its language"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        indexes = [*Record.Meta.indexes, *filtered_by("kind")]
        constraints = [ExactlyOne(columns=("person", "organisation", "place"), name="name_has_one_owner")]

    def __str__(self) -> str:
        return str(self.text)


class Attribute(Fact):
    """Something said of a person or an organisation outside any event."""

    key = KeyField(prefix="attribute")
    person = owner("cases.Person", "attributes", null=True, blank=True)
    organisation = owner("cases.Organisation", "attributes", null=True, blank=True)
    kind = CodeField(AttributeKind, _("kind"))
    value = TextsField(_("value"))
    place = link("cases.Place", verbose_name=_("place"))
    number = models.PositiveIntegerField(_("number"), null=True, blank=True, help_text=_("An age, for example."))
    comparator = CodeField(Comparator, _("how exact"), default=Comparator.EXACTLY)

    class Meta(Fact.Meta):
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]
        constraints = [
            *Fact.Meta.constraints,
            ExactlyOne(columns=("person", "organisation"), name="attribute_has_one_owner"),
        ]


class Relationship(Fact):
    """How a person is related to another or to an organisation."""

    key = KeyField(prefix="relation")
    person = owner("cases.Person", "relationships", help_text=_("This person is the … of the other."))
    kind = CodeField(RelationKind, _("kind"))
    other_person = owner(
        "cases.Person", "relationships_from_others", verbose_name=_("other person"), null=True, blank=True
    )
    other_organisation = owner(
        "cases.Organisation", "relationships", verbose_name=_("of the organisation"), null=True, blank=True
    )
    role = TextsField(_("role as described"))

    class Meta(Fact.Meta):
        verbose_name = _("relationship")
        verbose_name_plural = _("relationships")
        indexes = [*Fact.Meta.indexes, *filtered_by("kind")]
        constraints = [
            *Fact.Meta.constraints,
            ExactlyOne(columns=("other_person", "other_organisation"), name="relationship_has_one_other"),
            models.CheckConstraint(
                condition=models.Q(other_person__isnull=True) | ~models.Q(other_person=models.F("person")),
                name="relationship_is_with_another",
            ),
        ]


class Distinction(Record):
    """Two persons who look like one."""

    key = KeyField(prefix="distinction")
    person = owner("cases.Person", "distinctions")
    other = owner("cases.Person", "distinctions_from_others", verbose_name=_("other person"))
    verdict = CodeField(Sameness, _("verdict"), default=Sameness.NOT_SAME)
    reason = TextsField(_("reason"))

    class Meta(Record.Meta):
        verbose_name = _("distinction")
        verbose_name_plural = _("distinctions")
        indexes = [*Record.Meta.indexes, *filtered_by("verdict")]
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="one_distinction_a_pair"),
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="distinction_is_from_another"),
        ]


def display(row: "Person | Organisation | Place", otherwise: str) -> str:
    """Answer the name by which editors know a row, or its description, or its key."""
    names = sorted(row.names.all(), key=lambda name: (not name.preferred, name.pk))
    return str(names[0]) if names else first_words(getattr(row, "description", {})) or otherwise
