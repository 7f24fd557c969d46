"""The languages of the site: which one a browser asks for, and the same page in the others."""

from typing import Final, NamedTuple

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from cases.domain.text import LANGUAGES

OWN_NAMES: Final = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


class Version(NamedTuple):
    """The page in one language; `path` keeps the query, `plain` is without it."""

    lang: str
    name: str
    path: str
    plain: str
    is_this: bool


def asked_for(request: HttpRequest) -> str:
    """Answer the language of the site that the Accept-Language header likes best, else English."""
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]):
        if (lang := code.split("-")[0]) in LANGUAGES:
            return lang
    return "en"


def versions(request: HttpRequest) -> tuple[Version, ...]:
    """Answer the page of this address in every language, or the front pages where the address has no language."""
    _root, first, *rest = request.path.split("/")
    tail = "/".join(rest) if first in LANGUAGES else ""
    query = request.META.get("QUERY_STRING", "") if first in LANGUAGES else ""
    return tuple(
        Version(
            lang=lang,
            name=OWN_NAMES[lang],
            path=f"/{lang}/{tail}" + (f"?{query}" if query else ""),
            plain=f"/{lang}/{tail}",
            is_this=lang == first,
        )
        for lang in LANGUAGES
    )
