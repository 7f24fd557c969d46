"""Sources and citations: who says so, where."""

from typing import Any, Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.evidence import CitationStance, Connection, SourceFlag, SourceKind

from .base import Record, link
from .fields import (
    CodeField,
    CodesField,
    ExactlyOne,
    FuzzyDateField,
    LineField,
    PlainTextField,
    TextsField,
    WebAddressField,
    dates_in_order,
    filtered_by,
)
from .keys import KeyField
from .stored import DigestsField


class Source(Record):
    """What is cited: an article, a court paper, a call."""

    key = KeyField(prefix="source")
    kind = CodeField(SourceKind, _("kind"), default=SourceKind.ARTICLE)
    title = LineField(_("title"), max_length=400)
    title_translation = TextsField(_("translation of the title"))
    authors = LineField(_("authors"))
    publisher = LineField(_("publisher or outlet"), max_length=200)
    first_published_in = LineField(_("first published in"), max_length=200)
    republished_in = LineField(_("republished in"), max_length=200)
    url = WebAddressField(_("address"))
    is_url_withheld = models.BooleanField(_("withhold the address"), default=False)
    archived_url = WebAddressField(_("archived copy"), help_text=_("Wayback Machine, archive.today or Perma.cc."))
    published = FuzzyDateField(_("published"))
    published_basis = TextsField(_("where that date comes from"))
    accessed = models.DateField(_("accessed"), null=True, blank=True)
    language = LineField(_("language"), max_length=12, help_text=_("BCP 47: en, ru, kk."))
    flags = CodesField(SourceFlag, _("quality"))
    description = TextsField(
        _("description"), help_text=_("All that is published of a confidential source: identify nobody.")
    )
    held = DigestsField(_("copies held elsewhere"))

    class Meta(Record.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        indexes = [*Record.Meta.indexes, *filtered_by("kind", "language")]
        constraints = [
            *dates_in_order("published"),
            models.CheckConstraint(
                condition=Q(is_confidential=False) | Q(authors=""),
                name="confidential_source_names_no_author",
                violation_error_message=_("Write who a confidential source is under its identity, not as its author."),
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(part for part in (self.publisher, self.title, self.published) if part) or self.key


# fmt: off
TARGETS: Final = (
    "name", "person", "organisation", "place", "attribute", "relationship", "distinction", "case", "party",
    "provision", "charge", "filing", "ruling", "ruling_link", "sentence", "sentence_change", "custody",
    "health_event", "protest", "ill_treatment", "response", "clemency", "death", "designation", "statement",
    "campaign", "occurrence", "tally", "claim", "photo",
)
# fmt: on


def target(kind: str) -> Any:
    """Answer a foreign key to one kind of fact that a citation may support; `_indexed` finds it."""
    return models.ForeignKey(
        f"cases.{kind}",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="citations",
        editable=False,
        db_index=False,
    )


def _indexed(target: str) -> models.Index:
    there = Q(**{f"{target}__isnull": False})
    return models.Index(fields=[target], name=f"citation_of_{target}", condition=there)


class Citation(models.Model):
    """One source for one fact: exactly one of the targets is set."""

    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="citations")
    locator = LineField(_("where in the source"), max_length=120, help_text=_("paragraph 3, page 12, minute 4:10"))
    quote = PlainTextField(_("words of the source"), max_length=600)
    quote_lang = LineField(_("language of the words"), max_length=12)
    translation = TextsField(_("translation"))
    speaker = link("cases.Person", verbose_name=_("speaker"))
    speaker_text = TextsField(_("speaker, as described"))
    connection = CodeField(Connection, _("connection of the speaker"), default=Connection.NOT_KNOWN)
    via = LineField(_("through which outlet"), max_length=200)
    stance = CodeField(CitationStance, _("what the source does"), default=CitationStance.STATES)

    name = target("Name")
    person = target("Person")
    organisation = target("Organisation")
    place = target("Place")
    attribute = target("Attribute")
    relationship = target("Relationship")
    distinction = target("Distinction")
    case = target("Case")
    party = target("Party")
    provision = target("Provision")
    charge = target("Charge")
    filing = target("Filing")
    ruling = target("Ruling")
    ruling_link = target("RulingLink")
    sentence = target("Sentence")
    sentence_change = target("SentenceChange")
    custody = target("Custody")
    health_event = target("HealthEvent")
    protest = target("Protest")
    ill_treatment = target("IllTreatment")
    response = target("Response")
    clemency = target("Clemency")
    death = target("Death")
    designation = target("Designation")
    statement = target("Statement")
    campaign = target("Campaign")
    occurrence = target("Occurrence")
    tally = target("Tally")
    claim = target("Claim")
    photo = target("Photo")

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ("pk",)
        indexes = list(map(_indexed, TARGETS))
        constraints = [
            ExactlyOne(columns=TARGETS, name="citation_has_one_target"),
            models.CheckConstraint(
                condition=Q(quote="") | ~Q(quote_lang=""),
                name="citation_quote_has_its_language",
                violation_error_message=_("Name the language of the quoted words."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.locator}" if self.locator else str(self.source)
