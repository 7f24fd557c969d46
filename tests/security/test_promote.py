"""The shipped command makes the standby that came furthest the primary: nothing acknowledged is lost, nothing waits."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest

from tests.bench.cluster import Cluster, until
from tests.security.installation import ROOT
from tests.security.servers import free_port

pytestmark = [
    pytest.mark.no_engine,  # It brings clusters of its own.
    pytest.mark.skipif(
        not list(Path("/usr/lib/postgresql").glob("*/bin/pg_basebackup")), reason="PostgreSQL is not installed"
    ),
]
STREAMING = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"


@dataclass
class Three:
    """A primary that waits for one of two standbys."""

    primary: Cluster
    one: Cluster
    two: Cluster


@pytest.fixture
def three() -> Iterator[Three]:
    with tempfile.TemporaryDirectory(prefix="promote-") as made:
        Path(made).chmod(0o755)
        clusters = []
        for name in ("primary", "one", "two"):
            (Path(made) / name).mkdir()
            clusters.append(Cluster(Path(made) / name))
        primary, one, two = clusters
        try:
            primary.make(fsync="off")
            one.follow(primary, "one")
            two.follow(primary, "two")
            until(lambda: primary.ask(STREAMING) == [(2,)])
            primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'")
            primary.ask("SELECT pg_reload_conf()")
            primary.ask("CREATE TABLE acknowledged (number int)")
            yield Three(primary, one, two)
        finally:
            for cluster in clusters:
                cluster.stop()


def promoted(*standbys: Cluster | int) -> subprocess.CompletedProcess[str]:
    """What the command says."""
    ports = [one if isinstance(one, int) else one.port for one in standbys]
    return subprocess.run(
        [ROOT / "deploy" / "promote", *(f"127.0.0.1:{port}" for port in ports)],
        env=os.environ | {"PGUSER": "tracker", "PGCONNECT_TIMEOUT": "5"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_one_that_has_everything_is_chosen_and_the_other_follows(three: Three) -> None:
    primary, one, two = three.primary, three.one, three.two
    one.ask("ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=1 user=tracker'")
    one.ask("SELECT pg_reload_conf()")
    until(lambda: primary.ask(STREAMING) == [(1,)])
    primary.ask("INSERT INTO acknowledged VALUES (1)")
    primary.kill()
    done = promoted(one, two)
    assert (done.stdout.strip(), done.stderr) == (f"127.0.0.1:{two.port}", "")
    assert two.ask("SELECT number FROM acknowledged") == [(1,)]
    two.ask("INSERT INTO acknowledged VALUES (2)")
    until(lambda: one.ask("SELECT count(*) FROM acknowledged") == [(2,)], seconds=30)
    assert two.ask(STREAMING) == [(1,)]


def test_the_last_one_waits_for_nobody(three: Three) -> None:
    three.primary.kill()
    three.two.kill()
    assert promoted(three.one).stdout.strip() == f"127.0.0.1:{three.one.port}"
    three.one.ask("INSERT INTO acknowledged VALUES (1)")
    assert three.one.ask("SHOW synchronous_standby_names") == [("",)]


def test_a_primary_that_lives_after_all_acknowledges_nothing(three: Three) -> None:
    assert promoted(three.one, three.two).returncode == 0
    with ThreadPoolExecutor() as threads:
        written = threads.submit(three.primary.ask, "INSERT INTO acknowledged VALUES (1)")
        waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        until(lambda: three.primary.ask(waits) == [(1,)], seconds=30)
        three.primary.stop()
        assert isinstance(written.exception(30), psycopg2.OperationalError)


def test_nothing_is_done_where_one_does_not_answer(three: Three) -> None:
    three.primary.kill()
    assert promoted(three.one, free_port()).returncode != 0
    assert three.one.ask("SELECT pg_is_in_recovery()") == [(True,)]
    assert promoted(three.one, three.two).returncode == 0
    assert promoted(three.one, three.two).stderr.endswith("is no standby.\n")
