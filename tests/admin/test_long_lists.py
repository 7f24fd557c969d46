"""Editors' lists count ten thousand rows and no more, and say so."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.admin import lookup
from cases.admin.base import RecordAdmin
from cases.admin.listed import offered
from cases.admin.site import site
from cases.models import Citation, Name, Person, Source
from cases.published import counting
from tests.conftest import browser_of
from tests.published.html import Page

pytestmark = pytest.mark.django_db
TABLES = ["person", "case", "custody", "source", "organisation", "place", "submission"]


def listed(user: User, table: str) -> tuple[str, list[str]]:
    """The words of a list, and the queries that counted its rows."""
    with CaptureQueriesContext(connection) as taken:
        answer = browser_of(user).get(reverse(f"admin:cases_{table}_changelist"))
    assert answer.status_code == 200
    counts = [one["sql"] for one in taken.captured_queries if one["sql"].startswith("SELECT COUNT(*)")]
    return Page(answer.content.decode()).text, [sql for sql in counts if f"cases_{table}" in sql]


@pytest.mark.parametrize("table", TABLES)
def test_no_list_counts_all_rows_of_its_table(drafted: None, editor: User, table: str) -> None:
    _words, counts = listed(editor, table)
    assert counts
    assert [sql for sql in counts if f"LIMIT {counting.MOST + 1}" not in sql] == []


def test_a_list_says_that_there_are_more(drafted: None, editor: User, monkeypatch: Any) -> None:
    there = Person.objects.count()
    assert f" {there} people " in listed(editor, "person")[0]
    monkeypatch.setattr(counting.up_to, "__defaults__", (there - 1,))
    assert f"more than {there - 1} people" in listed(editor, "person")[0]


def test_of_very_many_rows_words_are_looked_for_in_the_newest_and_names_in_all(
    drafted: None, editor: User, monkeypatch: Any
) -> None:
    oldest, newest = Person.objects.order_by("pk").first(), Person.objects.order_by("pk").last()
    assert oldest
    assert newest
    assert oldest != newest
    Person.objects.filter(pk__in=(oldest.pk, newest.pk)).update(description={"en": "a carpenter of shadows"})
    name = Name.objects.create(person=oldest, text="Quibble", key="name-quibble01")
    told = "other words in the newest"

    def found(typed: str) -> list[int]:
        rows = lookup.matching(Person.objects.all(), typed, fields=["description__en"], names=["self"], by=editor)
        return list(rows.order_by("pk").values_list("pk", flat=True))

    assert found("carpenter") == [oldest.pk, newest.pk]
    assert told not in listed(editor, "person")[0]
    monkeypatch.setattr(lookup, "SEARCHED", newest.pk - oldest.pk)
    assert found("carpenter") == [newest.pk]
    assert found(name.text) == found(oldest.key) == [oldest.pk]
    assert told in listed(editor, "person")[0]


def test_of_more_matches_than_are_counted_the_newest_are_listed(drafted: None, editor: User, monkeypatch: Any) -> None:
    people = list(Person.objects.order_by("-pk")[:4])
    Person.objects.filter(pk__in=[one.pk for one in people]).update(description={"en": "a carpenter of shadows"})
    Name.objects.create(person=people[3], text="Carpenter", key="name-carpenter1")

    def found(typed: str) -> list[int]:
        rows = lookup.matching(Person.objects.all(), typed, fields=["description__en"], names=["self"], by=editor)
        return list(rows.order_by("-pk").values_list("pk", flat=True))

    assert found("carpenter") == [one.pk for one in people]
    monkeypatch.setattr(counting, "MOST", 1)
    assert found("carpenter") == [people[at].pk for at in (0, 1, 3)]


@pytest.mark.parametrize("typed", [str, str.lower, str.upper])
def test_a_key_is_found_in_capitals_or_not(typed: Any, drafted: None, editor: User) -> None:
    for row in (Person.objects.first(), Name.objects.first()):
        assert row
        assert list(lookup.matching(type(row).objects.all(), typed(row.key), fields=[], by=editor)) == [row]


def admins() -> list[Any]:
    return [site._registry[model] for model in sorted(site._registry, key=str) if model._meta.app_label == "cases"]


@pytest.mark.parametrize("admin", admins(), ids=str)
def test_a_list_is_kept_in_its_order_and_by_what_it_is_filtered(admin: Any) -> None:
    """In tables of millions of rows whatever is not takes a walk through all of them."""
    indexes = [index.fields for index in admin.model._meta.indexes if not index.condition]
    order = [name.removeprefix("-") for name in admin.ordering]
    assert order == ["pk"] or ["id" if name == "pk" else name for name in order] in indexes
    kept_apart = {"is_confidential"} if any(index.condition for index in admin.model._meta.indexes) else set()
    assert set(offered(admin.list_filter)) - {index[0] for index in indexes} - kept_apart == set()


def test_a_very_large_list_is_sorted_by_what_is_kept_in_order_alone(
    drafted: None, editor: User, monkeypatch: Any
) -> None:
    def order(query: str) -> str:
        with CaptureQueriesContext(connection) as taken:
            answer = browser_of(editor).get(reverse("admin:cases_person_changelist"), {"o": query})
        headers.append(re.findall(r'<th[^>]*class="[^"]*sortable[^"]*column-(\w+)', answer.content.decode()))
        rows = [
            sql["sql"] for sql in taken if "ORDER BY" in sql["sql"] and '"cases_person"."description"' in sql["sql"]
        ]
        return rows[-1].split("ORDER BY")[-1]

    headers: list[list[str]] = []
    assert '"cases_person"."changed_at" ASC' in order("5")
    monkeypatch.setattr(lookup, "SEARCHED", 1)
    assert "changed_at" not in order("5")
    assert '"cases_person"."country" DESC' in order("-2")
    assert "changed" in headers[0]
    assert headers[1] == headers[2] == ["key", "country", "naming", "is_of_interest"]


def test_the_values_of_a_very_large_list_are_those_of_a_small_one(
    drafted: None, editor: User, monkeypatch: Any
) -> None:
    for number, country in enumerate(("AQ", "TF", "HM")):
        Person.objects.create(key=f"{country}-0000000{number}", country=country)

    def offers() -> list[str]:
        answer = browser_of(editor).get(reverse("admin:cases_person_changelist"))
        return re.findall(r"\?country=(\w*)", answer.content.decode())

    small = offers()
    assert {"AQ", "TF", "HM"} < set(small)
    monkeypatch.setattr(lookup, "SEARCHED", 1)
    assert offers() == small


def test_a_page_far_behind_has_the_rows_of_its_place(drafted: None, editor: User, monkeypatch: Any) -> None:
    monkeypatch.setattr(RecordAdmin, "list_per_page", 2)

    def rows(page: int) -> list[str]:
        answer = browser_of(editor).get(reverse("admin:cases_name_changelist"), {"p": page, "o": "-1"})
        return re.findall(r"cases/name/(\d+)/change", answer.content.decode())

    near = [rows(page) for page in (1, 2, 3)]
    assert len({number for page in near for number in page}) == 6
    monkeypatch.setattr("cases.admin.listed.FAR", 0)
    assert [rows(page) for page in (1, 2, 3)] == near


def test_of_very_many_citations_some_are_counted(drafted: None, editor: User, monkeypatch: Any) -> None:
    source = Source.objects.annotate(number=Count("citations")).filter(number__gt=2).first()
    assert source
    number = Citation.objects.filter(source=source).count()

    def told() -> str:
        page = browser_of(editor).get(reverse("admin:cases_source_changelist")).content.decode()
        (words,) = re.findall(rf'{source.key}.*?field-cited">(.*?)<', page)
        return words

    assert told() == str(number)
    monkeypatch.setattr("cases.admin.listed.MOST_CITED", number)
    assert told() == str(number)
    monkeypatch.setattr("cases.admin.listed.MOST_CITED", number - 1)
    assert told() == f"more than {number - 1}"


@pytest.mark.parametrize("very_large", [False, True])
@pytest.mark.parametrize("said", [
    {"q": "%_\\'\""}, {"q": "a" * 10_000}, {"q": "😀 ǅ"}, {"q": "KZ-" + "9" * 30}, {"q": "' & | ! :*"},
    {"o": "nothing"}, {"o": "99"}, {"o": "-"}, {"o": "1.-2.3"}, {"p": "0"}, {"p": "-1"}, {"p": "many"}, {"p": "9" * 30},
    {"country": "ZZ"}, {"country": "KZ' OR 1"}, {"country__gt": "A"},
    {"is_confidential__exact": "2"},
], ids=lambda said: ascii(said)[:40])  # fmt: skip
def test_whatever_is_asked_of_a_list_is_answered_or_refused(
    said: dict[str, str], very_large: bool, drafted: None, editor: User, monkeypatch: Any
) -> None:
    if very_large:
        monkeypatch.setattr(lookup, "SEARCHED", 1)
    answer = browser_of(editor).get(reverse("admin:cases_person_changelist"), said)
    assert answer.status_code in {200, 302, 400, 403}


@pytest.mark.parametrize("address", [
    "cases/person/?q=%00", "cases/person/?country=%00", "cases/custody/?form__exact=a%00", "cases/person/?%00=1",
    "open/%00/", "autocomplete/?app_label=cases&model_name=custody&field_name=person&term=%00", "todo/?who=%00",
])  # fmt: skip
def test_an_address_with_a_nul_cannot_be_read(address: str, editor: User) -> None:
    assert browser_of(editor).get(f"/admin/{address}").status_code == 400
