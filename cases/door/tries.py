"""Patience with wrong tries: counted before a password is hashed, by name, never for good, with no address kept."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.crypto import salted_hmac

from .models import Tries

FREE: Final = 5
LONGEST: Final = timedelta(minutes=5)
FORGOTTEN: Final = timedelta(hours=1)
BUCKETS: Final = 2**16
# A hash takes a core for most of a second: one at a time, few in line, the others are asked to come back.
_in_line: Final = threading.BoundedSemaphore(3)
_hashing: Final = threading.Lock()


class TooSoon(Exception):
    """This name was tried too often, or too many are at the door; after `seconds` it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def bucket_of(name: str) -> int:
    """Answer the number under which tries of a name are counted; it tells nobody without SECRET_KEY the name."""
    digest = salted_hmac("cases.door.tries", name.casefold(), algorithm="sha256").digest()
    return int.from_bytes(digest[:4], "big") % BUCKETS


def pause_after(failures: int) -> timedelta:
    """Answer how long to wait: nothing for the first tries, then twice as long each time, five minutes at most."""
    if failures < FREE:
        return timedelta(0)
    return min(timedelta(seconds=5 * 2 ** min(failures - FREE, 10)), LONGEST)


@contextmanager
def counted(name: str, *, at: datetime) -> Iterator[None]:
    """The block may hash a password for the name: its try is counted first; TooSoon where it may not."""
    if not _in_line.acquire(blocking=False):
        raise TooSoon(2)
    try:
        _count(bucket_of(name), at=at)
        with _hashing:
            yield
    finally:
        _in_line.release()


def forget(name: str) -> None:
    """The tries of a name that came in no longer count."""
    Tries.objects.filter(bucket=bucket_of(name)).delete()


@transaction.atomic
def _count(bucket: int, *, at: datetime) -> None:
    row, made = Tries.objects.select_for_update().get_or_create(bucket=bucket, defaults={"last": at})
    if not made:
        passed = at - row.last
        if not -LONGEST <= passed <= FORGOTTEN:  # Before: the clock was ahead and was set back.
            row.failures = 0
        elif passed < (pause := pause_after(row.failures)):
            raise TooSoon(int((pause - passed).total_seconds()) + 1)
    row.failures, row.last = row.failures + 1, at
    row.save(update_fields=["failures", "last"])
