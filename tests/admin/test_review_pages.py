"""Submission, review page, approval and sending back, as two people do them in the admin."""

from typing import Any

import pytest
from django.urls import reverse

from cases.models import Citation, Custody, Person, State, Submission
from cases.published.models import Edition
from tests.conftest import ABISHEV


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.get(key=ABISHEV)


def submitted(enter: Any, editor: Any, person: Person) -> Submission:
    enter(editor).post(reverse("admin:cases_person_submit", args=[person.pk]), {"message": "Two new facts."})
    return Submission.objects.latest("pk")


@pytest.mark.usefixtures("drafted")
def test_two_people_publish(enter: Any, editor: Any, reviewer: Any, person: Person) -> None:
    row = submitted(enter, editor, person)
    client = enter(reviewer)
    assert "Kenzhebek Abishev" in client.get(reverse("admin:cases_submission_changelist")).content.decode()
    page = client.get(reverse("admin:cases_submission_change", args=[row.pk])).content.decode()
    for words in ("Two new facts.", "Approve and publish", "none yet", "Nothing stands in the way of publication."):
        assert words in page
    answer = client.post(reverse("admin:cases_submission_approve", args=[row.pk]), follow=True).content.decode()
    assert "Approved and published: edition 1." in answer
    assert Edition.objects.get().subject_key == ABISHEV


@pytest.mark.usefixtures("published")
def test_review_page_shows_what_changes(enter: Any, editor: Any, reviewer: Any, person: Person, at: Any) -> None:
    old = Custody.objects.filter(person=person).order_by("pk")[0]
    source = Citation.objects.filter(custody=old)[0].source
    new = Custody.objects.create(
        person=person, form="house_arrest", occurred="2021-11", text={"en": "Kept at home."}, changed_by=editor,
        changed_at=at,
    )  # fmt: skip
    Citation.objects.create(custody=new, source=source, locator="paragraph 1")
    Custody.objects.filter(pk=old.pk).update(occurred="2017-11")
    row = submitted(enter, editor, person)
    page = enter(reviewer).get(reverse("admin:cases_submission_change", args=[row.pk])).content.decode()
    assert "Kept at home." in page
    assert "<del>27 </del>November 2017" in page
    assert '<p class="is">November 2017</p>' in page


@pytest.mark.usefixtures("drafted")
def test_edit_after_submission_voids_it(enter: Any, editor: Any, reviewer: Any, person: Person) -> None:
    row = submitted(enter, editor, person)
    Person.objects.filter(pk=person.pk).update(sex="other")
    response = enter(reviewer).post(reverse("admin:cases_submission_approve", args=[row.pk]))
    row.refresh_from_db()
    assert (response.status_code, row.state) == (409, State.VOID)
    assert "The draft was edited after it was submitted" in response.content.decode()
    assert not Edition.objects.exists()


@pytest.mark.usefixtures("drafted")
def test_sent_back_with_a_remark_that_the_editor_reads(enter: Any, editor: Any, reviewer: Any, person: Person) -> None:
    row = submitted(enter, editor, person)
    address = reverse("admin:cases_submission_send_back", args=[row.pk])
    empty = enter(reviewer).post(address, {"remark": " "})
    assert (empty.status_code, "Say in a remark" in empty.content.decode()) == (409, True)
    enter(reviewer).post(address, {"remark": "Which court was it?"})
    row.refresh_from_db()
    assert (row.state, row.remark) == (State.SENT_BACK, "Which court was it?")
    page = enter(editor).get(reverse("admin:cases_person_change", args=[person.pk])).content.decode()
    assert "Which court was it?" in page


@pytest.mark.usefixtures("drafted")
def test_draft_that_cannot_be_published_is_not_submitted(enter: Any, editor: Any, person: Person) -> None:
    row = Custody.objects.create(person=person, form="remand", occurred="2021")
    address = reverse("admin:cases_person_submit", args=[person.pk])
    page = enter(editor).post(address, follow=True).content.decode()
    assert "A fact without a source cannot be published: cite who says so." in page
    assert reverse("admin:open", args=[row.key]) in page
    assert not Submission.objects.exists()


@pytest.mark.usefixtures("drafted")
def test_remarks_by_line_reach_the_desk_and_the_form_until_the_next_submission(
    enter: Any, editor: Any, reviewer: Any, person: Person
) -> None:
    row, fact = submitted(enter, editor, person), Custody.objects.filter(person=person).order_by("pk")[0]
    client = enter(reviewer)
    page = client.get(reverse("admin:cases_submission_change", args=[row.pk])).content.decode()
    assert f'name="remark-{fact.key}"' in page
    assert "Every photograph is described and verified." in page
    client.post(reverse("admin:cases_submission_send_back", args=[row.pk]), {f"remark-{fact.key}": "Which prison?"})
    form, desk = (
        reverse("admin:cases_custody_change", args=[fact.pk]),
        reverse("admin:cases_person_change", args=[person.pk]),
    )
    pages = [enter(editor).get(address).content.decode() for address in (form, desk)]
    assert all("Which prison?" in page for page in pages)
    submitted(enter, editor, person)
    assert not any("Which prison?" in enter(editor).get(address).content.decode() for address in (form, desk))
    assert "Which prison?" in client.get(reverse("admin:cases_submission_change", args=[row.pk])).content.decode()


def test_a_submission_whose_person_was_deleted_says_so(enter: Any, editor: Any, reviewer: Any, at: Any) -> None:
    row = Submission.objects.create(
        subject_kind="person", subject_key="KZ-2222", sha256="0" * 64, drafted_by=editor, submitted_by=editor,
        submitted_at=at,
    )  # fmt: skip
    client = enter(reviewer)
    for name, status in (("change", 200), ("preview", 410)):
        response = client.get(reverse(f"admin:cases_submission_{name}", args=[row.pk]))
        assert response.status_code == status
        assert "The record was deleted after it was submitted" in response.content.decode()
    assert client.get(reverse("admin:cases_submission_changelist")).status_code == 200
    assert client.post(reverse("admin:cases_submission_approve", args=[row.pk])).status_code == 409
