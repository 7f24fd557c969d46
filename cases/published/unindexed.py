"""Tables of PostgreSQL that are filled first and indexed afterwards."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from django.db import OperationalError, connection, transaction
from django.db.models import Model

_PATIENCE: Final = "2s"
"""How long others may keep the tables busy before they are filled with their indexes."""
_OWNED: Final = "SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class WHERE oid = ANY(%s::regclass[])"
_PROMISES: Final = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint AS own
WHERE conrelid = ANY(%s::regclass[]) AND contype IN ('f', 'u') AND NOT EXISTS (
    SELECT FROM pg_constraint AS other
    WHERE own.contype = 'u' AND other.contype = 'f' AND other.conindid = own.conindid
) ORDER BY contype DESC
"""
"""Foreign keys of the tables, and what is unique in them without a foreign key that leads there."""
_INDEXES: Final = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


@contextmanager
def unindexed(models: Iterable[type[Model]]) -> Iterator[None]:
    """Make indexes, and check what tables promise of each other, once at the end and not row by row.

    Readers wait for the end of the transaction, so that this is for tables in which there is nothing to read. The
    tables stay as they are on another engine, for a role that does not own them, and where somebody works in them.
    """
    again = _taken_away([model._meta.db_table for model in models])
    yield
    with connection.cursor() as cursor, connection.wrap_database_errors:
        for statement in again:
            cursor.execute(statement)


def _taken_away(tables: list[str]) -> list[str]:
    """Take indexes and promises away, and answer the statements that make them again."""
    if connection.vendor != "postgresql":
        return []
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_OWNED, [tables])
            if not cursor.fetchone()[0]:
                return []
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [_PATIENCE])
            cursor.execute(_PROMISES, [tables])
            promises = cursor.fetchall()
            for table, name, _said in promises:
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            cursor.execute(_INDEXES, [tables])
            indexes = cursor.fetchall()
            for name, _said in indexes:
                cursor.execute(f"DROP INDEX {name}")
            cursor.execute("SELECT set_config('lock_timeout', '0', true)")
    except OperationalError:
        return []
    made = [f"ALTER TABLE {table} ADD CONSTRAINT {name} {said}" for table, name, said in promises]
    return [said for _name, said in indexes] + made
