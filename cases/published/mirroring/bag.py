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
    """A bag that is being written; `digests` are of the files of its payload, by relative path.

    `before` is a bag on the same disk whose files are taken where they are the same.
    """

    folder: Path
    before: Path | None = None
    digests: dict[str, str] = field(default_factory=dict)
    octets: int = 0
    written: int = 0

    def add(self, path: str, body: bytes) -> str:
        """Put a file into the payload and answer its digest; one that was there before with the same bytes is taken."""
        sha = self.digests[path] = hashlib.sha256(body).hexdigest()
        self.octets += len(body)
        old = self._before(path)
        if old and old.is_file() and old.stat().st_size == len(body) and old.read_bytes() == body:
            self._take(path, old)
        else:
            self.written += replace(self.folder / PAYLOAD / path, body)
        return sha

    def keep(self, path: str, sha: str) -> None:
        """Take a file, whose digest is known, from the bag before as it is."""
        old = self._before(path)
        assert old  # noqa: S101 - what is kept was there
        self.digests[path] = sha
        self.octets += old.stat().st_size
        self._take(path, old)

    def _before(self, path: str) -> Path | None:
        return self.before / PAYLOAD / path if self.before else None

    def _take(self, path: str, old: Path) -> None:
        new = self.folder / PAYLOAD / path
        new.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        new.hardlink_to(old)

    def close(self, info: Mapping[str, str]) -> int:
        """Write the manifests, and answer how many files of the bag before are none of this one's."""
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
        return self._gone()

    def _gone(self) -> int:
        payload = self.before / PAYLOAD if self.before else None
        files = (path for path in payload.rglob("*") if path.is_file()) if payload else ()
        return sum(path.relative_to(payload).as_posix() not in self.digests for path in files if payload)


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
