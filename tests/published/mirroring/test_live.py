"""Pages in files for a web server: the bytes of the site, of the present state alone, whole or not there."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import CommandError, call_command

from cases.models import Act
from cases.published.mirroring import live, walk
from cases.published.mirroring.asking import Site
from cases.published.models import Edition
from tests.conftest import ABISHEV
from tests.through import Through

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]

BASE = "http://testserver"
PAGE = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
FEW = {"/en/", PAGE, "/static/site.css", f"{PAGE}editions/1/", f"/api/v1/people/{ABISHEV}", "/en/people/"}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk goes to some addresses only."""
    monkeypatch.setattr(walk, "is_mirrored", FEW.__contains__)
    monkeypatch.setattr(walk, "starts", lambda: ["/en/"])


def pages(folder: Path) -> dict[str, bytes]:
    """The files that a server finds, by path."""
    current = folder / "current"
    return {path.relative_to(current).as_posix(): path.read_bytes() for path in current.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("few", "published")
def test_a_file_has_the_bytes_of_the_page_plain_and_packed(tmp_path: Path) -> None:
    assert live.keep(Site(BASE), tmp_path) == 4
    found = pages(tmp_path)
    reader = Through(WSGIHandler())
    for address in FEW - {f"/api/v1/people/{ABISHEV}"}:
        name = address.removeprefix("/") + ("index.html" if address.endswith("/") else "")
        plain, packed = reader.get(address), reader.get(address, headers={"Accept-Encoding": "gzip"})
        assert (found.pop(name), found.pop(f"{name}.gz")) == (plain.content, packed.content)
        assert gzip.decompress(packed.content) == plain.content
    assert found == {}


@pytest.mark.usefixtures("few", "published")
def test_nothing_is_written_again_while_nothing_changed(tmp_path: Path) -> None:
    live.keep(Site(BASE), tmp_path)
    (tmp_path / "current" / "en" / "index.html").write_text("untouched")
    assert live.keep(Site(BASE), tmp_path) == 0
    assert pages(tmp_path)["en/index.html"] == b"untouched"


@pytest.mark.usefixtures("few")
def test_a_page_taken_from_view_is_in_no_file(edition: Edition, done: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "of-somebody-else").mkdir()
    live.keep(Site(BASE), tmp_path)
    before = (tmp_path / "current").readlink()
    done(edition, Act.SUPPRESS)
    live.keep(Site(BASE), tmp_path)
    assert not any(ABISHEV in name for name in pages(tmp_path))
    assert not (tmp_path / before).exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["current", "of-somebody-else", (tmp_path / "current").readlink().name]
    )


@pytest.mark.usefixtures("few")
def test_while_pages_are_written_there_are_none(
    edition: Edition, done: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.keep(Site(BASE), tmp_path)
    done(edition, Act.SUPPRESS)
    asked = Site.answer

    def lifted_meanwhile(site: Site, address: str) -> Any:
        assert not (tmp_path / "current").exists()
        done(edition, Act.LIFT) if address == "/en/people/" else None
        return asked(site, address)

    monkeypatch.setattr(Site, "answer", lifted_meanwhile)
    with pytest.raises(CommandError, match="run it again"):
        call_command("mirror", str(tmp_path), base="http://localhost", live=True)
    assert not (tmp_path / "current").exists()
    monkeypatch.setattr(Site, "answer", asked)
    call_command("mirror", str(tmp_path), base="http://localhost", live=True)
    assert f"en/people/{ABISHEV}/kenzhebek-abishev/index.html" in pages(tmp_path)


@pytest.mark.usefixtures("published")
def test_a_dead_link_leaves_no_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "starts", lambda: ["/en/nowhere/"])
    with pytest.raises(walk.DeadLink):
        live.keep(Site(BASE), tmp_path)
    assert not (tmp_path / "current").exists()
