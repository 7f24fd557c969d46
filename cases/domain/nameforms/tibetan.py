"""Tibetan script as it is spelled in Latin letters: by sound, two syllables a word."""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_LETTERS: Final = MappingProxyType(
    dict(
        zip(
            "ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨ",
            "k kh g ng ch ch j ny t th d n p ph b m ts ts dz w zh z - y r l sh s h -".split(" "),  # noqa: SIM905
            strict=True,
        )
    )
)
_VOWELS: Final = MappingProxyType({"ི": "i", "ུ": "u", "ེ": "e", "ོ": "o"})
_SUBJOINED: Final = 0x50
"""From a letter to the same letter written below another."""
_SUFFIXES: Final = MappingProxyType(
    {"ག": "k", "ང": "ng", "ད": "", "ན": "n", "བ": "p", "མ": "m", "འ": "", "ར": "r", "ལ": "l", "ས": ""}
)
_FRONTING: Final = frozenset("དནལས")
_BELOW_Y: Final = MappingProxyType({"p": "ch", "ph": "ch", "b": "j", "m": "ny"})
_BELOW_R: Final = MappingProxyType({"k": "t", "kh": "t", "t": "t", "p": "t", "ph": "t", "g": "d", "d": "d", "b": "d"})
_STACK: Final = re.compile(r"([ཀ-ཬ])([ྍ-ྼ]*)([ཱ-ྀ]*)")

RUN: Final = re.compile(r"[\u0f00-\u0fff]+")
"""Text in Tibetan letters without a space."""


@dataclass(frozen=True, slots=True)
class _Stack:
    top: str
    below: str
    vowel: str


def romanised(text: str) -> str:
    """Tibetan letters as Latin words of two syllables; letters that no rule knows are left out.

    After the habits of names in exile and English-language press (Tenzin, Dorje, Lobsang), not a standard.
    """
    syllables = [_STACK.findall(part) for part in re.split(r"[^ཀ-ྼ]+", text)]
    sounds: list[str] = []
    for found in filter(None, syllables):
        stacks = [_Stack(top, "".join(chr(ord(c) - _SUBJOINED) for c in below), v) for top, below, v in found]
        sounds.append(_syllable(stacks, follows_vowel=bool(sounds) and sounds[-1][-1:] in "aeiou"))
    sounds = [sound for sound in sounds if sound]
    return " ".join("".join(sounds[at : at + 2]) for at in range(0, len(sounds), 2))


def _syllable(stacks: list[_Stack], *, follows_vowel: bool) -> str:
    at = _root(stacks)
    root, prefix = stacks[at], stacks[0].top if at else ""
    suffix = stacks[at + 1].top if at + 1 < len(stacks) else ""
    vowel = _VOWELS.get(root.vowel[-1:], "a")
    if vowel == "a" and suffix in _FRONTING:
        vowel = "e"
    onset = _onset(root, prefix)
    bridge = _bridge(root, prefix) if follows_vowel else ""
    return bridge + onset + vowel + _SUFFIXES.get(suffix, "")


def _root(stacks: list[_Stack]) -> int:
    """Which letter is spoken: the one with a vowel or with letters below it, else by how many there are."""
    for at, stack in enumerate(stacks[:2]):
        if stack.below or stack.vowel:
            return at
    has_prefix = stacks[0].top in "གདབམའ"
    after_it = len(stacks) >= 3 and stacks[2].top != "ས"
    return 1 if has_prefix and (after_it or len(stacks) > 3) else 0


def _onset(root: _Stack, prefix: str) -> str:
    """The consonants spoken before the vowel; letters above and before the root are silent."""
    top, below = root.top, root.below
    if top == "ལ" and below == "ཧ":
        return "lh"
    if top in "རལས" and below and below[0] not in "ཡརལཝ":
        top, below = below[0], below[1:]
    sound = _LETTERS.get(top, "-").strip("-")
    if prefix == "ད" and top == "བ":
        return "y" if "ཡ" in below else "w"
    if "ཡ" in below:
        return _BELOW_Y.get(sound, f"{sound}y")
    if "ར" in below:
        return _BELOW_R.get(sound, sound)
    if "ལ" in below:
        return "d" if sound == "z" else "l"
    return sound


def _bridge(root: _Stack, prefix: str) -> str:
    """What a silent letter sounds like after an open syllable: Dor-je, Lob-sang."""
    if prefix == "བ":
        return "b"
    return "r" if root.top == "ར" and root.below and root.below[0] not in "ཡརལཝ" else ""
