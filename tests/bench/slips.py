"""Names asked for with a slip, whether they are found, and what trigrams take to find them."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Final

from django.db import connection
from django.http import QueryDict

from cases.domain import names
from cases.published import search
from cases.published.filters import people_filter
from cases.published.views.people import listed, similar

from .filling import DAY

TRIGRAMS: Final = "SELECT text FROM published_listedname WHERE %s <%% text ORDER BY %s <<-> text LIMIT 50"
Drawn = tuple[str, str, int]
Slipped = Callable[[str, str, random.Random], str]


def with_slip(word: str, chance: random.Random) -> str:
    """The word with one letter left out, doubled, replaced or changed with the next, not the first."""
    at = chance.randrange(1, len(word))
    rest = word[at + 1 :]
    swapped = rest[:1] + word[at] + rest[1:]
    other = chance.choice([letter for letter in word[1:] if letter != word[at]] or [""])
    return word[:at] + chance.choice([rest, word[at] * 2 + rest, other + rest, swapped])


def _in_either(name: str, chance: random.Random) -> str:
    words = [name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]]
    at = chance.randrange(2)
    words[at] = with_slip(words[at], chance)
    return " ".join(words)


KINDS: Final[dict[str, Slipped]] = {
    "a slip in one of two words": lambda latin, _cyrillic, chance: _in_either(latin, chance),
    "a slip in one of two words, in Cyrillic": lambda _latin, cyrillic, chance: _in_either(cyrillic, chance),
    "a slip in the surname alone": lambda latin, _cyrillic, chance: with_slip(latin.split()[-1], chance),
}


def report(drawn: list[Drawn], *, beside: bool) -> Iterator[str]:
    """How many of the people are found, and where trigrams are asked for, how much longer they take for the same."""
    chance = random.Random(5)  # noqa: S311 - the same slips each time
    for name, slipped in KINDS.items():
        found = [_is_found(one, slipped(*one[:2], chance)) for one in drawn]
        yield f"{name}: {sum(found)} of {len(found)} found"
    prefixes = [_is_found(one, f"{one[0].split()[-1][:4]} {one[0].split()[0]}") for one in drawn]
    yield f"four letters and given name: {sum(prefixes)} of {len(prefixes)} found"
    if beside and connection.vendor == "postgresql":
        yield from _trigrams(drawn, chance)


def _is_found(person: Drawn, words: str) -> bool:
    """Whether somebody is on the list, or on that to which an offered name leads; of a surname alone, that surname."""
    latin, cyrillic, number = person
    people = people_filter(QueryDict(f"q={words}"), DAY)
    if people.people.filter(pk=number).exists():
        return True
    part = slice(-1, None) if len(words.split()) == 1 else slice(None)
    also = similar(people, listed(people)) if people.count() else search.alike(words)
    offered = [set(names.tokens(text)[part]) for text in also]
    return any(one <= set(names.tokens(text)) for one in offered for text in (latin, cyrillic))


def _trigrams(drawn: list[Drawn], chance: random.Random) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute(
            "CREATE INDEX IF NOT EXISTS bench_trigrams ON published_listedname USING gin (text gin_trgm_ops)"
        )
        theirs, ours = [], []
        for person in drawn[:20]:
            words = _in_either(person[0], chance)
            start = time.perf_counter()
            cursor.execute(TRIGRAMS, [words, words])
            cursor.fetchall()
            between = time.perf_counter()
            _is_found(person, words)
            theirs.append(between - start)
            ours.append(time.perf_counter() - between)
    ratio = statistics.median(ours) / statistics.median(theirs)
    yield f"trigram word similarity: median {statistics.median(theirs) * 1000:.0f} ms; ours is {ratio:.4f} of that"
