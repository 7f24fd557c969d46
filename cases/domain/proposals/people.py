"""The people a sentence mentions: by name, by pronoun, by what they are; and whether that can be the prisoner."""

import re
from typing import Final, NamedTuple

from .passages import Sentence
from .peoplewords import BYSTANDERS, NO_NAMES, OFFICIALS, PRISONERS, PRONOUNS

_LATIN: Final = r"[A-ZÀ-ÖØ-ÞĀŞŠŽ][\w'-]*[a-zà-öø-ÿ][\w'-]*"
_CYRILLIC: Final = r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+(?:-[А-ЯЁ][а-яё]+)?"
_NAMES: Final = {
    "en": re.compile(
        rf"(?<![\w@#])(?:{_LATIN}|[A-Z]\.)(?: (?:(?:al|bin|bint|ibn|van|von|de|da|ul)[ -])?(?:{_LATIN}|[A-Z]\.)){{0,4}}"
    ),
    "ru": re.compile(rf"(?<![\w@#])(?:{_CYRILLIC}|[А-ЯЁӘ]\.)(?: ?(?:{_CYRILLIC}|[А-ЯЁӘ]\.)){{0,3}}"),
    "kk": re.compile(rf"(?<![\w@#])(?:{_CYRILLIC}|[А-ЯЁӘ]\.)(?: ?(?:{_CYRILLIC}|[А-ЯЁӘ]\.)){{0,3}}"),
}
_STEM: Final = 4


class Person(NamedTuple):
    """One mention: where, and whether it can be the person the article is about."""

    start: int
    end: int
    is_bystander: bool
    is_pronoun: bool


class Cast:
    """The surnames an article gives in full at least once, by their first letters."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self._stems: set[str] = set()
        for sentence in sentences:
            for start, end in _full_names(sentence):
                words = sentence.low[start:end].replace(".", ". ").split()
                self._stems |= {_stem(word) for word in words if len(word) > 3}

    def knows(self, word: str) -> bool:
        """Whether the word is part of a name given in full somewhere."""
        return _stem(word.lower()) in self._stems


def _stem(word: str) -> str:
    """The word without the ending a case or a possessive can give it."""
    word = word.removesuffix("'s").rstrip("'.")
    return word[: max(_STEM, len(word) - 3)] if word[:1] > "z" else word


def _full_names(sentence: Sentence) -> list[tuple[int, int]]:
    found = []
    for match in _NAMES[sentence.lang].finditer(sentence.text):
        start, end = _trimmed(sentence, match.start(), match.end())
        if end > start and (" " in sentence.text[start:end] or "." in sentence.text[start:end]):
            found.append((start, end))
    return found


def _trimmed(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The run of capitals without words at its edges that are part of no name; empty if one stands inside."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^ ]+", sentence.text[start:end])]
    while words and _is_no_name(sentence, *words[0]):
        words.pop(0)
    kept = []
    for begin, stop in words:
        if _is_no_name(sentence, begin, stop):
            return start, start
        kept.append((begin, stop))
    return (kept[0][0], kept[-1][1]) if kept else (start, start)


def _is_no_name(sentence: Sentence, start: int, end: int) -> bool:
    word = sentence.low[start:end].removesuffix("'s")
    return word in NO_NAMES[sentence.lang] or word.startswith(("kazakh", "казах", "қазақ"))


def people(sentence: Sentence, cast: Cast) -> tuple[Person, ...]:
    """Everybody the sentence mentions, in order."""
    found = _named(sentence, cast)
    for words, bystander, pronoun in (
        (BYSTANDERS[sentence.lang], True, False),
        (PRONOUNS[sentence.lang], False, True),
        (PRISONERS[sentence.lang], False, False),
    ):
        for match in words.finditer(sentence.low):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(Person(match.start(), match.end(), bystander, pronoun))
    return tuple(sorted(found))


def _named(sentence: Sentence, cast: Cast) -> list[Person]:
    found = []
    for match in _NAMES[sentence.lang].finditer(sentence.text):
        start, end = _trimmed(sentence, match.start(), match.end())
        if end <= start or not any(cast.knows(word) for word in re.split(r"[ .]", sentence.text[start:end])):
            continue
        titled = OFFICIALS[sentence.lang].search(sentence.low, max(0, start - 24), start)
        found.append(Person(start, end, titled is not None and titled.end() >= start - 1, False))
    return found


def about(sentence: Sentence, mentioned: tuple[Person, ...], start: int, end: int, *, side: str) -> Person | None:
    """The person whom what stands between two places is about: the nearest on that side, else the other one.

    `side` is "left" (the subject stands before the verb) or "right" (the object stands behind it).
    """
    inside = [one for one in mentioned if start <= one.start and one.end <= end and not one.is_bystander]
    left = [one for one in mentioned if one.end <= start + 1 and not _is_apart(sentence, one, start)]
    left = [one for one in left if one.end <= _subject_end(sentence.low, start)] or left
    right = [one for one in mentioned if end - 1 <= one.start <= end + 40]
    if side == "right":
        return _first(inside, right[:1], [one for one in left if not one.is_bystander][-1:], left[-1:])
    return _first(inside, left[-1:], [one for one in mentioned if one.end <= start][:1], right[:1])


def _subject_end(low: str, start: int) -> int:
    """Where the subject ends when an insertion between commas stands before the verb ("X, who ..., was")."""
    if not low[:start].endswith(", "):
        return start
    opened = low.rfind(", ", 0, start - 2)
    inserted = re.search(r", (?:who|whose|whom|which|a|an|the|котор\w+) ", low[:start])
    return inserted.start() if inserted else max(opened, 0) or start


def row(sentence: Sentence, mentioned: tuple[Person, ...], person: Person) -> tuple[int, int]:
    """The row of names that this one stands in ("the activist A, B and C"), else its own place."""
    start, end = person.start, person.end
    others = [one for one in mentioned if not one.is_pronoun and not one.is_bystander]
    for one in reversed([one for one in others if one.end <= start]):
        if _in_row(sentence.low[one.end : start], end - one.start):
            start = one.start
    for one in [one for one in others if one.start >= end]:
        if _in_row(sentence.low[end : one.start], one.end - start):
            end = one.end
    return start, end


def _in_row(between: str, length: int) -> bool:
    return length <= 90 and re.fullmatch(r",? (?:and |и |және |мен |пен )?", between) is not None


def _first(*choices: list[Person]) -> Person | None:
    return next((choice[0] for choice in choices if choice), None)


def _is_apart(sentence: Sentence, one: Person, start: int) -> bool:
    """Whether a clause about somebody stands between ("X, who ..., was")."""
    between = sentence.low[one.end : start]
    return bool(re.search(r'[;:"]', between))
