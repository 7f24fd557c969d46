"""What differs between two dossiers: row by row, member by member."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cases.domain.canonical import plain
from cases.domain.dossier import TABLES, Dossier, Record, Source

Row = Record | Source


class What(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value at a path such as `occurred.date` or `citations[1].quote`; None where there is none."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a table: as it was, as it is now, and the values in which the two differ."""

    table: str
    key: str
    what: What
    before: Row | None
    after: Row | None
    leaves: tuple[Leaf, ...]


def difference(before: Dossier, after: Dossier) -> tuple[RowChange, ...]:
    """Answer every row that was added, removed or changed, table by table; nothing for equal dossiers.

    A row that stands elsewhere in its table and is otherwise the same has not changed.
    """
    return tuple(change for table in TABLES for change in _table(table, before, after))


def _table(table: str, before: Dossier, after: Dossier) -> Iterator[RowChange]:
    old, new = ({row.key: row for row in getattr(dossier, table)} for dossier in (before, after))
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if leaves := tuple(_leaves("", plain(was), plain(now))):
            what = What.ADDED if was is None else What.REMOVED if now is None else What.CHANGED
            yield RowChange(table, key, what, was, now, leaves)


def _leaves(path: str, before: Any, after: Any) -> Iterator[Leaf]:
    if before == after:
        return
    if isinstance(before, dict | None) and isinstance(after, dict | None):
        for name in dict.fromkeys((*(before or {}), *(after or {}))):
            yield from _leaves(f"{path}.{name}".lstrip("."), (before or {}).get(name), (after or {}).get(name))
    elif isinstance(before, list | None) and isinstance(after, list | None):
        yield from _items(path, before or [], after or [])
    else:
        yield Leaf(path, before, after)


def _items(path: str, before: list[Any], after: list[Any]) -> Iterator[Leaf]:
    """Walk two lists: rows that have keys are compared with their like, all else by its place."""
    old, new = _by_key(before), _by_key(after)
    if len(old) < len(before) or len(new) < len(after):
        old, new = ({str(place): item for place, item in enumerate(items)} for items in (before, after))
    for name in dict.fromkeys((*old, *new)):
        yield from _leaves(f"{path}[{name}]", old.get(name), new.get(name))


def _by_key(items: list[Any]) -> dict[str, Any]:
    return {item["key"]: item for item in items if isinstance(item, dict) and "key" in item}
