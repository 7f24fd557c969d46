"""Everybody who contributed to a submission, and triggers: whoever did cannot approve it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cases.published.migrations._guards import allow, freeze, refuse, thaw
from cases.published.migrations._quick import Statements, together

CONTRIBUTED = "EXISTS (SELECT 1 FROM cases_contributor WHERE submission_id = {row}.id AND user_id = {row}.{user})"
APPROVED = f"""
EXISTS (
    SELECT 1 FROM cases_submission AS s JOIN published_edition AS e ON e.subject_key = s.subject_key
    WHERE e.id = NEW.edition_id AND s.sha256 = NEW.sha256 AND s.state = 'approved'
      AND NOT {CONTRIBUTED.format(row="s", user="decided_by_id")}
      AND {CONTRIBUTED.format(row="s", user="submitted_by_id")}
)
"""
RULES = (
    (
        "cases_submission_is_approved_by_another",
        "UPDATE",
        "cases_submission",
        "a draft is approved by another person than those who contributed to it",
        f"NEW.state = 'approved' AND ({CONTRIBUTED.format(row='NEW', user='decided_by_id')}"
        f" OR NOT {CONTRIBUTED.format(row='NEW', user='submitted_by_id')})",
    ),
    (
        "cases_edition_is_approved_by_another",
        "INSERT",
        "published_editioncontent",
        "an edition needs an approved submission of the same bytes",
        f"NOT {APPROVED}",
    ),
)
STAYS = {
    "cases_contributor": "id = NEW.id OR (submission_id = NEW.submission_id AND user_id = NEW.user_id)",
    "cases_earlierchange": "id = NEW.id",
}


def name_contributors(apps, schema_editor):
    """Whoever submitted or edited last what was submitted before contributed to it."""
    contributor = apps.get_model("cases", "Contributor")
    for row in apps.get_model("cases", "Submission").objects.all():
        for user in {row.submitted_by_id, row.drafted_by_id}:
            contributor.objects.create(submission=row, user_id=user)


def add(apps, schema_editor):
    """Make the triggers."""
    for rule in RULES:
        refuse(schema_editor, *rule)
    for table, same in STAYS.items():
        freeze(schema_editor, table, "who contributed stays on record", same)


def remove(apps, schema_editor):
    """Drop the triggers."""
    for table in STAYS:
        thaw(schema_editor, table)
    for name, event, table, *_rest in RULES:
        allow(schema_editor, name, event, table)



class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_dates_as_other_calendars_write_them"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = together([
        migrations.CreateModel(
            name='EarlierChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(db_index=True, max_length=20, verbose_name='key')),
                ('changed_at', models.DateTimeField(verbose_name='changed at')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Contributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributors', to='cases.submission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('submission', 'user'), name='contributor_once_a_submission')],
            },
        ),
        Statements(add, remove),
        migrations.RunPython(name_contributors, migrations.RunPython.noop),
    ])
