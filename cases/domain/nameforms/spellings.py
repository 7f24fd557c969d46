"""Spellings of one sound in the many systems of romanising, brought to one."""

import re
from functools import lru_cache
from typing import Final

from cases.domain.nameforms import givennames, romanise

_PASSES: Final = 6

_RULES: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        # endings: emigrant -off, Belarusian -ou/-au for -ov, -enka for -enko
        (r"(?<=[a-z][oe])ff$", "v"),
        (r"(?<=[eo])w(?=a?$)", "v"),
        (r"(?<=[a-z]{3})[oa]u$", "ov"),
        (r"(?<=[a-z]{3})eu$", "ev"),
        (r"[oa][uvw]sk(?=[iya])", "ovsk"),
        (r"(?<=[eo]v)sk(?:y|i|iy|ij|ii|yj|yi|yy)$", "ski"),
        (r"sk(?:y|i|iy|ij|ii|yj|yi|yy|ey)$", "ski"),
        (r"sk(?:aya|aia|aja|aa)$", "ska"),
        (r"cki$", "tski"),
        (r"cka(?:ya|ia|ja)?$", "tska"),
        (r"(?<=[a-z]{2})enka$", "enko"),
        # groups of letters for one consonant; soft dz and ts of Belarusian are d and t of its neighbours
        (r"dzh|dsch|dsh|zh|zs|dj|dz(?![iey])", "z"),
        (r"dz", "d"),
        (r"shch|sch|tsch|tch|cz|sz|sh|ch(?![rlt])", "s"),
        (r"ts(?=[iy])", "t"),
        (r"(?<=o)h(?=n)", ""),
        (r"ck|ch", "k"),
        (r"kh|q", "k"),
        (r"(?<=[bdgrt])h|^h(?=[tps])", ""),
        (r"ph", "f"),
        (r"(?<=g)u(?=[ei])", ""),
        (r"^x(?=i)|^x(?=u$|ue|un$)", "s"),
        (r"^x|x(?=[bcdfghjklmnpqrstvwz])", "k"),
        (r"x", "ks"),
        (r"(?<=[nrl])c(?=[oe][vw]a?$)", "ts"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"tz", "ts"),
        (r"(?<=[aeiou])w(?![aeiouy])", "u"),
        (r"w", "v"),
        # the letter j: a glide after a vowel or in -ja, -jana, -jev; elsewhere as in Kazakh
        (r"(?<=[aeiouy])j(?![aeiouy])", "i"),
        (r"(?<=[bdlmnprstv])j(?=(?:a|ana|eva?|ova?)$)", "i"),
        (r"(?<![dt]i)(?<=[ie])j(?=a$)|(?<=[aeiouy])j(?=ev?a?$)", "i"),
        (r"j", "z"),
        # h: silent at the end of a longer name, elsewhere as kh
        (r"(?<=[a-z]{3}[aeiou])h$", ""),
        (r"(?<=ul[ao])k$", ""),
        (r"h", "k"),
        # vowels
        (r"oo|ou(?!$)", "u"),
        (r"ee(?=v|nk)", "e"),
        (r"ee", "i"),
        (r"(?<=[bcdfgklmnprstvz])yo(?!ng)", "e"),
        (r"y", "i"),
        (r"i+", "i"),
        (r"ie", "e"),
        (r"(?<=[bcdfgklmnprstvz])iu", "u"),
        (r"(.)\1+", r"\1"),
        # Arabic "of the faith": -uddin, -eddine, -iddin
        (r"(?<=[a-z]{2})[aeiu]l?dine?$", "udin"),
        # Arabic "servant of": Abd al-Aziz, Abdelaziz, Abdurrahman; Uzbek -jon for -jan
        (r"^abd[aeiou]l(?=[rsztnd][a-z]{2})", "abdu"),
        (r"^abd[aeo](?=l[a-z]{3})", "abdu"),
        (r"(?<=[a-z]{2})zon(?=$|ova?$)", "zan"),
    )
)


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
        before = word
        for pattern, put in _RULES:
            word = pattern.sub(put, word)
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
