"""Finding people by a name in any script and spelling."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from django.db import connection
from django.db.models import Q, QuerySet

from cases.domain import names
from cases.domain.nameforms.romanise import script
from cases.domain.nameforms.wordlikeness import alike as alike_in_letters

from . import asking, meant, postings, rolls
from .glances import Spelled
from .models import ListedName, ListedToken, Listing
from .rolls import People

NEAR: Final = 0.62
"""The likeness from which a name is offered as "did you mean"; below `names.SAME`, since nothing is joined by it."""
_LOOKED_AT: Final = 8
"""So many names are compared letter by letter."""
_NAMES: Final = "SELECT listing_id, id, text, folded FROM published_listedname WHERE listing_id IN {}"


def called(listings: QuerySet[Listing], said: str) -> QuerySet[Listing]:
    """Answer the listings of which the key is `said`, or whose names have each word or a word that begins with it."""
    found = listings
    for token in names.tokens(said):
        found = found.filter(pk__in=beginning(token).values("name__listing"))
    by_key = Q(key=said.strip().upper())
    return listings.filter(by_key | Q(pk__in=found.values("pk"))) if names.tokens(said) else listings.filter(by_key)


def people(said: str) -> People:
    """Answer the same as a set, of those with a record and of those without; a key has a hyphen and no space."""
    called = postings.called(names.tokens(said))
    if len(said.split()) != 1 or "-" not in said:
        return called
    key = rolls.people_of(Listing.objects.filter(key=said.strip().upper()).values_list("pk", flat=True))
    return rolls.either(key, called) if key else called


def beginning(token: str) -> QuerySet[ListedToken]:
    """Answer the listed words that begin with a word; each engine is asked in the way for which it takes its index."""
    if connection.vendor == "postgresql":
        return ListedToken.objects.filter(token__startswith=token)
    return ListedToken.objects.filter(token__gte=token, token__lt=token + "\x7f")


def alike(said: str, most: int = 5) -> list[str]:
    """Answer names of listed people that look like `said`, the likest first.

    A word alone brings names with different words like it before it brings several names with one of them.
    """
    tokens = names.tokens(said)
    rated: list[tuple[float, str, str]] = []
    for name in _in_script_of(said, _names_of(meant.people(tokens, most))):
        likeness, form = _likeness(said, tokens, name)
        if likeness >= NEAR:
            rated.append((likeness, form, name.text))
    rated.sort(key=lambda one: (-one[0], one[2]))
    seen: Counter[str] = Counter()
    offered: dict[str, int] = {}
    for _likeness_of, form, text in rated:
        if text not in offered:
            offered[text] = seen[form]
            seen[form] += 1
    return sorted(offered, key=lambda text: offered[text])[:most]


def otherwise(said: str, theirs: Iterable[Spelled]) -> list[str]:
    """Answer names that look like `said`, without those of whoever is called so and without `theirs`."""
    tokens, known = names.tokens(said), {name.folded for name in theirs}
    found = [(text, names.fold(text)) for text in alike(said)]
    return [text for text, folded in found if folded not in known and not _has(folded, tokens)]


def _names_of(listings: list[int]) -> list[Spelled]:
    """Answer the names of people, those of few words before those of many, else in the order of the people."""
    place = {listing: at for at, listing in enumerate(listings)}
    found = sorted(asking.rows(_NAMES, tuple(listings)), key=lambda row: (row[-1].count(" "), place[row[0]], row[1]))
    return [Spelled(text, folded) for _listing, _number, text, folded in found]


def _in_script_of(said: str, found: Iterable[Spelled]) -> list[Spelled]:
    """Answer some of the names, each once, in the script of the question where it is listed in that."""
    asked = script(said)
    forms: dict[str, list[Spelled]] = {}
    for name in found:
        forms.setdefault(name.folded, []).append(name)
    return [
        next((name for name in same if script(name.text) == asked), same[0])
        for same in islice(forms.values(), _LOOKED_AT)
    ]


def _likeness(said: str, tokens: tuple[str, ...], name: Spelled) -> tuple[float, str]:
    """Answer how alike the names are, or for one word alone the likest word is; and the folded form of that."""
    if len(tokens) > 1:
        return names.likeness(said, name.text), name.folded
    return max((alike_in_letters(tokens[0], word), word) for word in name.folded.split() or [""])


def matched(listed: Iterable[Spelled | ListedName], said: str) -> list[str]:
    """Answer those of somebody's names under which they were found."""
    tokens = names.tokens(said)
    texts = dict.fromkeys(name.text for name in listed if _has(name.folded, tokens))
    return list(texts)


def _has(folded: str, tokens: tuple[str, ...]) -> bool:
    words_of = folded.split()
    return bool(tokens) and all(any(word.startswith(token) for word in words_of) for token in tokens)
