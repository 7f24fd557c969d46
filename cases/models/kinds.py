"""The table of kinds: which model holds which rows of a dossier, and what each member of a row is.

Gathering, import, export and the admin all walk this table, so that a member that is not a member of the dossier
class has no way out, and one that is has a way in.
"""

import dataclasses
import types
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from django.db import models

from cases.domain import dossier
from cases.domain.vocabulary import Vocabulary

from . import court, evidence, life, voices, who

KINDS: Final[Mapping[str, tuple[type, type[models.Model]]]] = {
    "people": (dossier.Person, who.Person),
    "organisations": (dossier.Organisation, who.Organisation),
    "places": (dossier.Place, who.Place),
    "attributes": (dossier.Attribute, who.Attribute),
    "relationships": (dossier.Relationship, who.Relationship),
    "distinctions": (dossier.Distinction, who.Distinction),
    "cases": (dossier.Case, court.Case),
    "parties": (dossier.Party, court.Party),
    "provisions": (dossier.Provision, court.Provision),
    "charges": (dossier.Charge, court.Charge),
    "filings": (dossier.Filing, court.Filing),
    "rulings": (dossier.Ruling, court.Ruling),
    "ruling_links": (dossier.RulingLink, court.RulingLink),
    "sentences": (dossier.Sentence, court.Sentence),
    "sentence_changes": (dossier.SentenceChange, court.SentenceChange),
    "custody": (dossier.Custody, life.Custody),
    "health": (dossier.HealthEvent, life.HealthEvent),
    "protests": (dossier.Protest, life.Protest),
    "ill_treatment": (dossier.IllTreatment, life.IllTreatment),
    "responses": (dossier.Response, life.Response),
    "clemency": (dossier.Clemency, life.Clemency),
    "deaths": (dossier.Death, life.Death),
    "designations": (dossier.Designation, voices.Designation),
    "statements": (dossier.Statement, voices.Statement),
    "campaigns": (dossier.Campaign, voices.Campaign),
    "occurrences": (dossier.Occurrence, voices.Occurrence),
    "tallies": (dossier.Tally, voices.Tally),
    "claims": (dossier.Claim, voices.Claim),
    "photos": (dossier.Photo, voices.Photo),
    "sources": (dossier.Source, evidence.Source),
}


class Role(Enum):
    """What a member of a row is in the database."""

    PLAIN = auto()  # a column with the same value
    WHEN = auto()  # an imprecise date and its words
    REFERENCE = auto()  # a foreign key
    REFERENCES = auto()  # many to many
    CHILDREN = auto()  # rows of another table that belong to this one
    CITATIONS = auto()
    NOT_STORED = auto()  # worked out while gathering


@dataclasses.dataclass(frozen=True, slots=True)
class Member:
    """One member of a dossier class: `child` is the dossier class of its rows when it has CHILDREN, else None.

    `default` is the code that a row without this member has.
    """

    name: str
    role: Role
    required: bool
    default: str | None = None
    child: Any = None


def members(kind: type, model: type[models.Model]) -> tuple[Member, ...]:
    """Answer what each member of the dossier class `kind` is in `model`, in order."""
    return _members(kind, model)


@cache
def _members(kind: Any, model: Any) -> tuple[Member, ...]:
    hints = get_type_hints(kind)
    return tuple(_member(field, hints[field.name], model) for field in dataclasses.fields(kind))


def _member(field: Any, hint: Any, model: type[models.Model]) -> Member:
    required = field.default is dataclasses.MISSING
    inner = _inner(hint)
    if inner is dossier.Citation:
        return Member(field.name, Role.CITATIONS, required)
    if get_origin(hint) is tuple and dataclasses.is_dataclass(inner):
        return Member(field.name, Role.CHILDREN, required, child=inner)
    if inner is dossier.When:
        return Member(field.name, Role.WHEN, required)
    names = {column.name for column in model._meta.get_fields()}
    if field.name not in names:
        return Member(field.name, Role.NOT_STORED, required)
    column = model._meta.get_field(field.name)
    role = Role.REFERENCES if column.many_to_many else Role.REFERENCE if column.many_to_one else Role.PLAIN
    default = field.default.value if isinstance(field.default, Vocabulary) else None
    return Member(field.name, role, required, default)


def _inner(hint: Any) -> Any:
    if get_origin(hint) in {tuple, Union, types.UnionType}:
        return next(inner for inner in get_args(hint) if inner is not types.NoneType and inner is not Ellipsis)
    return hint


def child_model(model: type[models.Model], member: Member) -> type[models.Model]:
    """Answer the model of the rows that belong to a row of `model` under `member`."""
    related = model._meta.get_field(member.name).related_model
    assert isinstance(related, type)  # noqa: S101 - a reverse relation always has a model
    return related
