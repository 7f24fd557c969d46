"""An edition cannot be changed, removed, replaced or slipped in, by SQL either."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from cases.domain.canonical import digest
from cases.models import State, Submission
from cases.published import store
from cases.published.models import Edition, EditionContent
from tests.conftest import ABISHEV

pytestmark = pytest.mark.django_db

TAMPERING = [
    "UPDATE published_edition SET number = 9",
    "UPDATE published_edition SET published_on = '2001-01-01'",
    "UPDATE published_editioncontent SET body = '{}'",
    "UPDATE published_editioncontent SET sha256 = 'x'",
    "DELETE FROM published_editioncontent",
    "DELETE FROM published_edition",
]
ONE_BYTE_MORE = """
UPDATE published_editioncontent SET body = body || ' ' WHERE edition_id = (SELECT min(id) FROM published_edition)
"""
ONLY_ON = {
    "postgresql": ["TRUNCATE published_editioncontent", "TRUNCATE published_edition CASCADE"],
    "sqlite": [
        "INSERT OR REPLACE INTO published_editioncontent SELECT edition_id, salt, sha256, '{}' "
        "FROM published_editioncontent",
        "REPLACE INTO published_edition SELECT * FROM published_edition",
    ],
}


def refused(statement: str) -> str:
    with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(error.value)


@pytest.mark.parametrize("statement", TAMPERING)
def test_sql_cannot_change_an_edition(published: None, statement: str) -> None:
    assert "an edition never changes" in refused(statement)


def test_sql_of_this_engine_cannot_either(published: None) -> None:
    connection.check_constraints()
    for statement in ONLY_ON[connection.vendor]:
        assert "an edition never changes" in refused(statement), statement


def test_the_chain_holds_and_a_changed_byte_is_found(published: None) -> None:
    assert store.first_broken_link() == ""
    with connection.cursor() as cursor:
        drop_guards(cursor)
        cursor.execute(ONE_BYTE_MORE)
    assert "content" in store.first_broken_link()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE published_edition SET published_on = '2001-01-01' WHERE position = 2", "follow"),
        ("UPDATE published_edition SET position = position + 10 WHERE position >= 3", "position"),
    ],
)
def test_a_changed_or_removed_link_is_found(published: None, statement: str, found: str) -> None:
    with connection.cursor() as cursor:
        drop_guards(cursor)
        cursor.execute(statement)
    assert found in store.first_broken_link()


def drop_guards(cursor: object) -> None:
    """Do what only somebody with full rights over the database can."""
    if connection.vendor == "postgresql":
        for table in ("published_edition", "published_editioncontent"):
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # type: ignore[attr-defined]
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # type: ignore[attr-defined]
    else:
        for name in ("edition_no_update", "editioncontent_no_update"):
            cursor.execute(f"DROP TRIGGER published_{name}")  # type: ignore[attr-defined]


BODY = b'{"key":"KZ-QM2K","kind":"person","schema":1}'


def test_content_needs_an_approved_submission(drafted: None) -> None:
    with pytest.raises(DatabaseError, match="approved submission"), transaction.atomic():
        store.append_edition(BODY, kind="person", key=ABISHEV, day=date(2026, 11, 22))
    assert not Edition.objects.exists()


def test_an_open_submission_is_not_enough(drafted: None, editor: User, at: datetime) -> None:
    Submission.objects.create(
        subject_kind="person",
        subject_key=ABISHEV,
        sha256=digest(BODY),
        drafted_by=editor,
        submitted_by=editor,
        submitted_at=at,
    )
    with pytest.raises(DatabaseError, match="approved submission"), transaction.atomic():
        store.append_edition(BODY, kind="person", key=ABISHEV, day=date(2026, 11, 22))


def test_an_approval_of_other_bytes_is_not_enough(drafted: None, editor: User, reviewer: User, at: datetime) -> None:
    Submission.objects.create(
        subject_kind="person",
        subject_key=ABISHEV,
        sha256=digest(b"other"),
        drafted_by=editor,
        submitted_by=editor,
        submitted_at=at,
        state=State.APPROVED,
        decided_by=reviewer,
        decided_at=at,
    )
    with pytest.raises(DatabaseError, match="approved submission"), transaction.atomic():
        store.append_edition(BODY, kind="person", key=ABISHEV, day=date(2026, 11, 22))


def test_reading_an_edition_takes_one_query(published: None, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert store.current(ABISHEV)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert store.edition(ABISHEV, 1)
    assert store.edition(ABISHEV, 2) is None
    assert EditionContent.objects.count() == Edition.objects.count()
