"""An edition that another group published, as a case file in which that edition is a source of every row."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from cases.domain import dossier
from cases.domain.canonical import BadRecord, decode, digest, upgraded
from cases.domain.dossier import TABLES, Dossier
from cases.domain.vocabulary.evidence import SourceKind
from cases.domain.vocabulary.who import Naming
from cases.models.keys import mint
from cases.models.kinds import KINDS

from .casefile import parsed, tables_in
from .shape import FORMAT, BadCaseFile, Tables

# How a dossier numbers people who are described and not named: the number holds in that dossier alone.
_NUMBERED: Final = re.compile(r"person-[0-9]+")
WORKED_OUT: Final = frozenset({"has_page", "image"})


def is_edition(held: dict[str, Any]) -> bool:
    """Answer whether a parsed file is an edition rather than a case file."""
    return "format" not in held and {"schema", "kind", "key"} <= set(held)


def tables_of_edition(file: bytes, *, publisher: str, address: str, day: date) -> Tables:
    """Answer the tables of an edition that `publisher` has at `address`, read on `day`; raise BadCaseFile.

    Their citations stay, and the edition is cited beside them. Who is named there is named in the draft, which two
    people still have to approve; who is described gets a new key. Pictures are not in an edition and stay out.
    """
    held = parsed(file)
    try:
        read: Dossier = decode(Dossier, upgraded(held), "$")
    except BadRecord as error:
        raise BadCaseFile(str(error)) from error
    source = _source(read, file, publisher=publisher, address=address, day=day)
    new_keys = {key: _new_key(held, key) for key in _numbered(held)}
    tables: dict[str, Any] = {
        table: [_row(table, row, held["key"], source["key"], new_keys) for row in held[table]]
        for table in TABLES
        if table in held
    }
    tables["sources"] = [*tables.get("sources", ()), source]
    return tables_in({"format": FORMAT, "schema": dossier.SCHEMA} | tables)


def _source(read: Dossier, file: bytes, *, publisher: str, address: str, day: date) -> dict[str, Any]:
    names = read.subject.names if read.subject else ()
    title = next((name.text for name in names if name.preferred), read.key)
    found = {
        "key": mint("source"),
        "kind": SourceKind.WEB_PAGE.value,
        "title": f"{title} ({read.key})" if title != read.key else title,
        "publisher": publisher,
        "url": address,
        "accessed": day.isoformat(),
        "note": f"SHA-256 {digest(file)}",
    }
    return {name: value for name, value in found.items() if value}


def _numbered(held: dict[str, Any]) -> Iterator[str]:
    return (row["key"] for row in held.get("people", ()) if _NUMBERED.fullmatch(row["key"]))


def _new_key(held: dict[str, Any], old: str) -> str:
    rows = {row["key"]: row for table in ("people", "cases") for row in held.get(table, ())}
    countries = (rows.get(key, {}).get("country", "") for key in (old, held["key"]))
    return f"{next((one for one in countries if one), 'XX')}{mint('', letters=4).upper()}"


def _row(table: str, row: dict[str, Any], subject: str, source: str, new_keys: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {name: _renamed(value, new_keys) for name, value in row.items() if name not in WORKED_OUT}
    if table == "people":
        is_named = row["key"] == subject or bool(row.get("names"))
        made |= {"is_of_interest": row["key"] == subject, "naming": (Naming.DESCRIBED, Naming.PUBLIC)[is_named].value}
    if table == "sources" and set(row) <= {"key", "kind", "description"}:
        made["is_confidential"] = True
    for name in made.get("names", ()):
        _cite(name, source)
    if "citations" in KINDS[table][0].__dataclass_fields__:  # type: ignore[attr-defined]
        _cite(made, source)
    return made


def _cite(row: dict[str, Any], source: str) -> None:
    row["citations"] = [*row.get("citations", ()), {"source": source, "locator": row["key"]}]


def _renamed(value: Any, new_keys: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(held, new_keys) for name, held in value.items()}
    if isinstance(value, list):
        return [_renamed(held, new_keys) for held in value]
    return new_keys.get(value, value) if isinstance(value, str) else value
