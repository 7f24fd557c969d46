"""On a full disk everything that writes says so, leaves nothing by half, and goes on when there is room."""

import io
import json
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from PIL import Image

from cases import ledger
from cases.models import Act, Person, Photo, Source, StoredCopy
from cases.models.pictures import draft_storage
from cases.published.models import Edition
from tests.admin.conftest import Page
from tests.conftest import ABISHEV, browser_of
from tests.security.full_disk import run_on_small_disk
from tests.security.installation import Installation

MIRROR = """
base = {"base": "http://localhost"}
said = [refused("mirror", FOLDER / "bag", **base), left()]
resize("200m")
call_command("mirror", FOLDER / "bag", stdout=io.StringIO(), **base)
import shutil
whole = left()
page = FOLDER / "bag" / "data" / "en" / "index.html"
page.write_bytes(b"")
fill()
said += [refused("mirror", FOLDER / "bag", **base), sorted(set(left()) ^ {*whole, "filler"})]
(FOLDER / "filler").unlink()
call_command("mirror", FOLDER / "bag", stdout=io.StringIO(), **base)
import json, re
renamed = lambda names: sorted(re.sub("[.]state-[^/]*", "state", name) for name in names)
said += [renamed(left()) == renamed(whole), page.stat().st_size > 1000]
print(json.dumps(said))
"""


def test_a_mirror(site: Installation, tmp_path: Path) -> None:
    first, held, second, strange, same, is_back = json.loads(run_on_small_disk(site, tmp_path, MIRROR, size="300k"))
    for refusal in (first, second):
        assert "No space left on device" in refusal
        assert "run it again" in refusal
    assert held == []
    assert (strange, same, is_back) == ([], True, True)


LIVE = """
base = {"base": "http://localhost", "live": True}
current = FOLDER / "live" / "current"
def pages():
    return {path.relative_to(current).as_posix(): path.read_bytes() for path in current.rglob("*") if path.is_file()}
said = [refused("mirror", FOLDER / "live", **base), [one for one in left() if one.endswith(".part")]]
few = pages()
resize("200m")
call_command("mirror", FOLDER / "live", stdout=io.StringIO(), **base)
whole = pages()
said += [0 < len(few) < len(whole), few.items() <= whole.items()]
call_command("mirror", FOLDER / "new", stdout=io.StringIO(), **base)
current = FOLDER / "new" / "current"
said += [pages() == whole]
import json
print(json.dumps(said))
"""


def test_a_live_mirror(site: Installation, tmp_path: Path) -> None:
    refusal, halves, *right = json.loads(run_on_small_disk(site, tmp_path, LIVE, size="300k"))
    assert "No space left on device" in refusal
    assert (halves, right) == ([], [True, True, True])


BACKUP = """
import json, tempfile
tempfile.tempdir = os.environ["MADE_IN"] or None
file = Path(os.environ["WRITTEN_TO"]) / "all.age"
said = [refused("backup", str(file)), left(), file.exists()]
resize("200m")
said += [refused("backup", str(file)), file.stat().st_size > 100_000, set(left()) <= {"all.age"}]
print(json.dumps(said))
"""


@pytest.mark.parametrize("where", ["made", "written"])
def test_a_backup(site: Installation, tmp_path: Path, where: str) -> None:
    recipient = site.manage("new_backup_key", str(tmp_path / "key")).split()[0].removeprefix("BACKUP_RECIPIENTS=")
    full, other = tmp_path / "full", tmp_path / "other"
    full.mkdir()
    other.mkdir()
    folders = {
        "MADE_IN": str(full if where == "made" else other),
        "WRITTEN_TO": str(other if where == "made" else full),
    }
    said = run_on_small_disk(site, full, BACKUP, size="60k", BACKUP_RECIPIENTS=recipient, **folders)
    refusal, held, exists, again, is_whole, clean = json.loads(said)
    assert any(words in refusal for words in ("No space left", "disk is full", "could not write")), refusal
    assert (held, exists) == ([], False)
    assert (again, is_whole, clean) == ("it was done", True, True)
    assert list(other.glob("backup-*")) == []


@contextmanager
def no_file_grows_beyond(octets: int) -> Iterator[None]:
    """The system refuses this process to write more than so much into any file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def desk(editor: User, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(Photo._meta.get_field("file"), "storage", draft_storage())  # The folder of this test.
    return browser_of(editor, raise_request_exception=False)


def photograph(client: Client) -> Any:
    """Send a photograph of some 200 kB as a browser does."""
    written = io.BytesIO()
    Image.frombytes("RGB", (400, 400), os.urandom(480_000)).save(written, "PNG")
    address = reverse("admin:cases_photo_add") + f"?person={ABISHEV}"
    form = {name: value for name, value in Page(client.get(address).content.decode()).form.items() if "__" not in name}
    file = SimpleUploadedFile("cell.png", written.getvalue(), content_type="image/png")
    return client.post(reverse("admin:cases_photo_add"), form | {"file": file, "description_en": "In the yard."})


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.usefixtures("drafted")
def test_a_photograph_without_room_for_its_file(desk: Client, tmp_path: Path) -> None:
    before = Photo.objects.count()
    with no_file_grows_beyond(20_000):
        refused = photograph(desk)
    page = refused.content.decode()
    assert (refused.status_code, "There is no room left on the server" in page, "In the yard." in page) == (
        507,
        True,
        True,
    )
    assert (Photo.objects.count(), files(tmp_path)) == (before, [])
    assert photograph(desk).status_code == 302
    assert (Photo.objects.count(), len(files(tmp_path))) == (before + 1, 1)


class DiskFull(Exception):
    """What the driver of PostgreSQL raises."""

    pgcode = "53100"


@contextmanager
def no_room_for(table: str) -> Iterator[None]:
    """The database has no room for rows of a table, and says so as PostgreSQL does."""

    def full(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(f'INSERT INTO "{table}"'):
            raise OperationalError("could not extend file") from DiskFull()
        return execute(sql, *rest)

    with connection.execute_wrapper(full):
        yield


@pytest.mark.usefixtures("drafted")
def test_a_photograph_without_room_for_its_row(desk: Client, tmp_path: Path) -> None:
    with no_room_for("cases_photo"):
        assert photograph(desk).status_code == 507
    assert files(tmp_path) == []
    assert photograph(desk).status_code == 302


TEXT = {"title": "A poet of Otar", "publisher": "The Otar Herald", "language": "en", "text": "He was moved. " * 100_000}


def send(client: Client) -> Any:
    return client.post(reverse("admin:cases_source_from"), TEXT)


@contextmanager
def no_pages_left() -> Iterator[None]:
    """SQLite may not make its file larger."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count")
        before = cursor.fetchone()[0]
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + 5}")
        yield
        cursor.execute(f"PRAGMA max_page_count = {before}")


@pytest.mark.usefixtures("drafted")
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_source_without_room_in_the_database(desk: Client, lang: str) -> None:
    before, full = Source.objects.count(), no_pages_left
    if connection.vendor == "postgresql":
        full = lambda: no_room_for("cases_storedcopy")  # noqa: E731
    desk.cookies["language"] = lang
    with full():
        refused = send(desk)
    told = {"en": "There is no room", "ru": "не осталось места", "kk": "бос орын қалмады"}[lang]
    assert (refused.status_code, told in refused.content.decode()) == (507, True)
    assert (Source.objects.count(), StoredCopy.objects.count()) == (before, 0)
    assert send(desk).status_code == 302
    assert (Source.objects.count(), StoredCopy.objects.count()) == (before + 1, 1)


@pytest.mark.usefixtures("drafted")
def test_another_failure_is_told_as_one(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("cases.admin.received.StoredCopy.objects.create", failing)
    assert send(desk).status_code == 500


def test_the_ledger_keeps_whole_lines(edition: Edition, done: Any, settings: Any, tmp_path: Path) -> None:
    settings.EXPUNGED_LEDGER = path = tmp_path / "expunged.jsonl"
    done(edition, Act.EXPUNGE)
    with no_file_grows_beyond(40), pytest.raises(OSError, match="File too large"):
        ledger.catch_up()
    assert path.read_bytes() == b""
    ledger.catch_up()
    whole = path.read_bytes()
    assert [line.key for line in ledger.read(path)] == [ABISHEV]
    path.write_bytes(whole + whole[:30])  # As a machine leaves it that stopped in the middle.
    ledger.catch_up()
    path.write_bytes(whole[:30])
    ledger.catch_up()
    assert path.read_bytes() == whole
    assert Person.objects.filter(key=ABISHEV).exists()
