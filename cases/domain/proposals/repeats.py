"""What an article says twice, proposed once: where it says more."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from .proposal import Proposal


def without_repeats(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals without those that say no more than another of the same kind about the same person."""
    listed = list(found)
    by_kind: dict[str, list[int]] = {}
    for at, one in enumerate(listed):
        by_kind.setdefault(one.kind, []).append(at)
    return tuple(one for at, one in enumerate(listed) if not _is_repeated(listed, at, by_kind[one.kind]))


_NEAR: Final = 60


def _is_repeated(listed: list[Proposal], at: int, rivals: list[int]) -> bool:
    one = listed[at]
    if one.kind == "claims" and one.values.get("kind") != "age":
        return False
    for other in rivals:
        if other == at or abs(other - at) > _NEAR or not _covers(listed[other], one):
            continue
        if one.values != listed[other].values or _is_better(listed[other], one, earlier=other < at):
            return True
    return False


def _is_better(other: Proposal, one: Proposal, *, earlier: bool) -> bool:
    """Of two that say the same, the one that names the person, else the earlier one."""
    named, is_named = (any(word[:1].isupper() for word in each.about.split()[1:]) for each in (other, one))
    return earlier if named is is_named else named


def _covers(fuller: Proposal, one: Proposal) -> bool:
    """Whether `fuller` says all that `one` does, of a person who can be the same."""
    said = fuller.values.items()
    return all(item in said for item in one.values.items()) and _can_be_one(fuller.about, one.about)


def _can_be_one(first: str, second: str) -> bool:
    """Whether two ways to name a person can mean the same: only two names that share no word cannot."""
    names = [{word[:5].lower() for word in words.split() if word[:1].isupper()} for words in (first, second)]
    return not all(names) or bool(names[0] & names[1]) or not all(len(words.split()) > 1 for words in (first, second))


def unrepeated(found: list[tuple[int, int, Proposal]]) -> list[Proposal]:
    """Without what two rules said of the same words, the fuller one kept."""
    kept: list[tuple[int, int, Proposal]] = []
    for start, end, one in found:
        rivals = [at for at, (a, b, other) in enumerate(kept) if other.kind == one.kind and a < end and start < b]
        rival = next((at for at in rivals if _same_thing(kept[at][2].values, one.values)), None)
        if rival is None:
            kept.append((start, end, one))
        elif len(kept[rival][2].values) < len(one.values):
            kept[rival] = (start, end, one)
    return [one for _, _, one in kept]


def _same_thing(first: Any, second: Any) -> bool:
    """Whether two records of one kind from the same words differ in nothing but how much they say."""
    both = [member for member in ("kind", "disposition", "condition", "denied") if member in first and member in second]
    return all(first[member] == second[member] for member in both)


def with_shared_dates(found: list[Proposal]) -> list[Proposal]:
    """A conviction in the sentence of its penalty has the penalty's date."""
    penalties = [one for one in found if one.kind == "sentences" and "occurred" in one.values]
    if len(penalties) != 1:
        return found
    return [
        replace(one, values={**one.values, "occurred": penalties[0].values["occurred"]})
        if one.kind == "rulings" and one.values == {"disposition": "convicted"}
        else one
        for one in found
    ]
