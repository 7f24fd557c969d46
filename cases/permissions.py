"""Who may do what, asked in one place by name."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cases.visibility import is_open_to

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from cases.models import Load, RemovalRequest, Submission


def check_can_edit(user: "User") -> None:
    """Raise PermissionDenied unless the user writes drafts."""
    if not (user.is_active and user.has_perm("cases.change_person") and user.has_perm("cases.change_case")):
        raise PermissionDenied(_("Only an editor may change a draft."))


def check_can_submit(user: "User") -> None:
    """Raise PermissionDenied unless the user may offer a draft for publication."""
    if not (user.is_active and user.has_perm("cases.add_submission")):
        raise PermissionDenied(_("Only an editor may submit a draft for review."))


def check_can_decide(user: "User", submission: "Submission") -> None:
    """Raise PermissionDenied unless the user may approve or send back, and is another person than the author."""
    if not (user.is_active and user.has_perm("cases.change_submission")):
        raise PermissionDenied(_("Only a reviewer may approve a draft or send it back."))
    if user.pk == submission.submitted_by_id:
        raise PermissionDenied(_("You submitted this draft: another person must review it."))
    if user.pk == submission.drafted_by_id:
        raise PermissionDenied(_("You made the last change to this draft: another person must review it."))
    if submission.contributors.filter(user=user).exists():
        raise PermissionDenied(_("You changed this since the last edition: another person must review it."))


def check_can_decide_load(user: "User", load: "Load") -> None:
    """Raise PermissionDenied unless the user may decide on a load, and is another person than who offered it."""
    if not (user.is_active and user.has_perm("cases.change_submission")):
        raise PermissionDenied(_("Only a reviewer may approve a draft or send it back."))
    if user.pk == load.submitted_by_id:
        raise PermissionDenied(_("You submitted this: another person must review it."))


def check_can_ask_removal(user: "User") -> None:
    """Raise PermissionDenied unless the user may ask that an edition be taken from view."""
    if not (user.is_active and user.has_perm("cases.add_removalrequest")):
        raise PermissionDenied(_("Only an editor or a reviewer may ask that an edition be taken from view."))


def check_can_carry_out(user: "User", request: "RemovalRequest") -> None:
    """Raise PermissionDenied unless the user may carry out or refuse, and is another person than who asked."""
    if not (user.is_active and user.has_perm("cases.change_removalrequest")):
        raise PermissionDenied(_("Only a reviewer may carry this out or refuse it."))
    if user.pk == request.asked_by_id:
        raise PermissionDenied(_("You asked for this: another person must carry it out."))


def check_can_take_back(user: "User", request: "RemovalRequest") -> None:
    """Raise PermissionDenied unless it was the user who asked."""
    if not user.is_active or user.pk != request.asked_by_id:
        raise PermissionDenied(_("Only who asked for this may take it back."))


def check_can_see(user: "User", row: Any) -> None:
    """Raise PermissionDenied unless the record is open to the user: it may be confidential, or restricted to others."""
    if not is_open_to(user, row):
        raise PermissionDenied(_("This record is not open to you."))


def check_can_merge(user: "User", *people: Any) -> None:
    """Raise PermissionDenied unless the user may join these records or split them: they see and may change them all."""
    if not (user.is_active and user.has_perms(["cases.add_person", "cases.change_person", "cases.delete_person"])):
        raise PermissionDenied(_("Only an editor may merge or split records."))
    for person in people:
        check_can_see(user, person)


def check_can_restrict(user: "User", row: Any) -> None:
    """Raise PermissionDenied unless the user may say who else sees the record: they may change it, and see it."""
    check_can_see(user, row)
    if not (user.is_active and user.has_perm(f"cases.change_{row._meta.model_name}")):
        raise PermissionDenied(_("Only an editor may say who sees a record."))
