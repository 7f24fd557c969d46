"""Submission, approval by another person, sending back: how a draft becomes public."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.canonical import digest
from cases.domain.vocabulary.who import SubjectKind
from cases.history import contributors
from cases.models import Case, Contributor, Person, Remark, State, Submission
from cases.published import store
from cases.published.models import Edition
from cases.publishing import Draft, Problem, gather, publication_problems, publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class ReviewError(Exception):
    """A step of review cannot be taken; the message says why and what to do."""


class NotPublishable(ReviewError):
    """The draft fails conditions of publication; `problems` lists them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.sentence for problem in problems))
        self.problems = problems


class AlreadyDecided(ReviewError):
    """Somebody has decided on this submission before."""


class SubjectIsGone(ReviewError):
    """The person or case was deleted after it was submitted."""


class SubmittedMeanwhile(ReviewError):
    """Somebody else submitted the same draft at the same moment."""


class OutOfDate(ReviewError):
    """The draft was edited after it was submitted, so that what was reviewed is not what would be published."""


class Frozen(ReviewError):
    """Publication is switched off for the time being."""


def subject_of(submission: Submission) -> Person | Case:
    """Answer the person or case that a submission is about; raise SubjectIsGone when it was deleted."""
    model = Person if submission.subject_kind == SubjectKind.PERSON else Case
    found: Person | Case | None = model.objects.filter(key=submission.subject_key).first()
    if found is None:
        raise SubjectIsGone(_("The record was deleted after it was submitted: nothing can be published of it."))
    return found


def submit(subject: Person | Case, *, by: "User", at: datetime, message: str = "") -> Submission:
    """Offer the draft as it is now for publication; an older open submission of it becomes void.

    Raise PermissionDenied unless `by` is an editor, NotPublishable when a condition of publication blocks,
    SubmittedMeanwhile when somebody else submits it at the same moment.
    """
    try:
        return _submit(subject, by=by, at=at, message=message)
    except IntegrityError as error:
        raise SubmittedMeanwhile(
            _("Somebody else submitted this at the same moment: look at the record again.")
        ) from error


@transaction.atomic
def _submit(subject: Person | Case, *, by: "User", at: datetime, message: str) -> Submission:
    permissions.check_can_submit(by)
    permissions.check_can_see(by, subject)
    draft = gather(subject)
    _check_conditions(draft, day=at.date())
    kind = SubjectKind.PERSON if isinstance(subject, Person) else SubjectKind.CASE
    for open_one in _open(kind, subject.key):
        _decide(open_one, State.VOID, by=by, at=at, remark=_("Replaced by a later submission."))
    submission = Submission.objects.create(
        subject_kind=kind.value,
        subject_key=subject.key,
        sha256=digest(draft.body),
        message=message,
        drafted_by=draft.last_editor or by,
        submitted_by=by,
        submitted_at=at,
    )
    _name_contributors(submission, draft)
    _log(submission, by=by, message=_("Submitted for review."))
    return submission


def approve(submission: Submission, *, by: "User", at: datetime) -> Edition:
    """Publish exactly the bytes that were submitted, as an edition.

    Raise PermissionDenied when `by` may not decide or is the author or submitter, AlreadyDecided, NotPublishable,
    Frozen, or OutOfDate (and then the submission is void) when the draft was edited since.
    """
    try:
        return _approve(submission, by=by, at=at)
    except OutOfDate as error:
        _void(submission, by=by, at=at, remark=str(error))
        raise


@transaction.atomic
def _approve(submission: Submission, *, by: "User", at: datetime) -> Edition:
    if settings.FREEZE_PUBLICATION:
        raise Frozen(_("Publication is switched off for the time being: approve this later. It stays submitted."))
    permissions.check_can_decide(by, submission)
    permissions.check_can_see(by, subject_of(submission))
    submission = _open_again(submission)
    draft = gather(subject_of(submission))
    if digest(draft.body) != submission.sha256:
        raise OutOfDate(_("The draft was edited after it was submitted: look at it again and submit it anew."))
    _check_conditions(draft, day=at.date())
    _decide(submission, State.APPROVED, by=by, at=at)
    edition = publish(draft.body, day=at.date())
    Submission.objects.filter(pk=submission.pk).update(edition_number=edition.number)
    _log(submission, by=by, message=_("Approved: edition %(number)s.") % {"number": edition.number})
    return edition


@transaction.atomic
def send_back(
    submission: Submission, *, by: "User", at: datetime, remark: str, remarks: Mapping[str, str] | None = None
) -> None:
    """Answer the submitter instead of publishing: with a remark on the whole, or with remarks by the key of a row.

    Raise as `approve` does.
    """
    permissions.check_can_decide(by, submission)
    with suppress(SubjectIsGone):
        permissions.check_can_see(by, subject_of(submission))
    said = {key: text.strip() for key, text in (remarks or {}).items() if text.strip()}
    if not (remark.strip() or said):
        raise ReviewError(_("Say in a remark what should be changed."))
    submission = _open_again(submission)
    Remark.objects.bulk_create(Remark(submission=submission, key=key, text=text) for key, text in said.items())
    _decide(submission, State.SENT_BACK, by=by, at=at, remark=remark)
    _log(submission, by=by, message=_("Sent back."))


@transaction.atomic
def _void(submission: Submission, *, by: "User", at: datetime, remark: str) -> None:
    submission = _open_again(submission)
    _decide(submission, State.VOID, by=by, at=at, remark=remark)
    _log(submission, by=by, message=_("Void: the draft was edited after submission."))


def remarks_on(key: str) -> list[Remark]:
    """Answer what was said of a row when its record was last sent back, until that is submitted again."""
    return list(_standing().filter(key=key).select_related("submission__decided_by"))


def remarks_about(subject: Person | Case) -> list[Remark]:
    """Answer what was said of every row of a record when it was last sent back, until it is submitted again."""
    return list(_standing().filter(submission__subject_key=subject.key))


def _standing() -> "QuerySet[Remark]":
    later = Submission.objects.filter(
        subject_key=OuterRef("submission__subject_key"),
        subject_kind=OuterRef("submission__subject_kind"),
        pk__gt=OuterRef("submission"),
    )
    return Remark.objects.filter(~Exists(later), submission__state=State.SENT_BACK)


def _name_contributors(submission: Submission, draft: Draft) -> None:
    """Write down everybody who changed anything behind the draft since what was approved last."""
    earlier = Submission.objects.filter(
        subject_key=submission.subject_key, subject_kind=submission.subject_kind, state=State.APPROVED
    )
    approved, published = earlier.order_by("-pk").first(), store.current(submission.subject_key)
    found = contributors(
        draft,
        last=published.dossier if published else None,
        since=approved.submitted_at if approved else None,
    )
    found |= {submission.submitted_by_id, submission.drafted_by_id}
    Contributor.objects.bulk_create(Contributor(submission=submission, user_id=pk) for pk in sorted(found))


def _check_conditions(draft: Draft, *, day: date) -> None:
    if blocking := tuple(problem for problem in publication_problems(draft, day=day) if problem.blocks):
        raise NotPublishable(blocking)


def _open(kind: SubjectKind, key: str) -> list[Submission]:
    rows = Submission.objects.select_for_update().filter(
        subject_kind=kind.value, subject_key=key, state=State.SUBMITTED
    )
    return list(rows)


def _open_again(submission: Submission) -> Submission:
    """Answer the row under a lock; raise AlreadyDecided unless it still waits."""
    row = Submission.objects.select_for_update().get(pk=submission.pk)
    if row.state != State.SUBMITTED:
        raise AlreadyDecided(_("This submission was decided before: %(state)s.") % {"state": row.get_state_display()})
    return row


def _decide(row: Submission, state: State, *, by: "User", at: datetime, remark: str = "") -> None:
    row.state, row.decided_by, row.decided_at, row.remark = state, by, at, remark
    row.save(update_fields=["state", "decided_by", "decided_at", "remark"])


def _log(submission: Submission, *, by: "User", message: str) -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Submission),
        object_id=str(submission.pk),
        object_repr=str(submission)[:200],
        action_flag=CHANGE,
        change_message=message,
    )
