"""The parts of a form: what is typed most, the rest folded, and what is not published."""

from typing import Any, Final

from django.db.models import Field, Model
from django.utils.translation import gettext_lazy as _

KNOWLEDGE: Final = ("standing", "occurred_basis", "finding", "finding_reason", "same_as", "order")
UNPUBLISHED: Final = ("is_confidential", "note")


def fieldsets_of(
    model: type[Model], *, main: tuple[Any, ...], more: tuple[Any, ...], hidden: tuple[str, ...], folded: bool = False
) -> Any:
    """Answer the fieldsets of a form: every column that can be edited stands in exactly one of them.

    `hidden` are left out; what is not published is `folded` where space is short.
    """
    columns = [name for name in editable(model) if name not in hidden]
    main, more = _without(main, hidden), _without(more, hidden)
    first = _with_words(main, columns)
    named = set(_flat(first)) | set(KNOWLEDGE) | set(UNPUBLISHED)
    rest = [*_with_words(more, columns)]
    rest += [name for name in columns if name not in named | set(_flat(rest))]
    parts = [
        (None, first, ()),
        (_("More about it"), _with_words(tuple(rest), columns), ("collapse",)),
        (
            _("How well it is known"),
            [name for name in KNOWLEDGE if name in columns and name not in _flat(first)],
            ("collapse",),
        ),
        (
            _("Not published"),
            [name for name in UNPUBLISHED if name in columns],
            ("not-published", "collapse") if folded else ("not-published",),
        ),
    ]
    return [(title, {"fields": fields, "classes": classes}) for title, fields, classes in parts if fields]


def editable(model: type[Model]) -> list[str]:
    """Answer the names of the columns that a form shows, in order."""
    return [
        field.name
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if isinstance(field, Field) and field.editable and not field.primary_key
    ]


def _without(names: tuple[Any, ...], hidden: tuple[str, ...]) -> tuple[Any, ...]:
    """Answer the names, alone or side by side, without the hidden ones."""
    kept = (name if isinstance(name, str) else tuple(one for one in name if one not in hidden) for name in names)
    return tuple(name for name in kept if name and name not in hidden)


def _with_words(names: tuple[Any, ...], columns: list[str]) -> list[Any]:
    """Answer the names, each date beside the words of the source for it."""
    flat = _flat(names)
    paired: list[Any] = []
    for name in names:
        words = f"{name}_words" if isinstance(name, str) else ""
        if isinstance(name, str) and name.removesuffix("_words") != name and name.removesuffix("_words") in flat:
            continue
        paired.append((name, words) if words in columns and words not in flat else name)
    return paired


def _flat(names: Any) -> list[str]:
    return [one for name in names for one in ([name] if isinstance(name, str) else name)]
