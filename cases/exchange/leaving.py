"""The rows of a case file: which belong to a person or case, and what each says in the file."""

import base64
from typing import Any

from django.db.models import Model, Q, QuerySet

from cases.domain import dossier
from cases.models import Case, Citation, Person
from cases.models.kinds import KINDS, Member, Role, members
from cases.publishing.encode import Plain, references
from cases.publishing.gather import encoded, gather
from cases.publishing.select import Rows, every_row, every_row_about

from .shape import FILE, Tables, draft_members, table_has_pictures

Keys = dict[tuple[type[Model], int], str]


def tables_of(subject: Person | Case, *, whole: bool) -> Tables:
    """Answer the tables of the subject's case file; without what is never published unless it is `whole`."""
    return _whole(subject) if whole else _open(subject)


def _open(subject: Person | Case) -> Tables:
    """Answer what would be published, each row with those members of drafts that give nothing away."""
    rows = gather(subject).rows
    by_key = {row.key: row for listed in rows.values() for row in listed}
    keys = {(type(row), row.pk): row.key for row in by_key.values()}
    return {
        table: [_with_draft(one, by_key[one["key"]], KINDS[table][0]) for one in listed]
        for table, listed in encoded(rows, keys).items()
    }


def _with_draft(one: Plain, row: Any, kind: type) -> Plain:
    of_draft = {name: value for name, value in _of_draft(row, kind).items() if name != "note"}
    picture = _picture(row) if one.pop("image", "") else {}
    return one | of_draft | picture


def _whole(subject: Person | Case) -> Tables:
    rows = every_row_about(subject)
    _add(rows, {(type(subject), subject.pk)})
    people = {pk for model, pk in _pointed_at(rows) if model is Person}
    _extend(rows, "relationships", Q(person__in=_only_mentioned(people)))
    _add(rows, _pointed_at(rows))
    people = {row.pk for row in rows["people"]}
    _extend(rows, "attributes", Q(person__in=people) | Q(organisation__in=[row.pk for row in rows["organisations"]]))
    _extend(rows, "deaths", Q(person__in=_only_mentioned(people)))
    _add(rows, _pointed_at(rows))
    keys = {(type(row), row.pk): row.key for listed in rows.values() for row in listed}
    return {table: [_said(row, KINDS[table][0], keys) for row in rows[table]] for table in KINDS if rows.get(table)}


def _only_mentioned(people: set[int]) -> "QuerySet[Person]":
    return Person.objects.filter(pk__in=people, is_of_interest=False)


def _pointed_at(rows: Rows) -> set[tuple[type[Model], int]]:
    return {target for table, listed in rows.items() for row in listed for target in references(row, KINDS[table][0])}


def _add(rows: Rows, wanted: set[tuple[type[Model], int]]) -> None:
    """Add the wanted rows, and all that these point at, until nothing new is named."""
    asked: set[tuple[type[Model], int]] = set()
    while new := wanted - asked:
        asked |= new
        added = {
            table: _extend(rows, table, Q(pk__in=[pk for of, pk in new if of is model]))
            for table, (_kind, model) in KINDS.items()
            if any(of is model for of, _pk in new)
        }
        wanted = _pointed_at(added)
    for table in ("people", "organisations"):
        rows.setdefault(table, [])


def _extend(rows: Rows, table: str, condition: Q) -> list[Any]:
    known = [row.pk for row in rows.get(table, ())]
    more = list(every_row(table).filter(condition).exclude(pk__in=known).distinct())
    rows[table] = sorted([*rows.get(table, ()), *more], key=lambda row: row.pk)
    return more


def _said(row: Any, kind: type, keys: Keys) -> Plain:
    """Answer everything that a row holds, with the rows that belong to it."""
    found = {"key": row.key} if hasattr(row, "key") else {}
    for member in members(kind, type(row)):
        value = _value(row, member, keys)
        if value not in (None, "", {}, []):
            found[member.name] = value
    return found | _of_draft(row, kind) | _picture(row)


def _value(row: Any, member: Member, keys: Keys) -> Any:
    match member.role:
        case Role.WHEN:
            return _when(row, member.name)
        case Role.REFERENCE:
            column = row._meta.get_field(member.name)
            return keys.get((column.related_model, getattr(row, column.attname)))
        case Role.REFERENCES:
            listed = sorted(getattr(row, member.name).all(), key=lambda other: other.pk)
            return [keys[type(other), other.pk] for other in listed]
        case Role.CHILDREN | Role.CITATIONS:
            kind = member.child or dossier.Citation
            return [_said(child, kind, keys) for child in getattr(row, member.name).all()]
    return None if member.role is Role.NOT_STORED else _plain(getattr(row, member.name))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {lang: words for lang, words in value.items() if words}
    return value.isoformat() if hasattr(value, "isoformat") else value


def _when(row: Any, name: str) -> Plain | None:
    if not (text := getattr(row, name)):
        return None
    basis = getattr(row, "occurred_basis", "") if name == "occurred" else ""
    said = {"words": getattr(row, f"{name}_words"), "basis": basis, "as_written": getattr(row, f"{name}_as_written")}
    return {"date": text} | {member: value for member, value in said.items() if value}


def _of_draft(row: Any, kind: type) -> Plain:
    """Answer the members that only drafts have, where they differ from what a new row has."""
    found = {}
    for name in sorted(draft_members(kind, type(row))):
        date = name.removesuffix("_words").removesuffix("_basis").removesuffix("_as_written")
        is_in_date = date != name and bool(getattr(row, date))
        if not is_in_date and (value := getattr(row, name)) != row._meta.get_field(name).get_default():
            found[name] = value
    return found


def _picture(row: Any) -> Plain:
    if isinstance(row, Citation) or not table_has_pictures(type(row)) or not row.file:
        return {}
    with row.file.open("rb") as opened:
        return {FILE: base64.b64encode(opened.read()).decode()}
