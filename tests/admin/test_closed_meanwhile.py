"""A record closed, merged, submitted or taken from view while somebody types: nothing is lost, and why is told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cases import merging, restriction, review
from cases.models import Act, Custody, Name, Person, Submission
from cases.published.models import Edition
from tests.admin.conftest import Page
from tests.admin.test_collisions import new_custody, page_of
from tests.conftest import ABISHEV, AT

CLOSED = "it was decided that only some see this record"
MERGED = "Somebody merged this record with another"


@pytest.fixture
def one(enter: Any, editor: User) -> Client:
    found: Client = enter(editor)
    return found


@pytest.fixture
def person(drafted: None) -> Person:
    return Person.objects.get(key=ABISHEV)


@pytest.fixture
def double() -> Person:
    """Somebody who is found to be the person of the seed."""
    found = Person.objects.create(is_of_interest=True)
    Name.objects.create(person=found, text="Kenjebek Abishev", lang="en")
    return found


@pytest.fixture
def restrict(second_editor: User) -> Callable[[Person], None]:
    return lambda row: restriction.restrict(row, users=[second_editor], groups=[], by=second_editor, at=AT)


def text_of(page: Page) -> str:
    return " ".join(page.html.split())


@pytest.mark.parametrize("table", ["person", "custody"])
def test_a_record_that_was_closed_gives_back_what_was_typed(
    read: Any, send: Any, one: Client, person: Person, restrict: Any, table: str
) -> None:
    row: Any = person if table == "person" else Custody.objects.filter(person=person).order_by("pk")[0]
    form = read(one, f"cases_{table}_change", row.pk).form
    restrict(person)
    page = page_of(send(one, f"cases_{table}_change", row.pk, form=form, note="Typed just now."), 410)
    assert CLOSED in text_of(page)
    assert "Typed just now." in page.html
    assert "gone_form" not in page.html
    row.refresh_from_db()
    assert row.note != "Typed just now."


def test_a_record_that_was_closed_before_is_answered_as_one_that_is_not_there(
    read: Any, send: Any, one: Client, person: Person, restrict: Any
) -> None:
    restrict(person)
    answers = [send(one, "cases_person_change", pk, form={"note": "x"}) for pk in (person.pk, 10**7)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer.headers["Location"] for answer in answers} == {"/admin/"}


def test_a_record_that_was_merged_leads_to_the_one_that_was_kept(
    read: Any, send: Any, one: Client, person: Person, double: Person, second_editor: User
) -> None:
    form = read(one, "cases_person_change", double.pk).form
    merging.merge(person, double, by=second_editor, at=AT)
    page = page_of(send(one, "cases_person_change", double.pk, form=form, note="Typed just now."), 410)
    assert MERGED in text_of(page)
    assert "Typed just now." in page.html
    assert f'href="/admin/open/{ABISHEV}/"' in page.html


def test_the_record_that_was_kept_shows_what_came_and_what_was_typed(
    read: Any, send: Any, one: Client, person: Person, double: Person, second_editor: User
) -> None:
    form = read(one, "cases_person_change", person.pk).form
    merging.merge(person, double, by=second_editor, at=AT)
    page = page_of(send(one, "cases_person_change", person.pk, form=form, note="Typed just now."), 409)
    assert "Kenjebek Abishev: added meanwhile" in text_of(page)
    assert send(one, "cases_person_change", person.pk, form=page.form).status_code == 302
    person.refresh_from_db()
    assert (person.note, person.names.filter(text="Kenjebek Abishev").count()) == ("Typed just now.", 1)


def test_a_fact_of_somebody_who_was_merged_is_added_to_the_one_that_was_kept(
    read: Any, send: Any, one: Client, person: Person, double: Person, second_editor: User
) -> None:
    form = new_custody(read, one) | {"person": double.key}
    merging.merge(person, double, by=second_editor, at=AT)
    assert send(one, "cases_custody_add", form=form).status_code == 302
    assert Custody.objects.get(note="once").person == person


def test_a_fact_of_somebody_who_was_closed_is_not_added_and_not_lost(
    read: Any, send: Any, one: Client, person: Person, restrict: Any
) -> None:
    form = new_custody(read, one)
    restrict(person)
    page = page_of(send(one, "cases_custody_add", form=form), 200)
    assert "Nothing is recorded under" in page.html
    assert page.form["note"] == "once"


def test_what_is_saved_after_a_submission_is_kept_and_voids_the_approval(
    read: Any, send: Any, one: Client, person: Person, second_editor: User, reviewer: User
) -> None:
    row = Custody.objects.filter(person=person).order_by("pk")[0]
    form = read(one, "cases_custody_change", row.pk).form
    submission = review.submit(person, by=second_editor, at=AT)
    assert send(one, "cases_custody_change", row.pk, form=form, text_en="Typed just now.").status_code == 302
    with pytest.raises(review.OutOfDate):
        review.approve(submission, by=reviewer, at=AT)
    row.refresh_from_db()
    assert row.text["en"] == "Typed just now."
    assert Submission.objects.get().state == "void"


@pytest.mark.parametrize("act", [Act.WITHDRAW, Act.SUPPRESS, Act.EXPUNGE])
def test_what_is_saved_after_an_edition_was_taken_from_view_is_kept(
    read: Any, send: Any, one: Client, published: None, done: Any, act: Act
) -> None:
    person = Person.objects.get(key=ABISHEV)
    form = read(one, "cases_person_change", person.pk).form
    done(Edition.objects.get(subject_key=ABISHEV, number=1), act)
    assert send(one, "cases_person_change", person.pk, form=form, note="Typed just now.").status_code == 302
    person.refresh_from_db()
    assert person.note == "Typed just now."


def test_while_nothing_can_be_changed_what_was_typed_waits_on_the_page(
    read: Any, send: Any, one: Client, person: Person, settings: Any
) -> None:
    form = read(one, "cases_person_change", person.pk).form
    settings.READ_ONLY = True
    page = page_of(send(one, "cases_person_change", person.pk, form=form, note="First.\r\nSecond."), 503)
    settings.READ_ONLY = False
    assert f'action="/admin/cases/person/{person.pk}/change/"' in page.html
    assert one.post(f"/admin/cases/person/{person.pk}/change/", areas(page.html)).status_code == 302
    person.refresh_from_db()
    assert person.note.splitlines() == ["First.", "Second."]


def areas(html: str) -> dict[str, str]:
    """The values of the text boxes of a page, wherever they stand."""
    return Page(html.replace('<form method="post"', '<form id="kept_form" method="post"')).form
