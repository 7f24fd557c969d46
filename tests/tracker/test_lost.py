"""Who sends words about what is no longer there for them gets the words back, and learns nothing of what was there."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cases import review
from cases.models import Name, Person, Restriction
from cases.roles import EDITOR
from tests.conftest import ABISHEV, AT, account, browser_of

pytestmark = pytest.mark.usefixtures("drafted")
MESSAGE = "Checked with her\nby telephone."


@pytest.fixture
def person() -> Person:
    return Person.objects.get(key=ABISHEV)


def close(person: Person) -> None:
    """Let somebody else alone see the record."""
    third = account("third", EDITOR)
    Restriction.objects.create(person=person, restricted_at=AT, restricted_by=third).users.add(third)


def given_back(answer: Any) -> bool:
    page = answer.content.decode()
    return answer.status_code == 404 and "Checked with her<br>by telephone." in page and "Nothing was saved" in page


def test_a_message_about_a_record_that_was_closed_is_given_back(editor: User, person: Person) -> None:
    client = browser_of(editor)
    close(person)
    pages = []
    for pk in (person.pk, 10**6):
        address = reverse("admin:cases_person_submit", args=[pk])
        answer = client.post(address, {"message": MESSAGE})
        assert given_back(answer)
        pages.append(answer.content.replace(address.encode(), b""))
    assert pages[0] == pages[1]


def test_a_remark_on_a_submission_that_was_closed_is_given_back(
    editor: User, reviewer: User, person: Person, at: datetime
) -> None:
    client, submission = browser_of(reviewer), review.submit(person, by=editor, at=at)
    close(person)
    address = reverse("admin:cases_submission_send_back", args=[submission.pk])
    assert given_back(client.post(address, {"remark": MESSAGE}))
    assert given_back(client.post(address, {f"remark-{person.key}": MESSAGE, "remark": ""}))


def test_a_message_that_could_not_be_sent_is_given_back(editor: User) -> None:
    bare, client = Person.objects.create(), browser_of(editor)
    Name.objects.create(person=bare, text="Heron Probe")
    answer = client.post(reverse("admin:cases_person_submit", args=[bare.pk]), {"message": MESSAGE}, follow=True)
    assert "Your message was not sent: Checked with her" in answer.content.decode()


def test_nobody_else_is_told_more_than_that_there_is_no_page(editor: User) -> None:
    client, sent = browser_of(editor), {"message": MESSAGE}
    for answer in (
        client.get("/admin/cases/nothing/", sent),
        Client().post("/admin/cases/nothing/", sent, follow=True),
        client.post("/en/nothing/", sent),
        client.post("/admin/cases/nothing/", {"_once": "two words", "form": "remand"}),
    ):
        assert "Checked with her" not in answer.content.decode()
        assert "What you typed" not in answer.content.decode()
