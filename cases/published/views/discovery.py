"""How the site is found: maps for search engines, pictures for previews, whom to tell of a weakness."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.text import LANGUAGES
from cases.published import addresses, cards
from cases.published.kept import Shelf
from cases.published.models import Listing

from .pages import readers_only
from .subject import Asked, issue_of, moved, site

PAGE: Final = 2_000
PAGES: Final = ("home", "people", "cases", "method", "data")
MOST_MAPS: Final = 50_000 // len(LANGUAGES)
"""An index may name 50,000 maps (sitemaps.org)."""
_cards: Final[Shelf[bytes]] = Shelf(limit=16_000_000)


@readers_only
def robots(request: HttpRequest) -> HttpResponse:
    """Answer that everything but the editors' side may be read by machines, and where the map is."""
    text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {request.build_absolute_uri('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@readers_only
def sitemaps(request: HttpRequest) -> HttpResponse:
    """Answer the maps that there are: one for each language and each two thousand numbers of the index."""
    numbers = _maps()
    maps = [
        request.build_absolute_uri(reverse("published:sitemap", args=[lang, number]))
        for lang in LANGUAGES
        for number in numbers
    ]
    return render(request, "published/sitemaps.xml", {"maps": maps}, content_type="application/xml")


@readers_only
def sitemap(request: HttpRequest, lang: str, number: int) -> HttpResponse:
    """Answer the pages in one language, each with the same page in the others: what has these numbers in the index.

    So no map is longer to make than another, wherever it is; the first has the pages of no record too.
    """
    if number not in (maps := _maps()):
        raise Http404
    listed = _listed().filter(pk__gt=(number - 1) * PAGE, pk__lte=number * PAGE).order_by("pk")
    names = PAGES if number == maps[0] else ()
    entries = [*(_page(name, lang) for name in names), *(_entry(listing, lang) for listing in listed)]
    context = {"entries": entries, "root": site(request).root}
    return render(request, "published/sitemap.xml", context, content_type="application/xml")


def _maps() -> range:
    """Answer the numbers of the maps, the first one always, by the ends of the index."""
    first, last = (_listed().order_by(order).values_list("pk", flat=True).first() or 1 for order in ("pk", "-pk"))
    return range((first - 1) // PAGE + 1, min((last - 1) // PAGE + 2, MOST_MAPS))


def _listed() -> QuerySet[Listing]:
    return Listing.objects.filter(edition__isnull=False).select_related("edition")


def _entry(listing: Listing, lang: str) -> dict[str, Any]:
    def path(other: str) -> str:
        return addresses.record(other, listing.subject_kind, listing.key, listing.title.get("en", ""))

    day = listing.edition.published_on if listing.edition else None
    return {"path": path(lang), "versions": _versions(path), "day": day}


def _page(name: str, lang: str) -> dict[str, Any]:
    def path(other: str) -> str:
        return reverse(f"published:{name}", args=[other])

    return {"path": path(lang), "versions": _versions(path), "day": None}


def _versions(path: Callable[[str], str]) -> list[tuple[str, str]]:
    return [(other, path(other)) for other in LANGUAGES]


@readers_only
def security(request: HttpRequest) -> HttpResponse:
    """Answer whom to tell of a weakness (RFC 9116); there is nothing here while the setting names nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z"),
        "Preferred-Languages": ", ".join(LANGUAGES),
        "Canonical": request.build_absolute_uri("/.well-known/security.txt"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@readers_only
def manifest(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer what a telephone needs to keep the site on its first screen."""
    found = {
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:12],
        "description": _("Records of political prisoners: every line with its source, every edition kept as it was."),
        "lang": lang,
        "start_url": reverse("published:home", args=[lang]),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fcfbf8",
        "theme_color": "#fcfbf8",
        "icons": [{"src": static("favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(found, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@readers_only
def card(request: HttpRequest, lang: str, section: str, key: str, slug: str, number: int) -> HttpResponse:
    """Answer the picture of one edition for previews of links."""
    asked = Asked(lang, section, key, slug)
    found = asked.edition(number)
    if redirect := moved(request, addresses.card(*asked.place(found), number)):
        return redirect
    issue = issue_of(request, asked, found)
    body = _cards.take((found.sha256, number, lang, issue.site.name, found.published_on), lambda: cards.card(issue))
    return HttpResponse(body, content_type="image/png")
