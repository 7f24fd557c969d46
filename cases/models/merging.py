"""Merges: which record was found to be whom, and what moved, so that it can be taken back until it is published."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Merge(models.Model):
    """`other` was found to be `kept`: what belonged to the one belongs to the other, and `other` is an empty record.

    `moved` holds the primary keys that moved by "Model.column"; `before` the values of `other` that were set aside.
    """

    kept = models.ForeignKey("cases.Person", verbose_name=_("kept"), on_delete=models.PROTECT, related_name="merges")
    other = models.OneToOneField(
        "cases.Person", verbose_name=_("merged"), on_delete=models.PROTECT, related_name="merged_into"
    )
    moved = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    merged_at = models.DateTimeField(_("merged at"))
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("merged by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=~Q(kept=F("other")), name="merge_is_of_two_records")]

    def __str__(self) -> str:
        return f"{self.other.key} → {self.kept.key}"
