"""The demo, made by its command once in a run, and copied for every test that wants one to itself."""

import fcntl
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.browser.demo import set_up
from tests.security.installation import Installation

Fill = Callable[[Installation], None]
DUMP: Final = "tracker.sql"


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
        with alone(shelf):
            first = made_whole(shelf / "newcomer", set_up)
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


def made_whole(place: Path, make: Callable[[Path], object]) -> Path:
    """Answer a folder, and make it if it is not there; what fails meanwhile leaves none."""
    if not place.exists():
        begun = place.with_suffix(".begun")
        shutil.rmtree(begun, ignore_errors=True)
        begun.mkdir()
        make(begun)
        begun.rename(place)
    return place


def _from_sqlite(shelf: Path, site: Installation) -> None:
    def make(folder: Path) -> None:
        Installation(folder, f"sqlite:///{folder / 'tracker.sqlite3'}").manage("demo", "--no-serve")

    shutil.copytree(made_whole(shelf / "sqlite", make), site.folder, dirs_exist_ok=True)


def _from_postgres(shelf: Path, site: Installation) -> None:
    kept = shelf / "postgres"
    if kept.exists():
        quietly = ["-q", "-X", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"]
        subprocess.run(["psql", *quietly, "-f", kept / DUMP, site.url], check=True)
        return
    site.manage("demo", "--no-serve")
    if shutil.which("pg_dump"):
        made_whole(kept, lambda folder: subprocess.run(["pg_dump", "-f", folder / DUMP, site.url], check=True))
