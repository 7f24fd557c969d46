"""A long list in pieces that stay where they are: each begins after, or ends before, a person named by key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet

from . import rolls, stretches
from .fitting import FEW
from .models import Listing
from .rolls import People

Columns = tuple[str, ...]
BY_NAME, BY_ARREST, BY_EDITION, BY_KEY = "name", "held", "updated", "key"
SORTS: Final[Mapping[str, Columns]] = {
    BY_NAME: ("sort_key", "key"),
    BY_ARREST: ("held_from", "key"),
    BY_EDITION: ("-edition__position", "key"),
    BY_KEY: ("key",),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a list; `before` and `after` are the keys at its edges where the list goes on, else empty."""

    rows: tuple[Any, ...]
    before: str = ""
    after: str = ""


def piece(
    found: QuerySet[Listing, Any],
    *,
    sort: str,
    size: int,
    after: str = "",
    before: str = "",
    fits: People | None = None,
) -> Piece:
    """Answer at most `size` rows next to the person of that key, or the first ones; of those who are in `fits`.

    Raise Listing.DoesNotExist where nobody has the key. Somebody who no longer fits still marks the place.
    """
    columns = SORTS[sort]
    back = bool(before)
    ordered = found.order_by(*(_turned(one) if back else one for one in columns))
    since = _values(edge, columns) if (edge := after or before) else None
    if since:
        ordered = ordered.filter(beyond(columns, since, back=back))
    if fits is None:
        rows = list(ordered[: size + 1])
    elif rolls.size(fits) <= FEW:
        rows = list(ordered.filter(pk__in=rolls.numbers(fits))[: size + 1])
    elif stretches.are_kept(sort):
        met = stretches.in_order(sort, fits, since=since, back=back)
        rows = list(ordered.filter(pk__in=_enough(met, size + 1, begun=since is not None))[: size + 1])
    else:
        rows = _among(ordered, columns, size + 1, fits, back=back)
    more, rows = len(rows) > size, rows[:size]
    rows = rows[::-1] if back else rows
    first, last = (rows[0].key, rows[-1].key) if rows else ("", "")
    earlier, later = (more, True) if back else (bool(after), more)
    return Piece(tuple(rows), before=first if earlier else "", after=last if later else "")


def _among(ordered: QuerySet[Listing, Any], columns: Columns, wanted: int, fits: People, *, back: bool) -> list[Any]:
    """Answer the first `wanted` rows that are in `fits`, met on a walk down."""
    first = _first(ordered, columns, wanted, fits, back=back)
    rows = {row.pk: row for row in ordered.order_by().filter(pk__in=first)}
    return [rows[pk] for pk in first]


def _enough(met: Iterator[list[int]], wanted: int, *, begun: bool) -> list[int]:
    """Answer people among whom the first `wanted` are; those met first do not count where they are `begun`."""
    found, sure = [], 0
    for some in met:
        found += some
        sure += 0 if begun else len(some)
        begun = False
        if sure >= wanted:
            break
    return found


def _first(ordered: QuerySet[Listing, Any], columns: Columns, wanted: int, fits: People, *, back: bool) -> list[int]:
    """Answer the numbers of the first `wanted` who are in `fits`, walking in ever longer strides."""
    names = [column.removeprefix("-") for column in columns]
    found: list[int] = []
    rest, stride = ordered, wanted * 2
    while len(found) < wanted:
        rows = list(rest.values_list("pk", *names)[:stride])
        found += [row[0] for row in rows if rolls.has(fits, row[0])]
        if len(rows) < stride:
            break
        rest, stride = ordered.filter(beyond(columns, rows[-1][1:], back=back)), stride * 4
    return found[:wanted]


def _turned(column: str) -> str:
    return column.removeprefix("-") if column.startswith("-") else f"-{column}"


def _values(key: str, columns: Columns) -> tuple[Any, ...]:
    names = [column.removeprefix("-") for column in columns]
    return tuple(Listing.objects.values_list(*names).get(key=key, edition__isnull=False))


def beyond(columns: Columns, values: tuple[Any, ...], *, back: bool) -> Q:
    """Answer the condition that a row stands after these values, or before them; the bound is there for the index."""
    condition, same, bound = Q(pk__in=[]), Q(), Q()
    for column, value in zip(columns, values, strict=True):
        name = column.removeprefix("-")
        beyond = "lt" if column.startswith("-") != back else "gt"
        condition |= same & Q(**{f"{name}__{beyond}": value})
        same &= Q(**{name: value})
        bound = bound or Q(**{f"{name}__{beyond}e": value})
    return bound & condition
