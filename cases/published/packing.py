"""Which answers are worth compressing, and how."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

_TEXT: Final = re.compile(r"text/|image/svg\+xml|application/([\w.+-]*[+-])?(json|jsonl|xml|manifest\+json|yaml)\b")
_SHORTEST: Final = 600


def is_text(kind: str) -> bool:
    """Answer whether a media type is one of text."""
    return bool(_TEXT.match(kind))


def is_worth_it(kind: str, body: bytes) -> bool:
    """Answer whether a body of this media type travels compressed."""
    return is_text(kind) and len(body) >= _SHORTEST


def packed(body: bytes) -> bytes:
    """Answer the bytes in gzip, always the same ones."""
    return gzip.compress(body, 6, mtime=0)


def packed_pieces(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give bytes in gzip that are not all at hand; a piece goes out as soon as there is something to send of it."""
    packing = zlib.compressobj(3, wbits=31)
    for piece in pieces:
        if some := packing.compress(piece):
            yield some
    yield packing.flush()
