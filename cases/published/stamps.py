"""The stamp of the newest change of what is reckoned, by which a process sees what it does not remember yet."""

import time
from array import array
from collections.abc import Iterable
from typing import Final

from django.db.models import Sum

from .countmodels import Roll

DAY, RECORD = "day", "record"
"""The roll that names the day and the newest stamp, and the roll of everybody with a record."""
_REMEMBERED: Final = 100


def head() -> Roll | None:
    """Answer the row that every change is seen at, or None where nothing is reckoned."""
    return Roll.objects.filter(facet=DAY).first()


def fresh() -> int:
    """Answer a stamp above every one that was given; also above those that were taken back with their transaction.

    Called where no other publication can be under way. It is the time in microseconds, or one more than the last.
    """
    last = head()
    return max(time.time_ns() // 1000, last.stamp + 1 if last else 0)


def seal(stamp: int, *, anew: bool = False) -> None:
    """Let the change of this stamp be seen; `anew` where rows were taken out, so that nothing remembered holds on."""
    last = head()
    if last is None:
        return
    before = [] if anew else history(last.bits)
    last.stamp, last.bits = stamp, array("q", [*before, stamp][-_REMEMBERED:]).tobytes()
    last.people = Roll.objects.filter(facet=RECORD).aggregate(n=Sum("people"))["n"] or 0
    last.save()


def history(bits: Iterable[int] | memoryview) -> list[int]:
    """Answer the last stamps that were given, the newest last: who has seen one of them lacks the later ones alone."""
    return list(array("q", bytes(bits)))
