"""A mirror as somebody opens it from a stick: no server, no scripts needed, nothing asked of the net."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.demo import ROOT, Demo
from tests.browser.record import Record

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stick(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a mirror of the demo."""
    folder = tmp_path_factory.mktemp("stick") / "mirror"
    command = [sys.executable, "manage.py", "mirror", str(folder), "--base", demo.url]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **demo.settings}, check=True, capture_output=True)
    return folder / "data"


def walk_through(page: "Page", stick: Path) -> None:
    """From the door to a person, to what was first said of them, and to the same in another language."""
    page.goto((stick / "index.html").as_uri())
    page.goto((stick / "en" / "index.html").as_uri())
    follow(page, "People")
    follow(page, "Kenzhebek Abishev")
    assert page.locator(".year .e").count() > 10
    assert page.locator("svg.wide, svg.tall").locator("visible=true").count()
    colour = page.evaluate("getComputedStyle(document.querySelector('.standing, .status, main h1')).fontFamily")
    assert "serif" in colour
    follow(page, "Қазақша")
    assert page.locator("html").get_attribute("lang") == "kk"
    page.goto((stick / "en" / "data" / "index.html").as_uri())
    assert page.locator("h1").count() == 1


def follow(page: "Page", name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=name, exact=True).first.click()
    assert page.locator("h1").count() == 1
    assert page.url.startswith("file:")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"], indirect=True)
def test_a_mirror_is_read_from_a_stick_without_scripts(page_noscript: "Page", stick: Path, record: Record) -> None:
    walk_through(page_noscript, stick)
    assert record.clean, record


@pytest.mark.parametrize("viewport", [DESK], ids=["desk"], indirect=True)
def test_a_mirror_is_read_from_a_stick_with_scripts(page: "Page", stick: Path, record: Record) -> None:
    walk_through(page, stick)
    assert record.clean, record
