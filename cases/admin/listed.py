"""What lists of every table have in common: the name of the table, how far they count, by what they can be filtered."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst

from cases.published import counting


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
