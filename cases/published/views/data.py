"""What there is to take away: the files of each record with their columns, the feeds, the API, and on which terms."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cases.published import addresses
from cases.published.formats.catalogue import FORMATS
from cases.published.formats.columns import MEANING
from cases.published.formats.table import COLUMNS
from cases.published.models import Listing

from .pages import framed, readers_only


@readers_only
def data(request: HttpRequest, lang: str) -> HttpResponse:
    """Answer the page Data; its examples are the files of the first record of the list."""
    listing = Listing.objects.filter(edition__isnull=False).order_by("key").first()
    example = listing and addresses.record(lang, listing.subject_kind, listing.key, listing.title.get("en", ""))
    return framed(
        request,
        "published/data.html",
        formats=[
            {"extension": name, "type": one.media_type, "label": one.label.best(lang)} for name, one in FORMATS.items()
        ],
        example=example.removesuffix("/") if example else "",
        columns=[(name, MEANING[name].best(lang)) for name in COLUMNS],
        licence=settings.LICENCE,
        licence_url=settings.LICENCE_URL,
    )
