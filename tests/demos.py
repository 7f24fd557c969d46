"""The demo, made by its command once in a run, and copied for every test that wants one to itself."""

import fcntl
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.demo import set_up
from tests.security.installation import Installation

Fill = Callable[[Installation], None]


@pytest.fixture(scope="session")
def with_demo(tmp_path_factory: pytest.TempPathFactory) -> Fill:
    """Fill an empty installation with what `manage.py demo` made of another."""
    shelf = shelf_of(tmp_path_factory)

    def fill(site: Installation) -> None:
        with alone(shelf):
            (_from_sqlite if site.url.startswith("sqlite:") else _from_postgres)(shelf, site)

    return fill


@pytest.fixture(scope="session")
def newcomers_demo(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Answer a new directory, under a name, with a demo as its command leaves it before it is served."""
    shelf = shelf_of(tmp_path_factory)

    def copied(name: str) -> Path:
        first = shelf / "newcomer"
        with alone(shelf):
            if not first.exists():
                first.mkdir()
                set_up(first)
        return Path(shutil.copytree(first, tmp_path_factory.mktemp(name), dirs_exist_ok=True))

    return copied


def shelf_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Answer the folder that all processes of a run have in common."""
    base = tmp_path_factory.getbasetemp()
    shelf = (base.parent if base.name.startswith("popen-") else base) / "demos"
    shelf.mkdir(exist_ok=True)
    return shelf


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
