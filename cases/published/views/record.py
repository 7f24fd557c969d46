"""The page of a person or a case: the newest edition, an earlier one as it was, and the list of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone

from cases.domain.casepage import casepage
from cases.domain.dossier import Case, Person
from cases.domain.naming import shown, shown_name
from cases.domain.profile import profile
from cases.published import addresses, bandsvg, days, store
from cases.published.anchors import Anchors, Links
from cases.published.formats import catalogue, citation
from cases.published.formats.alternates import alternates
from cases.published.formats.issue import Issue, Site

from .pages import framed, readers_only, unusable


@dataclass(frozen=True, slots=True)
class Asked:
    """Which record is asked for, under which address."""

    lang: str
    section: str
    key: str
    slug: str

    @property
    def kind(self) -> str:
        """The kind of subject."""
        return addresses.KIND[self.section]


@readers_only
def record(request: HttpRequest, lang: str, section: str, key: str, slug: str) -> HttpResponse:
    """Answer the newest edition as of today, or as of the day asked for."""
    asked = Asked(lang, section, key, slug)
    published = store.current(key.upper())
    return _answer(request, asked, published, day=timezone.localdate(), path=addresses.record)


@readers_only
def edition(request: HttpRequest, lang: str, section: str, key: str, slug: str, number: int) -> HttpResponse:
    """Answer one edition for ever, as of the day of its publication unless another is asked for."""
    asked = Asked(lang, section, key, slug)
    published = store.edition(key.upper(), number)
    day = published.published_on if published else timezone.localdate()
    return _answer(request, asked, published, day=day, path=_edition_path(number), permanent=True)


def _edition_path(number: int) -> Any:
    return lambda lang, kind, key, name: addresses.edition(lang, kind, key, name, number)


def _answer(
    request: HttpRequest,
    asked: Asked,
    published: store.Published | None,
    *,
    day: date,
    path: Any,
    permanent: bool = False,
) -> HttpResponse:
    found = _of_kind(published, asked)
    right = path(asked.lang, asked.kind, found.key, addresses.english_name(found.dossier))
    if moved := _moved(request, right):
        return moved
    try:
        chosen = days.parse_day(request.GET["on"]) if "on" in request.GET else day
    except days.BadDay as problem:
        return unusable(request, problem)
    draw = _person if asked.kind == "person" else _case
    about = {"permanent": permanent, "chosen": chosen if "on" in request.GET else None, "day": chosen}
    return draw(request, asked, found, chosen, about | _edition_lines(request, asked, found, chosen))


def _of_kind(published: store.Published | None, asked: Asked) -> store.Published:
    if published is None or published.kind != asked.kind:
        raise Http404
    return published


def _moved(request: HttpRequest, right: str) -> HttpResponse | None:
    """Answer a permanent redirect where the address is not the right one; the query is kept."""
    if request.path == right:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(right + (f"?{query}" if query else ""))


def _edition_lines(request: HttpRequest, asked: Asked, found: store.Published, day: date) -> dict[str, Any]:
    name = addresses.english_name(found.dossier)
    place = (asked.lang, asked.kind, found.key, name)
    issue = Issue(found, asked.lang, Site(settings.SITE_NAME, request.build_absolute_uri("/").rstrip("/")))
    return {
        "edition": found,
        "published_words": days.day_words(found.published_on, asked.lang),
        "day_words": days.day_words(day, asked.lang),
        "record_path": addresses.record(*place),
        "history_path": addresses.history(*place),
        "edition_path": addresses.edition(*place, found.number),
        "permanent_url": request.build_absolute_uri(addresses.edition(*place, found.number)),
        "data_path": addresses.data(asked.kind, found.key, found.number),
        "citations": citation.citations(catalogue.reference(issue), asked.lang),
        "files": [other._replace(href=other.href.removeprefix(issue.site.root)) for other in alternates(issue)],
    }


def _person(
    request: HttpRequest, asked: Asked, found: store.Published, day: date, about: dict[str, Any]
) -> HttpResponse:
    dossier = store.linked(found.dossier)
    page = profile(dossier, asked.lang, day)
    anchors = Anchors(page)
    context = about | {
        "page": page,
        "anchors": anchors,
        "links": Links(asked.lang, dossier, anchors),
        "drawings": bandsvg.both(page.band, asked.lang, page.timeline),
    }
    return framed(request, "published/person.html", **context)


def _case(request: HttpRequest, asked: Asked, found: store.Published, day: date, about: dict[str, Any]) -> HttpResponse:
    dossier = store.linked(found.dossier)
    page = casepage(dossier, asked.lang, day)
    anchors = Anchors(page)
    context = about | {
        "page": page,
        "anchors": anchors,
        "links": Links(asked.lang, dossier, anchors),
    }
    return framed(request, "published/case.html", **context)


@readers_only
def history(request: HttpRequest, lang: str, section: str, key: str, slug: str) -> HttpResponse:
    """Answer the list of editions of one record, the newest first."""
    asked = Asked(lang, section, key, slug)
    found = _of_kind(store.current(key.upper()), asked)
    name = addresses.english_name(found.dossier)
    place = (lang, asked.kind, found.key, name)
    if moved := _moved(request, addresses.history(*place)):
        return moved
    lines = [
        {
            "edition": line,
            "words": days.day_words(line.published_on, lang),
            "path": addresses.edition(*place, line.number),
            "data_path": addresses.data(asked.kind, found.key, line.number),
        }
        for line in store.history(found.key)
    ]
    title, title_lang = _title(found, lang)
    return framed(
        request,
        "published/history.html",
        lines=lines,
        title=title,
        title_lang=title_lang,
        key=found.key,
        record_path=addresses.record(*place),
    )


def _title(found: store.Published, lang: str) -> tuple[str, str]:
    """Answer the name of the subject and its language where that is not the reader's."""
    row = found.dossier.by_key[found.key]
    if isinstance(row, Person):
        return shown_name(row, lang)
    return shown(row.title, lang) if isinstance(row, Case) else (found.key, "")
