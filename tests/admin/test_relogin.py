"""A session that ends while somebody types: the form comes back filled, to whoever opened it and to nobody else."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cases import review
from cases.door.models import OpenSession
from cases.models import Custody, Person, StoredCopy, Submission
from tests.admin.conftest import Page
from tests.admin.test_collisions import both_open, new_custody, page_of
from tests.conftest import ABISHEV, code_now

SECRET = "a long enough secret"

pytestmark = pytest.mark.usefixtures("drafted")


@pytest.fixture
def one(enter: Any, editor: User) -> Client:
    return enter(editor)


@pytest.fixture
def row() -> Custody:
    return Custody.objects.order_by("pk")[0]


@pytest.fixture
def named(drafted: None, editor: User, second_editor: User) -> None:
    for user in (editor, second_editor):
        user.set_password(SECRET)
        user.save()


def door(page: Page, username: str, password: str = SECRET) -> dict[str, str]:
    hidden = next(given["value"] for tag, given in page.elements if given.get("name") == "_typed")
    return {"_typed": hidden, "username": username, "password": password, "code": code_now()}


@pytest.mark.usefixtures("named")
def test_ended_session_leads_back_to_the_filled_form(read: Any, send: Any, one: Client, row: Custody) -> None:
    [mine] = both_open(read, row, one)
    OpenSession.objects.all().delete()
    response = send(one, "cases_custody_change", row.pk, form=mine, note="Typed.")
    page = page_of(response, 403)
    assert "no-store" in response.headers["Cache-Control"]
    assert "Typed." not in page.html
    address = f"/admin/cases/custody/{row.pk}/change/"
    page = page_of(one.post(address, door(page, "editor", "wrong")), 403)
    page = page_of(one.post(address, door(page, "editor")), 200)
    assert page.form["note"] == "Typed."
    row.refresh_from_db()
    assert row.note != "Typed."
    assert send(one, "cases_custody_change", row.pk, form=page.form).status_code == 302
    row.refresh_from_db()
    assert row.note == "Typed."


@pytest.mark.usefixtures("named")
def test_change_during_an_ended_session_is_shown(read: Any, send: Any, one: Client, row: Custody) -> None:
    [mine] = both_open(read, row, one)
    one.logout()
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, note="Mine."), 403)
    Custody.objects.filter(pk=row.pk).update(note="Theirs.")
    page = page_of(one.post(f"/admin/cases/custody/{row.pk}/change/", door(page, "editor")), 409)
    assert "Theirs." in page.html
    assert page.form["note"] == "Mine."


@pytest.mark.usefixtures("named")
def test_ended_session_keeps_a_new_record(read: Any, send: Any, one: Client) -> None:
    form = new_custody(read, one)
    one.logout()
    page = page_of(send(one, "cases_custody_add", form=form), 403)
    page = page_of(one.post("/admin/cases/custody/add/", door(page, "editor")), 200)
    assert not Custody.objects.filter(note="once").exists()
    assert send(one, "cases_custody_add", form=page.form).status_code == 302
    assert Custody.objects.get(note="once").citations.count() == 1


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("elsewhere", [True, False])
def test_what_was_typed_is_not_for_another_account_or_form(
    read: Any, send: Any, one: Client, row: Custody, elsewhere: bool
) -> None:
    [mine] = both_open(read, row, one)
    one.logout()
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, note="Typed."), 403)
    other = Custody.objects.exclude(pk=row.pk).order_by("pk")[0]
    pk, who = (other.pk, "editor") if elsewhere else (row.pk, "second-editor")
    response = one.post(f"/admin/cases/custody/{pk}/change/", door(page, who), follow=True)
    assert "belongs to another account or form" in response.content.decode()
    assert "Typed." not in response.content.decode()


def test_stranger_is_led_to_the_door_as_before(row: Custody) -> None:
    response = Client().post(f"/admin/cases/custody/{row.pk}/change/", {"note": "x"})
    assert response.headers["Location"].startswith("/admin/login/")


@pytest.mark.usefixtures("named")
def test_remarks_of_a_reviewer_outlive_the_session(enter: Any, editor: User, reviewer: User, at: Any) -> None:
    reviewer.set_password(SECRET)
    reviewer.save()
    person = Person.objects.get(key=ABISHEV)
    submission = review.submit(person, by=editor, at=at)
    client, address = enter(reviewer), f"/admin/cases/submission/{submission.pk}/"
    once = page_of(client.get(f"{address}change/"), 200)
    token = next(given["value"] for tag, given in once.elements if given.get("name") == "_once")
    OpenSession.objects.all().delete()
    sent = {"_once": token, "remark": "On the whole.", f"remark-{person.key}": "On this line."}
    page = page_of(client.post(f"{address}send-back/", sent), 403)
    page = page_of(client.post(f"{address}send-back/", door(page, "reviewer")), 200)
    assert "On the whole." in page.html
    assert "On this line." in page.html
    submission.refresh_from_db()
    assert submission.state == "submitted"
    assert client.post(f"{address}send-back/", sent).status_code == 302


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize(
    ("form", "address", "words"),
    [
        ("source/from/", "source/from/", "Somebody was held in Nowhere."),
        ("person/{pk}/change/", "person/{pk}/submit/", "Look at the date."),
    ],
)
def test_a_pasted_text_and_a_message_outlive_the_session(one: Client, form: str, address: str, words: str) -> None:
    pk = Person.objects.get(key=ABISHEV).pk
    form, address = (f"/admin/cases/{path.format(pk=pk)}" for path in (form, address))
    shown = page_of(one.get(form), 200)
    token = next(given["value"] for tag, given in shown.elements if given.get("name") == "_once")
    OpenSession.objects.all().delete()
    page = page_of(one.post(address, {"text": words, "title": "A report", "message": words, "_once": token}), 403)
    assert words in one.post(address, door(page, "editor"), follow=True).content.decode()
    assert not StoredCopy.objects.exists()
    assert not Submission.objects.exists()
