"""A column beside each imprecise date for the date as another calendar writes it."""

from django.db import migrations
from django.db.migrations.operations.base import Operation

from cases.models.fields import CalendarDateField

COLUMNS = {
    "attribute": ("occurred_as_written",),
    "campaign": ("occurred_as_written",),
    "charge": ("occurred_as_written",),
    "chargestep": ("occurred_as_written",),
    "claim": ("occurred_as_written", "value_date_as_written",),
    "clemency": ("occurred_as_written",),
    "custody": ("ended_as_written", "occurred_as_written",),
    "death": ("occurred_as_written",),
    "designation": ("ended_as_written", "occurred_as_written",),
    "filing": ("occurred_as_written",),
    "ground": ("occurred_as_written",),
    "healthevent": ("ended_as_written", "occurred_as_written",),
    "illtreatment": ("ended_as_written", "occurred_as_written",),
    "occurrence": ("ended_as_written", "occurred_as_written",),
    "party": ("occurred_as_written",),
    "photo": ("occurred_as_written",),
    "protest": ("ended_as_written", "occurred_as_written",),
    "relationship": ("occurred_as_written",),
    "response": ("occurred_as_written",),
    "ruling": ("carried_out_as_written", "in_force_as_written", "occurred_as_written", "written_as_written",),
    "sentence": ("counted_from_as_written", "occurred_as_written",),
    "sentencechange": ("credit_from_as_written", "credit_to_as_written", "occurred_as_written",),
    "source": ("published_as_written",),
    "statement": ("occurred_as_written",),
    "tally": ("occurred_as_written",),
}


class AddColumns(Operation):
    """Adds every column at once: one operation a column would build the models of the state anew for each."""

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label, state):
        for model, names in COLUMNS.items():
            state.models[app_label, model].fields |= {name: CalendarDateField() for name in names}
        state.__dict__.pop("apps", None)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model, field in self._fields(app_label, to_state):
            schema_editor.add_field(model, field)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model, field in self._fields(app_label, from_state):
            schema_editor.remove_field(model, field)

    def describe(self):
        return "Adds columns for dates as other calendars write them"

    @staticmethod
    def _fields(app_label, state):
        for name, columns in COLUMNS.items():
            model = state.apps.get_model(app_label, name)
            yield from ((model, model._meta.get_field(column)) for column in columns)


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_merges")]
    operations = [AddColumns()]
