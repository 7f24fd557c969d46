"""The first sheet of an OpenDocument spreadsheet (ISO/IEC 26300)."""

from collections.abc import Iterator
from typing import Final

from .zipparts import Parts, whole

FARTHEST: Final = 256
MOST_EMPTY: Final = 1_000
MOST_AGAIN: Final = 20_002
"""So many times a row is repeated, an empty one and one of a list that is too long then."""


def ods_rows(body: bytes) -> Iterator[list[str]]:
    """Answer the rows, cells that are dates as ISO 8601; a formula is what it came to when it was saved."""
    sheet = _Table()
    for _pause in Parts(body).parse("content.xml", start=sheet.start, end=sheet.end, text=sheet.add):
        yield from sheet.done
        sheet.done = []
        if sheet.tables > 1:
            return


class _Table:
    """The cells of the first table as they are read."""

    def __init__(self) -> None:
        self.done: list[list[str]] = []
        self.row: list[str] = []
        self.value: str | None = None
        self.text: list[str] | None = None
        self.tables = self.again = self.cells = 0
        self.in_note = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element."""
        if tag == "table":
            self.tables += 1
        elif tag == "table-row":
            self.row, self.again = [], _times(given.get("number-rows-repeated", ""))
        elif tag in {"table-cell", "covered-table-cell"}:
            self.cells = _times(given.get("number-columns-repeated", ""))
            self.value = given.get("date-value", "").partition("T")[0] or None
            self.text = []
        elif tag == "annotation":
            self.in_note = True
        elif tag == "p" and self.text:
            self.text.append("\n")
        elif tag == "s" and self.text is not None:
            self.text.append(" ")

    def add(self, text: str) -> None:
        """Keep words of a cell."""
        if self.text is not None and not self.in_note:
            self.text.append(text)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "annotation":
            self.in_note = False
        elif tag in {"table-cell", "covered-table-cell"}:
            said = self.value or "".join(self.text or ())
            self.row.extend([said] * min(self.cells, FARTHEST - len(self.row)))
            self.text = None
        elif tag == "table-row" and self.tables == 1:
            # A sheet ends in a million empty rows that are said to be one.
            most = MOST_AGAIN if any(map(str.strip, self.row)) else MOST_EMPTY
            self.done.extend([self.row] * min(self.again, most))


def _times(text: str) -> int:
    return whole(text, otherwise=1)
