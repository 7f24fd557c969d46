"""People as a table and as records: the same members in CSV, XLSX, JSON, JSON Lines and SQLite.

Uwazi and this site's own import of lists understand the headings, and take a bar as what stands between values.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cases.domain.text import LANGUAGES

from .lines import written
from .table import BOM, cell
from .workbook import workbook_parts

SEVERAL: Final = "|"
TITLES: Final = {lang: f"title__{lang}" for lang in LANGUAGES}
TOLD: Final = {"charge": "charges", "term": "terms", "recognised": "recognised_by"}
"""The column of what is told of a person, by facet."""
COLUMNS: Final = (
    "key", "name", "name_lang", *TITLES.values(), "country", "on", "known", "status", "certainty", "held",
    "first_held", "charges", "terms", "recognised_by", "edition", "url",
)  # fmt: skip
Record = Mapping[str, Any]
"""One person as the files have it on a day, under COLUMNS; what is absent is None or empty.

Several statuses are possibilities beside each other, each with its certainty at the same place.
"""


def people_csv(records: Iterable[Record], *, bom: bool) -> Iterator[bytes]:
    """Give the records as lines of CSV (RFC 4180) in UTF-8, every cell quoted and none a formula."""
    yield csv_head(bom=bom)
    yield from map(csv_line, records)


def csv_head(*, bom: bool) -> bytes:
    """Answer the headings as a line of CSV."""
    return (BOM if bom else b"") + _lines.writerow(COLUMNS)


def csv_line(one: Record) -> bytes:
    """Answer a record as a line of CSV."""
    line: bytes = _lines.writerow([cell(text) for text in _texts(one)])
    return line


def people_workbook(records: Iterable[Record]) -> Iterator[bytes]:
    """Give the records as XLSX."""
    return workbook_parts(COLUMNS, map(_texts, records), name="people")


def people_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Give the records as JSON Lines (jsonlines.org), one person a line."""
    return map(written, records)


def people_json(records: Iterable[Record], **told: Any) -> Iterator[bytes]:
    """Give the records as one JSON object, under `people`, after what else is told."""
    head = json.dumps(told, ensure_ascii=False).removesuffix("}")
    yield f'{head}, "people": ['.encode()
    between = ""
    for one in records:
        yield (between + json.dumps(one, ensure_ascii=False)).encode()
        between = ", "
    yield b"]}"


def _texts(one: Record) -> list[str]:
    return [_text(one[column]) for column in COLUMNS]


def _text(value: Any) -> str:
    return SEVERAL.join(value) if isinstance(value, list) else str(value or "")


class _Echo:
    """A file that gives back what is written to it, so that lines can be sent as they are made."""

    def write(self, value: str) -> bytes:
        return value.encode()


_lines: Final[Any] = csv.writer(_Echo(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
