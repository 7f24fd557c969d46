"""What every draft row has: a public key, who changed it last, and for facts a date and a standing."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.who import DateBasis, Finding, Standing

from .fields import CodeField, FuzzyDateField, PlainTextField, TextsField, dates_in_order, filtered_by
from .keys import KeyField


def link(to: str, **kwargs: Any) -> Any:
    """Answer a foreign key that may be empty and that keeps what it points at from being deleted."""
    defaults: dict[str, Any] = {"null": True, "blank": True, "on_delete": models.PROTECT, "related_name": "+"}
    return models.ForeignKey(to, **(defaults | kwargs))


OWNERS: dict[str, Any] = {
    "cases.Person": _("person"),
    "cases.Organisation": _("organisation"),
    "cases.Place": _("place"),
    "cases.Case": _("case"),
    "cases.Party": _("party"),
    "cases.Charge": _("charge"),
    "cases.Sentence": _("sentence"),
    "cases.Ruling": _("ruling"),
    "cases.Custody": _("custody"),
    "cases.Protest": _("protest"),
}


def owner(to: str, related_name: str, **kwargs: Any) -> Any:
    """Answer a foreign key to what a row belongs to."""
    defaults = {"on_delete": models.PROTECT, "related_name": related_name, "verbose_name": OWNERS[to]}
    return models.ForeignKey(to, **(defaults | kwargs))


def first_words(texts: dict[str, str]) -> str:
    """Answer the words of a text in the first language that has any, for editors' lists."""
    return next((words for words in texts.values() if words), "")


class Record(models.Model):
    """A draft row that can be published and cited."""

    key = KeyField()
    is_confidential = models.BooleanField(
        _("confidential"), default=False, help_text=_("Never published, not even as a count.")
    )
    note = PlainTextField(_("internal note"), help_text=_("For colleagues; never published."))
    changed_at = models.DateTimeField(_("changed at"), null=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        abstract = True
        ordering = ("pk",)
        indexes = [models.Index(fields=["id"], condition=Q(is_confidential=True), name="%(class)s_kept_back")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.key}"


class Fact(Record):
    """A dated fact."""

    occurred = FuzzyDateField(
        _("date"), help_text=_("EDTF: 2021-09-27, 2021-02, 2021-22 (summer), [2021-02-01..2021-02-10], 2018/..")
    )
    occurred_basis = CodeField(DateBasis, _("basis of the date"), default=DateBasis.STATED)
    standing = CodeField(Standing, _("standing"), default=Standing.REPORTED)
    text = TextsField(_("in own words"), help_text=_("One sentence for the public page."))
    same_as = models.ForeignKey(
        "self",
        verbose_name=_("another account of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
        help_text=_("The main account, when this is what another source says of the same thing."),
    )
    finding = CodeField(Finding, _("finding"), default=Finding.OPEN)
    finding_reason = TextsField(_("reason for the finding"))
    order = models.PositiveSmallIntegerField(_("order within the day"), default=0)

    class Meta(Record.Meta):
        abstract = True
        constraints = dates_in_order("occurred")
        indexes = [
            *Record.Meta.indexes,
            *filtered_by("standing"),
            models.Index(fields=["occurred_earliest", "id"], name="%(class)s_by_day"),
            models.Index(fields=["changed_at", "id"], name="%(class)s_by_change"),
            models.Index(fields=["changed_at", "id"], condition=~Q(text={}), name="%(class)s_told"),
        ]


class Line(models.Model):
    """A line that belongs to a record and shares its citations."""

    key = KeyField()
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.key}"
