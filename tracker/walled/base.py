"""Django's SQLite, opened read-only, with an authorizer that knows no table but those of readers."""

import sqlite3
from typing import Any, Final
from urllib.parse import quote

from django.db.backends.sqlite3 import base

from cases.published import reading_role

# Codes of sqlite3.h that the module of Python does not name in every release.
_FUNCTION, _RECURSIVE, _SAVEPOINT, _TRANSACTION = 31, 33, 32, 22
_ALWAYS: Final = frozenset((sqlite3.SQLITE_SELECT, _FUNCTION, _RECURSIVE, _SAVEPOINT, _TRANSACTION))
# Functions of SQL that bring in code or files; SQLite leaves them out or switched off, and so they stay.
_NEVER: Final = frozenset(("load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"))
# What looks like a table and holds nothing but what it is given.
_VALUES: Final = frozenset(("json_each", "json_tree"))


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that reads the published tables, and to which every other one is forbidden by SQLite itself."""

    def get_connection_params(self) -> dict[str, Any]:
        """Answer how the file is opened: read-only, whatever its permissions are."""
        known: dict[str, Any] = super().get_connection_params()
        return known | {"database": f"file:{quote(str(known['database']))}?mode=ro", "uri": True}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Answer a connection behind the wall."""
        connection = super().get_new_connection(conn_params)
        readable = frozenset(reading_role.tables()) | _VALUES

        def allowed(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
            if action == sqlite3.SQLITE_READ:
                return sqlite3.SQLITE_OK if first in readable else sqlite3.SQLITE_DENY
            if action == _FUNCTION and second in _NEVER:
                return sqlite3.SQLITE_DENY
            return sqlite3.SQLITE_OK if action in _ALWAYS else sqlite3.SQLITE_DENY

        connection.set_authorizer(allowed)
        return connection
