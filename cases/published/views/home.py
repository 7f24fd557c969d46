"""The front page: who is held now, what changed last, who is in danger, what is due, the line over time."""

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from cases.published import addresses, days, due, keyset, languages, plots, series
from cases.published.filters import PeopleFilter, people_filter
from cases.published.models import Listing
from cases.published.peoplelist import headings_told, part, rows
from cases.published.standing import title

from .pages import framed, readers_only

ALL: Final = 12
"""Up to so many people all stand on the front page; of more, those who are held and whose editions are the newest."""
_LAST: Final = 8
_CASES: Final = 6


@readers_only
def front_door(request: HttpRequest) -> HttpResponse:
    """Send a reader to the front page in the language that the browser asks for."""
    response = HttpResponseRedirect(reverse("published:home", args=[languages.asked_for(request)]))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@readers_only
def home(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the front page as of today."""
    day = timezone.localdate()
    everybody = people_filter(QueryDict(), day)
    points = series.held_over_time(everybody)
    total = everybody.count()
    context: dict[str, Any] = {
        "total": total,
        "latest": points[-1],
        "drawings": plots.held(points, lang, tall_height=170, wide_height=190) if total > 1 else (),
        "shown_all": total <= ALL,
        "found": _people(everybody, total, day, lang),
        "in_danger": due.once(due.in_danger(day, lang)),
        "due": [*due.overdue(day, lang), *due.ahead(day, lang)],
        "changes": _changes(lang),
        "cases": _cases(lang),
        "day_words": days.day_words(day, lang),
    }
    return framed(request, "published/home.html", **context)


def _people(everybody: PeopleFilter, total: int, day: date, lang: str) -> Any:
    """Answer the rows of everybody, or where they are many of those held."""
    asked = everybody if total <= ALL else people_filter(QueryDict("held=yes"), day)
    shown = part(asked, sort=keyset.BY_NAME if total <= ALL else keyset.BY_EDITION, size=ALL)
    return rows(shown.rows, day=day, lang=lang, heads=headings_told())


def _cases(lang: str) -> list[dict[str, Any]]:
    published = Listing.objects.filter(edition__subject_kind="case").order_by("-edition__position")
    return [_line(case, lang) for case in published[:_CASES]]


def _line(listing: Listing, lang: str) -> dict[str, Any]:
    name, name_lang = title(listing, lang)
    path = addresses.record(lang, listing.subject_kind, listing.key, listing.title.get("en", ""))
    return {"name": name, "name_lang": name_lang, "path": path, "key": listing.key}


def _changes(lang: str) -> list[dict[str, Any]]:
    """Answer the newest editions, the last one first."""
    published = Listing.objects.filter(edition__isnull=False).select_related("edition")
    return [
        _line(listing, lang)
        | {"number": listing.edition.number, "words": days.day_words(listing.edition.published_on, lang)}
        for listing in published.order_by("-edition__published_on", "-edition__position")[:_LAST]
        if listing.edition
    ]
