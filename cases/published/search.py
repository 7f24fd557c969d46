"""Finding people by a name in any script and spelling."""

from collections.abc import Iterable, Iterator, Mapping
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
"""So many names with other words are compared letter by letter."""
_NAMES: Final = "SELECT listing_id, id, text, folded FROM published_listedname WHERE listing_id IN {}"


def called(listings: QuerySet[Listing], said: str) -> QuerySet[Listing]:
    """Answer the listings of which the key is `said`, or whose names have each word or a word that begins with it."""
    found = listings
    for token in names.tokens(said):
        found = found.filter(pk__in=beginning(token).values("name__listing"))
    by_key = Q(key=said.strip().upper())
    return listings.filter(by_key | Q(pk__in=found.values("pk"))) if names.tokens(said) else listings.filter(by_key)


def people(said: str, common: postings.Common | None = None) -> People:
    """Answer the same as a set, of those with a record and of those without; a key has a hyphen and no space."""
    called = postings.called(names.tokens(said), common)
    if len(said.split()) != 1 or "-" not in said:
        return called
    key = rolls.people_of(Listing.objects.filter(key=said.strip().upper()).values_list("pk", flat=True))
    return rolls.either(key, called) if key else called


def beginning(token: str) -> QuerySet[ListedToken]:
    """Answer the listed words that begin with a word; each engine is asked in the way for which it takes its index."""
    if connection.vendor == "postgresql":
        return ListedToken.objects.filter(token__startswith=token)
    return ListedToken.objects.filter(token__gte=token, token__lt=token + "\x7f")


def alike(said: str, most: int = 5, common: postings.Common | None = None) -> list[str]:
    """Answer names of listed people that look like `said`, the likest first, each leading to other people.

    A word alone brings names with different words like it before it brings several names with one of them.
    """
    asked = names.written(said)
    found = meant.people(asked, most, common)
    forms = _forms(said, _names_of(found.people), found.words)
    rated = [(_likeness(said, asked, same[0]), same) for same in islice(forms, _LOOKED_AT)]
    likest = sorted((one for one in rated if one[0] >= NEAR), key=lambda one: -one[0])
    offered = dict.fromkeys(same[0].text for _likeness_of, same in likest)
    if len(asked) == 1:
        offered |= dict.fromkeys(name.text for _likeness_of, same in likest for name in same)
    return list(offered)[:most]


def otherwise(said: str, theirs: Iterable[Spelled], common: postings.Common | None = None) -> list[str]:
    """Answer names that look like `said`, without those of whoever is called so and without `theirs`."""
    tokens, known = names.tokens(said), {name.folded for name in theirs}
    found = [(text, names.fold(text)) for text in alike(said, common=common)]
    return [text for text, folded in found if folded not in known and not _has(folded, tokens)]


def _names_of(listings: list[int]) -> list[Spelled]:
    """Answer the names of people, in the order of the people."""
    place = {listing: at for at, listing in enumerate(listings)}
    found = sorted(asking.rows(_NAMES, tuple(listings)), key=lambda row: (place[row[0]], row[1]))
    return [Spelled(text, folded) for _listing, _number, text, folded in found]


def _forms(said: str, found: Iterable[Spelled], meant_by: frozenset[str]) -> Iterator[list[Spelled]]:
    """Answer the names by the words for which they were found, short ones first; where there are any, in its script."""
    asked = script(said)
    forms: dict[frozenset[str], list[Spelled]] = {}
    for name in found:
        forms.setdefault(meant_by.intersection(name.folded.split()), []).append(name)
    for same in forms.values():
        in_script = [name for name in same if script(name.text) == asked] or same
        yield sorted(in_script, key=lambda name: name.folded.count(" "))


def _likeness(said: str, asked: Mapping[str, str], name: Spelled) -> float:
    """Answer how alike the names are, or for one word alone the likest word is."""
    if len(asked) > 1:
        return names.likeness(said, name.text)
    return max(alike_in_letters(word, other) for word in asked for other in name.folded.split() or [""])


def matched(listed: Iterable[Spelled | ListedName], said: str) -> list[str]:
    """Answer those of somebody's names under which they were found."""
    tokens = names.tokens(said)
    texts = dict.fromkeys(name.text for name in listed if _has(name.folded, tokens))
    return list(texts)


def _has(folded: str, tokens: tuple[str, ...]) -> bool:
    words_of = folded.split()
    return bool(tokens) and all(any(word.startswith(token) for word in words_of) for token in tokens)
