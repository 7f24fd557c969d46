"""Names asked for with a slip, whether they are found, and what trigrams take to find them."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from django.db import connection
from django.http import QueryDict

from cases.domain import names
from cases.published import search
from cases.published.filters import people_filter
from cases.published.views.people import listed, similar

from .filling import DAY

TRIGRAMS: Final = "SELECT text FROM published_listedname WHERE %s <%% text ORDER BY %s <<-> text LIMIT 50"
ALIKE: Final = "SELECT 1 FROM published_listedname WHERE %s <%% text AND listing_id = %s"
THRESHOLDS: Final = (0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3)
"""How alike words are to be; PostgreSQL begins with the first."""
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


def shown(words: str) -> object:
    """Answer what a reader is shown for a name: who fits, of few also names like it, or whom it may have meant."""
    people = people_filter(QueryDict(f"q={words}"), DAY)
    rows = listed(people)
    return similar(people, rows) if rows.rows else search.alike(words, common=people.fitting.common)


def _trigrams(drawn: list[Drawn], chance: random.Random) -> Iterator[str]:
    """Ask for the same names as PostgreSQL is set at first, then less strictly, until 95 of 100 are found."""
    asked = [(_in_either(latin, chance), number) for latin, _cyrillic, number in drawn]
    ours = statistics.median(_taken(partial(shown, words)) for words, _number in asked)
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute(
            "CREATE INDEX IF NOT EXISTS bench_trigrams ON published_listedname USING gin (text gin_trgm_ops)"
        )
        for threshold in THRESHOLDS:
            cursor.execute(f"SET pg_trgm.word_similarity_threshold = {threshold}")
            found, theirs = 0, []
            for words, number in asked:
                theirs.append(_taken(partial(_all_rows, cursor, TRIGRAMS, [words, words])))
                found += bool(_all_rows(cursor, ALIKE, [words, number]))
            median = statistics.median(theirs)
            yield (
                f"trigram word similarity from {threshold}: {found} of {len(asked)} are alike, median {median:.0f} ms;"
                f" ours {ours:.1f} ms, {ours / median:.4f} of that"
            )
            if found >= 0.95 * len(asked):
                break
        cursor.execute("RESET pg_trgm.word_similarity_threshold")


def _taken(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def _all_rows(cursor: Any, question: str, values: list[object]) -> Any:
    cursor.execute(question, values)
    return cursor.fetchall()
