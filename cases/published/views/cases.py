"""The list of cases."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from cases.domain.naming import country_name
from cases.published import addresses, days, keyset
from cases.published.models import Listing
from cases.published.standing import title

from .pages import framed, readers_only, unusable
from .parts import BadEdge, beside, part

PAGE: Final = 50


@readers_only
def cases(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the cases with a published edition by their titles, fifty at a time."""
    listed = Listing.objects.filter(subject_kind="case", edition__isnull=False).select_related("edition")
    try:
        shown = part(request, listed, sort=keyset.BY_NAME, size=PAGE)
    except BadEdge as bad:
        return unusable(request, bad.problem, bad.parameter)
    rows = [_row(listing, lang) for listing in shown.rows]
    return framed(request, "published/cases.html", rows=rows, pages=beside(shown))


def _row(listing: Listing, lang: str) -> dict[str, object]:
    name, name_lang = title(listing, lang)
    return {
        "key": listing.key,
        "name": name,
        "name_lang": name_lang,
        "path": addresses.record(lang, "case", listing.key, listing.title.get("en", "")),
        "country": country_name(listing.country, lang) if listing.country else "",
        "edition": listing.edition,
        "words": days.day_words(listing.edition.published_on, lang) if listing.edition else "",
    }
