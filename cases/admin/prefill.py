"""What the address of an empty form fills in: its boxes, and the rows within it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import ManyToManyField, Model

from cases.domain.text import LANGUAGES
from cases.models.fields import CodesField, TextsField

Query = Mapping[str, str]

LONGEST: Final = 3400
"""So many characters an address has at most: servers refuse longer ones."""
MOST_ROWS: Final = 5


def initial(model: type[Model], query: Query, *, prefix: str = "") -> dict[str, Any]:
    """Answer what the query fills in for a row of `model`: `by.en=…` is the English of a text, `a,b` two records."""
    found = {}
    for field in (*model._meta.fields, *model._meta.many_to_many):
        value = _value(field, query, prefix + field.name)
        if value:
            found[field.name] = value
    return found


def _value(field: Any, query: Query, name: str) -> Any:
    if isinstance(field, TextsField):
        return {lang: query[f"{name}.{lang}"] for lang in LANGUAGES if f"{name}.{lang}" in query}
    given = query.get(name, "")
    return given.split(",") if given and isinstance(field, (ManyToManyField, CodesField)) else given


def rows(model: type[Model], query: Query, *, prefix: str) -> list[dict[str, Any]]:
    """Answer what the query fills in for new rows within the form: `citations-0-locator=…`."""
    filled = (initial(model, query, prefix=f"{prefix}-{number}-") for number in range(MOST_ROWS))
    return [row for row in filled if row]


def address(path: str, parameters: Mapping[str, str]) -> str:
    """Answer the address of a form with as many of the parameters, in order, as it can hold."""
    kept: list[tuple[str, str]] = []
    room = LONGEST - len(path)
    for name, value in parameters.items():
        room -= len(urlencode({name: value})) + 1
        if value and room > 0:
            kept.append((name, value))
    return f"{path}?{urlencode(kept)}" if kept else path


def parameters(model: type[Model], values: Mapping[str, Any], *, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Answer the parameters that fill in the members of a proposal, as far as `model` has them."""
    names = {field.name for field in model._meta.get_fields()}
    for name, value in values.items():
        if isinstance(value, Mapping) and "date" in value:
            dated = {name: value["date"], f"{name}_words": value.get("words"), f"{name}_basis": value.get("basis")}
            yield from ((prefix + one, str(given)) for one, given in dated.items() if given and one in names)
        elif isinstance(value, Mapping):
            yield from ((f"{prefix}{name}.{lang}", str(words)) for lang, words in value.items() if name in names)
        elif isinstance(value, (list, tuple)) and name in names:
            related: Any = model._meta.get_field(name).related_model
            for number, row in enumerate(value[:MOST_ROWS]):
                yield from parameters(related, row, prefix=f"{prefix}{name}-{number}-")
        elif name in names:
            yield prefix + name, str(value)
