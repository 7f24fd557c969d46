"""No server writes who read what: the shipped gunicorn and the demo's, asked well and badly."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.conftest import ABISHEV
from tests.security import servers
from tests.security.installation import PUBLIC, Installation
from tests.security.servers import READER, Server

pytestmark = pytest.mark.no_engine

# What would be a trace: the reader's address, and words in each part of a request.
TRACES = (
    READER,
    "203.0.113.77",
    "zzagent",
    "zzreferrer",
    "zzquery",
    "zzpath",
    "zzcookie",
    "zzhost",
    "zzbody",
    ABISHEV,
    "/en/",
)
HEADS = (
    "User-Agent: zzagent", "Referer: https://zzreferrer.example/", "Cookie: sessionid=zzcookie",
    "X-Forwarded-For: 203.0.113.77", "Forwarded: for=203.0.113.77", "Accept-Language: ru",
)  # fmt: skip
PAGES = (
    "/", "/en/",
    f"/en/people/{ABISHEV}/x/", "/en/people/?q=zzquery", "/en/people/?page=zzquery", "/zzpath", "/zzpath/%00",
    "/api/v1/people?q=zzquery", "/api/v1/zzpath", "/admin/", "/admin/login/?next=/zzpath", "/admin/zzpath/",
    f"/en/people/{ABISHEV}.csv", "/static/zzpath.css", "/en/editions.atom", "/healthz",
)  # fmt: skip
BAD = (
    b"GET /zzpath?q=zzquery HTTP/9.9\r\nHost: localhost\r\n\r\n",
    b"zzpath\r\n\r\n",
    b"GET /zzpath HTTP/1.1\r\nzzagent\r\n\r\n",
    b"GET /zzpath HTTP/1.1\r\nHost: localhost\r\nContent-Length: zzquery\r\n\r\n",
    b"GET /zzpath HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: zzquery\r\n\r\n",
    b"GET /zzpath\x00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET http://zzhost.example/zzpath HTTP/1.1\r\nHost: zzhost.example\r\nConnection: close\r\n\r\n",
    b"GET /" + b"zzpath" * 3000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"zzagent" * 3000 + b"\r\n\r\n",
    b"\x16\x03\x01\x02\x00zzpath",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"ZZPATH /zzpath HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 29\r\nConnection: close\r\n\r\nusername=zzbody&password=zzbod",
    b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=zzbody\r\n"
    b"Content-Length: 20\r\nConnection: close\r\n\r\n--zzbody\r\nzzbody\r\n\r\n",
    b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nOrigin: https://zzhost.example\r\nContent-Length: 0\r\n"
    b"Connection: close\r\n\r\n",
)
Serve = Callable[[Installation, Path], AbstractContextManager[Server]]


def shipped(site: Installation, log: Path) -> AbstractContextManager[Server]:
    return servers.gunicorn(site, log)


def shipped_public(site: Installation, log: Path) -> AbstractContextManager[Server]:
    return servers.gunicorn(site, log, DJANGO_SETTINGS_MODULE=PUBLIC)


@pytest.mark.parametrize("serve", [shipped, shipped_public, servers.demo])
def test_nobody_is_found_in_what_a_server_writes(site: Installation, tmp_path: Path, serve: Serve) -> None:
    with serve(site, tmp_path / "log") as server:
        for page in PAGES:
            answer = server.get(page, *HEADS)
            assert answer.startswith(b"HTTP/1.1 ")
            assert not answer.startswith(b"HTTP/1.1 5"), page
        server.get("/en/", *HEADS, host="zzhost.example")
        for request in BAD:
            server.ask(request, wait=1)
    said = server.said
    assert list(traces(said)) == []
    assert "A request that is not HTTP was refused." in said


def traces(said: str) -> Iterator[str]:
    """The lines in which something of a reader stands."""
    for line in said.splitlines():
        if any(trace.lower() in line.lower() for trace in TRACES):
            yield line


def test_the_test_is_not_blind(site: Installation, tmp_path: Path) -> None:
    """A server with a log of its own kind is found out."""
    command = (
        *servers.GUNICORN,
        "--access-logfile",
        "-",
        "--logger-class",
        "gunicorn.glogging.Logger",
        "--log-level",
        "info",
    )
    port = servers.free_port()
    environment = site.variables(BIND=f"127.0.0.1:{port}", WORKERS="1")
    with servers.running([sys.executable, *command], port, tmp_path / "log", environment) as server:
        server.get("/en/people/?q=zzquery", *HEADS)
        server.ask(BAD[0], wait=1)
    found = "\n".join(traces(server.said))
    assert all(trace in found for trace in (READER, "zzagent", "zzreferrer", "zzquery"))
