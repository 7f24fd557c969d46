"""The people who fit a query as files: the same filters as the page, the same people."""

import csv
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from cases.published.filters import PeopleFilter, people_filter
from cases.published.formats.feed import Feed, atom
from cases.published.formats.issue import Site
from cases.published.formats.newest import newest_of
from cases.published.formats.table import cell
from cases.published.models import Listing
from cases.published.peoplelist import Row, headings_told, rows, with_spans

from .machines import OPEN, problem
from .pages import READ

COLUMNS: Final = (
    "key", "name", "name_lang", "country", "on", "known", "status", "certainty", "held", "first_held", "charges",
    "terms", "recognised_by", "edition", "url",
)  # fmt: skip
_BATCH: Final = 200


def people_csv(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as CSV (RFC 4180) in UTF-8, by name, one person a row."""
    asked, refused = _asked(request)
    if refused:
        return refused
    lines = _lines(request, asked, lang)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="people.csv"'
    return _open(response, lang)


def people_json(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as JSON, by name."""
    asked, refused = _asked(request)
    if refused:
        return refused
    found = [_record(request, row, asked) for row in _rows(asked, lang)]
    body = {"on": asked.day.isoformat(), "known": _iso(asked), "count": len(found), "people": found}
    return _open(JsonResponse(body, json_dumps_params={"ensure_ascii": False}), lang)


def people_atom(request: HttpRequest, lang: str) -> HttpResponseBase:
    """Answer the newest editions about everybody who fits as Atom, at most fifty."""
    asked, refused = _asked(request)
    if refused:
        return refused
    site = Site(settings.SITE_NAME, request.build_absolute_uri("/").removesuffix("/"))
    address = request.build_absolute_uri()
    page = site.root + reverse("published:people", args=[lang])
    query = request.META.get("QUERY_STRING", "")
    feed = Feed(
        id=address,
        title=site.name,
        lang=lang,
        address=address,
        page=page + (f"?{query}" if query else ""),
        items=newest_of(asked.people, site, lang),
    )
    return _open(HttpResponse(atom(feed, site), content_type="application/atom+xml; charset=utf-8"), lang)


def _asked(request: HttpRequest) -> tuple[PeopleFilter, HttpResponse | None]:
    """Answer the filters, and a problem where something cannot be asked."""
    if request.method not in READ:
        refused = problem(405, "Method not allowed", detail="Use GET or HEAD.")
        refused.headers["Allow"] = ", ".join(READ)
        return people_filter(QueryDict(), timezone.localdate()), refused
    asked = people_filter(request.GET, timezone.localdate())
    invalid = [{"name": name, "reason": reason} for name, reason in asked.problems()]
    if not invalid:
        return asked, None
    return asked, problem(400, "Parameters that cannot be used", invalid_params=invalid, allowed=list(asked.filters))


def _open(response: HttpResponseBase, lang: str) -> HttpResponseBase:
    for name, value in (OPEN | {"X-Content-Type-Options": "nosniff", "Content-Language": lang}).items():
        response.headers[name] = value
    return response


def _rows(asked: PeopleFilter, lang: str) -> Iterator[Row]:
    heads = list(headings_told())
    people = with_spans(asked.people.order_by("sort_key", "key"), asked.as_known)
    batch: list[Listing] = []
    for listing in people.iterator(chunk_size=_BATCH):
        batch.append(listing)
        if len(batch) == _BATCH:
            yield from rows(batch, day=asked.day, lang=lang, heads=heads).rows
            batch = []
    yield from rows(batch, day=asked.day, lang=lang, heads=heads).rows


class _Echo:
    """A file that gives back what is written to it, so that lines can be sent as they are made."""

    def write(self, value: str) -> str:
        return value


def _lines(request: HttpRequest, asked: PeopleFilter, lang: str) -> Iterator[str]:
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield writer.writerow(COLUMNS)
    for row in _rows(asked, lang):
        record = _record(request, row, asked)
        yield writer.writerow([cell(_text(record[column])) for column in COLUMNS])


def _text(value: Any) -> str:
    return " | ".join(value) if isinstance(value, list) else str(value or "")


def _record(request: HttpRequest, row: Row, asked: PeopleFilter) -> dict[str, Any]:
    """Answer one person as a file has it; several statuses are possibilities beside each other."""
    return {
        "key": row.key,
        "name": row.name,
        "name_lang": row.name_lang or None,
        "country": row.country_code,
        "on": asked.day.isoformat(),
        "known": _iso(asked),
        "status": [one.code for one in row.standings],
        "certainty": "possibly" if any(one.certainty for one in row.standings) else "surely",
        "held": row.held,
        "first_held": row.held_from or None,
        "charges": row.told.get("charge", []),
        "terms": row.told.get("term", []),
        "recognised_by": row.told.get("recognised", []),
        "edition": row.number,
        "url": request.build_absolute_uri(row.path),
    }


def _iso(asked: PeopleFilter) -> str | None:
    return asked.as_known.isoformat() if asked.as_known else None
