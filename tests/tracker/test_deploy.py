"""The settings of a server pass Django's own questions, and its cookies are of this host alone."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_engine

ROOT = Path(__file__).resolve().parents[2]
COOKIES = """
import django
django.setup()
from django.test import Client
answer = Client(HTTP_HOST="localhost", secure=True).get("/admin/login/", secure=True)
print(answer.headers.get("Strict-Transport-Security"))
for cookie in answer.cookies.values():
    print(cookie.OutputString())
"""


def on_a_server(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"HTTPS": "yes", "SECRET_KEY": secrets.token_urlsafe(60), "SIGNING_KEY": "5e" * 32}
    return subprocess.run(
        [sys.executable, "-W", "error", *command],
        cwd=ROOT, env=environment | more, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("module", ["tracker.settings", "tracker.settings_public"])
def test_nothing_is_found_by_the_check_for_deployment(module: str) -> None:
    done = on_a_server("manage.py", "check", "--deploy", "--fail-level", "INFO", DJANGO_SETTINGS_MODULE=module)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_without_https_the_check_tells() -> None:
    done = on_a_server("manage.py", "check", "--deploy", HTTPS="no", DJANGO_SETTINGS_MODULE="tracker.settings")
    assert "SESSION_COOKIE_SECURE" in done.stderr


def test_cookies_over_https_are_of_this_host_alone(tmp_path: Path) -> None:
    done = on_a_server(
        "-c", COOKIES, DJANGO_SETTINGS_MODULE="tracker.settings", DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3"
    )
    assert done.returncode == 0, done.stderr
    first, *cookies = done.stdout.splitlines()
    assert first.startswith("max-age=31536000")
    assert cookies
    for cookie in cookies:
        assert re.match(r"__Host-\w+=", cookie)
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
