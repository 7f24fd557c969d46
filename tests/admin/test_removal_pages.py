"""Asking that an edition be taken from view and carrying it out, by two people in the admin, and forged requests."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Act, RemovalRequest
from cases.published import store
from cases.published.models import Edition
from tests.conftest import ABISHEV, ATABEK, rolled_back

pytestmark = pytest.mark.usefixtures("published")
FORM = {"number": "1", "act": "withdrawn", "reason": "consent", "internal_reason": "His sister called."}
ASK = f"/admin/cases/removalrequest/of/{ABISHEV}/"


@pytest.fixture
def client_of(enter: Any, request: pytest.FixtureRequest) -> Any:
    """A browser of somebody with the role; a stranger has no account."""
    return lambda role: Client() if role == "stranger" else enter(request.getfixturevalue(role))


@pytest.fixture
def asked(ask: Any) -> RemovalRequest:
    row: RemovalRequest = ask(Edition.objects.get(subject_key=ABISHEV), Act.WITHDRAW)
    return row


def test_two_people_withdraw(enter: Any, editor: Any, reviewer: Any) -> None:
    page = enter(editor).post(ASK, FORM, follow=True).content.decode()
    assert "Asked for. A second person has to carry it out." in page
    assert "You asked for this: another person must carry it out." in page or "Only a reviewer" in page
    row = RemovalRequest.objects.get()
    client = enter(reviewer)
    page = client.get(reverse("admin:cases_removalrequest_change", args=[row.pk])).content.decode()
    assert "His sister called." in page
    page = client.post(reverse("admin:cases_removalrequest_carry_out", args=[row.pk]), follow=True).content.decode()
    assert f"Carried out for: {ABISHEV} 1." in page
    assert store.current(ABISHEV) is None


@pytest.mark.parametrize("name", FORM)
def test_nothing_typed_is_lost_when_something_is_missing(enter: Any, editor: Any, name: str) -> None:
    response = enter(editor).post(ASK, FORM | {name: ""})
    page = response.content.decode()
    assert not RemovalRequest.objects.exists()
    assert name == "internal_reason" or "His sister called." in page
    assert 'class="errorlist' in page or response.status_code == 409


# What a POST of each role answers: asking, carrying out, refusing, taking back what the editor asked for.
EXPECTED = {
    "editor": (302, 403, 403, 302),
    "second_editor": (302, 403, 403, 403),
    "administrator": (302, 403, 403, 403),
    "reviewer": (302, 302, 302, 403),
    "outsider": ("login",) * 4,
    "stranger": ("login",) * 4,
}


@pytest.mark.parametrize("role", EXPECTED)
def test_role_by_step(client_of: Any, asked: RemovalRequest, role: str) -> None:
    client, found = client_of(role), []
    steps = [f"{asked.pk}/{step}/" for step in ("carry-out", "refuse", "take-back")]
    for address in (f"of/{ATABEK}/", *steps):
        with rolled_back():
            answer = client.post(f"/admin/cases/removalrequest/{address}", FORM | {"remark": "no"})
            found.append("login" if "/login/" in answer.get("Location", "") else answer.status_code)
    assert tuple(found) == EXPECTED[role]


@pytest.mark.parametrize("step", ["carry-out", "refuse", "take-back"])
def test_a_step_takes_a_post_with_a_token(enter: Any, reviewer: Any, asked: RemovalRequest, step: str) -> None:
    address = f"/admin/cases/removalrequest/{asked.pk}/{step}/"
    assert enter(reviewer).get(address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reviewer)
    assert strict.post(address).status_code == 403
    asked.refresh_from_db()
    assert asked.progress == "asked"


def test_a_forged_form_writes_no_request(enter: Any, editor: Any, reviewer: Any, asked: RemovalRequest) -> None:
    forged = {"progress": "carried_out", "decided_by": reviewer.pk, "act": "expunged", "_save": "1"}
    for client in (enter(editor), enter(reviewer)):
        client.post(f"/admin/cases/removalrequest/{asked.pk}/change/", forged)
        client.post("/admin/cases/removalrequest/add/", forged)
        client.post(f"/admin/cases/removalrequest/{asked.pk}/delete/", {"post": "yes"})
        client.post("/admin/cases/removalrequest/", {"action": "delete_selected", "_selected_action": str(asked.pk)})
    row = RemovalRequest.objects.get()
    assert (row.progress, row.act) == ("asked", "withdrawn")
    for typed in ({"act": "nonsense"}, {"reason": "nonsense"}, {"number": "9"}):
        assert enter(editor).post(ASK, FORM | typed).status_code == 200
    assert RemovalRequest.objects.count() == 1
