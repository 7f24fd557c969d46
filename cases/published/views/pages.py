"""What every page has in common: who may ask how, and what the frame around a page needs."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from cases.published import days

from .hidden import NotServed, notice

View = Callable[..., HttpResponseBase]
READ: Final = ("GET", "HEAD")
ALLOWED: Final = (*READ, "OPTIONS")


def readers_only(view: View) -> View:
    """A view that answers GET, HEAD and OPTIONS, and any other method with a page that says so.

    It changes nothing, so it needs no proof of where a form came from: a POST is told 405 and not 403.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in READ:
            try:
                return view(request, *args, **kwargs)
            except NotServed as refused:
                return notice(request, refused.found)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(ALLOWED)})
        return not_allowed(request)

    return guarded


def not_allowed(request: HttpRequest) -> HttpResponse:
    """Answer 405 with the methods that are allowed."""
    response = render(request, "405.html", {"method": (request.method or "")[:20]}, status=405)
    response.headers["Allow"] = ", ".join(ALLOWED)
    return response


def framed(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Answer a page; its canonical address is its own without a query unless `canonical` gives another path."""
    path = context.pop("canonical", request.path)
    context["canonical"] = request.build_absolute_uri(path)
    return render(request, template, context, status=status)


def unusable(request: HttpRequest, problem: days.BadDay | str, parameter: str = "on") -> HttpResponse:
    """Answer 400 to an address whose `on`, or another parameter, cannot be used, saying why."""
    plain = request.path
    return framed(request, "published/unusable.html", 400, parameter=parameter, problem=str(problem), plain=plain)
