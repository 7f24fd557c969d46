"""Burmese script as it is spelled in Latin letters: by sound, one word a syllable."""

import re
from types import MappingProxyType
from typing import Final

_CONSONANTS: Final = MappingProxyType(
    dict(
        zip(
            "ကခဂဃငစဆဇဈညဉဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအ",
            [*"k kh g g ng s s z z ny ny t t d d n t t d d n p ph b b m y y l w th h l".split(" "), ""],  # noqa: SIM905
            strict=True,
        )
    )
)
_WITH_Y: Final = MappingProxyType({"k": "ky", "kh": "ch", "g": "gy", "y": "y"})
_ALONE: Final = MappingProxyType(
    {"ဣ": "i", "ဤ": "i", "ဥ": "u", "ဦ": "oo", "ဧ": "e", "ဩ": "aw", "ဪ": "aw", "၌": "hnaik", "ဿ": "tha"}
)
_RHYMES: Final = MappingProxyType(
    {
        "": "a", "ာ": "a", "ါ": "a", "ိ": "i", "ီ": "i", "ု": "u", "ူ": "u", "ေ": "e", "ဲ": "e", "ေါ": "aw",
        "ော": "aw", "ော်": "aw", "ေါ်": "aw", "ို": "o", "ံ": "an", "ုံ": "on", "ိံ": "ein",
        "က်": "et", "င်": "in", "စ်": "it", "ည်": "i", "ဉ်": "in", "ဥ်": "in", "တ်": "at", "ဒ်": "at", "ပ်": "at",
        "န်": "an", "ဏ်": "an", "မ်": "an", "ယ်": "e", "လ်": "a", "ိတ်": "eit", "ိပ်": "eit", "ိန်": "ein",
        "ိမ်": "ein", "ုတ်": "ok", "ုပ်": "ok", "ုန်": "on", "ုမ်": "on", "ောက်": "auk", "ေါက်": "auk",
        "ောင်": "aung", "ေါင်": "aung", "ိုက်": "aik", "ိုင်": "aing", "ိုယ်": "o", "ာန်": "an", "ါန်": "an",
    }
)  # fmt: skip
_AFTER_W: Final = MappingProxyType({"န်": "un", "မ်": "un", "ံ": "un", "တ်": "ut", "ပ်": "ut"})

_SYLLABLE: Final = re.compile(
    r"(?P<alone>[ဣ-ဪဿ၌])(?:[့း])*"
    r"|(?P<head>[က-အ])(?P<medials>[ျ-ှ]*)"
    r"(?P<rhyme>[ါ-ဲံ]*(?:[က-အ](?:့)?်|်)?)[့း်]*(?P<stacked>္)?"
)
RUN: Final = re.compile(r"[\u1000-\u109f]+")
"""Text in Burmese letters without a space."""


def romanised(text: str) -> str:
    """Burmese letters as Latin words, a syllable each; letters that no rule knows are left out.

    After the habits of names in English-language press (Aung, Naing, Kyi), not a standard.
    """
    return " ".join(_syllable(match) for match in _SYLLABLE.finditer(text))


def _syllable(match: re.Match[str]) -> str:
    if alone := match["alone"]:
        return _ALONE.get(alone, "")
    rhyme = match["rhyme"].replace("့", "")
    creaky = "t" if rhyme != match["rhyme"] and rhyme.endswith("်") else ""
    head, is_w = _head(_CONSONANTS[match["head"]], match["medials"])
    if is_w and rhyme in _AFTER_W:
        return head.removesuffix("w") + _AFTER_W[rhyme] + creaky
    if not head and rhyme == "ေ":
        return "aye"
    return head + _RHYMES.get(rhyme, "a") + creaky


def _head(consonant: str, medials: str) -> tuple[str, bool]:
    """The consonant with its medials y, r, w and h, and whether w is among them."""
    if "ျ" in medials or "ြ" in medials:
        consonant = _WITH_Y.get(consonant, f"{consonant}y")
    if "ှ" in medials:
        consonant = "sh" if consonant in ("y", "ly") else f"h{consonant}"
    is_w = "ွ" in medials
    return (f"{consonant}w" if is_w else consonant), is_w
