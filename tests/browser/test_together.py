"""Two browsers at one record: who saves second sees both versions and decides, and nothing is overwritten."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import DESK, new_page
from tests.browser.demo import Demo
from tests.browser.record import Record
from tests.browser.test_smoke import log_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CUSTODY = "#result_list a[href*='/change/']"


def entered(browser: "Browser", demo: Demo, record: Record) -> "Iterator[Page]":
    """An editor in a browser of their own, without scripts."""
    for page in new_page(browser, DESK, record, scripts=False):
        log_in(page, demo, "editor")
        yield page


@pytest.fixture
def one(browser: "Browser", demo: Demo, record: Record) -> "Iterator[Page]":
    yield from entered(browser, demo, record)


@pytest.fixture
def other(browser: "Browser", demo: Demo, record: Record) -> "Iterator[Page]":
    yield from entered(browser, demo, record)


def save(page: "Page") -> None:
    with page.expect_navigation():
        page.click("[name=_continue]")


def test_the_same_field_is_shown_three_ways(one: "Page", other: "Page", demo: Demo, record: Record) -> None:
    one.goto(f"{demo.url}/admin/cases/custody/")
    address = f"{demo.url}{one.locator(CUSTODY).first.get_attribute('href')}"
    for page in (one, other):
        page.goto(address)
    other.fill("[name=text_en]", "Typed by the other.")
    save(other)
    one.fill("[name=text_en]", "Typed by the one.")
    save(one)
    told = one.inner_text(".collision")
    assert "Changed by both" in told
    assert "Typed by the other." in told
    assert one.input_value("[name=text_en]") == "Typed by the one."
    other.goto(address)
    assert other.input_value("[name=text_en]") == "Typed by the other."
    save(one)
    other.goto(address)
    assert other.input_value("[name=text_en]") == "Typed by the one."
    assert [record.violations, record.errors, record.foreign] == [[], [], []]
