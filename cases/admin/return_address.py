"""The way back from the form of a fact to the paragraph from which it was opened."""

from typing import Final

from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.urls import reverse

PARAGRAPHS_A_PAGE: Final = 60
ABOUT: Final = ("person", "case")


def address_of(pk: int, number: int, query: str = "") -> str:
    """Answer the address of a paragraph of a stored copy."""
    given = QueryDict(query, mutable=True)
    given["page"] = str((number - 1) // PARAGRAPHS_A_PAGE + 1)
    return f"{reverse('admin:cases_source_copy', args=[pk])}?{given.urlencode()}#p{number}"


def way_back(request: HttpRequest, added: Model) -> str:
    """Answer the address of the paragraph from which a form was opened, or an empty text.

    A person or a case that was added is from then on whom or what the source is about.
    """
    pk, _dash, number = request.GET.get("reading", "").partition("-")
    if not (pk.isdecimal() and number.isdecimal() and request.user.has_perm("cases.view_storedcopy")):
        return ""
    query = QueryDict(chosen(request), mutable=True)
    if added._meta.model_name in ABOUT:
        query[added._meta.model_name] = added.key  # type: ignore[attr-defined]
    return address_of(int(pk), int(number), query.urlencode())


def chosen(request: HttpRequest) -> str:
    """Answer the query that says whom and what the source is about."""
    kept = QueryDict(mutable=True)
    for name in ABOUT:
        if request.GET.get(name):
            kept[name] = request.GET[name]
    return kept.urlencode()
