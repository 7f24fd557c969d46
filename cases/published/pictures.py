"""Pictures that an edition shows, kept under the SHA-256 of their bytes."""

import os
import re
import secrets
from pathlib import Path
from typing import Final

from django.conf import settings

NAME: Final = re.compile(r"^[0-9a-f]{64}\.jpg$")


def keep(name: str, content: bytes) -> None:
    """Store a picture for readers, whole or not at all; one that is there stays as it is."""
    path = place_of(name)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{secrets.token_hex(8)}")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def read(name: str) -> bytes | None:
    """Answer the bytes of a published picture, or None."""
    path = place_of(name)
    return path.read_bytes() if path.is_file() else None


def place_of(name: str) -> Path:
    """Answer where the picture is kept; raise ValueError for what is not such a name."""
    if not NAME.match(name):
        raise ValueError(f"{name} is not the name of a picture.")
    return Path(settings.MEDIA_ROOT) / "published" / name
