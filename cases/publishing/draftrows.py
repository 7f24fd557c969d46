"""The draft rows of a person who is loaded with many others, from what is published of them and what is not."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from django.db.models import Model

from cases.domain.fuzzydate import FuzzyDate
from cases.domain.names import fold
from cases.domain.vocabulary.who import Naming
from cases.models import Citation, ListedRow, Name, Person, Source
from cases.models.fields import FuzzyDateField
from cases.models.kinds import KINDS
from cases.published.pour import Layout, Row

Plain = dict[str, Any]
Rows = dict[type[Model], list[Row]]
FACTS: Final = ("attributes", "custody", "health", "protests", "ill_treatment", "clemency", "deaths")
"""The tables of facts that a load can bring."""
_ELSEWHERE: Final = frozenset({"citations", "person", "names"})
"""What a row says that stands in tables of its own, or is known anyway."""
_MAY_BE_NULL: Final = frozenset({"person", "changed_by", "changed_at"})
_TARGETS: Final = {table: KINDS[table][1]._meta.get_field("citations").field.name for table in FACTS}  # type: ignore[union-attr]
MODELS: Final[tuple[type[Model], ...]] = (Person, Name, *(KINDS[table][1] for table in FACTS), Citation, ListedRow)
"""The tables that are filled, in an order in which they can be; sources come first of all."""


@dataclass(frozen=True)
class Shape:
    """The columns of a table that are filled, what each holds when nothing is said, and where each stands."""

    columns: tuple[str, ...]
    blank: tuple[Any, ...]
    place: Mapping[str, int]
    dates: frozenset[str]

    def row(self, **values: Any) -> tuple[Any, ...]:
        """Answer a row with these values, by the names of columns."""
        row = list(self.blank)
        for name, value in values.items():
            row[self.place[name]] = json.dumps(value, ensure_ascii=False) if type(value) is dict else value
            if name in self.dates and value:
                row[self.place[f"{name}_earliest"]], row[self.place[f"{name}_latest"]] = _bounds(value)
        return tuple(row)


@cache
def shape(model: type[Model]) -> Shape:
    """Answer the shape of a table; columns that stay NULL are left out."""
    dates = [one.name for one in model._meta.concrete_fields if isinstance(one, FuzzyDateField)]
    bounds = {f"{name}_{bound}" for name in dates for bound in ("earliest", "latest")}
    also = set(_TARGETS.values()) | {"name", "source"} if model is Citation else set()
    fields = [one for one in model._meta.concrete_fields if not one.null or one.name in _MAY_BE_NULL | bounds | also]
    if model in (Citation, ListedRow):
        fields = [one for one in fields if not one.primary_key]
    if model is Citation:
        fields = [one for one in fields if one.name != "person"]
    blank = [_plain(one.get_default()) if one.has_default() else None if one.null else "" for one in fields]
    columns = tuple(str(one.column) for one in fields)
    return Shape(columns, tuple(blank), {name: at for at, name in enumerate(columns)}, frozenset(dates))


def _plain(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value)
    return getattr(value, "value", value)


@lru_cache(maxsize=50_000)
def _bounds(text: str) -> tuple[date | None, date | None]:
    read = FuzzyDate.parse(text)
    return read.earliest, read.latest


_folded: Final = lru_cache(maxsize=50_000)(fold)


class Drafts:
    """Makes the rows of person after person, in the name of one account at one moment."""

    def __init__(self, *, by: int, at: str, profile: int, vendor: str) -> None:
        self.vendor = vendor
        self.stamp = {"changed_by_id": by, "changed_at": at}
        self.profile = profile
        self._layouts: dict[tuple[Any, ...], tuple[Layout, tuple[str, ...]]] = {}

    def source(self, number: int, plain: Plain) -> tuple[Any, ...]:
        """Answer the row of a source."""
        return shape(Source).row(id=number, **_columns(plain), **self.stamp)

    def add(
        self, plain: Plain, draft: Plain, *, person: int, numbers: Mapping[str, Iterator[int]],
        sources: Mapping[str, int], into: Rows,
    ) -> None:  # fmt: skip
        """Put all rows of a person into `into`; `numbers` gives primary keys by table, `sources` those of sources."""
        (who,) = plain["people"]
        said = {"note": draft.get("note", ""), "naming": draft["naming"], "is_minor": draft.get("is_minor", False)}
        self._put(Person, who, {"id": person, "is_of_interest": True, **said}, into)
        names = who.get("names", ()) if draft["naming"] == Naming.PUBLIC.value else draft["names"]
        for row in names:
            number = next(numbers["names"])
            self._put(Name, row, {"id": number, "person_id": person, "folded": _folded(row["text"])}, into)
            self._cite(row, "name_id", number, sources, into)
        keys: dict[str, str] = {}
        for table in FACTS:
            for row in plain.get(table, ()):
                number = next(numbers[table])
                self._put(KINDS[table][1], row, {"id": number, "person_id": person}, into)
                self._cite(row, f"{_TARGETS[table]}_id", number, sources, into)
                keys.setdefault(row["kind"] if table == "attributes" else table, row["key"])
        facts = {name: keys[name] for name in ("birth", "occupation", "custody") if name in keys}
        listed = {"profile_id": self.profile, "number": draft["number"], "person_id": person, "facts": facts}
        self._put(ListedRow, listed, {}, into)

    def _cite(self, row: Plain, target: str, number: int, sources: Mapping[str, int], into: Rows) -> None:
        for one in row["citations"]:
            found = {"source_id": sources[one["source"]], "locator": one.get("locator", ""), target: number}
            self._put(Citation, {}, found, into)

    def _put(self, model: type[Model], row: Plain, more: Plain, into: Rows) -> None:
        """Put one row into `into`: what is said of it, and `more`, by the names of columns."""
        asked = (model, *row, *more)
        found = self._layouts.get(asked)
        if found is None:
            found = self._layouts[asked] = self._layout(model, row, more)
        layout, members = found
        values = list(more.values())
        for name in members:
            value = row[name]
            if type(value) is not dict:
                values.append(value)
            elif "date" in value:
                values += (text := value["date"], *_bounds(text))
            else:
                values.append(json.dumps(value, ensure_ascii=False))
        into[model].append(layout.row(values))

    def _layout(self, model: type[Model], row: Plain, more: Plain) -> tuple[Layout, tuple[str, ...]]:
        form = shape(model)
        members = tuple(name for name in row if name not in _ELSEWHERE)
        given = list(more)
        for name in members:
            given += [name, f"{name}_earliest", f"{name}_latest"] if name in form.dates else [name]
        same = dict(zip(form.columns, form.blank, strict=True))
        same |= {name: value for name, value in self.stamp.items() if name in form.place}
        return Layout(form.columns, given, same, vendor=self.vendor), members


def _columns(row: Plain) -> Plain:
    """Answer the columns of a row: dates as text, without citations and without what it belongs to."""
    return {
        name: value["date"] if isinstance(value, dict) and "date" in value else value
        for name, value in row.items()
        if name not in _ELSEWHERE
    }
