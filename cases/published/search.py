"""Finding people by a name in any script and spelling."""

from typing import Final

from django.db.models import Q, QuerySet

from cases.domain import names

from .models import ListedName, Listing

NEAR: Final = 0.62
"""The likeness from which a name is offered as "did you mean"; below `names.SAME`, since nothing is joined by it."""
_LOOKED_AT: Final = 4000


def called(listings: QuerySet[Listing], words: str) -> QuerySet[Listing]:
    """Answer the listings of which the key is `words`, or whose names have each word or a word that begins with it."""
    found = listings
    for token in names.tokens(words):
        found = found.filter(pk__in=Listing.objects.filter(names__tokens__token__startswith=token).values("pk"))
    by_key = Q(key__iexact=words.strip())
    return listings.filter(by_key | Q(pk__in=found.values("pk"))) if names.tokens(words) else listings.filter(by_key)


def alike(words: str, most: int = 5) -> list[tuple[str, Listing]]:
    """Answer names that look like `words`, the likest first, each with the listing whose name it is."""
    tokens = names.tokens(words)
    if not tokens:
        return []
    beginnings = Q()
    for token in tokens:
        beginnings |= Q(tokens__token__startswith=token[0])
    near: dict[int, tuple[float, ListedName]] = {}
    candidates = ListedName.objects.filter(beginnings).select_related("listing").distinct()[:_LOOKED_AT]
    for name in candidates:
        score = _likeness(words, tokens, name.text)
        if score >= NEAR and score > near.get(name.listing_id, (0.0, None))[0]:
            near[name.listing_id] = (score, name)
    best = sorted(near.values(), key=lambda one: (-one[0], one[1].text))[:most]
    return [(name.text, name.listing) for _score, name in best]


def _likeness(words: str, tokens: tuple[str, ...], text: str) -> float:
    """Answer how alike the names are, or for one word alone how alike the likest word of the name is."""
    if len(tokens) == 1:
        return max((names.likeness(words, part) for part in text.split()), default=0.0)
    return names.likeness(words, text)


def matched(listing: Listing, words: str) -> list[str]:
    """Answer the spellings under which the listing was found; its names are prefetched."""
    tokens = names.tokens(words)
    texts = dict.fromkeys(name.text for name in listing.names.all() if _has(name.folded, tokens))
    return list(texts)


def _has(folded: str, tokens: tuple[str, ...]) -> bool:
    words = folded.split()
    return bool(tokens) and all(any(word.startswith(token) for word in words) for token in tokens)
