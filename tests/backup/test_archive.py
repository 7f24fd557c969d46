"""An archive holds plain files under plain names, and exactly those of its manifest."""

import io
import json
import tarfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyrage
import pytest

from cases.backup import archive
from cases.backup.archive import BadBackup

PAIR = pyrage.x25519.Identity.generate()


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_text(f"# a comment\n\n{PAIR}\n")
    return path


def unpacked(path: Path, key: Path, tmp_path: Path) -> dict[str, Any]:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    return archive.unpack(path, identity=key, folder=folder)


def packed(path: Path, members: dict[str, bytes], listed: dict[str, bytes] | None = None, **changed: Any) -> Path:
    """An encrypted tar with these members, and a manifest of those that are listed."""
    told = [
        {"path": name, "size": len(body), "sha256": sha256(body).hexdigest()}
        for name, body in (members if listed is None else listed).items()
    ]
    manifest = json.dumps({"format": archive.FORMAT, "files": told} | changed).encode()
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as tar:
        for name, body in (members | {archive.MANIFEST: manifest}).items():
            header = tarfile.TarInfo(name)
            header.size = len(body)
            tar.addfile(header, io.BytesIO(body))
    path.write_bytes(pyrage.encrypt(written.getvalue(), [PAIR.to_public()]))
    return path


def test_members_come_back(tmp_path: Path, key: Path) -> None:
    (tmp_path / "a").write_bytes(b"a" * 3_000_000)
    (tmp_path / "empty").write_bytes(b"")
    members = [("database", tmp_path / "a"), ("media/drafts/x.jpg", tmp_path / "empty")]
    count = archive.write(
        tmp_path / "b.age", about={"engine": "x"}, members=members, recipients=[str(PAIR.to_public())]
    )
    manifest = unpacked(tmp_path / "b.age", key, tmp_path)
    assert (count, manifest["engine"], len(manifest["files"])) == (2, "x", 2)
    assert (tmp_path / "unpacked/files/database").read_bytes() == b"a" * 3_000_000
    assert not (tmp_path / "b.age.part").exists()


def test_a_member_that_cannot_be_read_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        archive.write(
            tmp_path / "b.age", about={}, members=[("x", tmp_path / "none")], recipients=[str(PAIR.to_public())]
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/x", "media/../../x", "media/..", "a//b", "media/.hidden", "a\\..\\b", "x" * 300, "a/b/c/d/e/f"],
)
def test_a_member_stays_in_its_folder(tmp_path: Path, key: Path, name: str) -> None:
    path = packed(tmp_path / "b.age", {name: b"x"})
    with pytest.raises(BadBackup, match="no plain file"):
        unpacked(path, key, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.age", "key", "unpacked"]


def test_a_link_is_refused(tmp_path: Path, key: Path) -> None:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as tar:
        header = tarfile.TarInfo("media")
        header.type, header.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(header)
    (tmp_path / "b.age").write_bytes(pyrage.encrypt(written.getvalue(), [PAIR.to_public()]))
    with pytest.raises(BadBackup, match="no plain file"):
        unpacked(tmp_path / "b.age", key, tmp_path)


@pytest.mark.parametrize(
    ("members", "listed", "changed", "said"),
    [
        ({"a": b"1"}, {"a": b"2"}, {}, "a is not what the manifest says"),
        ({"a": b"1"}, {}, {}, "a is not what the manifest says"),
        ({}, {"a": b"1"}, {}, "a is not what the manifest says"),
        ({"a": b"1"}, None, {"format": "another"}, "of the format another"),
        ({"a": b"1"}, None, {"files": 7}, "manifest of .* cannot be read"),
    ],
)
def test_what_the_manifest_does_not_say_is_refused(
    tmp_path: Path, key: Path, members: dict[str, bytes], listed: dict[str, bytes], changed: Any, said: str
) -> None:
    path = packed(tmp_path / "b.age", members, listed, **changed)
    with pytest.raises(BadBackup, match=said):
        unpacked(path, key, tmp_path)


def test_what_is_no_archive_is_refused(tmp_path: Path, key: Path) -> None:
    (tmp_path / "b.age").write_bytes(pyrage.encrypt(b"words " * 999, [PAIR.to_public()]))
    with pytest.raises(BadBackup, match="is no backup of this program"):
        unpacked(tmp_path / "b.age", key, tmp_path)
