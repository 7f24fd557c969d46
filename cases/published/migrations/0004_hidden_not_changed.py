"""Triggers: notices stay as given, only a suppression is lifted, and content goes only where it was expunged, for good."""

import re

from django.db import migrations

from ._guards import allow, freeze, refuse, thaw
from ._quick import Statements

CONTENT = "published_editioncontent"
NEVER = "an edition never changes"
EXPUNGED = "EXISTS (SELECT 1 FROM published_notice WHERE edition_id = {row}.edition_id AND act = 'expunged')"
STAYS = {
    "published_notice": "id = NEW.id OR (edition_id = NEW.edition_id AND decision = NEW.decision)",
    "published_lift": "notice_id = NEW.notice_id",
}
RULES = (
    ("published_content_goes_expunged", "DELETE", CONTENT, NEVER, f"NOT {EXPUNGED.format(row='OLD')}"),
    (
        "published_content_stays_away",
        "INSERT",
        CONTENT,
        "what was expunged does not come back",
        EXPUNGED.format(row="NEW"),
    ),
    (
        "published_lift_of_suppression",
        "INSERT",
        "published_lift",
        "only a suppression is lifted",
        "NOT EXISTS (SELECT 1 FROM published_notice WHERE id = NEW.notice_id AND act = 'suppressed')",
    ),
)


def add(apps, schema_editor):
    """Make the triggers; the one that refused every deletion of content gives way to one with the exception."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {CONTENT}_stays ON {CONTENT}")
        refuse(schema_editor, f"{CONTENT}_no_update", "UPDATE", CONTENT, NEVER)
    else:
        schema_editor.execute(f"DROP TRIGGER {CONTENT}_no_delete")
    for rule in RULES:
        refuse(schema_editor, *rule)
    for table, same in STAYS.items():
        freeze(schema_editor, table, "a notice never changes", same)


def remove(apps, schema_editor):
    """Drop the triggers and refuse every deletion of content again."""
    for table in STAYS:
        thaw(schema_editor, table)
    for name, event, table, *_rest in RULES:
        allow(schema_editor, name, event, table)
    if schema_editor.connection.vendor == "postgresql":
        allow(schema_editor, f"{CONTENT}_no_update", "UPDATE", CONTENT)
        schema_editor.execute(
            f"CREATE TRIGGER {CONTENT}_stays BEFORE UPDATE OR DELETE ON {CONTENT} "
            "FOR EACH ROW EXECUTE FUNCTION published_refuse()"
        )
    else:
        refuse(schema_editor, f"{CONTENT}_no_delete", "DELETE", CONTENT, NEVER)


def show_pictures(apps, schema_editor):
    """Every picture of every edition is in view."""
    shown = apps.get_model("published", "ShownPicture")
    for content in apps.get_model("published", "EditionContent").objects.iterator():
        names = set(re.findall(r'"image":"([0-9a-f]{64}\.jpg)"', content.body))
        shown.objects.bulk_create(shown(edition_id=content.pk, name=name) for name in sorted(names))


class Migration(migrations.Migration):
    dependencies = [("published", "0003_notices")]
    operations = [
        Statements(add, remove),
        migrations.RunPython(show_pictures, migrations.RunPython.noop),
    ]
