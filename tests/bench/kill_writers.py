"""Writes that were acknowledged and are lost when something is killed (SIGKILL) at random moments under load.

python tests/bench/kill_writers.py [--kills 50] [--kind sqlite app backend postmaster control]

Four editors send a source with its stored copy to the shipped gunicorn, again and again; an answer of 302 counts as
acknowledged. What is killed: `sqlite` and `app` gunicorn with all its workers, on either engine; `backend` a backend of
PostgreSQL; `postmaster` its first process. `control` is `postmaster` with `synchronous_commit=off`, which must lose
some. PostgreSQL runs in a cluster of its own with its default settings. The status is 1 when a write was lost
elsewhere than in the control, or none there.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.cluster import Cluster, until  # noqa: E402
from tests.demos import Fill  # noqa: E402
from tests.security.installation import Installation  # noqa: E402
from tests.security.servers import GUNICORN, free_port, wait_for  # noqa: E402

EDITORS = 4
TOKEN = "a" * 32
LOGGED_IN = """
import django
django.setup()
from django.contrib.auth.models import User
from tests.conftest import browser_of
print(browser_of(User.objects.get(username="editor")).cookies["sessionid"].value)
"""
FOUND = """
import django, json
django.setup()
from cases.models import Source
rows = Source.objects.filter(publisher="of the test").prefetch_related("copies")
print(json.dumps({row.title: row.copies.count() for row in rows}))
"""


class Outcome(NamedTuple):
    """How many writes were acknowledged, lost, and stored by half."""

    acknowledged: int
    lost: int
    halves: int


@dataclass
class Server:
    """Gunicorn as shipped, in a group of processes that can be killed at once."""

    site: Installation
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start, and wait until something listens."""
        environment = self.site.variables(BIND=f"127.0.0.1:{self.port}")
        with (self.site.folder / "gunicorn.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *GUNICORN], cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        wait_for(self.port, self.process)

    def kill(self) -> None:
        """Kill every process of the group, and wait until they are gone."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def restart(self) -> None:
        """Kill everything and start again."""
        self.kill()
        self.start()


class Editors:
    """Threads that send sources and keep which were acknowledged."""

    def __init__(self, port: int, session: str) -> None:
        self.port, self.acknowledged, self.ended = port, list[str](), threading.Event()
        cookies = f"sessionid={session}; csrftoken={TOKEN}"
        kind = "application/x-www-form-urlencoded"
        self.heads = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Host": "localhost", "Content-Type": kind}
        self.threads = [threading.Thread(target=self.write, args=(number,)) for number in range(EDITORS)]

    def more_than(self, before: int) -> Callable[[], bool]:
        """The question whether more was acknowledged than before."""
        return lambda: len(self.acknowledged) > before

    def write(self, thread: int) -> None:
        """Send one source after another until it is over."""
        number = 0
        while not self.ended.is_set():
            number += 1
            title = f"{thread}-{number}"
            try:
                taken = self.send(title)
            except (OSError, HTTPException):
                taken = False
            if taken:
                self.acknowledged.append(title)
            else:
                time.sleep(0.05)

    def send(self, title: str) -> bool:
        """Whether a source was acknowledged as stored."""
        sent = {"title": title, "publisher": "of the test", "language": "en", "text": f"Words of {title}."}
        link = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            link.request("POST", "/admin/cases/source/from/", urlencode(sent), self.heads)
            return link.getresponse().status == 302
        finally:
            link.close()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """They write as long as the block runs."""
        for thread in self.threads:
            thread.start()
        try:
            yield
        finally:
            self.ended.set()
            for thread in self.threads:
                thread.join()


def fill(site: Installation) -> None:
    """Let the demo's command make what editors write into."""
    site.manage("demo", "--no-serve")


def killed(site: Installation, kill: Callable[[Server], None], *, kills: int, fill: Fill) -> Outcome:
    """Kill something so often while editors write, at a random moment after another write was acknowledged."""
    fill(site)
    done = site.run("-c", LOGGED_IN, DJANGO_SETTINGS_MODULE="tracker.settings")
    assert done.returncode == 0, done.stderr
    server = Server(site)
    server.start()
    editors = Editors(server.port, done.stdout.strip())
    try:
        with editors.at_work():
            for _ in range(kills):
                before = len(editors.acknowledged)
                until(editors.more_than(before))
                time.sleep(random.uniform(0.05, 0.8))  # noqa: S311 - nothing secret
                kill(server)
            before = len(editors.acknowledged)
            until(editors.more_than(before))
    finally:
        server.kill()
    return outcome(site, editors.acknowledged)


def outcome(site: Installation, acknowledged: list[str]) -> Outcome:
    """What is in the database of what was acknowledged; every edition is what it was."""
    done = site.run("-c", FOUND)
    assert done.returncode == 0, done.stderr
    assert "everything is as it was published" in site.manage("verify")
    found = json.loads(done.stdout)
    halves = sum(copies != 1 for copies in found.values())
    return Outcome(len(acknowledged), len(set(acknowledged) - set(found)), halves)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder into which the user of PostgreSQL can look."""
    with tempfile.TemporaryDirectory(prefix="kills-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


def on_sqlite(place: Path, *, kills: int, fill: Fill = fill) -> Outcome:
    """Kill gunicorn while it writes to SQLite."""
    site = Installation(place, f"sqlite:///{place / 'tracker.sqlite3'}")
    return killed(site, Server.restart, kills=kills, fill=fill)


def on_postgres(place: Path, kind: str, *, kills: int, fill: Fill = fill) -> Outcome:
    """Kill what `kind` says while gunicorn writes to a cluster of its own."""
    (place / "cluster").mkdir()
    cluster = Cluster(place / "cluster")
    cluster.make(**({"synchronous_commit": "off"} if kind == "control" else {}))
    does: dict[str, Callable[[Server], None]] = {
        "app": Server.restart,
        "backend": lambda server: cluster.kill_backend(),
        "postmaster": lambda server: cluster.kill_postmaster(),
        "control": lambda server: cluster.kill_postmaster(),
    }
    try:
        return killed(Installation(place, cluster.url), does[kind], kills=kills, fill=fill)
    finally:
        cluster.stop()


KINDS = ("sqlite", "app", "backend", "postmaster", "control")


def main() -> int:
    """Print a line for each kind."""
    parser = argparse.ArgumentParser(description="Count acknowledged writes that are lost by kills under load.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--kind", nargs="*", choices=KINDS, default=KINDS)
    options = parser.parse_args()
    held = True
    print(f"{'killed':<12}{'kills':>6}{'acknowledged':>14}{'lost':>6}{'halves':>8}")  # noqa: T201 - a report
    for kind in options.kind:
        kills = options.kills
        with folder() as made:
            seen = on_sqlite(made, kills=kills) if kind == "sqlite" else on_postgres(made, kind, kills=kills)
        held = held and (seen.lost > 0 if kind == "control" else seen.lost == 0) and seen.halves == 0
        print(f"{kind:<12}{kills:>6}{seen.acknowledged:>14}{seen.lost:>6}{seen.halves:>8}", flush=True)  # noqa: T201
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
