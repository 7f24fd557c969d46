"""Each target of citations is indexed for those alone that have it, not for all that have another one."""

import django.db.models.deletion
from django.db import migrations, models

TARGETS = (
    "name", "person", "organisation", "place", "attribute", "relationship", "distinction", "case", "party",
    "provision", "charge", "filing", "ruling", "ruling_link", "sentence", "sentence_change", "custody",
    "health_event", "protest", "ill_treatment", "response", "clemency", "death", "designation", "statement",
    "campaign", "occurrence", "tally", "claim", "photo",
)
TABLE = "cases_citation"
COLUMNS = [[f"{target}_id"] for target in TARGETS]


def take_away(_apps, editor):
    """Drop the index that each foreign key came with."""
    with editor.connection.cursor() as cursor:
        found = editor.connection.introspection.get_constraints(cursor, TABLE)
    for name, told in found.items():
        if told["index"] and not told["unique"] and told["columns"] in COLUMNS:
            editor.execute(f"DROP INDEX {editor.quote_name(name)}")


def give_back(_apps, editor):
    """Make the indexes again."""
    for (column,) in COLUMNS:
        editor.execute(f"CREATE INDEX {TABLE}_{column} ON {TABLE} ({column})")


def without_index(target):
    """The field as it is declared now."""
    key = models.ForeignKey(
        f"cases.{target.replace('_', '')}", null=True, blank=True, on_delete=django.db.models.deletion.CASCADE,
        related_name="citations", editable=False, db_index=False,
    )
    return migrations.AlterField("citation", target, key)


def index_of(target):
    """The index of those that have the target."""
    there = models.Q((f"{target}__isnull", False))
    return migrations.AddIndex("citation", models.Index(fields=[target], name=f"citation_of_{target}", condition=there))


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_loads")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunPython(take_away, give_back)], list(map(without_index, TARGETS))
        ),
        *map(index_of, TARGETS),
    ]
