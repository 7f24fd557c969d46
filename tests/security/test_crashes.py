"""What was acknowledged is there after a kill; `tests/bench/kill_writers.py` does it fifty times of each kind."""

from pathlib import Path

import pytest

from tests.bench import kill_writers
from tests.demos import Fill
from tests.security.installation import is_postgres


@pytest.mark.skipif(is_postgres(), reason="is done on SQLite whatever the other tests run on")
def test_killed_processes_lose_nothing_on_sqlite(tmp_path: Path, with_demo: Fill) -> None:
    seen = kill_writers.on_sqlite(tmp_path, kills=2, fill=with_demo)
    assert seen.acknowledged >= 3
    assert (seen.lost, seen.halves) == (0, 0)


@pytest.mark.skipif(not is_postgres(), reason="asks for PostgreSQL")
@pytest.mark.parametrize("kind", ["backend", "postmaster"])
def test_killed_processes_lose_nothing_on_postgresql(kind: str, with_demo: Fill) -> None:
    with kill_writers.folder() as made:
        seen = kill_writers.on_postgres(made, kind, kills=2, fill=with_demo)
    assert seen.acknowledged >= 3
    assert (seen.lost, seen.halves) == (0, 0)
