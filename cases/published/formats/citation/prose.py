"""Citations as lines of text: Chicago, APA, MLA and GOST R 7.0.5."""

from datetime import date
from typing import Final

from .reference import Reference

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MLA_MONTHS: Final = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_ENDS: Final = (".", "!", "?", "…")


def chicago(reference: Reference) -> str:
    """Answer an entry of a bibliography for a web page (Chicago Manual of Style, notes and bibliography)."""
    accessed = f" Accessed {_american(reference.accessed)}." if reference.accessed else ""
    return (
        f"“{_stopped(reference.title)}” {reference.site}, {_edition(reference)}. "
        f"Published {_american(reference.published_on)}.{accessed} {reference.url}."
    )


def apa(reference: Reference) -> str:
    """Answer an entry of a list of references for a web page by a group (APA, 7th edition).

    An edition does not change, so no day of retrieval belongs in it.
    """
    day = reference.published_on
    issued = f"{day.year}, {_MONTHS[day.month - 1]} {day.day}"
    return f"{_stopped(reference.site)} ({issued}). {reference.title} ({_edition(reference)}). {reference.url}"


def mla(reference: Reference) -> str:
    """Answer an entry of a list of works cited (MLA Handbook, 9th edition)."""
    accessed = f" Accessed {_short(reference.accessed)}." if reference.accessed else ""
    return (
        f"“{_stopped(reference.title)}” {reference.site}, {_edition(reference)}, "
        f"{_short(reference.published_on)}, {reference.url}.{accessed}"
    )


def gost(reference: Reference) -> str:
    """Answer a reference to a part of a site (GOST R 7.0.5-2008), in Russian."""
    accessed = f" (дата обращения: {reference.accessed:%d.%m.%Y})" if reference.accessed else ""
    return (
        f"{reference.title} [Электронный ресурс] // {reference.site} : [сайт]. "
        f"{reference.key}, издание {reference.number}. Дата публикации: {reference.published_on:%d.%m.%Y}. "
        f"URL: {reference.url}{accessed}."
    )


def _edition(reference: Reference) -> str:
    return f"{reference.key}, edition {reference.number}"


def _stopped(title: str) -> str:
    return title if title.endswith(_ENDS) else f"{title}."


def _american(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _short(day: date) -> str:
    return f"{day.day} {_MLA_MONTHS[day.month - 1]} {day.year}"
