"""The whole draft of a person or a case as plain values, confidential parts included, and back into rows."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.fields.files import FieldFile

from cases.models import Case, Citation, Person
from cases.models.folded import FoldedField
from cases.models.kinds import KINDS, Role, child_model, members
from cases.publishing.select import queries_about, rows_alone, rows_with_lines

Plain = dict[str, Any]
Tables = dict[str, list[Plain]]
NOT_KEPT: Final = {"id", "changed_at", "changed_by"}
# Rows of a case that its people share stand in the history of the case alone.
OF_THE_CASE: Final = {"cases", "rulings", "filings", "ruling_links"}


def taken(subject: Person | Case) -> Tables:
    """Answer every row that belongs to the subject, by table, each with its columns, lines and citations."""
    return _written({table: list(rows) for table, rows in _queries(subject, rows_with_lines).items()})


def taken_since(subject: Person | Case, before: Tables, since: datetime) -> Tables:
    """Answer what `taken` does, with rows from `before`, taken at `since`, unless their stamp says that they changed.

    One query asks for all stamps, and a few more for each table in which something changed.
    """
    known = {row["key"]: row for rows in before.values() for row in rows}
    stamps = _stamps(subject)
    changed: dict[str, list[int]] = {}
    for table, pk, key, at in stamps:
        if key not in known or at is None or at >= since:
            changed.setdefault(table, []).append(pk)
    written = _written({table: list(rows_with_lines(table).filter(pk__in=pks)) for table, pks in changed.items()})
    fresh = {row["key"]: row for rows in written.values() for row in rows}
    found: Tables = {}
    for table, _pk, key, _at in stamps:
        found.setdefault(table, []).append(fresh.get(key) or known[key])
    return found


def _stamps(subject: Person | Case) -> list[tuple[str, int, str, datetime | None]]:
    """Answer (table, primary key, key, when it was changed) of every row of the subject, in the order of entry."""
    each = [
        rows.order_by().annotate(table=Value(table, CharField())).values_list("table", "pk", "key", "changed_at")
        for table, rows in _queries(subject, rows_alone).items()
    ]
    return sorted(each[0].union(*each[1:], all=True))


def _queries(subject: Person | Case, rows: Callable[[str], QuerySet[Any]]) -> dict[str, QuerySet[Any]]:
    """Answer, by table, the rows that stand in the history of the subject."""
    own = "people" if isinstance(subject, Person) else "cases"
    found = queries_about(subject, rows) | {own: rows(own).filter(pk=subject.pk)}
    if isinstance(subject, Case):
        return found
    return {table: _of_a_person(listed) for table, listed in found.items() if table not in OF_THE_CASE}


def _of_a_person(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Answer those of the rows that belong to somebody, rather than to a case as a whole."""
    names = {field.name for field in rows.model._meta.fields}
    rows = rows.filter(person__isnull=False) if "person" in names else rows
    return rows.filter(to_case__isnull=True) if "to_case" in names else rows


def _written(rows: dict[str, list[Any]]) -> Tables:
    written = Written(rows)
    return {table: [written.row(row, KINDS[table][0]) for row in listed] for table, listed in rows.items() if listed}


class Written:
    """Rows as plain values: foreign keys are written as the public keys of what they lead to, read once a table."""

    def __init__(self, rows: dict[str, list[Any]]) -> None:
        wanted: dict[Any, set[int]] = {}
        for table, listed in rows.items():
            for row in listed:
                _ask(row, KINDS[table][0], wanted)
        self.keys = {(type(row), row.pk): row.key for listed in rows.values() for row in listed}
        for model, pks in wanted.items():
            unread = {pk for pk in pks if (model, pk) not in self.keys}
            found = model._default_manager.filter(pk__in=unread).values_list("pk", "key") if unread else ()
            self.keys |= {(model, pk): key for pk, key in found}

    def row(self, row: Any, kind: Any) -> Plain:
        """Answer one row with all that belongs to it."""
        found = self.columns(row)
        for field in row._meta.many_to_many:
            found[field.name] = sorted(other.key for other in getattr(row, field.name).all())
        for member in members(kind, type(row)):
            if member.role is Role.CHILDREN:
                found[member.name] = [self.row(child, member.child) for child in getattr(row, member.name).all()]
            elif member.role is Role.CITATIONS:
                found["citations"] = [self.columns(one) for one in row.citations.all()]
        return found

    def columns(self, row: Any) -> Plain:
        """Answer the columns of one row that hold something."""
        found = {field.name: self._value(row, field) for field in _kept(row)}
        return {name: value for name, value in found.items() if value not in (None, "")}

    def _value(self, row: Any, field: Any) -> Any:
        value = getattr(row, field.attname)
        if field.is_relation:
            return self.keys.get((field.related_model, value), "")
        if isinstance(value, date | datetime):
            return value.isoformat()
        return value.name if isinstance(value, FieldFile) else value


def _ask(row: Any, kind: Any, wanted: dict[Any, set[int]]) -> None:
    """Note what the foreign keys of a row, of its lines and of its citations lead to."""
    for one in (row, *_belonging(row, kind)):
        for field in _kept(one):
            if field.is_relation and getattr(one, field.attname) is not None:
                wanted.setdefault(field.related_model, set()).add(getattr(one, field.attname))


def _kept(row: Any) -> list[Any]:
    """Answer the columns of a row that history keeps; what is made of another column whenever it is stored is not."""
    fields = row._meta.concrete_fields
    return [one for one in fields if one.name not in NOT_KEPT and not isinstance(one, FoldedField)]


def _belonging(row: Any, kind: Any) -> Iterator[Any]:
    for member in members(kind, type(row)):
        if member.role is Role.CITATIONS:
            yield from row.citations.all()
        elif member.role is Role.CHILDREN:
            for child in getattr(row, member.name).all():
                yield from (child, *_belonging(child, member.child))


def differences(before: Tables, after: Tables) -> list[list[Any]]:
    """Answer [what, table, key, members] for every row that was added, removed or changed."""
    found = []
    for table in KINDS:
        old, new = ({row["key"]: row for row in side.get(table, ())} for side in (before, after))
        for key in dict.fromkeys((*old, *new)):
            one, other = old.get(key, {}), new.get(key, {})
            if one != other:
                what = "added" if key not in old else "removed" if key not in new else "changed"
                named = [name for name in dict.fromkeys((*one, *other)) if one.get(name) != other.get(name)]
                found.append([what, table, key, named if what == "changed" else []])
    return found


def write_back(model: type[Model], kind: Any, values: Plain, made: Any) -> None:
    """Give the row the columns, links, lines and citations of `values`; raise LookupError for a row that is gone.

    The row is validated and saved; lines and citations that are not among the values are deleted.
    """
    _set_columns(made, values)
    made.full_clean(validate_unique=False, validate_constraints=False)
    made.save()
    for field in made._meta.many_to_many:
        getattr(made, field.name).set(_found(field.related_model, values.get(field.name, ())))
    for member in members(kind, model):
        if member.role is Role.CHILDREN:
            _write_lines(made, member, values.get(member.name, ()))
        elif member.role is Role.CITATIONS:
            _write_citations(made, values.get("citations", ()))


def _set_columns(made: Any, values: Plain) -> None:
    for field in _kept(made):
        if field.name == "key":
            continue
        if field.is_relation:
            wanted = values.get(field.name)
            setattr(made, field.name, _found(field.related_model, [wanted])[0] if wanted else None)
        elif field.name in values:
            setattr(made, field.name, field.to_python(values[field.name]))
        else:
            setattr(made, field.name, None if field.null else field.get_default() if field.has_default() else "")


def _write_lines(made: Any, member: Any, rows: Iterable[Plain]) -> None:
    model: Any = child_model(type(made), member)
    held = {one.key: one for one in getattr(made, member.name).all()}
    for values in rows:
        write_back(model, member.child, values, held.pop(values["key"], None) or model(key=values["key"]))
    for left in held.values():
        left.delete()


def _write_citations(made: Any, rows: Iterable[Plain]) -> None:
    made.citations.all().delete()
    for values in rows:
        citation = Citation()
        _set_columns(citation, values)
        citation.save()


def _found(model: Any, keys: Iterable[str]) -> list[Any]:
    rows = {row.key: row for row in model._default_manager.filter(key__in=list(keys))}
    if missing := [key for key in keys if key not in rows]:
        raise LookupError(missing[0])
    return [rows[key] for key in keys]
