"""Which draft rows a user may see: the unpublished are for those who write, the restricted for those who are named."""

from typing import Any, Final

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model, Q, QuerySet

from cases.models import Case, Person, Restriction
from cases.models.base import Record
from cases.models.restriction import OWNERS, RESTRICTABLE, Closed, links, owned_by, records_of

Seeker = User | AnonymousUser
KNOWN: Final = "_closed_records"
FEW: Final = 100
"""So many closed records are named by their numbers; where there are more, every question asks for them."""


def may_see_unpublished(user: Seeker) -> bool:
    """Answer whether confidential rows and internal notes are open to the user: to those who write drafts."""
    return user.is_active and user.has_perm("cases.change_person")


def closed_to(user: Seeker) -> "QuerySet[Restriction]":
    """Answer the restrictions that do not name the user or a group of theirs; an account's powers do not matter."""
    if not (user.is_active and user.pk):
        return Restriction.objects.all()
    return Restriction.objects.exclude(users=user.pk).exclude(groups__user=user.pk)


def know_closed(user: User) -> None:
    """What is closed to the user is asked once for this object of theirs, which lives as long as one request."""
    setattr(user, KNOWN, [])


def closed_records(user: Seeker) -> Closed:
    """Answer the records that are closed to the user: as a question, or as they stood when a request asked first."""
    known: list[Closed] | None = getattr(user, KNOWN, None)
    if known is None:
        return records_of(closed_to(user))
    if not known:
        known.append(_read(user))
    return known[0]


def _read(user: Seeker) -> Closed:
    """Answer the records that are closed to the user by their numbers, unless there are many."""
    closed = closed_to(user)
    rows = list(closed.values_list(*RESTRICTABLE.values())[: FEW + 1])
    if len(rows) > FEW:
        return records_of(closed)
    by_table = {model: [row[at] for row in rows if row[at]] for at, model in enumerate(RESTRICTABLE)}
    return {model: pks for model, pks in by_table.items() if pks}


def open_to(user: Seeker, rows: QuerySet[Any], *, every: bool = False) -> QuerySet[Any]:
    """Answer the rows that the user may see; with `every`, only those that name nothing else that is closed to them."""
    return _open(user, rows, closed_records(user), every=every)


def is_open_to(user: Seeker, row: Model) -> bool:
    """Answer whether the user may see the row now, asked of the database each time."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    return _open(user, rows, records_of(closed_to(user)), every=False).exists()


def _open(user: Seeker, rows: QuerySet[Any], closed: Closed, *, every: bool) -> QuerySet[Any]:
    rows = rows if may_see_unpublished(user) else rows.exclude(secret(rows.model, every=every))
    return rows.exclude(owned_by(rows.model, closed, every=every)) if closed else rows


def secret(model: type[Model], prefix: str = "", *, every: bool = False) -> Q:
    """Answer the condition that a row, or what it belongs to, is confidential; with `every`, or what it names."""
    condition = Q(**{f"{prefix}is_confidential": True}) if issubclass(model, Record) else Q(pk__in=[])
    for field in links(model):
        if (every or field.name in OWNERS) and field.related_model is not model:
            condition |= secret(field.related_model, f"{prefix}{field.name}__")
    return condition


def about_open(user: Seeker, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Answer those rows whose `subject_key` is not that of a person or a case that is closed to the user."""
    closed = closed_to(user)
    people = Person.objects.filter(pk__in=closed.filter(person__isnull=False).values("person"))
    cases = Case.objects.filter(pk__in=closed.filter(case__isnull=False).values("case"))
    return rows.exclude(subject_key__in=people.values("key")).exclude(subject_key__in=cases.values("key"))


def closed_columns(user: Seeker, row: Any) -> list[str]:
    """Answer the columns of a row that name a record which is restricted and not open to the user."""
    closed = closed_records(user)
    if not (closed and closed_to(user).exists()):
        return []
    found = []
    for field in (*links(type(row)), *type(row)._meta.many_to_many):
        related: Any = field.related_model
        named = (
            getattr(row, field.name).all()
            if field.many_to_many
            else related._default_manager.filter(pk=getattr(row, field.attname))
        )
        if named.filter(owned_by(related, closed)).exists():
            found.append(field.name)
    return found
