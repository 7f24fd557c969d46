"""People as a table and as records: the same members in CSV, XLSX and JSON.

Uwazi and this site's own import of lists understand the headings, and take a bar as what stands between values.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from cases.domain.text import LANGUAGES
from cases.published.peoplelist import Row

from .table import BOM, cell
from .workbook import workbook

SEVERAL: Final = "|"
_TITLES: Final = {lang: f"title__{lang}" for lang in LANGUAGES}
COLUMNS: Final = (
    "key", "name", "name_lang", *_TITLES.values(), "country", "on", "known", "status", "certainty", "held",
    "first_held", "charges", "terms", "recognised_by", "edition", "url",
)  # fmt: skip
Record = Mapping[str, Any]


def record(row: Row, *, day: date, known: date | None, root: str) -> Record:
    """Answer one person as the files have it on a day, under COLUMNS; what is absent is None or empty.

    Several statuses are possibilities beside each other, each with its certainty at the same place.
    """
    return {
        "key": row.key,
        "name": row.name,
        "name_lang": row.name_lang or None,
        **{column: row.titles.get(lang) for lang, column in _TITLES.items()},
        "country": row.country_code,
        "on": day.isoformat(),
        "known": known.isoformat() if known else None,
        "status": [one.code for one in row.standings],
        "certainty": ["possibly" if one.certainty else "surely" for one in row.standings],
        "held": row.held,
        "first_held": row.held_from or None,
        "charges": row.told.get("charge", []),
        "terms": row.told.get("term", []),
        "recognised_by": row.told.get("recognised", []),
        "edition": row.number,
        "url": root + row.path,
    }


def people_csv(records: Iterable[Record], *, bom: bool) -> Iterator[bytes]:
    """Give the records as lines of CSV (RFC 4180) in UTF-8, every cell quoted and none a formula."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield (BOM if bom else b"") + writer.writerow(COLUMNS)
    for one in records:
        yield writer.writerow([cell(text) for text in _texts(one)])


def people_workbook(records: Iterable[Record]) -> bytes:
    """Answer the records as XLSX."""
    return workbook(COLUMNS, map(_texts, records), name="people")


def _texts(one: Record) -> list[str]:
    return [_text(one[column]) for column in COLUMNS]


def _text(value: Any) -> str:
    return SEVERAL.join(value) if isinstance(value, list) else str(value or "")


class _Echo:
    """A file that gives back what is written to it, so that lines can be sent as they are made."""

    def write(self, value: str) -> bytes:
        return value.encode()
