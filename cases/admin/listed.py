"""What lists of every table have in common: the name of the table, and by what they can be filtered."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst


class Listed:
    """A list under the name of its table."""

    opts: Any

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Show the list; its heading is the name of the table."""
        context = {"title": capfirst(str(self.opts.verbose_name_plural))} | (extra_context or {})
        return super().changelist_view(request, context)  # type: ignore[misc]


def offered(filters: Iterable[Any]) -> list[str]:
    """Answer the columns by which a list can be filtered."""
    return [one if isinstance(one, str) else one[0] for one in filters]
