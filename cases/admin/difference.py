"""What differs between two dossiers, row by row and member by member, in words for the reviewer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from cases.domain.canonical import plain
from cases.domain.datewording import date_words
from cases.domain.dossier import TABLES, Dossier
from cases.domain.fuzzydate import FuzzyDate
from cases.models.kinds import KINDS

from .outline import page_language

Plain = dict[str, Any]
MISSING = "—"


@dataclass(frozen=True, slots=True)
class Change:
    """One member of a row: its name and both values in words, one of them a dash."""

    member: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: `what` is "added", "removed" or "changed"."""

    what: str
    table: str
    key: str
    title: str
    changes: tuple[Change, ...]


def difference(before: Dossier | None, after: Dossier) -> tuple[RowChange, ...]:
    """Answer every row that was added, removed or changed from one dossier to the other; all of it without the one."""
    return tuple(row for table in TABLES for row in _table(table, before, after))


def _table(table: str, before: Dossier | None, after: Dossier) -> Iterator[RowChange]:
    model = KINDS[table][1]
    old = {row.key: plain(row) for row in getattr(before, table)} if before else {}
    new = {row.key: plain(row) for row in getattr(after, table)}
    for key in dict.fromkeys((*old, *new)):
        changes = tuple(_members(model, old.get(key, {}), new.get(key, {})))
        if changes:
            what = "added" if key not in old else "removed" if key not in new else "changed"
            title = _title(new.get(key) or old[key])
            yield RowChange(what, str(model._meta.verbose_name), key, title, changes)


def _members(model: type[Model], old: Plain, new: Plain) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        if name != "key" and old.get(name) != new.get(name):
            before, after = in_words(old.get(name), model, name), in_words(new.get(name), model, name)
            if (before, after) != (MISSING, MISSING):
                yield Change(member_name(model, name), before, after)


def _title(row: Plain) -> str:
    for name in ("text", "title", "names", "value", "description", "quote"):
        if (words := in_words(row.get(name), None, name)) != MISSING:
            return words if len(words) <= 90 else f"{words[:89]}…"
    return ""


def member_name(model: type[Model] | None, name: str) -> str:
    """Answer what editors call a member of a row."""
    fixed = {"citations": _("sources"), "occurred": _("date"), "names": _("names"), "children": _("lines")}
    if name in fixed or model is None:
        return fixed.get(name, name)
    columns = {column.name: column for column in model._meta.get_fields()}
    return str(getattr(columns.get(name), "verbose_name", "") or name.replace("_", " "))


def in_words(value: Any, model: type[Model] | None, name: str) -> str:
    """Answer a value in words: texts by language, dates in full, codes by their labels, rows member by member."""
    match value:
        case None | False | "":
            return MISSING
        case True:
            return _("yes")
        case list() | dict() if not value:
            return MISSING
        case list():
            return "; ".join(in_words(item, _child(model, name), name) for item in value)
        case dict():
            return _mapping(value, model)
        case _:
            return _code(value, model, name)


def _mapping(value: Plain, model: type[Model] | None) -> str:
    if set(value) <= {"date", "words", "basis"} and "date" in value:
        words = date_words(FuzzyDate.parse(value["date"]), page_language())
        return f"{words} (“{value['words']}”)" if value.get("words") else words
    if set(value) <= {"en", "ru", "kk"}:
        return " / ".join(f"{lang}: {words}" for lang, words in value.items())
    members = ((name, in_words(one, model, name)) for name, one in value.items() if name != "key")
    return ", ".join(f"{member_name(model, name)}: {words}" for name, words in members)


def _child(model: type[Model] | None, name: str) -> type[Model] | None:
    if model is None or name not in {field.name for field in model._meta.get_fields()}:
        return None
    related = model._meta.get_field(name).related_model
    return related if isinstance(related, type) else None


def _code(value: Any, model: type[Model] | None, name: str) -> str:
    if model is not None and name in {field.name for field in model._meta.get_fields()}:
        choices = dict(getattr(model._meta.get_field(name), "flatchoices", ()))
        return str(choices.get(value, value))
    return str(value)
