"""What is not published is for those who write drafts; others see the drafts without it."""

from collections.abc import Iterator
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
        "earlier", "source", "other", "other_person", "other_organisation",
    }
)  # fmt: skip


def may_see_unpublished(user: User | AnonymousUser) -> bool:
    """Answer whether confidential rows and internal notes are open to the user: to those who write drafts."""
    return user.is_active and user.has_perm("cases.change_person")


def open_to(user: User | AnonymousUser, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Answer the rows that the user may see."""
    return rows if may_see_unpublished(user) else rows.exclude(_secret(rows.model))


def with_owners(user: User | AnonymousUser, rows: QuerySet[Any], *, every: bool = False) -> QuerySet[Any]:
    """Answer the rows with what they belong to and with those names that the user may see, in few queries.

    `every` other record that they name is loaded too.
    """
    paths = list(_owner_paths(rows.model, every=every))
    named = [path for path, model in paths if issubclass(model, NAMED)]
    own = ["names"] if issubclass(rows.model, NAMED) else []
    rows = rows.select_related(*[path for path, _model in paths]) if paths else rows
    return rows.prefetch_related(*[_names(user, path) for path in (*own, *[f"{path}__names" for path in named])])


def _owner_paths(model: type[Model], prefix: str = "", *, every: bool = False) -> Iterator[tuple[str, type[Model]]]:
    """Answer the paths from a row to what it belongs to, and to what that belongs to."""
    for field in record_links(model):
        if field.related_model is model or (field.name not in OWNERS and not every):
            continue
        yield prefix + field.name, field.related_model
        if field.name in {"party", "sentence", "later", "earlier"}:
            yield from _owner_paths(field.related_model, f"{prefix}{field.name}__")


def _names(user: User | AnonymousUser, path: str) -> "Prefetch[Any]":
    names = Name.objects.all()
    return Prefetch(path, queryset=names if may_see_unpublished(user) else names.filter(is_confidential=False))


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


def veil(user: User | AnonymousUser, row: Any) -> None:
    """Take from a row in memory its note and every mention of a confidential row or name."""
    for field in record_links(type(row)):
        other = getattr(row, field.name)
        if other is not None and _is_secret(other):
            setattr(row, field.name, None)
        elif isinstance(other, NAMED):
            prefetch_related_objects([other], _names(user, "names"))
    for field in type(row)._meta.get_fields():
        if isinstance(field, ManyToManyField):
            model: Any = field.related_model
            open_ones = with_owners(user, open_to(user, model._default_manager.all()))
            prefetch_related_objects([row], Prefetch(field.name, queryset=open_ones))
    if hasattr(row, "note"):
        row.note = ""
