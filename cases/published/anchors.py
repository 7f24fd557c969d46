"""Which anchors a page has, so that each is given once and no link leads nowhere."""

import dataclasses
from collections.abc import Iterator

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


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _keys(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Band | Detail):
        if key := getattr(value, "key", ""):
            yield key
        for field in dataclasses.fields(value):
            yield from _keys(getattr(value, field.name))


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
