"""Tables that migrations make as one are those that they would make one by one."""

from importlib import import_module
from typing import Any

from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

quick: Any = import_module("cases.published.migrations._quick")


def table(name: str, **columns: models.Field) -> migrations.CreateModel:
    return migrations.CreateModel(name, [("id", models.BigAutoField(primary_key=True)), *columns.items()])


OPERATIONS: list[Operation] = [
    table("Egg"),
    table("Nest", egg=models.ForeignKey("fiction.Egg", models.CASCADE)),
    migrations.AddField("Egg", "colour", models.CharField(max_length=9)),
    table("Bird", nest=models.ForeignKey("fiction.Nest", models.CASCADE)),
]


def declared(operations: list[Operation]) -> ProjectState:
    state = ProjectState()
    assert not state.apps.get_models()
    for operation in operations:
        operation.state_forwards("fiction", state)
    return state


def test_the_state_is_the_same_and_its_models_know_each_other() -> None:
    operations = quick.together(OPERATIONS)
    assert [type(one).__name__ for one in operations] == ["MadeTogether", "AddField", "MadeTogether"]
    made, one_by_one = declared(operations), declared(OPERATIONS)
    assert made == one_by_one
    egg, nest = (made.apps.get_model("fiction", name) for name in ("egg", "nest"))
    assert nest._meta.get_field("egg").related_model is egg
    assert [field.name for field in egg._meta.get_fields()] == ["nest", "id", "colour"]


class Noted(Operation):
    """An operation that notes what is asked of it."""

    def __init__(self, name: str, notes: list[str]) -> None:
        self.name, self.notes = name, notes

    def database_forwards(self, *_states: Any) -> None:
        self.notes.append(f"make {self.name}")

    def database_backwards(self, *_states: Any) -> None:
        self.notes.append(f"take {self.name}")


def test_the_last_table_goes_first() -> None:
    notes: list[str] = []
    both = quick.MadeTogether([Noted("one", notes), Noted("two", notes)])
    both.database_forwards("fiction", None, None, None)
    both.database_backwards("fiction", None, None, None)
    assert notes == ["make one", "make two", "take two", "take one"]
