"""What is closed to somebody is asked once in a request, of theirs alone: nothing of it is left for the next one."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from cases import restriction, visibility
from cases.models import Custody, Name, Person, Source
from tests.conftest import ABISHEV, AT

pytestmark = pytest.mark.usefixtures("drafted")

SECRET = "Qwyxara"


@pytest.fixture
def person() -> Person:
    """Somebody with an entry, whom everybody who writes drafts sees so far."""
    found = Person.objects.create(naming="public", is_of_interest=True)
    Name.objects.create(person=found, text=f"{SECRET} Amina")
    Custody.objects.create(person=found, form="remand", occurred="2021")
    return found


@pytest.fixture(params=[visibility.FEW, 0], ids=["by number", "asked each time"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed records that are few enough to be named by number, or too many."""
    monkeypatch.setattr(visibility, "FEW", request.param)


def addresses(person: Person) -> list[str]:
    """The forms of the person and of the entry, which exist for nobody but those who see the person."""
    entry = Custody.objects.get(person=person)
    return [
        reverse("admin:cases_person_change", args=[person.pk]),
        reverse("admin:cases_custody_change", args=[entry.pk]),
    ]


def sees(client: Client, person: Person) -> bool:
    """Whether somebody opens the forms and is told the name: all of it, or nothing."""
    elsewhere = Custody.objects.filter(person__key=ABISHEV)[0]
    form, everybody = reverse("admin:cases_custody_change", args=[elsewhere.pk]), "/admin/cases/person/"
    pages = [client.get(address) for address in (form, everybody)]
    assert [page.status_code for page in pages] == [200, 200]
    told = {SECRET in page.content.decode() for page in pages}
    told |= {client.get(address).status_code == 200 for address in addresses(person)}
    assert len(told) == 1
    return told.pop()


@pytest.mark.usefixtures("few")
def test_two_users_in_turn_see_each_only_their_own(
    enter: Any, editor: User, second_editor: User, person: Person
) -> None:
    first, second = enter(editor), enter(second_editor)
    other = Person.objects.create(naming="public")
    restriction.restrict(other, users=[second_editor], groups=[], by=second_editor, at=AT)
    restriction.restrict(person, users=[editor], groups=[], by=editor, at=AT)
    assert [sees(client, person) for client in (first, second, first, second, first)] == [
        True, False, True, False, True,
    ]  # fmt: skip


@pytest.mark.usefixtures("few")
def test_a_restriction_that_changes_between_two_requests_is_seen_at_the_next(
    enter: Any, editor: User, second_editor: User, person: Person
) -> None:
    client = enter(second_editor)
    assert sees(client, person)
    restriction.restrict(person, users=[editor], groups=[], by=editor, at=AT)
    assert not sees(client, person)
    restriction.restrict(person, users=[editor, second_editor], groups=[], by=editor, at=AT)
    assert sees(client, person)
    restriction.restrict(person, users=[editor], groups=[], by=editor, at=AT)
    assert not sees(client, person)
    restriction.lift(person, by=editor, at=AT)
    assert sees(client, person)


@pytest.mark.usefixtures("few")
def test_who_leaves_a_group_sees_no_more_what_was_open_to_it(
    enter: Any, editor: User, second_editor: User, person: Person
) -> None:
    group = Group.objects.create(name="those who know")
    second_editor.groups.add(group)
    restriction.restrict(person, users=[editor], groups=[group], by=editor, at=AT)
    # A session ends with any change of the groups of its account.
    assert sees(enter(second_editor), person)
    second_editor.groups.remove(group)
    assert not sees(enter(second_editor), person)
    second_editor.groups.add(group)
    assert sees(enter(second_editor), person)


def test_what_is_known_is_kept_by_the_object_of_a_request_alone(
    editor: User, second_editor: User, person: Person
) -> None:
    request = User.objects.get(pk=second_editor.pk)
    visibility.know_closed(request)
    assert visibility.closed_records(request) == {}
    restriction.restrict(person, users=[editor], groups=[], by=editor, at=AT)
    everybody = Person.objects.filter(pk=person.pk)
    assert visibility.open_to(request, everybody).exists()
    assert not visibility.is_open_to(request, person)
    for fresh in (second_editor, User.objects.get(pk=second_editor.pk)):
        assert not visibility.open_to(fresh, everybody).exists()
    following = User.objects.get(pk=second_editor.pk)
    visibility.know_closed(following)
    assert visibility.closed_records(following) == {Person: [person.pk]}
    assert not visibility.open_to(following, everybody).exists()


def test_somebody_who_restricts_a_record_without_themselves_is_refused_though_it_was_known_to_be_open(
    editor: User, second_editor: User, person: Person
) -> None:
    request = User.objects.get(pk=editor.pk)
    visibility.know_closed(request)
    assert visibility.closed_records(request) == {}
    with pytest.raises(restriction.LocksOut):
        restriction.restrict(person, users=[second_editor], groups=[], by=request, at=AT)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("every", [False, True])
def test_numbers_and_questions_answer_the_same(
    editor: User, second_editor: User, person: Person, *, every: bool
) -> None:
    """Whatever is left out of a table by the questions is left out by the numbers, and nothing else."""
    from cases.admin.site import site  # noqa: PLC0415
    from cases.models.base import Record  # noqa: PLC0415

    source = Source.objects.order_by("pk")[0]
    for row in (person, Person.objects.get(key=ABISHEV), source):
        restriction.restrict(row, users=[editor], groups=[], by=editor, at=AT)
    known, asking = User.objects.get(pk=second_editor.pk), User.objects.get(pk=second_editor.pk)
    visibility.know_closed(known)
    hidden = 0
    for model in [model for model in site._registry if issubclass(model, Record)]:
        rows: Any = model._default_manager.order_by("pk")
        found = [
            list(visibility.open_to(user, rows, every=every).values_list("pk", flat=True)) for user in (known, asking)
        ]
        assert found[0] == found[1], model
        hidden += rows.count() - len(found[0])
    assert hidden > 20
