"""What editions say of stored copies. SQLite makes their table anew for it, and the trigger that keeps them with it."""

import cases.models.stored
from django.db import migrations, models

from cases.published.migrations._quick import Statements


def guard_again(apps, schema_editor):
    """Make the trigger of 0003 anew where the table was."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER IF NOT EXISTS cases_storedcopy_stays BEFORE UPDATE ON cases_storedcopy "
            "BEGIN SELECT RAISE(ABORT, 'a stored copy is never changed'); END"
        )


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0014_lists'),
    ]

    operations = [
        migrations.AddField(
            model_name='source',
            name='held',
            field=cases.models.stored.DigestsField(blank=True, default=list, editable=False, verbose_name='copies held elsewhere'),
        ),
        migrations.AddField(
            model_name='storedcopy',
            name='commitment',
            field=models.CharField(blank=True, default='', max_length=64, verbose_name='commitment in editions'),
        ),
        migrations.AddField(
            model_name='storedcopy',
            name='salt',
            field=models.CharField(blank=True, default='', max_length=64, verbose_name='salt of the commitment'),
        ),
        Statements(guard_again, guard_again),
    ]
