"""The newest editions of all records, for the feed of them."""

import re
from typing import Final

from django.db.models import QuerySet

from cases.published import addresses
from cases.published.models import Edition, Listing
from cases.published.notices import in_view

from .feed import Item
from .issue import Site

COUNTRY: Final = re.compile(r"[A-Z]{2}")
KINDS: Final = frozenset(addresses.SECTION)
LONGEST: Final = 50


def newest(site: Site, lang: str, *, country: str = "", kind: str = "") -> tuple[Item, ...]:
    """Answer up to fifty editions, the newest first, in two queries; empty `country` and `kind` mean all of them."""
    listed = Listing.objects.filter(edition__isnull=False)
    listed = listed.filter(country=country) if country else listed
    listed = listed.filter(subject_kind=kind) if kind else listed
    return newest_of(listed, site, lang)


def newest_of(listed: QuerySet[Listing], site: Site, lang: str) -> tuple[Item, ...]:
    """Answer up to fifty editions about these subjects, the newest first, in two queries."""
    rows = Edition.objects.filter(in_view(), subject_key__in=listed.values("key"))
    found = list(rows.select_related("content").defer("content__body").order_by("-position")[:LONGEST])
    keys = {row.subject_key for row in found}
    titles = dict(Listing.objects.filter(key__in=keys).values_list("key", "title"))
    return tuple(_item(row, titles[row.subject_key], site, lang) for row in found)


def _item(row: Edition, title: dict[str, str], site: Site, lang: str) -> Item:
    kind, key, number = row.subject_kind, row.subject_key, row.number
    return Item(
        kind=kind,
        key=key,
        number=number,
        published_on=row.published_on,
        sha256=row.content.sha256,
        title=title.get(lang) or key,
        page=site.root + addresses.edition(lang, kind, key, title.get("en", ""), number),
        data=site.root + addresses.data(kind, key, number),
    )
