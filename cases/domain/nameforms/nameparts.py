"""The parts of a name: what identifies a person, and what only introduces or connects."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from cases.domain.nameforms import namewords, orthographies, romanise, spellings

MOST: Final = 16
"""Words of a name that are looked at."""


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(spellings.folded, words.split()))


_HONORIFICS: Final = _folded(namewords.HONORIFICS)
_PARTICLES: Final = _folded(namewords.PARTICLES)
_CHILD_OF: Final = _folded(namewords.CHILD_OF)
_CHILD_AFTER: Final = _folded(namewords.CHILD_AFTER)
_ARTICLES: Final = frozenset(namewords.ARTICLES.split())
_FAITH: Final = frozenset(namewords.FAITH.split())
_PILGRIM: Final = frozenset(namewords.PILGRIM.split())
_BORN: Final = frozenset(namewords.BORN.split())
_ABD: Final = re.compile(r"abd(?:[aeiou][lrsztnd]?)?")
_PATRONYMIC: Final = re.compile(
    r"(?<=..)[aeo](?:vis|vna)$"
    r"|(?<=..)(?:inisna|ilis|misna|kuzmis|lukis)$"
    r"|(?<=....)(?:uli|ulu|ogli|oglu|ugli|[kg]izi)$"
)
_OF_A_WOMAN: Final = re.compile(r"(?<=..)(?:[oe]va|ska)$")
_ASIDE: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_WORD: Final = re.compile(r"[a-z0-9']+\.?")
_BEGUN: Final = re.compile(r"\b[кх][^\W\d_]+")
_POINT: Final = re.compile(r"(?<=[\u3400-\u9fff])\W+(?=[\u3400-\u9fff])")
_GIVEN_AND_MORE: Final = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart; every word is folded, and nothing is in two places, save the parents.

    ``script`` is an ISO 15924 code; ``by_sound`` tells a foreign name in Chinese syllables, with points between;
    ``readings`` has for a Latin word the keys that it has when read in other languages;
    ``begun`` has for a word in Cyrillic the letter, к or х, that it begins with and that its key has lost.
    """

    words: tuple[str, ...]
    initials: tuple[str, ...]
    patronymics: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]
    aside: tuple[str, ...]
    numbers: frozenset[str]
    script: str
    by_sound: bool
    readings: Mapping[str, frozenset[str]]
    begun: Mapping[str, str]

    @property
    def of_a_woman(self) -> bool:
        """Whether a word is a surname in its feminine form, -ova, -eva or -ska."""
        return any(_OF_A_WOMAN.search(word) for word in self.words)


@dataclass(frozen=True, slots=True)
class _Sorted:
    raw: list[str]
    inside: str
    words: tuple[str, ...]
    initials: list[str]
    patronymics: list[str]
    parents: tuple[tuple[str, str], ...]
    aside: tuple[str, ...]


@lru_cache(maxsize=4096)
def taken_apart(text: str) -> Parts:
    """The parts of a name as written: ``words`` identify, in order; ``initials`` are letters before a point.

    ``parents`` are (child, father) as *bin* says; ``aside`` and ``numbers`` stand in brackets.
    """
    text = romanise.clean(text)
    found = _sorted(text)
    return Parts(
        words=found.words,
        initials=tuple(found.initials),
        patronymics=tuple(found.patronymics),
        parents=found.parents,
        aside=found.aside,
        numbers=frozenset(re.findall(r"\d+", found.inside)),
        script=(script := romanise.script(text)),
        by_sound=script == "Hani" and bool(_POINT.search(text.strip())),
        readings=_readings(found.raw) if script == "Latn" else {},
        begun=_begun(text) if script == "Cyrl" else {},
    )


def identifying(text: str) -> tuple[str, ...]:
    """The ``words`` and what stands ``aside`` of a name, as `taken_apart` has them."""
    found = _sorted(romanise.clean(text))
    return (*found.words, *found.aside)


def _sorted(text: str) -> _Sorted:
    inside = " ".join(a or b for a, b in _ASIDE.findall(text))
    raw, born = _without_birth_name(_raw_words(_ASIDE.sub(" ", text)))
    aside = _raw_words(inside) + born
    raw = _without(_PILGRIM, _joined(raw)) or aside
    initials, words = _without_initials(raw)
    words = _without(_HONORIFICS, words)
    parents = _parents(words)
    patronymics, words = _without_patronymics(words)
    return _Sorted(
        raw=raw,
        inside=inside,
        words=tuple(_without(_connecting(words), words)),
        initials=initials,
        patronymics=patronymics,
        parents=parents,
        aside=tuple(spellings.folded(word) for word in aside if word.isalpha()),
    )


def _readings(raw: list[str]) -> dict[str, frozenset[str]]:
    bare = (word.strip(".") for word in raw)
    return {spellings.folded(word): orthographies.readings(word) for word in bare if word.isalpha()}


def _begun(text: str) -> dict[str, str]:
    words = _BEGUN.findall(text.lower())
    return {spellings.folded(romanise.romanised(word)): word[0] for word in words}


def _raw_words(text: str) -> list[str]:
    """Lower-case ASCII words, a point kept after what may be an initial; run-on capitals are taken apart."""
    found = _WORD.findall(romanise.romanised(_capitals_apart(text)))[:MOST]
    return [word for word in (each.replace("'", "") for each in found) if word.strip(".")]


def _without_birth_name(raw: list[str]) -> tuple[list[str], list[str]]:
    """The words before *née*, and those after it, if a given name and a surname stand before."""
    at = next((i for i, word in enumerate(raw) if i > 1 and word.strip(".") in _BORN), len(raw))
    return raw[:at], raw[at + 1 :]


def _capitals_apart(text: str) -> str:
    """The text with SergeiLavrov as Sergei Lavrov; McDonald stays."""
    if text.istitle() and romanise.is_word_by_word(text):
        return text
    out: list[str] = []
    for at, character in enumerate(text):
        if at > 1 and character.isupper() and text[at - 2 : at].islower() and text[at - 2 : at].isalpha():
            out.append(" ")
        out.append(character)
    return "".join(out)


def _joined(raw: list[str]) -> list[str]:
    """Words that make one name joined: Abd al-Aziz, Abdul Aziz; Saif al-Din, Bashir-ud-Din."""
    out: list[str] = []
    rest = raw[::-1]
    while rest:
        word = rest.pop()
        if _ABD.fullmatch(word) and rest:
            if rest[-1] in _ARTICLES and len(rest) > 1:
                rest.pop()
            word = "abdul" + rest.pop()
        elif word in _FAITH and out:
            if out[-1] in _ARTICLES and len(out) > 1:
                out.pop()
            word = out.pop() + "udin"
        out.append(word)
    return out


def _without_initials(raw: list[str]) -> tuple[list[str], list[str]]:
    initials: list[str] = []
    words: list[str] = []
    for word in raw:
        bare = word.strip(".")
        short = len(bare) == 1 or (word.endswith(".") and len(bare) <= 2)
        if short and bare.isalpha() and spellings.folded(bare) not in _HONORIFICS:
            initials.append(bare)
        else:
            words.append(spellings.folded(bare))
    return initials, [word for word in words if word]


def _without(kind: frozenset[str], words: list[str]) -> list[str]:
    """The words not of this kind; all of them when nothing would be left."""
    return [word for word in words if word not in kind] or words


def _connecting(words: list[str]) -> frozenset[str]:
    """The particles of a name; Ben at its beginning is a given name, Ben Ali is one further on."""
    return _PARTICLES - {"ben"} if words[:1] == ["ben"] else _PARTICLES


def _parents(words: list[str]) -> tuple[tuple[str, str], ...]:
    """(child, father) for every *bin* between two words."""
    named = [(at, word) for at, word in enumerate(words) if word not in _PARTICLES]
    pairs = pairwise(named)
    return tuple((a, b) for (i, a), (j, b) in pairs if _CHILD_OF & set(words[i + 1 : j]))


def _without_patronymics(words: list[str]) -> tuple[list[str], list[str]]:
    """The fathers' names that patronymics are of, apart, if a given name and a surname or more are left.

    A first word is never one, and only one of -ovich is: Roman Arkadyevich Abramovich has a surname.
    """
    before_child = [i for i in range(len(words) - 1) if words[i + 1] in _CHILD_AFTER]
    if before_child and len(words) >= _GIVEN_AND_MORE:
        fathers = [spellings.father(words[i]) for i in before_child]
        return fathers, [word for i, word in enumerate(words) if i not in before_child]
    if len(words) < _GIVEN_AND_MORE:
        return [], words
    at = next((i for i, word in enumerate(words) if i and _PATRONYMIC.search(word)), None)
    if at is None:
        return [], words
    return [spellings.father(_PATRONYMIC.sub("", words[at]))], words[:at] + words[at + 1 :]
