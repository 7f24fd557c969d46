"""Every address that readers can ask, from the table of addresses itself, with what they can ask wrongly."""

import itertools
import re
from collections.abc import Iterator
from typing import Any, Final, cast

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cases.published.formats.catalogue import FORMATS
from cases.published.packing import FORMS, Form
from tests.conftest import ABISHEV, ATABEK
from tests.published.test_packing import UNPACKED
from tests.security.canary import found_in, said

RECORDS: Final = (("people", ABISHEV), ("people", ATABEK), ("cases", "KZ-CMR6C"))
# What a part of an address may be; an address with another part fails until it is named here.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "lang": ("en", "ru", "kk"),
    "slug": ("x",),
    "number": ("1", "99"),
    "before": ("1",),
    "after": ("1", "2"),
    "extension": tuple(FORMATS),
    "shelf": ("places", "courts", "judges"),
    "name": ("held", "status", "deaths", "nothing"),
}
LINK: Final = re.compile(r'(?:href|src)="(/[^"#]*)')
# Besides the addresses themselves: searches, filters, and what is refused.
ASKED: Final = (
    "/en/people/?q=kanary", "/ru/people/?q=жёлтаяптич", "/en/people/?page=²", "/en/people/?nothing=1",
    "/api/v1/people?q=kanary", "/api/v1/people?page=0", "/en/nowhere/", "/nowhere", "/admin/login/", "/admin/",
    "/en/editions.atom?country=KZ", "/en/people/kanary/", "/pictures/" + "0" * 64 + ".jpg", "/media/", "/drafts/",
    "/static/nothing.css", "/.git/config", "/var/tracker.sqlite3", "/en/people/%00/", "/en/people/?q=%00",
)  # fmt: skip


def routes(patterns: Any = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the public side, as it is written."""
    for one in patterns if patterns is not None else get_resolver("tracker.urls_public").url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield route, one


def addresses(records: tuple[tuple[str, str], ...] = RECORDS) -> list[str]:
    """Every address of the public side about these records, and those that are asked besides."""
    found = [address for route, _pattern in routes() for address in _filled(route, records)]
    return list(dict.fromkeys([*found, *ASKED]))


def _filled(route: str, records: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if route.startswith("^"):  # Pictures: their names are read from the pages that show them.
        return
    names = re.findall(r"<(?:\w+:)?(\w+)>", route)
    parts = {name: PARTS[name] for name in names if name not in {"section", "key"}}
    if "extension" in parts:
        parts["lang"] = ("en",)
    for section, key in records if "key" in names else (("people", ""),):
        for values in itertools.product(*parts.values()):
            filled = dict(zip(parts, values, strict=True)) | {"section": section, "key": key}
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part, held=filled: held[part[1]], route)


def crawl(client: Client, listed: list[str]) -> tuple[list[str], set[str]]:
    """Ask every address, and once what they link; answer where canaries or failures were found, and what was asked.

    Every third one is asked in gzip, every third in brotli, every fifth by POST and HEAD too.
    """
    hits, asked, waiting = [], set(), list(listed)
    while waiting:
        address = waiting.pop(0)
        if address in asked or len(asked) > 1500:
            continue
        asked.add(address)
        for answer in _answers(client, address, len(asked)):
            hits += [f"{address}: {form}" for part in answer for form in found_in(part)]
            hits += [f"{address}: failed"] if answer[0].startswith(b"5") else []
            waiting += _led_to(answer, listed if address in listed else [])
    return hits, asked


def _answers(client: Client, address: str, number: int) -> Iterator[list[bytes]]:
    yield said(client, address, headers={"Accept-Encoding": ("", *FORMS)[number % 3]})
    if number % 5 == 0:
        yield said(client, address, "post")
        yield said(client, address, "head")


def _led_to(answer: list[bytes], known: list[str]) -> list[str]:
    """Where an answer leads: its Location, and for an address of the table its links and pictures."""
    head = answer[0].decode("utf-8", "replace")
    form = re.search(r"(?m)^Content-Encoding: (br|gzip)$", head)
    body = (UNPACKED[cast(Form, form[1])](answer[1]) if form and answer[1] else answer[1]).decode("utf-8", "replace")
    moved = re.findall(r"(?m)^Location: (/\S*)", head)
    linked = [link.replace("&amp;", "&") for link in LINK.findall(body)] if known else []
    return moved + [link for link in linked if not link.startswith(("/static/", "/admin/"))]
