"""Passwords: long, of any signs, not among the common ones, checked as typed, changed by who knows the old one."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from tests.admin.conftest import Page
from tests.conftest import browser_of, code_now

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


def test_a_password_from_an_administrator_is_changed_before_anything_else(administrator: User) -> None:
    given, keeper = "given: 鹿 тұзды көл", browser_of(administrator)
    form = {"username": "newcomer", "password1": given, "password2": given, "usable_password": "true"}
    assert keeper.post("/admin/auth/user/add/", form).status_code == 302
    newcomer = User.objects.get(username="newcomer")
    newcomer.is_staff = True
    newcomer.save()
    own_after(newcomer, given)
    form = {"password1": given, "password2": given, "usable_password": "true"}
    assert keeper.post(f"/admin/auth/user/{newcomer.pk}/password/", form).status_code == 302
    own_after(newcomer, given)


def own_after(user: User, given: str) -> None:
    """Go in with a password that was given, which opens no page but that of another one, and choose that."""
    browser = Client()
    entered = browser.post("/admin/login/", {"username": user.username, "password": given, "next": "/admin/"})
    secret = browser.get("/admin/second-step/", follow=True).context.get("secret")
    if secret:
        browser.post("/admin/second-step/", {"code": code_now(secret.replace(" ", ""))})
    else:
        browser = browser_of(User.objects.get(pk=user.pk))
    assert entered.status_code in {200, 302}
    for address in ("/admin/", "/admin/cases/person/add/", "/admin/sessions/", "/admin/autocomplete/", "/admin/zz/"):
        assert browser.get(address).headers["Location"] == CHANGE
    assert browser.post("/admin/cases/person/add/").headers["Location"] == CHANGE
    assert "Choose one that only you know" in browser.get(CHANGE).content.decode()
    same = {"old_password": given, "new_password1": given, "new_password2": given}
    assert "Choose another one" in browser.post(CHANGE, same).content.decode()
    assert browser.get("/admin/").headers["Location"] == CHANGE
    assert browser.post(CHANGE, same | {"new_password1": NEW, "new_password2": NEW}).status_code == 302
    assert browser.get("/admin/").status_code == 200
    assert "Choose one that only you know" not in browser.get(CHANGE).content.decode()
    assert browser_of(User.objects.get(pk=user.pk)).get("/admin/").status_code == 200


def test_a_password_of_ones_own_is_not_asked_to_be_changed(named: User) -> None:
    browser = browser_of(named)
    assert browser.get("/admin/").status_code == 200
    assert "only you know" not in browser.get(CHANGE).content.decode()
