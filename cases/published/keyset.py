"""A long list in pieces that stay where they are: each begins after, or ends before, a person named by key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q, QuerySet

from . import rolls, stretches
from .fitting import FEW
from .models import Listing
from .rolls import People

if TYPE_CHECKING:
    from .archive import Archive

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
    remembered: "Archive | None" = None,
) -> Piece:
    """Answer at most `size` rows next to the person of that key, or the first ones; of those who are in `fits`.

    `remembered` is the large archive of which they are. Raise Listing.DoesNotExist where nobody has the key. Somebody
    who no longer fits still marks the place.
    """
    columns = SORTS[sort]
    back = bool(before)
    ordered = found.order_by(*(_turned(one) if back else one for one in columns))
    number, since = _place(edge, columns) if (edge := after or before) else (None, None)
    if since:
        ordered = ordered.filter(beyond(columns, since, back=back))
    met = remembered.first(sort, fits, size + 1, since=number, back=back) if remembered and fits is not None else None
    if met is None and fits is not None:
        met = _met(ordered, sort, size + 1, fits, since=since, back=back)
    # Without a limit, for which an index would be walked past everybody who comes before them.
    rows = list(ordered[: size + 1] if met is None else ordered.filter(pk__in=met))
    more, rows = len(rows) > size, rows[:size]
    rows = rows[::-1] if back else rows
    first, last = (rows[0].key, rows[-1].key) if rows else ("", "")
    earlier, later = (more, True) if back else (bool(after), more)
    return Piece(tuple(rows), before=first if earlier else "", after=last if later else "")


def _met(
    ordered: QuerySet[Listing, Any], sort: str, wanted: int, fits: People, *, since: tuple[Any, ...] | None, back: bool
) -> list[int]:
    """Answer people among whom the first `wanted` of those who fit are: they are few, or on stretches, or walked to."""
    if rolls.size(fits) <= FEW:
        return rolls.numbers(fits)
    if not stretches.are_kept(sort):
        return _first(ordered, SORTS[sort], wanted, fits, back=back)
    walked = stretches.in_order(sort, fits, since=since, back=back)
    return _enough(walked, wanted, begun=since is not None)


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


def _place(key: str, columns: Columns) -> tuple[int, tuple[Any, ...]]:
    """Answer the number of the person of that key, and what they stand by."""
    names = [column.removeprefix("-") for column in columns]
    number, *values = Listing.objects.values_list("pk", *names).get(key=key, edition__isnull=False)
    return number, tuple(values)


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
