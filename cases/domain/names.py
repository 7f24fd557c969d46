"""Names across scripts: one key for all spellings of a name, and how alike two names are."""

import re
from typing import Final

from cases.domain.nameforms import namelikeness, nameparts, romanise, spellings
from cases.domain.nameforms.namereason import NameReason

FOLD_VERSION: Final = 2
"""Raised whenever a stored key of ``fold`` would come out otherwise; a migration then makes them anew."""

LONGEST_WORD: Final = 40
"""Letters of a word that are looked at for a slip."""

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


def written(text: str) -> dict[str, str]:
    """The same words, each with the word as it was written, where that is one of the text's own."""
    by_key = {fold(word): word for word in text.split()}
    return {token: by_key.get(token, token) for token in tokens(text)}


def without_a_letter(word: str) -> set[str]:
    """What the key of a word may be short of one letter, if one letter of ``word`` is wrong, too many or left out.

    A slip can make one sound of two (Mockdebootv) or a double letter: each side of it is folded by itself.
    """
    word = word[:LONGEST_WORD]
    places = range(len(word) + 1)
    before, behind = [fold(word[:at]) for at in places], [fold(word[at:]) for at in places]
    wrong = {before[at] + behind[at + 1] for at in places[:-1]}
    return wrong | {before[at] + behind[at] for at in places[1:-1]}


def likeness(a: str, b: str) -> float:
    """How alike two names are, 0 to 1, the same both ways; 1 for a name and itself, 0 if either is empty."""
    return compare(a, b).score


def compare(a: str, b: str) -> Comparison:
    """How alike two names are, whether they may be one name, and why."""
    return namelikeness.compared(a, b)
