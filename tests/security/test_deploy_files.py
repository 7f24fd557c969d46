"""The files for servers: tight sandboxes, a PgBouncer that serves every page, no secret in any."""

import os
import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest

from tests.security import servers
from tests.security.installation import ROOT, Installation, is_postgres
from tests.security.servers import is_there
from tests.security.surface import addresses

DEPLOY = ROOT / "deploy"
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))
# What every service must say, whether or not systemd is there to rate it.
TIGHT = (
    "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "PrivateDevices=yes",
    "CapabilityBoundingSet=\n", "MemoryDenyWriteExecute=yes", "IPAddressDeny=any", "SystemCallFilter=@system-service",
)  # fmt: skip


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_every_service_runs_in_a_sandbox(path: Path) -> None:
    written = path.read_text()
    assert [line for line in TIGHT if line not in written] == []
    assert "User=root" not in written
    assert re.search(r"^User=tracker(-public)?$", written, re.M)


@pytest.mark.skipif(not is_there("systemd-analyze"), reason="systemd is not installed")
@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_systemd_rates_the_sandbox_as_tight(path: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


def test_readers_run_without_drafts_and_write_nothing() -> None:
    written = (DEPLOY / "systemd" / "case-tracker-public.service").read_text()
    assert "DJANGO_SETTINGS_MODULE=tracker.settings_public" in written
    assert "InaccessiblePaths=-/srv/case-tracker/media/drafts" in written
    assert "ReadWritePaths" not in written


def test_no_secret_is_shipped() -> None:
    secret = re.compile(r"(?i)(password|secret_key|signing_key|AGE-SECRET-KEY-1)\s*[=:]\s*(?!PASSWORD)\S")
    files = [path for path in DEPLOY.rglob("*") if path.is_file() and path.parent.name != "__pycache__"]
    found = [str(path) for path in files if secret.search(path.read_text())]
    assert found == []


@pytest.mark.skipif(not (is_there("pgbouncer") and is_postgres()), reason="asks for PgBouncer and PostgreSQL")
def test_every_page_is_served_through_the_pool(site: Installation, tmp_path: Path) -> None:
    known, port = urlsplit(site.url), servers.free_port()
    written = (DEPLOY / "pgbouncer.ini").read_text()
    database = known.path.lstrip("/")
    written = written.replace(
        "host=/var/run/postgresql dbname=tracker", f"host=127.0.0.1 port={known.port} dbname={database}"
    )
    written = written.replace("user=tracker_public", "user=tracker").replace("6432", str(port))
    written = written.replace("scram-sha-256", "any").replace("auth_file = /etc/pgbouncer/userlist.txt\n", "")
    path = tmp_path / "pgbouncer.ini"
    path.write_text(written)
    tool = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
    as_nobody = ["-u", "postgres"] if os.getuid() == 0 else []
    with servers.running([tool, *as_nobody, str(path)], port, tmp_path / "log", dict(os.environ)) as pool:
        url = f"postgres://tracker@127.0.0.1:{pool.port}/tracker_public?pooled=yes"
        behind = Installation(site.folder, site.url, {"PUBLIC_DATABASE_URL": url})
        answers = behind.crawled(addresses())
        with closing(psycopg2.connect(url.partition("?")[0])) as link, link.cursor() as cursor:
            cursor.execute("SHOW jit")
            assert cursor.fetchone() == ("off",)
    assert {address: said for address, said in answers.items() if int(str(said[0])) >= 500} == {}
    assert answers == site.crawled(addresses())


@pytest.mark.skipif(not is_there("docker"), reason="docker is not installed")
def test_the_compose_file_is_understood(tmp_path: Path) -> None:
    for name in ("public.env", "editing.env", "database.env"):
        (tmp_path / name).write_text("")
    shutil.copy(DEPLOY / "compose.yaml", tmp_path)
    done = subprocess.run(
        ["docker", "compose", "-f", str(tmp_path / "compose.yaml"), "config", "--quiet"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "is not a docker command" in done.stderr or "unknown" in done.stderr:
        pytest.skip("docker compose is not installed")
    assert done.returncode == 0, done.stderr
