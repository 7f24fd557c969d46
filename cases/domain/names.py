"""Names across scripts: one key for all spellings of a name, and how alike two names are."""

import re
from typing import Final

from cases.domain.nameforms import namelikeness, nameparts, romanise, spellings
from cases.domain.nameforms.namereason import NameReason

FOLD_VERSION: Final = 2
"""Raised whenever a stored key of ``fold`` would come out otherwise; a migration then makes them anew."""

SAME: Final = namelikeness.SAME
"""The likeness from which two names are taken for one name; never enough to join two people."""

Comparison = namelikeness.Comparison
Reason = NameReason

_WORD: Final = re.compile(r"[a-z0-9']+")


def fold(text: str) -> str:
    """The key of a name: lower-case ASCII words, single spaces, one key for all spellings across scripts.

    Nothing is left out or reordered; an empty text, or one without letters or digits, has the key "".
    The first ``romanise.LONGEST`` characters count. Stable for one ``FOLD_VERSION``.
    """
    words = (word.replace("'", "") for word in _WORD.findall(romanise.romanised(text)))
    return " ".join(key for key in map(spellings.folded, words) if key)


def tokens(text: str) -> tuple[str, ...]:
    """The folded words by which a name is found, in order, each once.

    Honorifics, particles, initials and patronymics are left out, unless nothing else is there.
    """
    return tuple(dict.fromkeys(nameparts.identifying(text)))


def likeness(a: str, b: str) -> float:
    """How alike two names are, 0 to 1, the same both ways; 1 for a name and itself, 0 if either is empty."""
    return compare(a, b).score


def compare(a: str, b: str) -> Comparison:
    """How alike two names are, whether they may be one name, and why."""
    return namelikeness.compared(a, b)
