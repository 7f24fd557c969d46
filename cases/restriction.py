"""Restriction and its end: who may see one record."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from cases import permissions
from cases.models import Restriction
from cases.models.restriction import RESTRICTABLE
from cases.visibility import is_open_to

if TYPE_CHECKING:
    from django.contrib.auth.models import Group, User


class LocksOut(Exception):
    """Whoever restricts a record must be able to see it afterwards."""


def of(row: Any) -> Restriction | None:
    """Answer the restriction of a person, a case or a source, if there is one."""
    return Restriction.objects.filter(**{RESTRICTABLE[type(row)]: row}).first()


@transaction.atomic
def restrict(row: Any, *, users: Iterable["User"], groups: Iterable["Group"], by: "User", at: datetime) -> None:
    """Only these people, and those in these groups, see the record from now on, and what belongs to it.

    Raise PermissionDenied unless `by` may restrict it, LocksOut when `by` would not see it any more.
    """
    permissions.check_can_restrict(by, row)
    fresh = {"restricted_by": by, "restricted_at": at}
    restriction, _created = Restriction.objects.update_or_create(**{RESTRICTABLE[type(row)]: row}, defaults=fresh)
    restriction.users.set(users)
    restriction.groups.set(groups)
    if not is_open_to(by, row):
        raise LocksOut(_("Name yourself, or a group of yours: otherwise you could not open this record any more."))
    _log(row, by=by, message="Restricted: only those named see this record.")


@transaction.atomic
def lift(row: Any, *, by: "User", at: datetime) -> None:
    """Everybody who may see its table sees the record again; raise PermissionDenied unless `by` may restrict it."""
    permissions.check_can_restrict(by, row)
    if restriction := of(row):
        restriction.delete()
        _log(row, by=by, message=f"The restriction was lifted at {at:%Y-%m-%d %H:%M}.")


def _log(row: Any, *, by: "User", message: str) -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=row.key,
        action_flag=CHANGE,
        change_message=message,
    )
