"""Revisions: the whole draft of a person or a case after every save, and the way back to one."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cases import permissions
from cases.closed import closed_keys, without
from cases.domain.canonical import digest
from cases.domain.vocabulary.who import SubjectKind
from cases.history import stamp
from cases.models import Case, Cause, Person, Revision
from cases.models.kinds import KINDS
from cases.snapshot import Tables, differences, taken, taken_since, write_back

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# By which of its columns a row belongs to a person or a case, directly or through another row.
WAYS: Final = (
    "person", "other_person", "other", "case", "party", "charge", "sentence", "ruling", "later", "custody", "protest",
    "to_case", "to_designation", "to_death",
)  # fmt: skip


class NotRestored(Exception):
    """A revision cannot be restored as it is; the message says which row is in the way."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a restoration would do: rows that would be changed or made again, and rows added since, which stay.

    `token` names the state of the draft for which it was made.
    """

    changed: tuple[tuple[str, str], ...]
    made_again: tuple[tuple[str, str], ...]
    staying: tuple[tuple[str, str], ...]
    token: str


def subjects_of(row: Any) -> list[Person | Case]:
    """Answer the people and cases to which a row belongs, each once."""
    found: dict[tuple[type, int], Person | Case] = {}
    waiting = [row]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Person | Case):
            found[type(one), one.pk] = one
            continue
        names = {field.name for field in one._meta.concrete_fields if field.is_relation}
        waiting += [owner for name in WAYS if name in names and (owner := getattr(one, name)) is not None]
        if hasattr(one, "to_treatments") and one.pk:
            waiting += list(one.to_treatments.all())
    return list(found.values())


@transaction.atomic
def keep(subject: Person | Case, *, by: "User", at: datetime, cause: Cause = Cause.SAVED) -> Revision | None:
    """Keep the draft as it is now, and answer the revision, or None when nothing differs from the last one.

    After a save only rows that were stamped since the last revision are read; after anything else, all.
    """
    last = Revision.objects.filter(subject_key=subject.key).order_by("-number").select_for_update().first()
    before = tables_of(last) if last else {}
    if not subject.pk:
        tables: Tables = {}
    elif last and cause is Cause.SAVED:
        tables = taken_since(subject, before, last.made_at)
    else:
        tables = taken(subject)
    body = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    if last and last.sha256 == digest(body):
        return None
    return Revision.objects.create(
        subject_kind=_kind(subject).value,
        subject_key=subject.key,
        number=last.number + 1 if last else 1,
        cause=cause.value,
        changes=differences(before, tables),
        sha256=digest(body),
        body=zlib.compress(body),
        made_by=by,
        made_at=at,
    )


def keep_all(subjects: Iterable[Person | Case], *, by: "User", at: datetime, cause: Cause = Cause.SAVED) -> None:
    """Keep the drafts of several subjects."""
    for subject in subjects:
        keep(subject, by=by, at=at, cause=cause)


def tables_of(revision: Revision) -> Tables:
    """Answer the rows that a revision holds, by table."""
    found: Tables = json.loads(zlib.decompress(bytes(revision.body)))
    return found


def plan(revision: Revision, *, by: "User") -> Plan:
    """Answer what restoring the revision would change now, as far as it is open to whoever asks."""
    now, held = _now(revision), tables_of(revision)
    closed = closed_keys(by, now, held)
    found = differences(without(now, closed), without(held, closed))
    by_what = {
        what: tuple((table, key) for said, table, key, _members in found if said == what)
        for what in ("changed", "added", "removed")
    }
    token = digest(json.dumps(now, sort_keys=True, ensure_ascii=False).encode())
    return Plan(by_what["changed"], by_what["added"], by_what["removed"], token)


@transaction.atomic
def restore(revision: Revision, *, token: str, by: "User", at: datetime) -> Revision | None:
    """Make the rows of the draft what the revision says; rows that were added since stay. A new revision is kept.

    Raise PermissionDenied, also where a row names what is closed to the user, or NotRestored when the draft changed
    since `token` was made or a row is in the way.
    """
    permissions.check_can_edit(by)
    if _touches_closed(revision, by):
        raise PermissionDenied(_("This would restore a record that is not open to you. Ask somebody who sees it."))
    planned = plan(revision, by=by)
    if planned.token != token:
        raise NotRestored(_("The draft was changed meanwhile: look again at what would be restored."))
    wanted = {*planned.changed, *planned.made_again}
    for table, rows in sorted(tables_of(revision).items(), key=lambda one: list(KINDS).index(one[0])):
        for values in rows:
            if (table, values["key"]) in wanted:
                _restore(table, values, by=by, at=at)
    subject = _subject(revision)
    return keep(subject, by=by, at=at, cause=Cause.RESTORED) if subject else None


def _restore(table: str, values: dict[str, Any], *, by: "User", at: datetime) -> None:
    kind, model = KINDS[table]
    row: Any = model._default_manager.filter(key=values["key"]).first() or model(key=values["key"])
    stamp(row, by=by, at=at)
    try:
        write_back(model, kind, values, row)
    except LookupError as error:
        told = {"row": values["key"], "other": str(error.args[0])}
        raise NotRestored(_("%(row)s names %(other)s, which is no longer there.") % told) from error
    except ValidationError as error:
        raise NotRestored(f"{values['key']}: {' '.join(error.messages)}") from error


def _touches_closed(revision: Revision, by: "User") -> bool:
    """Answer whether a row that would be changed or made again is closed to the user, or names what is."""
    now, held = _now(revision), tables_of(revision)
    closed = closed_keys(by, now, held)
    wanted = {key for what, _table, key, _members in differences(now, held) if what != "removed"}
    return any(
        row["key"] in wanted and without({table: [row]}, closed) != {table: [row]}
        for side in (now, held)
        for table, rows in side.items()
        for row in rows
    )


def _now(revision: Revision) -> Tables:
    subject = _subject(revision)
    return json.loads(json.dumps(taken(subject))) if subject else {}


def _subject(revision: Revision) -> Person | Case | None:
    model: Any = Person if revision.subject_kind == SubjectKind.PERSON else Case
    found: Person | Case | None = model.objects.filter(key=revision.subject_key).first()
    return found


def _kind(subject: Person | Case) -> SubjectKind:
    return SubjectKind.PERSON if isinstance(subject, Person) else SubjectKind.CASE
