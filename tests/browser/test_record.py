"""The record notices what a sound page must not do; otherwise an empty record would prove nothing."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytestmark = pytest.mark.browser

SOUND = "<!doctype html><html lang=en><title>Sound</title><link rel=icon href=data:,><h1>Sound</h1></html>"
PAGES = {
    "/sound": SOUND,
    "/style": SOUND + "<p style='color: red'>styled in place</p>",
    "/script": SOUND + "<script>document.title = 'ran'</script>",
    "/foreign": SOUND + "<img src='http://elsewhere.example/x.png' alt=''>",
    "/error": SOUND + "<script src='/error.js'></script>",
    "/error.js": "throw new Error('went wrong')",
}
POLICY = "default-src 'self'; img-src * data:"


class Handler(BaseHTTPRequestHandler):
    """Serves PAGES under a strict policy."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else "text/html")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(PAGES[self.path].encode())

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_sound_page_leaves_no_record(page, page_noscript, record, site):
    for visitor in (page, page_noscript):
        visitor.goto(f"{site}/sound")
        assert visitor.title() == "Sound"
    assert record.clean


@pytest.mark.parametrize("path", ["/style", "/script"])
def test_a_broken_policy_is_noticed_with_scripts_on(page, record, site, path):
    page.goto(f"{site}{path}")
    assert len(record.violations) == 1
    assert page.title() == "Sound"


def test_a_broken_policy_is_noticed_with_scripts_off(page_noscript, record, site):
    page_noscript.goto(f"{site}/style")
    assert len(record.violations) == 1


def test_a_request_to_another_host_is_noticed_and_goes_nowhere(page, record, site):
    page.goto(f"{site}/foreign")
    assert record.foreign == ["http://elsewhere.example/x.png"]


def test_an_error_in_a_script_is_noticed(page, record, site):
    page.goto(f"{site}/error")
    assert record.errors == ["went wrong"]


def test_scripts_are_off_where_they_should_be(page_noscript, record, site):
    page_noscript.goto(f"{site}/error")
    assert record.clean
