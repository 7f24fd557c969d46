"""One word for the present state of the public side, changed by triggers in the transaction that changes that state.

The word is random and not a number, so that a state that was brought back from a copy is not taken for a later one.
"""

from django.db import migrations, models

from ._quick import Statements

TABLES = ("edition", "editioncontent", "signedhead", "notice", "lift", "forwarding", "shownpicture")
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION published_move_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO published_generation (id, word) VALUES (1, replace(gen_random_uuid()::text, '-', ''))
    ON CONFLICT (id) DO UPDATE SET word = excluded.word;
    RETURN NULL;
END $$
"""
# Without a clause for conflicts: that of the statement which fires the trigger would hold in its place.
SQLITE_BODY = """
BEGIN
    DELETE FROM published_generation;
    INSERT INTO published_generation (id, word) VALUES (1, lower(hex(randomblob(16))));
END
"""


def add(apps, schema_editor):
    """Make the triggers in the language of the database."""
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(POSTGRES_FUNCTION)
    for name in TABLES:
        table = f"published_{name}"
        if postgres:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_moves_on AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION published_move_on()"
            )
        else:
            for event in ("INSERT", "UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_moves_on_{event.lower()} AFTER {event} ON {table} {SQLITE_BODY}"
                )


def remove(apps, schema_editor):
    """Drop the triggers."""
    postgres = schema_editor.connection.vendor == "postgresql"
    for name in TABLES:
        table = f"published_{name}"
        if postgres:
            schema_editor.execute(f"DROP TRIGGER {table}_moves_on ON {table}")
        else:
            for event in ("insert", "update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_moves_on_{event}")
    if postgres:
        schema_editor.execute("DROP FUNCTION published_move_on()")


class Migration(migrations.Migration):
    dependencies = [("published", "0012_orders_of_lists")]
    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=40)),
            ],
        ),
        Statements(add, remove),
    ]
