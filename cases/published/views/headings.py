"""Places, courts and judges: who was held here and when; which rulings came from here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.domain.datewording import date_words
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.naming import country_name
from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.who import OrganisationKind, PlaceKind
from cases.published import addresses, counting, days, plots, tallies
from cases.published.facets import Facet
from cases.published.filters import people_filter
from cases.published.knowledge import known_on
from cases.published.models import Heading, ListedFact, StatusSpan
from cases.published.plots import Dot
from cases.published.standing import on_day, title

from .pages import framed, readers_only

LONGEST: Final = 300
"""So many facts stand on one page, the newest first."""
_KINDS: Final = {one.value: one for one in (*PlaceKind, *OrganisationKind)}
_PLACES: Final = {one.value for one in PlaceKind}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of headings: its facet, its title, what it answers."""

    facet: Facet
    heading: str | Promise
    about: str | Promise


SHELVES: Final = {
    "places": Shelf(Facet.PLACE, _("Places of detention"),
                    _("Prisons and towns in which people of the records are or were held.")),
    "courts": Shelf(Facet.COURT, _("Courts and other bodies"),
                    _("Courts and other bodies whose rulings concern people of the records.")),
    "judges": Shelf(Facet.JUDGE, _("Judges"), _("Judges who are named in rulings that concern people of the records.")),
}  # fmt: skip


@readers_only
def headings(request: HttpRequest, lang: str, shelf: str) -> HttpResponse:
    """Answer every place, court or judge with the number of people listed under each."""
    kept = SHELVES[shelf]
    asked = people_filter(QueryDict(), timezone.localdate())
    counted = tallies.counts(asked, [kept.facet])[kept.facet]
    rows = list(Heading.objects.filter(facet=kept.facet))
    found = [_row(row, counted.get(row.code, 0), shelf, lang) for row in rows]
    by_country: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(found, key=lambda row: (row["country"] == "", row["country"], -row["count"], row["name"])):
        by_country.setdefault(one["country"], []).append(one)
    context: dict[str, Any] = {
        "shelf": shelf,
        "kept": kept,
        "shelves": SHELVES,
        "countries": list(by_country.items()),
        "count": len(found),
        "drawings": plots.places(_dots(rows, counted, lang), lang) if shelf == "places" else (),
    }
    return framed(request, "published/headings.html", **context)


def _dots(rows: Iterable[Heading], counted: dict[str, int], lang: str) -> list[Dot]:
    """Answer the towns and other places of which the coordinates may be shown; prisons lie in them."""
    return [
        Dot(title(row, lang)[0], row.latitude, row.longitude, counted.get(row.code, 0))
        for row in rows
        if row.kind in _PLACES and row.latitude is not None and row.longitude is not None
    ]


def _row(row: Heading, count: int, shelf: str, lang: str) -> dict[str, Any]:
    name, name_lang = title(row, lang)
    return {
        "name": name,
        "name_lang": name_lang,
        "kind": _KINDS[row.kind].label(lang) if row.kind in _KINDS else "",
        "country": country_name(row.country, lang) if row.country else "",
        "count": count,
        "path": reverse("published:heading", args=[lang, shelf, row.code]),
        "list": _list(lang, row),
    }


def _list(lang: str, row: Heading) -> str:
    return f"{reverse('published:people', args=[lang])}?{row.facet}={row.code}"


@readers_only
def heading(request: HttpRequest, lang: str, shelf: str, key: str) -> HttpResponse:
    """Answer one place with who was held there and when, or one court or judge with its rulings."""
    kept = SHELVES[shelf]
    row = Heading.objects.filter(facet=kept.facet, code=key).first()
    if row is None:
        raise Http404
    day = timezone.localdate()
    facts = ListedFact.objects.filter(facet=kept.facet, code=key).select_related("listing")
    newest = list(facts.order_by("-first_day", "-pk")[:LONGEST])
    total = counting.up_to(facts)
    asked = people_filter(QueryDict(), day)
    counted = tallies.counts(asked, [kept.facet])[kept.facet].get(key, 0)
    around = Heading.objects.filter(facet=Facet.PLACE, code=row.within).first() if row.within else None
    context = _row(row, counted, shelf, lang) | {
        "shelf": shelf,
        "kept": kept,
        "key": key,
        "day_words": days.day_words(day, lang),
        "around": _row(around, 0, "places", lang) if around else None,
        "is_cut": total.n > LONGEST,
        "shown": len(newest),
        "total": total,
    }
    if shelf == "places":
        context |= _stays(newest, day, lang)
        return framed(request, "published/place.html", **context)
    return framed(request, "published/court.html", **context, rulings=_rulings(newest, lang))


def _stays(facts: list[ListedFact], day: date, lang: str) -> dict[str, Any]:
    """Answer the stays that go on, by people who are held on the day, and the others."""
    listings = {fact.listing_id for fact in facts}
    spans = StatusSpan.objects.filter(on_day(day), known_on(None), is_main=True, listing__in=listings).exclude(held="")
    held = set(spans.values_list("listing_id", flat=True))
    rows = [(_goes_on(fact, day) and fact.listing_id in held, _stay(fact, lang)) for fact in facts]
    return {"here": [one for now, one in rows if now], "before": [one for now, one in rows if not now]}


def _goes_on(fact: ListedFact, day: date) -> bool:
    return (fact.first_day is None or fact.first_day <= day) and (fact.last_day is None or day <= fact.last_day)


def _stay(fact: ListedFact, lang: str) -> dict[str, Any]:
    form = CustodyForm.of(fact.said).label(lang)
    return _about(fact, lang) | {"said": form, "from": _words(fact.occurred, lang), "until": _words(fact.ended, lang)}


def _about(fact: ListedFact, lang: str) -> dict[str, Any]:
    """Answer whom a fact is about, with the place in their record where it is told."""
    listing = fact.listing
    name, name_lang = title(listing, lang)
    path = addresses.record(lang, listing.subject_kind, listing.key, listing.title.get("en", ""))
    return {
        "name": name,
        "name_lang": name_lang,
        "path": f"{path}#{fact.fact}",
        "is_case": listing.subject_kind == "case",
    }


def _words(edtf: str, lang: str) -> str:
    return date_words(FuzzyDate.parse(edtf), lang) if edtf else ""


def _rulings(facts: list[ListedFact], lang: str) -> list[dict[str, Any]]:
    """Answer each ruling once, with everybody in whose record it stands."""
    found: dict[str, dict[str, Any]] = {}
    for fact in facts:
        said = Disposition.of(fact.said).label(lang)
        one = found.setdefault(fact.fact, {"said": said, "when": _words(fact.occurred, lang), "about": []})
        one["about"].append(_about(fact, lang))
    return list(found.values())
