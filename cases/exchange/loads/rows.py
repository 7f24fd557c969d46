"""A row of a file becomes what would be published of one person, and what only the drafts keep; or what is wrong."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from cases.domain import names
from cases.domain.canonical import BadRecord, from_bytes
from cases.domain.dossier import SCHEMA
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.who import NameKind, Naming
from cases.exchange.celldates import BadCell, is_nothing
from cases.models.kinds import KINDS

from .cells import EVENTS, ISO_DAY, LASTING, LONGEST, Heading, cells_of
from .stems import Stems, line_key

Plain = dict[str, Any]
PREFIXES: Final = {table: model._meta.get_field("key").prefix for table, (_kind, model) in KINDS.items()}  # type: ignore[union-attr]
_TEXTS: Final = ("text", "value", "description", "occurred", "ended", "published")
_MOST_KNOWN: Final = 10_000
MOST_NAMES: Final = 24
OF_AGE: Final = 18


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a line of the file, under which heading, and what to do."""

    line: int
    heading: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.line}: {self.heading + ': ' if self.heading else ''}{self.sentence}"


@dataclass(frozen=True, slots=True)
class Offered:
    """One person of a file: the bytes that would be published, and `draft`, what only the drafts keep.

    `draft` has the number of the list, how the person is named in public, and where they are not, their names.
    """

    line: int
    key: str
    body: bytes
    draft: Plain
    tables: Plain


class BadLine(ValueError):
    """A line cannot be used; `faults` lists (heading, sentence)."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__("; ".join(f"{heading}: {sentence}" for heading, sentence in faults))
        self.faults = faults


class Rows:
    """Reads the rows of one file."""

    def __init__(self, headings: list[Heading], *, today: date) -> None:
        self.headings, self.today, self.stems = headings, today, Stems()
        self._known: set[Any] = set()

    def person(self, line: int, row: list[str]) -> Offered:
        """Answer whom a row offers; raise BadLine."""
        said, events = self._said(row)
        stem = self.stems.next()
        key = said.get("key") or f"{said.get('country', '')}-{stem.upper()}"
        source = self._source(said)
        cited = [{"source": source["key"], **({"locator": said["source_locator"]} if "source_locator" in said else {})}]
        tables: Plain = {"people": [_who(said, key, stem, cited)], "sources": [source]}
        tables |= _facts(said, events, key, stem, cited)
        _check(said, tables, self.today)
        draft = {"number": said["number"], "naming": said.get("naming", Naming.DESCRIBED.value)}
        draft |= {name: said[name] for name in ("note",) if name in said}
        if draft["naming"] != Naming.PUBLIC.value:
            (who,) = tables["people"]
            draft["names"] = who.pop("names", [])
            draft["is_minor"] = _may_be_minor(said, self.today)
        body = canonical({"schema": SCHEMA, "kind": "person", "key": key, **tables})
        self._read_back(tables, body)
        return Offered(line, key, body, draft, tables)

    def _read_back(self, tables: Plain, body: bytes) -> None:
        """Raise BadLine for what is no record; of records with the same members the first is read back whole.

        What the others hold in these members are texts, codes of lists and dates that were read as such before.
        """
        members = tuple((table, tuple(map(_members, rows))) for table, rows in tables.items())
        if members in self._known:
            return
        try:
            from_bytes(body)
        except BadRecord as error:
            raise BadLine(("", str(error))) from error
        if len(self._known) < _MOST_KNOWN:
            self._known.add(members)

    def _said(self, row: list[str]) -> tuple[Plain, dict[int, Plain]]:
        if len(row) > len(self.headings):
            told = {"cells": len(row), "width": len(self.headings)}
            raise BadLine(
                ("", _("%(cells)s cells stand under %(width)s headings: is a quotation mark missing?") % told)
            )
        said: Plain = {}
        events: dict[int, Plain] = {}
        wrong = []
        for heading, cell in zip(self.headings, cells_of(row), strict=False):
            if not cell or is_nothing(cell):
                continue
            try:
                value = heading.read(cell, self.today)
            except BadCell as error:
                wrong.append((heading.name, str(error)))
                continue
            (events.setdefault(heading.event, {}) if heading.event else said)[heading.target] = value
        if wrong:
            raise BadLine(*wrong)
        return said, events

    def _source(self, said: Plain) -> Plain:
        found = {name.removeprefix("source_"): said[name] for name in SOURCE if name in said}
        if not (found.get("title") or found.get("publisher")):
            raise BadLine(("source_title", _("Every fact has a source: fill in its title or its publisher.")))
        key = self.stems.of_source(canonical(found).decode())
        if "published" in found:
            found["published"] = {"date": found["published"]}
        if found.get("kind") == "article":
            del found["kind"]
        return {"key": key, **found}


def _members(row: Plain) -> tuple[Any, ...]:
    """Answer the members of a row, with those of its names and texts, and its codes."""
    inner = tuple(tuple(map(tuple, row[name])) for name in ("names", "citations") if name in row)
    texts = tuple(tuple(row[name]) for name in _TEXTS if name in row)
    return (*row, row.get("kind"), row.get("form"), row.get("sex"), inner, texts)


SOURCE: Final = ("source_kind", "source_title", "source_publisher", "source_url", "source_published", "source_language")


def canonical(value: object) -> bytes:
    """Answer plain values, with no member at its default, as the bytes that `canonical.to_bytes` writes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _who(said: Plain, key: str, stem: str, cited: list[Plain]) -> Plain:
    listed = [(said[f"name_{lang}"], {"lang": lang, "preferred": True}) for lang in LANGUAGES if f"name_{lang}" in said]
    listed += [(text, {"kind": NameKind.ALIAS.value}) for text in said.get("other_names", ())]
    rows = [
        {"key": line_key("name", stem, place), "text": text, "citations": cited, **more}
        for place, (text, more) in enumerate(listed[:MOST_NAMES])
    ]
    found: Plain = {"key": key, "country": said.get("country", "")}
    found |= {"names": rows} if rows else {}
    if said.get("sex", "not_recorded") != "not_recorded":
        found["sex"] = said["sex"]
    return found | ({"description": words} if (words := _texts(said, "description")) else {})


def _texts(said: Plain, name: str) -> dict[str, str]:
    return {lang: said[f"{name}_{lang}"] for lang in LANGUAGES if f"{name}_{lang}" in said}


def _facts(said: Plain, events: Mapping[int, Plain], key: str, stem: str, cited: list[Plain]) -> Plain:
    found: Plain = {}

    def add(table: str, **values: Any) -> None:
        rows = found.setdefault(table, [])
        rows.append({"key": line_key(PREFIXES[table], stem, len(rows)), "person": key, "citations": cited, **values})

    if "birth" in said:
        add("attributes", kind="birth", occurred={"date": said["birth"]})
    if words := _texts(said, "occupation"):
        add("attributes", kind="occupation", value=words)
    for number, event in sorted(events.items()):
        table, values = _event(number, event)
        add(table, **values)
    return found


def _event(number: int, event: Plain) -> tuple[str, Plain]:
    name = f"event{number}"
    if "kind" not in event:
        raise BadLine((name, _("This event has a date or a text and no kind: write custody/prison, for example.")))
    table, code = event["kind"]
    values: Plain = {EVENTS[table][0]: code} if code else {}
    if "from" in event:
        values["occurred"] = {"date": event["from"]}
    if "to" in event:
        if table not in LASTING:
            raise BadLine((f"{name}_to", _("Such an event has a day and no end: leave the cell empty.")))
        values["ended"] = {"date": event["to"]}
        if "from" in event and _ends_before(event["from"], event["to"]):
            raise BadLine((f"{name}_to", _("The end stands before the beginning.")))
    if words := _texts(event, "text"):
        values["text"] = words
    return table, values


def _ends_before(first: str, last: str) -> bool:
    if ISO_DAY.fullmatch(first) and ISO_DAY.fullmatch(last):
        return last < first
    began, over = FuzzyDate.parse(first).earliest, FuzzyDate.parse(last).latest
    return began is not None and over is not None and over < began


def _check(said: Plain, tables: Plain, today: date) -> None:
    """Raise BadLine for what a draft of the person would not be published for either."""
    if wrong := tuple(_faults(said, tables, today)):
        raise BadLine(*wrong)


def _faults(said: Plain, tables: Plain, today: date) -> Iterator[tuple[str, str]]:
    if "number" not in said:
        yield "number", _("Give each row the list's own number, so that it is never taken in twice.")
    if "country" not in said:
        yield "country", _("A new person needs a country.")
    yield from (
        (name, _("This cell is longer than %(most)s signs.") % {"most": most})
        for name, most in LONGEST.items()
        if len(said.get(name, "")) > most
    )
    if any(len(text) > LONGEST["name_en"] for text in said.get("other_names", ())):
        yield "other_names", _("A name is longer than 200 signs.")
    if not any(table in tables for table in ("attributes", *EVENTS)):
        yield "event1", _("Nothing is recorded about this person yet.")
    match said.get("naming", Naming.DESCRIBED.value):
        case Naming.PUBLIC.value:
            yield from _of_the_named(said, tables, today)
        case Naming.DESCRIBED.value:
            yield from _of_the_described(said, tables)
        case _:
            yield "naming", _("The record itself is confidential or not to be mentioned in public.")


def _of_the_named(said: Plain, tables: Plain, today: date) -> Iterator[tuple[str, str]]:
    if "names" not in tables["people"][0]:
        yield "name_en", _("Whoever is named needs a name.")
    if _may_be_minor(said, today):
        yield "naming", _("A minor is named without a consent on record: describe them instead.")


def _of_the_described(said: Plain, tables: Plain) -> Iterator[tuple[str, str]]:
    if not _texts(said, "description"):
        yield (
            "description_en",
            _("The person is to be described and not named, but there is no description: write one."),
        )
    guarded = {
        token for row in tables["people"][0].get("names", ()) for token in names.tokens(row["text"]) if len(token) > 3
    }
    for text in _every_text(
        {name: rows for name, rows in tables.items() if name != "people"} | _texts(said, "description")
    ):
        for word in text.split():
            if guarded & set(names.fold(word).split()):
                yield "", _("A text names somebody who is not to be named: %(name)s.") % {"name": word[:60]}


def _every_text(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _every_text(held)


def _may_be_minor(said: Plain, today: date) -> bool:
    """Answer whether the person may be under age on the day, by the latest day of birth."""
    if "birth" not in said or (latest := FuzzyDate.parse(said["birth"]).latest) is None:
        return False
    return (today.year - latest.year, today.month, today.day) < (OF_AGE, latest.month, latest.day)
