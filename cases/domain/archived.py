"""Addresses of archived copies: which archive, of what address, and when it was taken, as far as the address says."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import unquote, urlsplit

WAYBACK, TODAY, PERMA = "Wayback Machine", "archive.today", "Perma.cc"
HOSTS: Final = {
    "web.archive.org": WAYBACK,
    "perma.cc": PERMA,
    **dict.fromkeys((f"archive.{end}" for end in ("today", "ph", "is", "li", "vn", "fo", "md")), TODAY),
}
# 20210928101112, or less of it; archive.today also writes 2021.09.28-101112.
STAMP: Final = r"(?P<stamp>\d{4}(?:\.?\d{2}(?:\.?\d{2}(?:-?\d{2}(?:\d{2}(?:\d{2})?)?)?)?)?)"
ORIGINAL: Final = r"(?P<original>.+)"
SHORT: Final = r"[0-9A-Za-z]{4,8}"
SHAPES: Final = {
    WAYBACK: (rf"/web/{STAMP}(?:[a-z]{{2}}_)?/{ORIGINAL}", rf"/web/\*/{ORIGINAL}", rf"/web/{ORIGINAL}"),
    TODAY: (rf"/{STAMP}/{ORIGINAL}", rf"/o/{SHORT}/{ORIGINAL}", rf"/(?:newest|oldest)/{ORIGINAL}", rf"/{SHORT}"),
    PERMA: (r"/[0-9A-Z]{4}-[0-9A-Z]{4}(?:[/?].*)?",),
}
LENGTHS: Final = {4: "%Y", 6: "%Y%m", 8: "%Y%m%d"}


@dataclass(frozen=True, slots=True)
class Archived:
    """A copy in an archive; `taken` is EDTF to the day (UTC), `original` an address, both empty where unsaid."""

    archive: str
    taken: str = ""
    original: str = ""


def read_archived(address: str) -> Archived | None:
    """Answer what the address of an archived copy says; None when it is not one of an archive known here."""
    parts = urlsplit(address.strip())
    archive = HOSTS.get((parts.hostname or "").removeprefix("www."))
    if archive is None:
        return None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    found = next((match for shape in SHAPES[archive] if (match := re.fullmatch(shape, path))), None)
    if found is None:
        return None
    said = found.groupdict()
    return Archived(archive, _day(said.get("stamp") or ""), _address(said.get("original") or ""))


def is_same_address(one: str, other: str) -> bool:
    """Answer whether two addresses are of one page: scheme, www., a last slash and what follows # mean nothing."""
    return _bare(one) == _bare(other)


def _day(stamp: str) -> str:
    """Answer the day of a stamp as EDTF, or less where it says less; nothing when there is no such day."""
    digits = re.sub(r"\D", "", stamp)[:8]
    try:
        datetime.strptime(digits, LENGTHS[len(digits)])  # noqa: DTZ007 - only whether there is such a day is asked
    except (KeyError, ValueError):
        return ""
    return "-".join(part for part in (digits[:4], digits[4:6], digits[6:8]) if part)


def _address(text: str) -> str:
    """Answer an address with its scheme whole; archives leave the scheme out, or write one slash of two."""
    text = unquote(text) if text.lower().startswith(("http%3a", "https%3a")) else text
    found = re.fullmatch(r"(?i)(?:(https?):/{1,2})?([^/\s]+\.[^/\s]+(?:/\S*)?)", text)
    return f"{(found[1] or 'http').lower()}://{found[2]}" if found else ""


def _bare(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
