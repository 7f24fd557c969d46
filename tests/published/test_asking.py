"""Answers that are copied out are those of the engine's own way, and fail as those do."""

from typing import Any

import pytest
from django.db import OperationalError, connection
from hypothesis import given
from hypothesis import strategies as st

from cases.published import asking
from cases.published.countmodels import Posting

pytestmark = pytest.mark.django_db
KEPT = "SELECT word, people, CAST(-first AS bigint) FROM published_posting WHERE word IN {} ORDER BY word, first"
ONLY_POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="copied out on PostgreSQL alone")


@given(st.lists(st.binary(max_size=20_000), max_size=5))
def test_rows_are_the_same_in_either_way(some: list[bytes]) -> None:
    word = "%s'Ұ\\"
    Posting.objects.filter(word=word).delete()
    Posting.objects.bulk_create(
        Posting(word=word, whole=True, first=at, people=people) for at, people in enumerate(some)
    )
    found = [(word, bytes(people), number) for word, people, number in asking.words_with_bytes(KEPT, (word, "nobody"))]
    assert found == [(word, bytes(people), number) for word, people, number in asking.rows(KEPT, (word, "nobody"))]
    assert found == [(word, people, -at) for at, people in enumerate(some)]


def test_nobody_among_none(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert asking.words_with_bytes(KEPT, ()) == []


@ONLY_POSTGRESQL
def test_a_question_that_takes_too_long_fails_as_every_other_does() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
    with pytest.raises(OperationalError, match="statement timeout"):
        asking.words_with_bytes("SELECT pg_sleep({})::text, ''::bytea, 1::bigint", 5)


@ONLY_POSTGRESQL
def test_an_answer_is_one_question(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        asking.words_with_bytes(KEPT, ("abishev",))
