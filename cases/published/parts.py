"""Numbers of listings in order, kept in rows of some thousand, so that a change costs the same in any archive.

The first row of a key begins with nought, so that every number has its row; none is empty.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeAlias, TypeVar

from .countmodels import Posting, Turning
from .packed import pack, unpack

PART: Final = 4096
"""So many numbers stand in a row that is divided, which happens when it would hold twice as many."""
Row = TypeVar("Row", Posting, Turning)
Key: TypeAlias = tuple[Any, ...]
Entry: TypeAlias = tuple[int, ...]
"""A number, and what stands beside it in the other columns."""
Entries: TypeAlias = Mapping[Any, Iterable[Entry]]
"""Entries by key."""
_Columns: TypeAlias = Sequence[MutableSequence[int]]
_Place: TypeAlias = tuple[Key, int]
"""A key, and where a row of it begins."""
_READ: Final[Mapping[str, Callable[[Any], MutableSequence[int]]]] = {"people": unpack, "days": bytearray}
_WRITE: Final[Mapping[str, Callable[[Any], bytes]]] = {"people": pack, "days": bytes}


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table of such rows: the columns of its key, and those of its entries; `once`: what is kept may come again."""

    model: type[Row]
    key: tuple[str, ...]
    columns: tuple[str, ...]
    once: bool = False


def change(table: Table[Row], gone: Entries, new: Entries) -> None:
    """Take entries out and put others in, in as many statements for one key as for many."""
    changes = {key: (list(gone.get(key, ())), list(new.get(key, ()))) for key in {*gone, *new}}
    there = _there(table, [key for key, some in changes.items() if any(some)])
    work: dict[_Place, tuple[list[Entry], list[Entry]]] = {}
    for key, some in changes.items():
        firsts = list(there.get(key, {0: None}))
        for at, entry in ((at, entry) for at, entries in enumerate(some) for entry in entries):
            first = firsts[bisect_right(firsts, entry[0]) - 1]
            work.setdefault((key, first), ([], []))[at].append(entry)
    _write(table, there, {place: _changed(table, kept, *work[place]) for place, kept in _read(table, there, work)})


def _there(table: Table[Row], keys: list[Key]) -> dict[Key, dict[int, int]]:
    """Answer the rows of each key by where they begin, in order and without what they hold."""
    wanted = {f"{name}__in": set(values) for name, values in zip(table.key, zip(*keys, strict=True), strict=False)}
    found: dict[Key, dict[int, int]] = {}
    if wanted:
        rows = table.model.objects.filter(**wanted).order_by("first").values_list("pk", "first", *table.key)
        for pk, first, *key in rows:
            found.setdefault(tuple(key), {})[first] = pk
    return found


def _read(
    table: Table[Row], there: Mapping[Key, Mapping[int, int]], places: Iterable[_Place]
) -> Iterator[tuple[_Place, _Columns]]:
    """Answer what stands in the rows at some places, nothing where there is no row yet."""
    pks = {(key, first): there[key][first] for key, first in places if key in there}
    rows = table.model.objects.filter(pk__in=pks.values()).order_by().values_list("pk", *table.columns)
    kept = {pk: columns for pk, *columns in rows}
    for place in places:
        columns = kept.get(pks.get(place), [b""] * len(table.columns))
        yield place, [_READ[name](column) for name, column in zip(table.columns, columns, strict=True)]


def _changed(table: Table[Row], columns: _Columns, gone: list[Entry], new: list[Entry]) -> _Columns:
    """Answer the columns without some entries and with others, found without looking at everybody else."""
    for entry in gone:
        low, high = _span(columns, entry)
        for column in columns if low < high else ():
            del column[low]
    for entry in new:
        low, high = _span(columns, entry)
        for column, value in zip(columns, entry, strict=True) if low == high or not table.once else ():
            column.insert(low, value)
    return columns


def _span(columns: _Columns, entry: Entry) -> tuple[int, int]:
    """Answer from where to where an entry stands, or twice where it belongs."""
    low, high = 0, len(columns[0])
    for column, value in zip(columns, entry, strict=True):
        low, high = bisect_left(column, value, low, high), bisect_right(column, value, low, high)
    return low, high


def _write(table: Table[Row], there: dict[Key, dict[int, int]], changed: Mapping[_Place, _Columns]) -> None:
    """Keep what stands at some places; where the first row of a key is emptied, the next one becomes the first."""
    emptied = [place for place, columns in changed.items() if not columns[0]]
    left = [there[key].pop(first) for key, first in emptied if key in there]
    if left:
        table.model.objects.filter(pk__in=left).delete()
    table.model.objects.bulk_create(
        (row for (key, first), columns in changed.items() for row in rows(table, key, columns, first=first)),
        update_conflicts=True,
        unique_fields=[*table.key, "first"],
        update_fields=table.columns,
    )
    for key in {key for key, first in emptied if not first and there.get(key)}:
        table.model.objects.filter(pk=next(iter(there[key].values()))).update(first=0)


def rows(table: Table[Row], key: Key, columns: Sequence[Sequence[int]], *, first: int = 0) -> Iterator[Row]:
    """Answer the rows of entries in order, of which the first one begins at `first`; a number is in one row alone."""
    numbers = columns[0]
    size = PART if len(numbers) >= 2 * PART else len(numbers)
    start = 0
    while start < len(numbers):
        last = numbers[min(start + size, len(numbers)) - 1]
        end = bisect_right(numbers, last, start)
        kept = {name: _WRITE[name](column[start:end]) for name, column in zip(table.columns, columns, strict=True)}
        begins = numbers[start] if start else first
        yield table.model(**dict(zip(table.key, key, strict=True)), first=begins, **kept)
        start = end
