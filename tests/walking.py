"""The whole published site as a visitor without scripts walks it: every link, every anchor, every count."""

import gzip
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.htmltree import Element, read

ROOT = Path(__file__).resolve().parents[1]
QUERIES = 30
FIRST_VIEW = 29_000
OUTSIDE = {"external noreferrer"}
LOADED = {"link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src", "form": "action"}
NOT_LOADED = {"canonical", "alternate"}


def is_one_of_too_many(path: str, link: dict[str, str]) -> bool:
    """Whether a link only combines filters further: each is walked once, from an English page without a query."""
    combines = "nofollow" in link.get("rel", "") or ("hreflang" in link and "?" in path)
    return combines and ("?" in path or not path.startswith("/en/"))


@dataclass(frozen=True)
class Answer:
    """What came back: the body of a page, or where it has gone; and what it took."""

    status: int
    body: bytes = b""
    content_type: str = ""
    location: str = ""
    cookies: bool = False
    queries: int = 0


def live(path: str) -> Answer:
    """What the site answers, and in how many queries."""
    with CaptureQueriesContext(connection) as taken:
        answer = Client().get(path)
    return Answer(
        status=answer.status_code,
        body=answer.getvalue(),
        content_type=answer.headers.get("Content-Type", ""),
        location=answer.headers.get("Location", ""),
        cookies=bool(answer.cookies),
        queries=len(taken),
    )


@dataclass
class Walk:
    """What was met on the way: trees of pages by path, and sentences on what is wrong.

    `ask` answers a path below `host`; `original` is the site whose copy this is: its questions are not followed.
    """

    ask: Callable[[str], Answer] = live
    host: str = "http://testserver"
    original: str = ""
    pages: dict[str, Element] = field(default_factory=dict)
    wanted: dict[str, set[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    due: deque[tuple[str, str]] = field(default_factory=deque)

    def go(self, start: str) -> None:
        """Walk from here to everything that can be reached."""
        self.due.append((start, "the start"))
        while self.due:
            path, origin = self.due.popleft()
            if path not in self.seen:
                self.seen.add(path)
                self.visit(path, origin)

    def visit(self, path: str, origin: str) -> None:
        answer = self.ask(path)
        if answer.status in {301, 302}:
            self.due.append((urljoin(path, answer.location), path))
            return
        self.check(answer.status == 200, f"{path} answers {answer.status}, linked from {origin}")
        self.check(not answer.cookies, f"{path} sets a cookie")
        self.check(answer.queries <= QUERIES, f"{path} takes {answer.queries} queries")
        if not answer.content_type.startswith("text/html"):
            return
        self.pages[path] = read(answer.body.decode())
        weight = len(gzip.compress(answer.body)) + sum(map(weight_of, sheets_of(self.pages[path])))
        self.check(weight <= FIRST_VIEW or "/untranslated/" in path, f"{path} weighs {weight} bytes")
        for element in self.pages[path].all():
            self.follow(path, element)

    def follow(self, path: str, element: Element) -> None:
        named = element.attributes
        rel = named.get("rel", "")
        if element.name in LOADED and rel not in NOT_LOADED:
            address = urlsplit(named.get(LOADED[element.name], ""))
            asked = f"{address.scheme}://{address.netloc}"
            is_question = element.name == "form" and asked == self.original
            self.check(asked == "://" or is_question, f"{path} asks for {address.geturl()}")
        href = named.get("href", named.get("src", ""))
        if not href or rel in OUTSIDE or is_one_of_too_many(path, named):
            return
        target = urlsplit(urljoin(self.host + path, href))
        if self.original and f"{target.scheme}://{target.netloc}" == self.original:
            self.check(element.name == "link" or bool(target.query), f"{path} leads away to {href}")
            return
        self.check(target.netloc == urlsplit(self.host).netloc, f"{path} leads to {href} without saying so")
        if target.fragment:
            self.wanted.setdefault(target.path + (f"?{target.query}" if target.query else ""), set()).add(
                target.fragment
            )
        if not target.query or not urlsplit(path).query:
            self.due.append((target.path + (f"?{target.query}" if target.query else ""), path))

    def check(self, holds: bool, fault: str) -> None:
        if not holds:
            self.faults.append(fault)

    def lost_anchors(self) -> Iterator[str]:
        """What is linked to within a page and is not there."""
        for path, anchors in self.wanted.items():
            ids = {one.attributes.get("id") for one in self.pages[path].all()} if path in self.pages else set()
            yield from (f"{path}#{anchor} is not there" for anchor in sorted(anchors) if anchor not in ids)


def sheets_of(page: Element) -> Iterator[str]:
    """The names of the style sheets that a page asks for."""
    for link in page.all():
        if link.attributes.get("rel") == "stylesheet":
            yield Path(link.attributes["href"]).name


@cache
def weight_of(sheet: str) -> int:
    """How many bytes a style sheet takes on the way."""
    return len(gzip.compress((ROOT / "static" / sheet).read_bytes()))


def counts_of_contents(path: str, page: Element) -> int:
    """Each number beside a line of the contents is the length of the section that it leads to; answer how many."""
    checked = 0
    for contents in (one for one in page.all() if one.attributes.get("class") == "contents"):
        for line in (one for one in contents.all() if one.name == "li"):
            link, *numbers = [child for child in line.children if isinstance(child, Element)]
            section = section_of(page, link.attributes["href"].removeprefix("#"))
            if numbers:
                assert int(numbers[0].text) == length(section), f"{path} {link.text}"
                checked += 1
    return checked


def section_of(page: Element, key: str) -> Element:
    return next(one for one in page.all() if one.name == "section" and one.attributes.get("aria-labelledby") == key)


def length(section: Element) -> int:
    """How many things a section lists: entries, people, sources, or lines of label and value."""
    if entries := [one for one in section.all() if "e" in one.attributes.get("class", "").split()]:
        return len(entries)
    lists = [one for one in section.all() if one.name in {"ul", "ol", "dl"}]
    if lists[0].name == "dl":
        return sum(one.name == "dd" for one in lists[0].all())
    return sum(isinstance(one, Element) and one.name == "li" for one in lists[0].children)


def counts_of_lists(walk: Walk, path: str, page: Element) -> int:
    """A link that begins with a number leads to a list of people whose heading says the same; answer how many."""
    checked = 0
    for link in (one for one in page.all() if one.name == "a" and one.text[:1].isdigit()):
        if link.attributes.get("class") == "choice":
            continue  # A year or a term; its number stands beside the link.
        target = walk.pages.get(urljoin(path, link.attributes["href"]))
        found = target.by_id("found") if target else None
        if found is not None:
            assert found.text.split()[0] == link.text.split()[0], link.attributes["href"]
            checked += 1
    return checked
