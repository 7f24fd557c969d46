"""The file: a tar of members with a manifest of their SHA-256 as its last one, encrypted with age.

age is the format of age-encryption.org/v1, which the tool `age` reads and writes too: `age -d -i KEY FILE | tar -t`.
"""

import hashlib
import io
import json
import os
import re
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final

import pyrage

from cases.published.pictures import sync_folder

FORMAT: Final = "case-tracker-backup-1"
MANIFEST: Final = "manifest.json"
LARGEST_MANIFEST: Final = 200_000_000
_NAME: Final = re.compile(r"(?:[\w][\w.-]{0,120}/){0,4}[\w][\w.-]{0,120}", re.ASCII)

Member = tuple[str, Path]


class BadBackup(Exception):
    """A file is no backup that can be restored; the message says why."""


class Hashing(io.RawIOBase):
    """A file that is read once, and the digest of what was read."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Answer the next bytes."""
        part = self.file.read(size)
        self.digest.update(part)
        return part


def write(output: Path, *, about: dict[str, Any], members: Iterable[Member], recipients: list[str]) -> int:
    """Write a new file whole or not at all and answer how many members it has.

    Raise BadBackup for a recipient that is none, FileExistsError for a file that is there, OSError as files do.
    """
    keys = [_recipient(one) for one in recipients]
    if output.exists():
        raise FileExistsError(f"{output} exists: name a new file.")
    beside = output.with_name(f"{output.name}.part")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            count = _encrypted(file, keys, lambda tar: _fill(tar, about, members))
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, output)  # Unlike a rename it never takes the place of a file that came between.
        sync_folder(output.parent)
    finally:
        beside.unlink(missing_ok=True)
    return count


def _recipient(text: str) -> Any:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise BadBackup(f"{text[:20]}… is no public key of age: they begin with age1.") from error


def _encrypted(file: IO[bytes], keys: list[Any], fill: Callable[[IO[bytes]], int]) -> int:
    """Encrypt what `fill` writes while it is written, so that no whole copy stands in memory or on a disk."""
    reading, writing = os.pipe()
    failed: list[BaseException] = []
    counted: list[int] = []

    def run() -> None:
        try:
            with os.fdopen(writing, "wb") as pipe:
                counted.append(fill(pipe))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        with os.fdopen(reading, "rb") as pipe:
            pyrage.encrypt_io(pipe, file, keys)
    except pyrage.EncryptError as error:
        raise BadBackup(f"The backup cannot be written: {error}.") from error
    finally:
        thread.join()
    if failed:
        raise failed[0]
    return counted[0]


def _fill(pipe: IO[bytes], about: dict[str, Any], members: Iterable[Member]) -> int:
    listed = []
    with tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for name, path in members:
            listed.append(_add(tar, name, path))
        body = json.dumps({"format": FORMAT, **about, "files": listed}, sort_keys=True).encode()
        header = tarfile.TarInfo(MANIFEST)
        header.size = len(body)
        tar.addfile(header, io.BytesIO(body))
    return len(listed)


def _add(tar: tarfile.TarFile, name: str, path: Path) -> dict[str, Any]:
    with path.open("rb") as opened:
        header = tarfile.TarInfo(name)
        header.size = os.fstat(opened.fileno()).st_size
        hashing = Hashing(opened)
        tar.addfile(header, hashing)
    return {"path": name, "size": header.size, "sha256": hashing.digest.hexdigest()}


def unpack(source: Path, *, identity: Path, folder: Path) -> dict[str, Any]:
    """Decrypt a backup into an empty folder, check every member against the manifest, and answer the manifest.

    Raise BadBackup for the wrong key and for a file that was cut, changed or is no backup; the folder is then to be
    thrown away.
    """
    packed = folder / "packed.tar"
    _decrypt(source, _identities(identity), packed)
    try:
        with tarfile.open(packed, mode="r:") as tar:
            found = dict(_extract(tar, folder / "files"))
    except tarfile.TarError as error:
        raise BadBackup(f"{source} was decrypted and is no backup of this program: {error}.") from error
    packed.unlink()
    return _checked(folder / "files", found, source)


def _identities(path: Path) -> list[Any]:
    """Answer the private keys in a file of `age-keygen` or `manage.py new_backup_key`."""
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
        return [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise BadBackup(f"{path} holds no private key of age: its line begins with AGE-SECRET-KEY-1.") from error


def _decrypt(source: Path, identities: list[Any], packed: Path) -> None:
    try:
        with source.open("rb") as opened, packed.open("xb") as written:
            pyrage.decrypt_io(opened, written, identities)
    except (pyrage.DecryptError, OSError) as error:
        if isinstance(error, OSError) and error.errno:  # The disk's own trouble; age's comes without a number.
            raise
        raise BadBackup(
            f"{source} cannot be decrypted ({error}): it was made for another key, was cut off or was changed."
        ) from error


def _extract(tar: tarfile.TarFile, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for header in tar:
        if not header.isreg() or not _NAME.fullmatch(header.name) or ".." in header.name:
            raise BadBackup(f"The backup has a member that is no plain file: {header.name[:80]!r}.")
        path, opened = folder / header.name, tar.extractfile(header)
        path.parent.mkdir(parents=True, exist_ok=True)
        if opened is None or path.exists():
            raise BadBackup(f"The backup has the member {header.name} twice.")
        digest = hashlib.sha256()
        with path.open("xb") as written:
            while part := opened.read(1_000_000):
                digest.update(part)
                written.write(part)
        yield header.name, {"path": header.name, "size": header.size, "sha256": digest.hexdigest()}


def _checked(folder: Path, found: dict[str, dict[str, Any]], source: Path) -> dict[str, Any]:
    if found.pop(MANIFEST, {"size": LARGEST_MANIFEST})["size"] >= LARGEST_MANIFEST:
        raise BadBackup(f"{source} has no manifest.")
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        listed = {one["path"]: one for one in manifest["files"]}
    except (KeyError, TypeError, ValueError) as error:
        raise BadBackup(f"The manifest of {source} cannot be read.") from error
    if manifest.get("format") != FORMAT:
        raise BadBackup(f"{source} is of the format {manifest.get('format')}; this program reads {FORMAT}.")
    wrong = sorted(name for name in found.keys() | listed.keys() if found.get(name) != listed.get(name))
    if wrong:
        raise BadBackup(f"{wrong[0]} is not what the manifest says ({len(wrong)} such files).")
    return manifest
