"""Where on the site a person, a case or an edition is read."""

from collections.abc import Callable
from typing import Final

from django.urls import reverse

from cases.domain.dossier import Case, Dossier, Person
from cases.domain.naming import display_name
from cases.domain.slug import slug

SECTION: Final = {"person": "people", "case": "cases"}
KIND: Final = {section: kind for kind, section in SECTION.items()}
Address = Callable[[str, str, str, str], str]


def record(lang: str, kind: str, key: str, name: str) -> str:
    """Answer the path of the page of a person or case; `name` is the display name in English."""
    return reverse("published:record", args=[lang, SECTION[kind], key, slug(name)])


def history(lang: str, kind: str, key: str, name: str) -> str:
    """Answer the path of the list of editions."""
    return reverse("published:history", args=[lang, SECTION[kind], key, slug(name)])


def edition(lang: str, kind: str, key: str, name: str, number: int) -> str:
    """Answer the permanent path of one edition."""
    return reverse("published:edition", args=[lang, SECTION[kind], key, slug(name), number])


def timemap(lang: str, kind: str, key: str, name: str) -> str:
    """Answer the path of the list of editions for machines (RFC 7089)."""
    return reverse("published:timemap", args=[lang, SECTION[kind], key, slug(name)])


def card(lang: str, kind: str, key: str, name: str, number: int) -> str:
    """Answer the path of the picture of one edition for previews of links."""
    return reverse("published:card", args=[lang, SECTION[kind], key, slug(name), number])


def difference(lang: str, kind: str, key: str, name: str, before: int, after: int) -> str:
    """Answer the path of what changed from one edition to another."""
    return reverse("published:difference", args=[lang, SECTION[kind], key, slug(name), before, after])


def difference_data(kind: str, key: str, before: int, after: int) -> str:
    """Answer the path of the same for machines."""
    return reverse("published:api_difference", args=[SECTION[kind], key, before, after])


def data(kind: str, key: str, number: int) -> str:
    """Answer the path of the exact bytes of one edition of a person or a case."""
    return reverse("published:api_edition", args=[SECTION[kind], key, number])


def proof(kind: str, key: str, number: int) -> str:
    """Answer the path of what a stranger needs to check one edition."""
    return reverse("published:edition_proof", args=[SECTION[kind], key, number])


def english_name(dossier: Dossier) -> str:
    """Answer the name from which the address of a dossier's page is made."""
    return name_of(dossier.by_key.get(dossier.key))


def name_of(row: object) -> str:
    """Answer the English name of a person or case, or an empty string for anything else."""
    if isinstance(row, Person):
        return display_name(row, "en")
    return row.title.best("en") if isinstance(row, Case) else ""
