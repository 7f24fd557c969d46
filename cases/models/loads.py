"""Loads: many people in one file, offered by one account, and what another answered; and what the file offers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .fields import PlainTextField


class LoadState(models.TextChoices):
    """Where a load stands."""

    OPEN = "open", _("being read")
    SUBMITTED = "submitted", _("waiting for review")
    APPROVED = "approved", _("approved and published")
    SENT_BACK = "sent_back", _("sent back")


class Load(models.Model):
    """The exact bytes of the first editions of many people, offered for publication together.

    `digest` is the SHA-256 of the kept file, which holds a line for each person; `people` is how many there are.
    """

    digest = models.CharField(_("SHA-256 of the load"), max_length=64, unique=True)
    name = models.CharField(_("file"), max_length=200)
    people = models.PositiveIntegerField(_("people"), default=0)
    profile = models.ForeignKey(
        "cases.ListProfile", verbose_name=_("list"), on_delete=models.PROTECT, related_name="loads"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("submitted by"), on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted at"))
    state = models.CharField(_("state"), max_length=12, choices=LoadState.choices, default=LoadState.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("decided by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    remark = PlainTextField(_("remark"))

    class Meta:
        verbose_name = _("load")
        verbose_name_plural = _("loads")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "submitted"], decided_by__isnull=True, decided_at__isnull=True)
                | Q(state__in=["approved", "sent_back"], decided_by__isnull=False, decided_at__isnull=False),
                name="load_decided_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | ~Q(decided_by=F("submitted_by")),
                name="load_approved_by_another_person",
                violation_error_message=_("A load is approved by another person than who submitted it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.submitted_at:%Y-%m-%d}"


class LoadItem(models.Model):
    """One first edition that a load offers: of whom, and the SHA-256 of its bytes; never changed."""

    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="items", db_index=False)
    subject_key = models.CharField(_("key"), max_length=20)
    sha256 = models.CharField(_("SHA-256 of the draft"), max_length=64)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["subject_key", "load"], name="load_offers_somebody_once")]

    def __str__(self) -> str:
        return self.subject_key
