"""Turnings of one month stand in parts; the next publication makes them again, and the rolls that tell of them."""

from django.db import migrations, models


def forget(apps, schema_editor):
    """Take out turnings that are kept in another form, and rolls; without them people are counted one by one."""
    apps.get_model("published", "Turning").objects.all().delete()
    apps.get_model("published", "Roll").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("published", "0019_glances")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="turning", name="turning_is_kept_once"),
        migrations.AlterModelOptions(
            name="turning", options={"ordering": ("axis", "month", "held", "change", "first")}
        ),
        migrations.AddField(
            model_name="turning",
            name="first",
            field=models.PositiveIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="turning",
            constraint=models.UniqueConstraint(
                fields=("axis", "held", "month", "change", "first"), name="turning_is_kept_once"
            ),
        ),
    ]
