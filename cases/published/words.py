"""The dictionary of the words of listed names, in which a word with a slip finds those that it may stand for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.db import connection
from django.db.models import Count

from cases.domain import names
from cases.domain.nameforms.wordlikeness import alike

from . import asking
from .countmodels import NameWord, Spelling
from .models import ListedToken
from .pour import Numbers, pour, ready

SHORTEST: Final = 4
"""Words from so many letters on are found with a letter too few, too many or another one."""
SAID: Final = 2.0
"""The likeness of the word itself: a slip in one word of a name is likelier than one in each."""
_AT_ONCE: Final = 5_000
_SAME_LETTER: Final = 400
_MOST: Final = 40
_SPELLED: Final = (
    "SELECT key, word, uses FROM published_spelling AS spelling"
    " JOIN published_nameword AS named ON named.id = spelling.word_id WHERE key IN {}"
)


def spellings(word: str) -> set[str]:
    """Answer a word and, where it is long enough, the word with each one letter left out."""
    return {word} | ({word[:at] + word[at + 1 :] for at in range(len(word))} if len(word) >= SHORTEST else set())


@dataclass(frozen=True, slots=True)
class Near:
    """A word of the dictionary that may be meant: how alike it is, and how often it is listed."""

    likeness: float
    uses: int


def near(asked: Mapping[str, str], slips: int = 1) -> list[dict[str, Near]]:
    """Answer for each word those that are spelled like it, the likest first; in one query, mostly.

    Each word comes with what was written for it. Of a word that none is like with one slip, or with `slips` 2 of
    each, two letters may be wrong, if that leaves enough; where nothing is spelled alike, words with the same first
    letter that sound alike are answered, of the commonest ones.
    """
    keys = {word: _keys(word, written) for word, written in asked.items()}
    found = _kept_under(keys) if slips == 1 else {word: {} for word in keys}
    if wider := {word: _twice(spellings(word)) | keys[word] for word in keys if not found[word]}:
        found |= _kept_under(wider)
    return [_rated(word, kept or _sounding_alike(word)) for word, kept in found.items()]


def _keys(word: str, written: str) -> set[str]:
    """Answer under what words are kept that may be meant; short ones, of which too many are alike, only as they are."""
    slipped = names.without_a_letter(written) if len(written) >= SHORTEST else set()
    return spellings(word) | {key for key in slipped if len(key) >= SHORTEST - 1}


def _kept_under(keys: Mapping[str, set[str]]) -> dict[str, dict[str, int]]:
    """Answer for each word the words of the dictionary that share a key with it, with how often each is listed."""
    found: dict[str, dict[str, int]] = {word: {} for word in keys}
    for key, one, uses in asking.rows(_SPELLED, tuple(set().union(*keys.values()))):
        for word, own in keys.items():
            if key in own:
                found[word][one] = uses
    return found


def _twice(once: Iterable[str]) -> set[str]:
    return {key for one in once for key in spellings(one)}


def _sounding_alike(word: str) -> dict[str, int]:
    same = NameWord.objects.filter(first=word[:1]).order_by("-uses", "word").values_list("word", "uses")
    return {one: uses for one, uses in same[:_SAME_LETTER] if alike(word, one)}


def _rated(word: str, found: Mapping[str, int]) -> dict[str, Near]:
    rated = [(one, Near(SAID if one == word else alike(word, one), uses)) for one, uses in found.items()]
    return dict(sorted(rated, key=lambda one: (-one[1].likeness, -one[1].uses, one[0]))[:_MOST])


def counted() -> Counter[str]:
    """Answer how often each word is listed."""
    rows = ListedToken.objects.order_by().values_list("token").annotate(n=Count("pk"))
    return Counter(dict(rows.iterator(chunk_size=5000)))


def change(uses: Counter[str]) -> None:
    """Change by so much how often words are listed; a word that is listed no more leaves the dictionary."""
    uses = Counter({word: change for word, change in uses.items() if change})
    there = {row.word: row for row in NameWord.objects.filter(word__in=list(uses))}
    for word, row in there.items():
        row.uses += uses[word]
    NameWord.objects.filter(pk__in=[row.pk for row in there.values() if not row.uses]).delete()
    NameWord.objects.bulk_update([row for row in there.values() if row.uses], ["uses"])
    enter({word: change for word, change in uses.items() if word not in there})


def enter(uses: dict[str, int]) -> None:
    """Put words into the dictionary, with the keys by which slips find them."""
    vendor = connection.vendor
    numbered = zip(Numbers().of(NameWord, len(uses)), uses.items(), strict=True)
    while some := list(islice(numbered, _AT_ONCE)):
        rows = [(number, word, word[:1], said) for number, (word, said) in some]
        pour(ready(NameWord, ("id", "word", "first", "uses"), rows, vendor=vendor))
        keys = [(number, key) for number, (word, _said) in some for key in sorted(spellings(word))]
        pour(ready(Spelling, ("word_id", "key"), keys, vendor=vendor))


def expected(uses: Iterable[tuple[str, int]]) -> set[tuple[str, int, str]]:
    """Answer (word, how often it is listed, key) as the dictionary has them."""
    return {(word, number, key) for word, number in uses for key in spellings(word)}
