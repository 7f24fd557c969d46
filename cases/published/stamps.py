"""The stamp of the newest change of what is reckoned, by which a process sees what it does not remember yet."""

import time
from array import array
from collections.abc import Iterable
from itertools import chain
from typing import Final

from django.db.models import Sum

from . import asking
from .countmodels import Roll

DAY, RECORD = "day", "record"
"""The roll that names the day and the newest stamp, and the roll of everybody with a record."""
_REMEMBERED: Final = 1000
"""So many changes of listings are told of."""
_NEWEST: Final = "SELECT stamp FROM published_roll WHERE facet = {}"


def head() -> Roll | None:
    """Answer the row that every change is seen at, or None where nothing is reckoned."""
    return Roll.objects.filter(facet=DAY).first()


def newest() -> int:
    """Answer the stamp that every change is seen at, or nought where nothing is reckoned."""
    found = asking.rows(_NEWEST, DAY)
    return found[0][0] if found else 0


def fresh() -> int:
    """Answer a stamp above every one that was given; also above those that were taken back with their transaction.

    Called where no other publication can be under way. It is the time in microseconds, or one more than the last.
    """
    last = head()
    return max(time.time_ns() // 1000, last.stamp + 1 if last else 0)


def seal(stamp: int, *, moved: Iterable[int] = (), anew: bool = False) -> None:
    """Let the change of this stamp, to these listings, be seen; `anew` where nothing remembered holds on."""
    last = head()
    if last is None:
        return
    before = [] if anew else history(last.bits)
    entries = [*before, *((stamp, number) for number in moved or [0])][-_REMEMBERED:]
    last.stamp, last.bits = stamp, array("q", chain.from_iterable(entries)).tobytes()
    last.people = Roll.objects.filter(facet=RECORD).aggregate(n=Sum("people"))["n"] or 0
    last.save()


def history(bits: bytes | memoryview) -> list[tuple[int, int]]:
    """Answer the last stamps that were given, each with a listing that it changed or nought, the newest last.

    Who has seen one of them, but perhaps the oldest, lacks nothing but what was changed at the later ones.
    """
    numbers = array("q", bytes(bits))
    return list(zip(numbers[::2], numbers[1::2], strict=True))
