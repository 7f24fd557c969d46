"""Lists of people that came in: one that is being mapped, how its kind is mapped, and whose row is whose."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import LineField


class OfferedList(models.Model):
    """A list as it was uploaded, kept until it is taken in or dropped; confidential."""

    name = models.CharField(_("file"), max_length=200)
    body = models.BinaryField(_("as received"))
    offered_at = models.DateTimeField(_("received at"))
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("received by"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("uploaded list")
        verbose_name_plural = _("uploaded lists")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class ListProfile(models.Model):
    """How the columns of one kind of list are read; `columns` maps a heading to what it holds and how."""

    name = LineField(_("name of the list"), blank=False, max_length=200, unique=True)
    columns = models.JSONField(_("columns"), default=dict)
    source = models.ForeignKey("cases.Source", verbose_name=_("source"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("kind of list")
        verbose_name_plural = _("kinds of lists")
        ordering = ("name",)

    def __str__(self) -> str:
        return str(self.name)


class ListedRow(models.Model):
    """Whom the row of a list is about, by the list's own number, and which facts came from it, by their keys."""

    profile = models.ForeignKey(ListProfile, on_delete=models.PROTECT, related_name="rows")
    number = models.CharField(_("number in the list"), max_length=200)
    person = models.ForeignKey("cases.Person", on_delete=models.CASCADE, related_name="+")
    facts = models.JSONField(_("facts"), default=dict)

    class Meta:
        verbose_name = _("row of a list")
        verbose_name_plural = _("rows of lists")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["profile", "number"], name="list_row_is_known_once"),
            models.CheckConstraint(condition=~Q(number=""), name="list_row_has_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.profile} {self.number}"
