"""Editions: appended once, chained, read back, never changed."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery

from cases.domain.canonical import digest, from_bytes
from cases.domain.dossier import Dossier

from .models import Edition, EditionContent, Listing

GENESIS: Final = "0" * 64


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
    """One line of the history of a subject."""

    number: int
    published_on: date
    sha256: str


def current(key: str) -> Published | None:
    """Answer the newest edition about `key`, in one query, or None."""
    return _read(EditionContent.objects.filter(edition__subject_key=key))


def edition(key: str, number: int) -> Published | None:
    """Answer one edition about `key`, in one query, or None."""
    return _read(EditionContent.objects.filter(edition__subject_key=key, edition__number=number))


def _read(contents: QuerySet[EditionContent]) -> Published | None:
    latest = (
        Edition.objects.filter(subject_key=OuterRef("edition__subject_key"))
        .values("subject_key")
        .annotate(newest=Max("number"))
        .values("newest")
    )
    content = (
        contents.select_related("edition").annotate(latest_number=Subquery(latest)).order_by("-edition__number").first()
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
        dossier=from_bytes(body),
    )


def history(key: str) -> tuple[EditionLine, ...]:
    """Answer every edition about `key`, newest first."""
    rows = (
        Edition.objects.filter(subject_key=key)
        .order_by("-number")
        .values_list("number", "published_on", "content__sha256")
    )
    return tuple(EditionLine(*row) for row in rows)


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
    """Make `body` the newest edition about `key`, or answer the newest one if its bytes are the same.

    Called by `cases.publishing` alone. The database takes an edition only beside an approved submission of the same
    bytes.
    """
    with transaction.atomic():
        last = Edition.objects.order_by("-position").select_for_update().first()
        before = Edition.objects.filter(subject_key=key).select_related("content").order_by("-number").first()
        if before is not None and before.content.sha256 == digest(body):
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
        row.chain = chain(last.chain if last else GENESIS, row)
        row.save(force_insert=True)
        EditionContent.objects.create(edition=row, salt=salt, sha256=digest(body), body=body.decode())
        return row


def commitment(salt: str, body: bytes) -> str:
    """Answer SHA-256 over the bytes of the salt (hexadecimal text) and the body."""
    return hashlib.sha256(bytes.fromhex(salt) + body).hexdigest()


def chain(before: str, row: Edition) -> str:
    """Answer the link of `row` after the link `before`: SHA-256 over both and everything that the row says."""
    said = (before, row.position, row.subject_kind, row.subject_key, row.number, row.published_on, row.commitment)
    return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()


def first_broken_link() -> str:
    """Answer what is wrong with the first edition that does not fit its chain or content, or an empty string."""
    before = GENESIS
    rows = Edition.objects.order_by("position").select_related("content")
    for expected, row in enumerate(rows.iterator(chunk_size=500), start=1):
        if row.position != expected:
            return f"{row}: position {row.position} where {expected} is due."
        if row.chain != chain(before, row):
            return f"{row}: its chain does not follow from the edition before."
        body = row.content.body.encode()
        if row.commitment != commitment(row.content.salt, body) or row.content.sha256 != digest(body):
            return f"{row}: its content is not what was committed to."
        before = row.chain
    return ""
