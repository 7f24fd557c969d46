"""The citations of rows of many tables, read in one query."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from cases.models import Citation
from cases.models.kinds import KINDS, Role, members


def give_citations(rows: dict[str, list[Any]]) -> None:
    """Let these rows and what belongs to them know their citations, as if prefetched, without the sources."""
    cited: dict[str, dict[int, Any]] = {}
    for row in _citing(rows):
        name = type(row)._meta.get_field("citations").field.name
        cited.setdefault(name, {})[row.pk] = row
    found: dict[tuple[str, int], list[Citation]] = {}
    for citation in _of(cited):
        name, pk = next((name, pk) for name in cited if (pk := getattr(citation, f"{name}_id")) is not None)
        setattr(citation, name, cited[name][pk])
        found.setdefault((name, pk), []).append(citation)
    for name, by_pk in cited.items():
        for pk, row in by_pk.items():
            kept = row.citations.all()
            kept._result_cache, kept._prefetch_done = found.get((name, pk), []), True
            row.__dict__.setdefault("_prefetched_objects_cache", {})["citations"] = kept


def _of(cited: dict[str, dict[int, Any]]) -> Iterable[Citation]:
    if not cited:
        return ()
    return Citation.objects.filter(reduce(or_, (Q(**{f"{name}__in": list(by_pk)}) for name, by_pk in cited.items())))


def _citing(rows: dict[str, list[Any]]) -> Iterator[Any]:
    """Answer the rows that can have citations, and those of what belongs to them."""
    for table, listed in rows.items():
        for row in listed:
            yield from _citing_under(row, KINDS[table][0])


def _citing_under(row: Any, kind: type) -> Iterator[Any]:
    for member in members(kind, type(row)):
        if member.role is Role.CITATIONS:
            yield row
        elif member.child:
            for child in getattr(row, member.name).all():
                yield from _citing_under(child, member.child)
