"""Files of people for tests: a heading line and rows, as CSV."""

import csv
from pathlib import Path

ROW = {
    "number": "1",
    "name_en": "Bobble Mundson",
    "name_ru": "Боббл Мундсон",
    "other_names": "Bob M|Bobik",
    "sex": "male",
    "country": "AQ",
    "naming": "public",
    "birth": "1950",
    "occupation_en": "weaver of fog",
    "note": "told in the corridor",
    "source_title": "Register of nowhere",
    "source_kind": "list",
    "source_publisher": "Invented archive",
    "source_url": "https://archive.example/1",
    "source_published": "2001-05",
    "source_locator": "file 7",
    "event1": "custody/remand",
    "event1_from": "1980-02-03",
    "event1_to": "1980-06-01",
    "event2": "custody/prison",
    "event2_from": "1980-06-01",
    "event2_text_en": "Sent to the colony of clouds.",
    "event2_text_ru": "Отправлен в колонию облаков.",
    "event3": "health/injury",
    "event3_from": "summer 1981",
    "event4": "deaths",
    "event4_from": "1990",
}


def write(path: Path, *rows: dict[str, str]) -> Path:
    """Write a file in which each row is `ROW` with other cells."""
    whole = [ROW | {"number": str(at)} | row for at, row in enumerate(rows, 1)]
    names = list(dict.fromkeys(name for row in whole for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, names)
        lines.writeheader()
        lines.writerows(whole)
    return path
