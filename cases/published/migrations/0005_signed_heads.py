"""Signed heads of the chain, which stay as they were signed."""

from django.db import migrations, models

from ._guards import freeze, thaw
from ._quick import Statements

TABLE = "published_signedhead"


def add(apps, schema_editor):
    """Make the triggers."""
    same = "id = NEW.id OR (position = NEW.position AND public_key = NEW.public_key)"
    freeze(schema_editor, TABLE, "a signed head never changes", same)


def remove(apps, schema_editor):
    """Drop the triggers."""
    thaw(schema_editor, TABLE)


class Migration(migrations.Migration):
    dependencies = [("published", "0004_hidden_not_changed")]
    operations = [
        migrations.CreateModel(
            name="SignedHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveBigIntegerField()),
                ("chain", models.CharField(max_length=64)),
                ("signed_on", models.DateField()),
                ("public_key", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
            options={
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=["position", "public_key"], name="head_is_signed_once_a_key")
                ],
            },
        ),
        Statements(add, remove),
    ]
