"""Which anchors a page has, so that each is given once and no link leads nowhere."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

from cases.domain.band import Band
from cases.domain.dossier import Dossier
from cases.domain.entry import Detail, Target

from . import addresses


class Anchors:
    """The keys of what a page prints; each becomes an id where it is printed first."""

    def __init__(self, printed: object) -> None:
        self.known = frozenset(_keys(printed))
        self._given: set[str] = set()

    def give(self, key: str) -> bool:
        """Answer whether the id is to be printed here: the key is known and was not given before."""
        if key not in self.known or key in self._given:
            return False
        self._given.add(key)
        return True


def _keys(value: Any) -> Iterator[str]:
    """Answer the key of everything printed; what is left to look into waits on a list, not in a frame each."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, tuple):
            left += one
        elif names := _parts(type(one)):  # type: ignore[arg-type]
            if key := getattr(one, "key", ""):
                yield key
            left += [getattr(one, name) for name in names]


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """Answer the members in which keys may stand: those of our own values, but of no drawing and no detail."""
    if not dataclasses.is_dataclass(kind) or issubclass(kind, Band | Detail):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind))


@dataclasses.dataclass(frozen=True, slots=True)
class Links:
    """Where the things that a record names are read, for a reader of `lang`."""

    lang: str
    dossier: Dossier
    anchors: Anchors

    def to(self, detail: Detail) -> str:
        """Answer the address of what a detail names, or an empty string."""
        if not detail.to:
            return ""
        match detail.where:
            case Target.PERSON:
                return self.record("person", detail.to)
            case Target.CASE:
                return self.record("case", detail.to)
        return f"#{detail.to}" if detail.to in self.anchors.known else ""

    def record(self, kind: str, key: str) -> str:
        """Answer the path of the page of a person or case whom this dossier names."""
        return addresses.record(self.lang, kind, key, addresses.name_of(self.dossier.by_key.get(key)))
