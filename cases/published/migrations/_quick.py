"""Operations that do not make Django put all its models together anew, which takes longer than their statements.

Applied migrations consist of them: what they make of a state and of a database is what the stock operations make.
"""

from itertools import chain, groupby

from django.db import migrations, router
from django.db.migrations.operations.base import Operation, OperationCategory


class MadeTogether(Operation):
    """Tables that are made one after the other; their models are put together once, when all of them are declared."""

    category = OperationCategory.ADDITION

    def __init__(self, tables):
        self.tables = tables

    def state_forwards(self, app_label, state):
        """Declare all of them; models that were put together before know nothing of these."""
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Make them in turn."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Take them away, the last one first."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        """Answer what is done."""
        return "; ".join(table.describe() for table in self.tables)


class IndexedTogether(Operation):
    """Indexes of many tables, by the name of the model of each; all models are put together once for all of them."""

    category = OperationCategory.ADDITION

    def __init__(self, indexes):
        self.indexes = indexes

    def state_forwards(self, app_label, state):
        """Declare all of them; models that were put together before know nothing of these."""
        state.__dict__.pop("apps", None)
        for table, some in self.indexes.items():
            model = state.models[app_label, table]
            model.options = {**model.options, "indexes": [*model.options.get("indexes", []), *some]}

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Make them in turn."""
        for table, some in self.indexes.items():
            for index in some:
                schema_editor.add_index(to_state.apps.get_model(app_label, table), index)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Take them away."""
        for table, some in self.indexes.items():
            for index in some:
                schema_editor.remove_index(from_state.apps.get_model(app_label, table), index)

    def describe(self):
        """Answer what is done."""
        return f"Index {', '.join(self.indexes)}"


class Statements(migrations.RunPython):
    """Statements that are put to the database as it is: the functions get no models."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Carry them out."""
        if router.allow_migrate(schema_editor.connection.alias, app_label, **self.hints):
            self.code(None, schema_editor)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Undo what they did."""
        if router.allow_migrate(schema_editor.connection.alias, app_label, **self.hints):
            self.reverse_code(None, schema_editor)


def together(operations):
    """Answer the operations, of which tables that are made one after the other are made as one."""
    runs = groupby(operations, lambda one: isinstance(one, migrations.CreateModel))
    return list(chain.from_iterable([MadeTogether(list(some))] if makes else some for makes, some in runs))
