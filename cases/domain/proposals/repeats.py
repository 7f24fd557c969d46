"""What an article says twice, proposed once: where it says more."""

from collections.abc import Iterable

from .proposal import Proposal


def without_repeats(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals without those that say no more than another of the same kind about the same person."""
    listed = list(found)
    by_kind: dict[str, list[int]] = {}
    for at, one in enumerate(listed):
        by_kind.setdefault(one.kind, []).append(at)
    return tuple(one for at, one in enumerate(listed) if not _is_repeated(listed, at, by_kind[one.kind]))


_NEAR = 60


def _is_repeated(listed: list[Proposal], at: int, rivals: list[int]) -> bool:
    one = listed[at]
    if one.kind == "claims" and one.values.get("kind") != "age":
        return False
    for other in rivals:
        if other == at or abs(other - at) > _NEAR or not _covers(listed[other], one):
            continue
        if one.values != listed[other].values or other < at:
            return True
    return False


def _covers(fuller: Proposal, one: Proposal) -> bool:
    """Whether `fuller` says all that `one` does, of a person who can be the same."""
    said = fuller.values.items()
    return all(item in said for item in one.values.items()) and _can_be_one(fuller.about, one.about)


def _can_be_one(first: str, second: str) -> bool:
    """Whether two ways to name a person can mean the same: only two names that share no word cannot."""
    names = [{word[:5].lower() for word in words.split() if word[:1].isupper()} for words in (first, second)]
    return not all(names) or bool(names[0] & names[1]) or not all(len(words.split()) > 1 for words in (first, second))
