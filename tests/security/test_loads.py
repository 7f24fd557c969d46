"""What raw SQL in the name of the application can do about loads: nothing that two accounts did not agree on."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from cases import loads
from cases.domain.canonical import digest
from cases.exchange.columns import NUMBER, Column
from cases.exchange.takelist import Kind
from cases.models import Load, LoadItem
from cases.published.models import Edition, EditionContent
from tests.exchange.people import write

KIND = Kind(name="Register of nowhere", publisher="", columns={NUMBER: Column(NUMBER)}, lang="en")
KEY, BODY = "AQ-FORGED", b'{"key":"AQ-FORGED","kind":"person","schema":1}'


@pytest.fixture
def load(db: None, tmp_path: Path, settings: Any, editor: User, at: datetime) -> Load:
    settings.MEDIA_ROOT = tmp_path / "media"
    return loads.submit(write(tmp_path / "people.csv", {}, {}), kind=KIND, by=editor, at=at)


@pytest.fixture
def approved(load: Load, reviewer: User, at: datetime) -> Load:
    loads.approve(load, by=reviewer, at=at)
    return Load.objects.get(pk=load.pk)


def refused(act: Callable[[], object], why: str) -> None:
    with pytest.raises(DatabaseError, match=why), transaction.atomic():
        act()


def run(statement: str, *values: object) -> None:
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))


def append(key: str, body: bytes, *, number: int = 1) -> None:
    """Put an edition in as the one writer of editions would."""
    last = Edition.objects.order_by("-position").first()
    edition = Edition.objects.create(
        position=last.position + 1 if last else 1, subject_kind="person", subject_key=key, number=number,
        published_on="2026-11-27", commitment="0" * 64, chain="0" * 64,
    )  # fmt: skip
    EditionContent.objects.create(edition=edition, salt="0" * 64, sha256=digest(body), body=body.decode())


def test_what_a_load_lists_is_not_published_before_it_is_approved(load: Load) -> None:
    item = load.items.order_by("pk")[0]
    refused(lambda: _publish(item), "approved submission")


def _publish(item: LoadItem) -> None:
    edition = Edition.objects.create(
        position=1, subject_kind="person", subject_key=item.subject_key, number=1,
        published_on="2026-11-27", commitment="0" * 64, chain="0" * 64,
    )  # fmt: skip
    EditionContent.objects.create(edition=edition, salt="0" * 64, sha256=item.sha256, body="{}")


def test_an_approved_load_publishes_nothing_that_it_does_not_list(approved: Load) -> None:
    item = approved.items.order_by("pk")[0]
    body = EditionContent.objects.get(edition__subject_key=item.subject_key).body.encode()
    refused(lambda: append(KEY, BODY), "approved submission")
    refused(lambda: append(KEY, body), "approved submission")
    refused(lambda: append(item.subject_key, BODY, number=2), "approved submission")
    refused(lambda: append(item.subject_key, body, number=2), "approved submission")


@pytest.mark.parametrize("state", ["submitted", "approved", "sent_back"])
def test_nothing_is_added_to_what_was_submitted(load: Load, reviewer: User, at: datetime, state: str) -> None:
    if state == "approved":
        loads.approve(load, by=reviewer, at=at)
    elif state == "sent_back":
        loads.send_back(load, by=reviewer, at=at, remark="no")
    add = "INSERT INTO cases_loaditem (load_id, subject_key, sha256) VALUES (%s, %s, %s)"
    refused(lambda: run(add, load.pk, KEY, digest(BODY)), "nothing is added")


STAYS = [
    "UPDATE cases_load SET digest = 'x'",
    "UPDATE cases_load SET people = 9",
    "UPDATE cases_load SET name = 'x'",
    "UPDATE cases_load SET submitted_by_id = decided_by_id",
    "UPDATE cases_load SET decided_by_id = submitted_by_id",
    "UPDATE cases_load SET state = 'open', decided_by_id = NULL, decided_at = NULL",
    "UPDATE cases_load SET state = 'submitted', decided_by_id = NULL, decided_at = NULL",
    "UPDATE cases_load SET state = 'sent_back'",
    "DELETE FROM cases_load",
    "UPDATE cases_loaditem SET sha256 = 'x'",
    "DELETE FROM cases_loaditem",
]
ONLY_ON = {
    "postgresql": ["TRUNCATE cases_load, cases_loaditem", "TRUNCATE cases_loaditem"],
    "sqlite": [
        "REPLACE INTO cases_load SELECT * FROM cases_load",
        "REPLACE INTO cases_loaditem SELECT * FROM cases_loaditem",
    ],
}


def test_what_was_decided_stays(approved: Load) -> None:
    for statement in (*STAYS, *ONLY_ON[connection.vendor]):
        refused(
            lambda statement=statement: run(statement),
            "never changes|decided once|another|begins open|nothing is added",
        )


def test_whoever_submitted_does_not_approve_by_sql_either(load: Load) -> None:
    approve = "UPDATE cases_load SET state = 'approved', decided_by_id = submitted_by_id, decided_at = submitted_at"
    refused(lambda: run(approve), "another person")


def test_a_load_begins_open_and_lists_as_many_as_it_says(load: Load, reviewer: User) -> None:
    columns = (
        "digest, name, people, profile_id, submitted_by_id, submitted_at, state, decided_by_id, decided_at, remark"
    )
    born = (
        f"INSERT INTO cases_load ({columns}) SELECT 'x', name, 0, profile_id, submitted_by_id, submitted_at,"  # noqa: S608
        " 'approved', %s, submitted_at, '' FROM cases_load"
    )
    refused(lambda: run(born, reviewer.pk), "begins open")
    opened = (
        f"INSERT INTO cases_load ({columns}) SELECT 'x', name, 5, profile_id, submitted_by_id, submitted_at,"  # noqa: S608
        " 'open', NULL, NULL, '' FROM cases_load"
    )
    run(opened)
    refused(lambda: run("UPDATE cases_load SET state = 'submitted' WHERE digest = 'x'"), "as many people")
    skip = "UPDATE cases_load SET state = 'approved', decided_by_id = %s, decided_at = submitted_at WHERE digest = 'x'"
    refused(lambda: run(skip, reviewer.pk), "decided once")
