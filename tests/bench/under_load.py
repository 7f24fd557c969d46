"""How long readers wait for a profile while others misbehave, behind the shipped nginx and gunicorn and at the demo.

python tests/bench/under_load.py [--requests 300]
.ci/with-postgres python tests/bench/under_load.py    the same on PostgreSQL

Beside nobody; beside 1,000 clients that send a header one byte at a time; beside 16 people who log in with a wrong
password again and again; beside 64 who search without a pause. All stand on one machine with what they ask, and come
through the onion port, where no address is counted: the limits of nginx help nobody here. The demo has no nginx and one
process for both sides. Fails where a limit does not hold; the demo's slow clients have none.
"""

import argparse
import os
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
os.environ.setdefault("DATABASE_URL", "sqlite:///nowhere.sqlite3")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402

from tests.security import servers  # noqa: E402
from tests.security.front import prepared, stack  # noqa: E402
from tests.security.installation import installed  # noqa: E402

SLOW, LOGINS, SEARCHES = 1_000, 16, 64
RECORD = "/en/people/KZ-QM2K/"
TOKEN = "a" * 32
MORE, MOST = 20, 100
"""Milliseconds that slow clients may add for 99 of 100 readers, and that these may wait beside others."""


def waited(port: int, path: str, *, requests: int) -> list[float]:
    """How many milliseconds each of so many readers waited for a page, one after the other, each on a new line."""
    times = []
    for _ in range(requests):
        began = time.perf_counter()
        status = asked(port, path)
        times.append((time.perf_counter() - began) * 1000)
        assert status == 200, status
        time.sleep(0.01)
    return sorted(times)


def asked(port: int, path: str, body: str | None = None) -> int:
    """The status of an answer that was read to its end."""
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        link.request("GET" if body is None else "POST", path, body, FORM if body else {"Host": "localhost"})
        answer = link.getresponse()
        answer.read()
        return answer.status
    finally:
        link.close()


FORM = {
    "Host": "localhost", "Cookie": f"csrftoken={TOKEN}", "X-CSRFToken": TOKEN,
    "Content-Type": "application/x-www-form-urlencoded",
}  # fmt: skip


@contextmanager
def crowd(number: int, act: Callable[[], None]) -> Iterator[None]:
    """So many threads that do something over and over as long as the block runs."""
    ended = threading.Event()

    def over_and_over() -> None:
        while not ended.is_set():
            with suppress(OSError, HTTPException):
                act()

    threads = [threading.Thread(target=over_and_over) for _ in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()


class Dribble:
    """Clients that never finish their request; those whom nginx throws out come again."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.lines = [self.opened() for _ in range(SLOW)]

    def opened(self) -> socket.socket:
        """A line with the beginning of a request."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        return line

    def send(self) -> None:
        """One byte more from each."""
        for place, line in enumerate(self.lines):
            try:
                line.sendall(b"a")
            except OSError:
                line.close()
                self.lines[place] = self.opened()
            time.sleep(0.001)

    def close(self) -> None:
        """Hang up."""
        for line in self.lines:
            line.close()


def login(port: int) -> None:
    """One try with a wrong password and a name of one's own."""
    name = f"somebody-{random.randrange(10**9)}"  # noqa: S311 - nothing secret
    asked(port, "/admin/login/", urlencode({"username": name, "password": "wrong", "code": "000000"}))


def search(port: int) -> None:
    """One search for something that nobody asked before."""
    asked(port, "/en/people/?" + urlencode({"q": f"ab{random.randrange(10**9)}"}))  # noqa: S311 - nothing secret


def told(name: str, times: list[float]) -> float:
    """Print a line; answer the time in which 99 of 100 were answered."""
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    print(f"{name:<34}{p50:>8.1f}{p99:>8.1f}", flush=True)  # noqa: T201 - a report
    return p99


def measured(readers: int, editors: int, *, requests: int) -> list[float]:
    """Print how long readers at one port wait beside each company; answer the p99 of each."""
    said = servers.asked(readers, f"GET {RECORD} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode(), wait=60)
    path = said.partition(b"Location: ")[2].split()[0].decode()
    search(readers)
    login(editors)
    found = [told("nobody", waited(readers, path, requests=requests))]
    slow = Dribble(readers)
    with crowd(1, slow.send):
        found.append(told(f"{SLOW} slow clients", waited(readers, path, requests=requests)))
    slow.close()
    for company, act in (
        (f"{LOGINS} who log in", lambda: login(editors)),
        (f"{SEARCHES} who search", lambda: search(readers)),
    ):
        with crowd(LOGINS if "log" in company else SEARCHES, act):
            found.append(told(company, waited(readers, path, requests=requests)))
    return found


def report(folder: Path, *, requests: int) -> bool:
    """Set everything up and measure; answer whether every limit holds."""
    with installed(folder / "site") as site:
        site.manage("demo", "--no-serve")
        head = f"{'p50 ms':>8}{'p99 ms':>8}"
        with stack(site, prepared(folder / "nginx"), folder) as (before, _behind), \
                servers.gunicorn(site, folder / "editing.log") as editing:  # fmt: skip
            print(f"{f'{connection.vendor}, nginx; beside':<34}{head}")  # noqa: T201 - a report
            behind = measured(before.port, editing.port, requests=requests)
        with servers.demo(site, folder / "demo.log") as demo:
            print(f"{f'{connection.vendor}, the demo; beside':<34}{head}")  # noqa: T201 - a report
            alone = measured(demo.port, demo.port, requests=requests)
    idle, slow, *others = behind
    holds = slow - idle <= MORE and max(*others, *alone[2:]) <= MOST
    print(f"slow clients at most {MORE} ms more, others at most {MOST} ms: {holds}")  # noqa: T201 - a report
    return holds


def main() -> int:
    """Print a line for each kind of company."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=300)
    with tempfile.TemporaryDirectory(prefix="load-") as made:
        Path(made).chmod(0o755)
        return 0 if report(Path(made), requests=parser.parse_args().requests) else 1


if __name__ == "__main__":
    sys.exit(main())
