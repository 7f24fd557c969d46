"""A primary with two standbys: what is withdrawn stays withdrawn, and readers go on when each in turn is killed."""

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench.cluster import Cluster, until
from tests.demos import Fill
from tests.security.installation import PUBLIC, Installation
from tests.security.servers import gunicorn
from tests.security.test_freshness import PUBLISH, REMOVE, answered, change, turns

pytestmark = [
    pytest.mark.no_engine,  # It brings clusters of its own.
    pytest.mark.skipif(
        not list(Path("/usr/lib/postgresql").glob("*/bin/pg_basebackup")), reason="PostgreSQL is not installed"
    ),
]

WORD = "SELECT word FROM published_generation"


@dataclass
class Three:
    """A primary, its standbys, and the demo in them."""

    primary: Cluster
    standbys: list[Cluster]
    site: Installation

    def pause(self, *standbys: Cluster) -> None:
        """Let standbys fall behind."""
        for standby in standbys:
            standby.ask("SELECT pg_wal_replay_pause()")
            until(lambda standby=standby: standby.ask("SELECT pg_get_wal_replay_pause_state()") == [("paused",)])


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder into which the user of PostgreSQL can look."""
    with tempfile.TemporaryDirectory(prefix="three-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture
def three(place: Path, with_demo: Fill) -> Iterator[Three]:
    clusters = []
    for name in ("primary", "one", "two"):
        (place / name).mkdir()
        clusters.append(Cluster(place / name))
    primary, *standbys = clusters
    try:
        primary.make(fsync="off")
        site = Installation(place, primary.url)
        with_demo(site)
        for name, standby in zip(("one", "two"), standbys, strict=True):
            standby.follow(primary, name)
        site.environment["READ_REPLICAS"] = ",".join(standby.url for standby in standbys)
        yield Three(primary, standbys, site)
    finally:
        for cluster in clusters:
            cluster.stop()


@pytest.mark.parametrize("kept", ["0", "32"])
def test_readers_get_the_present_state_whoever_is_behind_or_gone(three: Three, tmp_path: Path, kept: str) -> None:
    one, two = three.standbys
    with gunicorn(three.site, tmp_path / "log", DJANGO_SETTINGS_MODULE=PUBLIC, KEPT_ANSWERS=kept) as server:
        turns(server, status=200)
        three.pause(one, two)
        change(three.site, PUBLISH)
        turns(server, status=200, word=b"Anotherspelling")
        change(three.site, REMOVE.format(act="WITHDRAW"))
        turns(server, status=410)
        two.ask("SELECT pg_wal_replay_resume()")
        until(lambda: two.ask(WORD) == three.primary.ask(WORD))
        time.sleep(2)
        three.primary.stop()
        for _time in range(40):
            assert answered(server)[0] == 410, "What is withdrawn came back."
            assert server.get("/en/people/").startswith(b"HTTP/1.1 200")
            time.sleep(0.05)
        two.stop()
        for _time in range(20):
            assert answered(server)[0] in {410, 503}, "A standby that is behind was read."
            time.sleep(0.05)


def test_a_standby_that_is_killed_fails_no_reader(three: Three, tmp_path: Path) -> None:
    one, two = three.standbys
    with gunicorn(three.site, tmp_path / "log", DJANGO_SETTINGS_MODULE=PUBLIC, KEPT_ANSWERS="0") as server:
        turns(server, status=200)
        for standby in (one, two):
            standby.stop()
            for _time in range(20):
                assert answered(server)[0] == 200
        one.start()
        until(lambda: one.ask("SELECT count(*) FROM pg_stat_activity WHERE datname = 'tracker'") > [(1,)])
        three.primary.stop()
        for _time in range(20):
            assert answered(server)[0] == 200
