"""What happens at the door is in the log, with the role and the way, and with nothing that leads to anybody."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from cases.door import second_step
from cases.door.journal import Event
from tests.conftest import APP, browser_of, code_now
from tests.door.test_entry import PASSWORD, knock
from tracker.jsonlog import JsonFormatter

WORDS = ("editor-who-is-named", "editor@example.org", "zzquery", "zzpath", PASSWORD, "127.0.0.1", "zzagent", "zzteam")


@pytest.fixture
def lines() -> Iterator[list[dict[str, str]]]:
    said: list[dict[str, str]] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(json.loads(JsonFormatter().format(record)))  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    yield said
    logging.getLogger().removeHandler(handler)
    assert not [word for word in WORDS if word in json.dumps(said)]


@pytest.fixture
def named(editor: User) -> User:
    editor.username, editor.email = WORDS[0], WORDS[1]
    editor.set_password(PASSWORD)
    editor.save()
    editor.groups.add(Group.objects.create(name="zzteam"))
    second_step.set_up(editor, secret=APP)
    return editor


def told(line: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The words of a line of the door, and what is said beside the time."""
    assert line.pop("time")[19:] == "+00:00"
    assert line.pop("logger") == "cases.door"
    level = line.pop("level")
    assert level == ("INFO" if line["message"] in {Event.ENTERED, Event.LEFT} else "WARNING")
    return line.pop("message"), line


def test_who_comes_in_is_a_role_and_a_way(named: User, lines: list[dict[str, str]]) -> None:
    knock(code_now(), name=named.username)
    assert [told(line) for line in lines] == [(Event.ENTERED, {"role": "editor", "by": "password and code"})]


def test_a_first_log_in_is_told_to_be_one(named: User, lines: list[dict[str, str]]) -> None:
    second_step.take_away(named)
    knock("", name=named.username)
    assert [told(line) for line in lines] == [(Event.ENTERED, {"role": "editor", "by": "password"})]


def test_who_leaves_is_told(named: User, lines: list[dict[str, str]]) -> None:
    browser_of(named).post("/admin/logout/")
    assert [told(line) for line in lines] == [(Event.LEFT, {"role": "editor"})]


def test_refused_tries_have_no_role_and_a_known_password_is_told(named: User, lines: list[dict[str, str]]) -> None:
    knock("000000", name=named.username)
    knock("000000", name=named.username, password="zzquery")
    knock("000000", name="zzpath")
    Client().post("/admin/login/", {"passkey": "zzquery"})
    assert [told(line) for line in lines] == [
        (Event.WRONG_CODE, {}),
        (Event.NOT_LET_IN, {}),
        (Event.NOT_LET_IN, {}),
        (Event.NOT_LET_IN, {"by": "passkey"}),
    ]


def test_tries_that_come_too_soon_are_told(named: User, lines: list[dict[str, str]]) -> None:
    for _number in range(7):
        knock("000000", name=named.username)
    assert [told(line)[0] for line in lines] == [Event.WRONG_CODE] * 5 + [Event.TOO_SOON] * 2


def test_what_a_role_may_not_is_told_by_the_name_of_the_act(named: User, lines: list[dict[str, str]]) -> None:
    browser = browser_of(named)
    assert browser.get("/admin/auth/user/add/?zzquery=zzpath", headers={"User-Agent": "zzagent"}).status_code == 403
    assert [told(line) for line in lines] == [(Event.NOT_ALLOWED, {"role": "editor", "act": "admin:auth_user_add"})]


def test_a_dangerous_act_without_proof_is_told(named: User, lines: list[dict[str, str]], monkeypatch: Any) -> None:
    browser = browser_of(named)
    monkeypatch.setattr("cases.door.sessions.is_fresh", lambda *_request, at: False)
    browser.post("/admin/password_change/", {"_proof": "zzquery"})
    browser.post("/admin/password_change/", {"_proof_passkey": "zzquery"})
    assert [told(line) for line in lines] == [
        (Event.NOT_PROVED, {"role": "editor"}),
        (Event.NOT_PROVED, {"role": "editor", "by": "passkey"}),
    ]


def test_refusals_of_django_do_not_repeat_the_words_of_a_request(named: User, lines: list[dict[str, str]]) -> None:
    assert browser_of(named).get("/admin/cases/person/?names__zzquery=zzpath").status_code == 400
    assert Client(enforce_csrf_checks=True).post("/admin/login/?zzquery", {"username": "zzpath"}).status_code == 403
    assert {(line["logger"], line["message"]) for line in lines} == {
        ("django.security.DisallowedModelAdminLookup", "A request was refused."),
        ("django.security.csrf", "A request was refused."),
    }
