"""Which of several accounts of one thing counts: the main one, unless the editors accepted another."""

import dataclasses
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from cases.domain.dossier.base import Fact
from cases.domain.vocabulary.who import Finding, Standing

F = TypeVar("F", bound=Fact)
_SET_ASIDE: Final = frozenset({Finding.REJECTED, Finding.SUPERSEDED})
_DOUBTED: Final = frozenset({Standing.ALLEGED, Standing.DISPUTED})
_SAYS_NOTHING: Final = frozenset({"unknown", "not_known", "not_reported", "other"})


def counted(rows: Iterable[F]) -> tuple[F, ...]:
    """Answer the accounts that count, in their order: the main ones, or in their place the ones accepted.

    An accepted account says only where it differs: what it leaves open is taken from the main one.
    """
    held = tuple(rows)
    mains = {row.key: row for row in held}
    replaced = {row.same_as for row in held if row.same_as and _counts(row)}
    return tuple(_over(mains.get(row.same_as), row) for row in held if _counts(row) and row.key not in replaced)


def by_any_key(rows: Iterable[F]) -> dict[str, F]:
    """Answer the accounts that count by key; the key of a main account leads to the accepted one in its place."""
    found = {row.key: row for row in counted(rows)}
    return {**{row.same_as: row for row in found.values() if row.same_as}, **found}


def others(rows: Iterable[F], main: str) -> tuple[F, ...]:
    """Answer the other accounts of the row `main`, whatever the editors make of them."""
    return tuple(row for row in rows if row.same_as == main)


def is_doubted(row: Fact) -> bool:
    """Answer whether a fact is only alleged or is disputed."""
    return row.standing in _DOUBTED


def _counts(row: Fact) -> bool:
    return row.finding not in _SET_ASIDE and (not row.same_as or row.finding is Finding.ACCEPTED)


def _over(main: F | None, row: F) -> F:
    if main is None or type(main) is not type(row):
        return row
    left_open = {
        field.name: getattr(main, field.name)
        for field in dataclasses.fields(row)
        if field.name != "same_as" and _is_left_open(getattr(row, field.name), field.default)
    }
    return dataclasses.replace(row, **left_open)


def _is_left_open(value: Any, default: Any) -> bool:
    return value == default or (isinstance(value, str) and value in _SAYS_NOTHING)
