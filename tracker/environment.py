"""Settings that come from the environment."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE: Final = "django.db.backends.sqlite3"


def switch(name: str, *, default: bool) -> bool:
    """Answer whether the variable says yes; raise ImproperlyConfigured when it says neither yes nor no."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "1", "yes", "true", "on", "0", "no", "false", "off"}:
        return default if not value else value in {"1", "yes", "true", "on"}
    raise ImproperlyConfigured(f"{name}={value}: write yes or no.")


def megabytes(name: str, *, default: int) -> int:
    """Answer the bytes that a whole number of megabytes has; raise ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value}: write a whole number of megabytes, 0 for none.")
    return int(value) * 1_000_000


def words(name: str, default: str = "") -> list[str]:
    """Answer the comma-separated words of a variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def database(base: Path, name: str = "DATABASE_URL") -> dict[str, Any]:
    """Answer Django's settings for `sqlite:///path` or `postgres://user:password@host:port/name`.

    An empty variable is SQLite in `var/`; a host may be a directory of a socket, percent-encoded or as `?host=`.
    `?pooled=yes` says that a PgBouncer that pools by transaction stands between.
    """
    url = os.environ.get(name, "")
    if not url:
        (base / "var").mkdir(exist_ok=True)
        return sqlite(str(base / "var" / "tracker.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(parts.path.removeprefix("/") if not url.startswith("sqlite:////") else parts.path[1:])
    if parts.scheme in {"postgres", "postgresql"}:
        return postgres(parts)
    raise ImproperlyConfigured(f"{name} begins with {parts.scheme}: write sqlite:///path or postgres://…")


def public_database(base: Path) -> dict[str, Any]:
    """Answer the settings of a process for readers: `PUBLIC_DATABASE_URL`, without it `DATABASE_URL`.

    A SQLite file is opened read-only, the published tables alone; on PostgreSQL the role of the address decides what
    is read: `manage.py public_role` makes one.
    """
    found = database(base, "PUBLIC_DATABASE_URL" if os.environ.get("PUBLIC_DATABASE_URL") else "DATABASE_URL")
    if found["ENGINE"] == SQLITE:
        return found | {"ENGINE": "tracker.walled", "OPTIONS": {"timeout": 20}}
    return found


def replicas(name: str = "READ_REPLICAS") -> dict[str, dict[str, Any]]:
    """Answer the settings of the copies of the database that readers may be answered from, by the names they get here.

    Raise ImproperlyConfigured for an address that is not of PostgreSQL, without saying it: it may hold a password.
    """
    found = [urlsplit(url) for url in words(name)]
    if any(parts.scheme not in {"postgres", "postgresql"} for parts in found):
        raise ImproperlyConfigured(f"{name} takes addresses that begin with postgres://, separated by commas.")
    return {f"replica{number}": impatient(postgres(parts)) for number, parts in enumerate(found, start=1)}


def impatient(known: dict[str, Any]) -> dict[str, Any]:
    """Answer settings under which a database that is gone is given up after two seconds, the least that libpq takes."""
    return known | {"OPTIONS": {"connect_timeout": "2", "tcp_user_timeout": "2000"} | known["OPTIONS"]}


def postgres(parts: SplitResult) -> dict[str, Any]:
    """Answer Django's settings for PostgreSQL at an address."""
    options = dict(parse_qsl(parts.query))
    pooled = options.pop("pooled", "") == "yes"
    if not pooled:
        # To compile a question of ours takes seconds, to answer it milliseconds. PgBouncer is told by its own settings.
        options["options"] = f"-c jit=off {options.get('options', '')}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or options.pop("port", "")),
        # Behind PgBouncer a connection of the server belongs to one transaction, and a cursor of it outlives none.
        "DISABLE_SERVER_SIDE_CURSORS": pooled,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def sqlite(path: str) -> dict[str, Any]:
    """Answer Django's settings for a SQLite file that several processes may use."""
    return {
        "ENGINE": SQLITE,
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def secret(base: Path) -> str:
    """Answer SECRET_KEY, or on a machine without one a random key kept in `var/`, readable by its owner alone."""

    def made() -> str:
        from django.core.management.utils import get_random_secret_key  # noqa: PLC0415 - settings are not ready yet

        return get_random_secret_key()

    return os.environ.get("SECRET_KEY", "") or kept(base / "var" / "secret_key", made)


def signing_key(base: Path) -> str:
    """Answer SIGNING_KEY, 32 bytes in hexadecimal, or on a machine without one a random key kept in `var/`.

    Raise ImproperlyConfigured when it is anything else.
    """
    key = os.environ.get("SIGNING_KEY", "").strip() or kept(base / "var" / "signing_key", lambda: token_hex(32))
    if not re.fullmatch("[0-9a-fA-F]{64}", key):
        raise ImproperlyConfigured("SIGNING_KEY takes 64 hexadecimal digits: manage.py new_signing_key makes some.")
    return key


def kept(path: Path, make: Callable[[], str]) -> str:
    """Answer the text in a file that only its owner can read; it is made when it is not there."""
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(descriptor, make().encode())
        os.close(descriptor)
    return path.read_text()
