"""How migrations write a refusal into the database, in the language of either engine.

Applied migrations depend on it: what a function answers does not change.
"""


def refuse(schema_editor, name, event, table, message, when="TRUE"):
    """Make `event` (INSERT, UPDATE, DELETE, TRUNCATE) on the table fail with the message where `when` is true of the row."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_function(name, event, message, when))
        level = "STATEMENT" if event == "TRUNCATE" else "ROW"
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {level} EXECUTE FUNCTION {name}()"
        )
    elif event != "TRUNCATE":
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


def _function(name, event, message, when):
    row = "OLD" if event == "DELETE" else "NEW"
    return f"""
    CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {when} THEN
            RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN {row};
    END $$
    """


def allow(schema_editor, name, event, table):
    """Take a refusal away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
        schema_editor.execute(f"DROP FUNCTION {name}()")
    elif event != "TRUNCATE":
        schema_editor.execute(f"DROP TRIGGER {name}")


def freeze(schema_editor, table, message, same):
    """Make rows of the table stay as they were inserted; `same` tells a row that an inserted one would replace."""
    for event, when in _frozen(schema_editor, table, same):
        refuse(schema_editor, f"{table}_no_{event.lower()}", event, table, message, when)


def thaw(schema_editor, table):
    """Take the refusals of `freeze` away."""
    for event, _when in _frozen(schema_editor, table, ""):
        allow(schema_editor, f"{table}_no_{event.lower()}", event, table)


def _frozen(schema_editor, table, same):
    """Answer the events to refuse; SQLite deletes without a trigger on INSERT OR REPLACE, so that is refused there."""
    yield "UPDATE", "TRUE"
    yield "DELETE", "TRUE"
    if schema_editor.connection.vendor == "postgresql":
        yield "TRUNCATE", "TRUE"
    else:
        yield "INSERT", f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
