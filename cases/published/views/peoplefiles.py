"""The people who fit a query as files: the same filters as the page, the same people, by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from cases.domain.canonical import digest
from cases.published.filters import PeopleFilter
from cases.published.formats import database, workbook
from cases.published.formats.everybody import Everybody
from cases.published.formats.feed import Feed, atom
from cases.published.formats.newest import newest_of
from cases.published.formats.openapi import OF_PAGES_ALONE
from cases.published.formats.peopledatabase import people_database
from cases.published.formats.peopletable import people_csv, people_json, people_lines, people_workbook

from .formats import ATOM, asked_for, for_tools, site_of, unless_known
from .longanswers import of_one_state, sent, too_many
from .machines import refused

PARAMETERS: Final = tuple(name for name in PeopleFilter.base_filters if name not in OF_PAGES_ALONE)
KINDS: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "sqlite": database.MEDIA_TYPE,
    "xlsx": workbook.MEDIA_TYPE,
}
WHOLE: Final = 2_000
"""Files of up to so many people have a validator and are kept as pages are; longer ones are sent as they are made."""
MOST_IN: Final = {"xlsx": workbook.MOST_ROWS, "sqlite": 50_000}
"""So many people are held by a sheet, and written into a database before its first byte can be sent."""
_ROOM: Final = 65_536


@for_tools(*PARAMETERS, "bom")
@of_one_state
def csv_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as CSV, one person a row; `bom=1` puts the mark of UTF-8 before it."""
    asked, reasons, allowed = asked_for(request, "bom")
    bom = request.GET.get("bom", "0")
    if bom not in {"0", "1"}:
        reasons["bom"] = "It is 1 or 0."
    if reasons:
        return refused(reasons, allowed)
    people = _everybody(request, asked, lang)
    return _file(people, "csv", lambda: people_csv(people.records(), bom=bom == "1"))


@for_tools(*PARAMETERS)
@of_one_state
def xlsx_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as a workbook, one person a row, or that they are more than a sheet has rows."""
    asked, reasons, allowed = asked_for(request)
    if reasons:
        return refused(reasons, allowed)
    people = _everybody(request, asked, lang)
    if people.count > MOST_IN["xlsx"]:
        return too_many(lang, most=MOST_IN["xlsx"], count=people.count)
    return _file(people, "xlsx", lambda: people_workbook(people.records()))


@for_tools(*PARAMETERS)
@of_one_state
def json_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as JSON."""
    asked, reasons, allowed = asked_for(request)
    if reasons:
        return refused(reasons, allowed)
    people = _everybody(request, asked, lang)
    known = asked.as_known.isoformat() if asked.as_known else None
    told = {"on": asked.day.isoformat(), "known": known, "count": people.count}
    return sent(lambda: people_json(people.records(), **told), KINDS["json"], whole=people.count <= WHOLE)


@for_tools(*PARAMETERS)
@of_one_state
def lines_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as JSON Lines, one person a line."""
    asked, reasons, allowed = asked_for(request)
    if reasons:
        return refused(reasons, allowed)
    people = _everybody(request, asked, lang)
    return _file(people, "jsonl", lambda: people_lines(people.records()))


@for_tools(*PARAMETERS)
@of_one_state
def sqlite_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer everybody who fits as a SQLite database, or that they are more than are written while somebody waits."""
    asked, reasons, allowed = asked_for(request)
    if reasons:
        return refused(reasons, allowed)
    people = _everybody(request, asked, lang)
    if people.count > MOST_IN["sqlite"]:
        return too_many(lang, most=MOST_IN["sqlite"], count=people.count)
    return _file(people, "sqlite", lambda: _database(people))


def _database(people: Everybody) -> Iterator[bytes]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "people.sqlite")
        people_database(people.records(), path)
        with path.open("rb") as written:
            while some := written.read(_ROOM):
                yield some


@for_tools(*PARAMETERS)
def atom_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer the newest editions about everybody who fits as Atom, at most fifty."""
    asked, reasons, allowed = asked_for(request)
    if reasons:
        return refused(reasons, allowed)
    site, address = site_of(request), request.build_absolute_uri()
    query = request.META.get("QUERY_STRING", "")
    page = site.root + reverse("published:people", args=[lang]) + (f"?{query}" if query else "")
    items = newest_of(asked.people, site, lang, fits=asked.fitting.people())
    body = atom(Feed(id=address, title=site.name, lang=lang, address=address, page=page, items=items), site)
    return unless_known(request, f'"{digest(body)}"', lambda: HttpResponse(body, content_type=ATOM))


def _everybody(request: HttpRequest, asked: PeopleFilter, lang: str) -> Everybody:
    return Everybody(asked, lang=lang, root=site_of(request).root)


def _file(people: Everybody, extension: str, pieces: Callable[[], Iterable[bytes]]) -> HttpResponseBase:
    response = sent(pieces, KINDS[extension], whole=people.count <= WHOLE)
    response.headers["Content-Disposition"] = f'attachment; filename="people-{people.day}.{extension}"'
    return response
