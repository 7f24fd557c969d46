"""How many questions the forms of editors put to the database: as many for many rows as for few, on both engines."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import restriction
from cases.models import Citation, Custody, HealthEvent, Person, Source
from tests.admin.conftest import Page
from tests.conftest import ABISHEV, AT

pytestmark = pytest.mark.usefixtures("drafted")

ASKED = {"person": 105, "custody": 27, "healthevent": 26, "an entry saved": 53}


@pytest.fixture
def desk(enter: Any, editor: Any) -> Client:
    client: Client = enter(editor)
    return client


def forms() -> dict[str, str]:
    """The address of a form of each kind, by its table."""
    person = Person.objects.get(key=ABISHEV)
    rows = (person, Custody.objects.filter(person=person)[0], HealthEvent.objects.filter(person=person)[0])
    return {
        str(row._meta.model_name): reverse(f"admin:cases_{row._meta.model_name}_change", args=[row.pk]) for row in rows
    }


def put(client: Client, address: str, typed: dict[str, Any] | None = None) -> int:
    """How many questions an answer takes."""
    with CaptureQueriesContext(connection) as taken:
        answer = client.get(address) if typed is None else client.post(address, typed)
    assert answer.status_code == (200 if typed is None else 302)
    return len(taken)


def typed(client: Client, address: str, note: str) -> dict[str, Any]:
    """A form with another note, as a browser would send it."""
    form = Page(client.get(address).content.decode()).form
    return {name: value for name, value in form.items() if "__prefix__" not in name} | {"note": note}


def all_of_them(client: Client) -> dict[str, int]:
    """The questions of each form, and of an entry that is saved for the second time."""
    found = {name: put(client, address) for name, address in forms().items()}
    entry = forms()["custody"]
    put(client, entry, typed(client, entry, "seen"))
    return found | {"an entry saved": put(client, entry, typed(client, entry, "seen again"))}


def test_forms_take_so_many_questions(desk: Client) -> None:
    ContentType.objects.get_for_models(Person, Custody, HealthEvent)  # They are asked for once in a process.
    assert all_of_them(desk) == ASKED


def test_many_restricted_records_take_as_many_questions_as_one(desk: Client, second_editor: Any) -> None:
    none = all_of_them(desk)
    found = []
    for number in (1, 12):
        for _more in range(number):
            for row in (Person.objects.create(naming="public"), Source.objects.create(title="Diary", kind="list")):
                restriction.restrict(row, users=[second_editor], groups=[], by=second_editor, at=AT)
        found.append(all_of_them(desk))
    assert found[0] == found[1]
    # What names other records is asked twice of its columns: for the parts of the form, and for its boxes.
    assert max(number - none[name] for name, number in found[0].items()) <= 10


def test_a_form_with_many_citations_takes_as_many_questions_as_one_with_few(desk: Client) -> None:
    entry = forms()["custody"]
    custody = Custody.objects.filter(person__key=ABISHEV)[0]
    few = put(desk, entry)
    for number in range(6):
        source = Source.objects.create(title=f"Report {number}", kind="list")
        Citation.objects.create(source=source, custody=custody, locator=f"page {number}")
    assert put(desk, entry) == few


def test_a_person_with_more_entries_takes_as_many_questions(desk: Client) -> None:
    address, person = forms()["person"], Person.objects.get(key=ABISHEV)
    few = put(desk, address)
    for number in range(6):
        custody = Custody.objects.create(person=person, form="remand", occurred=f"202{number}")
        Citation.objects.create(source=Source.objects.all()[0], custody=custody)
    assert put(desk, address) == few
