"""Every kind of page with an address that shows it, by the routes of the site; what routes lead to files instead."""

import os
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from django.urls import URLPattern, URLResolver

from cases.published.urls import urlpatterns
from tests.browser.conftest import DESK, PHONE

LANGUAGE: Final = "<lang:lang>/"
RECORD: Final = "people/KZ-QM2K/kenzhebek-abishev/"
LONG: Final = "people/KZ-TR99/aron-atabek/"
_RECORDS: Final = "<section:section>/<key:key>/"
_EDITIONS: Final = f"{_RECORDS}<slug:slug>/editions/"

PAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("",),
    "people/": (
        "people/",
        "people/?view=table",
        "people/?q=Abyshev",
        "people/?q=nobodyofthisname",
        "people/?on=2019-06-01&held=yes",
        "people/?on=2",
    ),
    "cases/": ("cases/",),
    "numbers/": ("numbers/", "numbers/?on=2019-06-01&known=2026-01-01", "numbers/?on=2"),
    "<shelf:shelf>/": ("places/", "courts/", "judges/"),
    "<shelf:shelf>/<key:key>/": ("places/*", "courts/*"),
    "method/": ("method/",),
    "data/": ("data/",),
    "untranslated/": ("untranslated/",),
    "api/": ("api/",),
    _RECORDS: ("cases/KZ-CMR6C/",),
    f"{_RECORDS}<slug:slug>/": (RECORD, f"{LONG}?on=2015-06-01", f"{RECORD}?on=2", "cases/KZ-CXMX9/"),
    _EDITIONS: (f"{RECORD}editions/",),
    f"{_EDITIONS}<int:number>/": (f"{RECORD}editions/1/",),
    f"{_EDITIONS}<int:before>/to/<int:after>/": (f"{RECORD}editions/1/to/1/",),
}
"""Each route less its language, with addresses of such pages; `*` is the first thing of a list."""
NO_PAGE: Final = "nowhere/"
EVERY: Final = os.environ.get("EVERY_READER") == "yes"
READERS: Final = (
    tuple(product(("en", "ru", "kk"), ("light", "dark"), (PHONE, DESK)))
    if EVERY
    else (
        ("en", "light", PHONE),
        ("ru", "dark", DESK),
        ("kk", "light", DESK),
        ("en", "dark", DESK),
        ("ru", "light", PHONE),
        ("kk", "dark", PHONE),
    )
)
"""Language, colours, screen. Each half looks at every other page: a page meets every value, the site every pair.

With EVERY_READER=yes every page is looked at in every combination.
"""
FILES: Final = frozenset(
    {
        "sitemap-<int:number>.xml",
        "site.webmanifest",
        "numbers/<slug:name>.csv",
        f"{_EDITIONS}timemap",
        f"{_EDITIONS}<int:number>/card.png",
        f"{_EDITIONS}<int:number>.json",
        f"{_EDITIONS}<int:number>.<extension:extension>",
        "editions.atom",
        "people.csv",
        "people.xlsx",
        "people.json",
        "people.jsonl",
        "people.sqlite",
        "people.atom",
        "data.jsonld",
        "<section:section>/<key:key>.json",
        f"{_RECORDS}<slug:slug>.json",
        "<section:section>/<key:key>.atom",
        f"{_RECORDS}<slug:slug>.atom",
        "<section:section>/<key:key>.<extension:extension>",
        f"{_RECORDS}<slug:slug>.<extension:extension>",
    }
)


def addresses() -> tuple[str, ...]:
    """Answer one address less its language for every kind of page, and one at which there is none."""
    return (*(path for paths in PAGES.values() for path in paths), NO_PAGE)


def read_by(reader: int) -> tuple[str, ...]:
    """Answer the addresses that a reader of READERS looks at."""
    return addresses() if EVERY else addresses()[reader // (len(READERS) // 2) :: 2]


def sees_colours_first(reader: int) -> bool:
    """Answer whether no reader of READERS before looks at the same addresses in the same colours."""
    before = [one for one in range(reader) if read_by(one) == read_by(reader)]
    return EVERY or READERS[reader][1] not in {READERS[one][1] for one in before}


def routes() -> frozenset[str]:
    """Answer the routes of the site below a language."""
    found = (route.removeprefix(LANGUAGE) for route in _routes(urlpatterns) if route.startswith(LANGUAGE))
    return frozenset(found)


def _routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns)
        else:
            yield str(one.pattern)
