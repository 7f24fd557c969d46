"""Old keys of records that were merged lead to the kept ones."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0005_signed_heads")]
    operations = [
        migrations.CreateModel(
            name="Forwarding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old_key", models.CharField(max_length=20, unique=True)),
                ("key", models.CharField(db_index=True, max_length=20)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("old_key", models.F("key")), _negated=True), name="forwarding_leads_elsewhere"
                    )
                ],
            },
        ),
    ]
