"""No log of the server names a reader or what was read; the test speaks to the demo's own server over a socket."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from gunicorn.config import Config

from tracker.quietlog import QUIET, QuietLog

ROOT = Path(__file__).resolve().parents[2]
SERVE = "from tracker.server import serve; import sys; serve(port=int(sys.argv[1]))"
MALFORMED = b"GET /en/people/?q=secret HTTP/9.9\r\nHost: secret.example\r\n\r\n"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def ask(port: int, request: bytes) -> bytes:
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
                line.sendall(request)
                return line.recv(300)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("Nothing listens.")


def test_a_malformed_request_leaves_no_address_and_no_words(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    command = [sys.executable, "-c", SERVE, str(port)]
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    with log.open("w") as written, subprocess.Popen(command, cwd=ROOT, stderr=written, env=environment) as process:
        try:
            assert b" 400 " in ask(port, MALFORMED)
            head = ask(port, b"HEAD /en/method/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert b" 200 " in head
            assert b" 400 " in ask(port, b"GET /en/ HTTP/1.1\r\nHost: secret.example\r\nConnection: close\r\n\r\n")
        finally:
            process.terminate()
            process.wait(20)
    said = log.read_text()
    assert "A request that is not HTTP was refused." in said
    assert not [word for word in ("127.0.0.1", "secret", "/en/", "HEAD") if word in said]


def test_a_failure_keeps_its_traceback_and_not_the_address_asked_for(capsys: object) -> None:
    log = QuietLog(Config())
    records = []
    log.error_log.handle = records.append  # type: ignore[method-assign]
    try:
        raise RuntimeError("broken")
    except RuntimeError:
        log.exception("Error handling request %s %s", "GET", "/en/people/?q=secret")
    (record,) = records
    assert record.getMessage() == "A request could not be answered."
    assert record.exc_info[0] is RuntimeError


def test_the_settings_for_servers_are_the_quiet_ones() -> None:
    names: dict[str, object] = {}
    exec((ROOT / "deploy" / "gunicorn.conf.py").read_text(), names)  # noqa: S102 - gunicorn reads it so
    assert {name: names[name] for name in QUIET} == QUIET
