"""Who changed what: the stamp on a row, and everybody who changed anything behind a draft."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cases.domain.dossier import Dossier
from cases.models import EarlierChange
from cases.models.base import Record
from cases.models.confidential import Confidence
from cases.models.kinds import KINDS, Role, members
from cases.publishing import Draft

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def stamp(row: Any, *, by: "User", at: datetime) -> None:
    """Write on a row who changes it now, and when; whoever did before is remembered. The row is saved by the caller."""
    if isinstance(row, Record):
        remember([row], by=by)
    if isinstance(row, Record | Confidence):
        row.changed_by, row.changed_at = by, at


def remember(rows: Iterable[Any], *, by: "User") -> None:
    """Write down who changed these rows last, before `by` does; called before their stamp is overwritten."""
    for row in rows:
        if row.changed_by_id and row.changed_at and row.changed_by_id != by.pk:
            EarlierChange.objects.get_or_create(key=row.key, changed_by_id=row.changed_by_id, changed_at=row.changed_at)


def contributors(draft: Draft, *, last: Dossier | None, since: datetime | None) -> set[int]:
    """Answer the primary keys of all who changed a row behind the draft, or one that left it, since that moment.

    Rows that left are those of the last edition, `last`. Without `since` every change counts.
    """
    rows = [row for listed in draft.rows.values() for one in listed for row in (one, *_children(one))]
    keys = {row.key for row in rows} | (set(last.by_key) if last else set())
    latest = {
        row.changed_by_id
        for row in rows
        if getattr(row, "changed_by_id", None) and (since is None or row.changed_at >= since)
    }
    earlier = EarlierChange.objects.filter(key__in=keys)
    gone = [row for model in _models() for row in _changed(model, keys - {row.key for row in rows})]
    latest |= {row.changed_by_id for row in gone if since is None or row.changed_at >= since}
    earlier = earlier.filter(changed_at__gte=since) if since else earlier
    return latest | set(earlier.values_list("changed_by_id", flat=True))


def _models() -> Iterator[Any]:
    yield from (model for _kind, model in KINDS.values() if issubclass(model, Record))


def _changed(model: Any, keys: set[str]) -> list[Any]:
    """Answer the rows of a table under these keys that somebody changed: they are there, but no longer in the draft."""
    prefix = model._meta.get_field("key").prefix
    wanted = [key for key in keys if prefix.startswith("country") or key.startswith(f"{prefix}-")]
    rows = model._default_manager.filter(key__in=wanted, changed_by__isnull=False)
    return list(rows.only("changed_by_id", "changed_at")) if wanted else []


def _children(row: Any) -> Iterator[Any]:
    kind = next((kind for kind, model in KINDS.values() if model is type(row)), None)
    for member in members(kind, type(row)) if kind else ():
        if member.role is Role.CHILDREN:
            yield from getattr(row, member.name).all()
