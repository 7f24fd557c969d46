"""Sets of people as bits by block, so that any question of who fits and how many is answered without their rows."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any, Final, Union

from django.db.models import Q, QuerySet, Sum

from .countmodels import Roll
from .knowledge import known_on
from .models import StatusSpan
from .stamps import DAY, RECORD
from .standing import on_day

if TYPE_CHECKING:
    from .crowds import Crowd

BLOCK: Final = 1 << 15
STATUS, HELD = "status", "held"
"""The rolls that are kept for one day."""
HELD_CODES: Final = {"yes": ("surely", "possibly"), "surely": ("surely",), "no": ("",)}
"""The codes of those who are held, by what is asked of it."""
KEPT_APART: Final = (STATUS, HELD, RECORD, DAY)
BY_PLACE: Final = 1 << 10
"""Of so many people of a block at most the places are kept, which is shorter than its bits."""
MOST_MOVED: Final = 4000
"""Of so many people at most what became of them between two days is looked up one by one."""

Blocks = dict[int, int]
People = Union[Blocks, "Crowd"]
"""Bits by block; of a large archive a `Crowd`, which all that is asked of a set understands as well."""
Name = tuple[str, str]
Entry = tuple[str, str, int]


def people_of(numbers: Iterable[int]) -> Blocks:
    """Answer the set of these listings."""
    blocks: dict[int, bytearray] = {}
    for number in numbers:
        block, at = divmod(number, BLOCK)
        if (bits := blocks.get(block)) is None:
            bits = blocks[block] = bytearray(BLOCK // 8)
        bits[at >> 3] |= 1 << (at & 7)
    return {block: int.from_bytes(bits, "little") for block, bits in blocks.items()}


def numbers(people: People) -> list[int]:
    """Answer the numbers of the listings of a set, in order."""
    if not isinstance(people, dict):
        return people.numbers.tolist()
    found = []
    for block, bits in sorted(people.items()):
        for at, byte in enumerate(bits.to_bytes(BLOCK // 8, "little")):
            if byte:
                found += [block * BLOCK + at * 8 + bit for bit in range(8) if byte >> bit & 1]
    return found


def last_block(people: People) -> int:
    """Answer a block behind which nobody of the set stands."""
    return max(people, default=0) if isinstance(people, dict) else len(people.flags) // BLOCK


_MARKS: Final = bytes.maketrans(b"01", b"\0\1")


def flags(people: People, last: int) -> bytes:
    """Answer one byte for each listing up to the end of block `last`: 1 for those of the set, else 0."""
    if not isinstance(people, dict):
        return people.flags.tobytes().ljust((last + 1) * BLOCK, b"\0")
    return b"".join(
        f"{people.get(block, 0):0{BLOCK}b}"[::-1].encode().translate(_MARKS)
        for block in range(max(last, last_block(people)) + 1)
    )


def both(one: People, other: People) -> People:
    """Answer who is in both sets."""
    if not isinstance(one, dict):
        return one.both(other)
    if not isinstance(other, dict):
        return other.both(one)
    return {block: bits for block in one.keys() & other.keys() if (bits := one[block] & other[block])}


def either(one: People, other: People) -> People:
    """Answer who is in one of the sets or in both."""
    if not isinstance(one, dict):
        return one.either(other)
    if not isinstance(other, dict):
        return other.either(one)
    return {block: one.get(block, 0) | other.get(block, 0) for block in one.keys() | other.keys()}


def less(one: People, other: People) -> People:
    """Answer who is in the first set and not in the other."""
    if not isinstance(one, dict):
        return one.less(other)
    if not isinstance(other, dict):
        return less(one, people_of(numbers(other)))
    return {block: left for block, bits in one.items() if (left := bits & ~other.get(block, 0))}


def size(people: People) -> int:
    """Answer how many are in a set."""
    if not isinstance(people, dict):
        return people.size
    return sum(bits.bit_count() for bits in people.values())


def has(people: People, number: int) -> bool:
    """Answer whether a listing is in a set."""
    if not isinstance(people, dict):
        return people.has(number)
    block, at = divmod(number, BLOCK)
    return bool(people.get(block, 0) >> at & 1)


def among(people: People, numbers: "array[int]") -> list[int]:
    """Answer which of these listings are in a set."""
    if not isinstance(people, dict):
        return people.among(numbers)
    return [number for number in numbers if people.get(number >> 15, 0) >> (number & 0x7FFF) & 1]


def size_of_both(one: People, other: People) -> int:
    """Answer how many are in both sets."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return size(both(one, other))
    return sum((bits & other[block]).bit_count() for block, bits in one.items() if block in other)


def row_of(bits: int) -> bytes:
    """Answer a block as a row keeps it: up to `BY_PLACE` people by their places, two bytes each, more as bits."""
    if bits.bit_count() > BY_PLACE:
        return bits.to_bytes(BLOCK // 8, "little")
    places = array("H", numbers({0: bits}))
    if sys.byteorder == "big":
        places.byteswap()
    return places.tobytes()


def bits_of(row: bytes | memoryview, people: int) -> int:
    """Answer the block of a row on which so many people stand."""
    if people > BY_PLACE:
        return int.from_bytes(row, "little")
    there = bytes(row)
    return people_of(low | (high & 127) << 8 for low, high in zip(there[::2], there[1::2], strict=False)).get(0, 0)


def read(condition: Q) -> dict[Name, Blocks]:
    """Answer the rolls that fit, by facet and code, in one query."""
    found: dict[Name, Blocks] = {}
    columns = ("facet", "code", "block", "bits", "people")
    for facet, code, block, row, people in Roll.objects.filter(condition).order_by().values_list(*columns):
        found.setdefault((facet, code), {})[block] = bits_of(row, people)
    return found


def on_roll(facet: str, condition: Q) -> People:
    """Answer who stands on any of the rolls of a facet that fit."""
    none: People = {}
    return reduce(either, read(Q(facet=facet) & condition).values(), none)


def sizes(facets: Iterable[str]) -> dict[Name, int]:
    """Answer how many people stand on each roll of the facets, in one query."""
    rows = Roll.objects.filter(facet__in=list(facets)).order_by().values_list("facet", "code")
    return {(facet, code): people for facet, code, people in rows.annotate(n=Sum("people")) if people}


def reckoned() -> date | None:
    """Answer the day for which the rolls of statuses are kept, or None where there are no rolls."""
    code = Roll.objects.filter(facet=DAY).values_list("code", flat=True).first()
    return date.fromisoformat(code) if code else None


def moved(one: date, other: date) -> QuerySet[StatusSpan, Any]:
    """Answer whose status differs, or may, between two days, as numbers of listings."""
    first, last = sorted((one, other))
    begun, over = Q(first_day__gt=first, first_day__lte=last), Q(last_day__gte=first, last_day__lt=last)
    return StatusSpan.objects.filter(begun | over, known_on(None)).order_by().values("listing").distinct()


def on(day: date, kept: date, found: Mapping[Name, People]) -> dict[Name, People]:
    """Answer the rolls `found` of statuses and of who is held, kept for one day, as they are on another.

    What became of people between the days is looked up person by person, in one query; of everybody where it became
    something else of more than `MOST_MOVED`.
    """
    spans = StatusSpan.objects.filter(known_on(None), listing__in=moved(kept, day)[: MOST_MOVED + 1]).order_by()
    others = list(spans.values_list("listing_id", "status", "held", "first_day", "last_day"))
    gone = {number for number, *_ in others}
    if len(gone) > MOST_MOVED:
        return _all_standing(day)
    came: dict[Name, set[int]] = {}
    for number, status, held, first, last in others:
        if (first or date.min) <= day <= (last or date.max):
            came.setdefault((STATUS, status), set()).add(number)
            came.setdefault((HELD, held), set()).add(number)
    left = {name: less(people, people_of(gone)) for name, people in found.items()}
    return {name: either(left.get(name, {}), people_of(came.get(name, ()))) for name in left.keys() | came.keys()}


def _all_standing(day: date) -> dict[Name, People]:
    spans = StatusSpan.objects.filter(on_day(day), known_on(None)).order_by()
    by_both: dict[Name, list[int]] = {}
    for status, held, number in spans.values_list("status", "held", "listing_id").iterator(chunk_size=20_000):
        by_both.setdefault((status, held), []).append(number)
    found: dict[Name, People] = {}
    for (status, held), listings in by_both.items():
        people = people_of(listings)
        for name in ((STATUS, status), (HELD, held)):
            found[name] = either(found.get(name, {}), people)
    return found


def standing(day: date, among: Iterable[int] | None = None) -> Iterator[Entry]:
    """Answer (facet, code, number) of what people are on a day: of everybody, or of some."""
    spans = StatusSpan.objects.filter(on_day(day), known_on(None))
    spans = spans if among is None else spans.filter(listing__in=list(among))
    for number, status, held in spans.order_by().values_list("listing_id", "status", "held").iterator(chunk_size=5000):
        yield STATUS, status, number
        yield HELD, held, number
