"""Lines that are new: they wait without a thread, and those who ask something costly wait for one another alone."""

import selectors
import socket
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from gunicorn.config import Config

from tests.tracker.test_quickworker import REQUEST, SAID
from tracker.quickworker import HEAD_WITHIN, SPARE, Worker


class Listening(Worker):
    """A worker that listens, keeps one answer, and notes the lines that it hands to threads."""

    def __init__(self, said: Any = None) -> None:
        self.cfg, self.alive, self.nr, self.max_requests = Config(), True, 0, 10
        self.poller, self.nr_conns, self.worker_connections = selectors.DefaultSelector(), 0, SPARE + 2
        self.pending_conns: deque[Any] = deque()
        self.keepalived_conns: deque[Any] = deque()
        self._at_hand = lambda _asked: said
        self.handed: list[Any] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.setblocking(False)

    def enqueue_req(self, conn: Any) -> None:
        """Note a line instead of handing it over."""
        self.handed.append(conn)

    def called(self) -> socket.socket:
        """A client whose line was accepted."""
        client = socket.create_connection(self.listener.getsockname(), timeout=30)
        time.sleep(0.05)
        self.accept(self.listener)
        return client

    def look(self) -> int:
        """Look once at what there is to be read; answer how many lines had something."""
        events = self.poller.select(0.2)
        for key, _event in events:
            key.data(key.fileobj)
        return len(events)


@pytest.fixture
def worker() -> Iterator[Listening]:
    """A worker to which nothing is known."""
    made = Listening()
    yield made
    for conn in (*made.pending_conns, *made.keepalived_conns, *made.handed):
        conn.close()
    made.poller.close()
    made.listener.close()


def test_a_kept_answer_goes_out_on_a_new_line(worker: Listening) -> None:
    worker._at_hand = lambda _asked: SAID
    with worker.called() as client:
        for _time in range(2):
            client.sendall(REQUEST)
            worker.look()
            assert client.recv(4096).endswith(b"\r\n\r\npage")
    assert (len(worker.keepalived_conns), len(worker.pending_conns), worker.handed) == (1, 0, [])


def test_a_line_gets_a_thread_when_the_head_of_its_request_is_whole(worker: Listening) -> None:
    with worker.called() as client:
        for byte in REQUEST[:-1]:
            client.sendall(bytes([byte]))
        assert [worker.look() for _time in range(4)][-1] == 0, "a line is looked at again and nothing came"
        assert not worker.handed
        client.sendall(REQUEST[-1:])
        worker.look()
    assert len(worker.handed) == 1
    assert worker.handed[0].sock.recv(4096) == REQUEST


def test_who_leaves_before_the_head_is_whole_is_not_waited_for(worker: Listening) -> None:
    with worker.called() as client:
        client.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        worker.look()
    worker.look()
    assert len(worker.handed) == 1


def test_a_line_on_which_nobody_asks_is_closed(worker: Listening) -> None:
    with worker.called() as client:
        (conn,) = worker.pending_conns
        assert 0 < conn.timeout - time.monotonic() <= HEAD_WITHIN
        conn.timeout = time.monotonic()
        worker.murder_pending()
        assert client.recv(1) == b""
    assert worker.nr_conns == 0


def test_newcomers_take_the_place_of_those_who_waited_longest(worker: Listening) -> None:
    clients = [worker.called() for _one in range(4)]
    worker.look()
    assert [client.recv(1) for client in clients[:1]] == [b""]
    assert len(worker.pending_conns) == 3
    for client in clients:
        client.close()


@pytest.mark.parametrize(
    ("request_line", "lane"),
    [
        (b"POST /admin/login/ HTTP/1.1", 0),
        (b"POST /admin/login/?next=/admin/ HTTP/1.1", 0),
        (b"GET /en/people/?q=a HTTP/1.1", 1),
        (b"GET /api/v1/people?q=a HTTP/1.1", 1),
        (b"GET /en/people/ HTTP/1.1", None),
        (b"GET /admin/cases/person/?q=a HTTP/1.1", None),
        (b"GET /admin/login/ HTTP/1.1", None),
        (b"GET /static/site.css?1 HTTP/1.1", None),
        (b"", None),
    ],
)
def test_questions_and_passwords_wait_for_one_another_alone(request_line: bytes, lane: int | None) -> None:
    worker = Worker.__new__(Worker)
    worker.cfg = Config()
    worker.cfg.set("threads", 8)
    worker.handle = lambda _conn: True
    worker.finish_request = None
    taken: list[ThreadPoolExecutor] = []
    worker.method_queue = SimpleNamespace(defer=lambda *_done: None)
    worker.tpool = worker.get_thread_pool()
    pools = [pool for _asked, pool in worker._lanes]
    for pool in (worker.tpool, *pools):
        pool.submit = lambda *_job, pool=pool: (taken.append(pool), SimpleNamespace(add_done_callback=id))[1]  # type: ignore[method-assign]
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(request_line)
        worker.enqueue_req(SimpleNamespace(sock=ours))
    assert taken == [worker.tpool if lane is None else pools[lane]]
    assert [pool._max_workers for pool in pools] == [1, 2]
