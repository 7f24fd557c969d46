"""What lists of every table have in common: the name of the table, how far they count, by what they can be filtered."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst

from cases.models import Citation
from cases.published import counting
from cases.visibility import Seeker, open_to


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


class Listed:
    """A list under the name of its table."""

    opts: Any
    paginator: Any = CountedSoFar
    show_full_result_count = False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Show the list; its heading is the name of the table."""
        context = {"title": capfirst(str(self.opts.verbose_name_plural))} | (extra_context or {})
        return super().changelist_view(request, context)  # type: ignore[misc]


def offered(filters: Iterable[Any]) -> list[str]:
    """Answer the columns by which a list can be filtered."""
    return [one if isinstance(one, str) else one[0] for one in filters]


class WithCitations(ChangeList):
    """A list of rows, each with the number of its citations."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        """Answer the rows of the list."""
        self.root_queryset = self.root_queryset.annotate(citation_count=citation_count(self.model, by=request.user))
        return super().get_queryset(request, exclude_parameters)


def citation_count(model: type[Model], *, by: Seeker) -> Any:
    """Answer an expression: how many citations, as far as they are open to the user, a row of the model has."""
    target: Any = model._meta.get_field("citations")
    name = target.field.name
    mine = open_to(by, Citation.objects.filter(**{name: OuterRef("pk")})).order_by().values(name)
    return Coalesce(Subquery(mine.annotate(number=Count("pk")).values("number")), 0)
