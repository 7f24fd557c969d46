"""Everything there is in a few large files, made in one walk from one state and put in place together."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any, Final

from . import generation, store
from .filters import with_record
from .formats.everybody import Everybody
from .formats.lines import written
from .formats.peopledatabase import people_database
from .formats.peopletable import Record, csv_head, csv_line
from .models import Listing
from .snapshot import one_state

CURRENT: Final = "current"
PEOPLE: Final = ("people.csv", "people.jsonl", "people.sqlite")
RECORDS: Final = "records.jsonl"
TOLD: Final = "files.json"
_BATCH: Final = 100
_ROOM: Final = 1 << 20


def write(folder: Path, *, lang: str, root: str, day: date) -> dict[str, Any] | None:
    """Make `folder/current` lead to the files of the present state; answer what they hold, None if it does so already.

    People are as in the files of the list of people; `records.jsonl` has the newest edition of every person and case
    whose content is in view, a line each. Readers see the files of one state or of the other, and none by half.
    """
    with one_state():
        name = f"{generation.present() or 'empty'}-{day.isoformat()}-{lang}"
        link, part = folder / CURRENT, folder / f".{name}"
        if link.is_symlink() and link.readlink() == Path(name):
            return None
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        # Not by the filters: what they remember of a large archive takes more memory than all of this.
        everybody = Everybody(Listing.objects.filter(with_record()), day=day, lang=lang, root=root)
        counts = _people(part, everybody) | {RECORDS: _records(part / RECORDS)}
    told = {"on": day.isoformat(), "lang": lang, "files": [_told(part / one, counts[one]) for one in counts]}
    (part / TOLD).write_bytes(json.dumps(told, indent=2).encode() + b"\n")
    shutil.rmtree(folder / name, ignore_errors=True)
    part.rename(folder / name)
    _lead(link, name)
    return told


def _people(part: Path, everybody: Everybody) -> dict[str, int]:
    table, lines, database = (part / name for name in PEOPLE)
    with table.open("wb") as csv_file, lines.open("wb") as lines_file:
        csv_file.write(csv_head(bom=False))
        count = people_database(_written(everybody.records(), csv_file, lines_file), database)
    return dict.fromkeys(PEOPLE, count)


def _written(records: Iterator[Record], csv_file: IO[bytes], lines_file: IO[bytes]) -> Iterator[Record]:
    for one in records:
        csv_file.write(csv_line(one))
        lines_file.write(written(one))
        yield one


def _records(path: Path) -> int:
    count = 0
    with path.open("wb") as file:
        for line in _lines_of_records():
            file.write(line)
            count += 1
    return count


def _lines_of_records() -> Iterator[bytes]:
    found = store.contents().filter(edition__listing__isnull=False).select_related("edition").order_by("pk")
    rest = found
    while rows := list(rest[:_BATCH]):
        for row in rows:
            edition = row.edition
            yield written(
                {
                    "key": edition.subject_key,
                    "kind": edition.subject_kind,
                    "edition": edition.number,
                    "published_on": edition.published_on.isoformat(),
                    "sha256": row.sha256,
                    "record": json.loads(row.body),
                }
            )
        rest = found.filter(pk__gt=rows[-1].pk)


def _told(path: Path, count: int) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"name": path.name, "count": count, "octets": path.stat().st_size, "sha256": digest}


def _lead(link: Path, name: str) -> None:
    """Lead to the new files in one step, then remove those of the state before."""
    before = link.readlink() if link.is_symlink() else None
    new = link.with_name(f".{link.name}")
    new.unlink(missing_ok=True)
    new.symlink_to(name)
    new.replace(link)
    if before and before != Path(name):
        shutil.rmtree(link.parent / before, ignore_errors=True)
