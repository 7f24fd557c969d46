"""Files that somebody offers: case files and editions, taken in as drafts, all or none."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from . import casefile, others
from .loading import Existing, Loaded
from .shape import BadCaseFile, Tables

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Offered(NamedTuple):
    """A file that was read: the key of its subject, if it names one, and whether it may replace rows that are there."""

    tables: Tables
    key: str
    may_replace: bool


def offered(body: bytes, *, publisher: str, address: str, day: date) -> Offered:
    """Answer what a file holds; raise BadCaseFile, also for an edition of which publisher or address is not given."""
    held = casefile.parsed(body)
    key = held["key"] if isinstance(held.get("key"), str) else ""
    if not others.is_edition(held):
        return Offered(casefile.tables_in(held), key, casefile.is_whole(held))
    if not (publisher and address):
        raise BadCaseFile("$: " + _("this is an edition: say who published it and at which address."))
    tables = others.tables_of_edition(body, publisher=publisher, address=address, day=day)
    return Offered(tables, key, may_replace=False)


def take(files: Sequence[Offered], *, by: "User", at: datetime, existing: Existing) -> Loaded:
    """Make drafts of the files, all or none; raise BadCaseFile."""
    if existing is Existing.REPLACED and not all(file.may_replace for file in files):
        raise BadCaseFile(
            "$.whole: "
            + _("this file does not say that it is whole; it can add records but not replace those that are here.")
        )
    return casefile.load([file.tables for file in files], by=by, at=at, existing=existing)
