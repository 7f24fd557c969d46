"""What is answered where the database was stopped at a question that took too long: that, and how to ask less."""

from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from .middleware import PageLanguage

# PostgreSQL's errors (its manual, appendix A): a statement was stopped at its limit, a lock was waited for too long.
_STOPPED: Final = ("57014", "55P03")


def is_too_long(error: BaseException | None) -> bool:
    """Answer whether an error, or what it came from, says that a statement was stopped at its limit."""
    while error is not None:
        if isinstance(error, OperationalError) and getattr(error.__cause__, "pgcode", None) in _STOPPED:
            return True
        error = error.__cause__ or error.__context__
    return False


def told(request: HttpRequest) -> HttpResponse:
    """Answer 503 without asking the database."""
    with translation.override(PageLanguage.language(request)):
        page = HttpResponse(render_to_string("toolong.html", {"request": request}), status=503)
    page.headers["Cache-Control"] = "no-store"
    return page
