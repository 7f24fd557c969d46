"""Parts of a zipped document, unpacked within bounds and read as XML without any declaration of types."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final
from xml.parsers import expat

from django.utils.translation import gettext as _

from .bad import BadSheet

LARGEST_PART: Final = 120_000_000
MOST_PARTS: Final = 2_000
DEEPEST: Final = 200
LONGEST_TAG: Final = 1_000_000
_CHUNK: Final = 65_536
# What the standard library raises for parts that are missing, encrypted, packed in other ways, cut off or changed.
_DAMAGED: Final = (KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, OSError, EOFError)
Handler = Callable[..., Any]
_LONGEST_NUMBER: Final = 7


class Parts:
    """The parts of a zipped document by name."""

    def __init__(self, body: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
        except (zipfile.BadZipFile, ValueError) as error:
            raise BadSheet(_("This file is damaged or is not what its name says. Save it again.")) from error
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > MOST_PARTS:
            raise BadSheet(_("This file is damaged or is not what its name says. Save it again."))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Answer a part bit by bit; raise BadSheet where it is missing, damaged, encrypted or too large."""
        try:
            with self._zip.open(name) as part:
                yield from _bounded(iter(partial(part.read, _CHUNK), b""))
        except _DAMAGED as error:
            raise BadSheet(_("This file is damaged or is not what its name says. Save it again.")) from error

    def parse(self, name: str, *, start: Handler, end: Handler, text: Handler) -> Iterator[None]:
        """Feed a part to handlers of elements, whose names have no prefix, pausing after each bit of it."""
        parser, nest = expat.ParserCreate(namespace_separator="}"), _Nest(start, end)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler, parser.EndElementHandler = nest.start, nest.end
        parser.CharacterDataHandler = text
        try:
            for fed, chunk in enumerate(self.chunks(name)):
                parser.Parse(chunk)
                # A tag without end is read anew with each bit, and one with endless attributes is held whole.
                if nest.depth > DEEPEST or fed * _CHUNK - parser.CurrentByteIndex > LONGEST_TAG:
                    _refuse()
                yield
            parser.Parse(b"", True)
            yield
        except expat.ExpatError as error:
            raise BadSheet(_("This file is damaged or is not what its name says. Save it again.")) from error


class _Nest:
    """Hands elements on, their names without a prefix, and knows how deep they lie."""

    def __init__(self, start: Handler, end: Handler) -> None:
        self._start, self._end = start, end
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.depth += 1
        self._start(_local(tag), {_local(name): value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        """End an element."""
        self.depth -= 1
        self._end(_local(tag))


def whole(text: str, *, otherwise: int) -> int:
    """Answer the whole number that an attribute writes, or `otherwise` where it writes none below ten million."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else otherwise


def _bounded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    left = LARGEST_PART
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise BadSheet(_("The table in this file is too large. Divide the list."))
        yield chunk


def _refuse(*_declaration: object) -> None:
    """No spreadsheet program declares types or entities."""
    raise BadSheet(_("This file is damaged or is not what its name says. Save it again."))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
