"""The list of people as a table, under headings that Uwazi and this site's own import understand."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from cases.domain.text import LANGUAGES
from cases.published.peoplelist import Row

from .table import BOM, cell
from .workbook import workbook

SEVERAL: Final = "|"
"""Between values of one cell, as in Uwazi's CSV."""
COLUMNS: Final = (
    "key",
    *(f"title__{lang}" for lang in LANGUAGES),
    "country",
    "on",
    "status",
    "certainty",
    "url",
)
Line = tuple[Row, dict[str, str], str]


def lines(found: Sequence[Line], *, day: str, root: str) -> list[list[str]]:
    """Answer a row of text for each person, given with the titles by language and the country."""
    return [
        [
            row.key,
            *(titles.get(lang, "") for lang in LANGUAGES),
            country,
            day,
            SEVERAL.join(one.code for one in row.standings),
            SEVERAL.join("possibly" if one.certainty else "surely" for one in row.standings),
            root + row.path,
        ]
        for row, titles, country in found
    ]


def people_csv(rows: Sequence[Sequence[str]], *, bom: bool) -> bytes:
    """Answer the rows as CSV (RFC 4180) in UTF-8, every cell quoted and none a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(text) for text in row] for row in rows)
    return (BOM if bom else b"") + written.getvalue().encode()


def people_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Answer the rows as XLSX."""
    return workbook(COLUMNS, rows, name="people")
