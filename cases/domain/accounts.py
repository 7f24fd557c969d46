"""Which of several accounts of one thing counts: the main one, unless the editors accepted another."""

from collections.abc import Iterable
from typing import TypeVar

from cases.domain.dossier.base import Fact
from cases.domain.vocabulary.who import Finding, Standing

F = TypeVar("F", bound=Fact)
_SET_ASIDE = {Finding.REJECTED, Finding.SUPERSEDED}
_DOUBTED = {Standing.ALLEGED, Standing.DISPUTED}


def counted(rows: Iterable[F]) -> tuple[F, ...]:
    """Answer the accounts that count, in their order: main ones, or the accepted other account in their place."""
    held = tuple(rows)
    replaced = {row.same_as for row in held if row.same_as and row.finding is Finding.ACCEPTED}
    return tuple(row for row in held if _counts(row) and row.key not in replaced)


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
