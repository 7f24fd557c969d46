"""JSON-LD in the words of schema.org: a page about a person, or about a case, and nothing that is only alleged."""

import json
from typing import Any, Final

from cases.domain.dossier import Person
from cases.domain.naming import display_name, heading_name
from cases.domain.vocabulary.court import PartyRole
from cases.domain.vocabulary.who import AttributeKind, Sex

from .issue import Issue
from .settled import attributes, birth, death

CONTEXT: Final = "https://schema.org"
Node = dict[str, Any]
_GENDER: Final = {Sex.FEMALE: "https://schema.org/Female", Sex.MALE: "https://schema.org/Male"}
# What ends a script element, or begins something else in HTML, never stands in the data block.
_HTML: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def linked(issue: Issue) -> Node:
    """Answer a ProfilePage about a Person, or a WebPage about a case.

    Charges, convictions and lists of wanted persons have no place in it: schema.org cannot say who claims them. A
    record holds no pages of others about the person, so there is no `sameAs`.
    """
    is_person = issue.edition.kind == "person"
    edition = issue.edition
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage" if is_person else "WebPage",
        "@id": issue.page,
        "url": issue.page,
        "name": issue.title.text,
        "inLanguage": issue.lang,
        "dateModified": issue.day.isoformat(),
        "datePublished": issue.day.isoformat(),
        "version": str(edition.number),
        "identifier": f"{edition.key}/{edition.number}",
        "isPartOf": {"@type": "WebSite", "name": issue.site.name, "url": f"{issue.site.root}/"},
        "publisher": {"@type": "Organization", "name": issue.site.name, "url": f"{issue.site.root}/"},
        "encoding": {"@type": "MediaObject", "contentUrl": issue.bytes_address, "encodingFormat": "application/json"},
        **({"mainEntity": _person_of(issue)} if is_person else _about_case(issue)),
    }


def document(issue: Issue) -> bytes:
    """Answer the same as a file of JSON-LD."""
    return json.dumps(linked(issue), ensure_ascii=False, indent=2).encode() + b"\n"


def for_script(node: Node) -> str:
    """Answer a node as the text of a `<script type="application/ld+json">`, safe inside HTML."""
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_HTML)


def _person_of(issue: Issue) -> Node:
    person = issue.dossier.subject
    if person is None:
        raise ValueError(f"{issue.edition.key} is not a person of this dossier.")
    dossier, lang = issue.dossier, issue.lang
    shown = heading_name(person, lang)
    others = (name.text for name in person.names if shown is None or name.text != shown.text)
    found = {
        "@type": "Person",
        "@id": issue.subject_id,
        "identifier": person.key,
        "url": issue.record,
        "name": shown.text if shown else "",
        "alternateName": list(dict.fromkeys(others)),
        "description": "" if shown else person.description.best(lang),
        "gender": _GENDER.get(person.sex, ""),
        "birthDate": birth(dossier, person.key),
        "deathDate": death(dossier, person.key),
        "nationality": [{"@type": "Country", "name": words} for words in _words(issue, AttributeKind.NATIONALITY)],
        "hasOccupation": [{"@type": "Occupation", "name": words} for words in _words(issue, AttributeKind.OCCUPATION)],
    }
    return {name: value for name, value in found.items() if value}


def _words(issue: Issue, kind: AttributeKind) -> tuple[str, ...]:
    rows = attributes(issue.dossier, issue.edition.key, kind)
    return tuple(dict.fromkeys(words for row in rows if (words := row.value.best(issue.lang))))


def _about_case(issue: Issue) -> Node:
    key = issue.edition.key
    case = {"@type": "Thing", "@id": issue.subject_id, "identifier": key, "name": issue.title.text}
    return {"mainEntity": case | {"url": issue.record}, "mentions": _defendants(issue)}


def _defendants(issue: Issue) -> list[Node]:
    dossier, key = issue.dossier, issue.edition.key
    parties = (row for row in dossier.parties if row.case == key and row.role is PartyRole.DEFENDANT)
    people = (dossier.by_key.get(person) for person in dict.fromkeys(row.person for row in parties))
    return [
        {"@type": "Person", "identifier": row.key, "name": display_name(row, issue.lang)}
        for row in people
        if isinstance(row, Person) and row.names
    ]
