"""Stored copies of sources, which no statement can change, and the proposals about them that were dropped."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cases.published.migrations._quick import Statements, together


REFUSAL = "a stored copy is never changed"
POSTGRES = (
    f"""
    CREATE OR REPLACE FUNCTION cases_storedcopy_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    "CREATE TRIGGER cases_storedcopy_stays BEFORE UPDATE ON cases_storedcopy "
    "FOR EACH ROW EXECUTE FUNCTION cases_storedcopy_stays()",
)
SQLITE = (
    "CREATE TRIGGER cases_storedcopy_stays BEFORE UPDATE ON cases_storedcopy "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)


def add(apps, schema_editor):
    """Make the trigger in the language of the database."""
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    """Drop the trigger."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER cases_storedcopy_stays ON cases_storedcopy")
        schema_editor.execute("DROP FUNCTION cases_storedcopy_stays()")
    else:
        schema_editor.execute("DROP TRIGGER cases_storedcopy_stays")


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_two_people_publish'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = together([
        migrations.CreateModel(
            name='StoredCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='text')),
                ('original', models.BinaryField(max_length=2000000, verbose_name='as received')),
                ('media_type', models.CharField(max_length=40, verbose_name='kind of file')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='SHA-256 of what was received')),
                ('captured_at', models.DateTimeField(verbose_name='received at')),
                ('captured_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='received by')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='cases.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'stored copy',
                'verbose_name_plural': 'stored copies',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='DroppedProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, verbose_name='digest of the proposal')),
                ('dropped_at', models.DateTimeField(verbose_name='dropped at')),
                ('dropped_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dropped by')),
                ('copy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dropped', to='cases.storedcopy', verbose_name='stored copy')),
            ],
            options={
                'verbose_name': 'dropped proposal',
                'verbose_name_plural': 'dropped proposals',
                'ordering': ('pk',),
            },
        ),
        migrations.AddConstraint(
            model_name='storedcopy',
            constraint=models.UniqueConstraint(fields=('source', 'sha256'), name='stored_copy_once_a_source'),
        ),
        migrations.AddConstraint(
            model_name='droppedproposal',
            constraint=models.UniqueConstraint(fields=('copy', 'digest'), name='proposal_dropped_once'),
        ),
        Statements(add, remove),
    ])
