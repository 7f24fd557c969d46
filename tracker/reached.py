"""What lies on another machine is reached over TLS, and its certificate is checked (ASVS 5.0, 12.3.1 and 12.3.2)."""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core import checks

from .environment import SQLITE

FULL = "verify-full"


def database_over_tls(**_asked: object) -> list[checks.CheckMessage]:
    """Answer an error for a database, or a replica, on another machine whose certificate and name are not checked."""
    if all(is_safe(known) for known in settings.DATABASES.values()):
        return []
    said = "The database is on another machine, and whoever stands between can read and change what goes there."
    hint = f"Add ?sslmode={FULL}&sslrootcert=FILE to its address; FILE holds the certificate of who signed its own."
    return [checks.Error(said, hint=hint, id="tracker.E001")]


def is_safe(known: dict[str, Any]) -> bool:
    """Answer whether the settings of a database are those of one that is near, or whose certificate is checked."""
    options = known.get("OPTIONS", {})
    hosts = f"{known.get('HOST', '')},{options.get('hostaddr', '')}".split(",")
    return known["ENGINE"] == SQLITE or all(map(is_near, hosts)) or options.get("sslmode") == FULL


def letters_over_tls(**_asked: object) -> list[checks.CheckMessage]:
    """Answer an error for a mail server on another machine that is not asked for TLS, with which Django checks it."""
    if is_near(settings.EMAIL_HOST) or settings.EMAIL_USE_TLS:
        return []
    said = "The mail server is on another machine, and addresses of editors go there for anybody to read."
    return [checks.Error(said, hint="Set EMAIL_USE_TLS=yes, and EMAIL_PORT=587.", id="tracker.E002")]


def is_near(host: str) -> bool:
    """Answer whether a host is this machine: no name, a folder of sockets, localhost or a loopback address."""
    if host in {"", "localhost"} or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
