"""What every view for programs has in common: open to all origins, strict about its query, problems as JSON."""

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from cases.published.answers import InvalidParam, Problem, said

from .hidden import NotServed, as_problem
from .pages import ALLOWED, READ

View = Callable[..., HttpResponseBase]
OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT: Final = {
    "Allow": ", ".join(ALLOWED),
    "Access-Control-Allow-Methods": ", ".join(ALLOWED),
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
NO_RECORD: Final = "There is no published record, or no edition, of this key and number."
TWICE: Final = "Give it once."
UNKNOWN: Final = "There is no such parameter."


class NoSuchAddress(Http404):
    """There is nothing at this address; the message says what there is."""


def problem(status: int, title: str, **members: Any) -> HttpResponse:
    """Answer a problem as RFC 9457 writes it."""
    body = {"type": "about:blank", "title": title, "status": status} | members
    return JsonResponse(body, status=status, content_type="application/problem+json")


def refused(reasons: Mapping[str, str], allowed: Collection[str]) -> HttpResponse:
    """Answer 400 with each parameter that cannot be used, why, and what is allowed."""
    title = "Parameters that cannot be used"
    invalid = tuple(InvalidParam(name=name[:100], reason=reason) for name, reason in reasons.items())
    found = Problem(type="about:blank", title=title, status=400, invalid_params=invalid, allowed=tuple(allowed))
    body = {name: value for name, value in said(found).items() if value is not None}
    return JsonResponse(body, status=400, content_type="application/problem+json")


def misused(request: HttpRequest, allowed: Collection[str]) -> dict[str, str]:
    """Answer the parameters that are not allowed or are given twice, with the reason."""
    given = request.GET
    unknown = {name: UNKNOWN for name in given if name not in allowed}
    return unknown | {name: TWICE for name in given if name in allowed and len(given.getlist(name)) > 1}


def without_names(given: QueryDict, *names: str) -> QueryDict:
    """Answer a query without some of its parameters."""
    kept = given.copy()
    for name in names:
        kept.pop(name, None)
    return kept


def chosen(request: HttpRequest, known: Collection[str]) -> tuple[list[str], str]:
    """Answer which members `fields` asks for, all where it is absent, or the reason why it cannot be used."""
    if "fields" not in request.GET:
        return list(known), ""
    asked = request.GET["fields"].split(",")
    if wrong := next((name for name in asked if name not in known), None):
        return [], f"“{wrong[:40]}” is not among: {', '.join(known)}."
    return asked, "" if all(asked) else f"Name some of: {', '.join(known)}."


def machines(view: View) -> View:
    """A view for machines of any origin, in English: GET, HEAD and OPTIONS, problems as JSON."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override("en"):
            response = answered(view, request, *args, **kwargs)
        for name, value in OPEN.items():
            response.headers[name] = value
        response.headers["Content-Language"] = "en"
        return response

    return guarded


def answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """Answer what the view does; to another method, to OPTIONS and for what is not there, what all views answer."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in READ:
        other = problem(405, "Method not allowed", detail="Use GET, HEAD or OPTIONS.")
        other.headers["Allow"] = ", ".join(ALLOWED)
        return other
    try:
        return view(request, *args, **kwargs)
    except NotServed as hidden:
        return problem(**as_problem(hidden.found))
    except NoSuchAddress as error:
        return problem(404, "Not found", detail=str(error))
    except Http404:
        return problem(404, "Not found", detail=NO_RECORD)


def json_answer(answer: Any) -> HttpResponse:
    """Answer JSON values, texts in their own letters."""
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
