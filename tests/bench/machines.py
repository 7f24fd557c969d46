"""All machines of an installation on one: PostgreSQL with two standbys, PgBouncer, two application servers, nginx.

deploy/machines FOLDER    brings the demo up in an empty folder, until Ctrl-C

As shipped in deploy/, with ports and places of the folder; what may not be root runs as postgres. A change is
acknowledged when one standby has it. Each application server is a process for readers and one for editors; nginx stands
before all four at the port of the onion service, with a mirror behind it.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
os.environ.setdefault("DATABASE_URL", "sqlite:///nowhere.sqlite3")

import django  # noqa: E402

django.setup()

from tests.bench.cluster import Cluster, until  # noqa: E402
from tests.bench.kill_writers import Server  # noqa: E402
from tests.security.front import DEPLOY, Front, nginx, prepared  # noqa: E402
from tests.security.installation import PUBLIC, Installation  # noqa: E402
from tests.security.servers import free_port, running, wait_for  # noqa: E402

SYNCHRONOUS = "ANY 1 (*)"
NAMES = ("one", "two")


@dataclass
class Pooler:
    """PgBouncer as shipped, before one cluster."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    def point_at(self, cluster: Cluster) -> None:
        """Name a cluster in its file, and tell it if it runs."""
        written = (DEPLOY / "pgbouncer.ini").read_text()
        for old, new in (
            ("host=/var/run/postgresql", f"host=127.0.0.1 port={cluster.port}"),
            ("listen_port = 6432", f"listen_port = {self.port}"), ("auth_type = scram-sha-256", "auth_type = any"),
        ):  # fmt: skip
            assert old in written
            written = written.replace(old, new)
        (self.folder / "pgbouncer.ini").write_text(re.sub(r"(?m)^auth_file.*\n", "", written))
        if self.process:
            self.process.send_signal(signal.SIGHUP)

    def start(self) -> None:
        """Start, and wait until it listens."""
        tool = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
        user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        with (self.folder / "pgbouncer.log").open("ab") as log:
            self.process = subprocess.Popen(
                [tool, str(self.folder / "pgbouncer.ini")], cwd="/", stdout=log, stderr=log, **user
            )  # type: ignore[call-overload]
        assert self.process
        wait_for(self.port, self.process)

    def kill(self) -> None:
        """Kill it."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def url(self, name: str) -> str:
        """The address of one of its databases, for the role of the same name."""
        return f"postgres://{name}@127.0.0.1:{self.port}/{name}?pooled=yes"


@dataclass
class Machines:
    """What is up: `port` is that of nginx, `said` what the demo says of its accounts."""

    folder: Path
    primary: Cluster
    standbys: list[Cluster]
    pooler: Pooler
    site: Installation
    readers: list[Server]
    editors: list[Server]
    said: str
    port: int = 0

    def promote(self) -> Cluster:
        """Make a standby the primary with the shipped command, and point PgBouncer at it."""
        named = [f"127.0.0.1:{standby.port}" for standby in self.standbys]
        environment = os.environ | {"PGUSER": "tracker"}
        done = subprocess.run(
            [DEPLOY / "promote", *named], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        chosen = self.standbys[named.index(done.stdout.strip())]
        self.pooler.point_at(chosen)
        return chosen


@contextmanager
def up(folder: Path) -> Iterator[Machines]:
    """Everything runs as long as the block does."""
    with ExitStack() as ends:
        primary, *standbys = clusters = [_cluster(folder / name) for name in ("primary", *NAMES)]
        for cluster in clusters:
            ends.callback(cluster.stop)
        direct = Installation(folder, primary.url)
        said = _filled(direct, primary, standbys)
        pooler = Pooler(folder)
        pooler.point_at(primary)
        pooler.start()
        ends.callback(pooler.kill)
        site, reading = _sides(folder, pooler, standbys)
        machines = Machines(folder, primary, standbys, pooler, site, _two(reading), _two(site), said)
        for server in (*machines.readers, *machines.editors):
            server.start()
            ends.callback(server.kill)
        front = _front(folder, direct, machines)
        machines.port = front.ports["8880"]
        ends.enter_context(running(nginx(front), machines.port, folder / "nginx.log", dict(os.environ)))
        yield machines


def _cluster(folder: Path) -> Cluster:
    folder.mkdir()
    return Cluster(folder)


def _filled(site: Installation, primary: Cluster, standbys: list[Cluster]) -> str:
    """The demo, the role of readers, and two standbys for one of which every change waits; what the demo says."""
    primary.make(wal_keep_size="512MB")
    said = site.manage("demo", "--no-serve")
    site.manage("public_role", "tracker_public", PUBLIC_ROLE_PASSWORD="of a test machine")
    for name, standby in zip(NAMES, standbys, strict=True):
        standby.follow(primary, name)
    until(lambda: primary.ask("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'") == [(2,)])
    primary.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{SYNCHRONOUS}'")
    primary.ask("SELECT pg_reload_conf()")
    until(lambda: primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'quorum'") == [(2,)])
    return said


def _sides(folder: Path, pooler: Pooler, standbys: list[Cluster]) -> tuple[Installation, Installation]:
    """The editors' side and the readers' side of the installation."""
    read = ",".join(standby.url.replace("tracker@", "tracker_public@") for standby in standbys)
    public = {
        "DJANGO_SETTINGS_MODULE": PUBLIC, "READ_REPLICAS": read, "PUBLIC_DATABASE_URL": pooler.url("tracker_public"),
    }  # fmt: skip
    one = {"WORKERS": "1"}
    return (
        Installation(folder, pooler.url("tracker"), dict(one)),
        Installation(folder, pooler.url("tracker_public"), one | public),
    )


def _two(site: Installation) -> list[Server]:
    return [Server(site), Server(site)]


def _front(folder: Path, site: Installation, machines: Machines) -> Front:
    """nginx with all application servers, the editors' side at the onion address too, and a mirror."""
    front = prepared(folder / "nginx")
    written = front.file.read_text()
    for side, servers in (("public", machines.readers), ("editing", machines.editors)):
        socket = f"server unix:{front.folder}/case-tracker-{side}/socket;"
        assert socket in written
        written = written.replace(socket, " ".join(f"server 127.0.0.1:{server.port};" for server in servers))
    head, mark, tail = written.partition("server_name .onion localhost;")
    assert mark
    front.file.write_text(f"{head}{mark} include {front.folder}/case-tracker.d/editors.conf;{tail}")
    shutil.rmtree(front.folder / "mirror")
    site.manage("mirror", str(front.folder / "mirror"), "--base", "http://localhost")
    return front


def main() -> int:
    """Bring everything up and say where, until it is interrupted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    with up(folder) as machines:
        print(machines.said)  # noqa: T201 - a report
        print(f"http://localhost:{machines.port}/ and /admin/; Ctrl-C ends it", flush=True)  # noqa: T201
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    return 0


if __name__ == "__main__":
    sys.exit(main())
