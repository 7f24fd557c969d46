"""Names as they are found by editors: in any script, by words or what words begin with."""

from typing import Any

from django.db import models
from django.db.models import Lookup, Model

from cases.domain.names import fold


class FoldedField(models.TextField):
    """The folded words of another column of the row, made whenever the row is stored."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        defaults: dict[str, Any] = {"editable": False, "default": ""}
        super().__init__(*args, **defaults | kwargs)

    def deconstruct(self) -> Any:
        """Answer how a migration makes this field again."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance: Model, add: bool) -> str:
        """Answer what is stored: the words of the other column as it is now."""
        words = fold(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, words)
        return words


@FoldedField.register_lookup
class Begun(Lookup):
    """That every one of some folded words, of which there is one at least, begins a word of the name."""

    lookup_name = "begun"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Answer the condition as SQLite reads it, name by name."""
        words, params = self.process_lhs(compiler, connection)
        begun = " AND ".join([f"(' ' || {words}) LIKE %s"] * len(self.rhs))
        return f"({begun})", tuple(value for word in self.rhs for value in (*params, f"% {word}%"))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Answer the condition that the index of the words answers."""
        words, params = self.process_lhs(compiler, connection)
        asked = " & ".join(f"{word}:*" for word in self.rhs)
        return f"to_tsvector('simple', {words}) @@ to_tsquery('simple', %s)", (*params, asked)
