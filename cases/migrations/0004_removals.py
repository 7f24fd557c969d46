"""Requests to take editions from view, and triggers: what one person asked for is shown as done only once another did it."""

import cases.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


from cases.published.migrations._guards import allow, refuse
from cases.published.migrations._quick import Statements

TABLE = "cases_removalrequest"
NOT_DECIDED = """
NOT EXISTS (
    SELECT 1 FROM cases_removalrequest AS r JOIN published_edition AS e ON e.subject_key = r.subject_key
    WHERE {about} AND r.id = NEW.decision AND r.progress = 'carried_out' AND r.decided_by_id <> r.asked_by_id
      AND (r.number = e.number OR (r.is_whole AND r.number > e.number))
)
"""
RULES = (
    (
        "cases_notice_is_decided",
        "INSERT",
        "published_notice",
        "an edition is hidden by two people",
        NOT_DECIDED.format(about="e.id = NEW.edition_id AND r.act = NEW.act AND r.reason = NEW.reason"),
    ),
    (
        "cases_lift_is_decided",
        "INSERT",
        "published_lift",
        "an edition is shown again by two people",
        NOT_DECIDED.format(
            about="r.act = 'lifted' AND e.id = (SELECT edition_id FROM published_notice WHERE id = NEW.notice_id)"
        ),
    ),
    (
        f"{TABLE}_stays",
        "UPDATE",
        TABLE,
        "a request is decided once and not rewritten",
        "OLD.progress <> 'asked' OR "
        + " OR ".join(
            f"NEW.{column} <> OLD.{column}"
            for column in (
                "id", "subject_kind", "subject_key", "number", "is_whole", "act", "reason", "internal_reason",
                "asked_by_id", "asked_at",
            )
        ),
    ),
    (f"{TABLE}_is_kept", "DELETE", TABLE, "a request is kept", "TRUE"),
)  # fmt: skip


def add(apps, schema_editor):
    """Make the triggers."""
    for rule in RULES:
        refuse(schema_editor, *rule)
    for event, when in the_engines_own(schema_editor):
        refuse(schema_editor, f"{TABLE}_no_{event.lower()}", event, TABLE, "a request is kept", when)


def remove(apps, schema_editor):
    """Drop the triggers."""
    for name, event, table, *_rest in RULES:
        allow(schema_editor, name, event, table)
    for event, _when in the_engines_own(schema_editor):
        allow(schema_editor, f"{TABLE}_no_{event.lower()}", event, TABLE)


def the_engines_own(schema_editor):
    """Answer how else an engine loses rows: PostgreSQL by TRUNCATE, SQLite by INSERT OR REPLACE."""
    if schema_editor.connection.vendor == "postgresql":
        yield "TRUNCATE", "TRUE"
    else:
        yield "INSERT", f"EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)"


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0003_stored_copies'),
        ('published', '0004_hidden_not_changed'),
    ]

    operations = [
        migrations.CreateModel(
            name='RemovalRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_kind', cases.models.fields.CodeField(choices=[('person', 'person'), ('case', 'case')], max_length=40, verbose_name='of what')),
                ('subject_key', models.CharField(db_index=True, max_length=20, verbose_name='key')),
                ('number', models.PositiveIntegerField(verbose_name='edition')),
                ('is_whole', models.BooleanField(default=False, verbose_name='and every earlier edition')),
                ('act', models.CharField(choices=[('suppressed', 'hide for the time being'), ('lifted', 'show again what was hidden for the time being'), ('withdrawn', 'withdraw'), ('expunged', 'remove the content for good')], max_length=20, verbose_name='what')),
                ('reason', cases.models.fields.CodeField(blank=True, choices=[('protection', 'protection of a person'), ('consent', 'consent not given or withdrawn'), ('error', 'a serious error'), ('identity', 'the wrong person'), ('mistake', 'published by mistake'), ('law', 'required by law')], default='', max_length=40, verbose_name='reason that readers are told')),
                ('internal_reason', cases.models.fields.PlainTextField(blank=True, default='', max_length=4000, verbose_name='reason for colleagues; never published')),
                ('asked_at', models.DateTimeField(verbose_name='asked for at')),
                ('progress', models.CharField(choices=[('asked', 'waiting for a second person'), ('carried_out', 'carried out'), ('refused', 'refused'), ('taken_back', 'taken back')], default='asked', max_length=12, verbose_name='state')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided at')),
                ('remark', cases.models.fields.PlainTextField(blank=True, default='', max_length=4000, verbose_name='remark')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked for by')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
            ],
            options={
                'verbose_name': 'removal',
                'verbose_name_plural': 'removals',
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('progress', 'asked')), models.Q(models.Q(('progress', 'asked'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='removal_decided_by_somebody_at_some_time'), models.CheckConstraint(condition=models.Q(models.Q(('progress__in', ['carried_out', 'refused']), _negated=True), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='removal_carried_out_by_another_person', violation_error_message='What one person asked for is carried out by another.'), models.CheckConstraint(condition=models.Q(models.Q(('progress', 'taken_back'), _negated=True), ('decided_by', models.F('asked_by')), _connector='OR'), name='removal_taken_back_by_who_asked'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'lifted'), ('reason', '')), models.Q(models.Q(('act', 'lifted'), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='removal_has_its_public_reason'), models.CheckConstraint(condition=models.Q(('internal_reason', ''), _negated=True), name='removal_has_its_internal_reason'), models.CheckConstraint(condition=models.Q(('act__in', ['suppressed', 'lifted', 'withdrawn', 'expunged'])), name='removal_act_is_known'), models.UniqueConstraint(condition=models.Q(('progress', 'asked')), fields=('subject_kind', 'subject_key'), name='one_open_removal_a_subject')],
            },
        ),
        Statements(add, remove),
    ]

