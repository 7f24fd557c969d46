"""Tables as workbooks of one sheet (Office Open XML, ECMA-376): every cell is text, so that none is run."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import IO, Any, Final
from xml.sax.saxutils import escape

from .issue import Issue
from .table import COLUMNS, timeline_rows

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL: Final = 32_767
MOST_ROWS: Final = 1_048_575
"""So many rows a sheet has below its headings."""
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_WORDS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_WORDS}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
# Everything that is no character of XML 1.0 (production 2).
_NO_CHARACTER: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The first day that a zipped file can name: the bytes do not tell when they were made.
_NEVER: Final = (1980, 1, 1, 0, 0, 0)


def timeline_workbook(issue: Issue) -> bytes:
    """Answer the timeline as a workbook, with the columns of the table in CSV."""
    return workbook(COLUMNS, timeline_rows(issue), name=issue.edition.key)


def workbook(headings: Sequence[str], rows: Iterable[Sequence[str]], *, name: str) -> bytes:
    """Answer rows of text as XLSX, the same bytes for the same rows; a cell too long for Excel is cut there."""
    written = io.BytesIO()
    for _more in _written(_parts(headings, rows, name), written):
        pass
    return written.getvalue()


def workbook_parts(headings: Sequence[str], rows: Iterable[Sequence[str]], *, name: str) -> Iterator[bytes]:
    """Give the same workbook bit by bit, in bytes that know no length beforehand; at most `MOST_ROWS` fit."""
    drain = _Drain()
    for _more in _written(_parts(headings, rows, name), drain):  # type: ignore[arg-type]
        if some := drain.emptied():
            yield some
    yield drain.emptied()


def _parts(headings: Sequence[str], rows: Iterable[Sequence[str]], name: str) -> dict[str, Iterable[str]]:
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts: dict[str, Iterable[str]] = {path: [text] for path, text in _PARTS.items()}
    return parts | {"xl/workbook.xml": [book], "xl/worksheets/sheet1.xml": _sheet(chain([headings], rows))}


def _written(parts: dict[str, Iterable[str]], to: IO[bytes]) -> Iterator[None]:
    """Write the parts, and answer again and again while there is more."""
    with zipfile.ZipFile(to, "w") as archive:
        for path, texts in parts.items():
            yield from _one_written(archive, path, texts)


def _one_written(archive: zipfile.ZipFile, path: str, texts: Iterable[str]) -> Iterator[None]:
    part = zipfile.ZipInfo(path, _NEVER)
    part.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(part, "w") as file:
        for text in chain([_HEAD], texts):
            file.write(text.encode())
            yield


class _Drain(io.RawIOBase):
    """A file that can only be written on and is emptied meanwhile."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        """Answer that it is written to."""
        return True

    def write(self, some: Any) -> int:
        """Hold some more bytes."""
        self._held += some
        return len(some)

    def emptied(self) -> bytes:
        """Answer what was written since the last time."""
        held = bytes(self._held)
        self._held.clear()
        return held


def _sheet(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Give the sheet row by row, so that only what is compressed is held."""
    freeze = '<pane ySplit="1" topLeftCell="A2" state="frozen"/>'
    yield f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{freeze}</sheetView></sheetViews>'
    yield "<sheetData>"
    for number, cells in enumerate(rows, start=1):
        yield _row(number, cells)
    yield "</sheetData></worksheet>"


def _row(number: int, cells: Sequence[str]) -> str:
    return f'<row r="{number}">{"".join(map(_cell, cells))}</row>'


def _cell(text: str) -> str:
    words = escape(_NO_CHARACTER.sub("", text)[:LONGEST_CELL])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>' if words else "<c/>"
