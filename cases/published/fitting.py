"""Who fits a question about people, as sets made once for each question."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.db.models import Q

from . import rolls, search
from .facets import OPEN_YEAR, Facet
from .rolls import HELD, RECORD, STATUS, People

FEW: Final = 1000
"""Up to so many people are looked at one by one, which is quicker than reading every roll."""
_HELD: Final = {"yes": ("surely", "possibly"), "surely": ("surely",), "no": ("",)}


class Fitting:
    """The people who fit what is asked for a day; None stands for a day of which the rolls cannot tell."""

    def __init__(self, narrowing: Mapping[str, Any], day: date, reckoned: date | None) -> None:
        self.narrowing = {name: value for name, value in narrowing.items() if name != "on"}
        self.day = day
        self.reckoned = None if "known" in narrowing else reckoned
        self._sets: dict[str, People | None] = {}

    @cached_property
    def _kept(self) -> Mapping[tuple[str, str], People]:
        return rolls.read(Q(facet__in=(RECORD, STATUS, HELD)))

    @property
    def everybody(self) -> People | None:
        """Everybody with a record; None where the rolls cannot tell."""
        return self._kept.get((RECORD, ""), {}) if self.reckoned else None

    @cached_property
    def standing(self) -> dict[tuple[str, str], People] | None:
        """The rolls of statuses and of who is held on the day."""
        found = {name: people for name, people in self._kept.items() if name[0] != RECORD}
        return rolls.on(self.day, self.reckoned, found) if self.reckoned else None

    @cached_property
    def called(self) -> People:
        """Everybody who is called so, also those without a record."""
        return search.people(self.narrowing["q"])

    def people(self, *names: str) -> People | None:
        """Answer everybody who fits all that is asked for but what is named."""
        found = self.everybody
        for name, value in self.narrowing.items():
            if found is None or name in names:
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
            if self.standing is None:
                return None
            found: People = {}
            for code in _HELD[value] if name == HELD else (value,):
                found = rolls.either(found, self.standing.get((name, code), {}))
            return found
        if name == "q":
            return self.called
        held_on = rolls.on_roll(OPEN_YEAR, Q(code__lte=value)) if name == Facet.YEAR else {}
        return rolls.either(rolls.on_roll(name, Q(code=value)), held_on)
