"""What a row of a case file may hold beyond the row of a dossier, and how a file that cannot be used is refused."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from cases.domain.canonical import BadRecord, decode
from cases.models.base import Line
from cases.models.fields import FuzzyDateField
from cases.models.folded import FoldedField
from cases.models.kinds import KINDS, Role, child_model, members

FORMAT: Final = "case-file"
FILE: Final = "file"
"""The member of a photograph that holds its picture, in Base64."""
NOT_IN_FILES: Final = frozenset({"id", "key", "changed_at", "changed_by", FILE})
SUBJECTS: Final = frozenset({"people", "cases"})

Row = Mapping[str, Any]
Tables = dict[str, list[Row]]

_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,19}")
_KEY_OF_SUBJECT: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,17}")


class BadCaseFile(ValueError):
    """A file cannot be loaded; the message begins with the JSON path of the first fault and says what is wrong."""


def draft_members(kind: type, model: type[models.Model]) -> frozenset[str]:
    """Answer the columns of `model` that only drafts have, by the names that they have in a case file."""
    return _draft_members(kind, model)


@cache
def _draft_members(kind: Any, model: Any) -> frozenset[str]:
    public = {member.name for member in members(kind, model)}
    stored = (column for column in model._meta.concrete_fields if not isinstance(column, FoldedField))
    columns = {column.name: column for column in stored if not column.is_relation}
    bounds = {
        f"{name}_{bound}"
        for name, column in columns.items()
        if isinstance(column, FuzzyDateField)
        for bound in ("earliest", "latest")
    }
    order = {"order"} if issubclass(model, Line) else set()
    return frozenset(set(columns) - public - bounds - NOT_IN_FILES - order)


def check(table: str, row: Any, path: str) -> None:
    """Raise BadCaseFile unless `row` is one of `table`, with nothing in it that is neither public nor a draft's."""
    kind, model = KINDS[table]
    if not isinstance(row, dict):
        raise BadCaseFile(f"{path}: " + _("a mapping is expected."))
    try:
        decode(kind, _public(kind, model, row, path), path)
    except BadRecord as error:
        raise BadCaseFile(str(error)) from error
    shape = _KEY_OF_SUBJECT if table in SUBJECTS else _KEY
    if not shape.fullmatch(row["key"]):
        told = _("“%(key)s” is not a key.") % {"key": row["key"][:40]}
        raise BadCaseFile(f"{path}.key: {told}")


def _public(kind: type, model: type[models.Model], row: dict[str, Any], path: str) -> dict[str, Any]:
    """Answer the row, and the rows in it, without the members of drafts, which are checked here."""
    public = {}
    for name, value in row.items():
        if name == FILE and table_has_pictures(model):
            _expect(isinstance(value, str), f"{path}.{name}: " + _("a text is expected."))
        elif name in draft_members(kind, model):
            is_switch = isinstance(model._meta.get_field(name), models.BooleanField)
            _expect(
                isinstance(value, bool if is_switch else str),
                f"{path}.{name}: " + _("%(value)s does not fit.") % {"value": f"{value!r:.40}"},
            )
        else:
            public[name] = value
    for member in members(kind, model):
        held = public.get(member.name)
        if member.role is Role.CHILDREN and isinstance(held, list):
            of = child_model(model, member)
            public[member.name] = [
                _public(member.child, of, one, f"{path}.{member.name}[{index}]") if isinstance(one, dict) else one
                for index, one in enumerate(held)
            ]
    return public


def table_has_pictures(model: type[models.Model]) -> bool:
    """Answer whether rows of the model keep a picture."""
    return any(column.name == FILE for column in model._meta.concrete_fields)


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise BadCaseFile(otherwise)
