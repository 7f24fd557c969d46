"""The demo, made by its command once in a run, and copied for every test that wants one to itself."""

import fcntl
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.security.installation import Installation

Fill = Callable[[Installation], None]


@pytest.fixture(scope="session")
def with_demo(tmp_path_factory: pytest.TempPathFactory) -> Fill:
    """Fill an empty installation with what `manage.py demo` made of another."""
    base = tmp_path_factory.getbasetemp()
    shelf = (base.parent if base.name.startswith("popen-") else base) / "demos"  # All processes of a run have one.
    shelf.mkdir(exist_ok=True)

    def fill(site: Installation) -> None:
        with alone(shelf):
            (_from_sqlite if site.url.startswith("sqlite:") else _from_postgres)(shelf, site)

    return fill


@contextmanager
def alone(shelf: Path) -> Iterator[None]:
    """One process after the other."""
    with (shelf / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _from_sqlite(shelf: Path, site: Installation) -> None:
    first = shelf / "sqlite"
    if not first.exists():
        first.mkdir()
        Installation(first, f"sqlite:///{first / 'tracker.sqlite3'}").manage("demo", "--no-serve")
    shutil.copytree(first, site.folder, dirs_exist_ok=True)


def _from_postgres(shelf: Path, site: Installation) -> None:
    dump = shelf / "tracker.sql"
    if dump.exists():
        quietly = ["-q", "-X", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"]
        subprocess.run(["psql", *quietly, "-f", dump, site.url], check=True)
        return
    site.manage("demo", "--no-serve")
    if shutil.which("pg_dump"):
        subprocess.run(["pg_dump", "-f", dump, site.url], check=True)
