"""Editors' lists count ten thousand rows and no more, and say so."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.admin import lookup
from cases.models import Name, Person
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
    counts = [one["sql"] for one in taken.captured_queries if "COUNT(*)" in one["sql"].split(" FROM ")[0]]
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
