"""Gunicorn's threads, with answers that are kept sent from where their request arrives, without waking a thread.

Only a request that came whole and plain is looked at here, and only for an answer that is kept already; whatever else
there is, and every request that is odd in any way, is left unread for gunicorn to parse, answer or refuse. A line gets
a thread when the head of its request is there; questions and log-ins have threads of their own, so that nobody else
stands behind many of them.
"""

import re
import selectors
import socket
import struct
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Thread
from typing import Any, Final

from gunicorn import SERVER
from gunicorn.util import http_date
from gunicorn.workers.gthread import TConn, ThreadWorker

Headers = tuple[tuple[str, str], ...]

# A header says neither where the site lies nor what was asked for, whoever sends it (gunicorn believes a near proxy).
OWN_PATH: Final = {"forwarder_headers": ""}
LONGEST: Final = 4096
HEAD_WITHIN: Final = 10.0
"""So many seconds a new line has for the head of its first request, as nginx gives (`client_header_timeout`)."""
TAKEN_WITHIN: Final = 60
"""For so many seconds a thread waits for a reader who takes nothing at all of an answer."""
SPARE: Final = 50
"""So many lines are kept free for newcomers, at the cost of those that have waited longest for their first request."""
SWITCH: Final = 0.001
"""Seconds after which a thread that computes lets another go on; Python's own 0.005 add up where many compute."""
_LOGIN: Final = re.compile(rb"POST /admin/login/")
_QUESTION: Final = re.compile(rb"GET /(?!admin/|static/)[^ \r\n]*\?")
_PLAIN: Final = re.compile(
    rb"(GET|HEAD) (/[\w/.-]*)(?:\?([\w=&.-]*))? HTTP/1\.1\r\n((?:[A-Za-z-]+: [ -~]*\r\n)+)\r\n", re.ASCII
)
# What is allowed to stand in a request that is answered here, beside what no answer depends on.
_ASKED: Final = {"host": "HTTP_HOST", "accept-encoding": "HTTP_ACCEPT_ENCODING", "if-none-match": "HTTP_IF_NONE_MATCH"}
_IDLE: Final = frozenset(
    (
        "accept", "accept-language", "cache-control", "dnt", "pragma", "priority", "referer", "sec-fetch-dest",
        "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user", "sec-gpc", "upgrade-insecure-requests", "user-agent",
        "x-forwarded-for", "x-real-ip",
    )
)  # fmt: skip


def plain(data: bytes, *, trusted: bool) -> dict[str, Any] | None:
    """Answer what a whole, plain request asks for, in the words of WSGI; None for any other.

    A proxy tells the scheme in X-Forwarded-Proto if it is `trusted`.
    """
    found = _PLAIN.fullmatch(data)
    if found is None:
        return None
    method, path, query, lines = found.groups(b"")
    asked = {"REQUEST_METHOD": method.decode(), "PATH_INFO": path.decode(), "QUERY_STRING": query.decode()}
    asked["wsgi.url_scheme"] = "http"
    seen = set()
    for line in lines.decode().split("\r\n")[:-1]:
        name, _colon, value = line.partition(": ")
        name = name.lower()
        if name in seen:
            return None
        seen.add(name)
        if name in _ASKED:
            asked[_ASKED[name]] = value
        elif name == "x-forwarded-proto" and trusted and value in {"http", "https"}:
            asked["wsgi.url_scheme"] = value
        elif name not in _IDLE and (name, value.lower()) != ("connection", "keep-alive"):
            return None
    return asked


def _warm() -> None:
    from django.db import connection  # noqa: PLC0415 - there are no settings before the site is loaded

    from cases.published import warming  # noqa: PLC0415

    warming.warm()
    connection.close()


class Worker(ThreadWorker):  # type: ignore[misc]
    """A worker of threads that sends kept answers itself."""

    _second, _date = 0, ""
    _at_hand: Callable[[dict[str, Any]], tuple[str, Headers, bytes] | None] | None = None

    def get_thread_pool(self) -> ThreadPoolExecutor:
        """Answer the threads; a quarter as many more are for questions, and one is for passwords."""
        self._lanes = (
            (_LOGIN, ThreadPoolExecutor(max_workers=1)),
            (_QUESTION, ThreadPoolExecutor(max_workers=max(1, self.cfg.threads // 4))),
        )
        pool: ThreadPoolExecutor = super().get_thread_pool()
        return pool

    def load_wsgi(self) -> None:
        """Load the site, know whether it keeps answers, and let a large archive be remembered before anybody asks."""
        sys.setswitchinterval(SWITCH)
        super().load_wsgi()
        Thread(target=_warm, daemon=True).start()
        self._at_hand = getattr(self.wsgi, "at_hand", None)

    def accept(self, listener: socket.socket) -> None:
        """Let a new line wait for its request without a thread."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        if self.nr_conns > self.worker_connections - SPARE and self.pending_conns:
            self.pending_conns[0].timeout = float("-inf")
            self.murder_pending()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", TAKEN_WITHIN, 0))
        self.nr_conns += 1
        conn = TConn(self.cfg, client, address, listener.getsockname())
        conn.timeout = time.monotonic() + HEAD_WITHIN
        self.pending_conns.append(conn)
        self.poller.register(client, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """Send a kept answer to the first request of a line, or hand the line to a thread as soon as its head is whole.

        Until then the line is not looked at again before there is more of it.
        """
        if more := _unfinished(client, _waiting(conn)):
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, more)
            return
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
        if (answer := self._kept(conn)) is None:
            super().on_pending_socket_readable(conn, client)
            return
        self.pending_conns.remove(conn)
        self.keepalived_conns.append(conn)
        self.poller.modify(client, selectors.EVENT_READ, partial(self.on_client_socket_readable, conn))
        self._send(conn, client, answer)

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """Send a kept answer to a request on a line that was used before, or hand the line to a thread."""
        if (answer := self._kept(conn)) is None:
            super().on_client_socket_readable(conn, client)
        else:
            self._send(conn, client, answer)

    def enqueue_req(self, conn: TConn) -> None:
        """Hand a line to one of the threads that are for what it asks."""
        waiting = _waiting(conn)
        pool = next((pool for asked, pool in self._lanes if asked.match(waiting)), self.tpool)
        done = pool.submit(self.handle, conn)
        done.add_done_callback(lambda future: self.method_queue.defer(self.finish_request, conn, future))

    def _send(self, conn: TConn, client: socket.socket, answer: tuple[int, bytes]) -> None:
        self.nr += 1
        length, whole = answer
        conn.sock.recv(length)
        rest = whole[_sent(conn.sock, whole) :]
        if rest:
            self._finished_by_thread(conn, client, rest)
        else:
            self.keepalived_conns.remove(conn)
            conn.set_timeout()
            self.keepalived_conns.append(conn)

    def _kept(self, conn: TConn) -> tuple[int, bytes] | None:
        """Answer how long the waiting request is and what is sent for it, if that is at hand."""
        if self._at_hand is None or not self.alive or self.nr >= self.max_requests:
            return None
        if conn.is_http2 or _is_read_ahead(conn):
            return None
        data = _waiting(conn)
        asked = plain(
            data, trusted=not isinstance(conn.client, tuple) or conn.client[0] in self.cfg.forwarded_allow_ips
        )
        said = self._at_hand(asked) if asked else None
        return (len(data), self._written(*said)) if said else None

    def _written(self, status: str, headers: Headers, body: bytes) -> bytes:
        """Answer an answer as it travels, with the headers that gunicorn writes itself."""
        if (now := int(time.time())) != self._second:
            self._second, self._date = now, http_date(now)
        lines = "".join([f"{name}: {value}\r\n" for name, value in headers])
        head = f"HTTP/1.1 {status}\r\nServer: {SERVER}\r\nDate: {self._date}\r\nConnection: keep-alive\r\n{lines}\r\n"
        return head.encode("latin-1") + body

    def _finished_by_thread(self, conn: TConn, client: socket.socket, rest: bytes) -> None:
        """Let a thread wait for a reader who takes the answer slowly."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        done = self.tpool.submit(_send_rest, conn.sock, rest)
        done.add_done_callback(lambda future: self.method_queue.defer(self.finish_request, conn, future))


def _waiting(conn: TConn) -> bytes:
    """Answer the bytes that wait on a line, at most `LONGEST`, and leave them there; nothing where that cannot be."""
    try:
        return bytes(conn.sock.recv(LONGEST, socket.MSG_PEEK | socket.MSG_DONTWAIT))
    except (OSError, ValueError):  # A line with TLS is not looked into.
        return b""


def _unfinished(client: socket.socket, data: bytes) -> int:
    """Answer how many bytes there must be before the head of a request may be whole; 0 if it is, or no more will come.

    A line that wakes with less than was asked for was closed at the other end; on a local one nothing is counted.
    """
    awaited = client.getsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT)
    if client.family == socket.AF_UNIX or not awaited <= len(data) < LONGEST:
        return 0
    return 0 if b"\r\n\r\n" in data or b"\n\n" in data else len(data) + 1


def _is_read_ahead(conn: TConn) -> bool:
    """Answer whether gunicorn holds bytes of the line that come before those that wait."""
    if conn.parser is None:
        return False
    held = conn.parser.unreader.take_buffered()
    conn.parser.unreader.unread(held)
    return bool(held)


def _sent(sock: socket.socket, whole: bytes) -> int:
    """Answer how many bytes went out without waiting."""
    try:
        return sock.send(whole)
    except BlockingIOError:
        return 0
    except OSError:
        return len(whole)  # Nobody is there any more; the line is closed with the next look at it.


def _send_rest(sock: socket.socket, rest: bytes) -> bool:
    """Send what is left, and answer that the line stays open."""
    sock.setblocking(True)
    sock.sendall(rest)
    return True
