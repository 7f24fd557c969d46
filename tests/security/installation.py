"""An installation in a database of its own, run in processes as an operator runs it, on the engine of the tests."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psycopg2
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]

# What each address answers: status, type and a digest of the body.
CRAWL = """
import hashlib, json, sys
import django
django.setup()
from django.test import Client
client = Client(HTTP_HOST="localhost", raise_request_exception=False)
seen = {}
for address in json.load(sys.stdin):
    answer = client.get(address)
    body = b"".join(answer) if answer.streaming else answer.content
    seen[address] = [answer.status_code, answer.headers.get("Content-Type"), hashlib.sha256(body).hexdigest()]
json.dump(seen, sys.stdout)
"""
PUBLIC = "tracker.settings_public"


@dataclass
class Installation:
    """A folder with media, the address of a database, and what else stands in the environment."""

    folder: Path
    url: str
    environment: dict[str, str] = field(default_factory=dict)

    def variables(self, **more: str) -> dict[str, str]:
        """The environment in which its processes run."""
        own = {"DATABASE_URL": self.url, "MEDIA_ROOT": str(self.folder / "media"), "SECRET_KEY": "of-a-test"}
        own["EXPUNGED_LEDGER"] = str(self.folder / "expunged.jsonl")
        own["SIGNING_KEY"] = "5e" * 32
        settings = {"DJANGO_SETTINGS_MODULE": "tracker.settings"}
        return {**os.environ, **settings, **own, **self.environment, **more}

    def run(
        self, *command: str, words: str = "", before: Sequence[str] = (), **more: str
    ) -> subprocess.CompletedProcess[str]:
        """What Python does with the arguments, in the folder of the project; `before` is put before the command."""
        return subprocess.run(
            [*before, sys.executable, "-W", "error", *command],
            cwd=ROOT, env=self.variables(**more), input=words, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def manage(self, *command: str, **more: str) -> str:
        """What a command of manage.py says; it must succeed."""
        done = self.run("manage.py", *command, **more)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def crawled(self, addresses: list[str]) -> dict[str, list[object]]:
        """What the public process answers at each address."""
        done = self.run("-c", CRAWL, words=json.dumps(addresses), DJANGO_SETTINGS_MODULE=PUBLIC)
        assert done.returncode == 0, done.stderr
        answers: dict[str, list[object]] = json.loads(done.stdout)
        return answers


def is_postgres() -> bool:
    """Whether these tests run on PostgreSQL."""
    return connection.vendor == "postgresql"


@contextmanager
def installed(folder: Path) -> Iterator[Installation]:
    """An empty installation; its database goes with it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not is_postgres():
        yield Installation(folder, f"sqlite:///{folder / 'tracker.sqlite3'}")
        return
    name = f"test_{uuid4().hex[:12]}"
    as_owner(f"CREATE DATABASE {name}")
    try:
        yield Installation(folder, address(name))
    finally:
        as_owner(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def address(database: str, user: str = "") -> str:
    """The address of a database of the cluster on which the tests run."""
    known = connection.settings_dict
    return f"postgres://{user or known['USER']}@{known['HOST']}:{known['PORT']}/{database}"


def as_owner(statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
    """What the owner of the cluster is answered by a statement."""
    link = psycopg2.connect(address(database))
    link.autocommit = True
    try:
        with link.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        link.close()
