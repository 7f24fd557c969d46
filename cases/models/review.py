"""Submissions: what was asked to be published, by whom, and what a second person answered."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.who import SubjectKind

from .fields import CodeField, PlainTextField, filtered_by


class State(models.TextChoices):
    """Where a submission stands."""

    SUBMITTED = "submitted", _("waiting for review")
    APPROVED = "approved", _("approved and published")
    SENT_BACK = "sent_back", _("sent back")
    VOID = "void", _("void: the draft was edited after submission")


class Submission(models.Model):
    """One dossier's exact bytes, offered for publication."""

    subject_kind = CodeField(SubjectKind, _("of what"))
    subject_key = models.CharField(_("key"), max_length=20, db_index=True)
    sha256 = models.CharField(_("SHA-256 of the draft"), max_length=64)
    message = PlainTextField(_("message to the reviewer"))
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("last edited by"), on_delete=models.PROTECT, related_name="+"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("submitted by"), on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted at"))
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.SUBMITTED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    remark = PlainTextField(_("remark"))
    edition_number = models.PositiveIntegerField(_("edition"), null=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        indexes = [*filtered_by("state", "subject_kind"), models.Index(fields=["subject_key"], name="submission_of")]
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.SUBMITTED, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state=State.SUBMITTED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="submission_decided_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.APPROVED)
                | (~Q(decided_by=F("submitted_by")) & ~Q(decided_by=F("drafted_by"))),
                name="submission_approved_by_another_person",
                violation_error_message=_("A draft is approved by another person than who wrote or submitted it."),
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_key"],
                condition=Q(state=State.SUBMITTED),
                name="one_open_submission_a_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_key} · {self.submitted_at:%Y-%m-%d}"


class Contributor(models.Model):
    """That somebody wrote, changed or submitted what a submission offers, and so does not approve it; never changed."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="contributors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["submission", "user"], name="contributor_once_a_submission")]

    def __str__(self) -> str:
        return f"{self.submission}: {self.user}"


class Remark(models.Model):
    """What a reviewer said of one row when a submission was sent back; never changed."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="remarks")
    key = models.CharField(_("key"), max_length=20, db_index=True)
    text = PlainTextField(_("remark"))

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["submission", "key"], name="one_remark_a_row"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(text=""), name="remark_says_something_of_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.text}"
