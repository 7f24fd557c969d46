"""Every entity of a record, those that others point at first."""

from collections.abc import Iterator

from cases.published.formats.issue import Issue
from cases.published.formats.lines import written

from . import events, links, who
from .entity import Entity


def entities(issue: Issue) -> Iterator[Entity]:
    """Answer the record as entities: sources, people, bodies, cases, relations, events, notes."""
    yield from who.sources(issue)
    yield from who.people(issue)
    yield from who.organisations(issue)
    yield from who.cases(issue)
    yield from links.relations(issue)
    yield from events.events(issue)
    yield from links.notes(issue)


def entity_lines(issue: Issue) -> bytes:
    """Answer the entities as JSON Lines in UTF-8, as `ftm` reads them."""
    return b"".join(written(one.as_json()) for one in entities(issue))
