"""Which answers are worth compressing, and how."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final, Literal, get_args

import brotli

Form = Literal["br", "gzip"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
"""The forms by the names that HTTP has for them; the smaller one comes first."""

_TEXT: Final = re.compile(r"text/|image/svg\+xml|application/([\w.+-]*[+-])?(json|jsonl|xml|manifest\+json|yaml)\b")
_SHORTEST: Final = 600
# A page fits into it, and a process keeps two megabytes less than with brotli's own.
_WINDOW: Final = 18
_PIECE: Final = 65_536


def is_text(kind: str) -> bool:
    """Answer whether a media type is one of text."""
    return bool(_TEXT.match(kind))


def is_worth_it(kind: str, body: bytes) -> bool:
    """Answer whether a body of this media type travels compressed."""
    return is_text(kind) and len(body) >= _SHORTEST


def packed(body: bytes, form: Form) -> bytes:
    """Answer the bytes in a form, always the same ones."""
    if form == "gzip":
        return gzip.compress(body, 6, mtime=0)
    return brotli.compress(body, mode=brotli.MODE_TEXT, quality=5, lgwin=_WINDOW)


def packed_pieces(pieces: Iterable[bytes], form: Form) -> Iterator[bytes]:
    """Give bytes in a form that are not all at hand; a piece goes out as soon as there is something to send of it."""
    return _in_gzip(pieces) if form == "gzip" else _in_brotli(pieces)


def _in_gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packing = zlib.compressobj(3, wbits=31)
    for piece in pieces:
        if some := packing.compress(piece):
            yield some
    yield packing.flush()


def _in_brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give what brotli holds whenever that is worth sending; by itself it gives nothing for megabytes."""
    packing = brotli.Compressor(mode=brotli.MODE_TEXT, quality=3, lgwin=_WINDOW)
    held = 0
    for piece in pieces:
        some, held = packing.process(piece), held + len(piece)
        if held >= _PIECE:
            some, held = some + packing.flush(), 0
        if some:
            yield some
    yield packing.finish()
