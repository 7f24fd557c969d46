"""The case file: records of one or more people and cases as JSON, loaded as drafts through the admin's validation.

The format is the dossier's own (see `cases.domain.dossier`), table by table, with the members that only drafts have.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from cases.domain import dossier
from cases.domain.canonical import BadRecord, decode
from cases.models import Citation
from cases.models.base import Line
from cases.models.kinds import KINDS, Member, Role, child_model, members

if TYPE_CHECKING:
    from django.contrib.auth.models import User

FORMAT: Final = "case-file"
DRAFT_ONLY: Final = {
    "people": {"naming", "is_of_interest", "is_minor"},
    "sources": {"is_url_withheld"},
}
DRAFT_EVERYWHERE: Final = {"is_confidential", "note"}

Row = Mapping[str, Any]
Tables = dict[str, list[Row]]


class BadCaseFile(ValueError):
    """A file cannot be loaded; the message names the first row at fault and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the file beside the draft row made from it."""

    row: Row
    kind: type
    made: Any
    path: str


def read(text: str) -> Tables:
    """Answer the tables of a case file, each row checked against its dossier class; raise BadCaseFile."""
    try:
        held = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadCaseFile(f"This is not JSON: {error}.") from error
    if not isinstance(held, dict) or held.pop("format", None) != FORMAT or held.pop("schema", None) != dossier.SCHEMA:
        raise BadCaseFile(f'A case file begins with "format": "{FORMAT}", "schema": {dossier.SCHEMA}.')
    if unknown := sorted(set(held) - set(KINDS)):
        raise BadCaseFile(f"“{unknown[0]}” is not a table of a case file.")
    for table, rows in held.items():
        for row in rows:
            _check(table, row)
    return held


def _check(table: str, row: Row) -> None:
    extra = DRAFT_EVERYWHERE | DRAFT_ONLY.get(table, set())
    public = {name: value for name, value in row.items() if name not in extra}
    try:
        decode(KINDS[table][0], public, f"{table}/{row.get('key', '?')}")
    except BadRecord as error:
        raise BadCaseFile(str(error)) from error


@transaction.atomic
def load(files: Iterable[Tables], *, by: "User", at: datetime) -> int:
    """Make draft rows of the tables, all or none, and answer how many rows of tables there are.

    Raise BadCaseFile for a key that is there already, a reference that leads nowhere, or whatever the admin's
    validation refuses.
    """
    rows = [(table, row) for table in KINDS for file in files for row in file.get(table, ())]
    loading = _Loading(by=by, at=at)
    for table, row in rows:
        loading.insert(table, row)
    loading.finish()
    return len(rows)


class _Loading:
    """The rows made so far and those whose references still wait for rows further down."""

    def __init__(self, *, by: "User", at: datetime) -> None:
        self.by, self.at = by, at
        self.known: dict[tuple[type[models.Model], str], models.Model] = {}
        self.entries: list[_Entry] = []

    def insert(self, table: str, row: Row) -> None:
        """Make the row with every reference that is known already."""
        kind, model = KINDS[table]
        path = f"{table}/{row['key']}"
        if model._default_manager.filter(key=row["key"]).exists():
            raise BadCaseFile(f"{path}: this record is there already.")
        made = self._make(model, kind, row, path)
        made.changed_by, made.changed_at = self.by, self.at
        for name in DRAFT_EVERYWHERE | DRAFT_ONLY.get(table, set()):
            if name in row:
                setattr(made, name, row[name])
        self._save(_Entry(row, kind, made, path))

    def finish(self) -> None:
        """Set the references that had to wait, then children and citations, and validate everything."""
        for entry in self.entries:
            self._set_references(entry, final=True)
            self._set_many(entry)
            entry.made.save()
        for entry in list(self.entries):
            self._insert_children(entry)
            self._insert_citations(entry)
        for entry in self.entries:
            self._validate(entry.made, entry.path)
            entry.made.save()

    def _save(self, entry: _Entry) -> None:
        self._set_references(entry, final=False)
        try:
            entry.made.save(force_insert=True)
        except IntegrityError as error:
            raise BadCaseFile(f"{entry.path}: {error}") from error
        self.known[type(entry.made), entry.made.key] = entry.made
        self.entries.append(entry)

    def _make(self, model: type[models.Model], kind: type, row: Row, path: str) -> Any:
        made = model()
        for member in members(kind, model):
            value = row.get(member.name, member.default)
            if value is None:
                continue
            if member.role is Role.PLAIN:
                setattr(made, member.name, value)
            elif member.role is Role.WHEN:
                _set_when(made, member.name, value)
        return made

    def _set_references(self, entry: _Entry, *, final: bool) -> None:
        for member in _with_role(entry, Role.REFERENCE):
            related = entry.made._meta.get_field(member.name).related_model
            if found := self._find(related, entry.row[member.name]):
                setattr(entry.made, member.name, found)
            elif final or member.required:
                raise BadCaseFile(f"{entry.path}.{member.name}: there is no “{entry.row[member.name]}”.")

    def _set_many(self, entry: _Entry) -> None:
        for member in _with_role(entry, Role.REFERENCES):
            related = entry.made._meta.get_field(member.name).related_model
            found = [self._find(related, key) for key in entry.row[member.name]]
            if None in found:
                raise BadCaseFile(f"{entry.path}.{member.name}: one of these is not there.")
            getattr(entry.made, member.name).set(found)

    def _find(self, model: type[models.Model], key: str) -> models.Model | None:
        if (model, key) not in self.known and (row := model._default_manager.filter(key=key).first()):
            self.known[model, key] = row
        return self.known.get((model, key))

    def _insert_children(self, entry: _Entry) -> None:
        for member in _with_role(entry, Role.CHILDREN):
            model = child_model(type(entry.made), member)
            owner = entry.made._meta.get_field(member.name).field.name
            for order, row in enumerate(entry.row[member.name]):
                path = f"{entry.path}.{member.name}/{row['key']}"
                child = self._make(model, member.child or object, row, path)
                setattr(child, owner, entry.made)
                if isinstance(child, Line):
                    child.order = order
                else:
                    child.changed_by, child.changed_at = self.by, self.at
                made = _Entry(row, member.child or object, child, path)
                self._set_references(made, final=True)
                self._save(made)
                self._insert_citations(made)

    def _insert_citations(self, entry: _Entry) -> None:
        for index, row in enumerate(entry.row.get("citations", ())):
            path = f"{entry.path}.citations[{index}]"
            citation = self._make(Citation, dossier.Citation, row, path)
            setattr(citation, entry.made._meta.get_field("citations").field.name, entry.made)
            self._set_references(_Entry(row, dossier.Citation, citation, path), final=True)
            self._validate(citation, path)
            citation.save(force_insert=True)

    @staticmethod
    def _validate(made: Any, path: str) -> None:
        try:
            made.full_clean()
        except ValidationError as error:
            raise BadCaseFile(f"{path}: {' '.join(error.messages)}") from error


def _with_role(entry: _Entry, role: Role) -> Iterator[Member]:
    wanted = members(entry.kind, type(entry.made))
    return (member for member in wanted if member.role is role and entry.row.get(member.name))


def _set_when(made: Any, name: str, value: Row) -> None:
    setattr(made, name, value["date"])
    setattr(made, f"{name}_words", value.get("words", ""))
    if name == "occurred" and "basis" in value:
        made.occurred_basis = value["basis"]
