"""The filters of the people list: what may be asked, what it means, and what to say to anything else."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cases.domain.vocabulary.custody import Status

from . import archive, days, rolls, search
from .facets import OPEN_YEAR, Facet
from .fitting import Fitting
from .keyset import BY_ARREST, BY_EDITION, BY_NAME
from .knowledge import known_on
from .models import ListedEdition, Listing, StatusSpan, Trait
from .standing import on_day

LONGEST_QUERY: Final = 100
_PAGE: Final = re.compile(r"[1-9][0-9]{0,5}")
HELD: Final = (
    ("yes", gettext_lazy("held, surely or possibly")),
    ("surely", gettext_lazy("surely held")),
    ("no", gettext_lazy("not held")),
)
SORT: Final = (
    (BY_NAME, gettext_lazy("by name")),
    (BY_ARREST, gettext_lazy("longest ago held first")),
    (BY_EDITION, gettext_lazy("newest edition first")),
)
VIEW: Final = (("cards", gettext_lazy("cards")), ("table", gettext_lazy("table")))
EDGES: Final = ("after", "before")
ARRANGING: Final = ("sort", "view", *EDGES)
"""What says how the list is shown, and does not narrow it."""
_SHOWN_CHOICES: Final = 30
_FACETS: Final = frozenset(Facet)


class DayField(forms.CharField):
    """A day written YYYY-MM-DD."""

    def clean(self, value: Any) -> date | None:
        """Answer the day, or None for an empty field."""
        text = super().clean(value).strip()
        try:
            return days.parse_day(text) if text else None
        except days.BadDay as problem:
            raise forms.ValidationError(str(problem)) from problem


class DayFilter(django_filters.Filter):  # type: ignore[misc]
    """A day for which the other filters ask; it selects nothing by itself."""

    field_class = DayField

    def filter(self, qs: QuerySet[Listing], value: date | None) -> QuerySet[Listing]:
        """Answer the listings as they are."""
        return qs


class Arranging(django_filters.ChoiceFilter):  # type: ignore[misc]
    """How the list is shown; it selects nothing."""

    def filter(self, qs: QuerySet[Listing], value: object) -> QuerySet[Listing]:
        """Answer the listings as they are."""
        return qs


class PeopleFilter(django_filters.FilterSet):  # type: ignore[misc]
    """People by name, by how they stood on a day and by what is recorded of them.

    `today` is the day where none is asked for; `known` asks what was published on a day. Only filters that are asked
    for are made, which most of them are not, or all of them where it is `complete`.
    """

    base_filters: dict[str, django_filters.Filter]

    q = django_filters.CharFilter(method="by_name", max_length=LONGEST_QUERY)
    on = DayFilter()
    known = DayFilter(method="by_known")
    held = django_filters.ChoiceFilter(method="by_held", choices=HELD)
    status = django_filters.ChoiceFilter(method="by_status")
    country = django_filters.ChoiceFilter(method="by_trait")
    place = django_filters.ChoiceFilter(method="by_trait")
    court = django_filters.ChoiceFilter(method="by_trait")
    judge = django_filters.ChoiceFilter(method="by_trait")
    charge = django_filters.ChoiceFilter(method="by_trait")
    recognised = django_filters.ChoiceFilter(method="by_trait")
    health = django_filters.ChoiceFilter(method="by_trait")
    term = django_filters.ChoiceFilter(method="by_trait")
    year = django_filters.ChoiceFilter(method="by_year")
    died = django_filters.ChoiceFilter(method="by_trait")
    sex = django_filters.ChoiceFilter(method="by_trait")
    sort = Arranging(choices=SORT)
    view = Arranging(choices=VIEW)
    after = Arranging()
    before = Arranging()

    def __init__(self, data: QueryDict, queryset: QuerySet[Listing], *, today: date, complete: bool = False) -> None:
        if not complete:
            self.base_filters = {name: one for name, one in self.base_filters.items() if name in data}
        super().__init__(data, queryset)
        self.today = today
        found = archive.present()
        self.archive = found.for_day(today) if found else None
        self.offered = offered(self.archive.codes if self.archive else named(), today)
        self.reckoned = self.archive.day if self.archive else None
        for name, one in self.filters.items():
            if name == "status":
                one.extra["choices"] = [(one.value, one.label(get_language() or "en")) for one in Status]
            elif name in EDGES:
                one.extra["choices"] = self._edges(data.get(name, ""))
            elif name in _FACETS:
                one.extra["choices"] = self._choices(name, data.get(name, ""))

    def _edges(self, key: str) -> list[tuple[str, str]]:
        there = bool(key) and Listing.objects.filter(with_record(), key=key).exists()
        return [(key, key)] if there else []

    def _choices(self, facet: str, asked: str) -> list[tuple[str, str]]:
        """Answer what is offered; of very many choices that which is asked for alone: a form looks at one by one."""
        codes = self.offered.get(facet, [])
        if len(codes) > _SHOWN_CHOICES and self.archive and self.archive.is_large:
            codes = [asked] if asked in codes else []
        return [(code, code) for code in codes]

    @cached_property
    def asked(self) -> dict[str, Any]:
        """What is asked for, without what is left empty."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "")}

    @cached_property
    def narrowing(self) -> dict[str, Any]:
        """What is asked for less how it is to be shown."""
        return without(self.asked, *ARRANGING)

    @property
    def day(self) -> date:
        """The day for which the answer holds."""
        return self.asked.get("on", self.asked.get("known", self.today))

    @property
    def as_known(self) -> date | None:
        """The day whose editions are asked, or None for the newest ones."""
        return self.asked.get("known")

    @property
    def with_record(self) -> QuerySet[Listing]:
        """Everybody with a record."""
        return self.queryset.filter(with_record())

    @property
    def people(self) -> QuerySet[Listing]:
        """Everybody with a record who fits."""
        return self.people_without()

    @cached_property
    def fitting(self) -> Fitting:
        """Everybody with a record who fits, as sets."""
        return Fitting(self.narrowing, self.day, self.reckoned, self.archive)

    def count(self, *names: str) -> int:
        """Answer how many fit all that is asked for but what is named."""
        found = self.fitting.people(*names)
        return self.people_without(*names).count() if found is None else rolls.size(found)

    def people_without(self, *names: str) -> QuerySet[Listing]:
        """Answer everybody with a record who fits all that is asked for but what is named."""
        found = self.with_record
        for name, value in without(self.narrowing, *names).items():
            found = self.filters[name].filter(found, value)
        return found

    def by_name(self, listings: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        """Answer those who are called so in any script."""
        return search.called(listings, value)

    def by_known(self, listings: QuerySet[Listing], name: str, value: date) -> QuerySet[Listing]:
        """Answer those of whom an edition was published on the day."""
        return listings.filter(Exists(ListedEdition.objects.filter(known_on(value), listing=OuterRef("pk"))))

    def by_status(self, listings: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        """Answer those who have the status on the day, surely or possibly."""
        return listings.filter(self._spans(status=value))

    def by_held(self, listings: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        """Answer those who are held on the day, or are not."""
        match value:
            case "yes":
                return listings.filter(self._spans(held__in=("surely", "possibly")))
            case "surely":
                return listings.filter(self._spans(held="surely"))
        return listings.filter(self._spans(held=""))

    def by_trait(self, listings: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        """Answer those of whom the record says so."""
        return listings.filter(self._traits(Q(facet=name, code=value)))

    def by_year(self, listings: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        """Answer those who were possibly held in the year."""
        return listings.filter(self._traits(Q(facet=name, code=value) | Q(facet=OPEN_YEAR, code__lte=value)))

    def _spans(self, **conditions: object) -> Exists:
        spans = StatusSpan.objects.filter(on_day(self.day), known_on(self.as_known), listing=OuterRef("pk"))
        return Exists(spans.filter(**conditions))

    def _traits(self, condition: Q) -> Exists:
        return Exists(Trait.objects.filter(condition, known_on(self.as_known), listing=OuterRef("pk")))

    def problems(self) -> list[tuple[str, str]]:
        """Answer each parameter that cannot be used with a sentence that says why and what is allowed."""
        unknown = [name for name in self.data if name not in NAMES]
        twice = [name for name in self.data if name in NAMES and len(self.data.getlist(name)) > 1]
        wrong = {} if self.form.is_valid() else self.form.errors
        allowed = ", ".join(NAMES)
        both = ["before"] if self.data.get("after") and self.data.get("before") else []
        return [
            *(
                (name[:40], _("There is no such filter. There are: %(known)s.") % {"known": allowed})
                for name in unknown
            ),
            *((name, _("Give it once.")) for name in twice),
            *((name, _("Give either after or before.")) for name in both),
            *((name, self._reason(name, errors)) for name, errors in wrong.items()),
        ]

    def _reason(self, name: str, errors: Any) -> str:
        value = str(self.data.get(name, ""))[:40]
        if name in EDGES:
            return _("“%(value)s” is not the key of a person with a record.") % {"value": value}
        choices = self.filters[name].extra.get("choices")
        if choices is None:
            return " ".join(str(error) for error in errors)
        codes = self.offered.get(name) or [code for code, _label in choices]
        if len(codes) > _SHOWN_CHOICES:
            return _("“%(value)s” is not in the records; the list of people shows what is.") % {"value": value}
        return _("“%(value)s” is not among: %(allowed)s.") % {"value": value, "allowed": ", ".join(codes) or "–"}


NAMES: Final = tuple(PeopleFilter.base_filters)
"""What may be asked."""


def named() -> dict[str, list[str]]:
    """Answer every code by facet that any record of a person has had, in one query; where there are no rolls."""
    counted = Trait.objects.filter(listing__subject_kind="person").order_by().values_list("facet", "code").distinct()
    found: dict[str, list[str]] = {}
    for facet, code in sorted(counted):
        found.setdefault(facet, []).append(code)
    return found


def offered(codes: Mapping[str, list[str]], today: date) -> dict[str, list[str]]:
    """Answer the choices of each facet that any published record of a person has had."""
    found = {facet: codes[facet] for facet in codes if facet not in {*rolls.KEPT_APART, OPEN_YEAR}}
    begun = [*codes.get(OPEN_YEAR, []), *found.get(Facet.YEAR, [])]
    found[Facet.YEAR] = [str(year) for year in range(int(min(begun, default=today.year)), today.year + 1)]
    return found


def with_record() -> Q:
    """Answer the condition that a listing is of a person and has a record."""
    return Q(subject_kind="person", edition__isnull=False)


def people_filter(data: QueryDict, today: date, *, complete: bool = False) -> PeopleFilter:
    """Answer the filters over all listed people."""
    return PeopleFilter(data, Listing.objects.filter(subject_kind="person"), today=today, complete=complete)


def without(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Answer what was asked for less some of it."""
    return {name: value for name, value in data.items() if name not in names}
