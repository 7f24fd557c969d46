"""Numbers of listings in order, as bytes that are the same on every machine and as sets of any size."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, TypeAlias

from . import rolls
from .rolls import People

MANY: Final = 4000
"""From so many numbers on machine words do what Python's own would be slow at."""
_NUMBER: Final = "I"
Numbers: TypeAlias = "array[int]"


def pack(numbers: Iterable[int]) -> bytes:
    """Answer numbers as four bytes each, the lowest first."""
    return _in_order(array(_NUMBER, numbers)).tobytes()


def unpack(kept: bytes | memoryview) -> Numbers:
    """Answer the numbers of `pack`."""
    numbers = array(_NUMBER)
    numbers.frombytes(kept)
    return _in_order(numbers)


def _in_order(numbers: Numbers) -> Numbers:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def once(numbers: Numbers) -> Numbers:
    """Answer the numbers in order, each once."""
    if len(numbers) < MANY:
        return array(_NUMBER, sorted(set(numbers)))
    from . import crowds  # noqa: PLC0415 - numpy is for large archives alone

    return array(_NUMBER, crowds.once(numbers).tobytes())


def in_any(some: Iterable[Numbers]) -> Numbers:
    """Answer the numbers that are in any of these, in order."""
    numbers = array(_NUMBER)
    for one in some:
        numbers.extend(one)
    return once(numbers)


def in_both(one: Numbers, other: Numbers) -> Numbers:
    """Answer the numbers that are in both, which are in order."""
    few, many = sorted((one, other), key=len)
    if len(many) < MANY:
        end = len(many)
        return array(_NUMBER, [one for one in few if (at := bisect_left(many, one)) < end and many[at] == one])
    from . import crowds  # noqa: PLC0415 - numpy is for large archives alone

    return array(_NUMBER, crowds.in_both(few, many).tobytes())


def has(numbers: Numbers, number: int) -> bool:
    """Answer whether a number is among these, which are in order."""
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def people_of(numbers: Numbers) -> People:
    """Answer the set of these listings."""
    if len(numbers) < MANY:
        return rolls.people_of(numbers)
    from . import crowds  # noqa: PLC0415 - numpy is for large archives alone

    return crowds.crowd_among(crowds.as_numbers(numbers))
