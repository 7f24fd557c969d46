"""A clock that jumps by two days, either way, keeps no session alive, locks nobody out and leaves editions in order."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from cases import review
from cases.door import second_step, tries
from cases.door.models import Tries
from cases.models import Person
from tests.conftest import ABISHEV, browser_of, code_now

JUMPS = [timedelta(days=2), timedelta(days=-2)]
PASSWORD = "a long enough secret"


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Any:
    real = timezone.now
    return lambda by: monkeypatch.setattr(timezone, "now", lambda: real() + by)


@pytest.mark.parametrize("by", JUMPS)
def test_a_session_ends(editor: User, jump: Any, by: timedelta) -> None:
    client = browser_of(editor)
    assert client.get("/admin/").status_code == 200
    jump(by)
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("by", JUMPS)
def test_whoever_came_in_meanwhile_comes_in_again_with_a_recovery_code(editor: User, jump: Any, by: timedelta) -> None:
    editor.set_password(PASSWORD)
    editor.save()
    codes = second_step.set_up(editor, secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    Tries.objects.create(bucket=tries.bucket_of("editor"), failures=50, last=timezone.now())
    for moved, code in ((by, ""), (timedelta(0), codes[0])):
        jump(moved)
        sent = {"username": "editor", "password": PASSWORD, "code": code or code_now(), "next": "/admin/"}
        assert Client().post("/admin/login/", sent).status_code == 302


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("by", JUMPS)
def test_the_timemap_keeps_the_order_of_numbers(editor: User, reviewer: User, at: datetime, by: timedelta) -> None:
    person = Person.objects.get(key=ABISHEV)
    person.names.filter(lang="ru").update(text="Вымышленный Человек")
    review.approve(review.submit(person, by=editor, at=at + by), by=reviewer, at=at + by)
    said = Client().get(f"/en/people/{ABISHEV}/x/editions/timemap", follow=True).content.decode()
    assert said.index("/editions/1/") < said.index("/editions/2/")
