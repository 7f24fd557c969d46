"""Lists that may be long are shown in parts, and what there is too much of to count is said to be more than so many."""

from typing import Any

import pytest
from django.db.models import Count
from django.test import Client
from django.utils import translation

from cases.published import counting
from cases.published.models import ListedFact, ListedName, Listing
from cases.published.untranslated import Missing
from cases.published.views import cases, headings, untranslated
from tests.published.html import Page, faults

pytestmark = pytest.mark.django_db


def walked(reader: Client, path: str, way: str) -> list[list[str]]:
    """The keys on each part of a list, from `path` on by the links that lead that way."""
    found, address = [], path
    while address:
        page = Page(reader.get(address).content.decode())
        assert faults(reader.get(address).content.decode()) == []
        found.append([one["href"].split("/")[3] for one in page.all("a") if is_of_record(one.get("href", ""))])
        led = [one["href"] for one in page.all("a") if way in one.get("rel", "").split()]
        address = path.partition("?")[0] + led[0] if led else ""
    return found


def is_of_record(href: str) -> bool:
    return href.count("/") == 5 and href.split("/")[2] in {"people", "cases"}


def test_what_is_not_translated_is_shown_by_parts(published: None, reader: Client, monkeypatch: Any) -> None:
    keys = sorted(Listing.objects.filter(edition__isnull=False).values_list("key", flat=True))
    monkeypatch.setattr(untranslated, "missing", lambda dossier, lang: (Missing(dossier.key, "words", "ru"),))
    monkeypatch.setattr(untranslated, "PAGE", 1)
    there = walked(reader, "/kk/untranslated/", "next")
    assert there == [[key] for key in keys]
    back = walked(reader, f"/kk/untranslated/?after={keys[1]}", "prev")
    assert back == [[keys[2]], [keys[1]], [keys[0]]]


def test_cases_are_shown_by_parts(published: None, reader: Client, monkeypatch: Any) -> None:
    listed = Listing.objects.filter(subject_kind="case", edition__isnull=False).order_by("sort_key", "key")
    keys = list(listed.values_list("key", flat=True))
    monkeypatch.setattr(cases, "PAGE", 1)
    assert len(keys) > 1
    assert walked(reader, "/en/cases/", "next") == [[key] for key in keys]
    assert walked(reader, f"/ru/cases/?before={keys[1]}", "prev") == [[keys[0]]]


def test_a_number_is_exact_as_far_as_it_was_counted(published: None) -> None:
    there = ListedName.objects.count()
    exact = counting.up_to(ListedName.objects.order_by("folded"), most=there)
    more = counting.up_to(ListedName.objects.all(), most=there - 1)
    assert (exact, str(exact)) == (counting.Count(there), str(there))
    assert (more, str(more)) == (counting.Count(there - 1, is_more=True), f"more than {there - 1}")
    with translation.override("ru"):
        assert str(more) == f"более чем {there - 1}"


@pytest.mark.parametrize(("lang", "said"), [("en", "more than 2 names"), ("ru", "более чем 2 "), ("kk", "2-нан астам")])
def test_too_many_names_are_not_counted(
    published: None, reader: Client, monkeypatch: Any, lang: str, said: str
) -> None:
    monkeypatch.setattr(counting.up_to, "__defaults__", (2,))
    page = Page(reader.get(f"/{lang}/people/?q=Nobody").content.decode())
    assert said in page.text


def test_a_place_of_many_says_how_much_of_them_it_shows(published: None, reader: Client, monkeypatch: Any) -> None:
    courts = ListedFact.objects.filter(facet="court").values_list("code").annotate(n=Count("pk"))
    code, total = courts.order_by("-n", "code")[0]
    monkeypatch.setattr(headings, "LONGEST", 1)
    assert total > 2
    assert f"The newest 1 of {total} entries." in Page(reader.get(f"/en/courts/{code}/").content.decode()).text
    monkeypatch.setattr(counting.up_to, "__defaults__", (total - 1,))
    said = Page(reader.get(f"/en/courts/{code}/").content.decode()).text
    assert f"The newest 1 of more than {total - 1} entries." in said
