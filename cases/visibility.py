"""Which draft rows a user may see: the unpublished are for those who write, the restricted for those who are named."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model, Q, QuerySet

from cases.models import Case, Person, Restriction
from cases.models.base import Record
from cases.models.restriction import OWNERS, links, owned_by

Seeker = User | AnonymousUser


def may_see_unpublished(user: Seeker) -> bool:
    """Answer whether confidential rows and internal notes are open to the user: to those who write drafts."""
    return user.is_active and user.has_perm("cases.change_person")


def closed_to(user: Seeker) -> "QuerySet[Restriction]":
    """Answer the restrictions that do not name the user or a group of theirs; an account's powers do not matter."""
    if not (user.is_active and user.pk):
        return Restriction.objects.all()
    return Restriction.objects.exclude(users=user.pk).exclude(groups__user=user.pk)


def open_to(user: Seeker, rows: QuerySet[Any], *, every: bool = False) -> QuerySet[Any]:
    """Answer the rows that the user may see; with `every`, only those that name nothing else that is closed to them."""
    rows = rows if may_see_unpublished(user) else rows.exclude(secret(rows.model, every=every))
    return rows.exclude(owned_by(rows.model, closed_to(user), every=every))


def is_open_to(user: Seeker, row: Model) -> bool:
    """Answer whether the user may see the row, asked of the database."""
    return open_to(user, type(row)._default_manager.filter(pk=row.pk)).exists()


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
    closed = closed_to(user)
    if not closed.exists():
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
