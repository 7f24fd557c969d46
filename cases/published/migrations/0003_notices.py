"""Notices that an edition is hidden, the lifting of suppressions, and which pictures are in view."""

import django.db.models.deletion
from django.db import migrations, models

from ._quick import together

ACTS = ["suppressed", "withdrawn", "expunged"]
REASONS = ["protection", "consent", "error", "identity", "mistake", "law"]


class Migration(migrations.Migration):
    dependencies = [("published", "0002_editions_never_change")]
    operations = together([
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="published.edition"
                    ),
                ),
                ("decision", models.PositiveBigIntegerField()),
                ("act", models.CharField(max_length=20)),
                ("reason", models.CharField(max_length=20)),
                ("given_on", models.DateField()),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=["edition", "decision"], name="one_notice_a_decision"),
                    models.CheckConstraint(condition=models.Q(act__in=ACTS), name="notice_act_is_known"),
                    models.CheckConstraint(condition=models.Q(reason__in=REASONS), name="notice_reason_is_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lift",
            fields=[
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="lift",
                        serialize=False,
                        to="published.notice",
                    ),
                ),
                ("decision", models.PositiveBigIntegerField()),
                ("lifted_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="ShownPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="published.edition"
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=70)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["edition", "name"], name="picture_shown_once_an_edition")
                ]
            },
        ),
    ])
