"""Loads of many people, and triggers: each is whole, decided once and by another person, and publishes what it lists."""

import cases.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cases.published.migrations._guards import allow, refuse
from cases.published.migrations._quick import Statements, together

LOAD, ITEM, CONTENT = "cases_load", "cases_loaditem", "published_editioncontent"
CONTRIBUTED = "EXISTS (SELECT 1 FROM cases_contributor WHERE submission_id = s.id AND user_id = s.{user})"
SUBMISSION = f"""
EXISTS (
    SELECT 1 FROM cases_submission AS s JOIN published_edition AS e ON e.subject_key = s.subject_key
    WHERE e.id = NEW.edition_id AND s.sha256 = NEW.sha256 AND s.state = 'approved'
      AND s.decided_by_id <> s.submitted_by_id AND s.decided_by_id <> s.drafted_by_id
      AND NOT {CONTRIBUTED.format(user="decided_by_id")}
      AND {CONTRIBUTED.format(user="submitted_by_id")}
)
"""
LISTED = """
EXISTS (
    SELECT 1 FROM published_edition AS e
    JOIN cases_loaditem AS i ON i.subject_key = e.subject_key
    JOIN cases_load AS l ON l.id = i.load_id
    WHERE e.id = NEW.edition_id AND e.number = 1 AND e.subject_kind = 'person'
      AND i.sha256 = NEW.sha256 AND l.state = 'approved' AND l.decided_by_id <> l.submitted_by_id
)
"""
EDITION = "an edition needs an approved submission of the same bytes"
APPROVED = ("cases_edition_is_approved", "INSERT", CONTENT, EDITION, f"NOT ({LISTED} OR {SUBMISSION})")
RULES = (
    (
        "cases_load_begins_open", "INSERT", LOAD, "a load begins open",
        "NEW.state <> 'open'",
    ),
    (
        "cases_load_stays_what_it_is", "UPDATE", LOAD, "a load never changes",
        "OLD.id <> NEW.id OR OLD.name <> NEW.name OR OLD.profile_id <> NEW.profile_id"
        " OR OLD.submitted_by_id <> NEW.submitted_by_id OR OLD.submitted_at <> NEW.submitted_at"
        " OR (OLD.state <> 'open' AND (OLD.digest <> NEW.digest OR OLD.people <> NEW.people))",
    ),
    (
        "cases_load_is_decided_once", "UPDATE", LOAD, "a load is decided once",
        "NOT ((OLD.state = 'open' AND NEW.state = 'submitted')"
        " OR (OLD.state = 'submitted' AND NEW.state IN ('approved', 'sent_back')))",
    ),
    (
        "cases_load_is_whole", "UPDATE", LOAD, "a load lists as many people as it says",
        "NEW.state = 'submitted' AND NEW.people <> (SELECT count(*) FROM cases_loaditem WHERE load_id = NEW.id)",
    ),
    (
        "cases_load_is_approved_by_another", "UPDATE", LOAD,
        "a load is approved by another person than who submitted it",
        "NEW.state = 'approved' AND NEW.decided_by_id = NEW.submitted_by_id",
    ),
    ("cases_load_is_kept", "DELETE", LOAD, "a load never changes", "TRUE"),
    (
        "cases_loaditem_comes_open", "INSERT", ITEM, "nothing is added to a load that was submitted",
        "NOT EXISTS (SELECT 1 FROM cases_load WHERE id = NEW.load_id AND state = 'open')",
    ),
    ("cases_loaditem_no_update", "UPDATE", ITEM, "a load never changes", "TRUE"),
    (
        "cases_loaditem_goes_sent_back", "DELETE", ITEM, "a load never changes",
        "NOT EXISTS (SELECT 1 FROM cases_load WHERE id = OLD.load_id AND state = 'sent_back')",
    ),
)  # fmt: skip
SAME = {
    LOAD: "id = NEW.id OR digest = NEW.digest",
    ITEM: "id = NEW.id OR (subject_key = NEW.subject_key AND load_id = NEW.load_id)",
}
BEFORE = ("cases_edition_is_approved", "cases_edition_is_approved_by_another")


def add(apps, schema_editor):
    """Make the triggers; the two that asked for a submission give way to one that also takes what a load lists."""
    for name in BEFORE:
        allow(schema_editor, name, "INSERT", CONTENT)
    for rule in (APPROVED, *RULES, *the_engines_own(schema_editor)):
        refuse(schema_editor, *rule)


def remove(apps, schema_editor):
    """Drop the triggers, and ask for a submission again."""
    for name, event, table, *_rest in (APPROVED, *RULES, *the_engines_own(schema_editor)):
        allow(schema_editor, name, event, table)
    for name in BEFORE:
        refuse(schema_editor, name, "INSERT", CONTENT, EDITION, f"NOT {SUBMISSION}")


def the_engines_own(schema_editor):
    """Answer how else an engine loses rows: PostgreSQL by TRUNCATE, SQLite by INSERT OR REPLACE."""
    for table, same in SAME.items():
        if schema_editor.connection.vendor == "postgresql":
            yield f"{table}_no_truncate", "TRUNCATE", table, "a load never changes", "TRUE"
        else:
            when = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
            yield f"{table}_no_insert", "INSERT", table, "a load never changes", when


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0015_commitments_to_copies'),
        ('published', '0013_generation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = together([
        migrations.CreateModel(
            name='Load',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='SHA-256 of the load')),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('people', models.PositiveIntegerField(default=0, verbose_name='people')),
                ('submitted_at', models.DateTimeField(verbose_name='submitted at')),
                ('state', models.CharField(choices=[('open', 'being read'), ('submitted', 'waiting for review'), ('approved', 'approved and published'), ('sent_back', 'sent back')], default='open', max_length=12, verbose_name='state')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided at')),
                ('remark', cases.models.fields.PlainTextField(blank=True, default='', max_length=4000, verbose_name='remark')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='loads', to='cases.listprofile', verbose_name='list')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
            ],
            options={
                'verbose_name': 'load',
                'verbose_name_plural': 'loads',
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='LoadItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_key', models.CharField(max_length=20, verbose_name='key')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 of the draft')),
                ('load', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='cases.load')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.AddConstraint(
            model_name='load',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state__in', ['open', 'submitted'])), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['approved', 'sent_back'])), _connector='OR'), name='load_decided_by_somebody_at_some_time'),
        ),
        migrations.AddConstraint(
            model_name='load',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), models.Q(('decided_by', models.F('submitted_by')), _negated=True), _connector='OR'), name='load_approved_by_another_person', violation_error_message='A load is approved by another person than who submitted it.'),
        ),
        migrations.AddConstraint(
            model_name='loaditem',
            constraint=models.UniqueConstraint(fields=('subject_key', 'load'), name='load_offers_somebody_once'),
        ),
        Statements(add, remove),
    ])
