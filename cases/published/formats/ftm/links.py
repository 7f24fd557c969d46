"""Relations between people and bodies, and what is said of them, as entities."""

from collections.abc import Iterator
from typing import Final

from cases.domain import dossier as d
from cases.domain.vocabulary.who import AttributeKind, RelationKind
from cases.published.formats.issue import Issue
from cases.published.formats.settled import is_settled

from .entity import Entity, dates, entity, proof
from .who import named

_FAMILY: Final = frozenset(
    {RelationKind.SIBLING, RelationKind.SPOUSE, RelationKind.PARENT, RelationKind.CHILD, RelationKind.RELATIVE}
)
# That somebody supports a body is not that he belongs to it.
_BELONGS: Final = frozenset({RelationKind.MEMBER, RelationKind.OFFICER, RelationKind.FOUNDER})
_ELSEWHERE: Final = frozenset({AttributeKind.BIRTH, AttributeKind.OFFICE, AttributeKind.OCCUPATION})
"""Attributes that are properties of the person."""


def relations(issue: Issue) -> Iterator[Entity]:
    """Answer each relation between two who are named; one that is alleged or disputed is a link of unknown kind."""
    known = named(issue.dossier)
    for row in issue.dossier.relationships:
        other = row.other_person or row.other_organisation
        if {row.person, other} <= known:
            yield _relation(row, other, issue)


def _relation(row: d.Relationship, other: str, issue: Issue) -> Entity:
    words = row.role.best(issue.lang) or row.kind.label(issue.lang)
    also = {
        **dates(row.occurred),
        "description": row.text.best(issue.lang),
        "proof": proof(row.citations),
    }
    if row.kind in _FAMILY and row.other_person and is_settled(row):
        return entity(row.key, "Family", person=other, relative=row.person, relationship=words, **also)
    if row.kind in _BELONGS and row.other_organisation and is_settled(row):
        return entity(row.key, "Membership", member=row.person, organization=other, role=words, **also)
    status = row.standing.label(issue.lang)
    return entity(row.key, "UnknownLink", subject=row.person, object=other, role=words, status=status, **also)


def notes(issue: Issue) -> Iterator[Entity]:
    """Answer what is said of somebody and is no property: descriptions, legal status, stated age and the like."""
    known = named(issue.dossier)
    for row in issue.dossier.attributes:
        about = row.person or row.organisation
        if about in known and (row.kind not in _ELSEWHERE or not is_settled(row)):
            value = row.value.best(issue.lang)
            yield entity(
                row.key,
                "Note",
                entity=about,
                name=row.kind.label(issue.lang),
                description=row.text.best(issue.lang) or value,
                notes=row.standing.label(issue.lang),
                proof=proof(row.citations),
            )
