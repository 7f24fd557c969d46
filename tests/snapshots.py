"""Rows of the database as statements that bring them back, without building every object again for every test."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import connection

Statement = tuple[str, list[Any]]


def taken(models: Iterable[Any]) -> list[Statement]:
    """Answer the statements that insert all rows of the tables as they are now; a row that is there by then stays."""
    models = list(models)
    statements = [statement for model in models for statement in _inserts(model)]
    statements += [(statement, []) for statement in connection.ops.sequence_reset_sql(no_style(), models)]
    return [_as_one(statements)] if connection.vendor == "postgresql" else statements


def _as_one(statements: Iterable[Statement]) -> Statement:
    """Join the statements, which PostgreSQL takes in one go; what it checked once is not checked again, if it lets us.

    Triggers and foreign keys would be asked of each row, the latter at the end of every test.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser') = 'on'")
        ((may_skip,),) = cursor.fetchall()
    role = "SET LOCAL session_replication_role = {}" if may_skip else "SELECT {!r}"
    every = [(role.format("replica"), []), *statements, (role.format("origin"), [])]
    return "; ".join(sql for sql, _values in every), [value for _sql, values in every for value in values]


def restore(statements: Iterable[Statement]) -> None:
    """Carry out the statements."""
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values or None)


def _inserts(model: Any) -> Iterator[Statement]:
    quoted = connection.ops.quote_name
    table = quoted(model._meta.db_table)
    columns = [quoted(field.column) for field in model._meta.concrete_fields]
    rows = _from_postgres if connection.vendor == "postgresql" else _from_sqlite
    yield from rows(table, columns)


def _from_postgres(table: str, columns: list[str]) -> Iterator[Statement]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT json_agg(t)::text FROM {table} AS t")  # noqa: S608 - names of our own tables
        ((rows,),) = cursor.fetchall()
    if rows:
        listed = ", ".join(columns)
        sql = (
            f"INSERT INTO {table} ({listed}) "  # noqa: S608
            f"SELECT {listed} FROM json_populate_recordset(NULL::{table}, %s) ON CONFLICT DO NOTHING"
        )
        yield sql, [rows]


def _from_sqlite(table: str, columns: list[str]) -> Iterator[Statement]:
    literals = " || ',' || ".join(f"quote({column})" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT '(' || {literals} || ')' FROM {table}")  # noqa: S608
        rows = [row for (row,) in cursor.fetchall()]
    if rows:
        yield f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES {', '.join(rows)}", []  # noqa: S608
