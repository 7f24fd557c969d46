"""A cluster of PostgreSQL that a command makes, kills and throws away."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from tests.security.servers import free_port


@dataclass
class Cluster:
    """PostgreSQL in a folder of its own, with the settings that it has by itself."""

    folder: Path
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        self.tools = found[-1].parent
        self.data = self.folder / "data"
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.folder.chmod(0o755)

    def run(self, tool: str, *arguments: str) -> int:
        """Run a tool of PostgreSQL as somebody who is not root, and answer its status."""
        before = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        quiet = subprocess.DEVNULL
        command = [*before, str(self.tools / tool), *arguments]
        return subprocess.run(command, cwd="/", stdout=quiet, stderr=quiet, check=False).returncode

    def make(self, **settings: str) -> None:
        """Make the cluster with a database, and start it."""
        assert self.run("initdb", "-D", str(self.data), "-U", "tracker", "--auth=trust", "--encoding=UTF8") == 0
        written = {"port": str(self.port), "listen_addresses": "'127.0.0.1'"} | settings
        written["unix_socket_directories"] = f"'{self.folder}'"
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in written.items())
        self.start()
        self.ask("CREATE DATABASE tracker", database="postgres")

    def follow(self, primary: "Cluster", name: str) -> None:
        """Make the cluster a standby of another one, under a name, and start it."""
        link = f"host=127.0.0.1 port={primary.port} user=tracker application_name={name}"
        assert self.run("pg_basebackup", "-D", str(self.data), "-d", link, "-R", "-X", "stream", "-c", "fast") == 0
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(f"port = {self.port}\nunix_socket_directories = '{self.folder}'\n")
        self.start()

    def start(self) -> None:
        """Start, as soon as the memory of the killed one is free."""
        for _ in range(60):
            if self.run("pg_ctl", "start", "-D", str(self.data), "-l", str(self.folder / "log"), "-w", "-s") == 0:
                return
            time.sleep(0.5)
        raise AssertionError((self.folder / "log").read_text()[-2000:])

    def stop(self) -> None:
        """End it without ado."""
        self.run("pg_ctl", "stop", "-D", str(self.data), "-m", "immediate", "-s")

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"postgres://tracker@127.0.0.1:{self.port}/tracker"

    def ask(self, statement: str, database: str = "tracker") -> list[tuple[int]]:
        """What it answers to a statement."""
        link = psycopg2.connect(host="127.0.0.1", port=self.port, user="tracker", dbname=database)
        link.autocommit = True
        try:
            with link.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            link.close()

    def kill_backend(self) -> None:
        """Kill one backend of the site; PostgreSQL then ends the others and recovers by itself."""
        until(self.killed_one)
        until(self.answers)

    def killed_one(self) -> bool:
        """Whether a backend was there and was killed, one at work before one that waits."""
        busy = "SELECT pid FROM pg_stat_activity WHERE datname = 'tracker' AND pid <> pg_backend_pid()"
        with suppress(psycopg2.Error, ProcessLookupError):
            for (pid,) in self.ask(f"{busy} ORDER BY state = 'idle', random() LIMIT 1", "postgres"):
                os.kill(pid, signal.SIGKILL)
                return True
        return False

    def kill_postmaster(self) -> None:
        """Kill the first process, and start again."""
        self.kill()
        self.start()

    def kill(self) -> None:
        """Kill the first process; its children end when they notice."""
        os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def answers(self) -> bool:
        """Whether it takes a statement."""
        with suppress(psycopg2.Error):
            return self.ask("SELECT 1") == [(1,)]
        return False


def until(holds: Callable[[], bool], *, seconds: float = 300) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "It does not come back."
        time.sleep(0.02)
