"""A line on which something was answered before: every answer is that of a new line."""

import re
import socket
from collections.abc import Iterator

import pytest

from tests.security import servers
from tests.security.installation import Installation
from tests.security.servers import Server
from tests.security.test_raw_http import ANSWERED, GET, REFUSED, statuses

pytestmark = pytest.mark.no_engine

KEEP = GET + b"Accept-Encoding: gzip\r\n\r\n"


@pytest.fixture(scope="module")
def server(site: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.gunicorn(site, tmp_path_factory.mktemp("used") / "log") as one:
        yield one


def answer_of(line: socket.socket) -> bytes:
    """One whole answer with a length."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += line.recv(65536)
    head, _break, body = received.partition(b"\r\n\r\n")
    length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])  # type: ignore[index]
    while len(body) < length:
        body += line.recv(65536)
    return head + b"\r\n\r\n" + body


def without_date(answer: bytes) -> bytes:
    return re.sub(rb"Date: [^\r]*\r\n", b"", answer)


def opened(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=60, source_address=(servers.READER, 0))


def test_the_same_is_answered_again_and_again(server: Server) -> None:
    with opened(server) as line:
        answers = []
        for _time in range(5):
            line.sendall(KEEP)
            answers.append(without_date(answer_of(line)))
    assert statuses(answers[0]) == [200]
    assert set(answers) == {answers[0]}


@pytest.mark.parametrize("name", [*REFUSED, *ANSWERED])
def test_what_is_odd_is_answered_as_on_a_new_line(server: Server, name: str) -> None:
    request = REFUSED.get(name) or ANSWERED[name][0]
    with opened(server) as line:
        line.sendall(KEEP)
        assert statuses(answer_of(line)) == [200]
        line.sendall(request)
        line.settimeout(60)
        received = b""
        try:
            while part := line.recv(65536):
                received += part
        except (TimeoutError, ConnectionResetError):
            pass
    assert statuses(received) == statuses(server.ask(request))
