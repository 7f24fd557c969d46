"""What is not published is for those who write drafts; others see the drafts without it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import ManyToManyField, Model, Prefetch, Q, QuerySet, prefetch_related_objects

from cases.models import Name, Organisation, Person, Place
from cases.models.restriction import OWNERS, links
from cases.visibility import may_see_unpublished, open_to

NAMED: Final[tuple[type[Model], ...]] = (Person, Organisation, Place)
HIDDEN_FIELDS: Final = ("is_confidential", "note")


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
    for field in links(model):
        if field.related_model is model or (field.name not in OWNERS and not every):
            continue
        yield prefix + field.name, field.related_model
        if field.name in {"party", "sentence", "later", "earlier"}:
            yield from _owner_paths(field.related_model, f"{prefix}{field.name}__")


def _names(user: User | AnonymousUser, path: str) -> "Prefetch[Any]":
    return Prefetch(path, queryset=_open_names(user))


def _open_names(user: User | AnonymousUser) -> QuerySet[Name]:
    return Name.objects.all() if may_see_unpublished(user) else Name.objects.filter(is_confidential=False)


def give_names(user: User | AnonymousUser, rows: Iterable[Any]) -> None:
    """Let these rows and what they belong to know those of their names that the user may see: one question for all."""
    bearers: dict[tuple[type[Model], int], list[Any]] = defaultdict(list)
    for one in (one for row in rows for one in (row, *_loaded_owners(row))):
        if isinstance(one, NAMED):
            bearers[type(one), one.pk].append(one)
    if not bearers:
        return
    columns = {model: f"{model._meta.model_name}_id" for model in NAMED}
    asked = ((f"{column}__in", [pk for of, pk in bearers if of is model]) for model, column in columns.items())
    found: dict[tuple[type[Model], int], list[Name]] = defaultdict(list)
    for name in _open_names(user).filter(Q(*asked, _connector=Q.OR)):
        for model, column in columns.items():
            found[model, getattr(name, column)].append(name)
    for bearer, listed in bearers.items():
        for one in listed:
            kept = one.names.all()
            kept._result_cache, kept._prefetch_done = found[bearer], True
            one.__dict__.setdefault("_prefetched_objects_cache", {})["names"] = kept


def _loaded_owners(row: Any) -> Iterator[Any]:
    """Answer what a row belongs to, as far as it was loaded with it."""
    for field in links(type(row)):
        if field.name in OWNERS and (owner := row._state.fields_cache.get(field.name)) is not None:
            yield from (owner, *_loaded_owners(owner))


def with_names(user: User | AnonymousUser, row: Any) -> Any:
    """Answer the row, called by those of its names that the user may see."""
    if isinstance(row, NAMED):
        prefetch_related_objects([row], _names(user, "names"))
    return row


def _is_secret(row: Any) -> bool:
    owners = (field for field in links(type(row)) if field.name in OWNERS)
    return getattr(row, "is_confidential", False) or any(
        _is_secret(owner) for field in owners if (owner := getattr(row, field.name)) is not None
    )


def veil(user: User | AnonymousUser, row: Any) -> None:
    """Take from a row in memory its note and every mention of a confidential row or name."""
    for field in links(type(row)):
        other = getattr(row, field.name)
        if other is not None and _is_secret(other):
            setattr(row, field.name, None)
        else:
            with_names(user, other)
    for field in type(row)._meta.get_fields():
        if isinstance(field, ManyToManyField):
            model: Any = field.related_model
            open_ones = with_owners(user, open_to(user, model._default_manager.all()))
            prefetch_related_objects([row], Prefetch(field.name, queryset=open_ones))
    if hasattr(row, "note"):
        row.note = ""
