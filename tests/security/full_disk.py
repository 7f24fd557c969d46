"""A disk that is really full: commands run where a small file system of their own is mounted, without being root."""

import subprocess
from pathlib import Path

import pytest

from tests.security.installation import Installation

# In namespaces of its own a process may mount; nobody else sees it, and it goes with the process.
OWN = ("unshare", "--map-root-user", "--mount")
MOUNTED = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"'


def small_disk_or_skip(folder: Path) -> None:
    """Skip the test where this machine does not let a process have a file system of its own."""
    try:
        done = subprocess.run([*OWN, "sh", "-c", MOUNTED, "sh", "1m", str(folder), "true"], check=False)
    except FileNotFoundError:
        pytest.skip("unshare is not installed")
    if done.returncode:
        pytest.skip("this machine gives a process no namespaces of its own")


def run_on_small_disk(site: Installation, folder: Path, script: str, *, size: str, **more: str) -> str:
    """What a script says that runs with a file system of that size mounted at the folder; it must succeed."""
    small_disk_or_skip(folder)
    before = [*OWN, "sh", "-c", MOUNTED, "sh", size, str(folder)]
    done = site.run("-c", f"FOLDER = {str(folder)!r}\n{COMMON}{script}", before=before, **more)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


COMMON = """
import django, io, os, subprocess
from pathlib import Path
django.setup()
from django.core.management import CommandError, call_command
FOLDER = Path(FOLDER)

def refused(*command, **options):
    try:
        call_command(*command, stdout=io.StringIO(), **options)
    except CommandError as error:
        return str(error)
    return "it was done"

def left():
    return sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if not path.is_dir())

def fill(leave=0):
    filler = FOLDER / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - leave))

def resize(size):
    subprocess.run(["mount", "-o", f"remount,size={size}", str(FOLDER)], check=True)
"""
