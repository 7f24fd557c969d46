"""The description of the interface for programs, in OpenAPI 3.1, made from the filters and the classes of answers."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from cases.domain.dossier import Dossier
from cases.domain.schema import Schema, definitions
from cases.published.answers import (
    CaseRow,
    Cases,
    ChainLink,
    Difference,
    Editions,
    Head,
    People,
    PersonRow,
    Problem,
    Proof,
)
from cases.published.days import FIRST, LAST
from cases.published.filters import NAMES, DayField, PeopleFilter

from .operations import OPERATIONS, Operation

Example = tuple[str, int] | None
"""Key and number of an edition about a person."""
AT: Final = "#/components/schemas/"
OF_PAGES_ALONE: Final = frozenset({"view"})
KEY: Final = {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9-]{0,19}$"}
NUMBER: Final = {"type": "integer", "minimum": 1}
DAY: Final = {"type": "string", "format": "date", "description": f"A day from {FIRST} to {LAST}."}
IN_PATH: Final[dict[str, Schema]] = {
    "section": {"type": "string", "enum": ["people", "cases"]},
    "key": KEY,
    "number": NUMBER,
    "before": NUMBER,
    "after": NUMBER,
}
EDGE: Final = KEY | {"description": "A key; take the whole address from `next` or `previous`."}
OBJECT: Final = {"type": "object"}
ROWS: Final = {"People": (People, PersonRow), "Cases": (Cases, CaseRow)}
_PROBLEM: Final = {"application/problem+json": {"schema": {"$ref": f"{AT}Problem"}}}
_VALIDATOR: Final = {"ETag": {"$ref": "#/components/headers/ETag"}}
_ADDRESS: Final = {"Location": {"required": True, "schema": {"type": "string"}}}
RESPONSES: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "301": (
        "Moved",
        {"description": "The record was merged into another, whose address follows.", "headers": _ADDRESS},
    ),
    "304": ("Known", {"description": "What the reader has still holds.", "headers": _VALIDATOR}),
    "400": (
        "Unusable",
        {
            "description": "A parameter cannot be used. To an address of more than some 4,000 characters the server "
            "itself answers so, in a format of its own.",
            "content": _PROBLEM | {"text/html": {"schema": {"type": "string"}}},
        },
    ),
    "404": (
        "Absent",
        {"description": "There is no such record or edition, or it is not in view.", "content": _PROBLEM},
    ),
    "410": ("Withdrawn", {"description": "The edition was withdrawn, or removed for good.", "content": _PROBLEM}),
}


def parameter_names() -> tuple[str, ...]:
    """Answer the parameters of the list of people: the filters of the page, and `fields`."""
    return (*(name for name in NAMES if name not in OF_PAGES_ALONE), "fields")


def description(asked: PeopleFilter, root: str, *, example: Example = None) -> dict[str, Any]:
    """Answer the whole description for a site at `root`; `asked` is complete, and `example` an edition in view."""
    told = "Read only, without keys. Every answer that succeeds has an ETag. An unknown parameter is refused."
    return {
        "openapi": "3.1.0",
        "info": {"title": "Case tracker, interface for programs", "version": "1", "description": told},
        "servers": [{"url": root}],
        "paths": {f"/api/v1/{one.path}": {"get": _operation(one, asked, example)} for one in OPERATIONS},
        "components": {
            "schemas": _schemas(),
            "responses": dict(RESPONSES.values()),
            "headers": {"ETag": {"description": "Send it back in If-None-Match.", "schema": {"type": "string"}}},
        },
    }


def _schemas() -> dict[str, Schema]:
    whole = definitions(People, Cases, Editions, Difference, Head, Problem, sparse=False, at=AT)
    found = whole | definitions(Dossier, ChainLink, Proof, sparse=True, at=AT)
    # A problem may have more members (RFC 9457, section 3.2), as the notice of a hidden edition has.
    found["Problem"] |= {"required": ["type", "title", "status"], "additionalProperties": True}
    return found


def parameters(one: Operation, asked: PeopleFilter, example: Example = None) -> list[dict[str, Any]]:
    """Answer the parameters of an operation as OpenAPI writes them."""
    key, number = example or ("", 0)
    known = {"section": "people", "key": key, "number": number, "before": number, "after": number} if key else {}
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": schema}
        | ({"example": known[name]} if name in known else {})
        for name, schema in IN_PATH.items()
        if f"{{{name}}}" in one.path
    ]
    found = []
    if one.filters:
        # Forms send what is left empty too.
        names = [name for name in NAMES if name not in OF_PAGES_ALONE]
        found = [_query(name, _filter_schema(name, asked)) | {"allowEmptyValue": True} for name in names]
    if one.pages:
        found.append(_query("after", EDGE))
    if one.fields:
        items = {"type": "string", "enum": list(one.fields)}
        found.append(_query("fields", {"type": "array", "minItems": 1, "items": items}) | {"explode": False})
    return in_path + found


def _query(name: str, schema: Schema) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _filter_schema(name: str, asked: PeopleFilter) -> Schema:
    return EDGE if name in {"after", "before"} else schema_of_field(asked.form.fields[name])


def schema_of_field(field: forms.Field) -> Schema:
    """Answer what a field of a filter takes, read off the field."""
    if choices := [str(code) for code, _label in getattr(field, "choices", ()) if code]:
        return {"type": "string", "enum": choices}
    if isinstance(field, DayField):
        return DAY
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        bounds = {"minimum": field.min_value, "maximum": field.max_value}
        return {"type": "integer"} | {name: int(value) for name, value in bounds.items() if isinstance(value, int)}
    longest = getattr(field, "max_length", None)
    return {"type": "string"} | ({"maxLength": longest} if longest else {})


def _operation(one: Operation, asked: PeopleFilter, example: Example) -> dict[str, Any]:
    schema = _with_some_fields(one) if one.answer in ROWS else {"$ref": f"{AT}{one.answer}"} if one.answer else OBJECT
    content = {one.media_type: {"schema": schema}}
    others = ["304", "400", *(["301"] if one.moves else []), *(["404", "410"] if "{" in one.path else [])]
    return {
        "operationId": one.name,
        "summary": one.summary.en,
        "parameters": parameters(one, asked, example),
        "responses": {"200": {"description": one.summary.en, "headers": _VALIDATOR, "content": content}}
        | {code: {"$ref": f"#/components/responses/{RESPONSES[code][0]}"} for code in others},
    }


def _with_some_fields(one: Operation) -> Schema:
    """Answer the schema of a list whose rows have the members that `fields` names, by default all."""
    kind, row = ROWS[one.answer]
    schemas = definitions(kind, sparse=False, at=AT)
    rows = schemas[row.__name__] | {"required": [], "minProperties": 1}
    listed = {one.path: {"type": "array", "items": rows}}
    return schemas[one.answer] | {"properties": schemas[one.answer]["properties"] | listed}
