"""The demo's first pages, as a reader and as an editor meet them."""

import time

import pytest

from cases.door import totp

LAST_USED: dict[str, int] = {}
pytestmark = pytest.mark.browser

FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
PAGES = ["/en/", "/ru/", "/kk/", "/en/people/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_reader_sees_a_sound_page(page, record, demo, path):
    answer = page.goto(f"{demo.url}{path}")
    assert answer.status == 200
    assert page.title()
    assert page.locator("h1").count() == 1
    assert page.evaluate(FITS), "the page scrolls sideways"
    assert record.clean, record


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_lost_without_scripts(page, page_noscript, record, demo, path):
    for visitor in (page, page_noscript):
        visitor.goto(f"{demo.url}{path}")
    assert page_noscript.inner_text("main") == page.inner_text("main")
    assert record.clean, record


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible(page, demo, path):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page.goto(f"{demo.url}{path}")
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def unused_code(key: str) -> str:
    """A code of an app that no earlier test of the run used: a code opens the door once in its half minute."""
    step = max(int(time.time()) // totp.SECONDS, LAST_USED.get(key, 0) + 1)
    LAST_USED[key] = step
    while step > int(time.time()) // totp.SECONDS + 1:
        time.sleep(1)
    return totp.code_of(key, step=step)


def log_in(page, demo, role):
    """The page is the start of the editors' side, in a session of the demo's account."""
    username, password, key = demo.accounts[role]
    page.goto(f"{demo.url}/admin/")
    for name, words in (("username", username), ("password", password), ("code", unused_code(key))):
        page.fill(f"[name={name}]", words)
    with page.expect_navigation():
        page.click("[type=submit]")


@pytest.mark.parametrize("role", ["editor", "reviewer"])
def test_an_account_of_the_demo_enters_the_admin(page_noscript, record, demo, role):
    log_in(page_noscript, demo, role)
    assert page_noscript.url == f"{demo.url}/admin/"
    assert page_noscript.locator("#site-name").is_visible()
    assert record.clean, record
