"""Keys for very many rows: each load walks a space of keys by a step of its own, so that none comes twice in it."""

import hmac
import secrets
from math import gcd
from typing import Final

from cases.models.keys import LETTERS

_SIZE: Final = len(LETTERS)
_LONG: Final = 9
_SPACE: Final = _SIZE**_LONG


class Stems:
    """The stems of the keys of one load: nine letters a person, at random and each once."""

    def __init__(self) -> None:
        self._at = secrets.randbelow(_SPACE)
        self._step = next(step for step in iter(lambda: secrets.randbelow(_SPACE), 0) if gcd(step, _SPACE) == 1)
        self._salt = secrets.token_bytes(32)

    def next(self) -> str:
        """Answer the stem of one more person."""
        self._at = (self._at + self._step) % _SPACE
        return _letters(self._at, _LONG)

    def of_source(self, words: str) -> str:
        """Answer the key of a source, the same for the same words in this load."""
        number = int.from_bytes(hmac.digest(self._salt, words.encode(), "sha256")[:12])
        return f"source-{_letters(number, 13)}"


def line_key(prefix: str, stem: str, place: int) -> str:
    """Answer the key of the row at a place, from 0 to 26, among those of a table that belong to a person."""
    return f"{prefix}-{stem}{LETTERS[place]}"


def _letters(number: int, long: int) -> str:
    found = []
    for _place in range(long):
        number, at = divmod(number, _SIZE)
        found.append(LETTERS[at])
    return "".join(found)
