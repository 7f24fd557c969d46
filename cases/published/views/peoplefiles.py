"""The people who fit a query as files: the same filters as the page, the same people, by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from cases.domain.canonical import digest
from cases.published.filters import PeopleFilter
from cases.published.formats import database, workbook
from cases.published.formats.everybody import Everybody, who_fit
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
View = Callable[..., HttpResponseBase]


def people_file(kind: str, **switches: str) -> Callable[[View], View]:
    """Wrap a view of everybody who fits; what cannot be asked is refused, and more people than the kind of file holds.

    `switches` are parameters beside the filters, each 1 or 0, with what they are where they are not asked for.
    """

    def wrapped(view: View) -> View:
        @for_tools(*PARAMETERS, *switches)
        @of_one_state
        @wraps(view)
        def answer(request: HttpRequest, *, lang: str) -> HttpResponseBase:
            asked, reasons, allowed = asked_for(request, *switches)
            given = {name: request.GET.get(name, usual) for name, usual in switches.items()}
            reasons |= {name: "It is 1 or 0." for name, value in given.items() if value not in {"0", "1"}}
            if reasons:
                return refused(reasons, allowed)
            people = who_fit(asked, lang=lang, root=site_of(request).root)
            if kind in MOST_IN and people.count > MOST_IN[kind]:
                return too_many(lang, most=MOST_IN[kind], count=people.count)
            return view(people, **{name: value == "1" for name, value in given.items()})

        return answer

    return wrapped


@people_file("csv", bom="0")
def csv_file(people: Everybody, *, bom: bool) -> HttpResponseBase:
    """Answer everybody who fits as CSV, one person a row; `bom=1` puts the mark of UTF-8 before it."""
    return _file(people, "csv", lambda: people_csv(people.records(), bom=bom))


@people_file("xlsx")
def xlsx_file(people: Everybody) -> HttpResponseBase:
    """Answer everybody who fits as a workbook, one person a row, or that they are more than a sheet has rows."""
    return _file(people, "xlsx", lambda: people_workbook(people.records()))


@people_file("json")
def json_file(people: Everybody) -> HttpResponseBase:
    """Answer everybody who fits as JSON."""
    known = people.known.isoformat() if people.known else None
    told = {"on": people.day.isoformat(), "known": known, "count": people.count}
    return sent(lambda: people_json(people.records(), **told), KINDS["json"], whole=people.count <= WHOLE)


@people_file("jsonl")
def lines_file(people: Everybody) -> HttpResponseBase:
    """Answer everybody who fits as JSON Lines, one person a line."""
    return _file(people, "jsonl", lambda: people_lines(people.records()))


@people_file("sqlite")
def sqlite_file(people: Everybody) -> HttpResponseBase:
    """Answer everybody who fits as a SQLite database, or that they are more than are written while somebody waits."""
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


def _file(people: Everybody, extension: str, pieces: Callable[[], Iterable[bytes]]) -> HttpResponseBase:
    response = sent(pieces, KINDS[extension], whole=people.count <= WHOLE)
    response.headers["Content-Disposition"] = f'attachment; filename="people-{people.day}.{extension}"'
    return response
