"""Tables that a spreadsheet program wrote: CSV, XLSX and ODS, read row by row within bounds."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from .bad import BadSheet
from .csvsheet import csv_rows
from .odssheet import ods_rows
from .xlsxsheet import xlsx_rows

__all__ = ["LARGEST", "MOST_ROWS", "BadSheet", "Sheet", "read_sheet"]

LARGEST: Final = 20_000_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 10_000
# A cell that is written once can stand in every row and column: what it comes to is counted, not what is stored.
MOST_SIGNS: Final = 40_000_000
_READERS: Final = {"csv": csv_rows, "tsv": csv_rows, "txt": csv_rows, "xlsx": xlsx_rows, "ods": ods_rows}


class Sheet(NamedTuple):
    """The headers of the columns and the rows under them, each as long as the headers, with its number in the file."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(body: bytes, *, name: str) -> Sheet:
    """Answer the first table of a file called `name`; raise BadSheet with a sentence that says what to do.

    No formula is worked out: what the program last computed is read. Empty rows are left out.
    """
    reader = _READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        raise BadSheet(_("Only .csv, .xlsx and .ods files are read. Save the list as one of these."))
    if len(body) > LARGEST:
        raise BadSheet(_("The file is larger than 20 MB. Divide the list."))
    rows = iter(_numbered(reader(body)))
    first = next(rows, None)
    if first is None:
        raise BadSheet(_("The file has no rows."))
    headers = _headers(first[1])
    listed = tuple((number, _fitted(row, len(headers), number)) for number, row in islice(rows, MOST_ROWS + 1))
    if len(listed) > MOST_ROWS:
        raise BadSheet(_("The list has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
    return Sheet(headers, listed)


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    left, last, signs = MOST_SIGNS, None, 0
    cells: list[str] = []
    for number, row in enumerate(rows, start=1):
        is_new = row is not last  # A row that is said to be repeated is the same list, and is looked at once.
        if is_new:
            last, signs = row, sum(map(len, row))
        left -= signs
        if left < 0:
            raise BadSheet(_("The table in this file is too large. Divide the list."))
        if is_new:
            cells = _cells(row, number)
        if cells:
            yield number, cells


def _cells(row: list[str], number: int) -> list[str]:
    cells = [" ".join(cell.split()) for cell in row[: MOST_COLUMNS + 1]]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise BadSheet(_("Row %(row)s has more than %(most)s columns.") % {"row": number, "most": MOST_COLUMNS})
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise BadSheet(_("Row %(row)s has a cell that is too long for a list.") % {"row": number})
    return cells


def _headers(cells: list[str]) -> tuple[str, ...]:
    if twice := next((cell for cell in cells if cell and cells.count(cell) > 1), None):
        raise BadSheet(_("Two columns are headed “%(header)s”. Give each a heading of its own.") % {"header": twice})
    return tuple(cell or f"({number})" for number, cell in enumerate(cells, start=1))


def _fitted(row: list[str], width: int, number: int) -> tuple[str, ...]:
    if len(row) > width:
        raise BadSheet(
            _("Row %(row)s has %(cells)s cells and there are %(width)s headings. Is a quotation mark missing?")
            % {"row": number, "cells": len(row), "width": width}
        )
    return (*row, *([""] * (width - len(row))))
