"""Any text in lower-case Latin letters, before spellings are brought together."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from cases.domain.nameforms import burmese, letters, namewords, tibetan

LONGEST: Final = 400
"""Characters of a text that are read; a name is never longer, and the work stays linear."""

ABJADS: Final = frozenset({"Arab", "Hebr"})
"""Scripts (ISO 15924) that leave most vowels unwritten."""

_RANGES: Final = (
    ("Latn", 0x0041, 0x024F), ("Latn", 0x1E00, 0x1EFF), ("Grek", 0x0370, 0x03FF), ("Cyrl", 0x0400, 0x052F),
    ("Armn", 0x0530, 0x058F), ("Hebr", 0x0590, 0x05FF), ("Arab", 0x0600, 0x06FF), ("Arab", 0x0750, 0x077F),
    ("Arab", 0x08A0, 0x08FF), ("Tibt", 0x0F00, 0x0FFF), ("Mymr", 0x1000, 0x109F), ("Geor", 0x10A0, 0x10FF),
    ("Hang", 0xAC00, 0xD7AF), ("Hani", 0x3400, 0x9FFF), ("Hani", 0x20000, 0x3134F),
)  # fmt: skip

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘ʻʼʹ`´′ʾʿ‛＇"), "'")
_UNSEEN: Final = frozenset({"Cs", "Cc", "Cf", "Co", "Cn"})
_AZERBAIJANI: Final = str.maketrans({"c": "j", "q": "g"})
_UZBEK_O: Final = re.compile(r"o'(?=[a-z])")
_COMPOUND_SURNAMES: Final = frozenset(namewords.COMPOUND_SURNAMES.split())
_WORD_BY_WORD: Final = re.compile(r"[A-Za-zА-Яа-яЁёІіҒғҚқҢңӨөҰұҮүҺһ' -]*")
_A_LATIN: Final = re.compile("[\u0041-\u024f\u1e00-\u1eff]")
_A_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_ARABIC_ARTICLE: Final = re.compile(r"(?<![\u0600-\u06ff])ال(?=[\u0620-\u064a]{4})")
_VOWEL_BEFORE_YE: Final = re.compile(r"(?<=[аеёиоуыэюяіїєөүұә])е")


def clean(text: str) -> str:
    """The text in compatibility composed form, without unseen characters, at most ``LONGEST`` long."""
    seen = text[:LONGEST]
    if not seen.isprintable():
        seen = "".join(" " if c.isspace() else c for c in seen if _is_seen(c))
    return unicodedata.normalize("NFKC", seen)[:LONGEST].translate(_APOSTROPHES)


def _is_seen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNSEEN


def script(text: str) -> str:
    """The ISO 15924 code of the script that most letters of the text are in; "Zyyy" when it has none."""
    counts: dict[str, int] = {}
    for character in text[:LONGEST]:
        if character.isalpha():
            code = _script_of(ord(character))
            counts[code] = counts.get(code, 0) + 1
    return max(sorted(counts), key=lambda code: counts[code]) if counts else "Zyyy"


@lru_cache(maxsize=4096)
def _script_of(point: int) -> str:
    return next((code for code, first, last in _RANGES if first <= point <= last), "Zzzz")


def repaired(word: str) -> str:
    """A lower-case word with stray look-alikes of another script (an о in "Atabek") put in its own script."""
    if not (_A_CYRILLIC.search(word) and _A_LATIN.search(word)):
        return word
    latin = sum(_script_of(ord(c)) == "Latn" for c in word)
    cyrillic = sum(_script_of(ord(c)) == "Cyrl" for c in word)
    twins = letters.TWINS
    if cyrillic > latin:
        return "".join(twins.get(c, c) for c in word)
    back = {theirs: ours for ours, theirs in twins.items()}
    return "".join(back.get(c, c) for c in word)


def romanised(text: str) -> str:
    """The text in lower-case ASCII: Latin by sound, Cyrillic by letter, others as far as rules reach.

    Chinese is read as pinyin, the surname first and apart; Arabic and Hebrew keep only the vowels written.
    """
    if text.isascii() and text.isalpha() and len(text) <= LONGEST:
        return text.lower()
    if is_word_by_word(text):
        return " ".join(map(_word, text.split()))
    return _romanised(text)


def is_word_by_word(text: str) -> bool:
    """Whether the words of a text are read each by itself: letters of the commonest alphabets alone."""
    return len(text) <= LONGEST and _WORD_BY_WORD.fullmatch(text) is not None


def _romanised(text: str) -> str:
    words = " ".join(repaired(word) for word in clean(text).lower().split())
    if "ə" in words:
        words = words.translate(_AZERBAIJANI)
    words = _VOWEL_BEFORE_YE.sub("йе", _HAN.sub(_pinyin, words)).replace("цз", "з")
    words = _ARABIC_ARTICLE.sub("ال ", words)
    words = burmese.RUN.sub(lambda run: burmese.romanised(run.group()), words)
    words = tibetan.RUN.sub(lambda run: tibetan.romanised(run.group()), words)
    return _UZBEK_O.sub("u", words if words.isascii() else words.translate(_LATIN))


_word: Final = lru_cache(maxsize=20_000)(_romanised)


class _Latin(dict[int, str]):
    """The Latin value of every character by its code point, kept for the letters of the tables."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        if character.isascii():
            return character
        if unicodedata.category(character)[0] in "PSZ":
            return " "
        return anyascii(character).lower()


_LATIN: Final = _Latin(
    (ord(character), value)
    for table in (letters.HEBREW, letters.ARABIC, letters.LATIN, letters.CYRILLIC)
    for character, value in table.items()
)


def _pinyin(match: re.Match[str]) -> str:
    """Chinese characters as syllables; two to four alone are a surname and a given name."""
    han = match.group()
    syllables = [anyascii(character).lower() for character in han]
    alone = match.group() == match.string.strip()
    if not alone or not 2 <= len(han) <= 4:
        return "".join(syllables)
    surname = 2 if han[:2] in _COMPOUND_SURNAMES and len(han) > 2 else 1
    return "".join(syllables[:surname]) + " " + "".join(syllables[surname:])
