"""The rows of the list of people: those with a record, and those whom only the records of others name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from django.db.models import Prefetch, QuerySet

from cases.domain.naming import country_name
from cases.domain.text import Text
from cases.domain.vocabulary.who import Sameness

from . import addresses, bandstrip, days, glances, keyset, rolls, search
from .facets import label
from .filters import PeopleFilter
from .glances import Seen, Spelled
from .listedfacts import NAMESAKE
from .models import NEVER_HELD, Heading, ListedFact, ListedName, Listing
from .standing import Standing, includes, standings, title

PAGE: Final = 50
_NAMES: Final = Prefetch("names", ListedName.objects.order_by("pk"))


@dataclass(frozen=True, slots=True)
class Row:
    """One person with a record; `found_as` are other spellings that fit the query.

    `told` are words by facet.
    """

    key: str
    name: str
    name_lang: str
    path: str
    country: str
    standings: tuple[Standing, ...]
    held: str
    strip: bandstrip.Strip
    held_from: str
    edition: str
    number: int
    found_as: tuple[str, ...]
    told: dict[str, list[str]] = field(default_factory=dict)


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


def rows(found: Sequence[Seen], *, day: date, lang: str, query: str = "", heads: Iterable[Heading] = ()) -> Rows:
    """Answer a row for each person; `heads` name what the rows tell beside the status."""
    axis = bandstrip.axis_for([spell for one in found for spell in one.spells], day)
    names = {(head.facet, head.code): Text(**head.title).best(lang) for head in heads}
    made = tuple(_row(one, axis, day, lang, query, names) for one in found)
    return Rows(made, axis.first.year, axis.last.year)


def part(asked: PeopleFilter, *, sort: str, size: int = PAGE, after: str = "", before: str = "") -> keyset.Piece:
    """Answer the part of the list of those who fit that stands beside the person of that key, or the first one."""
    fits = asked.fitting.people()
    if not (after or before or fits is None or rolls.size(fits)):
        return keyset.Piece(())
    people = (asked.people if fits is None else asked.with_record).values_list("pk", "key", named=True)
    archive = asked.fitting.present
    found = keyset.piece(people, sort=sort, size=size, after=after, before=before, fits=fits, remembered=archive)
    return replace(found, rows=tuple(glances.seen([one.pk for one in found.rows], asked.as_known)))


def first_in_view() -> tuple[str, int] | None:
    """Answer key and number of the newest edition about the first person by name, or None where nobody has a record."""
    known = Listing.objects.filter(edition__isnull=False, subject_kind="person").order_by("sort_key", "key")
    return known.values_list("key", "edition__number").first()


def headings_told() -> QuerySet[Heading]:
    """Answer the names of the charges and bodies that rows tell of."""
    return Heading.objects.filter(facet__in=glances.TOLD)


def _row(one: Seen, axis: bandstrip.Axis, day: date, lang: str, query: str, heads: dict[tuple[str, str], str]) -> Row:
    name, name_lang = title(one, lang)
    told: dict[str, list[str]] = {}
    for facet, code in one.told:
        told.setdefault(facet, []).append(heads.get((facet, code)) or label(facet, code, lang))
    return Row(
        key=one.key,
        name=name,
        name_lang=name_lang,
        path=_path(one, lang),
        country=country_name(one.country, lang) if one.country else "",
        standings=standings(one.spells, day, lang),
        held=next((spell.held for spell in one.spells if includes(spell, day)), ""),
        strip=bandstrip.strip(one.spells, axis, day),
        held_from="" if one.held_from == NEVER_HELD else one.held_from[:4],
        edition=days.short_day_words(one.published_on, lang),
        number=one.number,
        found_as=_found_as(one.names, name, query),
        told=told,
    )


def _path(one: Seen, lang: str) -> str:
    """Answer the page of the record, or of the edition that was the newest where that is asked for."""
    name = one.title.get("en", "")
    if one.is_newest:
        return addresses.record(lang, "person", one.key, name)
    return addresses.edition(lang, "person", one.key, name, one.number)


@dataclass(frozen=True, slots=True)
class Namesake:
    """Two people who look like one: (name, path) of each, what the editors say of them, and where they say why."""

    name: str
    other: str
    other_path: str
    verdict: str
    path: str


def namesakes(found: Sequence[Seen], *, lang: str) -> list[Namesake]:
    """Answer whom the found people are not to be confused with, in two queries."""
    by_pk = {one.pk: one for one in found}
    said = list(ListedFact.objects.filter(facet=NAMESAKE, listing__in=by_pk))
    others = {one.key: one for one in Listing.objects.filter(key__in={fact.code for fact in said})}
    return [_namesake(by_pk[fact.listing_id], others[fact.code], fact, lang) for fact in said if fact.code in others]


def _namesake(one: Seen, other: Listing, fact: ListedFact, lang: str) -> Namesake:
    path = addresses.record(lang, "person", one.key, one.title.get("en", ""))
    theirs = addresses.record(lang, "person", other.key, other.title.get("en", "")) if other.edition_id else ""
    return Namesake(
        title(one, lang)[0], title(other, lang)[0], theirs, Sameness.of(fact.said).label(lang), f"{path}#{fact.fact}"
    )


def _found_as(names: Iterable[Spelled | ListedName], name: str, query: str) -> tuple[str, ...]:
    return tuple(text for text in search.matched(names, query) if text != name) if query else ()


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
    return Mention(name, name_lang, _found_as(person.names.all(), name, query), records)


def _home(home: Listing, lang: str, anchor: str) -> tuple[str, str, str]:
    path = addresses.record(lang, home.subject_kind, home.key, home.title.get("en", ""))
    return (*title(home, lang), f"{path}#{anchor}")
