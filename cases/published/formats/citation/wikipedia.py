"""The template {{cite web}} filled in for Wikipedia in three languages."""

from collections.abc import Mapping
from typing import Final

from .reference import Reference

# Signs that would end a parameter, a link or the template.
_ENTITIES: Final = {ord(sign): f"&#{ord(sign)};" for sign in "|{}[]<>"}
_IN_ADDRESS: Final = {ord(sign): f"%{ord(sign):02X}" for sign in "|{}[]<> "}


def wikipedia_en(reference: Reference) -> str:
    """Answer the template of the English Wikipedia."""
    named = {"id": f"{reference.key}, edition {reference.number}", "language": reference.lang}
    return _template(reference, {"title": reference.title, "website": reference.site} | named)


def wikipedia_ru(reference: Reference) -> str:
    """Answer the template of the Russian Wikipedia."""
    return _template(reference, {"title": reference.title, "website": reference.site, "lang": reference.lang})


def wikipedia_kk(reference: Reference) -> str:
    """Answer the template of the Kazakh Wikipedia."""
    return _template(reference, {"title": reference.title, "website": reference.site, "language": reference.lang})


def _template(reference: Reference, named: Mapping[str, str]) -> str:
    parameters = {name: value.translate(_ENTITIES) for name, value in named.items()}
    parameters |= {"url": reference.url.translate(_IN_ADDRESS), "date": reference.published_on.isoformat()}
    if reference.accessed:
        parameters["access-date"] = reference.accessed.isoformat()
    return "{{cite web " + " ".join(f"|{name}={value}" for name, value in parameters.items()) + "}}"
