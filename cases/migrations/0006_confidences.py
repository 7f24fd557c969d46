"""Confidential values in tables of their own: who a source is, how people are reached; authors of confidential sources move there."""

import cases.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cases.published.migrations._quick import together


def move_authors(apps, schema_editor):
    """Who wrote a confidential source stands under its identity afterwards, and not in its row."""
    sources = apps.get_model('cases', 'Source').objects.filter(is_confidential=True).exclude(authors='')
    identities = apps.get_model('cases', 'SourceIdentity').objects
    for source in sources:
        identities.create(source=source, who=source.authors, changed_at=source.changed_at, changed_by=source.changed_by)
    sources.update(authors='')


def move_back(apps, schema_editor):
    """What fits in the row of the source stands there again."""
    for identity in apps.get_model('cases', 'SourceIdentity').objects.select_related('source'):
        identity.source.authors = identity.who[:300]
        identity.source.save(update_fields=['authors'])


def stamped():
    return [
        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
        ('changed_at', models.DateTimeField(editable=False, null=True, verbose_name='changed at')),
        ('changed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
    ]


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_restricted_records'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = together([
        migrations.CreateModel(
            name='SourceIdentity',
            fields=[
                *stamped(),
                ('source', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='identity', to='cases.source', verbose_name='source')),
                ('who', cases.models.fields.PlainTextField(blank=True, default='', max_length=4000, verbose_name='who it is')),
                ('reached', cases.models.fields.PlainTextField(blank=True, default='', max_length=4000, verbose_name='how to reach them')),
                ('promised', cases.models.fields.PlainTextField(blank=True, default='', help_text='Anonymity, until when, and against whom.', max_length=4000, verbose_name='what was promised')),
            ],
            options={'verbose_name': 'identity of the source', 'verbose_name_plural': 'identities of sources', 'ordering': ('pk',), 'abstract': False},
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                *stamped(),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='cases.person', verbose_name='person')),
                ('channel', cases.models.fields.CodeField(choices=[('phone', 'telephone'), ('messenger', 'messenger'), ('email', 'e-mail'), ('post', 'postal address'), ('through', 'through somebody')], default='phone', max_length=40, verbose_name='channel')),
                ('address', cases.models.fields.LineField(blank=True, default='', max_length=300, verbose_name='number or address')),
                ('remark', cases.models.fields.PlainTextField(blank=True, default='', help_text='Who answers, when it is safe to call, what not to say.', max_length=4000, verbose_name='remark')),
            ],
            options={'verbose_name': 'contact', 'verbose_name_plural': 'contacts', 'ordering': ('pk',), 'abstract': False},
        ),
        migrations.RunPython(move_authors, move_back),
    ])
