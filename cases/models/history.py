"""Who changed a row before the last change of it, and the whole draft as it was after every save."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.who import SubjectKind

from .fields import CodeField


class EarlierChange(models.Model):
    """Who changed a row, and when, before somebody else did; the last change stands on the row. Never changed."""

    key = models.CharField(_("key"), max_length=20, db_index=True)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("changed by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.key} {self.changed_at:%Y-%m-%d}"


class Cause(models.TextChoices):
    """How a revision came about."""

    SAVED = "saved", _("saved")
    DELETED = "deleted", _("something was deleted")
    IMPORTED = "imported", _("loaded from a file")
    RESTORED = "restored", _("restored from an earlier revision")


class Revision(models.Model):
    """The whole draft of a person or a case after a save, confidential parts included; never changed.

    `body` is canonical JSON, deflated: tables of rows, each with its columns, lines and citations. `changes` says what
    differs from the revision before: [what, table, key, members].
    """

    subject_kind = CodeField(SubjectKind, _("of what"))
    subject_key = models.CharField(_("key"), max_length=20)
    number = models.PositiveIntegerField(_("revision"))
    cause = models.CharField(_("how"), max_length=12, choices=Cause.choices)
    changes = models.JSONField(_("what changed"), default=list)
    sha256 = models.CharField("SHA-256", max_length=64)
    body = models.BinaryField(_("the whole draft"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by whom"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=["subject_key", "number"], name="revision_number_is_used_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_numbers_start_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_key} · {self.number}"
