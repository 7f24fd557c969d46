"""A mirror: pages that lead from file to file, every edition with its proof, nothing half written or left over."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cases.published.mirroring import bag, copying, finding, links, places, walk
from cases.published.mirroring.asking import Site
from tests.conftest import ABISHEV
from tests.walking import Answer, Walk, counts_of_contents

BASE = "http://localhost"
CHECKER = Path(__file__).resolve().parents[3] / "static" / "check_editions.py"


pytestmark = pytest.mark.usefixtures("one_connection")


@pytest.mark.django_db
def test_a_mirror_of_the_published_site(published: None, tmp_path: Path) -> None:
    """One mirror, made once and questioned in every way: it takes a while to make."""
    folder = tmp_path / "mirror"
    first = copying.mirror(Site(BASE), folder, day=timezone.localdate())
    assert first.files == first.written > 100
    assert first.removed == 0
    pages_say_what_the_live_ones_say(folder / "data")
    the_crawl_finds_nothing(folder / "data")
    assert checked(folder) == 0
    assert manifest(folder) == {
        path.relative_to(folder).as_posix(): bag.hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (folder / "data").rglob("*")
        if path.is_file()
    }
    (folder / "data" / "left-over.html").write_text("What the site no longer has.")
    (folder / "data" / "en" / "index.html").write_text("changed")
    assert first.drawn > 100
    second = copying.mirror(Site(BASE), folder, day=timezone.localdate())
    assert (second.files, second.written, second.removed, second.drawn) == (first.files, 1, 1, 1)
    assert not list(folder.rglob("*.part"))
    assert not list(folder.glob(".spool-*"))


def pages_say_what_the_live_ones_say(root: Path) -> None:
    site = Site(BASE)
    for address in ("/en/", f"/kk/people/{ABISHEV}/kenzhebek-abishev/editions/1/"):
        live = site.answer(address).body.decode()
        mirrored = (root / places.place(address, "text/html")).read_bytes().decode()
        assert links._ATTRIBUTE.sub("", mirrored) == links._ATTRIBUTE.sub("", live)
        assert 'href="/' not in mirrored


def the_crawl_finds_nothing(root: Path) -> None:
    """The plainest server there is says what stands in the files; whatever has none would lead away from it."""
    with plain_server(root) as host:
        walk = Walk(partial(from_server, root, host), host, BASE)
        walk.go("/index.html")
    assert [*walk.faults, *walk.lost_anchors()] == []
    assert sum(counts_of_contents(path, page) for path, page in walk.pages.items()) > 100
    assert {f"/{file.relative_to(root).as_posix()}" for file in root.rglob("*.html")} == {*walk.pages}


def from_server(root: Path, host: str, path: str) -> Answer:
    file = root / unquote(urlsplit(path).path).removeprefix("/")
    with urlopen(host + path) as answer:  # noqa: S310 - a server of this test
        body = answer.read()
        assert body == file.read_bytes()
        return Answer(answer.status, body, answer.headers["Content-Type"])


@contextmanager
def plain_server(root: Path) -> Iterator[str]:
    handler = partial(QuietHandler, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    """What `python -m http.server` runs, without its log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def checked(folder: Path) -> int:
    return subprocess.run([sys.executable, str(CHECKER), str(folder)], check=False, capture_output=True).returncode


def manifest(folder: Path) -> dict[str, str]:
    lines = (folder / "manifest-sha256.txt").read_text().splitlines()
    return {path: sha for sha, path in (line.split("  ", 1) for line in lines)}


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Mine.")
    with pytest.raises(CommandError, match="holds other things"):
        call_command("mirror", tmp_path, base=BASE)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


@pytest.mark.parametrize(
    ("base", "said"),
    [("example.org", "without a path"), ("http://localhost/en/", "without a path"), ("ftp://localhost", "without"),
     ("https://elsewhere.example", "ALLOWED_HOSTS")],
)  # fmt: skip
def test_a_base_that_is_none_is_refused(tmp_path: Path, base: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("mirror", tmp_path / "new", base=base)
    assert not (tmp_path / "new").exists()


@pytest.mark.django_db
def test_a_dead_link_ends_it_before_anything_is_removed(tmp_path: Path, monkeypatch: Any) -> None:
    folder = tmp_path / "mirror"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "old.html").write_bytes(b"old")
    (folder / "bagit.txt").write_bytes(bag.DECLARATION)
    monkeypatch.setattr(walk, "starts", lambda: ["/nowhere/"])
    with pytest.raises(walk.DeadLink, match="/nowhere/ answers 404; the mirror leads there"):
        copying.mirror(Site(BASE), folder, day=timezone.localdate())
    assert (folder / "data" / "old.html").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("address", "kind", "file"),
    [
        ("/en/", "text/html", "en/index.html"),
        ("/en/people/", "text/html", "en/people/index.html"),
        ("/en/people/?after=a%2Fb", "text/html", "en/people/index@after=a~252Fb.html"),
        ("/api/v1/people", "application/json", "api/v1/people.json"),
        ("/api/v1/people/KZ-QM2K/editions/1", "application/json", "api/v1/people/KZ-QM2K/editions/1.json"),
        ("/api/v1/chain.jsonl", "application/jsonl", "api/v1/chain.jsonl"),
        ("/static/site.css", "text/css", "static/site.css"),
        ("/robots.txt", "text/plain", "robots.txt"),
    ],
)
def test_every_address_has_its_file(address: str, kind: str, file: str) -> None:
    assert places.place(address, kind) == file


@pytest.mark.parametrize("address", ["/../etc/passwd", "/en/%2e%2e/%2E%2E/x", "/a/../../b/"])
def test_no_file_lies_outside(address: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        places.place(address, "text/html")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/ru/people/", "../../ru/people/index.html"),
        ("/ru/people/#list", "../../ru/people/index.html#list"),
        ("/ru/people/?q=x&amp;on=y", "https://live.example/ru/people/?q=x&amp;on=y"),
        ("https://other.example/", "https://other.example/"),
        ("#here", "#here"),
        ("?sort=held", "https://live.example/en/people/?sort=held"),
        ("../../ru/people/", "../../ru/people/index.html"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("//other.example/x", "//other.example/x"),
    ],
)
def test_links_lead_from_file_to_file(target: str, expected: str) -> None:
    page = f'<a class="x" href="{target}">/ru/people/ href=&quot;/ru/people/&quot;</a>'
    files = {"/ru/people/": "ru/people/index.html", "/en/people/": "en/people/index.html"}
    led = links.rewritten(page, page="/en/people/", files=files, elsewhere="https://live.example{}".format)
    assert led == page.replace(f'"{target}"', f'"{expected}"')


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/ru/people/", "../names/index.html"),
        ("/en/people/", "https://live.example/en/people/"),
        ("/en/numbers/", "https://live.example/en/numbers/"),
    ],
)
def test_a_form_asks_where_there_is_an_answer(target: str, expected: str) -> None:
    led = links.rewritten(
        f'<form action="{target}">', page="/en/people/", files={"/en/people/": "en/people/index.html"},
        elsewhere="https://live.example{}".format, searches={"/ru/people/": "en/names/index.html"},
    )  # fmt: skip
    assert led == f'<form action="{expected}">'


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Aron Atabek", {"A"}),
        ("Кенжебек Әбішев", {"К", "Ә"}),
        ("ёлка-Éva d’Ohsson", {"Е", "E", "D", "O"}),
        ("ßa 7", {"S", "7"}),
        ("– ", set()),
    ],
)
def test_a_name_stands_under_the_letter_of_each_word(name: str, letters: set[str]) -> None:
    assert finding.letters_of(name) == letters


FOLDERS = st.lists(st.sampled_from(["a", "b", "c d", "e%f"]), max_size=4)


@given(FOLDERS.map(lambda folders: "/".join([*folders, "x"])), FOLDERS.map(lambda folders: "/".join([*folders, "y"])))
def test_a_relative_name_comes_back_to_its_file(file: str, at: str) -> None:
    root = Path("/root-of-the-mirror")
    assert Path(bag.os.path.normpath((root / at).parent / unquote(links.relative(file, at=at)))) == root / file


@pytest.mark.parametrize(
    ("address", "kept"),
    [("/en/", True), ("/en/people/?after=abc", True), ("/en/people/?q=a", False), ("/en/?after=a&q=b", False),
     ("/admin/", False), ("/en/people/?q=", False)],
)  # fmt: skip
def test_questions_are_left_to_the_live_site(address: str, kept: bool) -> None:
    assert walk.is_mirrored(address) is kept
