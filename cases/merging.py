"""Two records found to be of one person, and one record found to be of two people; never without an editor."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from cases import permissions, revisions
from cases.domain.vocabulary.who import Naming, Sameness
from cases.history import remember
from cases.models import Distinction, Merge, Name, Person, Restriction, State, Submission
from cases.models.base import Record
from cases.published import forwarding

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Rows = Mapping[type[Model], list[int]]
SET_ASIDE: Final = ("naming", "is_of_interest")


class CannotMerge(Exception):
    """Two records cannot be joined, or cannot be taken apart again; the message says why and what to do."""


@transaction.atomic
def merge(kept: Person, other: Person, *, by: "User", at: datetime) -> Merge:
    """Everything that named `other` names `kept`; `other` stays as an empty record that no page mentions.

    Rows that join the two, and doubles of what `kept` has, stay with `other`. An open submission of either is void.
    Raise PermissionDenied unless `by` may, CannotMerge for a record with itself, and for one merged before, restricted,
    or alone confidential.
    """
    permissions.check_can_merge(by, kept, other)
    kept, other = _locked(kept), _locked(other)
    _check_pair(kept, other)
    before = {name: getattr(other, name) for name in SET_ASIDE}
    before["preferred"] = _step_back(kept, other)
    moved = {_label(column): _move(column, other, kept, by=by, at=at) for column in columns_to_people()}
    Person.objects.filter(pk=other.pk).update(
        naming=Naming.HIDDEN.value, is_of_interest=False, changed_by=by, changed_at=at
    )
    done = Merge.objects.create(
        kept=kept, other=other, moved={label: pks for label, pks in moved.items() if pks}, before=before,
        merged_by=by, merged_at=at,
    )  # fmt: skip
    told = {"kept": kept.key, "other": other.key}
    why = _("%(other)s was merged into %(kept)s after this was submitted: submit %(kept)s anew.") % told
    _close(kept, other, by=by, at=at, why=why)
    _log(kept, by=by, message=f"Merged with {other.key}.")
    return done


@transaction.atomic
def take_apart(done: Merge, *, by: "User", at: datetime) -> None:
    """Everything that the merge moved, and that still stands where it put it, is back; raise as `merge` does.

    Raise CannotMerge when it was published: readers have been led from the old address to the new one since.
    """
    kept, other = _locked(done.kept), _locked(done.other)
    permissions.check_can_merge(by, kept, other)
    if forwarding.is_forwarded(other.key):
        raise CannotMerge(_("This was published: readers are led to the kept record. Split the record instead."))
    by_label = {_label(column): column for column in columns_to_people()}
    for label, pks in done.moved.items():
        _put_back(by_label[label], pks, kept, other, by=by, at=at)
    Name.objects.filter(pk__in=done.before.pop("preferred")).update(preferred=True)
    Person.objects.filter(pk=other.pk).update(**done.before, changed_by=by, changed_at=at)
    _close(kept, other, by=by, at=at)
    done.delete()
    _log(kept, by=by, message=f"Taken apart again from {other.key}.")


def waiting(*people: Person) -> QuerySet[Submission]:
    """Answer what waits for review of these people, and would fall if they were merged or split."""
    keys = [one.key for one in people]
    return Submission.objects.filter(subject_key__in=keys, state=State.SUBMITTED).select_related("submitted_by")


@transaction.atomic
def split(person: Person, rows: Rows, *, by: "User", at: datetime) -> Person:
    """The rows chosen, by table, belong to a new record afterwards, and the two are told apart; answer the new record.

    Raise PermissionDenied unless `by` may, CannotMerge when nothing was chosen that belongs to the person.
    """
    permissions.check_can_merge(by, person, person)
    person = _locked(person)
    made = Person.objects.create(
        country=person.country, is_of_interest=person.is_of_interest, naming=person.naming, changed_by=by, changed_at=at
    )
    moved = 0
    for column in columns_to_people():
        chosen = rows.get(column.model, [])
        if not column.many_to_many and chosen:
            moved += len(_move(column, person, made, by=by, at=at, only=chosen))
    if not moved:
        raise CannotMerge(_("Choose what belongs to the other person."))
    Distinction.objects.create(person=person, other=made, verdict=Sameness.NOT_SAME.value, changed_by=by, changed_at=at)
    _close(person, by=by, at=at)
    _log(person, by=by, message=f"Split: {moved} rows went to {made.key}.")
    return made


def columns_to_people() -> list[Any]:
    """Answer every column of the drafts that names a person, those of links to many included."""
    return [
        field
        for model in apps.get_app_config("cases").get_models()
        if model not in {Restriction}
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.related_model is Person and not (model is Merge and field.name == "other")
    ]


def _check_pair(kept: Person, other: Person) -> None:
    if kept == other:
        raise CannotMerge(_("This is the same record. Name another."))
    if Merge.objects.filter(other__in=[kept, other]).exists():
        raise CannotMerge(_("One of these records was merged before. Open the record that was kept."))
    if kept.is_confidential != other.is_confidential:
        raise CannotMerge(_("One of these records is confidential and the other is not. Decide that first."))
    if Restriction.objects.filter(person__in=[kept, other]).exists():
        raise CannotMerge(_("One of these records is restricted. Open both to everybody, merge, then restrict again."))


def _locked(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _label(column: Any) -> str:
    return f"{column.model.__name__}.{column.name}"


def _step_back(kept: Person, other: Person) -> list[int]:
    """Names of `other` are no longer preferred where `kept` has a preferred one; answer which were."""
    langs = kept.names.filter(preferred=True).values_list("lang", flat=True)
    pks = list(other.names.filter(preferred=True, lang__in=list(langs)).values_list("pk", flat=True))
    Name.objects.filter(pk__in=pks).update(preferred=False)
    return pks


def _move(
    column: Any, source: Person, goal: Person, *, by: "User", at: datetime, only: list[int] | None = None
) -> list[int]:
    """Let rows that name `source` in a column name `goal` instead; answer the primary keys of those that do now."""
    if column.many_to_many:
        return _move_links(column, source, goal)
    rows = column.model._default_manager.filter(**{column.name: source})
    rows = rows if only is None else rows.filter(pk__in=only)
    pks = [row.pk for row in rows if not _collides(row, column, goal)]
    _point(column, pks, goal, by=by, at=at)
    return pks


def _point(column: Any, pks: list[int], goal: Person, *, by: "User", at: datetime) -> None:
    stamp = {"changed_by": by, "changed_at": at} if issubclass(column.model, Record) else {}
    rows = column.model._default_manager.filter(pk__in=pks)
    if stamp:
        remember(rows, by=by)
    rows.update(**{column.name: goal}, **stamp)


def _collides(row: Any, column: Any, goal: Person) -> bool:
    """Answer whether the row would join a person with themselves, or say what another row says of the goal."""
    others = [one for one in row._meta.fields if one.related_model is Person and one.name != column.name]
    if any(getattr(row, one.attname) == goal.pk for one in others) and type(row).__name__ in PAIRS:
        return True
    if isinstance(row, Distinction):
        pair = {"person": row.person_id, "other": row.other_id} | {column.name: goal.pk}
        return Distinction.objects.filter(**pair).exists()
    return False


PAIRS: Final = frozenset({"Distinction", "Relationship"})


def _move_links(column: Any, source: Person, goal: Person) -> list[int]:
    links, mine = column.remote_field.through._default_manager, column.m2m_field_name()
    person = column.m2m_reverse_field_name()
    known = list(links.filter(**{person: goal}).values_list(mine, flat=True))
    pks = list(links.filter(**{person: source}).exclude(**{f"{mine}__in": known}).values_list("pk", flat=True))
    links.filter(pk__in=pks).update(**{person: goal})
    return pks


def _put_back(column: Any, pks: list[int], kept: Person, other: Person, *, by: "User", at: datetime) -> None:
    if column.many_to_many:
        links, name = column.remote_field.through._default_manager, column.m2m_reverse_field_name()
        links.filter(pk__in=pks, **{name: kept}).update(**{name: other})
        return
    there = column.model._default_manager.filter(pk__in=pks, **{column.name: kept}).values_list("pk", flat=True)
    _point(column, list(there), other, by=by, at=at)


def _close(*people: Person, by: "User", at: datetime, why: str = "") -> None:
    """The subjects count as changed, their drafts are kept, what was submitted of them is void; the remark is why."""
    remember(people, by=by)
    Person.objects.filter(pk__in=[one.pk for one in people]).update(changed_by=by, changed_at=at)
    revisions.keep_all(people, by=by, at=at)
    why = why or _("The record was split or taken apart after this was submitted: submit it anew.")
    waiting(*people).update(state=State.VOID, decided_by=by, decided_at=at, remark=why)


def _log(person: Person, *, by: "User", message: str) -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Person),
        object_id=str(person.pk),
        object_repr=person.key,
        action_flag=CHANGE,
        change_message=message,
    )
