"""JSON Schema (draft 2020-12) of the classes whose values go out as JSON, read off the classes themselves."""

import dataclasses
import types
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from cases.domain.dossier import SCHEMA, Dossier
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate

Schema = dict[str, Any]
DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
DEFS: Final = "#/$defs/"
_SIMPLE: Final[dict[Any, Schema]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    date: {"type": "string", "format": "date"},
    FuzzyDate: {
        "type": "string",
        "minLength": 1,
        "description": "EDTF (ISO 8601-2), level 2 and the marks of level 1.",
    },
    Term: {"type": "string", "pattern": "^-?P", "description": "A length of time as ISO 8601 writes it."},
    Any: {},
}


def dossier_schema(address: str) -> Schema:
    """Answer the schema of the bytes of an edition, under the address at which it is read."""
    held = definitions(Dossier, sparse=True)
    return {
        "$schema": DRAFT,
        "$id": address,
        "title": f"Dossier, schema {SCHEMA}",
        "$ref": f"{DEFS}Dossier",
        "$defs": held,
    }


def definitions(*kinds: type, sparse: bool, at: str = DEFS) -> dict[str, Schema]:
    """Answer the schemas of the dataclasses, and of all that they hold, by name.

    `sparse` values leave out what has its default, as the bytes of a dossier do; others have every member.
    """
    return {kind.__name__: _record(kind, sparse, at) for kind in sorted(set(_all(kinds)), key=lambda one: one.__name__)}


def _all(kinds: tuple[type, ...]) -> Iterator[type]:
    for kind in kinds:
        yield kind
        yield from _all(tuple(inner for hint in get_type_hints(kind).values() for inner in _dataclasses_in(hint)))


def _dataclasses_in(hint: Any) -> Iterator[type]:
    if dataclasses.is_dataclass(hint) and hint not in _SIMPLE:
        yield hint  # type: ignore[misc]
    for inner in get_args(hint):
        yield from _dataclasses_in(inner)


def _record(kind: Any, sparse: bool, at: str) -> Schema:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    required = [json_name(one.name) for one in fields if not sparse or _is_always_there(one)]
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {json_name(one.name): _member(one, hints[one.name], sparse, at) for one in fields},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _member(field: Any, hint: Any, sparse: bool, at: str) -> Schema:
    return {"const": field.default} if field.metadata.get("always") else _type(hint, sparse, at)


def json_name(name: str) -> str:
    """Answer the name of a member in JSON: that of the class, without the mark after a word that Python reserves."""
    return name.removesuffix("_")


def _is_always_there(field: Any) -> bool:
    return bool(field.default is dataclasses.MISSING or field.metadata.get("always"))


def _type(hint: Any, sparse: bool, at: str) -> Schema:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if get_origin(hint) in {Union, types.UnionType}:
        (inner,) = (one for one in get_args(hint) if one is not types.NoneType)
        found = _type(inner, sparse, at)
        return found if sparse else {"anyOf": [found, {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], sparse, at)}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"type": "string", "enum": [one.value for one in hint]}
    return {"$ref": f"{at}{hint.__name__}"}
