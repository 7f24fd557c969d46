"""The first sheet of an Office Open XML workbook (ECMA-376, part 1)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from .bad import BadSheet
from .zipparts import Parts, whole

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
# The formats of dates that need no definition (section 18.8.30).
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_QUOTED: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_SHEET: Final = re.compile(r"xl/worksheets/sheet[0-9]{1,6}\.xml")
_COLUMN: Final = re.compile(r"[A-Z]{1,3}")
FARTHEST: Final = 256


def xlsx_rows(body: bytes) -> Iterator[list[str]]:
    """Answer the rows, cells that are shown as dates as ISO 8601; a formula is what it came to when it was saved."""
    parts = Parts(body)
    sheets = sorted(filter(_SHEET.fullmatch, parts.names), key=_number)
    if not sheets:
        raise BadSheet(_("This file is damaged or is not what its name says. Save it again."))
    book = _Book(parts)
    return _Cells(book).rows(parts, sheets[0])


def _number(name: str) -> int:
    return int("".join(filter(str.isdigit, name)))


class _Book:
    """What the sheets of a workbook share: texts, which styles are dates, the first day."""

    def __init__(self, parts: Parts) -> None:
        self.texts: list[str] = []
        self.formats: dict[str, str] = {}
        self.styles: list[str] = []
        self.epoch = _EPOCH
        self._text: list[str] | None = None
        self._in_cells = False
        for name in ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
            if name in parts.names:
                for _pause in parts.parse(name, start=self._start, end=self._end, text=self._add):
                    pass

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "si":
            self._text = []
        elif tag == "numFmt":
            self.formats[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self.styles.append(given.get("numFmtId", ""))
        elif tag == "workbookPr" and given.get("date1904") in {"1", "true"}:
            self.epoch = _EPOCH_1904

    def _end(self, tag: str) -> None:
        if tag == "si":
            self.texts.append("".join(self._text or ()))
            self._text = None
        elif tag == "cellXfs":
            self._in_cells = False

    def _add(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def is_date(self, style: str) -> bool:
        """Answer whether cells of the style are shown as dates."""
        place = whole(style, otherwise=len(self.styles))
        number = self.styles[place] if place < len(self.styles) else ""
        code = _QUOTED.sub("", self.formats.get(number, "")).lower()
        return whole(number, otherwise=0) in _DATES or bool(re.search(r"[dy]", code))


class _Cells:
    """The cells of a sheet as they are read."""

    def __init__(self, book: _Book) -> None:
        self.book = book
        self.row: list[str] = []
        self.done: list[list[str]] = []
        self.kind = self.style = ""
        self.number = 0
        self.text: list[str] | None = None

    def rows(self, parts: Parts, name: str) -> Iterator[list[str]]:
        """Answer the rows of the sheet."""
        for _pause in parts.parse(name, start=self._start, end=self._end, text=self._add):
            yield from self.done
            self.done = []

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "row":
            self.row = []
            self._skip_to(given.get("r", ""))
        elif tag == "c":
            self.kind, self.style = given.get("t", "n"), given.get("s", "")
            self._fill(given.get("r", ""))
            self.row.append("")
        elif tag in {"v", "t"}:
            self.text = []

    def _skip_to(self, number: str) -> None:
        """Rows that a file leaves out count, so that a row has the number that its program shows."""
        self.number += 1
        said = whole(number, otherwise=0)
        while self.number < said and len(self.done) < FARTHEST:
            self.done.append([])
            self.number += 1

    def _fill(self, address: str) -> None:
        found = _COLUMN.match(address)
        column = 0
        for letter in found[0] if found else "":
            column = column * 26 + ord(letter) - 64
        self.row.extend([""] * (min(column - 1, FARTHEST) - len(self.row)))

    def _add(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def _end(self, tag: str) -> None:
        if tag == "row":
            self.done.append(self.row)
        elif tag in {"v", "t"} and self.row and self.text is not None:
            self.row[-1] += self._value("".join(self.text))
            self.text = None

    def _value(self, text: str) -> str:
        if self.kind == "s":
            place = whole(text, otherwise=len(self.book.texts))
            return self.book.texts[place] if place < len(self.book.texts) else ""
        if self.kind == "n" and self.book.is_date(self.style):
            return day_of(text, self.book.epoch)
        return text.removesuffix(".0") if self.kind == "n" else text


def day_of(serial: str, epoch: date = _EPOCH) -> str:
    """Answer the day of a serial number as ISO 8601, or the text as it is where it is none."""
    try:
        days = int(float(serial))
        # Excel has a 29 February 1900, so numbers before it are a day off.
        return (epoch + timedelta(days=days + (epoch == _EPOCH and 0 < days < 60))).isoformat()
    except (ValueError, OverflowError):
        return serial
