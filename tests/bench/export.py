"""What it costs to take everybody away: time, bytes and memory of each form, by HTTP and by the command.

python tests/bench/export.py [--people 10000] [--only WORD]
DATABASE_URL names a database that is empty or was filled by an earlier run; without it a SQLite file serves for once.
Each form is asked of a gunicorn of its own with one worker, whose memory is the most it ever had (VmHWM); every file
must hold as many people as there are, or the bench fails.
"""

import argparse
import csv
import gzip
import io
import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import IO
from urllib.error import HTTPError
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.filling import ROOT, fill
from tests.security.servers import free_port, wait_for

# isort: split
from cases.published.models import Listing
from cases.published.views.peoplefiles import MOST_IN

FORMS = ("csv", "jsonl", "json", "xlsx", "sqlite")
ROOM = 1 << 20


def main() -> None:
    """Fill, take everything away in each form, and write a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    said(f"{fill(options.people)}")
    people = Listing.objects.filter(subject_kind="person", edition__isnull=False).count()
    said(f"{people} people")
    said(f"{'':28}{'first byte, s':>14}{'all, s':>9}{'bytes':>15}{'people':>10}{'memory, MB':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for form, packed in (*((form, False) for form in FORMS), ("csv", True), ("jsonl", True)):
            name = f"people.{form}{', in gzip' if packed else ''}"
            if options.only in name:
                by_http(name, form, people, Path(folder), packed=packed)
        if options.only in "full_files":
            by_command(people, Path(folder))


def said(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def by_http(name: str, form: str, people: int, folder: Path, *, packed: bool) -> None:
    """Ask a new gunicorn for a file, and look whether everybody is in it."""
    port, path = free_port(), folder / f"taken.{form}"
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "tracker.wsgi"]
    environment = os.environ | {"BIND": f"127.0.0.1:{port}", "WORKERS": "1"}
    with (folder / "log").open("wb") as log, subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log) as server:
        try:
            wait_for(port, server)
            taken = take(f"http://127.0.0.1:{port}/en/people.{form}", path, packed=packed)
            memory = max(most_memory(pid) for pid in children(server.pid))
        finally:
            server.terminate()
    if isinstance(taken, str):
        assert people > MOST_IN[form]
        said(f"{name:28}  refused: {taken}")
        return
    octets = path.stat().st_size
    count = counted(unpacked(path) if packed else path, form)
    path.unlink()
    assert count == people, f"{count} people in {name}, and there are {people}."
    said(f"{name:28}{taken[0]:14.2f}{taken[1]:9.1f}{octets:15,}{count:10}{memory:12.0f}")


def take(address: str, path: Path, *, packed: bool) -> tuple[float, float] | str:
    """Take a file; answer the seconds to its first byte and to its last one, or in which words it was refused."""
    start = time.perf_counter()
    asked = Request(address, headers={"Accept-Encoding": "gzip"} if packed else {})  # noqa: S310 - of this bench
    try:
        with urlopen(asked) as answer, path.open("wb") as taken:  # noqa: S310
            taken.write(answer.read(1))
            begun = time.perf_counter() - start
            shutil.copyfileobj(answer, taken, ROOM)
    except HTTPError as refused:
        if refused.code != HTTPStatus.UNPROCESSABLE_ENTITY:
            raise
        return str(json.load(refused)["detail"])
    return begun, time.perf_counter() - start


def unpacked(path: Path) -> Path:
    """The file without its gzip; one that lacks its end fails."""
    plain = path.with_name("plain")
    with gzip.open(path) as packed, plain.open("wb") as file:
        shutil.copyfileobj(packed, file, ROOM)
    return plain.replace(path)


def by_command(people: int, folder: Path) -> None:
    """Let the command write everything, and look whether everybody is in each file."""
    start = time.perf_counter()
    command = [sys.executable, "manage.py", "full_files", str(folder / "full"), "--base", "http://localhost"]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    files = folder / "full" / "current"
    for form in ("csv", "jsonl", "sqlite"):
        assert counted(files / f"people.{form}", form) == people
    octets = sum(path.stat().st_size for path in files.iterdir())
    records = sum(1 for _line in (files / "records.jsonl").open("rb"))
    said(f"{'full_files, all four':28}{'':14}{took:9.1f}{octets:15,}{people:10}{memory:12.0f}")
    said(f"records.jsonl has the {records} newest editions whose content is in view")


def children(pid: int) -> Iterable[int]:
    """The processes that a process began."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=True)
    return map(int, listed.stdout.split())


def most_memory(pid: int) -> float:
    """Megabytes that a process had at most."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1]) / 1024


def counted(path: Path, form: str) -> int:
    """How many people a file holds."""
    match form:
        case "csv":
            with path.open(newline="", encoding="utf-8") as file:
                return sum(1 for _row in csv.reader(file)) - 1
        case "jsonl":
            with path.open("rb") as file:
                return sum(bool(json.loads(line)["key"]) for line in file)
        case "json":
            return pieces(path, b'{"key": ')
        case "xlsx":
            with zipfile.ZipFile(path) as archive, archive.open("xl/worksheets/sheet1.xml") as sheet:
                return sum(block.count(b"<row ") for block in blocks(sheet, b"<row ")) - 1
    return int(sqlite3.connect(path).execute("SELECT count(*) FROM people").fetchone()[0])


def pieces(path: Path, mark: bytes) -> int:
    """How often a mark stands in a file of JSON, whose count and end are looked at too."""
    with path.open("rb") as file:
        count = sum(block.count(mark) for block in blocks(file, mark))
        file.seek(0)
        told = re.search(rb'"count": (\d+)', file.read(200))
        file.seek(-2, io.SEEK_END)
        assert file.read() == b"]}"
    assert told
    assert int(told[1]) == count
    return count


def blocks(file: IO[bytes], mark: bytes) -> Iterator[bytes]:
    """The file in blocks that break no mark."""
    rest = b""
    while some := file.read(ROOM):
        whole = rest + some
        cut = len(whole) - len(mark) + 1
        rest = whole[whole.rfind(mark[:1], cut) :] if whole.rfind(mark[:1], cut) >= 0 else b""
        yield whole[: len(whole) - len(rest)]
    yield rest


if __name__ == "__main__":
    main()
