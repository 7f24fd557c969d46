"""Django for a bench, in a database of its own or the one that DATABASE_URL names, and as many people as asked."""

import io
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[2]
FOLDER = tempfile.TemporaryDirectory()
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER.name}/bench.sqlite3")
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
django.setup()

from django.conf import settings  # noqa: E402, F401 - for the benches
from django.core.management import call_command  # noqa: E402
from django.core.management.color import no_style  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402

from cases.published import models, reckoning  # noqa: E402
from tests.bench import archive  # noqa: E402

DAY = date(2026, 11, 26)
LIVES = 60
"""So many invented people are published in full, by an editor and a reviewer."""


def fill(people: int) -> str:
    """Make the tables and as many listed people as are missing; answer how long that took."""
    call_command("migrate", verbosity=0)
    if not models.Listing.objects.exists():
        call_command("invent", people=LIVES, beside_others=True, stdout=io.StringIO())
    missing = people - models.Listing.objects.filter(subject_kind="person", edition__isnull=False).count()
    if missing <= 0:
        return "all there"
    start = time.perf_counter()
    with transaction.atomic(), unguarded(), without_indexes(list(archive.COLUMNS)):
        name_headings()
        pour_people(missing)
    reset_numbers([models.Edition, models.Listing, models.ListedName])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    loaded = time.perf_counter()
    reckoning.recount()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return f"{missing} loaded in {loaded - start:.1f} s, reckoned in {time.perf_counter() - loaded:.1f} s"


def pour_people(number: int) -> None:
    """List so many more people; their editions have no content."""
    first = largest(models.Listing) + 1, largest(models.Edition) + 1, largest(models.ListedName) + 1
    for rows in archive.Archive(number, first).batches():
        for table, some in rows.items():
            pour(table, archive.COLUMNS[table].split(), some)


def reset_numbers(filled: list[type[Model]]) -> None:
    """Let the next rows have the numbers behind the largest."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), filled):
            cursor.execute(statement)


def name_headings() -> None:
    """Give a name to every place, court, judge, charge and body of the archive."""
    there = set(models.Heading.objects.values_list("facet", "code"))
    models.Heading.objects.bulk_create(
        models.Heading(facet=facet, code=code, title={"en": f"{facet} {code}"}, sort_key=code)
        for facet, codes in archive.HEADED.items()
        for code in codes.things
        if (facet, code) not in there
    )


def largest(model: type[models.Listing | models.Edition | models.ListedName]) -> int:
    """The largest number of a row."""
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@contextmanager
def unguarded() -> Iterator[None]:
    """Let editions come in without a submission, in this database alone."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE published_edition DISABLE TRIGGER USER")
            yield
            cursor.execute("ALTER TABLE published_edition ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'published_edition'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


@contextmanager
def without_indexes(tables: list[str]) -> Iterator[None]:
    """Make the indexes of the filled tables once and not row by row: on PostgreSQL, also the promises between them."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = ANY(%s::regclass[]) AND contype IN ('f', 'u') AND NOT EXISTS"
            " (SELECT FROM pg_constraint other WHERE other.conindid = pg_constraint.conindid AND other.contype = 'f'"
            " AND other.oid <> pg_constraint.oid AND pg_constraint.contype = 'u') ORDER BY contype",
            [tables],
        )
        promises = cursor.fetchall()
        for table, name, _said in promises:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        cursor.execute(
            "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS"
            " (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
            [tables],
        )
        indexes = cursor.fetchall()
        for name, _said in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for table, name, said in reversed(promises):
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {said}')
        for _name, said in indexes:
            cursor.execute(said)


def pour(table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """Insert rows by the quickest way of the engine."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lines = ("\t".join("\\N" if one is None else str(one) for one in row) + "\n" for row in rows)
            cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", io.StringIO("".join(lines)))
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608
