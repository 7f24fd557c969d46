"""The other forms of a page, for its `<link rel="alternate">` elements and for a list of downloads."""

from typing import NamedTuple

from cases.domain.text import Text
from cases.published.formats.catalogue import FORMATS
from cases.published.formats.issue import Issue

FEED = Text("Editions (Atom)", "Издания (Atom)", "Басылымдар (Atom)")


class Alternate(NamedTuple):
    """One other form: its media type, its name in the reader's language, its absolute address."""

    type: str
    title: str
    href: str


def alternates(issue: Issue) -> tuple[Alternate, ...]:
    """Answer every form of this edition, at the addresses that stay, then the feed of the record's editions."""
    files = (
        Alternate(one.media_type, one.label.best(issue.lang), issue.file(extension))
        for extension, one in FORMATS.items()
    )
    json = Alternate("application/json", "JSON", issue.bytes_address)
    feed = Alternate("application/atom+xml", FEED.best(issue.lang), issue.newest_file("atom"))
    return (json, *files, feed)
