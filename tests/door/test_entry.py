"""Who comes in: with name, password and code; once a code; never by learning which of them was wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from cases.admin.entry import drawing
from cases.door import second_step, totp, tries
from cases.door.models import OpenSession, RecoveryCode, SecondStep, Tries
from tests.conftest import APP, code_now

PASSWORD = "a long enough secret"
DOOR = "/admin/login/"


@pytest.fixture
def codes(editor: User) -> list[str]:
    editor.set_password(PASSWORD)
    editor.save()
    return second_step.set_up(editor, secret=APP)


def knock(code: str, *, name: str = "editor", password: str = PASSWORD, client: Client | None = None) -> Any:
    sent = {"username": name, "password": password, "code": code, "next": "/admin/"}
    return (client or Client()).post(DOOR, sent)


def came_in(response: Any) -> bool:
    if response.status_code == 302:
        return bool(response.client.get("/admin/").status_code == 200)
    return False


def test_an_app_opens_the_door_once_a_code(codes: list[str]) -> None:
    now = code_now()
    assert came_in(knock(now))
    assert not came_in(knock(now))


def test_a_recovery_code_opens_it_once_in_any_spelling(codes: list[str], editor: User) -> None:
    assert came_in(knock(f" {codes[3].upper().replace('-', ' ')} "))
    assert not came_in(knock(codes[3]))
    assert second_step.codes_left(editor) == len(codes) - 1
    assert not any(code.replace("-", "") in str(list(RecoveryCode.objects.values())) for code in codes)


@pytest.mark.parametrize("code", ["", "000000", "zzzz-zzzz-zzzz-zzzz", "０００", "\x00", "1" * 41])
def test_a_password_alone_does_not(codes: list[str], code: str) -> None:
    assert not came_in(knock(code))
    assert not OpenSession.objects.filter(user__isnull=False).exists()


def test_a_code_of_somebody_else_does_not(codes: list[str], reviewer: User) -> None:
    others = second_step.set_up(reviewer, secret=totp.new_secret())
    assert not came_in(knock(others[0]))


def test_nobody_learns_what_was_wrong(codes: list[str], outsider: User, reviewer: User) -> None:
    outsider.set_password(PASSWORD)
    outsider.save()
    reviewer.set_password(PASSWORD)
    reviewer.is_active = False
    reviewer.save()
    answers = [
        knock("000000"),
        knock(code_now(), password="wrong"),
        knock("000000", name="nobody"),
        knock("000000", name="outsider"),
        knock("000000", name="reviewer"),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({tuple(answer.context["form"].non_field_errors()) for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1


def test_one_hash_is_made_whoever_knocks(codes: list[str], outsider: User, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    hashers = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
    monkeypatch.setattr(hashers, lambda self, password, salt: made.append(password) or "md5$s$x")
    for name in ("editor", "nobody", "outsider"):
        made.clear()
        knock("000000", name=name, password="wrong")
        assert len(made) == 1, name


def test_tries_are_counted_before_hashing_and_pauses_end(codes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("editor", "nobody")
    for name in names:
        assert [knock("000000", name=name).status_code for _ in range(tries.FREE)] == [200] * tries.FREE
    monkeypatch.setattr("cases.door.forms.authenticate", lambda *args, **kwargs: pytest.fail("hashed"))
    refused = {name: knock(code_now(), name=name) for name in names}
    assert {answer.status_code for answer in refused.values()} == {429}
    assert {str(answer.context["form"].non_field_errors()[0])[:14] for answer in refused.values()} == {"Too many tries"}
    monkeypatch.undo()
    Tries.objects.update(last=timezone.now() - timedelta(seconds=6))
    assert came_in(knock(code_now()))
    assert not Tries.objects.filter(bucket=tries.bucket_of("editor")).exists()


def test_a_refused_try_does_not_make_the_pause_longer(codes: list[str]) -> None:
    for _ in range(tries.FREE):
        knock("000000")
    before = Tries.objects.get()
    knock("000000")
    assert (Tries.objects.get().failures, Tries.objects.get().last) == (before.failures, before.last)


def test_pauses_grow_and_are_bounded() -> None:
    pauses = [tries.pause_after(number).total_seconds() for number in (0, 4, 5, 6, 7, 100, 10**9)]
    assert pauses == [0, 0, 5, 10, 20, 300, 300]


def test_the_line_at_the_door_is_short(db: None) -> None:
    at = timezone.now()
    for _ in range(3):
        assert tries._in_line.acquire(blocking=False)
    try:
        with pytest.raises(tries.TooSoon), tries.counted("editor", at=at):
            pytest.fail("hashed")
    finally:
        tries._in_line.release(3)
    assert not Tries.objects.exists()


def test_what_is_counted_names_nobody(codes: list[str]) -> None:
    knock("000000", name="somebody whom nobody knows")
    assert "somebody" not in str(list(Tries.objects.values()))
    assert {field.name for field in Tries._meta.fields} == {"bucket", "failures", "last"}


def test_the_first_log_in_sets_the_second_step_up(editor: User) -> None:
    editor.set_password(PASSWORD)
    editor.save()
    client = Client()
    knock("", client=client)
    for address in ("/admin/", "/admin/cases/person/", "/admin/sessions/"):
        assert client.get(address).headers["Location"] == "/admin/second-step/"
    page = client.get("/admin/second-step/").content.decode()
    secret = client.session["_secret_offered"]
    assert " ".join(secret[at : at + 4] for at in range(0, 32, 4)) in page
    assert "is not the code" in client.post("/admin/second-step/", {"code": "000000"}).content.decode()
    assert not SecondStep.objects.exists()
    page = client.post("/admin/second-step/", {"code": code_now(secret)}).content.decode()
    assert page.count("<li><code>") == second_step.CODES
    assert client.get("/admin/").status_code == 200
    assert not came_in(knock("", client=Client()))


def test_the_drawing_is_a_code_with_a_quiet_zone() -> None:
    side, squares = drawing(totp.address(APP, name="editor", site="Case tracker"))
    assert side >= 21 + 8
    assert squares.startswith("M4 4h1v1h-1z")


def test_an_operator_gives_new_codes_or_takes_the_step_away(codes: list[str], editor: User, capsys: Any) -> None:
    call_command("second_step", "editor")
    new = capsys.readouterr().out.split()
    assert not came_in(knock(codes[0]))
    assert came_in(knock(new[0]))
    call_command("second_step", "editor", take_away=True)
    assert not second_step.is_set_up(editor)
    with pytest.raises(CommandError, match="first log-in"):
        call_command("second_step", "editor")
    with pytest.raises(CommandError, match="no account"):
        call_command("second_step", "nobody")
