"""What a reader of one language gets in another, so that whoever can translate sees where."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from cases.domain.canonical import from_bytes
from cases.published import addresses, keyset, store
from cases.published.models import Listing
from cases.published.standing import title
from cases.published.untranslated import missing

from .pages import framed, readers_only, unusable
from .parts import BadEdge, beside, part

PAGE: Final = 20


@readers_only
def untranslated(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the texts that are missing in the language of the address, twenty records at a time by their keys."""
    listed = Listing.objects.filter(edition__isnull=False)
    try:
        shown = part(request, listed, sort=keyset.BY_KEY, size=PAGE)
    except BadEdge as bad:
        return unusable(request, bad.problem, bad.parameter)
    rows = shown.rows
    bodies = store.contents().filter(edition__in=[row.edition_id for row in rows]).values_list("edition_id", "body")
    held = dict(bodies)
    found = [_row(row, held.get(row.edition_id or 0, ""), lang) for row in rows]
    return framed(
        request,
        "published/untranslated.html",
        rows=[row for row in found if row["missing"]],
        whole=sum(not row["missing"] for row in found),
        pages=beside(shown),
    )


def _row(listing: Listing, body: str, lang: str) -> dict[str, Any]:
    name, name_lang = title(listing, lang)
    path = addresses.record(lang, listing.subject_kind, listing.key, listing.title.get("en", ""))
    return {
        "name": name,
        "name_lang": name_lang,
        "path": path,
        "missing": missing(from_bytes(body.encode()), lang) if body else (),
    }
