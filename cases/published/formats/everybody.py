"""All who fit a question, as records for files: read batch by batch, so that ten and ten million take the same room."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.urls import reverse

from cases.domain.slug import slug
from cases.domain.text import Text
from cases.domain.vocabulary.custody import Certainty
from cases.published import rolls
from cases.published.facets import label
from cases.published.filters import PeopleFilter
from cases.published.keyset import BY_NAME, SORTS, beyond
from cases.published.knowledge import known_on
from cases.published.models import NEVER_HELD, Heading, ListedEdition, Listing, StatusSpan, Trait
from cases.published.standing import on_day

from .peopletable import TITLES, TOLD, Record

BATCH: Final = 1000
_STRIDE: Final = 5000
"""So many rows of the index are walked at once: both keep each question far below the time that a reader is given."""
Rows = dict[int, list[tuple[Any, ...]]]


class Miscounted(Exception):
    """Fewer or more people were met than there are, so that the file would not be whole."""


class Everybody:
    """The records of these people, less all who are not `among` some, by name; `root` is as in https://example.org."""

    def __init__(
        self,
        people: QuerySet[Listing],
        *,
        day: date,
        known: date | None = None,
        among: rolls.People | None = None,
        lang: str,
        root: str,
    ) -> None:
        self.people, self.among = people, among
        self.day, self.known, self.lang, self.root = day, known, lang, root

    @cached_property
    def count(self) -> int:
        """How many there are."""
        return self.people.count() if self.among is None else rolls.size(self.among)

    def records(self) -> Iterator[Record]:
        """Give a record of each.

        Raise Miscounted at the end where these are not as many as `count`, which within `snapshot.one_state` says that
        the index does not agree with itself.
        """
        met, rest = 0, self._numbers()
        while numbers := tuple(islice(rest, BATCH)):
            for one in self._batch(numbers):
                met += 1
                yield one
        if met != self.count:
            raise Miscounted(f"{met} people were met, and {self.count} fit.")

    def _numbers(self) -> Iterator[int]:
        among, columns = self.among, SORTS[BY_NAME]
        walked = self.people.order_by(*columns)
        rest = walked
        while rows := list(rest.values_list("pk", *columns)[:_STRIDE]):
            yield from (row[0] for row in rows if among is None or rolls.has(among, row[0]))
            rest = walked.filter(beyond(columns, rows[-1][1:], back=False))

    def _batch(self, numbers: tuple[int, ...]) -> Iterator[Record]:
        then = known_on(self.known)
        listings = {row[0]: row for row in Listing.objects.filter(pk__in=numbers).order_by().values_list(*_LISTING)}
        editions = _rows(ListedEdition.objects.filter(then), numbers, *_EDITION)
        spans = _rows(StatusSpan.objects.filter(then, on_day(self.day)), numbers, "status", "certainty", "held")
        traits = _rows(Trait.objects.filter(then, facet__in=TOLD), numbers, "facet", "code")
        for number in numbers:
            yield self._record(listings[number], editions[number], spans[number], traits[number])

    def _record(self, listing: Any, editions: list[Any], spans: list[Any], traits: list[Any]) -> Record:
        _number, key, country, title, held_from = listing
        ((named, known_until, edition),) = editions
        name, real = Text(**(called := named or title)).in_language(self.lang)
        standings = _standings(spans)
        told: dict[str, list[str]] = {column: [] for column in TOLD.values()}
        for facet, code in traits:
            told[TOLD[facet]].append(self._heads.get((facet, code)) or label(facet, code, self.lang))
        page = f"{self._pages}{key}/{slug(named.get('en', ''))}/"
        return {
            "key": key,
            "name": name or key,
            "name_lang": real if real != self.lang else None,
            **{column: called.get(lang) for lang, column in TITLES.items()},
            "country": country,
            "on": self._on,
            "known": self._known,
            "status": [code for code, _certainty in standings],
            "certainty": [certainty for _code, certainty in standings],
            "held": spans[0][2] if spans else "",
            "first_held": None if held_from == NEVER_HELD else held_from[:4],
            **told,
            "edition": edition,
            "url": page if known_until is None else f"{page}editions/{edition}/",
        }

    @cached_property
    def _heads(self) -> dict[tuple[str, str], str]:
        rows = Heading.objects.filter(facet__in=TOLD).values_list("facet", "code", "title")
        return {(facet, code): Text(**title).best(self.lang) for facet, code, title in rows}

    @cached_property
    def _pages(self) -> str:
        return self.root + reverse("published:people", args=[self.lang])

    @cached_property
    def _on(self) -> str:
        return self.day.isoformat()

    @cached_property
    def _known(self) -> str | None:
        known: date | None = self.known
        return known.isoformat() if known else None


def who_fit(asked: PeopleFilter, *, lang: str, root: str) -> Everybody:
    """Answer the records of all who fit a question."""
    fits = asked.fitting.people()
    people = asked.people if fits is None else asked.with_record
    return Everybody(people, day=asked.day, known=asked.as_known, among=fits, lang=lang, root=root)


_LISTING: Final = ("pk", "key", "country", "title", "held_from")
_EDITION: Final = ("title", "known_until", "edition__number")


def _rows(found: QuerySet[Any], numbers: tuple[int, ...], *columns: str) -> Rows:
    """Answer rows of the listings by the number of each."""
    by_listing: Rows = defaultdict(list)
    for number, *row in (
        found.filter(Q(listing__in=numbers)).order_by("listing_id", "pk").values_list("listing_id", *columns)
    ):
        by_listing[number].append(tuple(row))
    return by_listing


def _standings(spans: list[Any]) -> list[tuple[str, str]]:
    """Answer (status, certainty) of what somebody is, the sure answer alone where there is one."""
    found = list(dict.fromkeys((status, certainty) for status, certainty, _held in spans))
    return [one for one in found if one[1] == Certainty.SURELY.value] or found
