"""A CSV of so many plainly fictitious people with four events each, the same for the same number."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.bench.archive import FAMILIES, GIVEN, cyrillic

HEADINGS = (
    "number", "name_en", "name_ru", "sex", "country", "naming", "birth", "source_kind", "source_title",
    "source_publisher", "source_locator",
    "event1", "event1_from", "event1_to", "event2", "event2_from", "event2_to", "event2_text_en",
    "event3", "event3_from", "event4", "event4_from", "event4_to",
)  # fmt: skip
COUNTRIES = ("AQ", "TF", "HM", "GS", "BV")
HEALTH = ("diagnosis", "hospitalisation", "deterioration", "injury")
FONDS = 500


def rows(number: int) -> Iterator[tuple[str, ...]]:
    """Give the rows of so many people."""
    chance = random.Random(number)  # noqa: S311 - the same people each time
    for at in range(1, number + 1):
        held = date(1930, 1, 1) + timedelta(days=chance.randrange(33_000))
        tried, ill = held + timedelta(days=chance.randrange(20, 400)), held + timedelta(days=chance.randrange(500, 900))
        free = tried + timedelta(days=chance.randrange(600, 4000))
        name = f"{chance.choice(GIVEN.things)} {chance.choice(FAMILIES.things)}"
        fonds = chance.randrange(1, FONDS + 1)
        yield (
            f"N{at}", name, cyrillic(name), chance.choice(("male", "male", "female")),
            chance.choice(COUNTRIES), "public", str(held.year - chance.randrange(20, 60)), "court_paper",
            f"Invented fonds {fonds} of the archive of the bench", "Archive of the bench", f"file {at}",
            "custody/remand", held.isoformat(), tried.isoformat(),
            "custody/prison", tried.isoformat(), free.isoformat() if chance.random() < 0.9 else "",
            f"Sent to invented colony {at % 97}.",
            f"health/{chance.choice(HEALTH)}", ill.isoformat(),
            "protests/hunger_strike", (ill + timedelta(days=9)).isoformat(), (ill + timedelta(days=19)).isoformat(),
        )  # fmt: skip


def write(path: Path, number: int) -> None:
    """Write the file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADINGS)
        lines.writerows(rows(number))
