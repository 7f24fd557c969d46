"""Who is called by a word, or by one that begins so: kept by word, so that few rows answer for any archive."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, Final

from django.db import connection
from django.db.models.functions import Collate

from . import asking, packed, parts
from .countmodels import Posting
from .models import ListedToken
from .packed import Numbers
from .rolls import People
from .stamps import DAY

SHORT: Final = 4
"""The beginnings of words up to so many letters have rows of their own; longer ones are those of few words."""
NEVER: Final = 0
"""The stamp of no state."""
COMMON: Final = 10_000
"""From so many people on who are called so it is remembered."""
_REMEMBERED: Final = 4_000_000
"""So many numbers at most are remembered beside each other, in four bytes each."""
KEPT: Final = parts.Table(Posting, ("word", "whole"), ("people",), once=True)
_BATCH: Final = 500
_ROWS: Final = (
    "SELECT word, people, COALESCE((SELECT stamp FROM published_roll WHERE facet = {}), 0)"
    " FROM published_posting WHERE {} ORDER BY word, first"
)
"""Rows of words, each with the stamp of the state in which it is read."""
_THERE: Final = "EXISTS (SELECT 1 FROM published_posting WHERE {})"
_HAVING: Final = "word IN {} AND whole"

Pair = tuple[str, int]
Key = tuple[str, bool]
Row = tuple[str, bytes | memoryview]


class Common:
    """What very many people are called in the state of one stamp: read once, and remembered while the state lasts."""

    def __init__(self, stamp: int) -> None:
        self.stamp = stamp
        self.found: dict[Key, Numbers] = {}

    def known(self, words: Iterable[str], *, whole: bool) -> dict[str, Numbers]:
        """Answer what is remembered of words, or of what begins so."""
        return {word: numbers for word in words if (numbers := self.found.get((word, whole))) is not None}

    def keep(self, read: Mapping[str, Numbers], stamp: int, *, whole: bool) -> None:
        """Remember what was read in this state; of another one, and of what few are called, nothing."""
        for word, numbers in read.items() if stamp == self.stamp else ():
            if len(numbers) >= COMMON:
                self._make_room(len(numbers))
                self.found[word, whole] = numbers

    def _make_room(self, number: int) -> None:
        if sum(map(len, list(self.found.values()))) + number > _REMEMBERED:
            self.found.clear()


def called(words: Iterable[str], common: Common | None = None) -> People:
    """Answer who has for each of these a word that begins so, whichever name of theirs it is in; in one query.

    Where nobody has one of them nothing is read of the others, which hundreds of thousands may have.
    """
    wanted, common = dict.fromkeys(words), common or Common(NEVER)
    found = common.known(wanted, whole=False)
    if rest := [word for word in wanted if word not in found]:
        stamp, read = _beginning(rest)
        common.keep(read, stamp, whole=False)
        found |= read
    return packed.people_of(reduce(packed.in_both, sorted(found.values(), key=len))) if found else {}


def _beginning(starts: list[str]) -> tuple[int, dict[str, Numbers]]:
    """Answer the listings that have a word that begins with each of these, or none at all where nobody has one."""
    begun, bounds = list(map(_begun, starts)), list(chain.from_iterable(map(_bounds, starts)))
    condition = f"({' OR '.join(begun)}) AND {' AND '.join(map(_THERE.format, begun))}"
    stamp, rows = _rows(condition, *bounds, *bounds)
    kept: dict[str, list[Row]] = {start: [] for start in starts}
    for word, people in rows:
        for start, some in kept.items():
            if word.startswith(start) if len(start) > SHORT else word == start:
                some.append((word, people))
    return stamp, {start: _joined(some) for start, some in kept.items()}


def _rows(condition: str, *values: Any) -> tuple[int, list[Row]]:
    """Answer rows in order, and the stamp of the state in which they were read; `NEVER` where there are none."""
    rows = asking.words_with_bytes(_ROWS.format("{}", condition), DAY, *values)
    return (rows[0][2] if rows else NEVER), [(word, people) for word, people, _stamp in rows]


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


def having(words: Iterable[str], common: Common | None = None) -> dict[str, Numbers]:
    """Answer the listings that have each of these words, in one query."""
    wanted, common = dict.fromkeys(words), common or Common(NEVER)
    found = common.known(wanted, whole=True)
    if rest := tuple(word for word in wanted if word not in found):
        stamp, rows = _rows(_HAVING, rest)
        joined = ((word, b"".join(people for _word, people in some)) for word, some in groupby(rows, itemgetter(0)))
        read = {word: packed.unpack(people) for word, people in joined}
        common.keep(read, stamp, whole=True)
        found |= read
    return found


def some_having(words: Iterable[str]) -> dict[str, Numbers]:
    """Answer some listings that have each of these words, in one query."""
    _stamp, rows = _rows(f"{_HAVING} AND first = 0", tuple(words))
    return {word: packed.unpack(people) for word, people in rows}


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
