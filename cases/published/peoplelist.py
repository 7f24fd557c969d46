"""The rows of the list of people: those with a record, and those whom only the records of others name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Prefetch, QuerySet

from . import addresses, bandstrip, search
from .models import ListedName, Listing, StatusSpan
from .standing import Standing, standings, title

PAGE: Final = 50
_NAMES: Final = Prefetch("names", ListedName.objects.order_by("pk"))
_SPANS: Final = Prefetch("spans", StatusSpan.objects.order_by("pk"))


@dataclass(frozen=True, slots=True)
class Row:
    """One person with a record; `found_as` are other spellings that fit the query."""

    key: str
    name: str
    name_lang: str
    path: str
    standings: tuple[Standing, ...]
    strip: bandstrip.Strip
    found_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows on one axis; `first` and `last` are the years at its ends."""

    rows: tuple[Row, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A person without a record, and the (name, language, path) of the records that name them."""

    name: str
    name_lang: str
    found_as: tuple[str, ...]
    records: tuple[tuple[str, str, str], ...]


def rows(found: Sequence[Listing] | QuerySet[Listing], *, day: date, lang: str, query: str = "") -> Rows:
    """Answer a row for each listing, whose names and spans are prefetched."""
    axis = bandstrip.axis_for([span for listing in found for span in listing.spans.all()], day)
    return Rows(tuple(_row(one, axis, day, lang, query) for one in found), axis.first.year, axis.last.year)


def with_spans(found: QuerySet[Listing]) -> QuerySet[Listing]:
    """Answer the listings with their spans and names."""
    return found.prefetch_related(_SPANS, _NAMES)


def _row(listing: Listing, axis: bandstrip.Axis, day: date, lang: str, query: str) -> Row:
    name, name_lang = title(listing, lang)
    return Row(
        key=listing.key,
        name=name,
        name_lang=name_lang,
        path=addresses.record(lang, "person", listing.key, listing.title.get("en", "")),
        standings=standings(listing, day, lang),
        strip=bandstrip.strip(listing.spans.all(), axis, day),
        found_as=_found_as(listing, name, query),
    )


def _found_as(listing: Listing, name: str, query: str) -> tuple[str, ...]:
    return tuple(text for text in search.matched(listing, query) if text != name) if query else ()


def mentions(found: QuerySet[Listing], *, lang: str, query: str) -> list[Mention]:
    """Answer people without a record with the records that name them."""
    people = list(found.prefetch_related(_NAMES)[:PAGE])
    keys = {name.from_key for person in people for name in person.names.all()}
    homes = {home.key: home for home in Listing.objects.filter(key__in=keys, edition__isnull=False)}
    return [_mention(person, homes, lang, query) for person in people]


def _mention(person: Listing, homes: dict[str, Listing], lang: str, query: str) -> Mention:
    name, name_lang = title(person, lang)
    keys = dict.fromkeys(one.from_key for one in person.names.all())
    records = tuple(_home(homes[key], lang, person.key) for key in keys if key in homes)
    return Mention(name, name_lang, _found_as(person, name, query), records)


def _home(home: Listing, lang: str, anchor: str) -> tuple[str, str, str]:
    path = addresses.record(lang, home.subject_kind, home.key, home.title.get("en", ""))
    return (*title(home, lang), f"{path}#{anchor}")
