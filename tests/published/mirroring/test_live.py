"""Pages in files for a web server: the bytes of the site, of the present state alone, whole or not there."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler

from cases.models import Act
from cases.published import generation
from cases.published.mirroring import live, livefiles, places, walk
from cases.published.mirroring.asking import Answer, Site
from cases.published.models import Edition
from tests.conftest import ABISHEV, ATABEK
from tests.through import Through

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]

BASE = "http://testserver"
PAGE = f"/en/people/{ABISHEV}/kenzhebek-abishev/"
OTHER = f"/en/people/{ATABEK}/aron-atabek/"
FEW = {"/en/", OTHER, PAGE, "/static/site.css", f"{PAGE}editions/1/", f"/api/v1/people/{ABISHEV}", "/en/people/"}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk goes to some addresses only."""
    monkeypatch.setattr(walk, "is_mirrored", FEW.__contains__)
    monkeypatch.setattr(walk, "starts", lambda: ["/en/"])


def pages(folder: Path) -> dict[str, bytes]:
    """The files that a server finds, by path."""
    current = folder / "current"
    return {path.relative_to(current).as_posix(): path.read_bytes() for path in current.rglob("*") if path.is_file()}


def keep(folder: Path) -> int:
    """Keep the files once, as the command without `--watch` does."""
    with live.kept(Site(BASE), folder) as keeper:
        return keeper.keep()


@pytest.mark.usefixtures("few", "published")
def test_a_file_has_the_bytes_of_the_page_plain_and_packed(tmp_path: Path) -> None:
    assert keep(tmp_path) == 5
    found = pages(tmp_path)
    reader = Through(WSGIHandler())
    for address in FEW - {f"/api/v1/people/{ABISHEV}"}:
        name = address.removeprefix("/") + ("index.html" if address.endswith("/") else "")
        plain, packed = reader.get(address), reader.get(address, headers={"Accept-Encoding": "gzip"})
        assert (found.pop(name), found.pop(f"{name}.gz")) == (plain.content, packed.content)
        assert gzip.decompress(packed.content) == plain.content
    assert found == {}


@pytest.fixture
def keeper(few: None, published: None, tmp_path: Path) -> Iterator[live.Keeper]:
    """Who has placed the files of some addresses."""
    with live.kept(Site(BASE), tmp_path) as found:
        assert found.keep() == 5
        yield found


@pytest.fixture
def drawn(keeper: live.Keeper, drawn: list[str]) -> list[str]:
    """The addresses that the site is asked for after that."""
    drawn.clear()
    return drawn


def before_each(monkeypatch: pytest.MonkeyPatch, do: Callable[[str], object]) -> None:
    """Do something before the site is asked for each address."""
    asked = Site.answer

    def answer(site: Site, address: str) -> Answer:
        do(address)
        return asked(site, address)

    monkeypatch.setattr(Site, "answer", answer)


@pytest.mark.usefixtures("published")
def test_every_page_and_style_of_the_site_has_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, Answer] = {}
    asked = Site.answer
    monkeypatch.setattr(Site, "answer", lambda site, address: answers.setdefault(address, asked(site, address)))
    keep(tmp_path)
    there = {name for name in pages(tmp_path) if not name.endswith(".gz")}
    assert len(there) > 60
    everything = walk.answers(Site(BASE), lambda address: answers.get(address) or asked(Site(BASE), address))
    walked = [(address, answer) for address, answer in everything if "?" not in address]
    assert there == {
        places.place(address, answer.kind)
        for address, answer in walked
        if answer.status == 200 and answer.kind in live.KINDS
    }


def test_nothing_is_drawn_again_while_nothing_changed(keeper: live.Keeper, drawn: list[str], tmp_path: Path) -> None:
    (tmp_path / "current" / "en" / "index.html").write_text("untouched")
    assert keeper.keep() == 0
    assert drawn == []
    assert pages(tmp_path)["en/index.html"] == b"untouched"


def test_what_may_have_changed_is_drawn_alone(
    keeper: live.Keeper, drawn: list[str], done: Callable[..., Any], tmp_path: Path
) -> None:
    before = file_of(tmp_path, OTHER).stat()
    done(Edition.objects.get(subject_key=ABISHEV), Act.SUPPRESS)
    keeper.keep()
    assert OTHER not in drawn
    assert {"/en/", "/en/people/", "/static/site.css"} <= set(drawn)
    assert len(drawn) == len(set(drawn)) == keeper.drawn - len(FEW - {f"/api/v1/people/{ABISHEV}"})
    assert file_of(tmp_path, OTHER).stat() == before
    done(Edition.objects.get(subject_key=ABISHEV), Act.LIFT)
    assert keeper.keep() > 0
    assert {PAGE, f"{PAGE}editions/1/"} <= set(drawn)
    assert OTHER not in drawn


def file_of(folder: Path, address: str) -> Path:
    return folder / "current" / address.removeprefix("/") / "index.html"


def test_a_page_taken_from_view_is_gone_before_anything_is_drawn(
    keeper: live.Keeper, done: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(Edition.objects.get(subject_key=ABISHEV), Act.SUPPRESS)
    seen: list[set[str]] = []
    before_each(monkeypatch, lambda _address: seen.append(set(pages(tmp_path))))
    keeper.keep()
    assert seen[0] == {f"en/people/{ATABEK}/aron-atabek/index.html{end}" for end in ("", ".gz")}
    assert not any(ABISHEV in name for some in seen for name in some)
    assert not any(ABISHEV in path.name for path in tmp_path.rglob("*"))
    assert not (tmp_path / ".gone").exists()


def test_nothing_leads_to_the_files_while_some_are_taken_away(
    keeper: live.Keeper, done: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(Edition.objects.get(subject_key=ABISHEV), Act.SUPPRESS)
    set_aside = livefiles.set_aside

    def moved(folder: Path, gone: Path, file: str) -> None:
        assert not (tmp_path / "current").is_symlink()
        if file.startswith("en/people/"):
            raise OSError("Read-only file system")
        set_aside(folder, gone, file)

    monkeypatch.setattr(livefiles, "set_aside", moved)
    for _time in range(2):
        with pytest.raises(OSError, match="Read-only"):
            keeper.catch_up()
        assert not (tmp_path / "current").is_symlink()
    monkeypatch.undo()
    keeper.catch_up()
    assert len(pages(tmp_path)) == 2


@pytest.mark.usefixtures("one_connection")
def test_what_is_drawn_while_the_site_moves_on_is_not_placed(
    keeper: live.Keeper, done: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = Edition.objects.get(subject_key=ABISHEV)
    done(edition, Act.SUPPRESS)
    put, acts = livefiles.put, iter([Act.LIFT, Act.SUPPRESS])
    states: list[tuple[str, str]] = []

    def moved(address: str) -> None:
        if address == "/en/people/" and (act := next(acts, None)):
            done(edition, act)
        states.append((address, generation.present()))

    def placed(folder: Path, line: Any, body: bytes) -> None:
        assert (line.address, generation.present()) == states[-1]
        assert states[-1][1] == keeper._ledger.told("word")
        put(folder, line, body)

    with monkeypatch.context() as meanwhile:
        before_each(meanwhile, moved)
        meanwhile.setattr(livefiles, "put", placed)
        keeper.keep()
    assert [address for address, _word in states].count("/en/people/") == 3
    assert next(acts, None) is None
    assert pages(tmp_path) == anew(tmp_path / "anew")


def anew(folder: Path) -> dict[str, bytes]:
    """The files as they are made in an empty folder."""
    keep(folder)
    return pages(folder)


def test_a_change_that_nothing_explains_leaves_no_file(
    keeper: live.Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generation.move_on()
    seen: list[set[str]] = []
    before_each(monkeypatch, lambda _address: seen.append(set(pages(tmp_path))))
    assert keeper.keep() == 5
    assert seen[0] == set()


@pytest.mark.usefixtures("few", "published")
def test_a_start_trusts_no_file_that_it_did_not_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path)
    right = pages(tmp_path)
    file_of(tmp_path, PAGE).write_text("half")
    file_of(tmp_path, OTHER).unlink()
    file_of(tmp_path, "/en/people/").with_name("index.html.gz").write_bytes(b"of before")
    (tmp_path / ".pages" / "en" / "stray.html").write_text("stray")
    (tmp_path / ".pages" / "en" / ".index.html.part").write_text("ha")
    asked: list[str] = []
    before_each(monkeypatch, asked.append)
    keep(tmp_path)
    assert sorted(asked) == sorted([PAGE, OTHER, "/en/people/"])
    assert pages(tmp_path) == right


@pytest.mark.usefixtures("few", "published")
@pytest.mark.parametrize("damage", [b"no database", b""])
def test_a_damaged_ledger_is_made_anew_with_its_files(tmp_path: Path, damage: bytes) -> None:
    keep(tmp_path)
    (tmp_path / ".ledger.sqlite3").write_bytes(damage * 300)
    assert keep(tmp_path) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == [".ledger.sqlite3", ".lock", ".pages", "current"]


@pytest.mark.usefixtures("few", "published")
def test_folders_of_before_there_was_a_ledger_go_and_others_stay(tmp_path: Path) -> None:
    state = f"{'a' * 32}-2026-11-26"
    for name in (state, f".{state}", "of-somebody-else"):
        (tmp_path / name / "en").mkdir(parents=True)
        (tmp_path / name / "en" / "index.html").write_text("old")
    (tmp_path / "current").symlink_to(state)
    assert keep(tmp_path) == 5
    assert {path.name for path in tmp_path.iterdir() if path.name[0] != "."} == {"current", "of-somebody-else"}
    assert pages(tmp_path)["en/index.html"] != b"old"
    assert not (tmp_path / f".{state}").exists()


def test_while_the_disk_is_tidied_changes_are_noticed(
    keeper: live.Keeper, done: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOKS", -1.0)  # After each file.
    done(Edition.objects.get(subject_key=ABISHEV), Act.SUPPRESS)
    tidied = livefiles.is_tidied
    seen: list[bool] = []

    def tidy(*args: Any, **named: Any) -> bool:
        seen.append(file_of(tmp_path, OTHER).exists())
        if len(seen) == 1:
            done(Edition.objects.get(subject_key=ATABEK), Act.SUPPRESS)
        return tidied(*args, **named)

    monkeypatch.setattr(livefiles, "is_tidied", tidy)
    keeper.keep()
    assert len(seen) > 5
    assert seen == [True, *([False] * (len(seen) - 1))]


def test_a_file_that_cannot_be_set_aside_is_removed(keeper: live.Keeper, tmp_path: Path) -> None:
    (tmp_path / ".gone").write_text("in the way")
    livefiles.set_aside(tmp_path / ".pages", tmp_path / ".gone", "en/index.html")
    assert not [name for name in pages(tmp_path) if name.startswith("en/index.html")]
