"""The demo as a newcomer starts it: a process of its own, an empty directory, the two accounts it prints."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection, create_server

ROOT = Path(__file__).resolve().parents[2]
SAID = "said.txt"
"""What the command that set up a demo printed, beside its database: it tells the accounts once."""
KEY = re.compile(r"\bkey for an authenticator app: ([A-Z2-7]{32})\b")
ACCOUNT = re.compile(r"(?i)\b(editor|reviewer)\b.*?\busername\s*[:=]\s*(\S+).*?\bpassword\s*[:=]\s*(\S+)")
READY = "Admin: http"
SECONDS_TO_START, SECONDS_TO_STOP = 180, 30


@dataclass(frozen=True)
class Demo:
    """Where the site answers, without a final slash, and who may log in: role to (username, password, key).

    `settings` are the environment of its process, for other commands on the same records.
    """

    url: str
    accounts: Mapping[str, tuple[str, str, str]]
    settings: Mapping[str, str]


@contextmanager
def running_demo(directory: Path, *options: str) -> Iterator[Demo]:
    """A demo whose database and files are in the directory, stopped afterwards."""
    port = free_port()
    with server([sys.executable, "manage.py", "demo", "--port", str(port), *options], directory) as output:
        wait_for(port, output)
        said = directory / SAID
        told = said.read_text() if said.exists() else output.text
        yield Demo(f"http://127.0.0.1:{port}", accounts_in(told), settings_for(directory))


def set_up(directory: Path) -> None:
    """Let the demo's command set up everything in the directory."""
    with server([sys.executable, "manage.py", "demo", "--no-serve"], directory) as output:
        assert output.process.wait(SECONDS_TO_START) == 0, output.text
    (directory / SAID).write_text(output.text)


def settings_for(directory: Path) -> dict[str, str]:
    """Settings with which everything is kept in the directory."""
    return {
        "DATABASE_URL": f"sqlite:///{directory / 'db.sqlite3'}",
        "MEDIA_ROOT": str(directory / "media"),
        "PYTHONUNBUFFERED": "1",
    }


class Output:
    """What a process has printed so far, read without making the process wait."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        self.lines.extend(self.process.stdout)

    @property
    def text(self) -> str:
        return "".join(self.lines)

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None


@contextmanager
def server(command: list[str], directory: Path) -> Iterator[Output]:
    """The command runs for as long as the block does."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **settings_for(directory)},
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        output = Output(process)
        try:
            yield output
        finally:
            stop(process)
            output.reader.join(SECONDS_TO_STOP)


def stop(process: subprocess.Popen[str]) -> None:
    """End the process; where it does not end when asked, all that it started."""
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    """A port of the loopback address on which nothing listens now."""
    with create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def wait_for(port: int, output: Output) -> None:
    """Return once the demo says where it is and listens there; otherwise AssertionError with all that it printed."""
    patience = time.monotonic() + SECONDS_TO_START
    while READY not in output.text or not listens(port):
        assert not output.ended, f"The demo stopped:\n{output.text}"
        assert time.monotonic() < patience, f"Nothing listens on port {port}:\n{output.text}"
        time.sleep(0.2)


def listens(port: int) -> bool:
    """Whether something listens on this port of the loopback address."""
    try:
        create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def accounts_in(text: str) -> dict[str, tuple[str, str, str]]:
    """The accounts that the demo names, by role: (username, password, key of the authenticator app)."""
    named = zip(ACCOUNT.findall(text), KEY.findall(text), strict=True)
    return {role.lower(): (username, password, key) for (role, username, password), key in named}
