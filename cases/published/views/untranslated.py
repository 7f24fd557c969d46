"""What a reader of one language gets in another, so that whoever can translate sees where."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cases.domain.canonical import from_bytes
from cases.published import addresses, store
from cases.published.models import Listing
from cases.published.standing import title
from cases.published.untranslated import missing

from .pages import framed, readers_only

PAGE: Final = 20


@readers_only
def untranslated(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the texts that are missing in the language of the address, twenty records at a time."""
    listed = Listing.objects.filter(edition__isnull=False).order_by("sort_key", "key")
    last = -(-listed.count() // PAGE) or 1
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if not 1 <= number <= last:
        problem = _("It is a number from 1 to %(last)s.") % {"last": last}
        return framed(request, "published/unusable.html", 400, parameter="page", problem=problem, plain=request.path)
    rows = list(listed[(number - 1) * PAGE : number * PAGE])
    bodies = store.contents().filter(edition__in=[row.edition_id for row in rows]).values_list("edition_id", "body")
    held = dict(bodies)
    found = [_row(row, held.get(row.edition_id or 0, ""), lang) for row in rows]
    return framed(
        request,
        "published/untranslated.html",
        rows=[row for row in found if row["missing"]],
        whole=sum(not row["missing"] for row in found),
        before=f"?page={number - 1}" if number > 1 else "",
        after=f"?page={number + 1}" if number < last else "",
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
