"""Withdrawing, suppressing, showing again, expunging: asked for by one person, carried out by a second one."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cases import ledger, permissions
from cases.domain.vocabulary.removal import Removal, RemovalReason
from cases.models import Act, Progress, RemovalRequest
from cases.published.models import Edition
from cases.published.notices import hidden_among
from cases.publishing import hide, show_again

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class RemovalError(Exception):
    """A step cannot be taken; the message says why and what to do."""


class NothingToDo(RemovalError):
    """No edition that is meant is in a state in which this can be done to it."""


class AlreadyDecided(RemovalError):
    """The request was carried out, refused or taken back before."""


def ask(
    edition: Edition,
    *,
    act: Act,
    reason: RemovalReason | None,
    internal_reason: str,
    is_whole: bool,
    by: "User",
    at: datetime,
) -> RemovalRequest:
    """Ask a second person to do something to an edition, and if `is_whole` to every earlier one of its record.

    Raise PermissionDenied, NothingToDo, or RemovalError when a reason is missing or a request is open already.
    """
    permissions.check_can_ask_removal(by)
    if not internal_reason.strip():
        raise RemovalError(_("Say for your colleagues why this is asked for."))
    if (reason is None) != (act is Act.LIFT):
        raise RemovalError(_("Choose the category of reason that readers are told."))
    request = RemovalRequest(
        subject_kind=edition.subject_kind,
        subject_key=edition.subject_key,
        number=edition.number,
        is_whole=is_whole,
        act=act.value,
        reason=reason.value if reason else "",
        internal_reason=internal_reason.strip(),
        asked_by=by,
        asked_at=at,
    )
    _check_something_to_do(request)
    try:
        with transaction.atomic():
            request.save(force_insert=True)
            _log(request, by=by, message=_("Asked for."))
    except IntegrityError as error:
        raise RemovalError(_("A request about this record is open already: decide on that one first.")) from error
    return request


@transaction.atomic
def carry_out(request: RemovalRequest, *, by: "User", at: datetime) -> list[Edition]:
    """Do what was asked for and answer the editions to which it was done.

    Raise PermissionDenied when `by` may not or asked for it, AlreadyDecided, NothingToDo.
    """
    permissions.check_can_carry_out(by, request)
    request = _open_again(request)
    editions = _check_something_to_do(request)
    _decide(request, Progress.CARRIED_OUT, by=by, at=at)
    if request.act == Act.LIFT:
        show_again(editions, decision=request.pk, day=at.date())
    else:
        act, reason = Removal.of(request.act), RemovalReason.of(request.reason)
        hide(editions, act=act, reason=reason, decision=request.pk, day=at.date())
        transaction.on_commit(ledger.catch_up, robust=True)  # A backup makes up for it.
    _log(request, by=by, message=_("Carried out."))
    return editions


@transaction.atomic
def refuse(request: RemovalRequest, *, by: "User", at: datetime, remark: str) -> None:
    """Answer that it will not be done, and why; raise as `carry_out` does."""
    permissions.check_can_carry_out(by, request)
    if not remark.strip():
        raise RemovalError(_("Say in a remark why this is refused."))
    request = _open_again(request)
    _decide(request, Progress.REFUSED, by=by, at=at, remark=remark.strip())
    _log(request, by=by, message=_("Refused."))


@transaction.atomic
def take_back(request: RemovalRequest, *, by: "User", at: datetime) -> None:
    """Close a request that its author no longer wants; raise PermissionDenied for anybody else, AlreadyDecided."""
    permissions.check_can_take_back(by, request)
    request = _open_again(request)
    _decide(request, Progress.TAKEN_BACK, by=by, at=at)
    _log(request, by=by, message=_("Taken back."))


def editions_meant(request: RemovalRequest) -> list[Edition]:
    """Answer those editions that the request names to which it can be done now, the earliest first."""
    rows = Edition.objects.filter(subject_key=request.subject_key, subject_kind=request.subject_kind)
    rows = rows.filter(number__lte=request.number) if request.is_whole else rows.filter(number=request.number)
    editions = list(rows.order_by("number"))
    hidden = hidden_among(editions)
    return [
        one for one in editions if request.act in possible(hidden[one.number].act if one.number in hidden else None)
    ]


def possible(state: Removal | None) -> tuple[Act, ...]:
    """Answer what can be done to an edition in this state; None is in view."""
    match state:
        case None:
            return (Act.SUPPRESS, Act.WITHDRAW, Act.EXPUNGE)
        case Removal.SUPPRESSED:
            return (Act.LIFT, Act.WITHDRAW, Act.EXPUNGE)
        case Removal.WITHDRAWN:
            return (Act.EXPUNGE,)
    return ()


def _check_something_to_do(request: RemovalRequest) -> list[Edition]:
    if editions := editions_meant(request):
        return editions
    raise NothingToDo(_("This cannot be done to an edition in its present state: look at it again."))


def _open_again(request: RemovalRequest) -> RemovalRequest:
    """Answer the row under a lock; raise AlreadyDecided unless it still waits."""
    row = RemovalRequest.objects.select_for_update().get(pk=request.pk)
    if row.progress != Progress.ASKED:
        raise AlreadyDecided(_("This was decided before: %(state)s.") % {"state": row.get_progress_display()})
    return row


def _decide(row: RemovalRequest, progress: Progress, *, by: "User", at: datetime, remark: str = "") -> None:
    row.progress, row.decided_by, row.decided_at, row.remark = progress, by, at, remark
    row.save(update_fields=["progress", "decided_by", "decided_at", "remark"])


def _log(request: RemovalRequest, *, by: "User", message: str) -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(RemovalRequest),
        object_id=str(request.pk),
        object_repr=str(request)[:200],
        action_flag=CHANGE,
        change_message=message,
    )
