"""Answers that are copied out are those of the engine's own way, and fail as those do."""

from typing import Any

import pytest
from django.db import OperationalError, connection
from hypothesis import given
from hypothesis import strategies as st

from cases.published import asking
from cases.published.countmodels import Posting

pytestmark = pytest.mark.django_db
KEPT = "SELECT word, whole, people FROM published_posting WHERE word IN {} ORDER BY word, whole, first"
COLUMNS = (asking.as_text, asking.as_truth, asking.as_bytes)
ONLY_POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="copied out on PostgreSQL alone")


@given(st.lists(st.tuples(st.booleans(), st.binary(max_size=20_000)), max_size=5))
def test_rows_are_the_same_in_either_way(rows: list[tuple[bool, bytes]]) -> None:
    Posting.objects.filter(word="%s'Ұ\\").delete()
    Posting.objects.bulk_create(
        Posting(word="%s'Ұ\\", whole=whole, first=at, people=people) for at, (whole, people) in enumerate(rows)
    )
    asked = ("%s'Ұ\\", "nobody")
    found = asking.rows_of_bytes(KEPT, COLUMNS, asked)
    plain = asking.rows(KEPT, asked)
    assert [(word, bool(whole), bytes(people)) for word, whole, people in found] == [
        (word, bool(whole), bytes(people)) for word, whole, people in plain
    ]
    assert len(found) == len(rows)


def test_nobody_among_none(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert asking.rows_of_bytes(KEPT, COLUMNS, ()) == []


@ONLY_POSTGRESQL
def test_a_question_that_takes_too_long_fails_as_every_other_does() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
    with pytest.raises(OperationalError, match="statement timeout"):
        asking.rows_of_bytes("SELECT pg_sleep({})::text", [asking.as_text], 5)


@ONLY_POSTGRESQL
def test_an_answer_is_one_question(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        asking.rows_of_bytes(KEPT, COLUMNS, ("abishev",))
