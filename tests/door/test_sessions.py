"""Sessions end: idle, old, by their owner, by a new password, role or second step; acts ask for fresh proof."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from cases import review
from cases.admin.doorkeeper import DANGEROUS
from cases.admin.site import site
from cases.door import second_step, sessions
from cases.door.models import OpenSession
from cases.models import Person
from cases.roles import REVIEWER
from tests.conftest import ABISHEV, APP, browser_of, code_now

PASSWORD = "a long enough secret"


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def shift(client: Client, **moments: timedelta) -> None:
    session = client.session
    for name, back in moments.items():
        session[f"_{name}"] = (timezone.now() - back).timestamp()
    session.save()


@pytest.fixture
def named(editor: User) -> User:
    editor.set_password(PASSWORD)
    editor.save()
    return editor


@pytest.mark.parametrize(
    ("moments", "holds"),
    [
        ({"seen": timedelta(minutes=29, seconds=50)}, True),
        ({"seen": timedelta(minutes=30)}, False),
        ({"began": timedelta(hours=11, minutes=59, seconds=50)}, True),
        ({"began": timedelta(hours=12)}, False),
        ({"seen": -timedelta(minutes=5)}, False),
    ],
)
def test_idle_and_old_sessions_end(editor: User, moments: dict[str, timedelta], holds: bool) -> None:
    client = browser_of(editor)
    shift(client, **moments)
    assert is_in(client) is holds
    assert OpenSession.objects.filter(user=editor).exists() is holds


def test_use_keeps_a_session_awake(editor: User) -> None:
    client = browser_of(editor)
    shift(client, seen=timedelta(minutes=20))
    is_in(client)
    assert timezone.now().timestamp() - client.session["_seen"] < 5


def test_one_step_is_not_enough(editor: User) -> None:
    client = Client()
    client.force_login(editor)
    assert not is_in(client)


def test_a_new_password_ends_the_others(named: User) -> None:
    here, there = browser_of(named), browser_of(named)
    new = "another long enough secret"
    typed = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/admin/password_change/", typed).status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)


def test_a_new_role_or_right_ends_all(editor: User) -> None:
    here = browser_of(editor)
    editor.groups.add(Group.objects.get(name=REVIEWER))
    assert not is_in(here)
    here = browser_of(editor)
    User.objects.filter(pk=editor.pk).update(is_superuser=True)
    assert not is_in(here)
    here = browser_of(User.objects.get(pk=editor.pk))
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert not is_in(here)


def test_another_app_ends_the_others_and_needs_its_code(editor: User) -> None:
    here, there = browser_of(editor), browser_of(editor)
    here.get("/admin/second-step/?new=1")
    secret = here.session["_secret_offered"]
    assert here.post("/admin/second-step/?new=1", {"code": code_now(secret)}).status_code == 200
    assert (is_in(here), is_in(there)) == (True, False)
    assert not second_step.accepts(editor, code_now(APP), at=timezone.now())


def test_ones_own_sessions_are_listed_and_ended(editor: User, reviewer: User) -> None:
    here, there, third, foreign = (browser_of(user) for user in (editor, editor, editor, reviewer))
    page = here.get("/admin/sessions/")
    assert [one.is_this for one in page.context["sessions"]] == [True, False, False]
    assert there.session.session_key not in page.content.decode()
    word = sessions._word(there.session.session_key)
    here.post("/admin/sessions/", {"end": word})
    assert [is_in(one) for one in (here, there, third)] == [True, False, True]
    here.post("/admin/sessions/", {"end": sessions._word(foreign.session.session_key)})
    here.post("/admin/sessions/")
    assert [is_in(one) for one in (here, third, foreign)] == [True, False, True]


def test_a_session_that_no_longer_holds_is_not_listed(named: User) -> None:
    there = browser_of(named)
    named.set_password("another long enough secret")
    named.save()
    here = browser_of(named)
    assert not is_in(there)
    assert len(here.get("/admin/sessions/").context["sessions"]) == 1


def test_logging_in_and_proving_change_the_key(named: User) -> None:
    client = browser_of(named)
    before = client.session.session_key
    shift(client, proved=timedelta(minutes=15))
    client.post("/admin/second-step/codes/", {"_proof": PASSWORD})
    assert client.session.session_key != before
    assert is_in(client)


@pytest.mark.usefixtures("drafted")
def test_a_dangerous_act_asks_for_the_password_and_loses_nothing(editor: User, reviewer: User, at: Any) -> None:
    reviewer.set_password(PASSWORD)
    reviewer.save()
    submission = review.submit(Person.objects.get(key=ABISHEV), by=editor, at=at)
    address = f"/admin/cases/submission/{submission.pk}/approve/"
    client = browser_of(reviewer)
    shift(client, proved=timedelta(minutes=15))
    page = client.post(address, {"remark": "as <read>", "more": ["1", "2"]})
    assert page.status_code == 403
    assert page.context["carried"] == [("remark", "as <read>"), ("more", "1"), ("more", "2")]
    assert "as &lt;read&gt;" in page.content.decode()
    assert "not right" in client.post(address, {"_proof": "wrong"}).content.decode()
    submission.refresh_from_db()
    assert submission.state == "submitted"
    assert client.post(address, {"_proof": PASSWORD}).status_code == 302
    submission.refresh_from_db()
    assert submission.state == "approved"


def test_guessing_the_proof_is_slowed(named: User) -> None:
    client = browser_of(named)
    shift(client, proved=timedelta(hours=1))
    answers = [client.post("/admin/second-step/codes/", {"_proof": "wrong"}) for _ in range(6)]
    assert {answer.status_code for answer in answers} == {403}
    assert "Too many tries" in answers[-1].content.decode()
    assert client.post("/admin/second-step/codes/", {"_proof": PASSWORD}).status_code == 403


def test_every_dangerous_act_is_known_and_nothing_else(admin_names: set[str]) -> None:
    dangerous = {name for name in admin_names if DANGEROUS.match(f"admin:{name}")}
    assert dangerous >= {
        "auth_user_add", "auth_user_change", "auth_user_delete", "auth_user_password_change", "password_change",
        "recovery_codes", "second_step", "cases_submission_approve", "cases_removalrequest_carry_out",
        "cases_person_merge", "cases_person_apart", "cases_person_split",
    }  # fmt: skip
    assert not {name for name in dangerous if name.endswith("_submit")}


@pytest.fixture
def admin_names() -> set[str]:
    return {pattern.name for one in site.get_urls() for pattern in getattr(one, "url_patterns", [one]) if pattern.name}
