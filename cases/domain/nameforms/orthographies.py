"""One Latin spelling as different languages read it: c, j, s, w, x and z have a sound in each."""

import re
from functools import lru_cache
from typing import Final

from cases.domain.nameforms import spellings

_ORTHOGRAPHIES: Final = {
    "Polish, Czech, ISO 9 and scholarly": (
        ("szcz", "shch"), ("sz", "sh"), ("cz|ch(?=k)", "ch"), ("ch", "kh"), ("ci(?=[aeou])", "tsi"),
        ("c(?!h)", "ts"), ("j", "y"), ("w", "v"),
    ),
    "GOST 7.79 B and registers of Kyrgyzstan": (("c(?!h)", "ts"), ("j", "y"), ("x", "kh")),
    "German": (
        ("schtsch", "shch"), ("tsch", "ch"), ("d?sch(?=[ei]l|am|an)", "zh"), ("sch", "sh"), ("(?<![st])ch", "kh"),
        ("tz|(?<![dt])z(?!h)", "ts"), ("ds(?=[aeiouj])", "dz"), ("(?<=[aeiounlrvmd])s(?=[aeiou])|^s(?=[aeiou])", "z"),
        ("j", "y"), ("w", "v"),
    ),
    "French": (("tch", "ch"), ("d?j", "zh"), ("(?<=[a-z]{3})yne$|(?<=[a-z]{3})ine$", "in")),
    "Turkish, Crimean Tatar, Uzbek and Kazakh": (("c(?!h)|j", "zh"), ("x", "kh")),
    "Azerbaijani": (("c(?!h)|j", "zh"), ("x", "kh"), ("q", "g")),
    "Dutch and Scandinavian": (
        ("sj?tsj|sjtj", "shch"), ("tsj|tj", "ch"), ("d?zj", "zh"), ("sj", "sh"), ("oe", "u"), ("j", "y"), ("w", "v"),
    ),
    "Hungarian": (("dzs|zs", "zh"), ("cs", "ch"), ("sz", "s"), ("c(?!h)", "ts"), ("([nlt])y", r"\1i"), ("j", "y")),
}  # fmt: skip

_RULES: Final = tuple(tuple((re.compile(pattern), put) for pattern, put in rules) for rules in _ORTHOGRAPHIES.values())
_SEVERAL_SOUNDS: Final = re.compile(r"[cjqswxz]|oe|[iy]ne$")


@lru_cache(maxsize=20_000)
def readings(word: str) -> frozenset[str]:
    """The folded keys that a lower-case Latin word has in other languages, its own left out."""
    if not _SEVERAL_SOUNDS.search(word):
        return frozenset()
    spelled = {_respelled(word, rules) for rules in _RULES}
    return frozenset(map(spellings.folded, spelled)) - {spellings.folded(word)}


def _respelled(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, put in rules:
        word = pattern.sub(put, word)
    return word
