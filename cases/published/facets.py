"""By what people are found and counted, and the words for each choice."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.domain.naming import country_name
from cases.domain.text import Text
from cases.domain.vocabulary import Vocabulary
from cases.domain.vocabulary.life import HealthKind, ProtestKind
from cases.domain.vocabulary.who import Sex


class Facet(StrEnum):
    """A regard in which people differ; each is a parameter of the list of people."""

    COUNTRY = "country"
    PLACE = "place"
    COURT = "court"
    JUDGE = "judge"
    CHARGE = "charge"
    RECOGNISED = "recognised"
    HEALTH = "health"
    TERM = "term"
    YEAR = "year"
    DIED = "died"
    SEX = "sex"


OPEN_YEAR: Final = "year_on"
"""The trait whose code is the year from which on a person is held without a known end."""

HEADED: Final = frozenset({Facet.PLACE, Facet.COURT, Facet.JUDGE, Facet.CHARGE, Facet.RECOGNISED})
"""Facets of which the choices have names of their own, kept as headings."""

LABELS: Final[Mapping[str, str | Promise]] = {
    "status": _("Status"),
    "held": _("Held or not"),
    Facet.COUNTRY: _("Country"),
    Facet.PLACE: _("Place of detention"),
    Facet.COURT: _("Court or other body"),
    Facet.JUDGE: _("Judge"),
    Facet.CHARGE: _("Charge or article"),
    Facet.RECOGNISED: _("Recognised by"),
    Facet.HEALTH: _("Health and hunger strikes"),
    Facet.TERM: _("Prison term"),
    Facet.YEAR: _("Held in the year"),
    Facet.DIED: _("Died in the year"),
    Facet.SEX: _("Sex"),
}


class TermLength(Vocabulary):
    """How long a prison term is, after every change that counts."""

    UNDER_1 = "under-1", "less than a year", "меньше года", "бір жылдан аз"
    TO_3 = "1-3", "1 year to less than 3", "от 1 года до 3 лет", "1 жылдан 3 жылға дейін"
    TO_5 = "3-5", "3 years to less than 5", "от 3 до 5 лет", "3 жылдан 5 жылға дейін"
    TO_10 = "5-10", "5 years to less than 10", "от 5 до 10 лет", "5 жылдан 10 жылға дейін"
    TO_15 = "10-15", "10 years to less than 15", "от 10 до 15 лет", "10 жылдан 15 жылға дейін"
    MORE = "15-more", "15 years and more", "15 лет и больше", "15 жыл және одан көп"
    LIFE = "life", "life", "пожизненно", "өмір бойына"
    DEATH = "death", "death penalty", "смертная казнь", "өлім жазасы"
    UNKNOWN = "not-known", "length not known", "срок неизвестен", "мерзімі белгісіз"


_CODED: Final[Mapping[str, Mapping[str, Text]]] = {
    Facet.SEX: {one.value: one.labels for one in Sex},
    Facet.HEALTH: {one.value: one.labels for one in (*HealthKind, *ProtestKind)},
    Facet.TERM: {one.value: one.labels for one in TermLength},
}


def label(facet: str, code: str, lang: str) -> str:
    """Answer the words for a choice of a facet that has no heading."""
    if facet == Facet.COUNTRY:
        return country_name(code, lang)
    words = _CODED.get(facet, {}).get(code)
    return words.best(lang) if words else code


def order(facet: str, code: str) -> tuple[int, str]:
    """Answer where a choice stands among those of its facet that have an order of their own."""
    codes = list(_CODED.get(facet, ()))
    if facet in {Facet.YEAR, Facet.DIED}:
        return -int(code), ""
    return (codes.index(code), "") if code in codes else (len(codes), code)
