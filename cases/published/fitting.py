"""Who fits a question about people, as sets made once for each question."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from . import rolls, search
from .archive import Archive
from .cube import LARGE
from .facets import OPEN_YEAR, Facet
from .rolls import HELD, HELD_CODES, RECORD, STATUS, People

if TYPE_CHECKING:
    from .asknown import AsKnown
    from .crowds import Crowd
    from .past import Day
    from .postings import Common

FEW: Final = 1000
"""Up to so many people are looked at one by one, which is quicker than reading every roll."""


class Fitting:
    """The people who fit what is asked for a day; None stands for a day of which the rolls cannot tell."""

    def __init__(
        self, narrowing: Mapping[str, Any], day: date, reckoned: date | None, archive: Archive | None = None
    ) -> None:
        self.narrowing = {name: value for name, value in narrowing.items() if name != "on"}
        self.day = day
        self.known: date | None = narrowing.get("known")
        # What is remembered of a large archive, and what of that was known on the day for which knowledge is asked.
        self.present = archive if reckoned and archive and archive.is_large else None
        self.archive = self.present.as_known(self.known) if self.present and self.known else self.present
        self.reckoned = None if self.known and not self.archive else reckoned
        self._sets: dict[str, People | None] = {}

    @cached_property
    def _kept(self) -> Mapping[tuple[str, str], People]:
        return rolls.read(Q(facet__in=(RECORD, STATUS, HELD)))

    @property
    def everybody(self) -> People | None:
        """Everybody with a record; None where the rolls cannot tell."""
        if self.archive:
            return self.archive.everybody
        return self._kept.get((RECORD, ""), {}) if self.reckoned else None

    @cached_property
    def standing(self) -> dict[tuple[str, str], People] | None:
        """The rolls of statuses and of who is held on the day."""
        found = {name: people for name, people in self._kept.items() if name[0] != RECORD}
        return rolls.on(self.day, self.reckoned, found) if self.reckoned else None

    @cached_property
    def then(self) -> "Day | None":
        """How everybody of a large archive stands on the day, where rolls are kept for another or as known now."""
        return self.archive.on(self.day) if self.archive and (self.known or self.day != self.reckoned) else None

    @cached_property
    def called(self) -> People:
        """Everybody who is called so, also those without a record."""
        return search.people(self.narrowing["q"], self.common)

    @property
    def common(self) -> "Common | None":
        """What is remembered of common names, where the archive is large."""
        return self.present.common if self.present else None

    def people(self, *names: str) -> People | None:
        """Answer everybody who fits all that is asked for but what is named."""
        found = self.present.everybody if self.present and self.archive and "known" in names else self.everybody
        for name, value in self.narrowing.items():
            if found is None or name in names or name == "known":
                continue
            some = self._some(name, value)
            found = None if some is None else rolls.both(found, some)
        return found

    def is_everybody(self, *names: str) -> bool:
        """Answer whether nothing narrows but what is named."""
        return not set(self.narrowing) - set(names)

    def _some(self, name: str, value: str) -> People | None:
        if name not in self._sets:
            self._sets[name] = self._read(name, value)
        return self._sets[name]

    def _read(self, name: str, value: str) -> People | None:
        if name in {STATUS, HELD}:
            if self.archive:
                codes = HELD_CODES[value] if name == HELD else (value,)
                return self.then.people(name, codes) if self.then else self.archive.people(name, codes)
            if self.standing is None:
                return None
            found: People = {}
            for code in HELD_CODES[value] if name == HELD else (value,):
                found = rolls.either(found, self.standing.get((name, code), {}))
            return found
        if name == "q":
            return self.called
        if self.archive:
            return self._remembered(self.archive, name, value)
        held_on = rolls.on_roll(OPEN_YEAR, Q(code__lte=value)) if name == Facet.YEAR else {}
        return rolls.either(rolls.on_roll(name, Q(code=value)), held_on)

    def _remembered(self, archive: "Archive | AsKnown", name: str, value: str) -> People:
        """Answer who is on the roll; for a year also those who are held from that year on, or from an earlier one."""
        found: People = archive.people(name, [value])
        if name != Facet.YEAR:
            return found
        since = [code for code in archive.codes.get(OPEN_YEAR, ()) if code <= value]
        return rolls.either(found, archive.people(OPEN_YEAR, since))

    def sizes(self, facets: Iterable[str], *names: str) -> dict[str, dict[str, int]] | None:
        """Answer how many of those who fit all but what is named there are to each code; None where it is not large."""
        if not self.archive:
            return None
        narrowing = {name: value for name, value in self.narrowing.items() if name not in names}
        cube = self.present.cube if self.present and not self.then and "q" not in narrowing else None
        found = {facet: cube.counted(narrowing, facet) if cube else None for facet in facets}
        if missing := [facet for facet, counted in found.items() if counted is None]:
            fits = self.archive.everybody.both(self.people(*names) or {})
            counted = self._counted(self.archive, fits, missing)
            if cube and fits.size >= LARGE:
                for facet in missing:
                    cube.keep(narrowing, facet, self.archive.codes.get(facet, []), counted[facet])
            found |= counted
        return {facet: counted or {} for facet, counted in found.items()}

    def _counted(self, archive: "Archive | AsKnown", fits: "Crowd", facets: list[str]) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for facet in facets:
            if self.then and facet in {STATUS, HELD}:
                found[facet] = self.then.among(facet, fits)
            else:
                found[facet] = archive.among(facet, fits)
        return found
