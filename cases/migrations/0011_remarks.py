"""Remarks of a reviewer on single rows, which no statement changes."""

import cases.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cases.published.migrations._guards import freeze, thaw
from cases.published.migrations._quick import Statements

TABLE = "cases_remark"


def add(apps, schema_editor):
    """Make the triggers."""
    same = "id = NEW.id OR (submission_id = NEW.submission_id AND key = NEW.key)"
    freeze(schema_editor, TABLE, "a remark never changes", same)


def remove(apps, schema_editor):
    """Drop the triggers."""
    thaw(schema_editor, TABLE)



class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_contributors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(db_index=True, max_length=20, verbose_name='key')),
                ('text', cases.models.fields.PlainTextField(blank=True, default='', max_length=4000, verbose_name='remark')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='cases.submission')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('submission', 'key'), name='one_remark_a_row'), models.CheckConstraint(condition=models.Q(models.Q(('key', ''), _negated=True), models.Q(('text', ''), _negated=True)), name='remark_says_something_of_a_row')],
            },
        ),
        Statements(add, remove),
    ]
