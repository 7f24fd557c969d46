"""Servers run as they are shipped, and requests of raw bytes from an address of the tests' own."""

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.security.installation import ROOT, Installation

# A reader's own address among those of this machine, so that it can be looked for in what a server writes.
READER = "127.7.7.7"
GUNICORN = ("-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "tracker.wsgi")


@dataclass
class Server:
    """A server that listens on `port` and writes to `log` all that it says."""

    port: int
    log: Path

    def ask(self, request: bytes, *, wait: float = 60) -> bytes:
        """What is answered to these bytes until the server closes, or until `wait` seconds are over."""
        return asked(self.port, request, wait=wait)

    def get(self, path: str, *heads: str, host: str = "localhost") -> bytes:
        """What is answered to an ordinary request."""
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *heads, "Connection: close", "", ""]
        return self.ask("\r\n".join(lines).encode())

    @property
    def said(self) -> str:
        """All that the server wrote."""
        return self.log.read_text("utf-8", "replace")


def asked(port: int, request: bytes, *, wait: float, sender: str = READER) -> bytes:
    """What a port answers to these bytes from an address of this machine."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait, source_address=(sender, 0)) as line:
        received = b""
        try:
            line.sendall(request)
            while part := line.recv(65536):
                received += part
        except (TimeoutError, ConnectionResetError, BrokenPipeError):
            pass
        return received


def free_port() -> int:
    """A port on which nothing listens, below those that the system gives to whoever connects meanwhile."""
    while True:
        port = random.randrange(10_000, 32_000)  # noqa: S311 - nothing secret
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port


@contextmanager
def gunicorn(site: Installation, log: Path, **more: str) -> Iterator[Server]:
    """Gunicorn with the settings for servers."""
    port = free_port()
    environment = site.variables(BIND=f"127.0.0.1:{port}", WORKERS="1", **more)
    with running([sys.executable, *GUNICORN], port, log, environment) as server:
        yield server


@contextmanager
def demo(site: Installation, log: Path) -> Iterator[Server]:
    """The demo's own server."""
    port = free_port()
    with running([sys.executable, "manage.py", "demo", "--port", str(port)], port, log, site.variables()) as server:
        yield server


@contextmanager
def running(command: list[str], port: int, log: Path, environment: dict[str, str]) -> Iterator[Server]:
    """A process that listens, and is ended afterwards."""
    environment = environment | {"PYTHONUNBUFFERED": "1"}
    with (
        log.open("wb") as written,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=written, stderr=subprocess.STDOUT) as process,
    ):
        try:
            wait_for(port, process)
            yield Server(port, log)
        finally:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until something listens on the port; fail when the process ends before."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        assert process.poll() is None, "The server ended."
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("Nothing listens.")


def is_there(tool: str) -> bool:
    """Whether a tool is installed, where services are too."""
    return any(os.access(Path(folder) / tool, os.X_OK) for folder in (*os.get_exec_path(), "/usr/sbin"))
