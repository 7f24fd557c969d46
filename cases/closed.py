"""What a kept draft holds of records that are closed to whoever reads it: left out, row by row and value by value."""

from typing import Any

from cases.models import Case, Person, Source
from cases.models.restriction import OWNERS, RESTRICTABLE
from cases.snapshot import Tables
from cases.visibility import Seeker, closed_to


def closed_keys(user: Seeker, *kept: Tables) -> frozenset[str]:
    """Answer the keys of the records that are closed to the user, and of those rows that belong to one of them."""
    closed = closed_to(user)
    if not closed.exists():
        return frozenset()
    keys: set[str] = set()
    for model in (Person, Case, Source):
        rows: Any = model._default_manager.filter(pk__in=closed.values(RESTRICTABLE[model]))
        keys |= set(rows.values_list("key", flat=True))
    rows = [row for tables in kept for listed in tables.values() for row in listed]
    while more := {row["key"] for row in rows if row["key"] not in keys and _belongs(row, keys)}:
        keys |= more
    return frozenset(keys)


def without(kept: Tables, keys: frozenset[str]) -> Tables:
    """Answer the tables without these rows, without lines that name one, and without them where a row names one."""
    if not keys:
        return kept
    return {table: [_pruned(row, keys) for row in rows if row["key"] not in keys] for table, rows in kept.items()}


def _belongs(row: dict[str, Any], keys: set[str]) -> bool:
    return any(isinstance(row.get(name), str) and row[name] in keys for name in OWNERS)


def _pruned(value: Any, keys: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {name: _pruned(one, keys) for name, one in value.items() if not _names(one, keys)}
    if isinstance(value, list):
        return [_pruned(one, keys) for one in value if not _names(one, keys) and not _is_line_of(one, keys)]
    return value


def _names(value: Any, keys: frozenset[str]) -> bool:
    return isinstance(value, str) and value in keys


def _is_line_of(value: Any, keys: frozenset[str]) -> bool:
    return isinstance(value, dict) and any(_names(one, keys) for one in value.values())
