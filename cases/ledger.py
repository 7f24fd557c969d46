"""The ledger of what was expunged: a file that is kept apart from the database, so that no old copy brings it back.

A line of JSON an edition: which one, by its commitment in the chain, the category of reason, the day, and the number of
the decision. It says no more than the public history of the record does.
"""

import fcntl
import io
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction

from cases.domain.vocabulary.removal import Removal, RemovalReason
from cases.models import Act, Progress, RemovalRequest
from cases.published.models import Edition, EditionContent, Notice
from cases.publishing import hide

# Accounts nobody logs in with; a removal is asked for by one and carried out by the other.
ACCOUNTS = ("ledger", "second-ledger")


class BadLedger(ValueError):
    """A file is no ledger; the message names the line."""


@dataclass(frozen=True, slots=True)
class Expunged:
    """One edition whose content is gone for good."""

    key: str
    number: int
    commitment: str
    reason: str
    given_on: str
    decision: int


def expunged() -> list[Expunged]:
    """Answer every edition that this database says is expunged, in the order in which it was."""
    rows = Notice.objects.filter(act=Removal.EXPUNGED.value).select_related("edition").order_by("pk")
    return [
        Expunged(
            key=row.edition.subject_key,
            number=row.edition.number,
            commitment=row.edition.commitment,
            reason=row.reason,
            given_on=row.given_on.isoformat(),
            decision=row.decision,
        )
        for row in rows
    ]


def catch_up() -> None:
    """Write to the ledger what the database knows and it does not, durably; what it knows stays in it.

    A line that was cut off when the disk was full or the machine stopped is written anew.
    """
    path = Path(settings.EXPUNGED_LEDGER)
    found = expunged()
    if not found and not path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "rb+", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        whole = file.read().rpartition(b"\n")
        held = whole[0] + whole[1]
        known = {line.commitment for line in parsed(held.decode(), name=str(path))}
        if missing := written(line for line in found if line.commitment not in known):
            _put(file, len(held), missing.encode())


def _put(file: io.RawIOBase, end: int, lines: bytes) -> None:
    """Let the lines stand from `end` on, and when they cannot be written whole, nothing."""
    file.truncate(end)
    file.seek(end)
    left = memoryview(lines)
    try:
        while left:
            left = left[file.write(left) :]
        os.fsync(file.fileno())
    except OSError:
        file.truncate(end)
        raise


def written(lines: Iterable[Expunged]) -> str:
    """Answer the lines as they stand in a ledger."""
    return "".join(json.dumps(asdict(line), sort_keys=True) + "\n" for line in lines)


def read(path: Path) -> list[Expunged]:
    """Answer the lines of a ledger; raise BadLedger for a file that is none."""
    return parsed(path.read_text(), name=str(path))


def parsed(text: str, *, name: str) -> list[Expunged]:
    """Answer the lines of a ledger from its text; raise BadLedger naming `name` and the line that is none."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found.append(_checked(Expunged(**json.loads(line))))
        except (TypeError, ValueError) as error:
            raise BadLedger(f"{name}, line {number}, is no line of a ledger of expunged editions.") from error
    return found


def _checked(line: Expunged) -> Expunged:
    date.fromisoformat(line.given_on)
    RemovalReason.of(line.reason)
    if not (isinstance(line.decision, int) and isinstance(line.number, int) and isinstance(line.key, str)):
        raise ValueError
    return line


@transaction.atomic
def replay(lines: Iterable[Expunged], *, at: datetime) -> list[Expunged]:
    """Expunge what the ledger names and this database still holds; answer those lines.

    An edition is known by its commitment, so that another one with its number is left alone.
    """
    held = set(EditionContent.objects.values_list("edition__commitment", flat=True))
    due = sorted(
        {line for line in lines if line.commitment in held}, key=lambda line: (line.decision, line.key, line.number)
    )
    for _decision, together in groupby(due, key=lambda line: (line.decision, line.key)):
        _expunge(list(together), at=at)
    return due


def _expunge(lines: list[Expunged], *, at: datetime) -> None:
    """Expunge the editions of one decision about one record."""
    first = lines[0]
    editions = list(Edition.objects.filter(commitment__in=[line.commitment for line in lines]).order_by("number"))
    asked_by, decided_by = (_account(name) for name in ACCOUNTS)
    request = _decided(lines, kind=editions[0].subject_kind, asked_by=asked_by, decided_by=decided_by, at=at)
    reason, day = RemovalReason.of(first.reason), date.fromisoformat(first.given_on)
    hide(editions, act=Removal.EXPUNGED, reason=reason, decision=request.pk, day=day)
    LogEntry.objects.create(
        user=decided_by,
        content_type=ContentType.objects.get_for_model(RemovalRequest),
        object_id=str(request.pk),
        object_repr=str(request)[:200],
        action_flag=CHANGE,
        change_message="Carried out again after a restore, from the ledger of expunged editions.",
    )


def _decided(lines: list[Expunged], *, kind: str, asked_by: User, decided_by: User, at: datetime) -> RemovalRequest:
    """Answer the request under which the editions were expunged, carried out; it is made where the copy is older."""
    first = lines[0]
    known = RemovalRequest.objects.filter(pk=first.decision).first()
    if known and (known.subject_key, known.act, known.reason) == (first.key, Act.EXPUNGE, first.reason):
        if known.progress == Progress.ASKED:
            known.progress, known.decided_by, known.decided_at = Progress.CARRIED_OUT, decided_by, at
            known.save(update_fields=["progress", "decided_by", "decided_at"])
        return known
    request = RemovalRequest(
        pk=None if known else first.decision,
        subject_kind=kind,
        subject_key=first.key,
        number=max(line.number for line in lines),
        is_whole=len(lines) > 1,
        act=Act.EXPUNGE,
        reason=first.reason,
        internal_reason="Carried out before a restore. What was said of it is not in the ledger.",
        asked_by=asked_by,
        asked_at=at,
        progress=Progress.CARRIED_OUT,
        decided_by=decided_by,
        decided_at=at,
    )
    request.save(force_insert=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [RemovalRequest]):
            cursor.execute(statement)
    return request


def _account(name: str) -> User:
    user, created = User.objects.get_or_create(username=name, defaults={"is_active": False})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
