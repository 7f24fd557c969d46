"""Passwords: long, of any signs, not among the common ones, checked as typed, changed by who knows the old one."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from tests.admin.conftest import Page
from tests.conftest import browser_of

CHANGE = "/admin/password_change/"
OLD, NEW = "  a long enough secret ", "тұзды көл & 鹿 !! "


@pytest.fixture
def named(editor: User) -> User:
    editor.set_password(OLD)
    editor.save()
    return editor


@pytest.mark.parametrize("good", ["qzvkpwmxrtnb", "тұзды көл мен жел", "x9" * 100, "  two spaces  each  ", "鹿" * 12])
def test_any_signs_of_twelve_and_more_make_a_password(good: str) -> None:
    validate_password(good)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("qzvkpwmxrtn", "password_too_short"),
        ("q1w2e3r4t5y6", "password_too_common"),
        ("editor-Prisoner-1", "own_words"),
        ("case tracker 2026", "own_words"),
        ("localhost-12345", "own_words"),
    ],
)
def test_what_is_guessed_first_is_refused(bad: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(bad)
    assert code in {error.code for error in refused.value.error_list}


def test_own_words_may_stand_among_enough_others() -> None:
    validate_password("editor of salted lakes")


def changed(client: Client, old: str, new: str = NEW) -> bool:
    return client.post(CHANGE, {"old_password": old, "new_password1": new, "new_password2": new}).status_code == 302


def test_a_new_password_asks_for_the_old_one_to_the_letter(named: User) -> None:
    client = browser_of(named)
    assert not any(changed(client, wrong) for wrong in ("", OLD.strip(), OLD.upper(), OLD[:-1]))
    assert changed(client, OLD)
    named.refresh_from_db()
    assert named.check_password(NEW)
    assert not named.check_password(NEW.strip())


def test_boxes_hide_what_is_typed_and_take_what_a_manager_fills_in(named: User) -> None:
    pages = (Client().get("/admin/login/"), browser_of(named).get(CHANGE))
    boxes = [
        given
        for page in pages
        for tag, given in Page(page.content.decode()).elements
        if tag == "input" and "password" in given.get("name", "")
    ]
    assert len(boxes) == 4
    assert {box["type"] for box in boxes} == {"password"}
    assert {box["autocomplete"] for box in boxes} == {"current-password", "new-password"}
    assert not any("maxlength" in box for box in boxes)


def test_logging_out_ends_the_session_and_empties_the_browser(named: User) -> None:
    client = browser_of(named)
    key = client.cookies["sessionid"].value
    answer = client.post("/admin/logout/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    again = Client()
    again.cookies["sessionid"] = key
    assert again.get("/admin/").status_code == 302
