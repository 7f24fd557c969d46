"""How many people there are to each choice; every number is the length of the list that its address asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote_plus, urlencode

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from cases.domain.text import Text
from cases.domain.vocabulary.custody import Status

from . import facets, rolls
from .facets import HEADED, LABELS, OPEN_YEAR, Facet
from .filters import ARRANGING, HELD, PeopleFilter, without
from .fitting import FEW
from .knowledge import known_on
from .models import Heading, Listing, StatusSpan, Trait
from .rolls import KEPT_APART, People
from .standing import on_day

Counts = dict[str, dict[str, int]]
Heads = Mapping[tuple[str, str], dict[str, str]]
"""What choices are called by language, by facet and code."""
STATUS, HELD_OR_NOT = "status", "held"
ORDER: Final = (HELD_OR_NOT, STATUS, *Facet)
MOST: Final = 100
"""Of more choices than that the list of people shows those of most people; all are among the numbers."""


_quoted = lru_cache(maxsize=20_000)(quote_plus)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a facet; `query` asks for it beside all else that is asked for, or no longer where it is chosen."""

    code: str
    label: str
    count: int
    query: str
    chosen: bool
    title_lang: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its choices, those that nobody has left out; `more` are left out because there are very many."""

    name: str
    label: Any
    choices: tuple[Choice, ...]
    more: int = 0

    @property
    def chosen(self) -> Choice | None:
        """The choice that is asked for, if any."""
        return next((one for one in self.choices if one.chosen), None)


def groups(asked: PeopleFilter, *names: str) -> tuple[Group, ...]:
    """Answer the facets named, or all of them, with what is counted beside each choice.

    Where none are named, of very many choices those of most people are answered. A facet that is asked for counts what
    there would be without it. Takes a few queries and one more for each chosen facet, however many people there are.
    """
    wanted = names or ORDER
    found = counts(asked, wanted)
    heads = headings(asked, found)
    groups = []
    for name in wanted:
        choices = _choices(asked, name, found[name] if names else _shown(asked, name, found[name]), heads)
        groups.append(Group(name, LABELS[name], choices, len(found[name]) - len(choices)))
    return tuple(groups)


def counts(asked: PeopleFilter, names: Iterable[str]) -> Counts:
    """Answer the number of people to each code of each facet named."""
    wanted = list(names)
    chosen = [name for name in wanted if name in asked.asked]
    rest = [name for name in wanted if name not in chosen]
    found: Counts = {name: {} for name in wanted}
    for some, left_out in [(rest, ()), *(([name], (name,)) for name in chosen)]:
        found |= _counted(asked, left_out, some)
    for name in chosen:
        found[name].setdefault(str(asked.asked[name]), 0)
    return found


def _counted(asked: PeopleFilter, left_out: tuple[str, ...], names: list[str]) -> Counts:
    """Answer the numbers from the rolls; where few fit, or the rolls cannot tell, by looking at each person."""
    if (sizes := asked.fitting.sizes(_with_open(names), *left_out)) is not None:
        return _tidied(asked, sizes, names)
    if asked.reckoned and asked.fitting.is_everybody(*left_out) and not {STATUS, HELD_OR_NOT} & set(names):
        return _joined(asked, rolls.sizes(_with_open(names)), names)
    fits = asked.fitting.people(*left_out)
    if fits is not None and rolls.size(fits) <= FEW:
        return _one_by_one(asked, Listing.objects.filter(pk__in=rolls.numbers(fits)), names)
    if fits is None or asked.fitting.standing is None:
        return _one_by_one(asked, asked.people_without(*left_out), names)
    traits = [name for name in _with_open(names) if name not in KEPT_APART]
    here = {name: people for name, people in asked.fitting.standing.items() if name[0] in names}
    if asked.fitting.is_everybody(*left_out):
        return _joined(asked, rolls.sizes(traits) | _sizes(here, fits), names)
    return _joined(asked, _sizes(here | rolls.read(Q(facet__in=traits)), fits), names)


def _with_open(names: list[str]) -> list[str]:
    return [*names, OPEN_YEAR] if Facet.YEAR in names else names


def _sizes(sets: Mapping[rolls.Name, People], fits: People) -> dict[rolls.Name, int]:
    return {name: rolls.size_of_both(people, fits) for name, people in sets.items()}


def _joined(asked: PeopleFilter, sizes: Mapping[rolls.Name, int], names: list[str]) -> Counts:
    """Answer the numbers by facet, without those that are nought."""
    found: Counts = {name: {} for name in _with_open(names)}
    for (facet, code), number in sizes.items():
        if number:
            found[facet][code] = number
    return _tidied(asked, found, names)


def _tidied(asked: PeopleFilter, found: Counts, names: list[str]) -> Counts:
    if HELD_OR_NOT in names:
        found[HELD_OR_NOT] = _held(found[HELD_OR_NOT])
    return _years_joined(asked, found)


def _one_by_one(asked: PeopleFilter, people: QuerySet[Listing], names: list[str]) -> Counts:
    found: Counts = {name: {} for name in names}
    traits = [name for name in names if name not in {STATUS, HELD_OR_NOT}]
    if traits:
        found |= _by_trait(asked, people, traits)
    spans = StatusSpan.objects.filter(on_day(asked.day), known_on(asked.as_known), listing__in=people.values("pk"))
    if STATUS in names:
        found[STATUS] = dict(_number(spans, "status"))
    if HELD_OR_NOT in names:
        found[HELD_OR_NOT] = _held(dict(_number(spans.filter(is_main=True), "held")))
    return found


def _held(counted: Mapping[str, int]) -> dict[str, int]:
    surely, possibly, free = (counted.get(code, 0) for code in ("surely", "possibly", ""))
    return {"yes": surely + possibly, "surely": surely, "no": free}


def _number(rows: QuerySet[Any], column: str) -> Iterable[tuple[str, int]]:
    return rows.order_by().values_list(column).annotate(n=Count("pk"))


def _by_trait(asked: PeopleFilter, people: QuerySet[Listing], names: list[str]) -> Counts:
    kept = _with_open(names)
    rows = Trait.objects.filter(known_on(asked.as_known), facet__in=kept, listing__in=people.values("pk"))
    found: Counts = {name: {} for name in kept}
    for facet, code, number in rows.order_by().values_list("facet", "code").annotate(n=Count("pk")):
        found[facet][code] = number
    return _years_joined(asked, found)


def _years_joined(asked: PeopleFilter, found: Counts) -> Counts:
    if Facet.YEAR in found:
        found[Facet.YEAR] = _with_open_years(found[Facet.YEAR], found.pop(OPEN_YEAR), asked.today.year)
    return found


def _with_open_years(closed: Mapping[str, int], since: Mapping[str, int], this_year: int) -> dict[str, int]:
    """Answer the people of each year that has begun; a stretch without end counts in every year from its first on."""
    years = range(min((int(year) for year in (*closed, *since)), default=this_year), this_year + 1)
    ever = {
        str(year): closed.get(str(year), 0) + sum(since[one] for one in since if int(one) <= year) for year in years
    }
    return {year: number for year, number in ever.items() if number}


def headings(asked: PeopleFilter, found: Counts) -> Heads:
    """Answer the names of the choices that have names of their own: from memory, or in one query."""
    if asked.fitting.present:
        return asked.fitting.present.heads
    facets_here = [name for name in found if name in HEADED and found[name]]
    rows = Heading.objects.filter(facet__in=facets_here) if facets_here else Heading.objects.none()
    return {(facet, code): title for facet, code, title in rows.values_list("facet", "code", "title")}


def _choices(asked: PeopleFilter, name: str, counted: Mapping[str, int], heads: Heads) -> tuple[Choice, ...]:
    lang = get_language() or "en"
    known = asked.fitting.present.words if asked.fitting.present else {}
    chosen = str(asked.asked.get(name, ""))
    rest = query(asked, name, "")
    ask = f"{rest}&" if len(rest) > 1 else rest
    found = []
    for code, number in counted.items():
        if (lang, name, code) not in known:
            known[lang, name, code] = _words(name, code, lang, heads)
        words, real = known[lang, name, code]
        asks = rest if code == chosen else f"{ask}{name}={_quoted(code)}"
        found.append(Choice(code, words, number, asks, code == chosen, real))
    return tuple(sorted(found, key=lambda one: _place(name, one)))


def _shown(asked: PeopleFilter, name: str, counted: Mapping[str, int]) -> Mapping[str, int]:
    """Answer the choices with their numbers; of very many those of most people, and the one that is asked for."""
    if len(counted) <= MOST:
        return counted
    least = sorted(counted.values(), reverse=True)[MOST - 1]
    above = {code: number for code, number in counted.items() if number > least}
    same = sorted(code for code, number in counted.items() if number == least)[: MOST - len(above)]
    chosen = str(asked.asked.get(name, ""))
    there = {*above, *same, *([chosen] if chosen in counted else [])}
    return {code: number for code, number in counted.items() if code in there}


def _words(name: str, code: str, lang: str, heads: Heads) -> tuple[str, str]:
    if (name, code) in heads:
        words, real = Text(**heads[name, code]).in_language(lang)
        return words or code, "" if real == lang else real
    if name == STATUS:
        return Status.of(code).label(lang), ""
    return str(dict(HELD)[code]) if name == HELD_OR_NOT else facets.label(name, code, lang), ""


def _place(name: str, one: Choice) -> tuple[Any, ...]:
    if name == HELD_OR_NOT:
        return ([code for code, _label in HELD].index(one.code),)
    if name in {Facet.YEAR, Facet.DIED, Facet.TERM}:
        return facets.order(name, one.code)
    return (-one.count, one.label, one.code)


def query(asked: PeopleFilter, name: str, value: str, *drop: str) -> str:
    """Answer the query that asks for the same with this value of one filter, or without it where it is empty."""
    edges = ("after", "before")
    rest = without(asked.asked, name, *edges, *drop)
    return "?" + urlencode(rest | ({name: value} if value else {}))


def query_of(asked: PeopleFilter, **more: object) -> str:
    """Answer the query of the people who fit, on the list of people: what narrows, and `more`."""
    return "?" + urlencode(without(asked.asked, *ARRANGING, *more) | {name: one for name, one in more.items() if one})
