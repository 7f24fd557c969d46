"""The same records for machines: the exact bytes of editions, and the list of people."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from cases.published import addresses, store
from cases.published.filters import people_filter
from cases.published.models import Listing
from cases.published.peoplelist import Row, rows

from .hidden import NotServed, as_problem, served
from .pages import READ
from .people import listed

OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def problem(status: int, title: str, **members: Any) -> HttpResponse:
    """Answer a problem as RFC 9457 writes it."""
    body = {"type": "about:blank", "title": title, "status": status} | members
    return JsonResponse(body, status=status, content_type="application/problem+json")


def machines(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view for machines of any origin, in English: GET and HEAD only, problems as JSON."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override("en"):
            response = _answer(view, request, *args, **kwargs)
        for name, value in OPEN.items():
            response.headers[name] = value
        response.headers["Content-Language"] = "en"
        return response

    return guarded


def _answer(view: Callable[..., HttpResponseBase], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method not in READ:
        refused = problem(405, "Method not allowed", detail="Use GET or HEAD.")
        refused.headers["Allow"] = ", ".join(READ)
        return refused
    try:
        return view(request, *args, **kwargs)
    except NotServed as refused:
        return problem(**as_problem(refused.found))
    except Http404:
        return problem(404, "Not found", detail="There is no published record, or no edition, of this key and number.")


@machines
def edition(request: HttpRequest, section: str, key: str, number: int | None = None) -> HttpResponse:
    """Answer the canonical bytes of the newest edition, or of the one with that number."""
    published = store.at_address(key.upper()) if number is None else store.edition(key.upper(), number)
    found = served(published, section, key, number)
    if found.key != key.upper():
        return HttpResponsePermanentRedirect(reverse("published:api_record", args=[section, found.key]))
    etag = f'"{found.sha256}"'
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")}
    unchanged = bool(known & {etag, "*"})
    response = HttpResponse(b"" if unchanged else found.body, content_type="application/json")
    response.status_code = 304 if unchanged else 200
    path = addresses.data(found.kind, found.key, found.number)
    response.headers["ETag"] = etag
    response.headers["Link"] = f'<{request.build_absolute_uri(path)}>; rel="canonical"'
    return response


@machines
def people(request: HttpRequest) -> HttpResponse:
    """Answer the people who fit the query, fifty at a time, with how each stands on the day."""
    asked = people_filter(request.GET, timezone.localdate())
    if problems := asked.problems():
        invalid = [{"name": name, "reason": reason} for name, reason in problems]
        return problem(400, "Parameters that cannot be used", invalid_params=invalid, allowed=list(asked.filters))
    part = listed(asked)
    answer = {
        "on": asked.day.isoformat(),
        "count": asked.people.count(),
        "next": _beside(request, after=part.after),
        "previous": _beside(request, before=part.before),
        "people": [
            _person(request, row, listing)
            for row, listing in zip(rows(part.rows, day=asked.day, lang="en").rows, part.rows, strict=True)
        ],
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _beside(request: HttpRequest, **edge: str) -> str | None:
    """Answer the address of the part of the list after or before this one, or None at its end."""
    rest = {name: value for name, value in request.GET.items() if name not in {"after", "before"}}
    address = request.build_absolute_uri(request.path)
    return f"{address}?{urlencode(rest | edge)}" if all(edge.values()) else None


def _person(request: HttpRequest, row: Row, listing: Listing) -> dict[str, Any]:
    return {
        "key": row.key,
        "name": listing.title,
        "country": listing.country,
        "status": [{"code": one.code, "certainty": one.certainty or "surely"} for one in row.standings],
        "url": request.build_absolute_uri(row.path),
        "record": request.build_absolute_uri(reverse("published:api_record", args=["people", row.key])),
    }
