"""What the role of the public process may do on PostgreSQL, and whether a process can do more than that."""

from typing import Final

from django.apps import apps
from django.db import connection
from psycopg2 import sql

# What a question of a reader may take; the longest page of a crowd takes a tenth of it.
LIMITS: Final = {
    "default_transaction_read_only": "on",
    "statement_timeout": "5s",
    "lock_timeout": "2s",
    "idle_in_transaction_session_timeout": "30s",
}


def tables() -> list[str]:
    """Answer the names of the tables that readers are served from."""
    return sorted(model._meta.db_table for model in apps.get_app_config("published").get_models())


def statements(role: str, password: str) -> list[str]:
    """Answer what makes the role, or sets right one that exists, in the order in which it is run."""
    name, database = sql.Identifier(role), sql.Identifier(str(connection.settings_dict["NAME"]))
    known = sql.SQL("SELECT FROM pg_roles WHERE rolname = {}").format(sql.Literal(role))
    make = sql.SQL("CREATE ROLE {}").format(name)
    listed = sql.SQL(", ").join(map(sql.Identifier, tables()))
    written = [
        sql.SQL("DO $role$ BEGIN IF NOT EXISTS ({}) THEN {}; END IF; END $role$").format(known, make),
        sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT").format(name),
        *([sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password))] if password else []),
        *(sql.SQL("ALTER ROLE {} SET {} = {}").format(name, sql.Identifier(key), sql.Literal(value))
          for key, value in LIMITS.items()),
        sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(database),
        sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"),
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(name),
        sql.SQL("REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {}").format(name),
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, name),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name),
        sql.SQL("GRANT SELECT ON {} TO {}").format(listed, name),
    ]  # fmt: skip
    with connection.cursor() as cursor:
        return [str(one.as_string(cursor.cursor)) for one in written]


def readable_besides() -> list[str]:
    """Answer the tables of this database that the process can read although readers need none of them."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema') "
            "AND n.nspname NOT LIKE 'pg_toast%%' AND c.relname <> ALL(%s) "
            "AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1",
            [tables()],
        )
        return [name for (name,) in cursor.fetchall()]
