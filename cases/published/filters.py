"""The filters of the people list: what may be asked, what it means, and what to say to anything else."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cases.domain.naming import country_name
from cases.domain.vocabulary.custody import Status

from . import days, search
from .models import Listing, StatusSpan
from .standing import on_day

LONGEST_QUERY: Final = 100
HELD: Final = (
    ("yes", gettext_lazy("held, surely or possibly")),
    ("surely", gettext_lazy("surely held")),
    ("no", gettext_lazy("not held")),
)


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
    """The day for which the other filters ask; it selects nothing by itself."""

    field_class = DayField

    def filter(self, qs: QuerySet[Listing], value: date | None) -> QuerySet[Listing]:
        """Answer the listings as they are."""
        return qs


class PeopleFilter(django_filters.FilterSet):  # type: ignore[misc]
    """People by name, by country and by how they stood on a day; `today` is the day where none is asked for."""

    q = django_filters.CharFilter(method="by_name", max_length=LONGEST_QUERY)
    on = DayFilter()
    status = django_filters.ChoiceFilter(method="by_status")
    country = django_filters.ChoiceFilter(field_name="country")
    held = django_filters.ChoiceFilter(method="by_held", choices=HELD)
    page = django_filters.NumberFilter(method="all_of_it", min_value=1, max_value=100_000, decimal_places=0)

    def __init__(self, data: QueryDict, queryset: QuerySet[Listing], *, today: date, countries: list[str]) -> None:
        lang = get_language() or "en"
        super().__init__(data, queryset)
        self.today = today
        self.filters["status"].extra["choices"] = [(one.value, one.label(lang)) for one in Status]
        self.filters["country"].extra["choices"] = [(code, country_name(code, lang)) for code in countries]

    @property
    def asked(self) -> dict[str, Any]:
        """What is asked for, without what is left empty."""
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "")}

    @property
    def day(self) -> date:
        """The day for which the answer holds."""
        return self.asked.get("on", self.today)

    def by_name(self, listings: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        """Answer those who are called so in any script."""
        return search.called(listings, value)

    def by_status(self, listings: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        """Answer those who have the status on the day, surely or possibly."""
        return listings.filter(self._spans(status=value))

    def by_held(self, listings: QuerySet[Listing], name: str, value: str) -> QuerySet[Listing]:
        """Answer those who are held on the day, or are not."""
        match value:
            case "yes":
                return listings.filter(self._spans(is_held=True))
            case "surely":
                return (
                    listings.filter(self._spans(is_held=True))
                    .exclude(self._spans(is_held=False))
                    .exclude(self._spans(certainty="possibly"))
                )
        return listings.filter(self._spans(is_held=False)).exclude(self._spans(is_held=True))

    def all_of_it(self, listings: QuerySet[Listing], name: str, value: object) -> QuerySet[Listing]:
        """Answer the listings as they are; the view cuts out the page."""
        return listings

    def _spans(self, **conditions: object) -> Exists:
        return Exists(StatusSpan.objects.filter(on_day(self.day), listing=OuterRef("pk"), **conditions))

    def problems(self) -> list[tuple[str, str]]:
        """Answer each parameter that cannot be used with a sentence that says why and what is allowed."""
        unknown = [name for name in self.data if name not in self.filters]
        twice = [name for name in self.data if name in self.filters and len(self.data.getlist(name)) > 1]
        wrong = {} if self.form.is_valid() else self.form.errors
        known = ", ".join(self.filters)
        return [
            *((name[:40], _("There is no such filter. There are: %(known)s.") % {"known": known}) for name in unknown),
            *((name, _("Give it once.")) for name in twice),
            *((name, self._reason(name, errors)) for name, errors in wrong.items()),
        ]

    def _reason(self, name: str, errors: Any) -> str:
        choices = self.filters[name].extra.get("choices")
        if choices is None:
            return " ".join(str(error) for error in errors)
        allowed = ", ".join(code for code, _label in choices) or "–"
        value = str(self.data.get(name, ""))[:40]
        return _("“%(value)s” is not among: %(allowed)s.") % {"value": value, "allowed": allowed}


def without(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Answer what was asked for less some of it."""
    return {name: value for name, value in data.items() if name not in names}
