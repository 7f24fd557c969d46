"""The page of a person or a case: the newest edition, or an earlier one as it was."""

from datetime import UTC, date, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_http_date_safe
from django.utils.translation import gettext as _

from cases.domain.casepage import casepage
from cases.domain.dossier import Case, Dossier, Person
from cases.domain.profile import profile
from cases.published import addresses, bandsvg, days, store, versions
from cases.published.anchors import Anchors, Links
from cases.published.formats import catalogue, citation
from cases.published.formats.alternates import alternates
from cases.published.formats.issue import Issue
from cases.published.kept import Shelf

from .pages import framed, readers_only, unusable
from .subject import Asked, issue_of, moved

pages: Final[Shelf[bytes]] = Shelf(limit=48_000_000)
"""Pages as they were rendered; `_ingredients` names all that they depend on beside the program itself."""


@readers_only
def record(request: HttpRequest, lang: str, section: str, key: str, slug: str) -> HttpResponse:
    """Answer the newest edition as of today, or as of the day asked for."""
    asked = Asked(lang, section, key, slug)
    found = asked.current()
    if redirect := moved(request, addresses.record(*asked.place(found))):
        return redirect
    if "Accept-Datetime" in request.headers:
        return _as_known(request, asked, found)
    if "known" in request.GET:
        return _as_published(request, asked, found)
    response = _answer(request, asked, found, day=timezone.localdate(), permanent=False)
    patch_vary_headers(response, ["Accept-Datetime"])
    return response


@readers_only
def edition(request: HttpRequest, lang: str, section: str, key: str, slug: str, number: int) -> HttpResponse:
    """Answer one edition for ever, as of the day of its publication unless another is asked for."""
    asked = Asked(lang, section, key, slug)
    found = asked.edition(number)
    if redirect := moved(request, addresses.edition(*asked.place(found), number)):
        return redirect
    response = _answer(request, asked, found, day=found.published_on, permanent=True)
    response.headers["Memento-Datetime"] = versions.moment(found.published_on)
    return response


def _as_known(request: HttpRequest, asked: Asked, found: store.Published) -> HttpResponse:
    """Send a reader to the edition that was the newest at a moment (RFC 7089, section 4.1.1)."""
    seconds = parse_http_date_safe(request.headers["Accept-Datetime"])
    if seconds is None:
        problem = _("It is a moment as in “Thu, 30 Sep 2021 00:00:00 GMT”.")
        return framed(
            request, "published/unusable.html", 400, parameter="Accept-Datetime", problem=problem, plain=request.path
        )
    lines = [line for line in store.history(found.key) if line.hidden is None]
    line = versions.known_by(lines, datetime.fromtimestamp(seconds, UTC).date())
    number = line.number if line else found.number
    response = HttpResponseRedirect(addresses.edition(*asked.place(found), number))
    response.headers["Link"] = versions.link_header(
        versions.relations(issue_of(request, asked, found), permanent=False)
    )
    patch_vary_headers(response, ["Accept-Datetime"])
    return response


def _as_published(request: HttpRequest, asked: Asked, found: store.Published) -> HttpResponse:
    """Send a reader to the edition that was the newest on the day `known`, and how things stood by it."""
    try:
        day = days.parse_day(request.GET["known"])
    except days.BadDay as problem:
        return unusable(request, problem, "known")
    path = _then(asked, found, day)
    if not path:
        return unusable(request, days.BadDay(_("Nothing about this subject was published yet on that day.")), "known")
    return HttpResponseRedirect(f"{path}?on={request.GET.get('on', day.isoformat())}")


def _then(asked: Asked, found: store.Published, day: date) -> str:
    """Answer the path of the edition that was the newest on a day, or nothing where there is none or it is hidden."""
    line = versions.known_by(store.history(found.key), day)
    known = line is not None and line.published_on <= day and line.hidden is None
    return addresses.edition(*asked.place(found), line.number) if known and line else ""


def _answer(request: HttpRequest, asked: Asked, found: store.Published, *, day: date, permanent: bool) -> HttpResponse:
    try:
        chosen = days.parse_day(request.GET["on"]) if "on" in request.GET else None
    except days.BadDay as problem:
        return unusable(request, problem)
    issue = issue_of(request, asked, found)
    dossier = store.linked(found.dossier)
    then = _then(asked, found, chosen) if chosen and not permanent else ""
    about = {"permanent": permanent, "chosen": chosen, "day": chosen or day, "then": then}

    def make() -> bytes:
        return _draw(request, asked, issue, dossier, about)

    response = HttpResponse(pages.take(_ingredients(request, issue, dossier, about), make))
    response.headers["Link"] = versions.link_header(versions.relations(issue, permanent=permanent))
    return response


def _ingredients(request: HttpRequest, issue: Issue, dossier: Dossier, about: dict[str, Any]) -> tuple[object, ...]:
    """Answer everything that the bytes of a page follow from."""
    rows: tuple[Person | Case, ...] = (*dossier.people, *dossier.cases)
    has_page = tuple(row.key for row in rows if row.has_page)
    edition = issue.edition
    return (
        request.build_absolute_uri(),
        issue.site,
        edition.sha256,
        edition.number,
        edition.latest_number,
        edition.published_on,
        has_page,
        *about.values(),
    )


def _draw(request: HttpRequest, asked: Asked, issue: Issue, dossier: Dossier, about: dict[str, Any]) -> bytes:
    draw = _person if asked.kind == "person" else _case
    template, context = draw(dossier, asked.lang, about["day"], about["chosen"])
    anchors = Anchors(context["page"])
    more: dict[str, Any] = {"anchors": anchors, "links": Links(asked.lang, dossier, anchors)}
    lines = _edition_lines(request, asked, issue, about)
    return framed(request, template, **about, **context, **more, **lines).content


def printed(found: store.Published, lang: str) -> frozenset[str]:
    """Answer the keys that are anchors on the permanent page of an edition."""
    page = profile if found.kind == "person" else casepage
    return Anchors(page(found.dossier, lang, found.published_on)).known


def _person(dossier: Dossier, lang: str, day: date, marked: date | None) -> tuple[str, dict[str, Any]]:
    page = profile(dossier, lang, day)
    return "published/person.html", {
        "page": page,
        "drawings": bandsvg.both(page.band, lang, page.timeline, marked=marked),
    }


def _case(dossier: Dossier, lang: str, day: date, marked: date | None) -> tuple[str, dict[str, Any]]:
    return "published/case.html", {"page": casepage(dossier, lang, day)}


def _edition_lines(request: HttpRequest, asked: Asked, issue: Issue, about: dict[str, Any]) -> dict[str, Any]:
    found = issue.edition
    place = asked.place(found)
    return {
        "edition": found,
        "published_words": days.day_words(found.published_on, asked.lang),
        "day_words": days.day_words(about["day"], asked.lang),
        "record_path": addresses.record(*place),
        "history_path": addresses.history(*place),
        "edition_path": addresses.edition(*place, found.number),
        "since_path": _since(place, found),
        "permanent_url": request.build_absolute_uri(addresses.edition(*place, found.number)),
        "card_url": request.build_absolute_uri(addresses.card(*place, found.number)),
        "data_path": addresses.data(asked.kind, found.key, found.number),
        "relations": versions.in_page(versions.relations(issue, permanent=about["permanent"]), issue.site),
        "proof_path": addresses.proof(asked.kind, found.key, found.number),
        "citations": citation.citations(catalogue.reference(issue), asked.lang),
        "files": [other._replace(href=other.href.removeprefix(issue.site.root)) for other in alternates(issue)],
    }


def _since(place: tuple[str, str, str, str], found: store.Published) -> str:
    """Answer where it is said what changed since an old edition, or which changes made the newest one."""
    number, latest = found.number, found.latest_number
    if number < latest:
        return addresses.difference(*place, number, latest)
    return addresses.difference(*place, number - 1, number) if number > 1 else ""
