"""Answers that are no pages: for robots, browsers and watchdogs."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static

from .pages import readers_only

ROBOTS = "User-agent: *\nDisallow: /admin/\n"


@readers_only
def robots(request: HttpRequest) -> HttpResponse:
    """Answer that everything but the editors' side may be read by machines."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@readers_only
def favicon(request: HttpRequest) -> HttpResponse:
    """Send browsers that ask for the old address to the icon."""
    return HttpResponsePermanentRedirect(static("favicon.svg"))


@readers_only
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
