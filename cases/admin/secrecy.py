"""What is not published is for those who write drafts; others see the drafts without it."""

from typing import Any, Final

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import ForeignKey, ManyToManyField, Model, Prefetch, Q, QuerySet, prefetch_related_objects

from cases.models import Name, Organisation, Person, Place
from cases.models.base import Record

NAMED: Final = (Person, Organisation, Place)
HIDDEN_FIELDS: Final = ("is_confidential", "note")
# What a row belongs to: where that is confidential, so is the row.
OWNERS: Final = frozenset(
    {
        "person", "organisation", "place", "case", "party", "charge", "sentence", "custody", "protest", "later",
        "earlier", "source", "other",
    }
)  # fmt: skip


def may_see_unpublished(user: User | AnonymousUser) -> bool:
    """Answer whether confidential rows and internal notes are open to the user: to those who write drafts."""
    return user.is_active and user.has_perm("cases.change_person")


def open_to(user: User | AnonymousUser, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Answer the rows that the user may see, with those names of theirs that the user may see."""
    if may_see_unpublished(user):
        return rows
    return rows.exclude(_secret(rows.model)).prefetch_related(*_open_names(rows.model))


def _secret(model: type[Model], prefix: str = "") -> Q:
    """Answer the condition that a row, or what it belongs to, is confidential."""
    condition = Q(**{f"{prefix}is_confidential": True}) if issubclass(model, Record) else Q(pk__in=[])
    for field in record_links(model):
        if field.name in OWNERS and field.related_model is not model:
            condition |= _secret(field.related_model, f"{prefix}{field.name}__")
    return condition


def _is_secret(row: Any) -> bool:
    owners = (field for field in record_links(type(row)) if field.name in OWNERS)
    return getattr(row, "is_confidential", False) or any(
        _is_secret(owner) for field in owners if (owner := getattr(row, field.name)) is not None
    )


def record_links(model: type[Model]) -> list[Any]:
    """Answer the foreign keys of a model to rows that can be confidential."""
    return [
        field
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey)
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, Record)
    ]


def _open_names(model: type[Model]) -> "list[Prefetch[Any]]":
    names = Name.objects.filter(is_confidential=False)
    paths = ["names"] if issubclass(model, NAMED) else []
    paths += [f"{field.name}__names" for field in record_links(model) if issubclass(field.related_model, NAMED)]
    return [Prefetch(path, queryset=names) for path in paths]


def veil(row: Any) -> None:
    """Take from a row in memory its note and every mention of a confidential row."""
    for field in record_links(type(row)):
        other = getattr(row, field.name)
        if other is not None and _is_secret(other):
            setattr(row, field.name, None)
    for field in type(row)._meta.get_fields():
        if isinstance(field, ManyToManyField):
            model: Any = field.related_model
            open_ones = model._default_manager.exclude(_secret(model))
            prefetch_related_objects([row], Prefetch(field.name, queryset=open_ones))
    if hasattr(row, "note"):
        row.note = ""
