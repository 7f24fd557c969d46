"""A large archive as its records were on a past day: only what was published since then is read and put back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np

from . import rolls, turnings
from .archive import Archive, remembered
from .crowds import Crowd, crowd_among
from .knowledge import known_before
from .models import ListedEdition, Trait
from .past import Day, Past, newest_records
from .pastlines import Changes
from .rolls import People
from .steps import NOW, spans_before
from .tables import Table, kept_as
from .turnings import STANDS, Turned

MOST: Final = 50_000
"""Of so many people at most what was said of them before is put back."""


@dataclass(frozen=True)
class AsKnown:
    """The people of an archive as the records of a past day had them.

    `since` are those whose newest record is of later; `before` is what earlier records said of some of them on that
    day, by facet, and `moves` how they stood.
    """

    now: Archive
    past: Past
    everybody: Crowd
    since: Crowd
    before: Mapping[str, Table]
    moves: Mapping[int, list[Turned]]
    days: dict[date, Day] = field(default_factory=dict)
    """How everybody stood, by that knowledge, on the days that were asked for last."""

    @property
    def codes(self) -> dict[str, list[str]]:
        """The codes on whose rolls somebody may stand."""
        facets = {*self.now.codes, *self.before}
        return {
            facet: sorted({*self.now.codes.get(facet, ()), *(self.before[facet].codes if facet in self.before else ())})
            for facet in facets
        }

    def people(self, facet: str, codes: Iterable[str]) -> People:
        """Answer who stands on any of the rolls."""
        wanted = list(codes)
        kept = rolls.less(self.now.people(facet, wanted), self.since)
        return rolls.either(kept, self.before[facet].people(wanted)) if facet in self.before else kept

    def among(self, facet: str, fits: Crowd) -> dict[str, int]:
        """Answer how many of those who fit stand on each roll of a facet, where there are any."""
        found = Counter(self.now.among(facet, fits.less(self.since)))
        if facet in self.before:
            found.update(self.before[facet].by_roll(fits))
        return dict(found)

    def on(self, day: date) -> Day:
        """Answer how everybody stood on a day."""
        return remembered(self.days, day, lambda: Day(self.past.ways, day, {**self.now.moves, **self.moves}))

    def line(self, fits: People, until: date) -> tuple[date | None, Changes] | None:
        """Answer the line as was known, beside that which the editions of each day had, which knows no such day."""
        known = self.now.line(rolls.both(fits, self.everybody), until, self.moves)
        published = self.now.line(fits, until)
        if known is None or published is None:
            return None
        changes = {key: change for key, change in published[1].items() if key[0] != NOW}
        return known[0], Counter(changes | {key: change for key, change in known[1].items() if key[0] == NOW})


def as_known(now: Archive, past: Past, day: date) -> AsKnown | None:
    """Answer an archive as it was known on a day, in a few queries; None where it differs in too many people."""
    numbers = list(ListedEdition.objects.filter(known_before(day)).values_list("listing", flat=True)[: MOST + 1])
    if len(numbers) > MOST:
        return None
    earlier = crowd_among(numbers)
    since = _newer(now, past, day).either(earlier)  # Also of whom a record was published this moment.
    everybody = now.everybody.less(since).either(now.everybody.both(earlier))
    return AsKnown(now, past, everybody, since, _tables(day, now.places), _moves(day))


def _newer(now: Archive, past: Past, day: date) -> Crowd:
    """Answer of whom the newest record was published after a day; one that `past` has not seen is looked up."""
    newest = past.newest.copy()
    for number, published in newest_records().filter(listing__in=now.moved):
        newest[number] = published.toordinal()
    return Crowd(np.packbits(newest > day.toordinal(), bitorder="little").view(np.uint64))


def _tables(day: date, places: int) -> dict[str, Table]:
    found: dict[str, dict[str, list[int]]] = {}
    rows = Trait.objects.filter(known_before(day)).values_list("facet", "code", "listing")
    for facet, code, number in rows.iterator(chunk_size=5000):
        found.setdefault(facet, {}).setdefault(code, []).append(number)
    return {
        facet: Table({code: kept_as(np.sort(numbers), places) for code, numbers in by_code.items()}, places)
        for facet, by_code in found.items()
    }


def _moves(day: date) -> dict[int, list[Turned]]:
    moves: dict[int, list[Turned]] = {}
    for turned in turnings.each(spans_before(day)):
        if turned[1] in {NOW, STANDS}:
            moves.setdefault(turned[0], []).append(turned)
    return moves
