"""What a user did last, as far as it is still open to them."""

from typing import Any, Final

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from cases.visibility import open_to

MOST: Final = 10


def recent(user: User) -> list[LogEntry]:
    """Answer the last ten things the user did, without those about records that are no longer open to them."""
    entries = list(LogEntry.objects.filter(user=user).select_related("content_type").order_by("-action_time")[:MOST])
    named: dict[Any, set[int]] = {}
    for entry in entries:
        if entry.object_id and entry.object_id.isdecimal():
            named.setdefault(entry.content_type, set()).add(int(entry.object_id))
    closed = {(kind, str(pk)) for kind, pks in named.items() for pk in _closed(kind, pks, user)}
    return [entry for entry in entries if (entry.content_type, entry.object_id) not in closed]


def _closed(kind: Any, pks: set[int], user: User) -> set[int]:
    """Answer those rows of a table that are there and not open to the user."""
    model = kind.model_class() if kind else None
    if model is None or model._meta.app_label != "cases":
        return set()
    there = model._default_manager.filter(pk__in=pks)
    return set(there.values_list("pk", flat=True)) - set(open_to(user, there).values_list("pk", flat=True))
