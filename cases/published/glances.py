"""What the list of people shows of everybody with a record, kept in one row for each: fifty people are one query."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from . import asking
from .countmodels import Glance
from .facets import Facet
from .knowledge import known_on
from .models import ListedEdition, ListedName, Listing, StatusSpan, Trait

TOLD: Final = (Facet.CHARGE, Facet.TERM, Facet.RECOGNISED)
"""The traits that are told beside the name and the status."""
_KEPT: Final = "SELECT listing_id, body FROM published_glance WHERE listing_id IN {}"
_BATCH: Final = 1000
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Spell(NamedTuple):
    """How a person stood for a while, as `StatusSpan` says it."""

    status: str
    certainty: str
    is_main: bool
    is_held: bool
    held: str
    first_day: date | None
    last_day: date | None


class Spelled(NamedTuple):
    """A name under which a person is listed, and its folded form."""

    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as the list shows them; `told` are (facet, code), and `is_newest` is said of the edition."""

    pk: int
    key: str
    country: str
    held_from: str
    title: dict[str, str]
    number: int
    published_on: date
    is_newest: bool
    spells: tuple[Spell, ...]
    told: tuple[tuple[str, str], ...]
    names: tuple[Spelled, ...]


def seen(numbers: Iterable[int], known: date | None = None) -> list[Seen]:
    """Answer these listings in this order, as is known now or was on a day; who has no record then is left out."""
    wanted = list(numbers)
    found: dict[int, Seen] = {}
    if known is None:
        found = {pk: _read(pk, body) for pk, body in asking.rows(_KEPT, tuple(wanted))}
    if missing := [number for number in wanted if number not in found]:
        found |= {one.pk: one for one in made(missing, known)}
    return [found[number] for number in wanted if number in found]


def made(numbers: Iterable[int], known: date | None = None) -> Iterator[Seen]:
    """Answer listings of people from the rows of the index, in five queries; those without a record are left out."""
    among = list(numbers)
    then = known_on(known)
    people = Listing.objects.filter(pk__in=among, subject_kind="person").order_by("pk")
    editions = _rows(
        ListedEdition.objects.filter(then), among, "title", "known_until", "edition__number", "edition__published_on"
    )
    spans = _rows(StatusSpan.objects.filter(then), among, *Spell._fields)
    told = _rows(Trait.objects.filter(then, facet__in=TOLD), among, "facet", "code")
    names = _rows(ListedName.objects.all(), among, *Spelled._fields)
    for pk, key, country, held_from, title in people.values_list("pk", "key", "country", "held_from", "title"):
        for then_title, until, number, day in editions[pk]:
            yield Seen(
                pk, key, country, held_from, then_title or title, number, day, until is None,
                tuple(map(Spell._make, spans[pk])), tuple(told[pk]), tuple(map(Spelled._make, names[pk])),
            )  # fmt: skip


def _rows(found: QuerySet[Any], among: list[int], *columns: str) -> dict[int, list[tuple[Any, ...]]]:
    """Answer rows by the number of their listing, in the order in which they were written."""
    by_listing: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = found.filter(listing__in=among).order_by("pk").values_list("listing_id", *columns)
    for number, *row in rows:
        by_listing[number].append(tuple(row))
    return by_listing


def keep(numbers: Iterable[int]) -> None:
    """Keep of these listings what the index says now; nothing of those without a record."""
    among = list(numbers)
    kept = [Glance(pk=one.pk, body=said(one)) for one in made(among)]
    Glance.objects.filter(pk__in={*among} - {one.pk for one in kept}).delete()
    Glance.objects.bulk_create(kept, update_conflicts=True, unique_fields=["listing"], update_fields=["body"])


def recount() -> None:
    """Forget what is kept and make it again from the rest of the index."""
    Glance.objects.all().delete()
    for some in batches():
        Glance.objects.bulk_create(Glance(pk=one.pk, body=said(one)) for one in made(some))


def batches() -> Iterator[list[int]]:
    """Answer the numbers of everybody with a record, some at a time."""
    people = Listing.objects.filter(subject_kind="person", edition__isnull=False).order_by("pk")
    last = 0
    while some := list(people.filter(pk__gt=last).values_list("pk", flat=True)[:_BATCH]):
        yield some
        last = some[-1]


def said(one: Seen) -> str:
    """Answer what is kept of a person, as text."""
    spells = [(*spell[:-2], *(day and day.isoformat() for day in spell[-2:])) for spell in one.spells]
    columns = (one.key, one.country, one.held_from, one.title, one.number, one.published_on.isoformat())
    return _WRITER.encode([*columns, spells, one.told, one.names])


def _read(pk: int, body: str) -> Seen:
    key, country, held_from, title, number, published_on, spells, told, names = json.loads(body)
    return Seen(
        pk, key, country, held_from, title, number, date.fromisoformat(published_on), True,
        tuple(Spell(*spell[:-2], *(day and date.fromisoformat(day) for day in spell[-2:])) for spell in spells),
        tuple((facet, code) for facet, code in told),
        tuple(map(Spelled._make, names)),
    )  # fmt: skip
