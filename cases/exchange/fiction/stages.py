"""The fiction in the order in which it would have been published: each life in one edition or in two."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from cases.domain.fuzzydate import FuzzyDate

from .lives import countries, life
from .world import Row, Tables

_LETTERS: Final = "23456789BCDFGHJKMNPQRSTVWXZ"
_IN_TWO: Final = 0.3


@dataclass(frozen=True, slots=True)
class Stage:
    """What is to be entered about one person, and the day on which it is then published."""

    day: date
    person: str
    tables: Tables


def stages(number: int, *, seed: int, today: date) -> list[Stage]:
    """Answer the stages of so many lives in the order of their days, the same for the same seed and day."""
    dice = Random(seed)  # noqa: S311 - invented people are no secret
    keys: set[str] = set()
    found: list[Stage] = []
    while len(keys) < number:
        country = countries(dice)
        key = f"{country.code}-{''.join(dice.choices(_LETTERS, k=4))}"
        if key not in keys:
            keys.add(key)
            found += _staged(life(dice, key, country, today), key, dice, today)
    return sorted(found, key=lambda one: (one.day, one.person))


def _staged(tables: Tables, key: str, dice: Random, today: date) -> Iterator[Stage]:
    """Answer the stages of one life: two where a part of it can be told before the rest."""
    days = sorted(day for rows in tables.values() for row in rows if (day := _day(row)) and day.year > 2007)
    last = min(days[-1] + timedelta(days=dice.randint(3, 60)), today)
    early = min(days[0] + timedelta(days=dice.randint(30, 250)), last)
    if dice.random() > _IN_TWO or early >= last or _ends_before(tables, last) or not (rest := _after(tables, early)):
        yield Stage(last, key, tables)
        return
    later = {id(row) for rows in rest.values() for row in rows}
    first = {table: [row for row in rows if id(row) not in later] for table, rows in tables.items()}
    yield Stage(early, key, {table: rows for table, rows in first.items() if rows})
    yield Stage(last, key, rest)


def _day(row: Row) -> date | None:
    """Answer the last day on which a row can have happened, its end included."""
    told = [FuzzyDate.parse(row[name]["date"]).latest for name in ("occurred", "ended") if name in row]
    return max((day for day in told if day), default=None)


def _ends_before(tables: Tables, last: date) -> bool:
    """Answer whether the end of a stay is told, which an earlier edition could not have known."""
    return any("ended" in row for row in tables.get("custody", ()))


def _after(tables: Tables, early: date) -> Tables:
    """Answer the dated rows that happened after the first edition; what others point at stays before."""
    kept = ("custody", "health", "protests", "ill_treatment", "deaths", "designations", "rulings", "sentences")
    later = {name: [row for row in tables.get(name, ()) if (day := _day(row)) and day > early] for name in kept}
    return {name: rows for name, rows in later.items() if rows}
