"""The files of an edition and the feeds of editions, for anyone's tools."""

import json
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from cases.domain.canonical import digest
from cases.published import addresses, store
from cases.published.filters import NAMES, PeopleFilter, people_filter, without
from cases.published.formats.catalogue import FORMATS, REVISION, Format
from cases.published.formats.dataset import dataset
from cases.published.formats.feed import Feed, Item, atom, record_id
from cases.published.formats.issue import Issue, Site
from cases.published.formats.newest import COUNTRY, KINDS, newest, newest_of
from cases.published.formats.openapi import OF_PAGES_ALONE
from cases.published.formats.table import table

from .hidden import served
from .machines import OPEN, View, answered, misused, refused, without_names

HEADERS: Final = OPEN | {"X-Content-Type-Options": "nosniff"}
ATOM: Final = "application/atom+xml; charset=utf-8"


def for_tools(*parameters: str) -> Callable[[View], View]:
    """A view for tools of any origin that takes these parameters only: GET and HEAD, problems as JSON in English."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response = answered(_strict(view, parameters), request, *args, **kwargs)
            response.headers.setdefault("Content-Language", "en" if response.status_code >= 400 else kwargs["lang"])
            for name, value in HEADERS.items():
                response.headers[name] = value
            return response

        return guarded

    return decorate


def _strict(view: View, parameters: Collection[str]) -> View:
    def strict(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        wrong = misused(request, parameters)
        return refused(wrong, parameters) if wrong else view(request, *args, **kwargs)

    return strict


@for_tools("bom")
def file(
    request: HttpRequest, *, lang: str, section: str, key: str, slug: str, extension: str, number: int | None = None
) -> HttpResponseBase:
    """Answer a file of one edition, or of the newest; `bom=1` puts the mark of UTF-8 before a table."""
    bom, one = request.GET.get("bom"), FORMATS[extension]
    if bom is not None and (extension != "csv" or bom not in {"0", "1"}):
        return refused({"bom": "It is 1 or 0, and for CSV only."}, ["bom"] if extension == "csv" else [])
    found = store.at_address(key.upper()) if number is None else store.edition(key.upper(), number)
    issue = Issue(served(found, section, key, number), lang, site_of(request))
    address = issue.newest_file(extension) if number is None else issue.file(extension)
    if moved := _moved(request, address):
        return moved
    with_mark = bom == "1"
    mark = ".bom" if with_mark else ""
    etag = f'"{issue.edition.sha256}-{issue.edition.number}-{REVISION}.{lang}.{extension}{mark}"'
    response = unless_known(
        request, etag, lambda: _file(issue, one, table(issue, bom=True) if with_mark else one.write(issue))
    )
    response.headers["Link"] = (
        f'<{issue.file(extension)}>; rel="canonical", <{issue.page}>; rel="alternate"; type="text/html"'
    )
    return response


def _file(issue: Issue, one: Format, body: bytes) -> HttpResponse:
    response = HttpResponse(body, content_type=one.content_type)
    kept = "attachment" if one.download else "inline"
    response.headers["Content-Disposition"] = f'{kept}; filename="{issue.stem}.{one.extension}"'
    return response


@for_tools("fields")
def as_json(
    request: HttpRequest, *, lang: str, section: str, key: str, slug: str, number: int | None = None
) -> HttpResponseBase:
    """Lead from a page's address with `.json` to the record among the data, which has one address in all languages."""
    edition = store.at_address(key.upper()) if number is None else store.edition(key.upper(), number)
    found = served(edition, section, key, number)
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    if number is None:
        return HttpResponseRedirect(reverse("published:api_record", args=[section, found.key]) + query)
    return HttpResponsePermanentRedirect(addresses.data(found.kind, found.key, number) + query)


@for_tools()
def record_feed(request: HttpRequest, *, lang: str, section: str, key: str, slug: str) -> HttpResponseBase:
    """Answer the editions of one record, the newest first, as Atom."""
    issue = Issue(served(store.at_address(key.upper()), section, key), lang, site_of(request))
    if moved := _moved(request, issue.newest_file("atom")):
        return moved
    body = _record_feed(issue)
    return unless_known(request, f'"{digest(body)}"', lambda: HttpResponse(body, content_type=ATOM))


def _record_feed(issue: Issue) -> bytes:
    edition, lang, site = issue.edition, issue.lang, issue.site
    lines = store.history(edition.key)
    name = addresses.english_name(issue.dossier)
    items = tuple(
        Item(
            kind=edition.kind,
            key=edition.key,
            number=line.number,
            published_on=line.published_on,
            sha256=line.sha256,
            title=issue.title.text,
            page=site.root + addresses.edition(lang, edition.kind, edition.key, name, line.number),
            data=site.root + addresses.data(edition.kind, edition.key, line.number),
        )
        for line in lines
        if line.hidden is None
    )
    feed = Feed(
        id=record_id(site, lang, edition.kind, edition.key, lines[-1].published_on),
        title=f"{issue.title.text} · {site.name}",
        lang=lang,
        address=issue.newest_file("atom"),
        page=issue.record,
        items=items,
    )
    return atom(feed, site)


def asked_for(request: HttpRequest, *others: str) -> tuple[PeopleFilter, dict[str, str], list[str]]:
    """Answer the filters of the people list, what cannot be used of them, and what is allowed beside `others`."""
    asked = people_filter(without_names(request.GET, *others, *OF_PAGES_ALONE), timezone.localdate())
    allowed = [*(name for name in NAMES if name not in OF_PAGES_ALONE), *others]
    with translation.override("en"):
        return asked, misused(request, allowed) | dict(asked.problems()), allowed


@for_tools(*(name for name in PeopleFilter.base_filters if name not in OF_PAGES_ALONE), "kind")
def feed(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer the newest editions as Atom: of all records, of one kind, or of people by the filters of their list."""
    kind = request.GET.get("kind")
    asked, reasons, allowed = asked_for(request, "kind")
    if "country" in reasons and COUNTRY.fullmatch(request.GET["country"]):
        del reasons["country"]
    if kind is not None and kind not in KINDS:
        reasons["kind"] = "It is person or case."
    if reasons:
        return refused(reasons, allowed)
    site, country = site_of(request), request.GET.get("country", "")
    of_people = without(asked.narrowing, "country", "on") and kind != "case"
    items = (
        newest_of(asked.people, site, lang, fits=asked.fitting.people())
        if of_people
        else newest(site, lang, country=country, kind=kind or "")
    )
    address = request.build_absolute_uri()
    body = atom(
        Feed(id=address, title=site.name, lang=lang, address=address, page=_home(site, lang), items=items), site
    )
    return unless_known(request, f'"{digest(body)}"', lambda: HttpResponse(body, content_type=ATOM))


@for_tools()
def dataset_file(request: HttpRequest, *, lang: str) -> HttpResponseBase:
    """Answer what all records are together, as JSON-LD."""
    body = json.dumps(dataset(site_of(request), lang), ensure_ascii=False, indent=2).encode() + b"\n"
    return unless_known(request, f'"{digest(body)}"', lambda: HttpResponse(body, content_type="application/ld+json"))


def _home(site: Site, lang: str) -> str:
    return site.root + reverse("published:home", args=[lang])


def site_of(request: HttpRequest) -> Site:
    return Site(settings.SITE_NAME, request.build_absolute_uri("/").removesuffix("/"))


def _moved(request: HttpRequest, address: str) -> HttpResponse | None:
    """Answer a permanent redirect where the address is not the right one; the query is kept."""
    if request.build_absolute_uri(request.path) == address:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(address + (f"?{query}" if query else ""))


def unless_known(request: HttpRequest, etag: str, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Answer 304 to a reader who has this already, else what `make` makes; both carry the ETag."""
    known: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    response = make() if known is None else known
    response.headers["ETag"] = etag
    return response
