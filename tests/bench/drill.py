"""Kills one machine after the other under sixteen readers and four editors, the primary last.

python tests/bench/drill.py [--seconds 6]

Everything of tests/bench/machines.py stands on one machine. Killed (SIGKILL) are in turn an application server, a
replica, PgBouncer, each is brought back, and then the primary: `deploy/promote` makes a standby the primary, and
PgBouncer is pointed at it. Readers ask through nginx for pages, and for searches that nobody asked before, which no
copy and no mirror answers. A page view fails that is not answered 200. Of editors' sources is counted what was
acknowledged, what was refused with the page that says so and holds the words (`told`), what broke off otherwise, and in
the end what was acknowledged and is not there. The status is 1 when a page view failed, something was lost, or nobody
was told while the primary was away.
"""

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.cluster import Cluster, until  # noqa: E402
from tests.bench.kill_writers import FOUND, LOGGED_IN, TOKEN, Server  # noqa: E402
from tests.bench.machines import Machines, Pooler, up  # noqa: E402
from tests.security.installation import Installation  # noqa: E402

READERS, EDITORS = 16, 4
PAGES = ("/en/", "/ru/people/", "/kk/cases/", "/en/numbers/", "/en/editions.atom", "/api/v1/people")
SOURCE = "/admin/cases/source/from/"
HEAD = ("killed", "page views", "failed", "slowest ms", "acknowledged", "told", "broken off")


@dataclass
class Seen:
    """What happened while one machine was away: answers to editors by kind, milliseconds and failures of readers."""

    waited: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    editors: Counter[str] = field(default_factory=Counter)


class Crowd:
    """Threads that read and write until it is over; what they see goes to `seen`, which may be exchanged."""

    def __init__(self, port: int, session: str) -> None:
        self.port, self.seen, self.acknowledged, self.ended = port, Seen(), list[str](), threading.Event()
        kind = "application/x-www-form-urlencoded"
        cookies = f"sessionid={session}; csrftoken={TOKEN}"
        self.heads = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Host": "localhost", "Content-Type": kind}

    def read(self) -> None:
        """Ask for one page."""
        path = random.choice(PAGES)  # noqa: S311 - nothing secret
        if random.random() < 0.5:  # noqa: S311 - nothing secret
            path = "/en/people/?" + urlencode({"q": f"ab{random.randrange(10**9)}"})  # noqa: S311 - nothing secret
        seen, began = self.seen, time.perf_counter()
        try:
            said = str(self.asked("GET", path)[0])
        except (OSError, HTTPException) as error:
            said = type(error).__name__
        seen.waited.append((time.perf_counter() - began) * 1000)
        if said != "200":
            seen.failed[f"{said} {path.partition('?')[0]}"] += 1

    def write(self) -> None:
        """Send one source."""
        title = f"{time.monotonic_ns()}-{random.randrange(10**9)}"  # noqa: S311 - nothing secret
        sent = {"title": title, "publisher": "of the test", "language": "en", "text": f"Words of {title}."}
        seen = self.seen
        try:
            status, page = self.asked("POST", SOURCE, urlencode(sent))
        except (OSError, HTTPException):
            status, page = 0, ""
        if status == 302:
            self.acknowledged.append(title)
        is_told = status == 503 and "The database does not answer" in page and f"Words of {title}." in page
        seen.editors["acknowledged" if status == 302 else "told" if is_told else "broken off"] += 1

    def asked(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        """Status and words of an answer that was read to its end."""
        link = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            link.request(method, path, body, self.heads if body else {"Host": "localhost"})
            answer = link.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            link.close()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """They go on as long as the block runs."""

        def over_and_over(act: Callable[[], None]) -> None:
            while not self.ended.is_set():
                act()
                time.sleep(0.05)

        acts = [self.read] * READERS + [self.write] * EDITORS
        threads = [threading.Thread(target=over_and_over, args=(act,)) for act in acts]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.ended.set()
            for thread in threads:
                thread.join()

    def goes_on(self) -> None:
        """Wait until another source is acknowledged."""
        before = len(self.acknowledged)
        until(lambda: len(self.acknowledged) > before, seconds=120)


def told(name: str, seen: Seen) -> None:
    """Print a line."""
    editors = (seen.editors[kind] for kind in HEAD[4:])
    line = (name, len(seen.waited), seen.failed.total(), round(max(seen.waited, default=0)), *editors)
    print("".join(f"{one:<24}" if not at else f"{one:>14}" for at, one in enumerate(line)), flush=True)  # noqa: T201
    if seen.failed:
        print(f"    {dict(seen.failed)}", flush=True)  # noqa: T201 - a report


def drilled(machines: Machines, crowd: Crowd, *, seconds: float) -> tuple[list[Seen], float]:
    """Print a line for each machine that is killed; answer what was seen, and how long nothing was acknowledged."""
    kills: dict[str, Sequence[Server | Cluster | Pooler]] = {
        "nobody": (),
        "application server": (machines.readers[0], machines.editors[0]),
        "replica": machines.standbys[:1],
        "PgBouncer": (machines.pooler,),
    }
    everything = []
    for name, killed in kills.items():
        crowd.seen = seen = Seen()
        for one in killed:
            one.kill()
        time.sleep(seconds)
        for one in killed:
            one.start()
        crowd.goes_on()
        time.sleep(2)
        told(name, seen)
        everything.append(seen)
    until(lambda: machines.primary.ask("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'") == [(2,)])
    crowd.seen = seen = Seen()
    machines.primary.kill()
    began = time.monotonic()
    time.sleep(seconds)
    machines.primary = machines.promote()
    crowd.goes_on()
    away = time.monotonic() - began
    time.sleep(seconds)
    told("primary", seen)
    return [*everything, seen], away


def report(folder: Path, *, seconds: float) -> bool:
    """Bring everything up and kill it; answer whether readers noticed nothing and nothing was lost."""
    with up(folder) as machines:
        done = machines.site.run("-c", LOGGED_IN)
        assert done.returncode == 0, done.stderr
        crowd = Crowd(machines.port, done.stdout.strip())
        print("".join(f"{one:<24}" if not at else f"{one:>14}" for at, one in enumerate(HEAD)), flush=True)  # noqa: T201
        with crowd.at_work():
            seen, away = drilled(machines, crowd, seconds=seconds)
        after = Installation(folder, machines.primary.url)
        found = json.loads(after.run("-c", FOUND).stdout)
        is_whole = "everything is as it was published" in after.manage("verify")
        follow = machines.primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'quorum'")[0][0]
    lost = len(set(crowd.acknowledged) - set(found))
    print(f"acknowledged {len(crowd.acknowledged)}, lost {lost}, verified: {is_whole}")  # noqa: T201 - a report
    print(f"no change was acknowledged for {away:.1f} s, {seconds:.0f} of them before anybody acted")  # noqa: T201
    print(f"standbys that follow the new primary: {follow}")  # noqa: T201 - a report
    failed = sum(one.failed.total() for one in seen)
    return failed == lost == 0 and is_whole and follow == 1 and seen[-1].editors["told"] > 0


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=6, help="for which each stays away")
    with tempfile.TemporaryDirectory(prefix="drill-") as made:
        Path(made).chmod(0o755)
        return 0 if report(Path(made), seconds=parser.parse_args().seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
