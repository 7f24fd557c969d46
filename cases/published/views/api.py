"""The same records for machines: the exact bytes of editions, and the lists of people and cases."""

import json
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from cases.domain.dossier import SCHEMA, TABLES
from cases.domain.schema import dossier_schema
from cases.domain.text import Text
from cases.domain.vocabulary.custody import Certainty, Status
from cases.published import addresses, keyset, store
from cases.published.answers import (
    CaseRow,
    Cases,
    EditionRow,
    Editions,
    Mention,
    People,
    PersonRow,
    Standing,
    said,
)
from cases.published.filters import PeopleFilter, people_filter
from cases.published.formats.openapi import OF_PAGES_ALONE, description, parameter_names
from cases.published.glances import Seen
from cases.published.models import Listing
from cases.published.peoplelist import PAGE, Row, first_in_view, rows

from .hidden import served
from .machines import NoSuchAddress, chosen, json_answer, machines, misused, refused, without_names
from .people import listed, only_mentioned

ENVELOPE: Final = ("schema", "kind", "key")


@machines
def edition(request: HttpRequest, section: str, key: str, number: int | None = None) -> HttpResponse:
    """Answer the canonical bytes of the newest edition, or of the one with that number; with `fields` some tables."""
    fields, reason = chosen(request, TABLES)
    if wrong := misused(request, ("fields",)) | ({"fields": reason} if reason else {}):
        return refused(wrong, ("fields",))
    published = store.at_address(key.upper()) if number is None else store.edition(key.upper(), number)
    found = served(published, section, key, number)
    if found.key != key.upper():
        return HttpResponsePermanentRedirect(reverse("published:api_record", args=[section, found.key]))
    if "fields" in request.GET:
        held = json.loads(found.body)
        return json_answer({name: held[name] for name in (*ENVELOPE, *fields) if name in held})
    response = HttpResponse(found.body, content_type="application/json")
    path = addresses.data(found.kind, found.key, found.number)
    schema = reverse("published:api_schema", args=[SCHEMA])
    response.headers["ETag"] = f'"{found.sha256}"'
    response.headers["Link"] = (
        f'<{request.build_absolute_uri(path)}>; rel="canonical", '
        f'<{request.build_absolute_uri(schema)}>; rel="describedby"; type="application/schema+json"'
    )
    return response


@machines
def editions(request: HttpRequest, section: str, key: str) -> HttpResponse:
    """Answer the editions of a record, the newest first."""
    if wrong := misused(request, ()):
        return refused(wrong, ())
    found = served(store.at_address(key.upper()), section, key)
    if found.key != key.upper():
        return HttpResponsePermanentRedirect(reverse("published:api_editions", args=[section, found.key]))
    listed = tuple(
        EditionRow(
            number=line.number,
            published_on=line.published_on,
            sha256=line.sha256,
            url=request.build_absolute_uri(addresses.data(found.kind, found.key, line.number)),
        )
        for line in store.history(found.key)
    )
    return json_answer(said(Editions(key=found.key, editions=listed)))


@machines
def people(request: HttpRequest) -> HttpResponse:
    """Answer the people who fit the query, fifty at a time, with how each stands on the day."""
    asked = people_filter(without_names(request.GET, "fields", *OF_PAGES_ALONE), timezone.localdate())
    allowed = parameter_names()
    fields, reason = chosen(request, _names(PersonRow))
    wrong = misused(request, allowed) | {name: text for name, text in asked.problems() if name in allowed}
    if wrong := wrong | ({"fields": reason} if reason else {}):
        return refused(wrong, allowed)
    part = listed(asked)
    answer = People(
        on=asked.day,
        count=asked.count(),
        next=_beside(request, after=part.after),
        previous=_beside(request, before=part.before),
        people=tuple(
            _person(request, row, one)
            for row, one in zip(rows(part.rows, day=asked.day, lang="en").rows, part.rows, strict=True)
        ),
        mentioned=_mentions(request, asked),
    )
    return json_answer(_with_fields(said(answer), "people", fields))


@machines
def cases(request: HttpRequest) -> HttpResponse:
    """Answer the cases with a record, fifty at a time."""
    allowed = ("after", "fields")
    fields, reason = chosen(request, _names(CaseRow))
    wrong = misused(request, allowed) | ({"fields": reason} if reason else {})
    found = Listing.objects.filter(subject_kind="case", edition__isnull=False).select_related("edition")
    after = request.GET.get("after", "")
    if "after" in request.GET and ("\x00" in after or not found.filter(key=after).exists()):
        wrong["after"] = "Take it from `next` of the part before."
    if wrong:
        return refused(wrong, allowed)
    part = keyset.piece(found, sort=keyset.BY_NAME, size=PAGE, after=after)
    answer = Cases(
        count=found.count(),
        next=_beside(request, after=part.after),
        cases=tuple(_case(request, listing) for listing in part.rows),
    )
    return json_answer(_with_fields(said(answer), "cases", fields))


@machines
def openapi(request: HttpRequest) -> HttpResponse:
    """Answer the description of this interface in OpenAPI 3.1."""
    if wrong := misused(request, ()):
        return refused(wrong, ())
    asked = people_filter(QueryDict(), timezone.localdate(), complete=True)
    root = request.build_absolute_uri("/").removesuffix("/")
    return json_answer(description(asked, root, example=first_in_view()))


@machines
def schema(request: HttpRequest, number: int) -> HttpResponse:
    """Answer the JSON Schema of editions."""
    if wrong := misused(request, ()):
        return refused(wrong, ())
    if number != SCHEMA:
        raise NoSuchAddress(f"Editions have the schema {SCHEMA}.")
    response = json_answer(dossier_schema(request.build_absolute_uri(request.path)))
    response.headers["Content-Type"] = "application/schema+json"
    return response


@machines
def nothing(request: HttpRequest) -> HttpResponse:
    """Answer that there is nothing at this address."""
    raise NoSuchAddress("There is nothing at this address; /api/v1/openapi.json says what there is.")


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(kind.__dataclass_fields__)


def _with_fields(answer: dict[str, Any], rows_at: str, fields: list[str]) -> dict[str, Any]:
    return answer | {rows_at: [{name: row[name] for name in fields} for row in answer[rows_at]]}


def _beside(request: HttpRequest, **edge: str) -> str | None:
    """Answer the address of the part of a list after or before this one, or None at its end."""
    if not all(edge.values()):
        return None
    rest = without_names(request.GET, "after", "before").dict()
    return f"{request.build_absolute_uri(request.path)}?{urlencode(rest | edge)}"


def _person(request: HttpRequest, row: Row, listed: Seen) -> PersonRow:
    return PersonRow(
        key=row.key,
        name=Text(**listed.title),
        country=listed.country,
        status=tuple(
            Standing(code=Status.of(one.code), certainty=Certainty.POSSIBLY if one.certainty else Certainty.SURELY)
            for one in row.standings
        ),
        url=request.build_absolute_uri(row.path),
        record=request.build_absolute_uri(reverse("published:api_record", args=["people", row.key])),
    )


def _case(request: HttpRequest, listing: Listing) -> CaseRow:
    assert listing.edition is not None  # noqa: S101 - only listings with an edition are asked for
    path = addresses.record("en", "case", listing.key, listing.title.get("en", ""))
    return CaseRow(
        key=listing.key,
        title=Text(**listing.title),
        country=listing.country,
        edition=listing.edition.number,
        published_on=listing.edition.published_on,
        url=request.build_absolute_uri(path),
        record=request.build_absolute_uri(reverse("published:api_record", args=["cases", listing.key])),
    )


def _mentions(request: HttpRequest, asked: PeopleFilter) -> tuple[Mention, ...]:
    """Answer those who are only mentioned, where the page would show them: on the first page of a search by name."""
    further = {"after", "before"} & request.GET.keys()
    found = [] if further else only_mentioned(asked, "en")
    return tuple(
        Mention(
            name=one.name,
            found_as=one.found_as,
            urls=tuple(request.build_absolute_uri(path) for _name, _lang, path in one.records),
        )
        for one in found
    )
