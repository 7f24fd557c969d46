"""The newest editions of all records, for the feed of them."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from django.db.models import QuerySet

from cases.published import addresses, rolls
from cases.published.fitting import FEW
from cases.published.models import Edition, Listing
from cases.published.notices import in_view
from cases.published.rolls import People

from .feed import Item
from .issue import Site

COUNTRY: Final = re.compile(r"[A-Z]{2}")
KINDS: Final = frozenset(addresses.SECTION)
LONGEST: Final = 50
_LONGEST_STRIDE: Final = 5_000
Title = dict[str, str]


def newest(site: Site, lang: str, *, country: str = "", kind: str = "") -> tuple[Item, ...]:
    """Answer up to fifty editions, the newest first; empty `country` and `kind` mean all of them."""
    listed = Listing.objects.filter(edition__isnull=False)
    listed = listed.filter(country=country) if country else listed
    listed = listed.filter(subject_kind=kind) if kind else listed
    return newest_of(listed, site, lang)


def newest_of(listed: QuerySet[Listing], site: Site, lang: str, *, fits: People | None = None) -> tuple[Item, ...]:
    """Answer up to fifty editions about these subjects, the newest first; `fits` are the same as a set, if known.

    Editions are walked from the newest on until fifty are found; of few subjects theirs alone are looked at.
    """
    titles = _few(listed, fits)
    if len(titles) <= FEW:
        rows = _editions().filter(subject_key__in=titles)[:LONGEST]
        return tuple(_item(row, titles[row.subject_key], site, lang) for row in rows)
    return tuple(_item(row, title, site, lang) for row, title in islice(_walked(listed), LONGEST))


def _few(listed: QuerySet[Listing], fits: People | None) -> dict[str, Title]:
    """Answer the title of each subject by key, or of some more than a few."""
    if fits is not None and rolls.size(fits) <= FEW:
        listed = Listing.objects.filter(pk__in=rolls.numbers(fits))
    return dict(listed.order_by().values_list("key", "title")[: FEW + 1])


def _walked(listed: QuerySet[Listing]) -> Iterator[tuple[Edition, Title]]:
    stride, rest = LONGEST * 2, _editions()
    while rows := list(rest[:stride]):
        keys = {row.subject_key for row in rows}
        titles = dict(listed.order_by().filter(key__in=keys).values_list("key", "title"))
        yield from ((row, titles[row.subject_key]) for row in rows if row.subject_key in titles)
        rest, stride = _editions().filter(position__lt=rows[-1].position), min(stride * 4, _LONGEST_STRIDE)


def _editions() -> QuerySet[Edition]:
    rows = Edition.objects.filter(in_view(), content__isnull=False)
    return rows.select_related("content").defer("content__body").order_by("-position")


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
