"""Records as a SQLite database, which Datasette and every language open."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from cases.domain.dossier import TABLES

from .issue import Issue
from .table import COLUMNS, timeline_rows

MEDIA_TYPE: Final = "application/vnd.sqlite3"
RECORDS: Final = ("key", "kind", "edition", "published_on", "sha256", "title", "url")
ROWS: Final = ("record", "edition", "table", "key", "row")


def timeline_database(issue: Issue) -> bytes:
    """Answer one edition as a database."""
    return database([issue])


def database(issues: Iterable[Issue]) -> bytes:
    """Answer editions as a database of three tables; the same editions give the same bytes with one version of SQLite.

    `records` has a row an edition, `entries` the timeline with the columns of the table in CSV, `rows` every row of
    the dossiers as JSON (`json_extract(row, '$.text.en')`).
    """
    connection = sqlite3.connect(":memory:")
    try:
        for name, columns in (("records", RECORDS), ("entries", COLUMNS), ("rows", ROWS)):
            _create(connection, name, columns)
        for issue in issues:
            _insert(connection, "records", [_record(issue)])
            _insert(connection, "entries", timeline_rows(issue))
            _insert(connection, "rows", _rows(issue))
        connection.execute("CREATE INDEX entries_of_record ON entries (record, id)")
        connection.execute("CREATE INDEX rows_of_record ON rows (record, key)")
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _create(connection: sqlite3.Connection, name: str, columns: Sequence[str]) -> None:
    # "edition" is the one number among the columns; everything else is text.
    listed = ", ".join(f'"{column}" {"INTEGER" if column == "edition" else "TEXT"} NOT NULL' for column in columns)
    connection.execute(f'CREATE TABLE "{name}" ({listed})')


def _insert(connection: sqlite3.Connection, name: str, rows: Iterable[Sequence[Any]]) -> None:
    for row in rows:
        places = ", ".join("?" * len(row))
        connection.execute(f'INSERT INTO "{name}" VALUES ({places})', row)  # noqa: S608 - names of our own tables


def _record(issue: Issue) -> Sequence[Any]:
    edition = issue.edition
    day = edition.published_on.isoformat()
    return (edition.key, edition.kind, edition.number, day, edition.sha256, issue.title.text, issue.page)


def _rows(issue: Issue) -> Iterator[Sequence[Any]]:
    held = json.loads(issue.edition.body)
    for table in TABLES:
        for row in held.get(table, ()):
            said = json.dumps(row, ensure_ascii=False, sort_keys=True)
            yield (issue.edition.key, issue.edition.number, table, row["key"], said)
