"""Passkeys: enrolled by whoever is inside, open the door once a challenge, in the session that asked, and no other."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from cases.door import passkeys, second_step
from cases.door.models import Passkey, SecondStep
from tests.conftest import browser_of
from tests.door.authenticator import PRESENT, VERIFIED, Device

DOOR, STATE = "/admin/login/", "/admin/second-step/"
ADD, REMOVE = "/admin/second-step/passkeys/add/", "/admin/second-step/passkeys/remove/"


def added(client: Client, device: Device, name: str = "telephone") -> Any:
    options = client.get(STATE).context["options"]
    return client.post(ADD, {"name": name, "passkey": device.made(options)})


def asked(client: Client) -> str:
    return str(client.get(DOOR).context["form"].passkey_options())


def knock(device: Device, client: Client | None = None, answer: str = "") -> Any:
    client = client or Client()
    return client.post(DOOR, {"passkey": answer or device.proved(asked(client)), "next": "/admin/"})


def came_in(response: Any) -> bool:
    return response.status_code == 302 and response.client.get("/admin/").status_code == 200


@pytest.fixture
def device(editor: User) -> Device:
    made = Device()
    added(browser_of(editor), made)
    assert Passkey.objects.get().name == "telephone"
    return made


def test_a_passkey_opens_the_door_alone(device: Device) -> None:
    response = knock(device)
    assert came_in(response)
    assert response.client.get(STATE).context["passkeys"][0].used is not None


def test_an_answer_opens_it_once(device: Device) -> None:
    client = Client()
    answer = device.proved(asked(client))
    before = client.cookies.copy()
    assert came_in(knock(device, client, answer))
    client.cookies = before
    assert not came_in(knock(device, client, answer))


def test_an_answer_opens_it_in_the_session_that_asked(device: Device) -> None:
    answer = device.proved(asked(Client()))
    other = Client()
    other.get(DOOR)
    assert not came_in(knock(device, other, answer))


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "http://testserver.example"},
        {"origin": "https://testserver"},
        {"host": "example.org"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"credential": b"another credential"},
        {"handle": b"another account"},
        {"key": Device().key},
    ],
)
def test_what_proves_nothing_is_refused(device: Device, wrong: dict[str, Any]) -> None:
    for name, value in wrong.items():
        setattr(device, name, value)
    assert not came_in(knock(device))


def test_a_copied_passkey_is_found_by_its_counter(device: Device) -> None:
    for counter, opens in ((5, True), (5, False), (4, False), (0, False), (6, True)):
        device.counter = counter
        assert came_in(knock(device)) is opens, counter


def test_an_old_challenge_is_refused(device: Device, editor: User) -> None:
    place = passkeys.Place("http://testserver", "testserver", "1")
    now = timezone.now()
    answer = device.proved(passkeys.options_to_prove(place, at=now))
    for late in (passkeys.HELD, -timedelta(seconds=1)):
        with pytest.raises(passkeys.Refused):
            passkeys.owner_of(answer, place, at=now + late)
    assert passkeys.owner_of(answer, place, at=now + passkeys.HELD - timedelta(seconds=1)) == editor


def test_nobody_learns_who_has_a_passkey(device: Device, reviewer: User) -> None:
    stranger = Device(credential=b"nobody's")
    User.objects.filter(username="editor").update(is_active=False)
    answers = [knock(device), knock(stranger)]
    assert {answer.status_code for answer in answers} == {200}
    assert len({tuple(answer.context["form"].non_field_errors()) for answer in answers}) == 1
    assert "allowCredentials" not in json.loads(asked(Client()))


@pytest.mark.parametrize("lost", ["is_active", "is_staff"])
def test_an_account_that_may_not_enter_does_not(device: Device, lost: str) -> None:
    User.objects.filter(username="editor").update(**{lost: False})
    assert not came_in(knock(device))


def test_what_is_no_answer_is_refused(device: Device) -> None:
    client = Client()
    whole = device.proved(asked(client))
    broken = ["{}", "[]", "null", "1", "[" * 9000, "x", whole[:-9], "x" * 15_000, whole.replace("A", "é"), '{"id":"a"}']
    for answer in broken:
        response = knock(device, client, answer)
        assert (response.status_code, came_in(response)) == (200, False), answer[:20]


def test_only_new_passkeys_of_an_unused_challenge_are_added_and_not_too_many(editor: User) -> None:
    client, device = browser_of(editor), Device()
    options = client.get(STATE).context["options"]
    for sent in (device.made(options), device.made(options), Device(credential=b"second").made(options), "", "{}"):
        client.post(ADD, {"name": "a", "passkey": sent})
    assert Passkey.objects.count() == 1
    added(client, Device(credential=b"unverified", flags=PRESENT))
    assert Passkey.objects.count() == 1
    for number in range(passkeys.MOST):
        place = passkeys.Place("http://testserver", "testserver", "1")
        made = Device(credential=f"number {number}".encode())
        at = timezone.now() + timedelta(hours=number + 1)
        try:
            passkeys.enrol(editor, made.made(passkeys.options_to_enrol(editor, place, at=at)), place, name="a", at=at)
        except passkeys.Refused:
            break
    assert Passkey.objects.count() == passkeys.MOST
    assert client.get(STATE).context["options"] == ""


def test_adding_and_removing_end_the_other_sessions(editor: User) -> None:
    here, there = browser_of(editor), browser_of(editor)
    added(here, Device())
    assert [one.get("/admin/").status_code for one in (here, there)] == [200, 302]
    there = browser_of(editor)
    here.post(REMOVE, {"passkey": Passkey.objects.get().pk})
    assert [one.get("/admin/").status_code for one in (here, there)] == [200, 302]
    assert not Passkey.objects.exists()


def test_nobody_removes_that_of_another(device: Device, reviewer: User) -> None:
    for sent in (str(Passkey.objects.get().pk), "", "x", "9" * 30, "9" * 5000, "²"):
        browser_of(reviewer).post(REMOVE, {"passkey": sent})
    assert Passkey.objects.exists()


def test_a_passkey_proves_before_a_dangerous_act_that_of_its_owner_alone(device: Device, reviewer: User) -> None:
    def stale(user: User) -> Client:
        client = browser_of(user)
        session = client.session
        session["_proved"] = (timezone.now() - timedelta(hours=1)).timestamp()
        session.save()
        return client

    for user, goes_on in ((User.objects.get(username="editor"), True), (reviewer, False)):
        client = stale(user)
        page = client.post("/admin/second-step/codes/")
        assert page.status_code == 403
        answer = device.proved(page.context["options"])
        done = client.post("/admin/second-step/codes/", {"_proof": "", "_proof_passkey": answer})
        assert (done.status_code == 200) is goes_on


def test_taking_the_second_step_away_takes_the_passkeys(device: Device, editor: User) -> None:
    second_step.take_away(editor)
    assert not Passkey.objects.exists()
    assert not came_in(knock(device))


def test_a_bare_address_is_offered_none(settings: Any, db: None) -> None:
    client = Client(headers={"host": "127.0.0.1:8000"})
    assert client.get(DOOR).context["form"].passkey_options() == ""
    assert "passkeys.js" not in client.get(DOOR).content.decode()
    assert "passkeys.js" in Client(headers={"host": "localhost"}).get(DOOR).content.decode()


def test_a_session_of_the_password_alone_does_not_set_up_a_second_step_that_is_there(editor: User) -> None:
    client = Client()
    client.force_login(editor)
    session = client.session
    session["_began"] = session["_seen"] = timezone.now().timestamp()
    session.save()
    SecondStep.objects.create(user=editor, secret="A" * 32)
    assert client.post(STATE, {"code": "000000"}).headers["Location"].startswith(DOOR)
    assert SecondStep.objects.get().secret == "A" * 32
