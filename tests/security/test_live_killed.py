"""The process that keeps files of pages, killed while it draws: the next one goes on, and every file is right."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.security.installation import ROOT, Installation


def files(folder: Path) -> dict[str, bytes]:
    current = folder / "current"
    return {path.relative_to(current).as_posix(): path.read_bytes() for path in current.rglob("*") if path.is_file()}


def killed(site: Installation, folder: Path, count: int) -> int:
    """Kill a process that keeps the folder when so many files are there; answer how it ended."""
    command = [sys.executable, "manage.py", "mirror", str(folder), "--live", "--watch", "--base", "http://localhost"]
    end = time.monotonic() + 120
    with subprocess.Popen(command, cwd=ROOT, env=site.variables(), stdout=subprocess.DEVNULL) as process:
        while number(folder) < count and time.monotonic() < end:
            time.sleep(0.01)
        process.kill()
    return process.returncode


def number(folder: Path) -> int:
    """How many files are there by now: they are written and renamed meanwhile, so that none is opened."""
    return sum(len(names) for _folder, _folders, names in os.walk(folder / "current"))


def test_the_next_process_goes_on_and_every_file_is_right(site: Installation, tmp_path: Path) -> None:
    folder, new = tmp_path / "live", tmp_path / "new"
    for count in (10, 40, 70):
        assert killed(site, folder, count) == -signal.SIGKILL
        was = {path: body for path, body in files(folder).items() if path.endswith(".html")}
    site.manage("mirror", str(folder), "--live", "--base", "http://localhost")
    site.manage("mirror", str(new), "--live", "--base", "http://localhost")
    assert files(folder) == files(new)
    assert was.items() <= files(new).items()
    assert not list(folder.rglob("*.part"))
