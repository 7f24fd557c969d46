"""A process with the public settings serves readers and cannot so much as import a draft table."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.demos import Fill
from tests.security.installation import Installation

pytestmark = pytest.mark.no_engine  # Its database is SQLite's on every engine.

ROOT = Path(__file__).resolve().parent.parent
ADDRESSES = [
    "/en/",
    "/ru/people/",
    "/kk/people/KZ-QM2K/",
    "/en/cases/KZ-CMR6C/",
    "/api/v1/people/KZ-TR99",
    "/en/method/",
]

PUBLIC = """
import django
django.setup()
from django.apps import apps
from django.conf import settings
from django.test import Client
assert not apps.is_installed("cases") and not apps.is_installed("django.contrib.admin")
try:
    import cases.models
except RuntimeError as error:
    print("refused:", error)
client = Client(HTTP_HOST="localhost")
for address in {addresses!r}:
    print(client.get(address, follow=True).status_code, address)
print(client.get("/admin/").status_code, "/admin/")
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, with_demo: Fill) -> str:
    """A database file that the demo made."""
    folder = tmp_path_factory.mktemp("public")
    url = f"sqlite:///{folder / 'tracker.sqlite3'}"
    with_demo(Installation(folder, url))
    return url


def run(command: list[str], **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_serves_readers_and_has_no_way_to_drafts(database: str) -> None:
    said = run(
        ["-c", PUBLIC.format(addresses=ADDRESSES)],
        DATABASE_URL=database,
        DJANGO_SETTINGS_MODULE="tracker.settings_public",
    ).splitlines()
    assert said[0].startswith("refused: Model class cases.models")
    assert said[1:-1] == [f"200 {address}" for address in ADDRESSES]
    assert said[-1] == "404 /admin/"
