"""The demo sets everything up once; running it again changes nothing and loses nothing."""

import re
import socket
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from cases.door import second_step, totp
from cases.models import Custody, Person, Submission
from cases.published import store
from cases.published.models import Edition, Listing
from tests.conftest import ABISHEV, AT, ATABEK

pytestmark = pytest.mark.django_db


def demo(**options: Any) -> str:
    out = StringIO()
    call_command("demo", no_serve=True, stdout=out, **options)
    return out.getvalue()


@pytest.fixture(autouse=True)
def no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the tests is migrated."""
    monkeypatch.setattr("cases.management.commands.demo.call_command", lambda name, **options: None)


def test_a_new_installation_publishes_both_cases_by_two_accounts() -> None:
    said = demo()
    assert [bool(store.current(key)) for key in (ABISHEV, ATABEK)] == [True, True]
    assert Edition.objects.count() == 4
    assert store.first_broken_link() == ""
    for submission in Submission.objects.select_related("submitted_by", "decided_by"):
        assert (submission.submitted_by.username, submission.decided_by.username) == ("editor", "reviewer")
    for name in ("editor", "reviewer"):
        user = User.objects.get(username=name)
        password = next(line for line in said.splitlines() if line.startswith(name)).split()[-1]
        assert user.check_password(password)
        assert user.is_staff
        assert not user.is_superuser
        assert len(password) >= 16
    codes = re.findall(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){5}\b", said)
    assert len(codes) == 20
    assert [second_step.accepts(User.objects.get(username="reviewer"), code, at=AT) for code in codes[9:11]] == [0, 1]
    for name, key in zip(("editor", "reviewer"), re.findall(r"authenticator app: (\S+)", said), strict=True):
        user = User.objects.get(username=name)
        assert second_step.accepts(user, totp.code_of(key, step=totp.step_at(AT)), at=AT)


def test_an_empty_one_has_accounts_and_no_records() -> None:
    demo(empty=True)
    assert (User.objects.count(), Person.objects.count(), Edition.objects.count()) == (2, 0, 0)


def test_running_it_again_changes_nothing_and_loses_nothing() -> None:
    first = demo()
    Person.objects.filter(key=ABISHEV).update(note="typed meanwhile")
    Custody.objects.create(person=Person.objects.get(key=ABISHEV), form="prison", note="a draft")
    before = state()
    again = demo()
    assert state() == before
    assert "password:" in first
    assert "username:" not in again


def state() -> list[Any]:
    models = (User, Person, Custody, Submission, Edition, Listing)
    return [list(model.objects.order_by("pk").values()) for model in models]  # type: ignore[attr-defined]


def test_a_port_in_use_is_said_before_anything_is_done() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(CommandError, match="in use"):
        call_command("demo", port=taken.getsockname()[1])
    assert not User.objects.exists()


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_cannot_be_is_refused(port: int) -> None:
    with pytest.raises(CommandError, match="65535"):
        demo(port=port)
