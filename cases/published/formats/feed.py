"""Atom feeds of editions: of one record, and of all that is new."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree import ElementTree

from cases.domain.text import Text

from .issue import Site

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# Everything that is no character of XML 1.0 (production 2).
_NO_CHARACTER: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EDITION: Final = Text("{}, edition {}", "{}, издание {}", "{}, {}-басылым")
_DIGEST: Final = Text(
    "Edition {} of {}, SHA-256 {}.", "Издание {} записи {}, SHA-256 {}.", "{1} жазбасының {0}-басылымы, SHA-256 {2}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One edition in a feed: `page` and `data` are absolute addresses."""

    kind: str
    key: str
    number: int
    published_on: date
    sha256: str
    title: str
    page: str
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and its editions, the newest first; `id` never changes, `address` is where it is read from."""

    id: str
    title: str
    lang: str
    address: str
    page: str
    items: tuple[Item, ...]


def record_id(site: Site, lang: str, kind: str, key: str, first_day: date) -> str:
    """Answer the id of the feed of one record, made from the day of its first edition (RFC 4151)."""
    return f"tag:{site.host},{first_day.isoformat()}:{lang}/{kind}/{key}"


def edition_id(site: Site, lang: str, item: Item) -> str:
    """Answer the id of one edition in one language, which is the same in every feed (RFC 4151)."""
    return f"tag:{site.host},{item.published_on.isoformat()}:{lang}/{item.kind}/{item.key}/{item.number}"


def atom(feed: Feed, site: Site) -> bytes:
    """Answer a feed as Atom (RFC 4287) in UTF-8; it was updated on the day of its newest edition at 00:00 UTC."""
    root = ElementTree.Element("feed", {"xmlns": NAMESPACE, _LANGUAGE: feed.lang})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(max((item.published_on for item in feed.items), default=date(1970, 1, 1))))
    _link(root, "self", feed.address, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    _text(ElementTree.SubElement(root, "author"), "name", site.name)
    for item in feed.items:
        _entry(root, item, feed.lang, site)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _entry(root: ElementTree.Element, item: Item, lang: str, site: Site) -> None:
    entry = ElementTree.SubElement(root, "entry")
    _text(entry, "id", edition_id(site, lang, item))
    _text(entry, "title", _EDITION.best(lang).format(item.title, item.number))
    _text(entry, "published", _moment(item.published_on))
    _text(entry, "updated", _moment(item.published_on))
    _link(entry, "alternate", item.page, "text/html")
    _link(entry, "related", item.data, "application/json")
    _text(entry, "summary", _DIGEST.best(lang).format(item.number, item.key, item.sha256))


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = _NO_CHARACTER.sub("", text)


def _link(parent: ElementTree.Element, rel: str, href: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind})
