"""How the versions of a record hang together: relations of RFC 5829 and Memento (RFC 7089), and its TimeMap."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from django.utils.http import http_date

from cases.domain.knowledge import newest_by

from . import addresses
from .formats.issue import Issue, Site
from .store import EditionLine

LINK_FORMAT: Final = "application/link-format"


class Relation(NamedTuple):
    """One link: how it is related (RFC 8288), the whole address it leads to, and of what kind that is."""

    rel: str
    href: str
    type: str = ""


def relations(issue: Issue, *, permanent: bool) -> tuple[Relation, ...]:
    """Answer the links of a record's own page, or of the permanent page of one edition.

    The record's own address is the original and its own TimeGate (RFC 7089, pattern 1.1).
    """
    number, latest = issue.edition.number, issue.edition.latest_number
    found = [
        Relation("original timegate", issue.record),
        Relation("timemap", _of(issue, addresses.timemap), LINK_FORMAT),
        Relation("version-history", _of(issue, addresses.history)),
        Relation("latest-version", issue.record),
        Relation("cite-as", issue.page),
    ]
    if permanent and number > 1:
        found.append(Relation("predecessor-version", edition_page(issue, number - 1)))
    if permanent and number < latest:
        found.append(Relation("successor-version", edition_page(issue, number + 1)))
    return tuple(found)


def in_page(found: Iterable[Relation], site: Site) -> tuple[Relation, ...]:
    """Answer links as a page of the same site has them: paths alone."""
    return tuple(one._replace(href=one.href.removeprefix(site.root)) for one in found)


def link_header(found: Iterable[Relation]) -> str:
    """Answer links as the header has them."""
    return ", ".join(f'<{one.href}>; rel="{one.rel}"' + (f'; type="{one.type}"' if one.type else "") for one in found)


def moment(day: date) -> str:
    """Answer the moment of an edition as HTTP writes it: only its day is kept, so it is the beginning of that day."""
    return http_date(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def timemap(issue: Issue, lines: Iterable[EditionLine]) -> str:
    """Answer every edition of the record in the format of RFC 6690, the first one first."""
    ordered = sorted(lines, key=lambda line: line.number)
    own = _of(issue, addresses.timemap)
    found = [
        f'<{issue.record}>; rel="original timegate"',
        f'<{own}>; rel="self"; type="{LINK_FORMAT}"',
        *(_memento(issue, line, line is ordered[0], line is ordered[-1]) for line in ordered),
    ]
    return ",\n".join(found) + "\n"


def _memento(issue: Issue, line: EditionLine, first: bool, last: bool) -> str:
    rel = " ".join([*(["first"] if first else []), *(["last"] if last else []), "memento"])
    address = edition_page(issue, line.number)
    return f'<{address}>; rel="{rel}"; datetime="{moment(line.published_on)}"'


def known_by(lines: Iterable[EditionLine], day: date) -> EditionLine | None:
    """Answer the newest edition published by that day, else the first one; None where there is none."""
    found = tuple(lines)
    return newest_by(found, day) or min(found, key=lambda line: line.number, default=None)


def edition_page(issue: Issue, number: int) -> str:
    """Answer the whole permanent address of an edition of the same record."""
    path = addresses.edition(
        issue.lang, issue.edition.kind, issue.edition.key, addresses.english_name(issue.dossier), number
    )
    return issue.site.root + path


def _of(issue: Issue, address: "addresses.Address") -> str:
    name = addresses.english_name(issue.dossier)
    return issue.site.root + address(issue.lang, issue.edition.kind, issue.edition.key, name)
