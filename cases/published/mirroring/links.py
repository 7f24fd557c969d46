"""Links in a page: what it leads to, and the same page with links that lead from file to file."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from posixpath import dirname, relpath
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, urldefrag, urljoin, urlsplit

# Quotation marks within a text are escaped, so that this finds attributes only.
_ATTRIBUTE: Final = re.compile(r'(?<=\s)(href|src|action)="([^"]*)"')


def leads_to(html: str, *, page: str) -> Iterator[str]:
    """Give the addresses of this site to which a page leads, as paths with their queries and without fragments."""
    for match in _ATTRIBUTE.finditer(html):
        if address := _own(unescape(match[2]), page):
            yield address


def rewritten(
    html: str,
    *,
    page: str,
    files: Mapping[str, str],
    elsewhere: Callable[[str], str],
    searches: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Answer the page for its file, each address in `files` as a relative one, each other as `elsewhere` says.

    A form asks the live site, since a file has one answer to all questions, unless its address is in `searches`.
    """
    at = files[page]

    def lead(match: re.Match[str]) -> str:
        target = unescape(match[2])
        if (address := _own(target, page)) is None:
            return match[0]
        known = searches if match[1] == "action" else files
        fragment = urlsplit(target).fragment
        new = relative(known[address], at=at) if address in known else elsewhere(address)
        return f'{match[1]}="{escape(new + ("#" + fragment if fragment else ""))}"'

    return _ATTRIBUTE.sub(lead, html)


def relative(file: str, *, at: str) -> str:
    """Answer how the file `at` names another."""
    return quote(relpath(file, dirname(at) or "."))


def _own(target: str, page: str) -> str | None:
    """Answer the path and query of what a page names on this site; None for another site, a fragment alone, or mail."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not (parts.path or parts.query):
        return None
    return urldefrag(urljoin(page, target)).url
