"""Lists of records that are shown in parts: which part is asked for, and the ways to those beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cases.published import keyset
from cases.published.models import Listing


@dataclass(frozen=True, slots=True)
class BadEdge(Exception):
    """The parameter of that name marks no place in the list."""

    parameter: str
    problem: str


def part(request: HttpRequest, listed: QuerySet[Listing], *, sort: str, size: int) -> keyset.Piece:
    """Answer the part of a list that `after` or `before` asks for, or the first; raise BadEdge for no such place."""
    edges = {name: request.GET[name] for name in ("after", "before") if name in request.GET}
    for name, key in edges.items():
        if len(edges) > 1 or "\x00" in key or not listed.filter(key=key).exists():
            raise BadEdge(name, _("It is the key of a record in this list, and stands alone."))
    return keyset.piece(listed, sort=sort, size=size, after=edges.get("after", ""), before=edges.get("before", ""))


def beside(shown: keyset.Piece) -> Mapping[str, str]:
    """Answer the queries of the parts before and after this one, as far as there are any."""
    return {name: f"?{name}={key}" for name, key in (("before", shown.before), ("after", shown.after)) if key}
