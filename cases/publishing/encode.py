"""One draft row to the plain values of its dossier row: only members of the dossier class go out."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from cases.domain import dossier
from cases.domain.vocabulary.who import Naming
from cases.models import Citation, Person, Photo, Source
from cases.models.fields import ExactlyOne
from cases.models.kinds import Member, Role, members

Plain = dict[str, Any]
Keys = Mapping[tuple[type[Model], int], str]


class Unresolved(Exception):
    """A row points at something that may not be published, so it cannot be published either."""


def encode(row: Any, kind: type, keys: Keys) -> Plain:
    """Answer the plain values of `row` as its dossier class `kind` names them.

    A reference that `keys` does not resolve is left out; raise Unresolved when the row has no sense without it, or
    when it is to a person who must not be mentioned at all.
    """
    values = {
        member.name: value
        for member in members(kind, type(row))
        if (value := _ROLES[member.role](row, member, keys)) not in _NOTHING
    }
    for constraint in row._meta.constraints:
        if isinstance(constraint, ExactlyOne) and set(constraint.columns) <= _names(kind) - set(values):
            raise Unresolved(f"{row} without {' or '.join(constraint.columns)}")
    return values | {"key": keys.get((type(row), row.pk), getattr(row, "key", ""))} if hasattr(row, "key") else values


def _names(kind: type) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}


_NOTHING: tuple[Any, ...] = (None, "", {}, [])


def _plain(row: Any, member: Member, keys: Keys) -> Any:
    value = getattr(row, member.name)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {lang: words for lang, words in value.items() if words}
    return value


def _when(row: Any, member: Member, keys: Keys) -> Any:
    if not (text := getattr(row, member.name)):
        return None
    when = {"date": text}
    if words := getattr(row, f"{member.name}_words"):
        when["words"] = words
    if written := getattr(row, f"{member.name}_as_written"):
        when["as_written"] = written
    if member.name == "occurred" and hasattr(row, "occurred_basis"):
        when["basis"] = row.occurred_basis
    return when


def _reference(row: Any, member: Member, keys: Keys) -> Any:
    column = row._meta.get_field(member.name)
    if (pk := getattr(row, column.attname)) is None:
        return None
    key = keys.get((column.related_model, pk))
    about_nobody = column.related_model is Person and not isinstance(row, Citation)
    if key is None and (member.required or about_nobody):
        raise Unresolved(f"{row} without {member.name}")
    return key


def _references(row: Any, member: Member, keys: Keys) -> Any:
    listed = sorted(getattr(row, member.name).all(), key=lambda other: other.pk)
    found = [key for other in listed if (key := keys.get((type(other), other.pk)))]
    if listed and not found:
        raise Unresolved(f"{row} without any of its {member.name}")
    return found


def _children(row: Any, member: Member, keys: Keys) -> Any:
    assert member.child  # noqa: S101 - only members with the role CHILDREN come here
    children = [child for child in getattr(row, member.name).all() if not getattr(child, "is_confidential", False)]
    if isinstance(row, Person) and row.naming != Naming.PUBLIC:
        return []
    encoded = []
    for child in children:
        try:
            encoded.append(encode(child, member.child, keys))
        except Unresolved:
            continue
    return encoded


def _citations(row: Any, member: Member, keys: Keys) -> Any:
    if isinstance(row, Person) and row.naming != Naming.PUBLIC:
        return []
    return [
        _of_confidential(citation, keys)
        if citation.source.is_confidential
        else encode(citation, dossier.Citation, keys)
        for citation in row.citations.all()
        if (Source, citation.source_id) in keys
    ]


def _of_confidential(citation: Citation, keys: Keys) -> Plain:
    """Answer of a citation of a confidential source that there is one, and what the source does; no word of it."""
    return {"source": keys[Source, citation.source_id], "stance": citation.stance}


def _worked_out(row: Any, member: Member, keys: Keys) -> Any:
    """Answer the address of a photograph; whether a page exists is asked when a page is shown."""
    return row.public_name if isinstance(row, Photo) and member.name == "image" else None


_ROLES: Mapping[Role, Callable[[Any, Member, Keys], Any]] = {
    Role.PLAIN: _plain,
    Role.WHEN: _when,
    Role.REFERENCE: _reference,
    Role.REFERENCES: _references,
    Role.CHILDREN: _children,
    Role.CITATIONS: _citations,
    Role.NOT_STORED: _worked_out,
}


def encode_source(row: Source) -> Plain:
    """Answer the plain values of a source; of a confidential one its kind and description and nothing else."""
    values = encode(row, dossier.Source, {})
    kept = [copy.commitment for copy in row.copies.all() if copy.commitment and copy.commitment not in row.held]
    if kept:
        values["held"] = [*row.held, *kept]
    if row.is_confidential:
        return {name: values[name] for name in ("key", "kind", "description") if name in values}
    if row.is_url_withheld:
        return {name: value for name, value in values.items() if name not in {"url", "archived_url"}}
    return values


def references(row: Any, kind: type) -> set[tuple[type[Model], int]]:
    """Answer what a row, with its children and citations, points at."""
    return set().union(*(_pointed_at(row, member) for member in members(kind, type(row))))


def citations(row: Any, kind: type) -> Iterator[Citation]:
    """Answer the citations of a row and of its children."""
    for member in members(kind, type(row)):
        if member.role is Role.CITATIONS:
            yield from getattr(row, member.name).all()
        elif member.child:
            for child in getattr(row, member.name).all():
                yield from citations(child, member.child)


def _pointed_at(row: Any, member: Member) -> set[tuple[type[Model], int]]:
    match member.role:
        case Role.REFERENCE:
            column = row._meta.get_field(member.name)
            pk = getattr(row, column.attname)
            return {(column.related_model, pk)} if pk is not None else set()
        case Role.REFERENCES:
            return {(type(other), other.pk) for other in getattr(row, member.name).all()}
        case Role.CHILDREN | Role.CITATIONS:
            kind = member.child or dossier.Citation
            return set().union(*(references(child, kind) for child in getattr(row, member.name).all()))
    return set()
