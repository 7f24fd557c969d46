"""What the index says of one subject and of those whom its record names: read once, for all that is reckoned of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from . import stretches
from .facets import Facet
from .models import ListedName, ListedToken, Listing, Trait
from .rolls import HELD, RECORD, STATUS, Entry, Name
from .steps import Span, spans


@dataclass(frozen=True, slots=True)
class Subject:
    """The listing of a person with its statuses, traits (facet, code, known until) and places, and words of names.

    Of a case there are the words alone: (word, listing, whether it counts as said by the subject or as its own).
    """

    numbers: tuple[int, ...]
    spans: tuple[Span, ...]
    traits: tuple[tuple[str, str, date | None], ...]
    places: stretches.Places
    bearers: frozenset[int]
    words: tuple[tuple[str, int, bool], ...]

    def entries(self, day: date | None) -> set[Entry]:
        """Answer what belongs on the rolls, of which those of statuses are kept for a day."""
        held = [(facet, code) for facet, code, until in self.traits if until is None]
        held += [(RECORD, "")] if self.places else []
        there = [span for span in self.spans if day and span.known_until is None and span.includes(day)]
        held += [pair for span in there for pair in ((STATUS, span.status), (HELD, span.held))]
        return {(facet, code, number) for number in self.numbers for facet, code in held}

    @property
    def said(self) -> set[Name]:
        """What any edition said, the newest one or an earlier."""
        return {(facet, code) for facet, code, _until in self.traits}

    @property
    def countries(self) -> dict[int, list[str]]:
        """The countries of the person."""
        codes = [code for facet, code, until in self.traits if facet == Facet.COUNTRY and until is None]
        return dict.fromkeys(self.numbers, codes)

    @property
    def uses(self) -> Counter[str]:
        """How often each word is listed in names that are said by the subject or are its own."""
        return Counter(word for word, _number, counts in self.words if counts)

    @property
    def pairs(self) -> set[tuple[str, int]]:
        """Each word of a name with who has it."""
        return {(word, number) for word, number, _counts in self.words}


def read(key: str, *, bearers: Iterable[int] = ()) -> Subject:
    """Answer what the index says of a subject, and of those whom it names or `bearers`, in six queries."""
    numbers = tuple(Listing.objects.filter(key=key, subject_kind="person").values_list("pk", flat=True))
    traits = Trait.objects.filter(listing__in=numbers).order_by().values_list("facet", "code", "known_until")
    named = _named(key).union(bearers)
    return Subject(
        numbers=numbers,
        spans=tuple(spans(numbers)),
        traits=tuple(traits),
        places=stretches.places(numbers),
        bearers=named,
        words=tuple(_words(key, named)),
    )


def _named(key: str) -> frozenset[int]:
    """Answer the listings whose names a record says, and that of its subject."""
    names = ListedName.objects.order_by().values_list("listing", flat=True)
    return frozenset(names.filter(from_key=key).union(names.filter(listing__key=key)))


def _words(key: str, named: Iterable[int]) -> Iterable[tuple[str, int, bool]]:
    rows = ListedToken.objects.filter(name__listing__in=list(named)).order_by()
    for word, number, said_by, own in rows.values_list(
        "token", "name__listing", "name__from_key", "name__listing__key"
    ):
        yield word, number, key in (said_by, own)
