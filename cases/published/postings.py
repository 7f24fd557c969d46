"""Who is called by a word, or by one that begins so: kept by word, so that few rows answer for any archive."""

from array import array
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

from django.db import connection
from django.db.models.functions import Collate

from . import asking, packed, parts
from .countmodels import Posting
from .models import ListedToken
from .packed import Numbers
from .rolls import People

SHORT: Final = 4
"""The beginnings of words up to so many letters have rows of their own; longer ones are those of few words."""
KEPT: Final = parts.Table(Posting, ("word", "whole"), ("people",), once=True)
_BATCH: Final = 500
_CALLED: Final = "SELECT word, people FROM published_posting WHERE {} ORDER BY word, first"
_HAVING: Final = "SELECT word, people FROM published_posting WHERE word IN {} AND whole"

Pair = tuple[str, int]
Key = tuple[str, bool]
Row = tuple[str, bytes | memoryview]


def called(words: Iterable[str]) -> People:
    """Answer who has for each of these a word that begins so, whichever name of theirs it is in; in one query."""
    kept: dict[str, list[Row]] = {word: [] for word in words}
    if not kept:
        return {}
    condition, values = " OR ".join(map(_begun, kept)), chain.from_iterable(map(_bounds, kept))
    for word, people in asking.words_with_bytes(_CALLED.format(condition), *values):
        for start, found in kept.items():
            if word.startswith(start) if len(start) > SHORT else word == start:
                found.append((word, people))
    return packed.people_of(reduce(packed.in_both, sorted(map(_joined, kept.values()), key=len)))


def _begun(start: str) -> str:
    """Answer the condition that a row is of a word that begins so; each engine is asked as it takes its index."""
    if len(start) <= SHORT:
        return "word = {} AND NOT whole"
    if connection.vendor == "postgresql":
        return "word ~>=~ {} AND word ~<~ {} AND whole"
    return "word >= {} AND word < {} AND whole"


def _bounds(start: str) -> tuple[str, ...]:
    return (start,) if len(start) <= SHORT else (start, start + "\x7f")


def _joined(rows: list[Row]) -> Numbers:
    """Answer the listings of rows in order, each once."""
    numbers = packed.unpack(b"".join(people for _word, people in rows))
    return packed.once(numbers) if len({word for word, _people in rows}) > 1 else numbers


def having(words: Iterable[str]) -> dict[str, Numbers]:
    """Answer the listings that have each of these words, in one query."""
    kept = asking.words_with_bytes(f"{_HAVING} ORDER BY word, first", tuple(words))
    return {
        word: packed.unpack(b"".join(people for _word, people in rows)) for word, rows in groupby(kept, itemgetter(0))
    }


def some_having(words: Iterable[str]) -> dict[str, Numbers]:
    """Answer some listings that have each of these words, in one query."""
    kept = asking.words_with_bytes(f"{_HAVING} AND first = 0", tuple(words))
    return {word: packed.unpack(people) for word, people in kept}


def change(was: set[Pair], now: set[Pair]) -> None:
    """Keep of some listings what holds now and no longer what did; what is kept already may come again."""
    before, after = _keyed(was), _keyed(now)
    parts.change(KEPT, _by_key(before - after), _by_key(after - before))


def _keyed(found: Iterable[Pair]) -> set[tuple[Key, int]]:
    return {(key, number) for word, number in found for key in keys(word)}


def _by_key(found: Iterable[tuple[Key, int]]) -> dict[Key, list[parts.Entry]]:
    by_key: dict[Key, list[parts.Entry]] = {}
    for key, number in found:
        by_key.setdefault(key, []).append((number,))
    return by_key


def keys(word: str) -> list[Key]:
    """Answer the word and each short beginning of it, under which those who have it are kept."""
    return [(word, True), *((word[:length], False) for length in range(1, min(SHORT, len(word)) + 1))]


def enter() -> None:
    """Keep everybody who is listed, of whom nobody is kept yet."""
    made = (row for key, numbers in counted() for row in parts.rows(KEPT, key, [numbers]))
    Posting.objects.bulk_create(made, batch_size=_BATCH)


def counted() -> Iterator[tuple[Key, Numbers]]:
    """Answer the listings to each key, from the names; a beginning comes behind the words that begin so."""
    begun: dict[str, Numbers] = {}

    def over(next_word: str) -> Iterator[tuple[Key, Numbers]]:
        for start in [one for one in begun if not next_word.startswith(one)]:
            yield (start, False), packed.once(begun.pop(start))

    by_letter = Collate("token", "C") if connection.vendor == "postgresql" else "token"
    rows = ListedToken.objects.order_by(by_letter, "name__listing").values_list("token", "name__listing")
    for word, some in groupby(rows.iterator(chunk_size=20_000), itemgetter(0)):
        yield from over(word)
        numbers = packed.once(array("I", map(itemgetter(1), some)))
        yield (word, True), numbers
        for start, _whole in keys(word)[1:]:
            begun.setdefault(start, array("I")).extend(numbers)
    yield from over("")
