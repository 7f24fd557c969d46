"""Trigger: content becomes an edition only beside a submission of the same bytes that another person approved."""

from django.db import migrations

from cases.published.migrations._quick import Statements

APPROVED = """
EXISTS (
    SELECT 1 FROM cases_submission AS s JOIN published_edition AS e ON e.subject_key = s.subject_key
    WHERE e.id = NEW.edition_id AND s.sha256 = NEW.sha256 AND s.state = 'approved'
      AND s.decided_by_id <> s.submitted_by_id AND s.decided_by_id <> s.drafted_by_id
)
"""
REFUSAL = "an edition needs an approved submission of the same bytes"

POSTGRES = (
    f"""
    CREATE OR REPLACE FUNCTION cases_edition_is_approved() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT {APPROVED} THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER cases_edition_is_approved BEFORE INSERT ON published_editioncontent "
    "FOR EACH ROW EXECUTE FUNCTION cases_edition_is_approved()",
)
SQLITE = (
    "CREATE TRIGGER cases_edition_is_approved BEFORE INSERT ON published_editioncontent "
    f"WHEN NOT {APPROVED} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)


def add(apps, schema_editor):
    """Make the trigger in the language of the database."""
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    """Drop the trigger."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER cases_edition_is_approved ON published_editioncontent")
        schema_editor.execute("DROP FUNCTION cases_edition_is_approved()")
    else:
        schema_editor.execute("DROP TRIGGER cases_edition_is_approved")


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_records"), ("published", "0002_editions_never_change")]
    operations = [Statements(add, remove)]
