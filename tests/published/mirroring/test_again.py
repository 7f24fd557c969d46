"""A mirror written again: what did not change is not drawn again, and all is as if everything had been."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from cases.models import Act
from cases.published import generation, snapshot
from cases.published.mirroring import bag, changes, copying, ledger, states, walk
from cases.published.mirroring.asking import Answer, Site
from cases.published.models import Edition
from tests.conftest import ABISHEV, ATABEK

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection", "published", "fewer")]

BASE = "http://localhost"
FEWER = re.compile(
    r"/(en|ru|kk)/(people/)?|/en/(people|cases|places)/.*(/|\.csv|\.atom)|/api/v1/(people|cases)/.*|/static/.*"
)
OTHERS = re.compile(r"/(?:en|ru|kk|api/v1)/(?:people|cases)/[A-Z]{2}-")


@pytest.fixture
def fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk goes to all kinds of addresses, but not to each of each."""
    everything = walk.is_mirrored
    monkeypatch.setattr(walk, "is_mirrored", lambda address: bool(FEWER.fullmatch(address)) and everything(address))


def mirror(folder: Path, **options: Any) -> copying.Copied:
    return copying.mirror(Site(BASE), folder, **{"day": timezone.localdate(), **options})


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a bag, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in bag_files(folder)}


def bag_files(folder: Path) -> list[Path]:
    tags = [path for path in folder.iterdir() if path.suffix == ".txt"]
    return [*tags, *(path for path in (folder / "data").rglob("*") if path.is_file())]


def test_what_was_withdrawn_alone_is_drawn_and_all_is_as_in_a_new_mirror(
    done: Callable[..., Any], drawn: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "again"
    edition = Edition.objects.get(subject_key=ABISHEV)
    everything = mirror(folder)
    assert everything.drawn == len(drawn) == len(set(drawn))
    del drawn[:]

    assert mirror(folder).drawn == 0
    assert drawn == []

    done(edition, Act.SUPPRESS)
    second = mirror(folder)
    assert [address for address in drawn if f"/{ATABEK}" in address] == []
    assert second.drawn == len(drawn) < everything.drawn
    assert second.removed > 0
    assert held(folder) == in_full(tmp_path / "full")

    del drawn[:]
    done(edition, Act.LIFT)
    third = mirror(folder)
    assert third.drawn == len(drawn) < everything.drawn
    assert held(folder) == in_full(tmp_path / "full")


def in_full(folder: Path) -> dict[str, bytes]:
    """The files of a mirror for which everything is drawn."""
    mirror(folder, anew=True)
    return held(folder)


def test_on_another_day_what_says_how_somebody_stands_is_drawn(drawn: list[str], tmp_path: Path) -> None:
    mirror(tmp_path)
    del drawn[:]
    mirror(tmp_path, day=timezone.localdate() + timedelta(1))
    of_records = {address for address in drawn if OTHERS.match(address)}
    assert of_records
    assert all(re.fullmatch(r"/(en|ru|kk)/(people|cases)/[^/]+/([^/]+/)?", address) for address in of_records)
    assert len(drawn) > len(of_records)


def test_only_these_pages_ask_which_day_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    at = [""]
    day = timezone.localdate()

    def localdate() -> Any:
        asked.add(at[0])
        return day

    monkeypatch.setattr(timezone, "localdate", localdate)
    site = Site(BASE)

    def ask(address: str) -> Answer:
        at[0] = address
        return site.answer(address)

    everything = {address for address, _answer in walk.answers(site, ask) if OTHERS.match(address)}
    assert {address for address in asked if OTHERS.match(address)} <= {
        address for address in everything if ledger._OF_TODAY.fullmatch(address)
    }


def test_a_change_that_nothing_explains_keeps_nothing(drawn: list[str], tmp_path: Path) -> None:
    everything = mirror(tmp_path).drawn
    generation.move_on()
    assert mirror(tmp_path).drawn == everything


def test_a_site_that_is_another_one_keeps_nothing(drawn: list[str], settings: Any, tmp_path: Path) -> None:
    everything = mirror(tmp_path).drawn
    settings.SITE_NAME = "Another tracker"
    assert mirror(tmp_path).drawn == everything


def test_a_page_of_a_record_rests_on_keys_and_a_list_on_everything(tmp_path: Path) -> None:
    mirror(tmp_path)
    known = ledger.Ledger(tmp_path / ".current" / ledger.NAME)
    for line in known.lines():
        assert (ledger.EVERYTHING in line.rests) == (not OTHERS.match(line.address)), line.address
    page = known.line(f"/en/people/{ABISHEV}/kenzhebek-abishev/")
    assert page
    assert {ABISHEV, ledger.TODAY} <= page.rests
    assert known.told("position") == str(Edition.objects.latest("position").position)
    assert changes.since(known, changes.present(changes.made_by(BASE), timezone.localdate())) == frozenset()


def test_readers_see_the_old_mirror_until_the_new_one_is_whole(
    done: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mirror"
    mirror(folder)
    before = held(folder)
    done(Edition.objects.get(subject_key=ABISHEV), Act.SUPPRESS)
    written = bag.replace

    def fails_at_the_manifest(path: Path, body: bytes) -> bool:
        assert held(folder) == before
        if path.name.startswith("manifest"):
            raise OSError("No space left on device")
        return written(path, body)

    monkeypatch.setattr(bag, "replace", fails_at_the_manifest)
    with pytest.raises(OSError, match="No space"):
        mirror(folder)
    assert held(folder) == before
    assert len(list(folder.glob(".state-*"))) == 1
    monkeypatch.setattr(bag, "replace", written)
    mirror(folder)
    assert held(folder) == in_full(tmp_path / "full")
    assert held(folder) != before
    assert len(list(folder.glob(".state-*"))) == 1


def test_a_mirror_of_before_there_were_states_becomes_one(tmp_path: Path) -> None:
    folder = tmp_path / "mirror"
    (folder / "data" / "en").mkdir(parents=True)
    (folder / "data" / "en" / "old.html").write_bytes(b"old")
    (folder / "bagit.txt").write_bytes(bag.DECLARATION)
    mirror(folder)
    assert not (folder / "data" / "en" / "old.html").exists()
    assert (folder / "data").readlink() == Path(".current/data")
    assert sorted(path.name[:7] for path in folder.iterdir() if path.name.startswith(".")) == [".curren", ".state-"]
    with states.renewed(folder) as found:
        assert found.present == folder / (folder / ".current").readlink()
    assert snapshot.read_by() is None
