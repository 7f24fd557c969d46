"""Finding people by a name in any script and spelling."""

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import islice, product
from typing import Final

from django.db import connection
from django.db.models import Q, QuerySet

from cases.domain import names

from . import packed, postings, rolls, words
from .models import ListedName, ListedToken, Listing
from .packed import Numbers
from .rolls import People

NEAR: Final = 0.62
"""The likeness from which a name is offered as "did you mean"; below `names.SAME`, since nothing is joined by it."""
_LOOKED_AT: Final = 30
"""Of so many people the names are compared letter by letter."""
_OF_A_WORD: Final = 10
_COMBINED: Final = 200


def called(listings: QuerySet[Listing], said: str) -> QuerySet[Listing]:
    """Answer the listings of which the key is `said`, or whose names have each word or a word that begins with it."""
    found = listings
    for token in names.tokens(said):
        found = found.filter(pk__in=beginning(token).values("name__listing"))
    by_key = Q(key=said.strip().upper())
    return listings.filter(by_key | Q(pk__in=found.values("pk"))) if names.tokens(said) else listings.filter(by_key)


def people(said: str) -> People:
    """Answer the same as a set, of those with a record and of those without; each word is looked up by itself."""
    key = rolls.people_of(Listing.objects.filter(key=said.strip().upper()).values_list("pk", flat=True))
    called = postings.called(names.tokens(said))
    return rolls.either(key, called) if key else called


def beginning(token: str) -> QuerySet[ListedToken]:
    """Answer the listed words that begin with a word; each engine is asked in the way for which it takes its index."""
    if connection.vendor == "postgresql":
        return ListedToken.objects.filter(token__startswith=token)
    return ListedToken.objects.filter(token__gte=token, token__lt=token + "\x7f")


def alike(said: str, most: int = 5) -> list[tuple[str, Listing]]:
    """Answer names that look like `said`, the likest first, each with a listing whose name it is."""
    tokens = names.tokens(said)
    near: dict[str, tuple[float, ListedName]] = {}
    for name in _of(_candidates(tokens)):
        score = _likeness(said, tokens, name.text)
        if score >= NEAR and score > near.get(name.text, (0.0, None))[0]:
            near[name.text] = (score, name)
    best = sorted(near.values(), key=lambda one: (-one[0], one[1].text))[:most]
    return [(name.text, name.listing) for _score, name in best]


def _candidates(tokens: Iterable[str]) -> list[int]:
    """Answer people with a word like each of these, or where there are none like the rarest of them; likest first."""
    near = sorted((found for token in tokens if (found := words.near(token))), key=_uses)
    if not near:
        return []
    each = [_bearers(found) for found in near]
    together = [
        (sum(likeness for likeness, _numbers in some), reduce(packed.in_both, (numbers for _likeness, numbers in some)))
        for some in islice(product(*each), _COMBINED)
    ]
    return _likest(together) or _likest(each[0])


def _uses(near: Mapping[str, words.Near]) -> int:
    return sum(one.uses for one in near.values())


def _bearers(near: Mapping[str, words.Near]) -> list[tuple[float, Numbers]]:
    having = postings.having(near)
    return [(near[word].likeness, having[word]) for word in near if word in having]


def _likest(found: Iterable[tuple[float, Numbers]]) -> list[int]:
    """Answer some of those with the likest words."""
    chosen: dict[int, None] = {}
    for _likeness, numbers in sorted(found, key=lambda one: -one[0]):
        chosen |= dict.fromkeys(numbers[:_OF_A_WORD])
        if len(chosen) >= _LOOKED_AT:
            break
    return list(chosen)[:_LOOKED_AT]


def _of(listings: list[int]) -> list[ListedName]:
    return list(ListedName.objects.filter(listing__in=listings).select_related("listing").order_by("pk"))


def _likeness(said: str, tokens: tuple[str, ...], text: str) -> float:
    """Answer how alike the names are, or for one word alone how alike the likest word of the name is."""
    if len(tokens) == 1:
        return max((names.likeness(said, part) for part in text.split()), default=0.0)
    return names.likeness(said, text)


def matched(listing: Listing, said: str) -> list[str]:
    """Answer the spellings under which the listing was found; its names are prefetched."""
    tokens = names.tokens(said)
    texts = dict.fromkeys(name.text for name in listing.names.all() if _has(name.folded, tokens))
    return list(texts)


def _has(folded: str, tokens: tuple[str, ...]) -> bool:
    words_of = folded.split()
    return bool(tokens) and all(any(word.startswith(token) for word in words_of) for token in tokens)
