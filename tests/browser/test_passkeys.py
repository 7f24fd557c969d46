"""A passkey in Chromium's virtual authenticator: added, used at the door, used as fresh proof, removed."""

import pytest

from tests.browser.test_smoke import unused_code

pytestmark = pytest.mark.browser


def with_device(page):
    """The browser has a device that verifies its owner."""
    talk = page.context.new_cdp_session(page)
    talk.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    talk.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def press(page, button):
    with page.expect_navigation():
        page.click(button)


@pytest.mark.parametrize("viewport", [(1280, 900)], indirect=True)
def test_a_passkey_is_added_used_and_removed(page, record, demo):
    url = demo.url.replace("127.0.0.1", "localhost")
    username, password, key = demo.accounts["editor"]
    with_device(page)
    page.goto(f"{url}/admin/")
    for name, value in (("username", username), ("password", password), ("code", unused_code(key))):
        page.fill(f"[name={name}]", value)
    press(page, "[type=submit]")
    page.goto(f"{url}/admin/second-step/")
    page.fill("#id_passkey_name", "telephone")
    press(page, "[data-act=create]")
    assert page.locator("td", has_text="telephone").count() == 1
    press(page, "#logout-form button")
    page.goto(f"{url}/admin/")
    press(page, "[data-act=get]")
    assert page.url == f"{url}/admin/"
    page.goto(f"{url}/admin/second-step/")
    press(page, "form[action$=remove\\/] button")
    assert page.locator("td", has_text="telephone").count() == 0
    assert [*record.violations, *record.errors, *record.foreign] == []
