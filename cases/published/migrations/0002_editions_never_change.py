"""Triggers: an edition and its content are inserted once and never changed, deleted, replaced or truncated."""

from django.db import migrations

from ._quick import Statements

TABLES = {
    "published_edition": "id = NEW.id OR position = NEW.position"
    " OR (subject_key = NEW.subject_key AND number = NEW.number)",
    "published_editioncontent": "edition_id = NEW.edition_id",
}

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION published_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'an edition never changes' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def add(apps, schema_editor):
    """Make the triggers in the language of the database."""
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(POSTGRES_FUNCTION)
    for table, same in TABLES.items():
        for statement in on_postgres(table) if postgres else on_sqlite(table, same):
            schema_editor.execute(statement)


def on_postgres(table):
    """Answer the statements that guard one table."""
    yield (
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION published_refuse()"
    )
    yield (
        f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION published_refuse()"
    )


def on_sqlite(table, same):
    """Answer the statements that guard one table; INSERT OR REPLACE deletes without a trigger, so it is refused too."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'an edition never changes'); END"
    for event in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} {refuse}"
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}"
    )


def remove(apps, schema_editor):
    """Drop the triggers."""
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        names = ("stays", "is_not_emptied") if postgres else ("no_update", "no_delete", "no_replace")
        for name in names:
            schema_editor.execute(f"DROP TRIGGER {table}_{name}" + (f" ON {table}" if postgres else ""))
    if postgres:
        schema_editor.execute("DROP FUNCTION published_refuse()")


class Migration(migrations.Migration):
    dependencies = [("published", "0001_editions")]
    operations = [Statements(add, remove)]
