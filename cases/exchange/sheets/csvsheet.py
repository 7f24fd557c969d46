"""Tables of separated values, in whatever encoding and with whatever separator they were saved."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from cases.exchange.text_of import Unreadable, decoded

from .bad import BadSheet

SEPARATORS: Final = ",;\t|"
_MADE_SAFE: Final = re.compile(r"'(?=\s*[=+\-@＝＋－＠\t\r\n])")


def csv_rows(body: bytes) -> Iterator[list[str]]:
    """Answer the rows of a file; the apostrophe that keeps a cell from being a formula is taken off."""
    try:
        text = decoded(body)
    except Unreadable as error:
        raise BadSheet(str(error.args[0])) from error
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    separator, text = _declared(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text), strict=True)
    try:
        for row in reader:
            yield [unguarded(cell) if cell.startswith("'") else cell for cell in row]
    except csv.Error as error:
        message = _("Line %(line)s of the file cannot be read: is a quotation mark missing?")
        raise BadSheet(message % {"line": reader.line_num}) from error


def unguarded(cell: str) -> str:
    """Answer a cell without the apostrophe that keeps it from being a formula."""
    return _MADE_SAFE.sub("", cell, count=1)


def _declared(text: str) -> tuple[str, str]:
    """Answer the separator that Excel declares in a first line of its own, and the text after that line."""
    first, _break, rest = text.partition("\n")
    declared = re.fullmatch(r"sep=(.)", first.strip("\n"))
    return (declared[1], rest) if declared else ("", text)


def _separator(text: str) -> str:
    """Answer the sign that divides the first line into most parts, outside quotation marks."""
    first = re.sub(r'"[^"]*"', "", text.lstrip("\n").partition("\n")[0])
    return max(SEPARATORS, key=first.count)
