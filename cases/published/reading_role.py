"""What the role of the public process may do on PostgreSQL, and whether a process can do more than that."""

from typing import Final

from django.apps import apps
from django.db import connection

# What a question of a reader may take; the longest page of a crowd takes a tenth of it.
LIMITS: Final = {
    "default_transaction_read_only": "on",
    "statement_timeout": "5s",
    "lock_timeout": "2s",
    "idle_in_transaction_session_timeout": "30s",
    "jit": "off",
}


def tables() -> list[str]:
    """Answer the names of the tables that readers are served from."""
    return sorted(model._meta.db_table for model in apps.get_app_config("published").get_models())


def statements(role: str, password: str) -> list[str]:
    """Answer what makes the role, or sets right one that exists, in the order in which it is run."""
    name, database = quoted(role, '"'), quoted(str(connection.settings_dict["NAME"]), '"')
    known = f"SELECT FROM pg_roles WHERE rolname = {quoted(role)}"
    listed = ", ".join(quoted(table, '"') for table in tables())
    return [
        f"DO $role$ BEGIN IF NOT EXISTS ({known}) THEN CREATE ROLE {name}; END IF; END $role$",
        f"ALTER ROLE {name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT",
        *([f"ALTER ROLE {name} PASSWORD {quoted(password)}"] if password else []),
        *(f"ALTER ROLE {name} SET {key} = {quoted(value)}" for key, value in LIMITS.items()),
        f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {name}",
        f"GRANT CONNECT ON DATABASE {database} TO {name}",
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"GRANT SELECT ON {listed} TO {name}",
    ]


def quoted(text: str, mark: str = "'") -> str:
    """Answer a literal of SQL, or with `mark` a double quote a name; raise ValueError for what neither can hold."""
    if not text or any(letter in text for letter in "\0\\$"):
        raise ValueError("Names and passwords of the database take no backslash, dollar sign or null character.")
    return f"{mark}{text.replace(mark, mark * 2)}{mark}"


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
