"""Each target of citations is indexed for those alone that have it, not for all that have another one."""

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

TARGETS = (
    "name", "person", "organisation", "place", "attribute", "relationship", "distinction", "case", "party",
    "provision", "charge", "filing", "ruling", "ruling_link", "sentence", "sentence_change", "custody",
    "health_event", "protest", "ill_treatment", "response", "clemency", "death", "designation", "statement",
    "campaign", "occurrence", "tally", "claim", "photo",
)
TABLE = "cases_citation"
COLUMNS = [[f"{target}_id"] for target in TARGETS]


INDEXES = [
    models.Index(fields=[target], name=f"citation_of_{target}", condition=models.Q((f"{target}__isnull", False)))
    for target in TARGETS
]


class IndexByTarget(Operation):
    """Sixty operations in one, after each of which Django would make all its models anew."""

    reversible = True

    def state_forwards(self, app_label, state):
        """Declare the fields without their indexes, and the indexes."""
        model = state.models[app_label, "citation"]
        for target in TARGETS:
            model.fields[target] = field = model.fields[target].clone()
            field.db_index = False
        model.options = {**model.options, "indexes": [*model.options.get("indexes", []), *INDEXES]}
        state.reload_model(app_label, "citation", delay=True)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Drop the index that each foreign key came with, and make the others."""
        with schema_editor.connection.cursor() as cursor:
            found = schema_editor.connection.introspection.get_constraints(cursor, TABLE)
        for name, told in found.items():
            if told["index"] and not told["unique"] and told["columns"] in COLUMNS:
                schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")
        for index in INDEXES:
            schema_editor.add_index(to_state.apps.get_model(app_label, "citation"), index)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Make the indexes of before again."""
        for index in INDEXES:
            schema_editor.remove_index(from_state.apps.get_model(app_label, "citation"), index)
        for (column,) in COLUMNS:
            schema_editor.execute(f"CREATE INDEX {TABLE}_{column} ON {TABLE} ({column})")

    def describe(self):
        """Answer what is done."""
        return "Index citations by target"


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_loads")]

    operations = [IndexByTarget()]
