"""Spellings of one sound in the many systems of romanising, brought to one."""

import re
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

from cases.domain.nameforms import givennames, romanise

_PASSES: Final = 6

_BITS: Final = {letter: 1 << at for at, letter in enumerate(ascii_lowercase)}
_OTHER: Final = 1 << len(_BITS)


def _letters(word: str) -> int:
    """The letters of a word as a set of bits."""
    found = 0
    for character in word:
        found |= _BITS.get(character, _OTHER)
    return found


_RULES: Final = tuple(
    (_letters(letters) if letters else -1, re.compile(pattern), put)
    for letters, pattern, put in (
        # endings: emigrant -off, Belarusian -ou/-au for -ov, -enka for -enko
        ("f", r"(?<=[a-z][oe])ff$", "v"),
        ("w", r"(?<=[eo])w(?=a?$)", "v"),
        ("u", r"(?<=[a-z]{3})[oa]u$", "ov"),
        ("u", r"(?<=[a-z]{3})eu$", "ev"),
        ("k", r"[oa][uvw]sk(?=[iya])", "ovsk"),
        ("k", r"(?<=[eo]v)sk(?:y|i|iy|ij|ii|yj|yi|yy)$", "ski"),
        ("k", r"sk(?:y|i|iy|ij|ii|yj|yi|yy|ey)$", "ski"),
        ("k", r"sk(?:aya|aia|aja|aa)$", "ska"),
        ("c", r"cki$", "tski"),
        ("c", r"cka(?:ya|ia|ja)?$", "tska"),
        ("k", r"(?<=[a-z]{2})enka$", "enko"),
        # groups of letters for one consonant; soft dz and ts of Belarusian are d and t of its neighbours
        ("zdj", r"dzh|dsch|dsh|zh|zs|dj|dz(?![iey])", "z"),
        ("z", r"dz", "d"),
        ("hz", r"shch|sch|tsch|tch|cz|sz|sh|ch(?![rlt])", "s"),
        ("t", r"ts(?=[iy])", "t"),
        ("h", r"(?<=o)h(?=n)", ""),
        ("c", r"ck|ch", "k"),
        ("hq", r"kh|q", "k"),
        ("h", r"(?<=[bdgrt])h|^h(?=[tps])", ""),
        ("h", r"ph", "f"),
        ("g", r"(?<=g)u(?=[ei])", ""),
        ("x", r"^x(?=i)|^x(?=u$|ue|un$)", "s"),
        ("x", r"^x|x(?=[bcdfghjklmnpqrstvwz])", "k"),
        ("x", r"x", "ks"),
        ("c", r"(?<=[nrl])c(?=[oe][vw]a?$)", "ts"),
        ("c", r"c(?=[eiy])", "s"),
        ("c", r"c", "k"),
        ("z", r"tz", "ts"),
        ("w", r"(?<=[aeiou])w(?![aeiouy])", "u"),
        ("w", r"w", "v"),
        # the letter j: a glide after a vowel or in -ja, -jana, -jev; elsewhere as in Kazakh
        ("j", r"(?<=[aeiouy])j(?![aeiouy])", "i"),
        ("j", r"(?<=[bdlmnprstv])j(?=(?:a|ana|eva?|ova?)$)", "i"),
        ("j", r"(?<![dt]i)(?<=[ie])j(?=a$)|(?<=[aeiouy])j(?=ev?a?$)", "i"),
        ("j", r"j", "z"),
        # h: silent at the end of a longer name, elsewhere as kh
        ("h", r"(?<=[a-z]{3}[aeiou])h$", ""),
        ("k", r"(?<=ul[ao])k$", ""),
        ("h", r"h", "k"),
        # vowels
        ("o", r"oo|ou(?!$)", "u"),
        ("e", r"ee(?=v|nk)", "e"),
        ("e", r"ee", "i"),
        ("y", r"(?<=[bcdfgklmnprstvz])yo(?!ng)", "e"),
        ("y", r"y", "i"),
        ("i", r"ii+", "i"),
        ("i", r"ie", "e"),
        ("u", r"(?<=[bcdfgklmnprstvz])iu", "u"),
        ("", r"(.)\1+", r"\1"),
        # Arabic "of the faith": -uddin, -eddine, -iddin
        ("d", r"(?<=[a-z]{2})[aeiu]l?dine?$", "udin"),
        # Arabic "servant of": Abd al-Aziz, Abdelaziz, Abdurrahman; Uzbek -jon for -jan
        ("b", r"^abd[aeiou]l(?=[rsztnd][a-z]{2})", "abdu"),
        ("b", r"^abd[aeo](?=l[a-z]{3})", "abdu"),
        ("z", r"(?<=[a-z]{2})zon(?=$|ova?$)", "zan"),
    )
)
"""Letters without any of which a rule changes nothing, as bits (all: always try), what it looks for, what it puts."""


def folded(word: str) -> str:
    """The one spelling that stands for all spellings of a word of lower-case ASCII letters and digits.

    The same name in another East Slavic language (Ihar, Ihor) stands under its commonest form.
    """
    return _folded(word)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return _known().get(key := _plain(word), key)


def _plain(word: str) -> str:
    """The word after the rules, repeated until they change nothing."""
    for _ in range(_PASSES):
        before, there = word, _letters(word)
        for needed, pattern, put in _RULES:
            if needed & there and (changed := pattern.sub(put, word)) != word:
                word, there = changed, _letters(changed)
        if word == before:
            break
    return word


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for group in givennames.GROUPS:
        first, *others = group.split()
        key = _plain(first)
        known.update({_plain(romanise.romanised(other)): key for other in (first, *others)})
    return known


def is_known(key: str) -> bool:
    """Whether a key stands for a group of given names, so that its vowels are all written."""
    return key in _known()


def father(stem: str) -> str:
    """The folded name that the stem of a patronymic comes from: Nikola(evich) is Nikolai, as Mikala(evich) is."""
    return next((_known()[name] for name in (stem, f"{stem}i", f"{stem}a") if name in _known()), stem)
