"""The way back from the form of a fact to the paragraph from which it was opened."""

from typing import Final

from django.http import HttpRequest, QueryDict
from django.urls import reverse

PARAGRAPHS_A_PAGE: Final = 60


def address_of(pk: int, number: int, query: str = "") -> str:
    """Answer the address of a paragraph of a stored copy."""
    given = QueryDict(query, mutable=True)
    given["page"] = str((number - 1) // PARAGRAPHS_A_PAGE + 1)
    return f"{reverse('admin:cases_source_copy', args=[pk])}?{given.urlencode()}#p{number}"


def way_back(request: HttpRequest) -> str:
    """Answer the address of the paragraph from which a form was opened, or an empty text."""
    pk, _dash, number = request.GET.get("reading", "").partition("-")
    if not (pk.isdecimal() and number.isdecimal() and request.user.has_perm("cases.view_storedcopy")):
        return ""
    return address_of(int(pk), int(number), chosen(request))


def chosen(request: HttpRequest) -> str:
    """Answer the query that says whom and what the source is about."""
    kept = QueryDict(mutable=True)
    for name in ("person", "case"):
        if request.GET.get(name):
            kept[name] = request.GET[name]
    return kept.urlencode()
