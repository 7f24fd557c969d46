"""Whoever changed anything behind a draft since the last edition does not approve it."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from cases import review
from cases.history import stamp
from cases.models import Contributor, Custody, EarlierChange, Name, Person, Place, Remark, Ruling, State, Submission
from tests.conftest import ABISHEV, account

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def person(published: None) -> Person:
    return Person.objects.get(key=ABISHEV)


@pytest.fixture
def both(db: None) -> User:
    """Somebody who edits and reviews."""
    return account("both", "editor", "reviewer")


def change(row: object, by: User, at: datetime) -> None:
    stamp(row, by=by, at=at)
    row.save()  # type: ignore[attr-defined]


def a_ruling() -> Ruling:
    return Ruling.objects.filter(case__parties__person__key=ABISHEV).order_by("pk")[0]


def a_name() -> Name:
    return Name.objects.filter(person__key=ABISHEV).order_by("pk")[0]


def a_place() -> Place:
    return Place.objects.filter(pk__in=Custody.objects.values("facility__place")).order_by("pk")[0]


@pytest.mark.parametrize("find", [a_ruling, a_name, a_place])
def test_an_editor_whose_change_another_overwrote_still_does_not_approve(
    person: Person, editor: User, both: User, at: datetime, find: object
) -> None:
    row = find()  # type: ignore[operator]
    later = at + timedelta(days=1)
    change(row, both, later)
    change(row, editor, later + timedelta(hours=1))
    submission = review.submit(person, by=editor, at=later + timedelta(hours=2))
    assert submission.drafted_by == editor
    with pytest.raises(PermissionDenied, match="since the last edition"):
        review.approve(submission, by=both, at=at)


def test_an_editor_of_a_row_that_left_the_draft_does_not_approve(
    person: Person, editor: User, both: User, at: datetime
) -> None:
    row = Custody.objects.filter(person=person).order_by("pk")[0]
    row.is_confidential = True
    change(row, both, at + timedelta(days=1))
    submission = review.submit(person, by=editor, at=at + timedelta(days=2))
    with pytest.raises(PermissionDenied, match="since the last edition"):
        review.approve(submission, by=both, at=at)


def test_who_changed_something_before_the_last_edition_may_approve_the_next(
    person: Person, editor: User, reviewer: User, both: User, at: datetime
) -> None:
    day = timedelta(days=1)
    change(a_ruling(), both, at + day)
    review.approve(review.submit(person, by=editor, at=at + 2 * day), by=reviewer, at=at + 3 * day)
    row = a_ruling()
    row.grounds = {"en": "something new"}
    change(row, editor, at + 4 * day)
    submission = review.submit(person, by=editor, at=at + 5 * day)
    assert review.approve(submission, by=both, at=at + 6 * day).number == 2


def test_the_database_refuses_a_contributor(person: Person, editor: User, both: User, at: datetime) -> None:
    submission = review.submit(person, by=editor, at=at + timedelta(days=1))
    Contributor.objects.create(submission=submission, user=both)
    with pytest.raises(DatabaseError, match="another person"), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(state=State.APPROVED, decided_by=both, decided_at=at)


STAYS = [
    "UPDATE cases_contributor SET user_id = (SELECT max(id) FROM auth_user)",
    "DELETE FROM cases_contributor",
    "UPDATE cases_remark SET text = 'x'",
    "DELETE FROM cases_remark",
    "DELETE FROM cases_earlierchange",
]
ONLY_ON = {
    "postgresql": ["TRUNCATE cases_contributor", "TRUNCATE cases_remark", "TRUNCATE cases_earlierchange"],
    "sqlite": [
        "REPLACE INTO cases_contributor SELECT * FROM cases_contributor",
        "REPLACE INTO cases_remark SELECT * FROM cases_remark",
    ],
}


def test_what_is_on_record_stays(person: Person, editor: User, reviewer: User, both: User, at: datetime) -> None:
    change(a_ruling(), both, at)
    submission = review.submit(person, by=editor, at=at)
    review.send_back(submission, by=reviewer, at=at, remark="", remarks={"ruling-x": "Which court?"})
    assert EarlierChange.objects.exists()
    connection.check_constraints()
    for statement in (*STAYS, *ONLY_ON[connection.vendor]):
        with pytest.raises(DatabaseError, match=r"stays on record|never changes"), transaction.atomic():
            connection.cursor().execute(statement)


def test_remarks_stand_until_the_next_submission(person: Person, editor: User, reviewer: User, at: datetime) -> None:
    row = a_ruling()
    submission = review.submit(person, by=editor, at=at)
    assert review.remarks_on(row.key) == []
    review.send_back(submission, by=reviewer, at=at, remark="", remarks={row.key: " Which court? ", "x": " "})
    assert [remark.text for remark in review.remarks_on(row.key)] == ["Which court?"]
    assert [remark.key for remark in review.remarks_about(person)] == [row.key]
    review.submit(person, by=editor, at=at)
    assert review.remarks_on(row.key) == review.remarks_about(person) == []
    assert Remark.objects.get().submission == submission


def test_two_submissions_at_one_moment_are_told_apart(
    person: Person, editor: User, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    review.submit(person, by=editor, at=at)
    monkeypatch.setattr(review, "_open", lambda kind, key: [])  # as if the other had not been committed yet
    with pytest.raises(review.SubmittedMeanwhile, match="same moment"):
        review.submit(person, by=editor, at=at)
