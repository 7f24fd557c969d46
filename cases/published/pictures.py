"""Pictures that an edition shows, kept under the SHA-256 of their bytes."""

import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.conf import settings

from cases.domain.dossier import Dossier

from .models import Edition, EditionContent, ShownPicture

NAME: Final = re.compile(r"^[0-9a-f]{64}\.jpg$")


def keep(name: str, content: bytes) -> None:
    """Store a picture for readers, whole or not at all; one that is there stays as it is."""
    path = place_of(name)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{secrets.token_hex(8)}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder be on the disk, not only the bytes of its files."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def show(edition: Edition, dossier: Dossier) -> None:
    """Make the pictures of an edition ones that readers get."""
    names = sorted({photo.image for photo in dossier.photos if photo.image})
    rows = [ShownPicture(edition=edition, name=name) for name in names]
    ShownPicture.objects.bulk_create(rows, ignore_conflicts=True)


def hide(edition: Edition) -> None:
    """Keep from readers every picture that only this edition showed."""
    ShownPicture.objects.filter(edition=edition).delete()


def remove_unused(names: Iterable[str]) -> None:
    """Delete the files of those pictures that no edition holds any more, hidden ones included."""
    for name in names:
        if not EditionContent.objects.filter(body__contains=f'"{name}"').exists():
            place_of(name).unlink(missing_ok=True)


def read(name: str) -> bytes | None:
    """Answer the bytes of a picture that an edition in view shows, or None."""
    path = place_of(name)
    return path.read_bytes() if ShownPicture.objects.filter(name=name).exists() and path.is_file() else None


def place_of(name: str) -> Path:
    """Answer where the picture is kept; raise ValueError for what is not such a name."""
    if not NAME.match(name):
        raise ValueError(f"{name} is not the name of a picture.")
    return Path(settings.MEDIA_ROOT) / "published" / name
