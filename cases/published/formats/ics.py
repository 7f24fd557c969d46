"""Content lines of iCalendar: escaped, folded, ended as RFC 5545 asks."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

LIMIT: Final = 75
"""Octets of a content line without its line break (RFC 5545, 3.1)."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPES: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def stream(lines: Iterable[str]) -> bytes:
    """Answer content lines as one stream in UTF-8, each folded and ended by CRLF."""
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def fold(line: str) -> str:
    """Answer a content line in pieces of at most 75 octets of UTF-8, each but the first after CRLF and a space.

    No character is split (RFC 5545, 3.1); the space counts.
    """
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LIMIT:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    return "\r\n".join([*pieces, piece])


def text(value: str) -> str:
    """Answer a text as a value of type TEXT (RFC 5545, 3.3.11), without control characters."""
    lines = _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(_ESCAPES.get(character, character) for character in lines)


def day(value: date) -> str:
    """Answer a day as a value of type DATE."""
    return f"{value.year:04}{value.month:02}{value.day:02}"


def midnight(value: date) -> str:
    """Answer the first moment of a day as a value of type DATE-TIME in UTC."""
    return f"{day(value)}T000000Z"
