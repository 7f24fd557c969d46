"""A folder of files with their digests, as BagIt has it (RFC 8493), in which no reader meets half a file."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD: Final = "data"


class NotABag(Exception):
    """The folder holds other things than a bag; the message says what to do."""


@dataclass
class Bag:
    """A bag that is being written; `digests` are of the files of its payload, by relative path."""

    folder: Path
    digests: dict[str, str] = field(default_factory=dict)
    octets: int = 0
    written: int = 0

    def add(self, path: str, body: bytes) -> None:
        """Put a file into the payload; one that is there with the same bytes is not touched."""
        self.digests[path] = hashlib.sha256(body).hexdigest()
        self.octets += len(body)
        self.written += replace(self.folder / PAYLOAD / path, body)

    def close(self, info: Mapping[str, str]) -> int:
        """Remove what was not added, write the manifests last, and answer how many files were removed."""
        removed = self._remove_others()
        told = {**info, "Payload-Oxum": f"{self.octets}.{len(self.digests)}"}
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in told.items()).encode(),
            "manifest-sha256.txt": _manifest({f"{PAYLOAD}/{path}": sha for path, sha in self.digests.items()}),
        }
        for name, body in tags.items():
            replace(self.folder / name, body)
        digests = {name: hashlib.sha256(body).hexdigest() for name, body in tags.items()}
        replace(self.folder / "tagmanifest-sha256.txt", _manifest(digests))
        return removed

    def _remove_others(self) -> int:
        payload = self.folder / PAYLOAD
        others = [path for path in payload.rglob("*") if path.is_file() and self._name(path) not in self.digests]
        for path in others:
            path.unlink()
        for path in sorted(payload.rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        return len(others)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder / PAYLOAD).as_posix()


def opened(folder: Path) -> Bag:
    """Answer the bag in a folder, which is made if it is not there; raise NotABag where it holds anything else."""
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / "bagit.txt").exists())):
        raise NotABag(f"{folder} holds other things: name a new folder, or one that a mirror was written to before.")
    (folder / PAYLOAD).mkdir(parents=True, exist_ok=True)
    replace(folder / "bagit.txt", DECLARATION)
    return Bag(folder)


def replace(path: Path, body: bytes) -> bool:
    """Write a file whole or not at all, unless it has these bytes; answer whether it was written."""
    if path.is_file() and path.read_bytes() == body:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name[:100]}.part")
    try:
        with part.open("wb") as opened:
            opened.write(body)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return True


def _manifest(digests: Mapping[str, str]) -> bytes:
    return "".join(f"{sha}  {_escaped(path)}\n" for path, sha in sorted(digests.items())).encode()


def _escaped(path: str) -> str:
    """Answer a path as RFC 8493, section 2.1.3, writes it in a manifest."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
