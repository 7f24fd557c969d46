"""What a process does before anybody asks, so that the first question about a large archive is as quick as the next."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final

from django.db import Error
from django.utils import timezone

from . import archive
from .archive import Archive
from .cube import LARGE
from .facets import OPEN_YEAR, Facet
from .fitting import Fitting
from .rolls import HELD, HELD_CODES, STATUS

FILTERS: Final = 4
"""So many filters at most are combined beforehand."""
MOST: Final = 1500
"""Of so many sets at most the choices are counted beforehand, those with few filters first."""
_COUNTED: Final = (*Facet, OPEN_YEAR, STATUS, HELD)


def warm() -> None:
    """Remember a large archive and its past, and count the choices of its large sets; who asks meanwhile may wait."""
    with suppress(Error):
        found = archive.present()
        if found and found.past:
            found.past.read()
            count(found)
            found.for_day(timezone.localdate())


def count(found: Archive) -> int:
    """Count the choices among everybody and among all who fit filters, where they are many; answer how many sets."""
    sets: list[dict[str, str]] = [{}]
    for narrowing in sets:
        sizes = Fitting(narrowing, found.day, found.day, found).sizes(_COUNTED) or {}
        if len(narrowing) < FILTERS:
            last = max(narrowing, default="")
            sets += [narrowing | {name: value} for name, value in _large(sizes) if name > last][: MOST - len(sets)]
    return len(sets)


def _large(sizes: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, str]]:
    """Answer the filters, each with a value, that leave a large set."""
    for facet in (*Facet, STATUS):
        yield from ((facet, code) for code, number in sizes.get(facet, {}).items() if number >= LARGE)
    held = sizes.get(HELD, {})
    yield from ((HELD, asked) for asked, codes in HELD_CODES.items() if sum(held.get(one, 0) for one in codes) >= LARGE)
