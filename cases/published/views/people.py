"""The list of people: find anyone by a name in any script, as of any day."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from cases.published import days, search
from cases.published.filters import HELD, PeopleFilter, without
from cases.published.models import ListedName, Listing
from cases.published.peoplelist import PAGE, Mention, mentions, rows, with_spans

from .pages import framed, readers_only


@readers_only
def people(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the people who fit the query, or what is wrong with it."""
    asked = people_filter(request.GET, timezone.localdate())
    if problems := asked.problems():
        return framed(request, "published/people.html", 400, **_form(asked, lang), problems=problems)
    number, query = int(asked.asked.get("page", 1)), asked.asked.get("q", "")
    found = asked.qs.filter(edition__isnull=False)
    total = found.count()
    listed = list(with_spans(found)[(number - 1) * PAGE : number * PAGE])
    mentioned = _mentions(asked, lang)
    context = _form(asked, lang) | {
        "found": rows(listed, day=asked.day, lang=lang, query=query),
        "total": total,
        "asked": asked.asked,
        "day_words": days.day_words(asked.day, lang),
        "mentions": mentioned,
        "pages": _pages(asked, number, total),
        "narrowed": bool(without(asked.asked, "page")),
    }
    if not total:
        context |= _nothing(asked, mentioned)
    return framed(request, "published/people.html", **context)


def people_filter(data: QueryDict, today: date) -> PeopleFilter:
    """Answer the filters over all listed people."""
    listings = Listing.objects.filter(subject_kind="person")
    countries = listings.filter(edition__isnull=False).exclude(country="").order_by("country")
    codes = list(countries.values_list("country", flat=True).distinct())
    return PeopleFilter(data, listings, today=today, countries=codes)


def _mentions(asked: PeopleFilter, lang: str) -> list[Mention]:
    """Answer the people who are only mentioned; a search for a name alone asks for them."""
    if set(asked.asked) - {"q", "on", "page"} or "q" not in asked.asked:
        return []
    return mentions(asked.qs.filter(edition__isnull=True), lang=lang, query=asked.asked["q"])


def _form(asked: PeopleFilter, lang: str) -> dict[str, Any]:
    return {
        "values": {name: asked.data.get(name, "")[:100] for name in asked.filters},
        "statuses": asked.filters["status"].extra["choices"],
        "countries": asked.filters["country"].extra["choices"],
        "held_choices": HELD,
        "canonical": reverse("published:people", args=[lang]),
    }


def _pages(asked: PeopleFilter, number: int, total: int) -> dict[str, str]:
    return {
        "before": _query(asked, page=number - 1) if number > 1 else "",
        "after": _query(asked, page=number + 1) if number * PAGE < total else "",
    }


def _query(asked: PeopleFilter, **more: object) -> str:
    return "?" + urlencode(without(asked.asked, "page") | more)


def _nothing(asked: PeopleFilter, mentioned: list[Mention]) -> dict[str, Any]:
    """Answer what to say where nobody was found: what was searched, what would widen it, which names look alike."""
    narrowing = [name for name in ("q", "status", "country", "held") if name in asked.asked]
    ways = [_way(asked, name) for name in narrowing] if len(narrowing) > 1 else []
    near = search.alike(asked.asked["q"]) if "q" in asked.asked and not mentioned else []
    return {
        "searched": Listing.objects.filter(subject_kind="person", edition__isnull=False).count(),
        "searched_names": ListedName.objects.count(),
        "wider": [way for way in ways if way["count"]],
        "near": [{"name": text, "query": "?" + urlencode({"q": text})} for text, _listing in near],
    }


def _way(asked: PeopleFilter, name: str) -> dict[str, Any]:
    """Answer how many would be found without one of the filters."""
    rest = without(asked.asked, name, "page")
    codes = [code for code, _label in asked.filters["country"].extra["choices"]]
    wider = PeopleFilter(QueryDict(urlencode(rest)), asked.queryset, today=asked.today, countries=codes)
    count = wider.qs.filter(edition__isnull=False).count()
    return {"name": name, "count": count, "query": "?" + urlencode(rest)}
