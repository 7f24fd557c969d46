"""Requests to take editions from view: asked for by one person, carried out by another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.removal import Removal, RemovalReason
from cases.domain.vocabulary.who import SubjectKind

from .fields import CodeField, PlainTextField, filtered_by

LIFT = "lifted"


class Act(models.TextChoices):
    """What is asked for."""

    SUPPRESS = Removal.SUPPRESSED.value, _("hide for the time being")
    LIFT = LIFT, _("show again what was hidden for the time being")
    WITHDRAW = Removal.WITHDRAWN.value, _("withdraw")
    EXPUNGE = Removal.EXPUNGED.value, _("remove the content for good")


class Progress(models.TextChoices):
    """Where a request stands."""

    ASKED = "asked", _("waiting for a second person")
    CARRIED_OUT = "carried_out", _("carried out")
    REFUSED = "refused", _("refused")
    TAKEN_BACK = "taken_back", _("taken back")


class RemovalRequest(models.Model):
    """One request about edition `number` of a record, and if `is_whole` about every earlier one too."""

    subject_kind = CodeField(SubjectKind, _("of what"))
    subject_key = models.CharField(_("key"), max_length=20, db_index=True)
    number = models.PositiveIntegerField(_("edition"))
    is_whole = models.BooleanField(_("and every earlier edition"), default=False)
    act = models.CharField(_("what"), max_length=20, choices=Act.choices)
    reason = CodeField(RemovalReason, _("reason that readers are told"), optional=True)
    internal_reason = PlainTextField(_("reason for colleagues; never published"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked for by"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked for at"))
    progress = models.CharField(_("state"), max_length=12, choices=Progress.choices, default=Progress.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("decided by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    remark = PlainTextField(_("remark"))

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        indexes = filtered_by("progress", "act")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(progress=Progress.ASKED, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(progress=Progress.ASKED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="removal_decided_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(progress__in=[Progress.CARRIED_OUT, Progress.REFUSED]) | ~Q(decided_by=F("asked_by")),
                name="removal_carried_out_by_another_person",
                violation_error_message=_("What one person asked for is carried out by another."),
            ),
            models.CheckConstraint(
                condition=~Q(progress=Progress.TAKEN_BACK) | Q(decided_by=F("asked_by")),
                name="removal_taken_back_by_who_asked",
            ),
            models.CheckConstraint(
                condition=Q(act=LIFT, reason="") | (~Q(act=LIFT) & ~Q(reason="")),
                name="removal_has_its_public_reason",
            ),
            models.CheckConstraint(condition=~Q(internal_reason=""), name="removal_has_its_internal_reason"),
            models.CheckConstraint(condition=Q(act__in=Act.values), name="removal_act_is_known"),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_key"],
                condition=Q(progress=Progress.ASKED),
                name="one_open_removal_a_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_key} {self.number} · {self.get_act_display()}"
