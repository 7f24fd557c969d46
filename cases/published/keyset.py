"""A long list in pieces that stay where they are: each begins after, or ends before, a person named by key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet

from .models import Listing

Columns = tuple[str, ...]
BY_NAME, BY_ARREST, BY_EDITION = "name", "held", "updated"
SORTS: Final[Mapping[str, Columns]] = {
    BY_NAME: ("sort_key", "key"),
    BY_ARREST: ("held_from", "key"),
    BY_EDITION: ("-edition__position", "key"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a list; `before` and `after` are the keys at its edges where the list goes on, else empty."""

    rows: tuple[Listing, ...]
    before: str = ""
    after: str = ""


def piece(found: QuerySet[Listing], *, sort: str, size: int, after: str = "", before: str = "") -> Piece:
    """Answer at most `size` rows next to the person of that key, or the first ones.

    Raise Listing.DoesNotExist where nobody has the key. Somebody who no longer fits still marks the place.
    """
    columns = SORTS[sort]
    back = bool(before)
    ordered = found.order_by(*(_turned(one) if back else one for one in columns))
    if edge := after or before:
        ordered = ordered.filter(_beyond(columns, _values(edge, columns), back=back))
    rows = list(ordered[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    rows = rows[::-1] if back else rows
    first, last = (rows[0].key, rows[-1].key) if rows else ("", "")
    earlier, later = (more, True) if back else (bool(after), more)
    return Piece(tuple(rows), before=first if earlier else "", after=last if later else "")


def _turned(column: str) -> str:
    return column.removeprefix("-") if column.startswith("-") else f"-{column}"


def _values(key: str, columns: Columns) -> tuple[Any, ...]:
    names = [column.removeprefix("-") for column in columns]
    return tuple(Listing.objects.values_list(*names).get(key=key, edition__isnull=False))


def _beyond(columns: Columns, values: tuple[Any, ...], *, back: bool) -> Q:
    """Answer the condition that a row stands after these values, or before them."""
    condition, same = Q(pk__in=[]), Q()
    for column, value in zip(columns, values, strict=True):
        name = column.removeprefix("-")
        downward = column.startswith("-") != back
        condition |= same & Q(**{f"{name}__{'lt' if downward else 'gt'}": value})
        same &= Q(**{name: value})
    return condition
