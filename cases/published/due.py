"""What the front page says of the days to come and of those in danger, from the facts of the newest editions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from cases.domain.datewording import date_words
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.vocabulary.custody import Status
from cases.domain.vocabulary.life import HealthKind, ProtestKind

from . import addresses, days
from .facets import Facet, label
from .knowledge import known_on
from .listedfacts import DUE, IN_FORCE, RELEASE
from .models import ListedFact, StatusSpan
from .standing import on_day, title

SHOWN: Final = 6
AHEAD: Final = timedelta(days=366)
LATELY: Final = timedelta(days=183)
NEXT: Final = 500
"""Of spans and facts that have begun and have an end, so many of those that end next are looked at."""
_SERIOUS: Final = (
    HealthKind.DIAGNOSIS, HealthKind.DETERIORATION, HealthKind.HOSPITALISATION, HealthKind.INJURY,
    HealthKind.TREATMENT_REFUSED, ProtestKind.HUNGER_STRIKE, ProtestKind.DRY_HUNGER_STRIKE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One line about one person: where it is told, and in words what and when."""

    name: str
    name_lang: str
    path: str
    words: str
    when: str


def in_danger(day: date, lang: str) -> list[Item]:
    """Answer those who are held on the day and of whom illness, injury or a hunger strike was lately reported."""
    told = ListedFact.objects.filter(facet=Facet.HEALTH, said__in=[one.value for one in _SERIOUS])
    since, most = day - LATELY, SHOWN * 2
    begun = _of_held(told, day).filter(first_day__gte=since, first_day__lte=day)
    newest = list(begun.order_by("-first_day", "-pk")[:most])
    if len(newest) < most:
        earlier = _of_held(told.filter(pk__in=_ending(told, since)), day).filter(first_day__lt=since)
        newest += earlier.order_by("-first_day", "-pk")[: most - len(newest)]
    return [_item(fact, label(Facet.HEALTH, fact.said, lang), _told(fact, lang), lang) for fact in newest]


def ahead(day: date, lang: str) -> list[Item]:
    """Answer what is expected of people who are held on the day: releases, other rulings, ends of terms.

    The first is what is to come by the earliest day: an exact one before one within the year.
    """
    facts = _of_held(ListedFact.objects.filter(facet=DUE), day)
    soon = facts.filter(last_day__gte=day, first_day__lte=day + AHEAD).order_by("last_day", "pk")
    return [_item(fact, _expected(fact), _window(fact, lang), lang) for fact in soon[:SHOWN]]


def overdue(day: date, lang: str) -> list[Item]:
    """Answer those whose release was due and is not reported, the longest first."""
    spans = StatusSpan.objects.filter(known_on(None), status=Status.TERM_OVER, is_main=True)
    begun = spans.filter(first_day__lte=day).select_related("listing").order_by("first_day", "pk")
    found = [*begun.filter(last_day__isnull=True)[:SHOWN], *begun.filter(pk__in=_ending(spans, day))[:SHOWN]]
    found.sort(key=lambda span: (span.first_day or day, span.pk))
    return [
        Item(*_who(span, lang), _("release due, not confirmed"), _since(span.first_day, lang)) for span in found[:SHOWN]
    ]


def _ending(rows: QuerySet[Any], day: date) -> list[int]:
    """Answer the numbers of the rows that end next, on the day or later."""
    return list(rows.filter(last_day__gte=day).order_by("last_day", "pk").values_list("pk", flat=True)[:NEXT])


def _of_held(facts: QuerySet[ListedFact], day: date) -> QuerySet[ListedFact]:
    held = StatusSpan.objects.filter(on_day(day), known_on(None), is_main=True, listing=OuterRef("listing"))
    return facts.filter(Exists(held.exclude(held=""))).select_related("listing")


def _who(row: ListedFact | StatusSpan, lang: str, anchor: str = "") -> tuple[str, str, str]:
    listing = row.listing
    path = addresses.record(lang, "person", listing.key, listing.title.get("en", ""))
    return (*title(listing, lang), f"{path}#{anchor}" if anchor else path)


def _item(fact: ListedFact, words: str, when: str, lang: str) -> Item:
    return Item(*_who(fact, lang, fact.fact if fact.facet != DUE else ""), words, when)


def _told(fact: ListedFact, lang: str) -> str:
    return date_words(FuzzyDate.parse(fact.occurred), lang) if fact.occurred else ""


def _window(fact: ListedFact, lang: str) -> str:
    first, last = fact.first_day, fact.last_day
    if first is None or last is None:
        return ""
    return date_words(FuzzyDate.on(first) if first == last else FuzzyDate.between(first, last), lang)


def _expected(fact: ListedFact) -> str:
    if fact.code == RELEASE:
        return _("release expected")
    return _("ruling takes effect unless appealed") if fact.code == IN_FORCE else _("end of the prison term expected")


def _since(day: date | None, lang: str) -> str:
    return _("since %(day)s") % {"day": days.day_words(day, lang)} if day else ""


def once(items: Iterable[Item], most: int = SHOWN) -> list[Item]:
    """Answer the first line about each person."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.path.partition("#")[0], item)
    return list(found.values())[:most]
