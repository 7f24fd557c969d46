"""What lists of every table have in common: the name of the table, how far they count, by what they can be filtered."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst

from cases.models import Citation
from cases.published import counting
from cases.visibility import Seeker, open_to

from .lookup import is_very_large

FAR: Final = 500
"""Behind so many rows a page is found by the numbers of its rows first."""
MOST_CITED: Final = 1_000
"""No more citations of a row than that are counted."""


class CountedSoFar(Paginator):
    """Pages of the first ten thousand rows: no more are counted, whoever looks for others narrows the list."""

    @cached_property
    def counted(self) -> counting.Count:
        """How many rows there are, or that there are more."""
        rows: Any = self.object_list
        return counting.up_to(rows)

    @cached_property
    def count(self) -> int:
        """How many rows there are pages of."""
        return self.counted.n

    def page(self, number: Any) -> Page:
        """Answer a page; what is counted beside each row is counted for those of the page alone, not on the way."""
        found = super().page(number)
        if found.start_index() > FAR:
            rows: Any = self.object_list
            some: Any = found.object_list
            found.object_list = rows.filter(pk__in=list(some.values_list("pk", flat=True)))
        return found


class Listed:
    """A list under the name of its table."""

    model: type[Model]
    opts: Any
    paginator: Any = CountedSoFar
    show_full_result_count = False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Show the list; its heading is the name of the table."""
        context = {"title": capfirst(str(self.opts.verbose_name_plural))} | (extra_context or {})
        return super().changelist_view(request, context)  # type: ignore[misc]

    def get_sortable_by(self, request: HttpRequest) -> Any:
        """Answer the columns by which the list can be sorted: in a very large table those that are kept in order."""
        columns = super().get_sortable_by(request)  # type: ignore[misc]
        if not is_very_large(self.model):
            return columns
        return [one for one in columns if _ordering(self, one) in _kept_in_order(self.model)]


def _ordering(listed: Any, column: str) -> str:
    """Answer the name of the column of the table by which a column of the list is sorted."""
    shown = getattr(listed, column, None)
    return getattr(shown, "admin_order_field", None) or column


def _kept_in_order(model: type[Model]) -> set[str]:
    """Answer the columns of which the database keeps the rows in order."""
    unique = {field.name for field in model._meta.concrete_fields if field.unique}
    return unique | {index.fields[0] for index in model._meta.indexes if index.fields and not index.condition}


class ByValue(admin.AllValuesFieldListFilter):
    """The values of a column; in a very large table each is found behind the one before it, in the column's index."""

    def __init__(self, field: Any, request: Any, params: Any, model: Any, model_admin: Any, field_path: str) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        if is_very_large(model):
            self.lookup_choices: Any = list(_values(model_admin.get_queryset(request), field.name))


def _values(rows: QuerySet[Any], column: str) -> Iterator[Any]:
    found = rows.order_by(column).values_list(column, flat=True)
    value = found.first()
    while value is not None:
        yield value
        value = found.filter(**{f"{column}__gt": value}).first()


def offered(filters: Iterable[Any]) -> list[str]:
    """Answer the columns by which a list can be filtered."""
    return [one if isinstance(one, str) else one[0] for one in filters]


class WithCitations(ChangeList):
    """A list of rows, each with the number of its citations."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        """Answer the rows of the list."""
        self.root_queryset = self.root_queryset.annotate(citation_count=citation_count(self.model, by=request.user))
        return super().get_queryset(request, exclude_parameters)

    def get_ordering_field(self, field_name: Any) -> Any:
        """Answer by what a column is sorted; None where the list is not to be sorted by it."""
        return super().get_ordering_field(field_name) if field_name in (self.sortable_by or ()) else None


def citation_count(model: type[Model], *, by: Seeker) -> counting.HowMany:
    """Answer an expression: how many citations, as far as they are open to the user, a row of the model has.

    It is one more than `MOST_CITED` where there are more than that: millions of people can have one source.
    """
    target: Any = model._meta.get_field("citations")
    mine = open_to(by, Citation.objects.filter(**{target.field.name: OuterRef("pk")}))
    return counting.HowMany(mine.order_by().values("pk")[: MOST_CITED + 1])


def cited(number: int) -> counting.Count:
    """Answer what a list says of a number of citations."""
    return counting.Count(min(number, MOST_CITED), is_more=number > MOST_CITED)
