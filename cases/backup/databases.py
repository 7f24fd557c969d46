"""The database as one file, and back, with the tools of either engine."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Final

from django.db import connection

from .archive import BadBackup

NAMES: Final = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}


def name() -> str:
    """Answer what the member of a backup is called that holds this database."""
    return NAMES[connection.vendor]


def dump(path: Path) -> None:
    """Write the database as it is at one moment to a new file; raise BadBackup when its tool fails."""
    if connection.vendor == "sqlite":
        try:
            with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), timeout=60)) as source:
                source.execute("VACUUM INTO ?", [str(path)])
        except sqlite3.Error as error:
            raise BadBackup(f"The database cannot be copied to {path.parent}: {error}.") from error
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}", f"--dbname={_database()}")


def is_empty() -> bool:
    """Answer whether the database has no table."""
    if connection.vendor == "sqlite":
        path = _path()
        if not path.exists() or not path.stat().st_size:
            return True
        connection.ensure_connection()
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def load(path: Path) -> None:
    """Make the empty database the one in the file, whole or not at all; raise BadBackup when its tool fails."""
    connection.close()
    if connection.vendor == "sqlite":
        _check_whole(path)
        _put(path, _path())
    else:
        options = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
        _run("pg_restore", *options, f"--dbname={_database()}", str(path))


def clear() -> None:
    """Take away what `load` put there."""
    connection.close()
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{_path()}{ending}").unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()


def _path() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _check_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        ((said,),) = opened.execute("PRAGMA quick_check(1)").fetchall()
    if said != "ok":
        raise BadBackup(f"The database in the backup is damaged: {said}.")


def _put(path: Path, target: Path) -> None:
    """Put the file in its place durably; `target` is there with nothing in it or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.part")
    shutil.copyfile(path, beside)
    beside.chmod(0o600)
    with beside.open("rb") as opened:
        os.fsync(opened.fileno())
    for ending in ("-wal", "-shm"):
        Path(f"{target}{ending}").unlink(missing_ok=True)
    beside.replace(target)


def _database() -> str:
    """Answer the name of the database; the rest of its address goes by the environment, the password too."""
    return str(connection.settings_dict["NAME"])


def _run(tool: str, *arguments: str) -> None:
    known = connection.settings_dict
    address = {
        "PGHOST": known["HOST"],
        "PGPORT": known["PORT"],
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
    }
    options = {f"PG{key.upper()}": str(value) for key, value in known["OPTIONS"].items() if key.startswith("ssl")}
    environment = os.environ | {key: str(value) for key, value in address.items() if value} | options
    try:
        done = subprocess.run([tool, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise BadBackup(f"{tool} is not installed: on Debian it is in postgresql-client.") from error
    if done.returncode:
        raise BadBackup(f"{tool} failed: {done.stderr.strip()[-800:]}")
