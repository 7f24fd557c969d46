"""Requests that a worker answers by itself: read as gunicorn reads them, and none that is odd in any way."""

import socket
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser
from gunicorn.http.unreader import SocketUnreader
from hypothesis import given
from hypothesis import strategies as st

from tests.security.test_raw_http import ANSWERED, REFUSED
from tracker.quickworker import Worker, plain

PROXY = ("127.0.0.1", 1)
LINES = (
    b"Host: localhost\r\n",
    b"Accept-Encoding: gzip, br\r\n",
    b'If-None-Match: "a"\r\n',
    b"X-Forwarded-Proto: https\r\n",
    b"User-Agent: any (thing)\r\n",
    b"Connection: keep-alive\r\n",
)
REQUEST = b"GET /en/people/?q=a&held=yes HTTP/1.1\r\n" + b"".join(LINES) + b"\r\n"
SAID = ("200 OK", (("Content-Length", "4"), ("ETag", '"a"')), b"page")


def by_gunicorn(data: bytes) -> dict[str, Any]:
    """What gunicorn reads in the same bytes from a proxy that it trusts."""
    parser = RequestParser(Config(), iter([data]), PROXY)
    one = next(parser)
    heads = {f"HTTP_{name.replace('-', '_')}": value for name, value in one.headers}
    assert len(heads) == len(one.headers)
    assert one.version == (1, 1)
    assert not one.should_close()
    said = {"REQUEST_METHOD": one.method, "PATH_INFO": one.path, "QUERY_STRING": one.query}
    kept = {name: heads[name] for name in ("HTTP_HOST", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH") if name in heads}
    return said | {"wsgi.url_scheme": one.scheme} | kept


def test_a_plain_request_is_read_as_by_gunicorn() -> None:
    assert plain(REQUEST, trusted=True) == by_gunicorn(REQUEST)


@given(at=st.integers(0, len(REQUEST)), removed=st.integers(0, 3), put=st.binary(max_size=3))
def test_whatever_is_changed_in_it_it_is_read_as_by_gunicorn_or_left_alone(at: int, removed: int, put: bytes) -> None:
    changed = REQUEST[:at] + put + REQUEST[at + removed :]
    if (asked := plain(changed, trusted=True)) is not None:
        assert asked == by_gunicorn(changed)


@pytest.mark.parametrize("data", [*REFUSED.values(), *(request for request, _said in ANSWERED.values())])
def test_what_closes_the_line_or_is_odd_is_left_alone(data: bytes) -> None:
    assert plain(data, trusted=True) is None


@pytest.mark.parametrize(
    "line",
    [
        b"Cookie: a=b\r\n",
        b"Authorization: Basic eA==\r\n",
        b"Range: bytes=0-1\r\n",
        b"Accept-Datetime: Thu, 30 Sep 2021 00:00:00 GMT\r\n",
        b"If-Modified-Since: Thu, 30 Sep 2021 00:00:00 GMT\r\n",
        b"Content-Length: 0\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Expect: 100-continue\r\n",
        b"Upgrade: h2c\r\n",
        b"Connection: close\r\n",
        b"Host: elsewhere.example\r\n",
        b"X-Forwarded-Ssl: on\r\n",
        b"X-Any: a\r\n",
    ],
)
def test_who_asks_for_something_of_their_own_is_left_alone(line: bytes) -> None:
    assert plain(REQUEST.replace(b"\r\n\r\n", b"\r\n" + line + b"\r\n"), trusted=True) is None


def test_a_stranger_cannot_tell_the_scheme() -> None:
    assert plain(REQUEST, trusted=False) is None


def test_two_requests_at_once_are_left_alone() -> None:
    assert plain(REQUEST * 2, trusted=True) is None


@pytest.fixture
def lines() -> Any:
    """The two ends of a line."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    yield ours, theirs
    ours.close()
    theirs.close()


def worker_on(ours: socket.socket, said: Any) -> tuple[Worker, Any]:
    """A worker that keeps one answer, and a line on which it answered before."""
    worker = Worker.__new__(Worker)
    worker.cfg, worker.alive, worker.nr, worker.max_requests = Config(), True, 0, 10
    worker._at_hand = lambda _asked: said
    conn = SimpleNamespace(
        sock=ours, client=PROXY, is_http2=False, parser=SimpleNamespace(unreader=SocketUnreader(ours)),
        set_timeout=lambda: None,
    )  # fmt: skip
    worker.keepalived_conns = [conn]
    return worker, conn


def test_a_kept_answer_goes_out_and_the_line_stays(lines: Any) -> None:
    ours, theirs = lines
    worker, conn = worker_on(ours, SAID)
    for _time in range(2):
        theirs.sendall(REQUEST)
        worker.on_client_socket_readable(conn, ours)
        head, _break, body = theirs.recv(4096).partition(b"\r\n\r\n")
        assert body == b"page"
        assert head.split(b"\r\n")[0] == b"HTTP/1.1 200 OK"
        assert {b"Content-Length: 4", b'ETag: "a"', b"Connection: keep-alive"} <= set(head.split(b"\r\n"))
    assert worker.keepalived_conns == [conn]
    assert worker.nr == 2


@pytest.mark.parametrize("state", ["nothing kept", "ending", "due to begin anew", "bytes read ahead"])
def test_what_is_not_answered_is_left_unread(lines: Any, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = lines
    worker, conn = worker_on(ours, None if state == "nothing kept" else SAID)
    worker.alive, worker.nr = state != "ending", 10 if state == "due to begin anew" else 0
    if state == "bytes read ahead":
        conn.parser.unreader.unread(b"GET ")
    handed = []
    monkeypatch.setattr(
        "gunicorn.workers.gthread.ThreadWorker.on_client_socket_readable", lambda *on: handed.append(on)
    )
    theirs.sendall(REQUEST)
    worker.on_client_socket_readable(conn, ours)
    assert handed == [(worker, conn, ours)]
    assert ours.recv(4096) == REQUEST
    assert conn.parser.unreader.take_buffered() == (b"GET " if state == "bytes read ahead" else b"")


def test_a_reader_who_reads_slowly_gets_the_whole_from_a_thread(lines: Any) -> None:
    ours, theirs = lines
    body = b"long" * 500_000
    worker, conn = worker_on(ours, ("200 OK", (("Content-Length", str(len(body))),), body))
    left, done = [], []
    worker.poller = SimpleNamespace(unregister=left.append)
    worker.method_queue = SimpleNamespace(defer=lambda _finish, one, future: done.append((one, future.result())))
    theirs.settimeout(30)
    with ThreadPoolExecutor(1) as worker.tpool:
        theirs.sendall(REQUEST)
        worker.on_client_socket_readable(conn, ours)
        received = b""
        while not received.endswith(body) and (part := theirs.recv(65536)):
            received += part
    assert received.partition(b"\r\n\r\n")[2] == body
    assert (left, done, worker.keepalived_conns) == ([ours], [(conn, True)], [])
