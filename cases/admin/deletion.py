"""A deletion: what stands in its way, in words, and what it leaves on what the row belonged to."""

from datetime import datetime
from typing import Any, Final

from django.contrib.admin.utils import NestedObjects
from django.contrib.auth.models import User
from django.db import router
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t

from cases import revisions
from cases.history import stamp
from cases.models import Case, Cause, Citation, Person
from cases.models.evidence import TARGETS
from cases.models.restriction import links
from cases.visibility import Seeker, is_open_to, open_to

from . import outline

MOST: Final = 20


def holders(row: Model, *, by: Seeker) -> list[str]:
    """Answer links to the rows that keep this one from being deleted; 20 at most, each once.

    These are rows that name it, and rows that would go with it although the user may not see them: of both the user
    learns only of those that are open to them, and of the others that there are some.
    """
    collector = NestedObjects(using=router.db_for_write(type(row)))
    collector.collect([row])
    held = dict.fromkeys(_holder(other) for other in collector.protected)
    named = [other for other in held if is_open_to(by, other)]
    with_it = [other for rows in collector.data.values() for other in rows if other != row]
    unseen = len(named) < len(held) or not all(_is_open(other, by) for other in with_it)
    return [*[_link(other) for other in named[:MOST]], *[_t("a record that is not open to you")] * unseen]


def _is_open(row: Any, by: Seeker) -> bool:
    return open_to(by, type(row)._base_manager.filter(pk=row.pk), every=True).exists()


def belongs_to(row: Model) -> tuple[list[Any], list[Person | Case]]:
    """Answer the records that a row names, and the people and cases to which it belongs."""
    owners = [owner for field in links(type(row)) if (owner := getattr(row, field.name)) is not None]
    return owners, revisions.subjects_of(row)


def settle(owners: list[Any], subjects: list[Person | Case], *, by: User, at: datetime) -> None:
    """The records that a deleted row named count as changed by who deleted it, and its subjects' drafts are kept."""
    for owner in owners:
        stamp(owner, by=by, at=at)
        owner.save(update_fields=["changed_by", "changed_at"])
    revisions.keep_all(subjects, by=by, at=at, cause=Cause.DELETED)


def _holder(row: Any) -> Any:
    """Answer the fact that a citation belongs to, or the row itself."""
    if isinstance(row, Citation):
        return next(getattr(row, name) for name in TARGETS if getattr(row, f"{name}_id"))
    return row


def _link(row: Any) -> str:
    address = reverse("admin:open", args=[row.key])
    return format_html('{}: <a href="{}">{}</a>', row._meta.verbose_name, address, outline.title(row))
