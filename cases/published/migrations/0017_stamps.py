"""Rolls say when they were changed, and keep few people by their places; the next publication makes them again."""

from django.db import migrations, models


def forget(apps, schema_editor):
    """Take out the rolls that are kept in another form; without them people are counted one by one."""
    apps.get_model("published", "Roll").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("published", "0016_postings")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AddField(
            model_name="roll", name="stamp", field=models.BigIntegerField(db_index=True, default=0)
        ),
        migrations.AlterField(model_name="turning", name="axis", field=models.CharField(max_length=6)),
        migrations.AlterField(model_name="turning", name="held", field=models.CharField(blank=True, max_length=500)),
        migrations.AddIndex(
            model_name="roll",
            index=models.Index(condition=models.Q(("people", 0)), fields=["facet", "code"], name="roll_of_nobody"),
        ),
    ]
