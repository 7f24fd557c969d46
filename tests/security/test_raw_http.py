"""Bytes that no browser sends, to the demo and to the shipped gunicorn: refused or answered, one answer each."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ABISHEV
from tests.security import servers
from tests.security.installation import PUBLIC, Installation
from tests.security.servers import Server

pytestmark = pytest.mark.no_engine

END = b"Connection: close\r\n\r\n"
HOST = b"Host: localhost\r\n"
GET = b"GET /en/method/ HTTP/1.1\r\n" + HOST
POST = b"POST /admin/login/ HTTP/1.1\r\n" + HOST
NEXT = b"GET /admin/zz-smuggled/ HTTP/1.1\r\n" + HOST + END
CHUNKED = b"Transfer-Encoding: chunked\r\n"

# What must be refused as it stands: two readers of the same bytes could part them differently.
REFUSED = {
    "two-lengths": POST + b"Content-Length: 5\r\nContent-Length: 6\r\n" + END + b"abcdef",
    "length-and-chunks": POST + b"Content-Length: 4\r\n" + CHUNKED + END + b"0\r\n\r\n" + NEXT,
    "chunks-and-length": POST + CHUNKED + b"Content-Length: 4\r\n" + END + b"0\r\n\r\n" + NEXT,
    "signed-length": POST + b"Content-Length: +5\r\n" + END + b"abcde",
    "negative-length": POST + b"Content-Length: -1\r\n" + END,
    "length-in-hex": POST + b"Content-Length: 0x5\r\n" + END + b"abcde",
    "listed-length": POST + b"Content-Length: 5, 5\r\n" + END + b"abcde",
    "grouped-length": POST + b"Content-Length: 1_0\r\n" + END + b"abcdeabcde",
    "arabic-length": POST + "Content-Length: ٥\r\n".encode() + END + b"abcde",
    "unknown-coding": POST + b"Transfer-Encoding: xchunked\r\n" + END + b"0\r\n\r\n",
    "coding-with-a-control": POST + b"Transfer-Encoding: \x0bchunked\r\n" + END + b"0\r\n\r\n",
    "chunked-twice": POST + CHUNKED + CHUNKED + END + b"0\r\n\r\n",
    "identity-after-chunked": POST + b"Transfer-Encoding: chunked, identity\r\n" + END + b"0\r\n\r\n",
    "space-before-colon": POST + b"Transfer-Encoding : chunked\r\n" + END + b"0\r\n\r\n",
    "folded": GET + b"X-One: a\r\n b: c\r\n" + END,
    "line-without-colon": GET + b"zz\r\n" + END,
    "empty-name": GET + b": x\r\n" + END,
    "name-with-a-space": GET + b"X One: a\r\n" + END,
    "name-with-a-nul": GET + b"X\x00One: a\r\n" + END,
    "value-with-a-nul": GET + b"X-One: a\x00b\r\n" + END,
    "bare-return": GET + b"X-One: a\rTransfer-Encoding: chunked\r\n" + END,
    "no-version": b"GET /en/method/\r\n\r\n",
    "version-2": b"GET /en/method/ HTTP/2.0\r\n" + HOST + END,
    "version-1.10": b"GET /en/method/ HTTP/1.10\r\n" + HOST + END,
    "version-small": b"GET /en/method/ http/1.1\r\n" + HOST + END,
    "four-words": b"GET /en/ method/ HTTP/1.1\r\n" + HOST + END,
    "small-method": b"get /en/method/ HTTP/1.1\r\n" + HOST + END,
    "method-with-a-sign": b"GE(T /en/method/ HTTP/1.1\r\n" + HOST + END,
    "long-method": b"G" * 200 + b" /en/method/ HTTP/1.1\r\n" + HOST + END,
    "long-line": b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n" + HOST + END,
    "long-field": GET + b"X-One: " + b"a" * 9_000 + b"\r\n" + END,
    "many-fields": GET + b"".join(b"X-%d: a\r\n" % number for number in range(120)) + END,
    "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 100 + b"\r\n\r\n",
    "foreign-host": b"GET /en/method/ HTTP/1.1\r\nHost: evil.example\r\n" + END,
    "two-hosts": b"GET /en/method/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n" + END,
    "host-with-a-user": b"GET /en/method/ HTTP/1.1\r\nHost: localhost@evil.example\r\n" + END,
    "host-with-a-path": b"GET /en/method/ HTTP/1.1\r\nHost: localhost/x\r\n" + END,
    "host-with-a-space": b"GET /en/method/ HTTP/1.1\r\nHost: local host\r\n" + END,
    "host-with-a-quote": b'GET /en/method/ HTTP/1.1\r\nHost: localhost"><b>\r\n' + END,
    "empty-host": b"GET /en/method/ HTTP/1.1\r\nHost:\r\n" + END,
}
PEOPLE = f"/en/people/{ABISHEV}/".encode()
# What is answered, with what.
ANSWERED: dict[str, tuple[bytes, set[int]]] = {
    "plain": (GET + END, {200}),
    "old": (b"GET /en/method/ HTTP/1.0\r\nHost: localhost\r\n\r\n", {200}),
    "head": (b"HEAD /en/method/ HTTP/1.1\r\n" + HOST + END, {200}),
    "options": (b"OPTIONS /en/method/ HTTP/1.1\r\n" + HOST + END, {204}),
    "star": (b"OPTIONS * HTTP/1.1\r\n" + HOST + END, {200, 204, 400, 404}),
    "trace": (b"TRACE /en/method/ HTTP/1.1\r\n" + HOST + b"X-Secret: zz\r\n" + END, {405}),
    "connect": (b"CONNECT /en/method/ HTTP/1.1\r\n" + HOST + END, {405}),
    "debug": (b"DEBUG /en/method/ HTTP/1.1\r\n" + HOST + END, {405}),
    "propfind": (b"PROPFIND / HTTP/1.1\r\n" + HOST + b"Depth: infinity\r\n" + END, {405}),
    "overridden": (b"POST /en/method/ HTTP/1.1\r\n" + HOST + b"X-HTTP-Method-Override: GET\r\n" + END, {405}),
    "absolute": (b"GET http://evil.example/en/method/ HTTP/1.1\r\n" + HOST + END, {200, 400}),
    "absolute-file": (b"GET file:///etc/passwd HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "no-slash": (b"GET en/method/ HTTP/1.1\r\n" + HOST + END, {301, 400, 404}),
    "two-slashes": (b"GET //evil.example/ HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "two-slashes-and-no-last": (b"GET //evil.example/en HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "backslash": (b"GET /\\evil.example HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "encoded-slashes": (b"GET /%2f%2fevil.example/ HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "encoded-break": (b"GET /en/x%0d%0aSet-Cookie:a=b HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "encoded-nul": (b"GET /en/people/%00/ HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "encoded-twice": (b"GET /%252e%252e/%252e%252e/etc/passwd HTTP/1.1\r\n" + HOST + END, {404}),
    "dots": (b"GET /static/../../../../etc/passwd HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "encoded-dots": (b"GET /static/%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "long-dots": (b"GET /static/%c0%ae%c0%ae/etc/passwd HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "bare-percent": (b"GET /en/% HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "not-utf-8": (b"GET /en/\xff\xfe HTTP/1.1\r\n" + HOST + END, {400, 404}),
    "semicolon": (b"GET /en/method/;x=1 HTTP/1.1\r\n" + HOST + END, {301, 404}),
    "fragment": (b"GET /en/method/#x HTTP/1.1\r\n" + HOST + END, {200, 400}),
    "git": (b"GET /.git/config HTTP/1.1\r\n" + HOST + END, {404}),
    "environment": (b"GET /.env HTTP/1.1\r\n" + HOST + END, {404}),
    "database": (b"GET /var/tracker.sqlite3 HTTP/1.1\r\n" + HOST + END, {404}),
    "settings": (b"GET /tracker/settings.py HTTP/1.1\r\n" + HOST + END, {404}),
    "media": (b"GET /media/drafts/ HTTP/1.1\r\n" + HOST + END, {404}),
    "range": (GET + b"Range: bytes=0-1\r\n" + END, {200, 206}),
    "many-ranges": (GET + b"Range: bytes=" + b"0-1," * 1_000 + b"0-1\r\n" + END, {200}),
    "wrong-range": (GET + b"Range: bytes=9-1\r\n" + END, {200, 416}),
    "static-range": (b"GET /static/site.css HTTP/1.1\r\n" + HOST + b"Range: bytes=0-,0-,0-\r\n" + END, {200, 416}),
    "if-match": (GET + b'If-Match: "zz"\r\n' + END, {412}),
    "if-none-match-any": (GET + b"If-None-Match: *\r\n" + END, {200, 304}),
    "if-none-match-many": (GET + b'If-None-Match: ' + b'"a",' * 2_000 + b'"b"\r\n' + END, {200}),
    "if-modified-never": (GET + b"If-Modified-Since: Xxx, 99 Zzz 99999 99:99:99 GMT\r\n" + END, {200}),
    "if-modified-far": (GET + b"If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT\r\n" + END, {200, 304}),
    "if-unmodified-old": (GET + b"If-Unmodified-Since: Mon, 01 Jan 0001 00:00:00 GMT\r\n" + END, {200, 412}),
    "expect": (POST + b"Expect: 100-continue\r\nContent-Length: 0\r\n" + END, {100, 403}),
    "expect-else": (GET + b"Expect: zz\r\n" + END, {200, 400, 417}),
    "upgrade": (GET + b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n" + END, {200}),
    "cookie-of-8-kB": (GET + b"Cookie: sessionid=" + b"x" * 8_000 + b"\r\n" + END, {200}),
    "many-cookies": (GET + b"Cookie: " + b"a=b; " * 1_500 + b"\r\n" + END, {200}),
    "broken-cookie": (b"GET /admin/login/ HTTP/1.1\r\n" + HOST + b"Cookie: =;;a==\"\\;\xff\r\n" + END, {200, 404}),
    "session-of-sql": (b"GET /admin/ HTTP/1.1\r\n" + HOST + b"Cookie: sessionid=' OR 1=1--\r\n" + END, {302, 404}),
    "accept-monster": (GET + b"Accept: " + b"text/*;q=0.9," * 550 + b"*/*\r\n" + END, {200, 406}),
    "accept-language-monster": (GET + b"Accept-Language: " + b"x-" * 3_500 + b"\r\n" + END, {200}),
    "accept-language-numbers": (GET + b"Accept-Language: ru;q=" + b"9" * 5_000 + b"\r\n" + END, {200}),
    "accept-encoding-monster": (GET + b"Accept-Encoding: " + b"gzip;q=0," * 700 + b"*\r\n" + END, {200}),
    "accept-charset": (GET + b"Accept-Charset: utf-7\r\n" + END, {200}),
    "forwarded-host": (GET + b"X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n" + END, {200}),
    "forwarded-proto": (GET + b"X-Forwarded-Proto: zz\r\n" + END, {200, 400}),
    "rewritten": (b"GET / HTTP/1.1\r\n" + HOST + b"X-Original-URL: /admin/\r\nX-Rewrite-URL: /admin/\r\n" + END, {302}),
    "script-name": (GET + b"SCRIPT_NAME: /zz\r\nSCRIPT-NAME: /zz\r\n" + END, {200, 400, 404}),
    "underscored": (GET + b"X_Forwarded_Proto: https\r\n" + END, {200, 400}),
    "host-with-a-port": (b"GET /en/method/ HTTP/1.1\r\nHost: localhost:8000\r\n" + END, {200}),
    "host-with-a-dot": (b"GET /en/method/ HTTP/1.1\r\nHost: localhost.\r\n" + END, {200, 400}),
    "no-host": (b"GET /en/method/ HTTP/1.1\r\n" + END, {200, 400}),
    "host-large": (b"GET /en/method/ HTTP/1.1\r\nHost: LOCALHOST\r\n" + END, {200}),
    "body-on-get": (GET + b"Content-Length: 5\r\n" + END + b"a=b&c", {200}),
    "chunks-on-get": (GET + CHUNKED + END + b"5\r\nabcde\r\n0\r\n\r\n", {200}),
    "chunk-without-a-size": (GET + CHUNKED + END + b"zz\r\nabc\r\n0\r\n\r\n", {200, 400}),
    "chunk-of-a-large-size": (GET + CHUNKED + END + b"ffffffffffffffffff\r\n", {200, 400}),
    "login-in-chunks": (POST + CHUNKED + END + b"b\r\nusername=zz\r\n0\r\n\r\n", {403}),
    "login-as-json": (POST + b"Content-Type: application/json\r\nContent-Length: 2\r\n" + END + b"{}", {403}),
    "login-of-no-parts": (POST + b"Content-Type: multipart/form-data\r\nContent-Length: 0\r\n" + END, {400, 403}),
    "login-from-elsewhere": (POST + b"Origin: null\r\nContent-Length: 0\r\n" + END, {403}),
    "too-long-a-body": (POST + b"Content-Length: 99999999999\r\n" + END, {403, 413}),
    "query-of-7-kB": (b"GET /en/people/?q=" + b"a" * 7_000 + b" HTTP/1.1\r\n" + HOST + END, {200, 400}),
    "query-of-a-thousand": (b"GET /en/people/?" + b"a=1&" * 1_500 + b" HTTP/1.1\r\n" + HOST + END, {200, 400}),
    "query-in-a-list": (b"GET /en/people/?q[]=1&q[$ne]=1 HTTP/1.1\r\n" + HOST + END, {200, 400}),
    "query-of-sql": (b"GET /en/people/?q=%27%20OR%201=1;-- HTTP/1.1\r\n" + HOST + END, {200}),
    "query-of-markup": (b"GET /en/people/?q=%3Cscript%3Ealert(1)%3C/script%3E HTTP/1.1\r\n" + HOST + END, {200}),
    "query-of-signs": (b"GET /en/people/?q=%25%25__%5C%5C HTTP/1.1\r\n" + HOST + END, {200}),
    "record-in-capitals": (b"GET " + PEOPLE.upper() + b" HTTP/1.1\r\n" + HOST + END, {404}),
    "record-behind-two-slashes": (b"GET /en/people//" + ABISHEV.encode() + b"/ HTTP/1.1\r\n" + HOST + END, {404}),
}  # fmt: skip
WITHOUT_EDITORS = 404
Serve = Callable[[Installation, Path], AbstractContextManager[Server]]


def shipped(site: Installation, log: Path) -> AbstractContextManager[Server]:
    return servers.gunicorn(site, log)


def shipped_public(site: Installation, log: Path) -> AbstractContextManager[Server]:
    return servers.gunicorn(site, log, DJANGO_SETTINGS_MODULE=PUBLIC)


@pytest.fixture(scope="module", params=[shipped, shipped_public, servers.demo], ids=lambda serve: serve.__name__)
def server(request: Any, site: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with request.param(site, tmp_path_factory.mktemp("raw") / "log") as one:
        yield one


def statuses(answer: bytes) -> list[int]:
    """The status of each answer on one connection."""
    return [int(found) for found in re.findall(rb"(?:^|\r\n\r\n)HTTP/1\.[01] (\d{3})", answer)]


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_be_read_in_two_ways_is_refused(server: Server, name: str) -> None:
    answer = server.ask(REFUSED[name], wait=10)
    assert statuses(answer) in ([], [400], [405], [413], [414], [431], [501], [505]), answer[:200]
    assert b"zz-smuggled" not in answer
    assert b"evil.example" not in answer


@pytest.mark.parametrize("name", ANSWERED)
def test_what_is_odd_gets_one_answer_and_no_failure(server: Server, name: str) -> None:
    request, expected = ANSWERED[name]
    answer = server.ask(request)
    said = statuses(answer)
    assert len(said) == 1 or said[0] == 100, answer[:200]
    assert said[-1] in expected | ({WITHOUT_EDITORS, 405} if b"/admin/" in request else set()), answer[:200]
    head = answer.partition(b"\r\n\r\n")[0]
    assert b"evil.example" not in head
    assert b"Set-Cookie: a=b" not in head
    assert b"X-Secret" not in answer
    assert b"<script>alert" not in answer


@pytest.mark.parametrize("head", ["SCRIPT_NAME: /zz", "Script_Name: /en", "PATH_INFO: /admin/", "REMOTE_USER: editor"])
@pytest.mark.parametrize("path", ["/en/method/", "/zz/en/method/", "/admin/"])
def test_no_header_moves_the_site_or_logs_in_though_its_sender_is_near(server: Server, path: str, head: str) -> None:
    near = partial(servers.asked, server.port, wait=60, sender="127.0.0.1")
    lines = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n"
    plain, moved = near(f"{lines}{END.decode()}".encode()), near(f"{lines}{head}\r\n{END.decode()}".encode())
    assert without_date(moved) == without_date(plain)


def without_date(answer: bytes) -> bytes:
    return re.sub(rb"\r\nDate: [^\r]*", b"", answer)


def test_the_server_goes_on(server: Server) -> None:
    assert statuses(server.get("/en/method/")) == [200]
    assert "A request could not be answered" not in server.said
