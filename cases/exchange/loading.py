"""Rows of a case file become draft rows, each checked as the admin checks a form."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from cases import revisions
from cases.domain import dossier
from cases.history import remember, stamp
from cases.models import Case, Cause, Citation, Person
from cases.models.base import Line
from cases.models.kinds import KINDS, Member, Role, child_model, members
from cases.models.pictures import BadPicture, kept
from cases.visibility import closed_columns, open_to

from .shape import FILE, BadCaseFile, Row, draft_members

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Existing(Enum):
    """What becomes of a row of the file whose key is among the drafts already."""

    REFUSED = "refuse"
    KEPT = "keep"
    REPLACED = "replace"


class Loaded(NamedTuple):
    """How many rows of tables were made, replaced by those of the file, and left as they were."""

    made: int
    replaced: int
    kept: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the file beside the draft row made from it, and its JSON path in the file."""

    row: Row
    kind: type
    made: Any
    path: str


class Loading:
    """The rows made so far and those whose references still wait for rows further down.

    Only what is open to whoever loads the file is named, replaced or taken away.
    """

    def __init__(self, *, by: "User", at: datetime, existing: Existing) -> None:
        self.by, self.at, self.existing = by, at, existing
        self.known: dict[tuple[type[models.Model], str], models.Model] = {}
        self.entries: list[_Entry] = []
        self.replaced = self.kept = 0

    def insert(self, table: str, rows: list[tuple[str, Row]]) -> None:
        """Make the rows of a table, each given with its path, with every reference that is known already."""
        kind, model = KINDS[table]
        rows_there: Any = model._default_manager.filter(key__in=[row["key"] for _path, row in rows])
        there = {row.key: row for row in rows_there}
        mine = set(self._open(model).filter(key__in=there).values_list("key", flat=True))
        for path, row in rows:
            old = there.get(row["key"])
            if old is not None and (old.key not in mine or self._hides_from_a_replacement(old)):
                raise BadCaseFile(f"{path}: " + _("this record is there already (%(key)s).") % {"key": old.key})
            if old is None or self._is_to_be_replaced(old, path):
                made = self._make(model, kind, row, path)
                made.pk = old.pk if old else None
                remember([old] if old else [], by=self.by)
                self._keep_picture(made, old, row, path)
                self._save(_Entry(row, kind, made, path))
                self.replaced += old is not None

    def _hides_from_a_replacement(self, old: Any) -> bool:
        """Answer whether a row that would be replaced names a record that is closed to whoever loads the file."""
        return self.existing is Existing.REPLACED and bool(closed_columns(self.by, old))

    def _is_to_be_replaced(self, old: Any, path: str) -> bool:
        if self.existing is Existing.REFUSED:
            raise BadCaseFile(f"{path}: " + _("this record is there already (%(key)s).") % {"key": old.key})
        self.kept += self.existing is Existing.KEPT
        return self.existing is Existing.REPLACED

    def finish(self) -> Loaded:
        """Set the references that had to wait, then children and citations, and validate everything."""
        rows = list(self.entries)
        for entry in rows:
            self._set_references(entry, final=True)
            self._set_many(entry)
            entry.made.save()
        for entry in rows:
            self._clear(entry)
        for entry in rows:
            self._insert_children(entry)
            self._insert_citations(entry)
        for entry in self.entries:
            self._validate(entry.made, entry.path)
        revisions.keep_all(self._subjects(), by=self.by, at=self.at, cause=Cause.IMPORTED)
        return Loaded(len(rows) - self.replaced, self.replaced, self.kept)

    def _subjects(self) -> list[Person | Case]:
        """Answer the people with a page of their own and the cases that were loaded."""
        made = (entry.made for entry in self.entries)
        return [one for one in made if isinstance(one, Case) or (isinstance(one, Person) and one.is_of_interest)]

    def _clear(self, entry: _Entry) -> None:
        """Take from a row that is replaced what belonged to it."""
        if self.existing is Existing.REPLACED:
            for member in members(entry.kind, type(entry.made)):
                if member.role in {Role.CHILDREN, Role.CITATIONS}:
                    rows = getattr(entry.made, member.name).all()
                    open_to(self.by, rows, every=True).delete()

    def _save(self, entry: _Entry) -> None:
        made = entry.made
        stamp(made, by=self.by, at=self.at)
        self._clean(made, entry.path)
        self._set_references(entry, final=False)
        try:
            made.save(force_insert=made.pk is None, force_update=made.pk is not None)
        except IntegrityError as error:
            raise BadCaseFile(f"{entry.path}: {error}") from error
        self.known[type(made), made.key] = made
        self.entries.append(entry)

    def _make(self, model: type[models.Model], kind: type, row: Row, path: str) -> Any:
        made: Any = model()
        for member in members(kind, model):
            value = row.get(member.name, member.default)
            if value is None:
                continue
            if member.role is Role.PLAIN:
                setattr(made, member.name, value)
            elif member.role is Role.WHEN:
                _set_when(made, member.name, value)
        for name in draft_members(kind, model) & set(row):
            setattr(made, name, row[name])
        if hasattr(made, "key"):
            made.key = row["key"]
        return made

    def _keep_picture(self, made: Any, old: Any, row: Row, path: str) -> None:
        if not hasattr(made, FILE):
            return
        if FILE not in row:
            made.file = old.file if old else ""
            return
        try:
            picture = kept(base64.b64decode(row[FILE], validate=True))
        except (binascii.Error, ValueError, BadPicture) as error:
            raise BadCaseFile(f"{path}.{FILE}: {error}") from error
        made.file.save("picture.jpg", ContentFile(picture), save=False)

    def _set_references(self, entry: _Entry, *, final: bool) -> None:
        for member in _with_role(entry, Role.REFERENCE):
            related = entry.made._meta.get_field(member.name).related_model
            if found := self._find(related, entry.row[member.name]):
                setattr(entry.made, member.name, found)
            elif final or member.required:
                told = _("there is no “%(key)s”.") % {"key": entry.row[member.name]}
                raise BadCaseFile(f"{entry.path}.{member.name}: {told}")

    def _set_many(self, entry: _Entry) -> None:
        for member in members(entry.kind, type(entry.made)):
            if member.role is Role.REFERENCES:
                related = entry.made._meta.get_field(member.name).related_model
                keys = entry.row.get(member.name, [])
                found = [self._find(related, key) for key in keys]
                if None in found:
                    path = f"{entry.path}.{member.name}[{found.index(None)}]"
                    told = _("there is no “%(key)s”.") % {"key": keys[found.index(None)]}
                    raise BadCaseFile(f"{path}: {told}")
                getattr(entry.made, member.name).set(found)

    def _find(self, model: type[models.Model], key: str) -> models.Model | None:
        if (model, key) not in self.known and (row := self._open(model).filter(key=key).first()):
            self.known[model, key] = row
        return self.known.get((model, key))

    def _open(self, model: type[models.Model]) -> models.QuerySet[Any]:
        """Answer the rows that exist for whoever loads the file: a closed one is as if it were not there."""
        return open_to(self.by, model._default_manager.all())

    def _insert_children(self, entry: _Entry) -> None:
        for member in _with_role(entry, Role.CHILDREN):
            model = child_model(type(entry.made), member)
            owner = entry.made._meta.get_field(member.name).field.name
            for order, row in enumerate(entry.row[member.name]):
                path = f"{entry.path}.{member.name}[{order}]"
                child = self._make(model, member.child or object, row, path)
                setattr(child, owner, entry.made)
                if isinstance(child, Line):
                    child.order = order
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
            self._clean(citation, path)
            self._validate(citation, path)
            citation.save(force_insert=True)

    def _clean(self, made: Any, path: str) -> None:
        """Check every column but the references, which were found."""
        relations = [column.name for column in made._meta.get_fields() if column.is_relation]
        self._checked(lambda: made.clean_fields(exclude=relations), path)

    def _validate(self, made: Any, path: str) -> None:
        """Check the row as a whole; that an imprecise date is in order follows from how its bounds are written."""
        self._checked(made.clean, path)
        for constraint in made._meta.constraints:
            if not constraint.name.endswith("_in_order"):
                self._checked(partial(constraint.validate, type(made), made), path)

    @staticmethod
    def _checked(rule: Any, path: str) -> None:
        try:
            rule()
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items())) if hasattr(error, "error_dict") else ("", [])
            where = f"{path}.{name}" if name and name != "__all__" else path
            raise BadCaseFile(f"{where}: {' '.join(messages or error.messages)}") from error


def _with_role(entry: _Entry, role: Role) -> Iterator[Member]:
    wanted = members(entry.kind, type(entry.made))
    return (member for member in wanted if member.role is role and entry.row.get(member.name))


def _set_when(made: Any, name: str, value: Row) -> None:
    setattr(made, name, value["date"])
    setattr(made, f"{name}_words", value.get("words", ""))
    setattr(made, f"{name}_as_written", value.get("as_written"))
    if name == "occurred" and "basis" in value:
        made.occurred_basis = value["basis"]
