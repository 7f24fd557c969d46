"""Long lists cut into stretches of some hundred people, so that those who fit are met in order, past nobody else.

A stretch holds everybody from its beginning up to that of the next one, by the numbers of their listings.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.db.models import Q, QuerySet

from . import rolls
from .countmodels import Stretch
from .models import Listing
from .packed import pack, unpack
from .rolls import People

LONGEST: Final = 256
"""A stretch is made of half as many people, and is cut in two when it has more."""
COLUMNS: Final = {"name": "sort_key", "held": "held_from", "updated": "edition__position"}
"""The orders, and by what a person stands in each; whoever stands by the same is ordered by their keys."""
_DIGITS: Final = 12
_MOST_AT_ONCE: Final = 128
Place = tuple[str, str, str]
"""An order, what somebody stands by in it, and their key."""
Places = Mapping[tuple[str, int], Place]
"""Where some people stand, by order and number."""


def in_order(order: str, fits: People, *, since: tuple[Any, str] | None, back: bool) -> Iterator[list[int]]:
    """Answer who fits on one stretch after the other, from that with the place `since` on; forwards or `back`.

    In the order of editions the newest one is the first.
    """
    backwards = back != (order == "updated")
    rows = Stretch.objects.filter(order=order)
    if since:
        there = _until(_text(since[0]), since[1])
        first = rows.filter(there).order_by("-start", "-key").first()
        if backwards:
            rows = rows.filter(there)
        elif first:
            rows = rows.filter(start__gte=first.start).exclude(start=first.start, key__lt=first.key)
    rows = rows.order_by("-start", "-key") if backwards else rows.order_by("start", "key")
    at, some = 0, 2
    while got := list(rows.values_list("people", flat=True)[at : at + some]):
        yield from (rolls.among(fits, unpack(packed)) for packed in got)
        at, some = at + some, min(some * 2, _MOST_AT_ONCE)


def are_kept(order: str) -> bool:
    """Answer whether there are stretches of an order."""
    return order in COLUMNS and Stretch.objects.filter(order=order).exists()


def places(numbers: Iterable[int]) -> Places:
    """Answer where some people stand, by order and number."""
    rows = people().filter(pk__in=list(numbers)).values_list("pk", "key", *COLUMNS.values())
    return {
        (order, number): (order, _text(value), key)
        for number, key, *values in rows
        for order, value in zip(COLUMNS, values, strict=True)
    }


def change(was: Places, now: Places) -> None:
    """Take people from where they stood, and put them where they stand."""
    for at in was.keys() | now.keys():
        before, after = was.get(at), now.get(at)
        if before != after:
            _move(at[1], before and _stretch(before), after)


def _move(number: int, old: Stretch | None, place: Place | None) -> None:
    """Take somebody from a stretch and put them where they stand, which on the same stretch changes nothing."""
    new = place and _stretch(place)
    if old and new and old.pk == new.pk:
        return
    if old:
        _write(old, [one for one in unpack(old.people) if one != number])
    if new:
        _write(new, [*unpack(new.people), number])


def recount() -> None:
    """Forget the stretches and make them again from the index."""
    Stretch.objects.all().delete()
    for order in COLUMNS:
        Stretch.objects.bulk_create(_cut(order, people()), batch_size=100)


def people() -> QuerySet[Listing]:
    """Answer whom stretches are made of: everybody with a record."""
    return Listing.objects.filter(subject_kind="person", edition__isnull=False).order_by()


def _text(value: Any) -> str:
    return f"{value:0{_DIGITS}}" if isinstance(value, int) else str(value)


def _until(value: str, key: str) -> Q:
    """Answer the condition that a stretch begins at a place or before it."""
    return Q(start__lte=value) & (Q(start__lt=value) | Q(key__lte=key))


def _stretch(place: Place) -> Stretch:
    """Answer the stretch to which a place belongs, or a new one where there is none."""
    order, value, key = place
    rows = Stretch.objects.filter(order=order)
    found = rows.filter(_until(value, key)).order_by("-start", "-key").first()
    return found or rows.order_by("start", "key").first() or Stretch(order=order, people=b"")


def _write(row: Stretch, numbers: list[int]) -> None:
    """Keep these people on a stretch, cut in two where they are too many."""
    if len(numbers) <= LONGEST:
        row.people = pack(numbers)
        row.save()
        return
    parts = list(_cut(row.order, people().filter(pk__in=numbers)))
    parts[0].start, parts[0].key = row.start, row.key
    row.delete()
    Stretch.objects.bulk_create(parts)


def _cut(order: str, some: QuerySet[Listing]) -> Iterator[Stretch]:
    """Answer stretches of these people; the first one begins before everybody."""
    column = COLUMNS[order]
    rows = some.order_by(column, "key").values_list("pk", column, "key").iterator(chunk_size=5000)
    start, numbers = ("", ""), array("I")
    for number, value, key in rows:
        if len(numbers) >= max(LONGEST // 2, 1):
            yield Stretch(order=order, start=start[0], key=start[1], people=pack(numbers))
            start, numbers = (_text(value), key), array("I")
        numbers.append(number)
    if numbers:
        yield Stretch(order=order, start=start[0], key=start[1], people=pack(numbers))
