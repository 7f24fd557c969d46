"""The command that keeps files of pages: one process, in trouble too, and addresses that the site fails to answer."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cases.models import Act
from cases.published.management.commands import mirror
from cases.published.mirroring import live, livefiles, walk
from cases.published.mirroring.asking import Answer, Site
from cases.published.models import Edition
from tests.conftest import ABISHEV

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection", "published", "few")]

BASE = "http://localhost"
PAGE = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
FEW = {"/en/", PAGE, "/en/people/"}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk goes to some addresses only."""
    monkeypatch.setattr(walk, "is_mirrored", FEW.__contains__)
    monkeypatch.setattr(walk, "starts", lambda: ["/en/"])


def command() -> mirror.Command:
    return mirror.Command(stdout=io.StringIO(), stderr=io.StringIO())


def names(folder: Path) -> set[str]:
    """The plain files that a server finds."""
    current = folder / "current"
    return {path.relative_to(current).as_posix() for path in current.rglob("*.html")}


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[live.Keeper]:
    with live.kept(Site(BASE), tmp_path) as found:
        yield found


def test_two_processes_do_not_keep_one_folder(keeper: live.Keeper, tmp_path: Path) -> None:
    keeper.keep()
    with pytest.raises(CommandError, match="Another process keeps the files"):
        call_command("mirror", str(tmp_path), base=BASE, live=True)
    assert len(names(tmp_path)) == 3


def test_while_files_cannot_be_written_outdated_ones_go_all_the_same(
    keeper: live.Keeper, done: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = command()
    assert told._step(keeper, 0.0, watch=True) == 0.0

    def full(*_args: Any) -> None:
        raise OSError("No space left on device")

    put = livefiles.put
    monkeypatch.setattr(livefiles, "put", full)
    done(Edition.objects.get(subject_key=ABISHEV), Act.SUPPRESS)
    later = told._step(keeper, 0.0, watch=True)
    assert later > 50
    assert names(tmp_path) == set()
    assert "tried again in a minute" in told.stderr.getvalue()  # type: ignore[attr-defined]

    monkeypatch.setattr(livefiles, "put", put)
    told._step(keeper, 0.0, watch=True)
    assert names(tmp_path) == {"en/index.html", "en/people/index.html"}

    done(Edition.objects.get(subject_key=ABISHEV), Act.LIFT)
    assert told._step(keeper, float("inf"), watch=True) == float("inf")
    assert names(tmp_path) == set()
    assert (tmp_path / "current").exists()
    monkeypatch.setattr(livefiles, "put", full)
    with pytest.raises(CommandError, match="No space"):
        told._step(keeper, 0.0, watch=False)


def test_what_the_site_fails_to_answer_has_no_file_and_is_asked_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, fails = [0.0], {PAGE}
    asked: list[str] = []
    answered = Site.answer

    def answer(site: Site, address: str) -> Answer:
        asked.append(address)
        return Answer(500, "text/html", "", b"") if address in fails else answered(site, address)

    monkeypatch.setattr(Site, "answer", answer)
    with live.kept(Site(BASE), tmp_path) as keeper:
        keeper._clock = lambda: now[0]
        with pytest.raises(walk.DeadLink, match=f"{PAGE} answers 500"):
            keeper.keep()
        assert names(tmp_path) == {"en/index.html", "en/people/index.html"}
        assert keeper.keep() == 0
        fails.clear()
        now[0] = live.PATIENCE
        assert keeper.keep() == 1
    assert asked.count(PAGE) == 2
    assert len(names(tmp_path)) == 3


def test_an_address_that_answers_nothing_has_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "is_mirrored", lambda _address: True)
    monkeypatch.setattr(walk, "targets", lambda *_args: iter(()))
    monkeypatch.setattr(walk, "starts", lambda: ["/en/nowhere/", "/en/"])
    monkeypatch.setattr(live.roots, "of_all", lambda: iter(()))
    call_command("mirror", str(tmp_path), base=BASE, live=True, stdout=io.StringIO())
    assert names(tmp_path) == {"en/index.html"}
