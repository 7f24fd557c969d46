"""A deletion: what stands in its way, in words, and what it leaves on what the row belonged to."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.contrib.admin.utils import NestedObjects
from django.contrib.auth.models import User
from django.db import router
from django.db.models import Model
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _t

from cases import revisions
from cases.history import stamp
from cases.models import Case, Cause, Citation, Person
from cases.models.evidence import TARGETS
from cases.models.restriction import links
from cases.visibility import Seeker, open_to

from . import outline

MOST: Final = 20


def holders(row: Model, *, by: Seeker) -> list[str]:
    """Answer links to the rows that keep this one from being deleted; 20 at most, each once.

    These are rows that name it, and rows that would go with it although the user may not see them: of both the user
    learns only of those that are open to them, and of the others that there are some.
    """
    collector = NestedObjects(using=router.db_for_write(type(row)))
    collector.collect([row])
    held = _by_model(_holder(other) for other in collector.protected)
    tables = sorted(held.items(), key=lambda one: one[0]._meta.label)
    named = [other for model, pks in tables for other in _open(model, pks, by)]
    with_it = _by_model((type(other), other.pk) for rows in collector.data.values() for other in rows if other != row)
    unseen = len(named) < sum(map(len, held.values())) or any(_closed(model, pks, by) for model, pks in with_it.items())
    return [*[_link(other) for other in named[:MOST]], *[_t("a record that is not open to you")] * unseen]


def _by_model(rows: Iterable[tuple[type[Model], int]]) -> dict[type[Model], set[int]]:
    found: dict[type[Model], set[int]] = {}
    for model, pk in rows:
        found.setdefault(model, set()).add(pk)
    return found


def _open(model: type[Model], pks: set[int], by: Seeker) -> list[Any]:
    """Answer those of these rows that are open to the user, in one query however many are not."""
    return list(open_to(by, model._default_manager.filter(pk__in=pks)).order_by("pk"))


def _closed(model: type[Model], pks: set[int], by: Seeker) -> bool:
    """Answer whether some of these rows are not open to the user, in one query however many they are."""
    return open_to(by, model._base_manager.filter(pk__in=pks), every=True).count() < len(pks)


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


def _holder(row: Any) -> tuple[type[Model], int]:
    """Answer the table and the number of the fact that a citation belongs to, or of the row itself."""
    if isinstance(row, Citation):
        name = next(name for name in TARGETS if getattr(row, f"{name}_id"))
        related: Any = Citation._meta.get_field(name).related_model
        return related, getattr(row, f"{name}_id")
    return type(row), row.pk


def _link(row: Any) -> str:
    address = reverse("admin:open", args=[row.key])
    return format_html('{}: <a href="{}">{}</a>', row._meta.verbose_name, address, outline.title(row))


class Deleting:
    """The deletion of a row, with what stands in its way."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete the row; what it belonged to counts as changed by whoever deleted it."""
        user: Any = request.user
        owners, subjects = belongs_to(obj)
        super().delete_model(request, obj)  # type: ignore[misc]
        settle(owners, subjects, by=user, at=timezone.now())

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Ask before a row is deleted, or say which rows name it so that it stays."""
        room: Any = self
        row = room.get_object(request, object_id)
        held = holders(row, by=request.user) if row is not None and room.has_delete_permission(request, row) else []
        if held and request.method == "POST":
            messages.error(request, _t("Nothing was deleted: other records name this one."))
            return HttpResponseRedirect(request.path)
        request.held = held  # type: ignore[attr-defined]
        context = {"holders": held} | (extra_context or {})
        return super().delete_view(request, object_id, context)  # type: ignore[misc]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Answer what would go with the row; of a row that stays nothing is listed, since some of it may be closed."""
        if held := getattr(request, "held", []):
            return [], {}, set(), held
        return super().get_deleted_objects(objs, request)  # type: ignore[misc]
