"""What was backed up comes back byte for byte on either engine; what was expunged since does not."""

import hashlib
import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cases.backup import archive
from tests.conftest import ABISHEV, ATABEK
from tests.demos import Fill
from tests.security.installation import Installation, installed, is_postgres
from tests.security.surface import addresses

EXPUNGE = f"""
import django, hashlib
django.setup()
from django.contrib.auth.models import User
from django.utils import timezone
from cases import removal
from cases.domain.vocabulary.removal import RemovalReason
from cases.models import Act
from cases.published.models import Edition
asks, does = User.objects.get(username="editor"), User.objects.get(username="reviewer")
for edition in Edition.objects.filter(subject_key="{ABISHEV}", number=1):
    request = removal.ask(edition, act=Act.EXPUNGE, reason=RemovalReason.PROTECTION, internal_reason="She asked.",
        is_whole=False, by=asks, at=timezone.now())
    removal.carry_out(request, by=does, at=timezone.now())
"""
SHOW_A_PICTURE = f"""
import django, sys
django.setup()
from cases.published.models import Edition, ShownPicture
ShownPicture.objects.create(edition=Edition.objects.get(subject_key="{ATABEK}", number=1), name=sys.argv[1])
"""


@dataclass
class Kept:
    """An installation that was backed up, what its pages answered then, and after something was expunged."""

    site: Installation
    file: Path
    key: Path
    picture: str
    before: dict[str, list[object]]
    after: dict[str, list[object]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, with_demo: Fill) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("backup")
    with installed(folder / "first") as site:
        with_demo(site)
        picture = shown_picture(site)
        recipient = site.manage("new_backup_key", str(folder / "key")).split()[0].removeprefix("BACKUP_RECIPIENTS=")
        site.environment["BACKUP_RECIPIENTS"] = recipient
        asked = [*addresses(), f"/pictures/{picture}"]
        before = site.crawled(asked)
        site.manage("backup", str(folder / "all.age"))
        done = site.run("-c", EXPUNGE)
        assert done.returncode == 0, done.stderr
        yield Kept(site, folder / "all.age", folder / "key", picture, before, site.crawled(asked))


def shown_picture(site: Installation) -> str:
    """A file that a page shows, and one among the drafts."""
    body = b"\xff\xd8 pixels \xff\xd9"
    name = f"{hashlib.sha256(body).hexdigest()}.jpg"
    for path in (site.folder / "media" / "published" / name, site.folder / "media" / "drafts" / "0123abcd.jpg"):
        path.parent.mkdir(parents=True)
        path.write_bytes(body)
    assert site.run("-c", SHOW_A_PICTURE, name).returncode == 0
    return name


def files_of(site: Installation) -> dict[str, bytes]:
    media = site.folder / "media"
    return {str(path.relative_to(media)): path.read_bytes() for path in media.rglob("*") if path.is_file()}


def test_every_page_comes_back_byte_for_byte(kept: Kept, tmp_path: Path) -> None:
    with installed(tmp_path / "second") as site:
        done = site.run("manage.py", "restore", str(kept.file), "--identity", str(kept.key))
        assert done.returncode == 0, done.stderr
        assert "what was expunged after it was made is back" in done.stderr
        assert site.crawled(list(kept.before)) == kept.before
        assert kept.before[f"/pictures/{kept.picture}"][0] == 200
        assert files_of(site) == files_of(kept.site)
        assert "everything is as it was published" in site.manage("verify")
        again = site.run("manage.py", "restore", str(kept.file), "--identity", str(kept.key))
        assert (again.returncode, "The database has tables" in again.stderr) == (1, True)


def test_what_was_expunged_after_the_backup_stays_expunged(kept: Kept, tmp_path: Path) -> None:
    assert kept.before != kept.after
    with installed(tmp_path / "third") as site:
        shutil.copy(kept.site.folder / "expunged.jsonl", site.folder)
        said = site.manage("restore", str(kept.file), "--identity", str(kept.key))
        assert "took the content of 1 editions away again" in said
        assert site.crawled(list(kept.after)) == kept.after
        assert "everything is as it was published" in site.manage("verify")
        counted = site.run("-c", COUNT)
        assert counted.stdout.split() == ["carried_out", "ledger", "second-ledger", "False"]


COUNT = """
import django
django.setup()
from django.contrib.auth.models import User
from cases.models import RemovalRequest
row = RemovalRequest.objects.get()
print(row.progress, row.asked_by.username, row.decided_by.username, row.decided_by.is_active)
"""


def spoiled(kept: Kept, how: str, tmp_path: Path) -> tuple[Path, Path, str]:
    """A backup that cannot be restored, the key to try, and what is said of it."""
    file, key, body = tmp_path / "spoiled.age", kept.key, kept.file.read_bytes()
    match how:
        case "wrong key":
            key = tmp_path / "other"
            kept.site.manage("new_backup_key", str(key))
            return kept.file, key, "was made for another key"
        case "no key":
            return kept.file, kept.file, "holds no private key of age"
        case "cut":
            file.write_bytes(body[: len(body) * 2 // 3])
        case "cut between parts":  # age seals 64 KiB at a time; the header of one recipient has 200 bytes.
            head = body.index(b"\n---") + 49
            file.write_bytes(body[: head + 16 + 2 * (65536 + 16)])
        case "changed":
            file.write_bytes(body[:-40_000] + bytes([body[-40_000] ^ 1]) + body[-39_999:])
        case "other file":
            file.write_bytes(b"PK\3\4 nothing of ours")
        case "nothing":
            file.write_bytes(b"")
    return file, key, "cannot be decrypted"


HOW = ["wrong key", "no key", "cut", "cut between parts", "changed", "other file", "nothing"]


@pytest.mark.parametrize("how", HOW)
def test_what_cannot_be_read_is_refused(kept: Kept, tmp_path: Path, how: str) -> None:
    file, key, said = spoiled(kept, how, tmp_path)
    (tmp_path / "unpacked").mkdir()
    with pytest.raises(archive.BadBackup, match=said):
        archive.unpack(file, identity=key, folder=tmp_path / "unpacked")


def test_what_cannot_be_read_touches_nothing(kept: Kept, tmp_path: Path) -> None:
    with installed(tmp_path / "fourth") as site:
        file, key, said = spoiled(kept, "changed", tmp_path)
        done = site.run("manage.py", "restore", str(file), "--identity", str(key))
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr
        assert [path for path in (tmp_path / "fourth").iterdir() if path.stat().st_size] == []
        site.manage("restore", str(kept.file), "--identity", str(kept.key))


def test_a_backup_does_not_take_the_place_of_a_file(kept: Kept, tmp_path: Path) -> None:
    before = kept.file.read_bytes()
    done = kept.site.run("manage.py", "backup", str(kept.file))
    assert (done.returncode, "exists: name a new file" in done.stderr) == (1, True)
    assert kept.file.read_bytes() == before
    done = kept.site.run("manage.py", "backup", str(tmp_path / "new.age"), "--to", "age1nothing")
    assert (done.returncode, "is no public key of age" in done.stderr) == (1, True)
    done = kept.site.run("manage.py", "backup", str(tmp_path / "new.age"), BACKUP_RECIPIENTS="")
    assert (done.returncode, "No public key is named" in done.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_not_readable_without_the_key(kept: Kept) -> None:
    body = kept.file.read_bytes()
    assert body.startswith(b"age-encryption.org/v1\n-> X25519 ")
    assert not any(word in body for word in (b"SQLite", b"PGDMP", b"manifest", b"pixels", ABISHEV.encode()))
    assert oct(kept.file.stat().st_mode & 0o777) == oct(kept.key.stat().st_mode & 0o777) == "0o600"
    assert is_postgres() or kept.file.stat().st_size > 100_000


@pytest.mark.skipif(shutil.which("age") is None, reason="the tool age is not installed")
def test_the_tool_age_opens_it(kept: Kept) -> None:
    opened = subprocess.run(["age", "-d", "-i", kept.key, kept.file], capture_output=True, check=True)
    with tarfile.open(fileobj=io.BytesIO(opened.stdout)) as tar:
        names = tar.getnames()
    assert (names[1], names[-1]) == ("expunged.jsonl", "manifest.json")
