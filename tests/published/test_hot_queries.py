"""No page that readers ask for most reads a whole table that grows with the people: every question has an index."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.published import keyset, postings
from cases.published.countmodels import Glance, NameWord, Posting, Spelling
from cases.published.models import (
    Edition,
    EditionContent,
    ListedEdition,
    ListedFact,
    ListedName,
    ListedToken,
    Listing,
    StatusSpan,
    Trait,
)
from tests.conftest import ABISHEV

pytestmark = pytest.mark.django_db
LARGE = {
    one._meta.db_table
    for one in (
        Edition, EditionContent, Glance, ListedEdition, ListedFact, ListedName, ListedToken, Listing, NameWord, Posting,
        Spelling, StatusSpan, Trait,
    )
}  # fmt: skip
PAGES = [
    "/en/",
    "/en/people/",
    "/en/people/?sort=held&held=yes",
    "/en/people/?q=abish%20m",
    "/en/people/?q=abishew",
    "/en/people/?q=muratbek%20abishew",
    "/en/people/?sort=updated&sex=male&country=KZ",
    f"/en/people/?after={ABISHEV}&sort=held",
    f"/en/people/?before={ABISHEV}&held=no",
    "/en/cases/",
    "/en/untranslated/",
    "/en/numbers/",
    "/en/places/",
    "/en/courts/org-fnj9g3/",
    "/api/v1/people?held=yes",
    "/api/v1/cases",
]
WITHIN = re.compile(r"COPY \((.*)\) TO STDOUT \(FORMAT binary\)|DECLARE .*? CURSOR .*?FOR (?=SELECT)(.*)", re.DOTALL)


def questions(do: Callable[[], object]) -> list[str]:
    """The questions that something asks the database, also of which the answer is copied out or fetched."""
    with CaptureQueriesContext(connection) as found:
        do()
    asked = [WITHIN.sub(r"\1\2", one["sql"]) for one in found.captured_queries]
    return [sql for sql in asked if sql.startswith("SELECT")]


def plan_of(sql: str) -> str:
    """How the engine would answer a question beside very many rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
            lines = cursor.fetchall()
            cursor.execute("SET LOCAL enable_seqscan = on")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            lines = cursor.fetchall()
    return "\n".join(line for *_numbers, line in lines)


def read_whole(sql: str) -> list[str]:
    """The tables that a question reads from one end to the other, for want of an index."""
    return re.findall(r"(?:Seq Scan on|^SCAN) (\w+)\b(?! USING (?:COVERING )?INDEX)", plan_of(sql), re.MULTILINE)


@pytest.mark.parametrize("path", PAGES)
def test_every_question_of_a_page_has_an_index(published: None, reader: Client, path: str) -> None:
    asked = questions(lambda: reader.get(path))
    assert asked
    assert reader.get(path).status_code == 200
    assert [(table, sql) for sql in asked for table in read_whole(sql) if table in LARGE] == []


def test_a_table_that_is_read_whole_is_noticed(published: None) -> None:
    (sql,) = questions(lambda: list(Listing.objects.filter(country="KZ").values("pk")))
    assert read_whole(sql) == [Listing._meta.db_table]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL copies answers out")
def test_a_question_of_which_the_answer_is_copied_out_is_seen(published: None) -> None:
    (sql,) = questions(lambda: postings.having(["abishev"]))
    assert "FROM published_posting WHERE word IN ('abishev')" in sql


def test_the_first_rows_of_an_order_are_not_sorted(published: None) -> None:
    """SQLite says where it sorts all rows to find the first."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL sorts a small table, whatever the index")
    people = Listing.objects.filter(subject_kind="person", edition__isnull=False)
    for sort in (keyset.BY_NAME, keyset.BY_ARREST):
        sql, params = people.order_by(*keyset.SORTS[sort])[:50].query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            assert [line for *_numbers, line in cursor.fetchall() if "TEMP B-TREE" in line] == []
