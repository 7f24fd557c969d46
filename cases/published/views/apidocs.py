"""The interface for programs, told to people: addresses, parameters and examples, made from its description."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from cases.domain.dossier import SCHEMA
from cases.published.filters import people_filter
from cases.published.formats.openapi import parameters
from cases.published.formats.operations import OPERATIONS, Operation
from cases.published.peoplelist import first_in_view

from .pages import framed, readers_only


@readers_only
def docs(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the page."""
    asked = people_filter(QueryDict(), timezone.localdate(), complete=True)
    key, number = first_in_view() or ("", 0)
    told = [_told(one, parameters(one, asked), lang, key, number) for one in OPERATIONS]
    return framed(request, "published/api.html", operations=told, schema=SCHEMA)


def _told(one: Operation, known: list[dict[str, Any]], lang: str, key: str, number: int) -> dict[str, Any]:
    example = one.path.format(section="people", key=key, number=number, before=number, after=number)
    return {
        "path": one.path,
        "name": one.name,
        "summary": one.summary.best(lang),
        "example": f"/api/v1/{example}" if key or "{" not in one.path else "",
        "parameters": [_parameter(parameter) for parameter in known],
    }


def _parameter(known: dict[str, Any]) -> dict[str, Any]:
    schema = known["schema"]
    values = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    shape = schema.get("format") or schema.get("pattern") or ""
    return {"name": known["name"], "values": values, "shape": shape, "longest": schema.get("maxLength")}
