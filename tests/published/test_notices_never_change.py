"""A notice cannot be forged, changed or removed, and what was expunged cannot come back, by SQL either."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from cases.models import Act
from cases.published import store
from cases.published.models import Edition, EditionContent, Lift, Notice

pytestmark = pytest.mark.usefixtures("published")

# What the database refuses, whoever asks.
SAME = "(SELECT min(id) FROM published_edition)"
TAMPERING = [
    ("UPDATE published_notice SET reason = 'error'", "a notice never changes"),
    ("DELETE FROM published_notice", "a notice never changes"),
    ("UPDATE published_lift SET decision = 9", "a notice never changes"),
    ("DELETE FROM published_lift", "a notice never changes"),
    ("UPDATE cases_removalrequest SET internal_reason = 'x'", "not rewritten"),
    ("UPDATE cases_removalrequest SET progress = 'asked', decided_by_id = NULL, decided_at = NULL", "not rewritten"),
    ("DELETE FROM cases_removalrequest", "a request is kept"),
    ("DELETE FROM published_editioncontent", "an edition never changes"),
    (
        "INSERT INTO published_notice (edition_id, decision, act, reason, given_on) "
        "SELECT max(id), 77, 'withdrawn', 'error', '2026-01-01' FROM published_edition",
        "by two people",
    ),
    (
        "INSERT INTO published_notice (edition_id, decision, act, reason, given_on) "
        "SELECT edition_id, decision + 1, act, reason, given_on FROM published_notice",
        "by two people",
    ),
]
ONLY_ON = {
    "postgresql": [
        ("TRUNCATE published_notice CASCADE", "a notice never changes"),
        ("TRUNCATE published_lift", "a notice never changes"),
        ("TRUNCATE cases_removalrequest", "a request is kept"),
    ],
    "sqlite": [
        ("REPLACE INTO published_notice SELECT * FROM published_notice", "a notice never changes"),
        ("REPLACE INTO published_lift SELECT * FROM published_lift", "a notice never changes"),
        ("REPLACE INTO cases_removalrequest SELECT * FROM cases_removalrequest", "a request is kept"),
    ],
}


def test_sql_refuses_every_other_way(edition: Edition, done: Any) -> None:
    done(edition, Act.SUPPRESS)
    done(edition, Act.LIFT)
    connection.check_constraints()
    assert Notice.objects.count() == Lift.objects.count() == 1
    for statement, message in (*TAMPERING, *ONLY_ON[connection.vendor]):
        with pytest.raises(DatabaseError, match=message), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert store.first_broken_link() == ""


def test_only_a_suppression_is_lifted(edition: Edition, done: Any) -> None:
    request = done(edition, Act.WITHDRAW)
    with pytest.raises(DatabaseError, match=r"only a suppression|by two people"), transaction.atomic():
        Lift.objects.create(notice=Notice.objects.get(), decision=request.pk, lifted_on="2026-01-01")


def test_what_was_expunged_is_gone_and_stays_away(edition: Edition, done: Any) -> None:
    content = EditionContent.objects.get(edition=edition)
    body, salt = content.body, content.salt
    done(edition, Act.EXPUNGE)
    with pytest.raises(DatabaseError, match="does not come back"), transaction.atomic():
        EditionContent.objects.create(edition=edition, salt=salt, sha256=content.sha256, body=body)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM published_editioncontent WHERE salt = %s OR body = %s", [salt, body])
        assert cursor.fetchone() == (0,)


def test_content_that_is_missing_without_a_notice_breaks_the_chain(edition: Edition) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE published_editioncontent DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER published_content_goes_expunged")
        cursor.execute("DELETE FROM published_editioncontent WHERE edition_id = %s", [edition.pk])
    assert "its content is missing" in store.first_broken_link()
