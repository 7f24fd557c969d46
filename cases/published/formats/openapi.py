"""The description of the interface for programs, in OpenAPI 3.1, made from the filters and the classes of answers."""

from dataclasses import dataclass
from typing import Any, Final

from django import forms

from cases.domain.dossier import SCHEMA, TABLES, Dossier
from cases.domain.schema import Schema, definitions
from cases.domain.text import Text
from cases.published.answers import CaseRow, Cases, Difference, Editions, People, PersonRow, Problem
from cases.published.filters import DayField, PeopleFilter

AT: Final = "#/components/schemas/"
OF_PAGES_ALONE: Final = frozenset({"view"})
KEY: Final = {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9-]{0,19}$"}
NUMBER: Final = {"type": "integer", "minimum": 0}
SECTION: Final = {"type": "string", "enum": ["people", "cases"]}
IN_PATH: Final[dict[str, Schema]] = {
    "section": SECTION,
    "key": KEY,
    "number": NUMBER,
    "before": NUMBER,
    "after": NUMBER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One address under /api/v1: its name among the routes, what it answers, and the members that `fields` knows."""

    path: str
    name: str
    summary: Text
    answer: str = ""
    fields: tuple[str, ...] = ()
    filters: bool = False
    pages: bool = False
    media_type: str = "application/json"


_RECORD: Final = Text(
    "The newest edition of a record, its exact bytes; with fields, some of its tables",
    "Новейшее издание записи, его точные байты; с fields – некоторые таблицы",
    "Жазбаның ең жаңа басылымы, дәл байттары; fields болса – кейбір кестелері",
)
OPERATIONS: Final = (
    Operation(
        path="people",
        name="api_people",
        summary=Text(
            "People, by the filters of the page", "Люди по фильтрам страницы", "Беттің сүзгілері бойынша адамдар"
        ),
        answer="People",
        fields=tuple(PersonRow.__dataclass_fields__),
        filters=True,
    ),
    Operation(
        path="cases",
        name="api_cases",
        summary=Text("Cases with a record", "Дела с записью", "Жазбасы бар істер"),
        answer="Cases",
        fields=tuple(CaseRow.__dataclass_fields__),
        pages=True,
    ),
    Operation(path="{section}/{key}", name="api_record", summary=_RECORD, answer="Dossier", fields=TABLES),
    Operation(
        path="{section}/{key}/editions",
        name="api_editions",
        summary=Text("The editions of a record", "Издания записи", "Жазбаның басылымдары"),
        answer="Editions",
    ),
    Operation(
        path="{section}/{key}/editions/{number}",
        name="api_edition",
        summary=Text("One edition, its exact bytes", "Одно издание, его точные байты", "Бір басылым, дәл байттары"),
        answer="Dossier",
        fields=TABLES,
    ),
    Operation(
        path="{section}/{key}/editions/{before}/to/{after}",
        name="api_difference",
        summary=Text("What differs between two editions", "Чем различаются два издания", "Екі басылымның айырмашылығы"),
        answer="Difference",
    ),
    Operation(
        path="{section}/{key}/editions/{number}.proof.json",
        name="edition_proof",
        summary=Text("The proof of one edition", "Доказательство одного издания", "Бір басылымның дәлелі"),
    ),
    Operation(
        path="chain.jsonl",
        name="chain",
        summary=Text("Every link of the chain", "Все звенья цепочки", "Тізбектің барлық буындары"),
        media_type="application/jsonl",
    ),
    Operation(
        path="head.json",
        name="head",
        summary=Text("The signed head of the chain", "Подписанная голова цепочки", "Тізбектің қол қойылған басы"),
    ),
    Operation(
        path=f"dossier-{SCHEMA}.schema.json",
        name="api_schema",
        summary=Text("The JSON Schema of editions", "JSON Schema изданий", "Басылымдардың JSON Schema сызбасы"),
        media_type="application/schema+json",
    ),
    Operation(
        path="openapi.json",
        name="api_description",
        summary=Text("This interface in OpenAPI", "Этот интерфейс в OpenAPI", "Осы интерфейс OpenAPI түрінде"),
    ),
)


def parameter_names(asked: PeopleFilter) -> tuple[str, ...]:
    """Answer the parameters of the list of people: the filters of the page, and `fields`."""
    return (*(name for name in asked.filters if name not in OF_PAGES_ALONE), "fields")


def description(asked: PeopleFilter, root: str) -> dict[str, Any]:
    """Answer the whole description for a site at `root`."""
    answers = (People, Cases, Editions, Difference, Problem)
    schemas = definitions(Dossier, sparse=True, at=AT) | {
        name: schema for name, schema in definitions(*answers, sparse=False, at=AT).items() if name not in {"Text"}
    }
    # A problem may have more members (RFC 9457, section 3.2), as the notice of a hidden edition has.
    schemas["Problem"] |= {"required": ["type", "title", "status"], "additionalProperties": True}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Case tracker, interface for programs",
            "version": "1",
            "description": "Read only, without keys. Every answer has an ETag. An unknown parameter is refused.",
        },
        "servers": [{"url": root}],
        "paths": {f"/api/v1/{one.path}": {"get": _operation(one, asked)} for one in OPERATIONS},
        "components": {"schemas": schemas},
    }


def parameters(one: Operation, asked: PeopleFilter) -> list[dict[str, Any]]:
    """Answer the parameters of an operation as OpenAPI writes them."""
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": schema}
        for name, schema in IN_PATH.items()
        if f"{{{name}}}" in one.path
    ]
    names = [name for name in asked.filters if one.filters and name not in OF_PAGES_ALONE]
    found = [_query(name, schema_of_field(asked.form.fields[name])) for name in names]
    if one.pages:
        found.append(_query("after", {"type": "string", "description": "From `next` of the part before."}))
    if one.fields:
        items = {"type": "string", "enum": list(one.fields)}
        found.append(_query("fields", {"type": "array", "minItems": 1, "items": items}) | {"explode": False})
    return in_path + found


def _query(name: str, schema: Schema) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema}


def schema_of_field(field: forms.Field) -> Schema:
    """Answer what a field of a filter takes, read off the field."""
    if choices := [str(code) for code, _label in getattr(field, "choices", ()) if code]:
        return {"type": "string", "enum": choices}
    if isinstance(field, DayField):
        return {"type": "string", "format": "date"}
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        bounds = {"minimum": field.min_value, "maximum": field.max_value}
        return {"type": "integer"} | {name: int(value) for name, value in bounds.items() if isinstance(value, int)}
    longest = getattr(field, "max_length", None)
    return {"type": "string"} | ({"maxLength": longest} if longest else {})


def _operation(one: Operation, asked: PeopleFilter) -> dict[str, Any]:
    schema: Schema = {"$ref": f"{AT}{one.answer}"} if one.answer else {}
    if one.answer in {"People", "Cases"}:
        schema = _with_some_fields(one)
    wrong = {"application/problem+json": {"schema": {"$ref": f"{AT}Problem"}}}
    known = {"ETag": {"schema": {"type": "string"}}}
    known_place = {"Location": {"schema": {"type": "string"}}}
    responses = {
        "200": {"description": one.summary.en, "headers": known, "content": {one.media_type: {"schema": schema}}},
        "304": {"description": "What the reader has still holds.", "headers": known},
        "400": {"description": "A parameter cannot be used.", "content": wrong},
    }
    if one.name in {"api_record", "api_editions"}:
        responses["301"] = {"description": "The record was merged into another.", "headers": known_place}
    if "{" in one.path:
        responses["404"] = {"description": "There is no such record or edition.", "content": wrong}
        responses["410"] = {"description": "The edition was withdrawn.", "content": wrong}
    return {
        "operationId": one.name,
        "summary": one.summary.en,
        "parameters": parameters(one, asked),
        "responses": responses,
    }


def _with_some_fields(one: Operation) -> Schema:
    """Answer the schema of a list whose rows have the members that `fields` names, by default all."""
    kind, row = {"People": (People, PersonRow), "Cases": (Cases, CaseRow)}[one.answer]
    schemas = definitions(kind, sparse=False, at=AT)
    rows = schemas[row.__name__] | {"required": [], "minProperties": 1}
    listed = {one.path: {"type": "array", "items": rows}}
    return schemas[one.answer] | {"properties": schemas[one.answer]["properties"] | listed}
