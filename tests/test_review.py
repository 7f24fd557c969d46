"""Nothing is published by one person alone, and what is published is what was reviewed."""

from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cases import review
from cases.domain.canonical import digest
from cases.models import Citation, Custody, Person, Ruling, State, Submission
from cases.published import store
from cases.published.models import Edition
from cases.publishing import gather
from tests.conftest import ABISHEV, account

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(drafted: None) -> Person:
    return Person.objects.get(key=ABISHEV)


def test_two_people_make_an_edition_of_the_very_bytes(
    person: Person, editor: User, reviewer: User, at: datetime
) -> None:
    submission = review.submit(person, by=editor, at=at, message="first")
    edition = review.approve(submission, by=reviewer, at=at)
    published = store.current(ABISHEV)
    assert published
    assert published.number == edition.number == 1
    assert published.body == gather(person).body
    assert published.sha256 == submission.sha256 == digest(published.body)
    submission.refresh_from_db()
    assert (submission.state, submission.edition_number) == (State.APPROVED, 1)
    assert submission.decided_by == reviewer


def test_nobody_approves_their_own_submission_in_code(person: Person, at: datetime) -> None:
    both = account("both", "editor", "reviewer")
    submission = review.submit(person, by=both, at=at)
    with pytest.raises(PermissionDenied, match="another person"):
        review.approve(submission, by=both, at=at)
    assert store.current(ABISHEV) is None


def test_nobody_approves_their_own_last_change(person: Person, editor: User, at: datetime) -> None:
    both = account("both", "editor", "reviewer")
    Person.objects.filter(pk=person.pk).update(changed_by=both, changed_at=at.replace(year=2027))
    submission = review.submit(person, by=editor, at=at)
    assert submission.drafted_by == both
    with pytest.raises(PermissionDenied, match="last change"):
        review.approve(submission, by=both, at=at)


def test_the_database_refuses_approval_by_the_submitter(person: Person, editor: User, at: datetime) -> None:
    submission = review.submit(person, by=editor, at=at)
    with pytest.raises(IntegrityError, match=r"another_person|another person"), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(state=State.APPROVED, decided_by=editor, decided_at=at)


@pytest.mark.parametrize("role", ["outsider", "editor", "second_editor", "administrator"])
def test_only_reviewers_approve(person: Person, role: str, request: pytest.FixtureRequest, at: datetime) -> None:
    submission = review.submit(person, by=request.getfixturevalue("editor"), at=at)
    with pytest.raises(PermissionDenied):
        review.approve(submission, by=request.getfixturevalue(role), at=at)


@pytest.mark.parametrize("role", ["outsider", "reviewer"])
def test_only_editors_submit(person: Person, role: str, request: pytest.FixtureRequest, at: datetime) -> None:
    with pytest.raises(PermissionDenied):
        review.submit(person, by=request.getfixturevalue(role), at=at)


def test_an_inactive_reviewer_approves_nothing(person: Person, editor: User, reviewer: User, at: datetime) -> None:
    submission = review.submit(person, by=editor, at=at)
    reviewer.is_active = False
    with pytest.raises(PermissionDenied):
        review.approve(submission, by=reviewer, at=at)


def test_an_edit_after_submission_voids_it(person: Person, editor: User, reviewer: User, at: datetime) -> None:
    submission = review.submit(person, by=editor, at=at)
    Ruling.objects.filter(case__parties__person=person).update(grounds={"en": "something else"})
    with pytest.raises(review.OutOfDate):
        review.approve(submission, by=reviewer, at=at)
    submission.refresh_from_db()
    assert submission.state == State.VOID
    assert store.current(ABISHEV) is None
    again = review.submit(person, by=editor, at=at)
    assert review.approve(again, by=reviewer, at=at).number == 1


def test_a_confidential_edit_after_submission_changes_nothing(
    person: Person, editor: User, reviewer: User, at: datetime
) -> None:
    submission = review.submit(person, by=editor, at=at)
    Custody.objects.create(person=person, form="prison", is_confidential=True)
    assert review.approve(submission, by=reviewer, at=at).number == 1


def test_a_fact_without_a_source_cannot_be_submitted(person: Person, editor: User, at: datetime) -> None:
    fact = Custody.objects.create(person=person, form="prison", occurred="2020")
    with pytest.raises(review.NotPublishable) as refused:
        review.submit(person, by=editor, at=at)
    assert [problem.key for problem in refused.value.problems] == [fact.key]


def test_a_second_edition_leaves_the_first_as_it_was(
    person: Person, editor: User, reviewer: User, at: datetime
) -> None:
    review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)
    first = store.edition(ABISHEV, 1)
    fact = Custody.objects.create(person=person, form="prison", occurred="2020")
    Citation.objects.create(custody=fact, source=Citation.objects.all()[0].source, locator="paragraph 9")
    review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)
    assert first
    again = store.edition(ABISHEV, 1)
    assert again
    assert (again.body, again.sha256, again.chain) == (first.body, first.sha256, first.chain)
    assert again.latest_number == 2
    newest = store.current(ABISHEV)
    assert newest
    assert newest.number == 2
    assert fact.key in newest.dossier.by_key


def test_the_same_bytes_make_no_new_edition(person: Person, editor: User, reviewer: User, at: datetime) -> None:
    review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)
    edition = review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)
    assert edition.number == 1
    assert Edition.objects.filter(subject_key=ABISHEV).count() == 1


def test_a_later_submission_replaces_the_open_one(person: Person, editor: User, reviewer: User, at: datetime) -> None:
    first = review.submit(person, by=editor, at=at)
    review.submit(person, by=editor, at=at)
    with pytest.raises(review.AlreadyDecided):
        review.approve(first, by=reviewer, at=at)


def test_a_decision_is_made_once(person: Person, editor: User, reviewer: User, at: datetime) -> None:
    submission = review.submit(person, by=editor, at=at)
    review.approve(submission, by=reviewer, at=at)
    with pytest.raises(review.AlreadyDecided):
        review.approve(submission, by=reviewer, at=at)
    with pytest.raises(review.AlreadyDecided):
        review.send_back(submission, by=reviewer, at=at, remark="too late")


def test_sending_back_needs_a_remark(person: Person, editor: User, reviewer: User, at: datetime) -> None:
    submission = review.submit(person, by=editor, at=at)
    with pytest.raises(review.ReviewError, match="remark"):
        review.send_back(submission, by=reviewer, at=at, remark="  ")
    review.send_back(submission, by=reviewer, at=at, remark="The date of the verdict is missing.")
    submission.refresh_from_db()
    assert submission.state == State.SENT_BACK
    assert store.current(ABISHEV) is None
