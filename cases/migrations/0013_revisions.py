"""The whole draft of a person or a case after every save, which no statement changes."""

import cases.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cases.published.migrations._guards import freeze, thaw
from cases.published.migrations._quick import Statements

TABLE = "cases_revision"


def add(apps, schema_editor):
    """Make the triggers."""
    same = "id = NEW.id OR (subject_key = NEW.subject_key AND number = NEW.number)"
    freeze(schema_editor, TABLE, "a revision never changes", same)


def remove(apps, schema_editor):
    """Drop the triggers."""
    thaw(schema_editor, TABLE)


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0012_consent'),
    ]

    operations = [
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_kind', cases.models.fields.CodeField(choices=[('person', 'person'), ('case', 'case')], max_length=40, verbose_name='of what')),
                ('subject_key', models.CharField(max_length=20, verbose_name='key')),
                ('number', models.PositiveIntegerField(verbose_name='revision')),
                ('cause', models.CharField(choices=[('saved', 'saved'), ('deleted', 'something was deleted'), ('imported', 'loaded from a file'), ('restored', 'restored from an earlier revision')], max_length=12, verbose_name='how')),
                ('changes', models.JSONField(default=list, verbose_name='what changed')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('body', models.BinaryField(verbose_name='the whole draft')),
                ('made_at', models.DateTimeField(verbose_name='when')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(fields=('subject_key', 'number'), name='revision_number_is_used_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='revision_numbers_start_at_one')],
            },
        ),
        Statements(add, remove),
    ]

