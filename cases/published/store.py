"""Editions: appended once, chained, read back, never changed; hidden ones are not read back."""

import secrets
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, QuerySet, Subquery

from cases.domain.canonical import digest, from_bytes
from cases.domain.chain import GENESIS, Link, commitment, first_fault, following
from cases.domain.dossier import Dossier
from cases.domain.vocabulary.removal import Removal

from .forwarding import leads_to
from .models import Edition, EditionContent, Listing, Notice
from .notices import Hidden, hidden_among, in_view


@dataclass(frozen=True, slots=True)
class Published:
    """One edition as readers get it; `body` is its exact bytes and `sha256` their digest."""

    key: str
    kind: str
    number: int
    latest_number: int
    published_on: date
    sha256: str
    chain: str
    body: bytes
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One line of the history of a subject; a hidden edition has its notice, an expunged one no digest."""

    number: int
    published_on: date
    sha256: str
    hidden: Hidden | None = None


def current(key: str) -> Published | None:
    """Answer the newest edition about `key`, in one query; None without one, or where it is hidden.

    An earlier edition never takes the place of a hidden one: what was wrong with that is likely to be in it too.
    """
    found = _read(contents().filter(edition__subject_key=key))
    return found if found and found.number == found.latest_number else None


def at_address(key: str) -> Published | None:
    """Answer the newest edition that is read under `key` now, which for an old key is that of the kept record."""
    found = _read(contents().filter(edition__subject_key=leads_to(key)))
    return found if found and found.number == found.latest_number else None


def edition(key: str, number: int) -> Published | None:
    """Answer one edition about `key`, in one query; None without one, or where it is hidden."""
    return _read(contents().filter(edition__subject_key=key, edition__number=number))


def contents() -> QuerySet[EditionContent]:
    """Answer the contents of every edition in view: nothing else may be served."""
    return EditionContent.objects.filter(in_view("edition"))


def _read(found: QuerySet[EditionContent]) -> Published | None:
    latest = (
        Edition.objects.filter(subject_key=OuterRef("edition__subject_key"))
        .values("subject_key")
        .annotate(newest=Max("number"))
        .values("newest")
    )
    content = (
        found.select_related("edition").annotate(latest_number=Subquery(latest)).order_by("-edition__number").first()
    )
    if content is None:
        return None
    row, body = content.edition, content.body.encode()
    return Published(
        key=row.subject_key,
        kind=row.subject_kind,
        number=row.number,
        latest_number=content.latest_number,
        published_on=row.published_on,
        sha256=content.sha256,
        chain=row.chain,
        body=body,
        dossier=dossier_of(body),
    )


@lru_cache(maxsize=32)
def dossier_of(body: bytes) -> Dossier:
    """Answer what the bytes say; bytes do not change, so the last few are not read again."""
    return from_bytes(body)


def history(key: str) -> tuple[EditionLine, ...]:
    """Answer every edition about `key`, newest first, in two queries."""
    rows = Edition.objects.filter(subject_key=key).order_by("-number").annotate(sha256=F("content__sha256"))
    found = hidden_among(rows)
    return tuple(EditionLine(row.number, row.published_on, row.sha256 or "", found.get(row.number)) for row in rows)


def linked(dossier: Dossier) -> Dossier:
    """Answer the dossier with `has_page` set on those people and cases that have a published page, in one query."""
    keys = [row.key for row in (*dossier.people, *dossier.cases)]
    known = set(Listing.objects.filter(key__in=keys, edition__isnull=False).values_list("key", flat=True))
    return replace(
        dossier,
        people=tuple(replace(person, has_page=person.key in known) for person in dossier.people),
        cases=tuple(replace(case, has_page=case.key in known) for case in dossier.cases),
    )


def append_edition(body: bytes, *, kind: str, key: str, day: date) -> Edition:
    """Make `body` the newest edition about `key`, or answer the newest one if it is in view with the same bytes.

    Called by `cases.publishing` alone. The database takes an edition only beside an approved submission of the same
    bytes.
    """
    with transaction.atomic():
        last = last_link()
        before = Edition.objects.filter(subject_key=key).order_by("-number").first()
        if before and contents().filter(edition=before, sha256=digest(body)).exists():
            return before
        salt = secrets.token_hex(32)
        row = Edition(
            position=last.position + 1 if last else 1,
            subject_kind=kind,
            subject_key=key,
            number=before.number + 1 if before else 1,
            published_on=day,
            commitment=commitment(salt, body),
        )
        row.chain = following(last.chain if last else GENESIS, link_of(row))
        row.save(force_insert=True)
        EditionContent.objects.create(edition=row, salt=salt, sha256=digest(body), body=body.decode())
        return row


def last_link() -> Edition | None:
    """Answer the newest edition of all, locked, so that nobody appends another before the transaction ends."""
    return Edition.objects.order_by("-position").select_for_update(no_key=True).first()


def link_of(row: Edition) -> Link:
    """Answer what the chain keeps of an edition."""
    return Link(
        position=row.position,
        kind=row.subject_kind,
        key=row.subject_key,
        number=row.number,
        published_on=row.published_on.isoformat(),
        commitment=row.commitment,
        chain=row.chain,
    )


def first_broken_link() -> str:
    """Answer what is wrong with the first edition that does not fit its chain or content, or an empty string.

    An expunged edition has no content; its commitment holds its place in the chain.
    """
    expunged = Notice.objects.filter(edition=OuterRef("pk"), act=Removal.EXPUNGED.value)
    rows = Edition.objects.order_by("position").annotate(is_expunged=Exists(expunged))
    if fault := first_fault(map(link_of, rows.iterator(chunk_size=2000))):
        return fault
    whole = rows.select_related("content").iterator(chunk_size=500)
    faults = (f"{link_of(row)}: {fault}" for row in whole if (fault := _fault(row, is_expunged=row.is_expunged)))
    return next(faults, "")


def _fault(row: Edition, *, is_expunged: bool) -> str:
    """Answer what is wrong with the content of an edition, or an empty string."""
    content = getattr(row, "content", None)
    if content is None:
        return "" if is_expunged else "its content is missing, and no notice says that it was expunged."
    body = content.body.encode()
    whole = row.commitment == commitment(content.salt, body) and content.sha256 == digest(body)
    return "" if whole else "its content is not what was committed to."
