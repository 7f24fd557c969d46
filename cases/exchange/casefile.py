"""The case file: records of one or more people and cases as JSON, loaded as drafts through the admin's validation.

The format is the dossier's own (see `cases.domain.dossier`), table by table, with the members that only drafts have.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain import dossier
from cases.domain.canonical import BadRecord, upgraded
from cases.models import Case, Person
from cases.models.kinds import KINDS
from cases.models.pictures import none_left_behind

from .leaving import tables_of
from .loading import Existing, Loaded, Loading
from .shape import FORMAT, BadCaseFile, Tables, check

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = ["FORMAT", "BadCaseFile", "Existing", "Loaded", "load", "read", "write"]

LARGEST: Final = 30_000_000
"""So many bytes are read at most."""
DEEPEST: Final = 12
MOST_ROWS: Final = 100_000
MOST_VALUES: Final = 3_000_000
"""More than so many marks of lists, mappings and commas are not unfolded: each could take a hundred bytes of memory."""
LONGEST_NUMBER: Final = 4_200
"""Python makes no number of more than 4,300 digits."""
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
ENVELOPE: Final = frozenset({"format", "schema", "kind", "key", "whole"})


def write(subject: Person | Case, *, whole: bool = False) -> bytes:
    """Answer the case file of a person or a case, the same bytes for the same drafts.

    A `whole` file holds everything that is recorded. Another leaves out what is never published: confidential rows
    and names, notes, the words of confidential sources, addresses that are withheld, names of people who may not be
    named. Raise BadCaseFile where the subject itself is confidential and the file is not whole.
    """
    tables = tables_of(subject, whole=whole)
    table = "people" if isinstance(subject, Person) else "cases"
    if not any(row["key"] == subject.key for row in tables.get(table, ())):
        raise BadCaseFile(_("%(key)s is confidential: only a whole file can hold it.") % {"key": subject.key})
    kind = "person" if isinstance(subject, Person) else "case"
    file = {"format": FORMAT, "schema": dossier.SCHEMA, "kind": kind, "key": subject.key, "whole": whole} | tables
    return json.dumps(file, ensure_ascii=False, indent=1).encode() + b"\n"


def read(file: str | bytes) -> Tables:
    """Answer the tables of a case file, each row checked against its dossier class; raise BadCaseFile."""
    return tables_in(parsed(file))


def tables_in(held: dict[str, Any]) -> Tables:
    """Answer the tables of a parsed case file, each row checked; raise BadCaseFile."""
    if held.get("format") != FORMAT:
        told = {"format": FORMAT, "schema": dossier.SCHEMA}
        raise BadCaseFile("$: " + _('A case file begins with "format": "%(format)s", "schema": %(schema)s.') % told)
    try:
        tables = {name: rows for name, rows in upgraded(held).items() if name not in ENVELOPE}
    except BadRecord as error:
        raise BadCaseFile(f"$.{error}") from error
    if unknown := sorted(set(tables) - set(KINDS)):
        raise BadCaseFile("$: " + _("“%(name)s” is not a table of a case file.") % {"name": unknown[0][:40]})
    for path, table, row in _rows(tables):
        check(table, row, path)
    _refuse_repeated(tables)
    return tables


def is_whole(held: dict[str, Any]) -> bool:
    """Answer whether a parsed case file says that nothing was left out of it."""
    return held.get("whole") is True


def _rows(tables: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    left = MOST_ROWS
    for table, rows in tables.items():
        if not isinstance(rows, list):
            raise BadCaseFile(f"$.{table}: " + _("a list is expected."))
        left -= len(rows)
        if left < 0:
            told = _("a file holds at most %(number)s rows. Load it in parts.") % {"number": MOST_ROWS}
            raise BadCaseFile(f"$.{table}: {told}")
        yield from ((f"$.{table}[{index}]", table, row) for index, row in enumerate(rows))


def _refuse_repeated(tables: Tables) -> None:
    seen: dict[str, str] = {}
    for path, _table, row in _rows(tables):
        if first := seen.get(row["key"]):
            told = _("“%(key)s” is the key of %(first)s already.") % {"key": row["key"], "first": first}
            raise BadCaseFile(f"{path}.key: {told}")
        seen[row["key"]] = path


def parsed(file: str | bytes) -> dict[str, Any]:
    """Answer the JSON object that a file holds; raise BadCaseFile where it is too large, too deep or not JSON."""
    if len(file) > LARGEST:
        raise BadCaseFile("$: " + _("a file has at most %(number)s MB.") % {"number": LARGEST // 1_000_000})
    try:
        text = file.decode("utf-8-sig") if isinstance(file, bytes) else file
        _refuse_many(text)
        held = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite, parse_int=_whole
        )
    except RecursionError as error:
        raise BadCaseFile("$: " + _("values lie too deep in each other.")) from error
    except BadCaseFile:
        raise
    except ValueError as error:
        raise BadCaseFile("$: " + _("this is not JSON in UTF-8: %(error)s.") % {"error": error}) from error
    if not isinstance(held, dict):
        raise BadCaseFile("$: " + _("a mapping is expected."))
    _refuse_deep(held)
    if _HALF.search(text):
        _refuse_halves(held)
    return held


def _refuse_many(text: str) -> None:
    if sum(map(text.count, "[{,")) > MOST_VALUES:
        told = _("a file holds at most %(number)s values. Load it in parts.") % {"number": MOST_VALUES}
        raise BadCaseFile(f"$: {told}")


def _refuse_halves(held: dict[str, Any]) -> None:
    """Raise BadCaseFile for one of two surrogates without the other, which no page could show."""
    try:
        json.dumps(held, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        _no_number(_shown(error.object[error.start]))


def _shown(text: str) -> str:
    return text[:40].encode(errors="backslashreplace").decode()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _times),) = Counter(name for name, _value in pairs).most_common(1)
        raise BadCaseFile("$: " + _("a mapping has the member “%(name)s” twice.") % {"name": _shown(twice)})
    return found


def _no_number(text: str) -> NoReturn:
    raise BadCaseFile("$: " + _("%(text)s is not a value.") % {"text": text})


def _finite(text: str) -> float:
    if not math.isfinite(number := float(text)):
        _no_number(text[:40])
    return number


def _whole(text: str) -> int:
    return int(text) if len(text) <= LONGEST_NUMBER else _no_number(text[:40])


def _refuse_deep(held: Any) -> None:
    level = [held]
    for _depth in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return
    raise BadCaseFile("$: " + _("values lie too deep in each other."))


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


@none_left_behind()
@transaction.atomic
def load(files: Iterable[Tables], *, by: "User", at: datetime, existing: Existing = Existing.REFUSED) -> Loaded:
    """Make draft rows of the tables, all or none, and answer how many were made, replaced and kept.

    `existing` says what becomes of a row whose key is there already. Raise BadCaseFile for such a row where it is
    refused, for a reference that leads nowhere, and for whatever the admin's validation refuses.
    """
    files = list(files)
    loading = Loading(by=by, at=at, existing=existing)
    for table in KINDS:
        loading.insert(table, [(f"$.{table}[{n}]", row) for file in files for n, row in enumerate(file.get(table, ()))])
    return loading.finish()
