"""The people who fit a query as files: the same filters as the page, the same people, by name."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from cases.domain.canonical import digest
from cases.published.filters import PeopleFilter
from cases.published.formats import workbook
from cases.published.formats.feed import Feed, atom
from cases.published.formats.newest import newest_of
from cases.published.formats.openapi import OF_PAGES_ALONE
from cases.published.formats.peopletable import Record, people_csv, people_workbook, record
from cases.published.peoplelist import headings_told, rows, with_spans

from .formats import ATOM, asked_for, for_tools, site_of, unless_known
from .machines import json_answer, refused

PARAMETERS: Final = tuple(name for name in PeopleFilter.base_filters if name not in OF_PAGES_ALONE)
_BATCH: Final = 200


@for_tools(*PARAMETERS, "bom")
def csv_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as CSV, one person a row; `bom=1` puts the mark of UTF-8 before it."""
    asked, reasons, allowed = asked_for(request, "bom")
    bom = request.GET.get("bom", "0")
    if bom not in {"0", "1"}:
        reasons["bom"] = "It is 1 or 0."
    if reasons:
        return refused(reasons, allowed)
    lines = people_csv(_records(request, asked, lang), bom=bom == "1")
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = _name(asked, "csv")
    return response


@for_tools(*PARAMETERS)
def xlsx_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as a workbook, one person a row."""
    asked, reasons, allowed = asked_for(request)
    if reasons:
        return refused(reasons, allowed)
    body = people_workbook(_records(request, asked, lang))
    kind = workbook.MEDIA_TYPE
    response = unless_known(request, f'"{digest(body)}"', lambda: HttpResponse(body, content_type=kind))
    response.headers["Content-Disposition"] = _name(asked, "xlsx")
    return response


@for_tools(*PARAMETERS)
def json_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as JSON."""
    asked, reasons, allowed = asked_for(request)
    if reasons:
        return refused(reasons, allowed)
    found = list(_records(request, asked, lang))
    known = asked.as_known.isoformat() if asked.as_known else None
    return json_answer({"on": asked.day.isoformat(), "known": known, "count": len(found), "people": found})


@for_tools(*PARAMETERS)
def atom_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer the newest editions about everybody who fits as Atom, at most fifty."""
    asked, reasons, allowed = asked_for(request)
    if reasons:
        return refused(reasons, allowed)
    site, address = site_of(request), request.build_absolute_uri()
    query = request.META.get("QUERY_STRING", "")
    page = site.root + reverse("published:people", args=[lang]) + (f"?{query}" if query else "")
    items = newest_of(asked.people, site, lang)
    body = atom(Feed(id=address, title=site.name, lang=lang, address=address, page=page, items=items), site)
    return unless_known(request, f'"{digest(body)}"', lambda: HttpResponse(body, content_type=ATOM))


def _name(asked: PeopleFilter, extension: str) -> str:
    return f'attachment; filename="people-{asked.day}.{extension}"'


def _records(request: HttpRequest, asked: PeopleFilter, lang: str) -> Iterator[Record]:
    heads, root = list(headings_told()), site_of(request).root
    people = with_spans(asked.people.order_by("sort_key", "key"), asked.as_known).iterator(chunk_size=_BATCH)
    while batch := list(islice(people, _BATCH)):
        for row in rows(batch, day=asked.day, lang=lang, heads=heads).rows:
            yield record(row, day=asked.day, known=asked.as_known, root=root)
