"""A headless Chromium of the system, and the demo that it visits, on a telephone's screen and on a desk's."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.demo import Demo, running_demo
from tests.browser.record import Record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE, DESK = (390, 844), (1280, 900)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def chromium() -> str:
    """The path of the system's Chromium; without it, or without Playwright, skip, but fail where CI=true."""
    give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    try:
        import playwright.sync_api  # noqa: F401, PLC0415
    except ImportError:
        give_up("Playwright is absent: install requirements-dev.txt.")
    path = shutil.which("chromium")
    if path is None:
        give_up("Chromium is absent: install Debian's package chromium.")
    return str(path)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests; each test gets contexts of its own."""
    path = chromium()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo(browser: "Browser", newcomers_demo: Callable[[str], Path]) -> Iterator[Demo]:
    """The demo in a directory of its own, shared by all tests of the process."""
    with running_demo(newcomers_demo("demo")) as demo:
        yield demo


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def viewport(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Width and height in CSS pixels; a test that needs only one says so by indirect parameters."""
    size: tuple[int, int] = request.param
    return size


@pytest.fixture
def record() -> Record:
    """What the pages of this test did besides being shown."""
    return Record()


@pytest.fixture
def page(browser: "Browser", viewport: tuple[int, int], record: Record) -> "Iterator[Page]":
    """An empty page with scripts on."""
    yield from new_page(browser, viewport, record, scripts=True)


@pytest.fixture
def page_noscript(browser: "Browser", viewport: tuple[int, int], record: Record) -> "Iterator[Page]":
    """An empty page with scripts off."""
    yield from new_page(browser, viewport, record, scripts=False)


def new_page(browser: "Browser", viewport: tuple[int, int], record: Record, *, scripts: bool) -> "Iterator[Page]":
    """A page in a context without cookies, recorded."""
    width, height = viewport
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts, locale="en-GB"
    )
    context.set_default_timeout(10_000)
    record.watch(context)
    yield context.new_page()
    context.close()
