"""Draft names keep the words by which editors find them in any script; PostgreSQL finds what begins with one."""

from itertools import islice

from django.db import migrations

from cases.domain.names import fold
from cases.models.folded import FoldedField
from cases.published.migrations._quick import Statements

AT_ONCE = 2_000
INDEX = "CREATE INDEX name_by_folded_words ON cases_name USING gin (to_tsvector('simple', folded))"


def index(_apps, editor):
    """Make the index that PostgreSQL alone has; SQLite reads name after name."""
    if editor.connection.vendor == "postgresql":
        editor.execute(INDEX)


def unindex(_apps, editor):
    """Take it away."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX name_by_folded_words")


def fold_all(apps, _editor):
    """Fold every name that is there."""
    names = apps.get_model("cases", "Name").objects.order_by("pk")
    rows = names.only("text").iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        for name in some:
            name.folded = fold(name.text)
        names.bulk_update(some, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_citations_by_target")]

    operations = [
        migrations.AddField("name", "folded", FoldedField(of="text")),
        Statements(index, unindex),
        migrations.RunPython(fold_all, migrations.RunPython.noop),
    ]
