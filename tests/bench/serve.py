"""How fast a profile page is served, each way beside the others: `.venv/bin/python tests/bench/serve.py`.

Needs wrk and nginx (Debian: wrk, nginx). The ways take turns, round after round, on one machine; what counts are the
ratios. The slowest way is asked by one client, the others by sixteen. With `--granian PATH` the program granian, which
is no dependency of ours, is tried as another server; with `--others FOLDER` a row in Datasette and a page in Wagtail,
which are installed there. Between the rounds the record is published, and at the end withdrawn: fails where a worker of
either server shows it as it was two seconds later.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import others, turning  # noqa: E402 - this file is run by itself
from tests.security.installation import PUBLIC, Installation  # noqa: E402
from tests.security.servers import free_port, wait_for  # noqa: E402

KEY = "KZ-TR99"
PAGE = f"/en/people/{KEY}/aron-atabek/"
SECOND = "gunicorn, a second server with two workers for readers alone"
CLIENTS = 16
NAIVE = "tests.bench.naive"
NGINX = """
worker_processes 1; error_log stderr emerg; events {{ worker_connections 512; }}
http {{ types {{ text/html html; }} access_log off; sendfile on; keepalive_requests 1000000;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; gzip_static {packed}; {gzip} }} }}
"""


@dataclass
class Way:
    """One way to serve: what it is called, where it listens, its processes, and what was measured of it."""

    name: str
    port: int
    process: "subprocess.Popen[bytes]"
    clients: int
    page: str = PAGE
    length: int = 0
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.page}"

    def cpu(self) -> float:
        """Seconds of processor that its processes have taken."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid), "--pid", str(self.process.pid)],
            capture_output=True, text=True, check=True,
        ).stdout.split()  # fmt: skip
        stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in listed]
        return sum(int(one[11]) + int(one[12]) for one in stats) / os.sysconf("SC_CLK_TCK")

    def measure(self, seconds: int) -> None:
        """Let many ask for so long."""
        self.length = len(packed(self.address))
        before = self.cpu()
        command = [
            "wrk",
            "-t1",
            f"-c{self.clients}",
            f"-d{seconds}s",
            "--timeout",
            "20s",
            "-H",
            "Accept-Encoding: gzip",
        ]
        said = subprocess.run([*command, self.address], capture_output=True, text=True, check=True).stdout
        count, taken = re.search(r"(\d+) requests in ([\d.]+)s", said).groups()  # type: ignore[union-attr]
        assert "Non-2xx" not in said, said
        self.rates.append(int(count) / float(taken))
        self.costs.append((self.cpu() - before) * 1000 / max(int(count), 1))


def packed(address: str) -> bytes:
    """What is sent to a reader who takes gzip."""
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own
    sent: bytes = urllib.request.urlopen(asked).read()  # noqa: S310
    return sent


@contextmanager
def way(name: str, port: int, command: list[str], page: str = PAGE, **more: str) -> Iterator[Way]:
    """A server, ended afterwards."""
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | more, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield Way(name, port, process, 1 if NAIVE in command else CLIENTS, page)
    finally:
        process.terminate()
        process.wait(30)


def nginx(folder: Path, port: int, *, packed: bool) -> list[str]:
    """The command of an nginx that sends files alone."""
    file = folder / f"nginx-{port}.conf"
    gzip = "" if packed else "gzip off;"
    file.write_text(NGINX.format(folder=folder, port=port, packed="on" if packed else "off", gzip=gzip))
    tool = shutil.which("nginx") or "/usr/sbin/nginx"
    return [tool, "-e", "stderr", "-p", str(folder), "-c", str(file), "-g", f"daemon off; pid {folder}/{port}.pid;"]


def gunicorn(port: int, application: str = "tracker.wsgi") -> tuple[list[str], dict[str, str]]:
    """The shipped server with one process."""
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--max-requests", "0", application]
    return command, {"BIND": f"127.0.0.1:{port}", "WORKERS": "1", "THREADS": "4"}


def ways(stack: ExitStack, folder: Path, granian: str, installed: str) -> Iterator[Way]:
    """Every way there is, the first the one that the others are compared with."""
    made: list[tuple[str, int, list[str], dict[str, str]]] = []
    for name, application, kept in (
        ("gunicorn, answers kept before Django", "tracker.wsgi", "32"),
        ("gunicorn, Django with its own memory of pages", "tracker.wsgi", "0"),
        ("gunicorn, every request from the tables of drafts", NAIVE, "0"),
    ):
        port = free_port()
        command, more = gunicorn(port, application)
        made.append((name, port, command, more | {"KEPT_ANSWERS": kept}))
    if granian:
        port = free_port()
        command = [granian, "--interface", "wsgi", "--port", str(port), "--workers", "1", "--blocking-threads", "1"]
        more = {"PYTHONPATH": f"{ROOT}:{next((ROOT / '.venv').resolve().glob('lib/*/site-packages'))}"}
        made.append(("granian, answers kept before Django", port, [*command, "tracker.wsgi:application"], more))
    servers = [stack.enter_context(way(name, port, command, **more)) for name, port, command, more in made]
    body = urllib.request.urlopen(servers[0].address).read()  # noqa: S310 - our own
    file = folder / "files" / PAGE.strip("/") / "index.html"
    file.parent.mkdir(parents=True)
    file.write_bytes(body)
    file.with_name("index.html.gz").write_bytes(packed(servers[0].address))
    for name, is_packed in (("nginx, the file in gzip (`mirror --live`)", True), ("nginx, a file of the page", False)):
        port = free_port()
        yield stack.enter_context(way(name, port, nginx(folder, port, packed=is_packed)))
    yield from servers
    if installed:
        for name, (command, more, page) in others.ways(Path(installed).resolve(), folder, body).items():
            port = free_port()
            asked_of = [part.format(port=port) for part in command]
            yield stack.enter_context(way(name, port, asked_of, page, **more))


def main() -> None:
    """Measure and print a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seconds", type=int, default=5)
    asked.add_argument("--granian", default="")
    asked.add_argument("--others", default="", help="where Datasette and Wagtail are, or shall be, installed")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as made, ExitStack() as stack:
        folder = Path(made)
        folder.chmod(0o755)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "DATABASE_URL": f"sqlite:///{folder}/tracker.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
        }
        subprocess.run([sys.executable, "manage.py", "demo", "--no-serve"], cwd=ROOT, check=True, capture_output=True)
        found = list(ways(stack, folder, options.granian, options.others))
        command, more = gunicorn(port := free_port())
        second = way(SECOND, port, command, **more | {"WORKERS": "2", "DJANGO_SETTINGS_MODULE": PUBLIC})
        sent = [one.address for one in (*found, stack.enter_context(second)) if "answers kept" in one.name]
        sent.append(f"http://127.0.0.1:{port}{PAGE}")
        site = Installation(folder, os.environ["DATABASE_URL"])
        late = []
        for number in range(options.rounds):
            for one in (*found[number % len(found) :], *found[: number % len(found)]):
                one.measure(options.seconds)
                time.sleep(0.2)
            late.append(turning.after_publication(site, KEY, sent, f"Spelling{number}"))
        gone = turning.after_withdrawal(site, KEY, sent)
    first = statistics.median(found[0].rates)
    sys.stdout.write("| way | bytes sent | requests/s | ratio | CPU per request, ms |\n|---|---|---|---|---|\n")
    for one in found:
        rate, cost = statistics.median(one.rates), statistics.median(one.costs)
        sys.stdout.write(f"| {one.name} | {one.length:,} | {rate:,.0f} | {rate / first:.4f} | {cost:.3f} |\n")
    sys.stdout.write(
        f"A page as it was, longest after a publication: {max(late):.2f} s; after a withdrawal: {gone:.2f} s\n"
    )


if __name__ == "__main__":
    main()
