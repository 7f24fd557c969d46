"""Backing an installation up, and restoring it where there is none."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from cases import ledger
from cases.published.models import Edition

from . import archive, databases
from .archive import BadBackup, Member

LEDGER: Final = "expunged.jsonl"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: how many editions and files, and which editions the ledger took away again."""

    editions: int
    files: int
    expunged: int


def back_up(output: Path, *, recipients: list[str], at: datetime) -> int:
    """Write database, media and ledger to a new encrypted file, and answer how many files it holds."""
    ledger.catch_up()
    with tempfile.TemporaryDirectory(prefix="backup-") as made:
        folder = Path(made)
        databases.dump(folder / databases.name())
        (folder / LEDGER).write_text(ledger.written(ledger.expunged()))
        members = _members(folder)
        return archive.write(output, about=_about(at), members=members, recipients=recipients)


def _about(at: datetime) -> dict[str, Any]:
    last = Edition.objects.order_by("-position").first()
    return {
        "engine": connection.vendor,
        "made_at": at.isoformat(timespec="seconds"),
        "editions": last.position if last else 0,
        "migrations": sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations),
    }


def _members(folder: Path) -> Iterator[Member]:
    yield databases.name(), folder / databases.name()
    yield LEDGER, folder / LEDGER
    media = Path(settings.MEDIA_ROOT)
    for path in sorted(media.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"media/{path.relative_to(media).as_posix()}", path


def restore(source: Path, *, identity: Path, ledgers: list[Path], at: datetime) -> Restored:
    """Bring a backup back into an empty database and an empty folder of media, and replay the ledgers.

    Everything is decrypted and checked before anything is put in place. Raise BadBackup, BadLedger.
    """
    lines = [line for path in ledgers for line in ledger.read(path)]
    _check_nothing_is_there()
    with tempfile.TemporaryDirectory(prefix="restore-") as made:
        folder = Path(made)
        manifest = archive.unpack(source, identity=identity, folder=folder)
        _check_fits(manifest)
        lines += ledger.parsed((folder / "files" / LEDGER).read_text(), name=LEDGER)
        _put_in_place(folder / "files")
    call_command("migrate", verbosity=0)
    gone = ledger.replay(lines, at=at)
    ledger.catch_up()
    return Restored(Edition.objects.count(), len(manifest["files"]), len(gone))


def _check_nothing_is_there() -> None:
    if not databases.is_empty():
        raise BadBackup(
            "The database has tables: a backup is restored into an empty one only. Name a new DATABASE_URL."
        )
    media = Path(settings.MEDIA_ROOT)
    if media.exists() and any(path.is_file() for path in media.rglob("*")):
        raise BadBackup(f"{media} holds files: name an empty MEDIA_ROOT, or move them away.")


def _check_fits(manifest: dict[str, Any]) -> None:
    if manifest["engine"] != connection.vendor:
        raise BadBackup(f"The backup is of {manifest['engine']}, DATABASE_URL names {connection.vendor}.")
    known = MigrationExecutor(connections["default"]).loader.graph.nodes
    newer = sorted(set(manifest["migrations"]) - {f"{app}.{name}" for app, name in known})
    if newer:
        raise BadBackup(f"The backup was made by a newer version of this program ({newer[0]}): update it first.")


def _put_in_place(files: Path) -> None:
    """Put media and database where they belong; when one fails, take both away again."""
    media = Path(settings.MEDIA_ROOT)
    try:
        if (files / "media").exists():
            shutil.copytree(files / "media", media, dirs_exist_ok=True)
        databases.load(files / databases.name())
    except (OSError, BadBackup):
        for path in sorted(media.rglob("*")) if media.exists() else ():
            path.unlink() if path.is_file() else None
        databases.clear()
        raise
