"""Answers that are no pages: for browsers and watchdogs."""

from django.db import DatabaseError, connections, router
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static

from cases.published.countmodels import Generation

from .pages import readers_only


@readers_only
def favicon(request: HttpRequest) -> HttpResponse:
    """Send browsers that ask for the old address to the icon."""
    return HttpResponsePermanentRedirect(static("favicon.svg"))


@readers_only
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the database that readers are answered from answers, else 503."""
    try:
        with connections[router.db_for_read(Generation)].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
