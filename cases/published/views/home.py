"""The front page: who is in the records and how each stands, what changed last, what is due."""

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from cases.domain.vocabulary.custody import Status
from cases.published import addresses, days, languages
from cases.published.models import Listing
from cases.published.peoplelist import rows, with_spans
from cases.published.standing import includes, title

from .pages import framed, readers_only

SHOWN: Final = 60
_LAST: Final = 8
_DUE: Final = {Status.TERM_OVER.value}


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
    published = Listing.objects.filter(edition__isnull=False).select_related("edition")
    listed = list(with_spans(published.filter(subject_kind="person")))
    cases = list(published.filter(subject_kind="case"))
    held = [[span.is_held for span in listing.spans.all() if includes(span, day)] for listing in listed]
    context: dict[str, Any] = {
        "found": rows(listed[:SHOWN], day=day, lang=lang),
        "total": len(listed),
        "held_at_most": sum(any(one) for one in held),
        "cases": [_case(case, lang) for case in cases],
        "changes": _changes([*listed, *cases], lang),
        "due": _due(listed, day, lang),
        "day_words": days.day_words(day, lang),
    }
    return framed(request, "published/home.html", **context)


def _case(listing: Listing, lang: str) -> dict[str, Any]:
    name, name_lang = title(listing, lang)
    path = addresses.record(lang, listing.subject_kind, listing.key, listing.title.get("en", ""))
    return {"name": name, "name_lang": name_lang, "path": path, "key": listing.key}


def _changes(listings: list[Listing], lang: str) -> list[dict[str, Any]]:
    """Answer the newest editions, the last one first."""
    dated = [(listing.edition, listing) for listing in listings if listing.edition]
    newest = sorted(dated, key=lambda pair: -pair[0].position)[:_LAST]
    return [
        _case(listing, lang) | {"number": edition.number, "words": days.day_words(edition.published_on, lang)}
        for edition, listing in newest
    ]


def _due(listings: list[Listing], day: date, lang: str) -> list[dict[str, Any]]:
    """Answer releases that are overdue without a report, and those expected, with the day from which they are."""
    found = [
        (span.first_day, listing)
        for listing in listings
        for span in listing.spans.all()
        if span.status in _DUE and span.first_day and (span.first_day > day or includes(span, day))
    ]
    return [
        _case(listing, lang) | {"words": days.day_words(first, lang), "is_past": first <= day}
        for first, listing in sorted(found, key=lambda pair: (pair[0], pair[1].key))
    ]
