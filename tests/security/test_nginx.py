"""The shipped nginx before the shipped gunicorn: it passes pages, keeps floods off, and writes nothing down."""

import gzip
import os
import re
import shutil
import socket
import ssl
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from tests.conftest import ABISHEV
from tests.security import servers
from tests.security.front import Front, nginx, prepared, stack
from tests.security.installation import Installation, as_owner, is_postgres
from tests.security.servers import is_there
from tests.security.test_logs import BAD, HEADS, PAGES, traces
from tracker.encodings import form_taken

pytestmark = pytest.mark.skipif(not is_there("nginx"), reason="nginx is not installed")


@pytest.fixture
def front(tmp_path: Path) -> Front:
    return prepared(tmp_path / "nginx")


def test_nginx_takes_the_shipped_files(front: Front) -> None:
    done = subprocess.run(nginx(front, "-t"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # Newer ones want `http2 on`, which that of Debian 12 does not know.
    told = [line for line in done.stderr.splitlines() if "[warn]" in line]
    assert [line for line in told if '"user"' not in line and '"listen ... http2"' not in line] == []


def test_readers_are_served_and_nobody_is_written_down(site: Installation, front: Front, tmp_path: Path) -> None:
    with stack(site, front, tmp_path) as (before, behind):
        page = before.get(f"/en/people/{ABISHEV}/", *HEADS)
        assert page.startswith(b"HTTP/1.1 301")
        for address in PAGES:
            assert not before.get(address, *HEADS).startswith(b"HTTP/1.1 5"), address
        for request in BAD:
            before.ask(request, wait=1)
        assert before.get("/admin/").startswith(b"HTTP/1.1 404")
    assert list(traces(before.said)) == []
    assert list(traces(behind.said)) == []
    logs = [path for path in front.folder.rglob("*.log") if path.is_file()]
    assert [line for path in logs for line in traces(path.read_text("utf-8", "replace"))] == []


def flood(port: int, path: str, count: int) -> Counter[bytes]:
    """How often which first line is answered to so many requests in one go over TLS."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    asked = f"GET {path} HTTP/1.1\r\nHost: example.org\r\n\r\n".encode() * (count - 1)
    asked += f"GET {path} HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n".encode()
    with (
        socket.create_connection(("127.0.0.1", port), timeout=60) as line,
        context.wrap_socket(line, server_hostname="example.org") as wrapped,
    ):
        wrapped.sendall(asked)
        received = b"".join(iter(lambda: wrapped.recv(65536), b""))
    return Counter(re.findall(rb"HTTP/1.1 \d{3}", received))


def test_a_flood_from_one_address_is_cut_and_tor_is_not_counted_so(
    site: Installation, front: Front, tmp_path: Path
) -> None:
    allowed = Installation(site.folder, site.url, {"ALLOWED_HOSTS": "example.org,localhost"})
    with stack(allowed, front, tmp_path) as (before, _behind):
        answers = flood(front.ports["443"], "/en/method/", 190)
        assert set(answers) == {b"HTTP/1.1 200", b"HTTP/1.1 429"}
        assert answers.total() == 190
        assert answers[b"HTTP/1.1 200"] >= 60
        assert answers[b"HTTP/1.1 429"] > 15
        assert {before.get("/en/method/")[:12] for _ in range(110)} == {b"HTTP/1.1 200"}
        assert servers.asked(front.ports["80"], b"GET / HTTP/1.1\r\nHost: other.example\r\n\r\n", wait=5) == b""


def test_readers_get_the_mirror_when_the_application_is_away(site: Installation, front: Front, tmp_path: Path) -> None:
    with stack(site, front, tmp_path) as (before, _behind):
        assert b"from the mirror" not in before.get("/en/")
    port = front.ports["8880"]
    shutil.rmtree(front.folder / "cache")
    with servers.running(nginx(front), port, tmp_path / "nginx.log", dict(os.environ)) as alone:
        assert b"from the mirror" in alone.get("/en/")
        assert alone.get("/en/nowhere/").startswith(b"HTTP/1.1 503")


@contextmanager
def database_away(site: Installation) -> Iterator[None]:
    """No process can open the database of the site."""
    if not is_postgres():
        place = Path(site.url.removeprefix("sqlite:///"))
        place.rename(place.with_suffix(".away"))
        try:
            yield
        finally:
            place.with_suffix(".away").rename(place)
        return
    name = urlsplit(site.url).path.lstrip("/")
    as_owner(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
    as_owner(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608
    try:
        yield
    finally:
        as_owner(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")


def test_readers_get_the_last_copy_or_the_mirror_when_the_database_is_away(
    site: Installation, front: Front, tmp_path: Path
) -> None:
    with stack(site, front, tmp_path) as (before, behind):
        page = before.get("/ru/people/")
        with database_away(site):
            assert behind.get("/healthz").startswith(b"HTTP/1.1 503")
            assert behind.get("/en/people/").startswith(b"HTTP/1.1 5")
            assert body_of(before.get("/ru/people/")) == body_of(page)
            assert b"from the mirror" in before.get("/en/")
            assert before.get("/en/people/?q=nowhere").startswith(b"HTTP/1.1 503")
        assert behind.get("/healthz").startswith(b"HTTP/1.1 200")
        assert before.get("/en/people/?q=somewhere").startswith(b"HTTP/1.1 200")


def body_of(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


def parts(answer: bytes) -> tuple[dict[str, str], bytes]:
    """The headers of an answer by name, and its body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = [line.split(": ", 1) for line in head.decode().split("\r\n")[1:]]
    return {name.lower(): value for name, value in lines}, body


# What is said of the forms a reader takes, and the one in which nginx answers.
FORMS = (
    ("gzip, deflate, br, zstd", "br"), ("gzip,br", "br"), ("BR;q=1.0, gzip;q=0.8, *;q=0.1", "br"), ("*", "br"),
    ("br;q=0, gzip", "gzip"), ("gzip;q=1.0, br;q=0.5", "gzip"), ("GZIP ;q=0.001", "gzip"), ("gzip, *;q=0", "gzip"),
    ("gzip;q=0.9,br;q=0.95", "gzip"), ("br;q=0.000, gzip;q=1", "gzip"), ("br, br;q=0, gzip", "gzip"),
    ("", ""), ("identity", ""), ("br;q=0", ""), ("gzip;q=0.0, br;q=0", ""), ("gzip, gzip;q=0", ""), ("xbr, x-gzip", ""),
    ("br gzip", ""), ("br;level=1", ""), ("*;q=0", ""), ("zstd, deflate", ""), (", ," * 1000 + " " * 3000, ""),
)  # fmt: skip


def test_a_page_is_kept_in_three_forms_however_readers_ask(site: Installation, front: Front, tmp_path: Path) -> None:
    with stack(site, front, tmp_path) as (before, behind):
        whole = parts(behind.get("/en/method/"))[1]
        for accepted, form in FORMS:
            headers, body = parts(before.get("/en/method/", f"Accept-Encoding: {accepted}"))
            assert headers.get("content-encoding", "") == form, accepted
            assert {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[form](body) == whole
            assert headers["etag"].endswith(f'-{form}"' if form else '"')
            known = before.get("/en/method/", f"Accept-Encoding: {accepted}", f"If-None-Match: {headers['etag']}")
            assert known.startswith(b"HTTP/1.1 304"), accepted
        kept = [path.read_bytes() for path in (front.folder / "cache").rglob("*") if path.is_file()]
        assert sum(b" /en/method/ " in copy for copy in kept) == 3
        assert "content-encoding" in parts(before.get("/en/people/?q=", "Accept-Encoding: br"))[0]
        for address in ("/en/people/?q=br", "/en/people/?q=gzip"):
            assert "content-encoding" not in parts(before.get(address))[0]
        page = f"/ru/people/{ABISHEV}/kenzhebek-abishev/"
        assert "location" not in parts(before.get(page))[0]
        assert "location" in parts(before.get(page, "Accept-Datetime: Thu, 30 Dec 2027 00:00:00 GMT"))[0]


def test_nginx_chooses_as_the_application_or_gzip_where_brotli_is_ranked_with_a_fraction() -> None:
    for accepted, form in FORMS:
        taken = form_taken(accepted)
        assert form == (taken or "") or (form, taken) == ("gzip", "br"), accepted


# What nginx says of itself and of a file, and what the application says of other forms, which a page names too.
OF_FILES = {"server", "date", "connection", "accept-ranges", "last-modified", "etag", "link", "vary"}


def test_pages_come_from_files_as_from_the_application(site: Installation, front: Front, tmp_path: Path) -> None:
    site.manage("mirror", str(front.folder / "live"), "--live", "--base", "http://localhost")
    page = f"/ru/people/{ABISHEV}/kenzhebek-abishev/"
    with stack(site, front, tmp_path) as (before, behind):
        for address in ("/en/", page, "/kk/method/"):
            for accepted in ("Accept-Encoding: gzip", "Accept-Encoding: identity"):
                from_file, made = (parts(server.get(address, accepted)) for server in (before, behind))
                assert from_file[1] == made[1]
                assert "last-modified" in from_file[0]
                told = [
                    {name: said for name, said in one[0].items() if name not in OF_FILES} for one in (from_file, made)
                ]
                assert told[0] == told[1]
        for asked in (f"{page}?on=2021-09-30", f"/api/v1/people/{ABISHEV}", "/en/nowhere/"):
            assert "last-modified" not in parts(before.get(asked))[0]
        assert "location" in parts(before.get(page, "Accept-Datetime: Thu, 30 Dec 2027 00:00:00 GMT"))[0]
