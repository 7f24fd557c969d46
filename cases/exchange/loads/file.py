"""A file of people, read once in a stream; and the kept file of what it offers, in batches, with its digest."""

import csv
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from cases.exchange.sheets.csvsheet import SEPARATORS

from .cells import headings
from .rows import BadLine, Offered, Rows, Wrong

BATCH: Final = 500
MOST_PEOPLE: Final = 5_000_000
LONGEST_LINE: Final = 200_000


class BadFile(ValueError):
    """A file cannot be read at all; the message says what to do."""


def people_in(path: Path, *, today: date) -> Iterator[Offered | Wrong]:
    """Give, line by line, whom a CSV file offers or what is wrong with the line; raise BadFile."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield from _read(text, today)
    except UnicodeDecodeError as error:
        raise BadFile(_("The file is not in UTF-8. Save it as CSV UTF-8.")) from error
    except OSError as error:
        raise BadFile(_("The file cannot be read: %(error)s") % {"error": error.strerror}) from error


def _read(text: IO[str], today: date) -> Iterator[Offered | Wrong]:
    first = text.readline(LONGEST_LINE)
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(text, delimiter=separator, strict=True)
    found, wrong = headings(next(csv.reader([first], delimiter=separator), []))
    if wrong or not found:
        raise BadFile(" ".join(wrong) or _("The file has no headings in its first line."))
    rows = Rows(found, today=today)
    try:
        for row in reader:
            if any(row):
                yield from _one(rows, reader.line_num + 1, row)
    except csv.Error as error:
        line = reader.line_num + 1
        raise BadFile(
            _("Line %(line)s of the file cannot be read: is a quotation mark missing?") % {"line": line}
        ) from error


def _one(rows: Rows, line: int, row: list[str]) -> Iterator[Offered | Wrong]:
    try:
        yield rows.person(line, row)
    except BadLine as error:
        yield from (Wrong(line, *fault) for fault in error.faults)


def kept_at(digest: str) -> Path:
    """Answer where the kept file of a load lies: among the files of drafts, which have no address."""
    return Path(settings.MEDIA_ROOT) / "drafts" / "loads" / digest


@dataclass
class Batch:
    """So many people in the order of the file: `head` counts their rows, and brings the sources that are new."""

    head: dict[str, Any]
    lines: list[bytes]


@dataclass
class Kept:
    """A kept file in the making: a head and two lines a person for each batch, hashed as they are written."""

    file: IO[bytes]
    sha: Any = field(default_factory=hashlib.sha256)
    seen: set[str] = field(default_factory=set)
    waiting: list[Offered] = field(default_factory=list)
    people: int = 0

    def add(self, one: Offered) -> None:
        """Keep one more person."""
        self.waiting.append(one)
        self.people += 1
        if len(self.waiting) == BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits as a batch."""
        rows: Counter[str] = Counter()
        sources: dict[str, Any] = {}
        for one in self.waiting:
            rows.update({table: len(listed) for table, listed in one.tables.items() if table != "sources"})
            rows["names"] += len(one.tables["people"][0].get("names", ())) + len(one.draft.get("names", ()))
            rows["listed"] += len(one.tables["people"][0].get("names", ()))
            sources |= {row["key"]: row for row in one.tables["sources"]}
        new = [row for key, row in sources.items() if key not in self.seen]
        self.seen |= set(sources)
        head = {"people": len(self.waiting), "rows": rows, "sources": new, "cited": list(sources)}
        self._write(json.dumps(head, ensure_ascii=False).encode())
        for one in self.waiting:
            self._write(one.body)
            self._write(json.dumps(one.draft, ensure_ascii=False).encode())
        self.waiting = []

    def _write(self, line: bytes) -> None:
        line += b"\n"
        self.sha.update(line)
        self.file.write(line)

    def done(self) -> str:
        """Write the rest down on the disk and answer the digest of the whole."""
        if self.waiting:
            self.flush()
        self.file.flush()
        os.fsync(self.file.fileno())
        return str(self.sha.hexdigest())


def batches(path: Path, sha: Any) -> Iterator[Batch]:
    """Give the batches of a kept file, every byte of which goes through `sha`; raise BadFile for one that is none."""
    with path.open("rb", buffering=1 << 20) as file:
        for line in file:
            sha.update(line)
            try:
                head = json.loads(line)
                lines = [next(file) for _row in range(2 * head["people"])]
            except (ValueError, KeyError, TypeError, StopIteration) as error:
                raise BadFile(_("The kept file of the load was changed. Submit the file again.")) from error
            for one in lines:
                sha.update(one)
            yield Batch(head, lines)


def drop(digest: str) -> None:
    """Let the kept file go."""
    with suppress(FileNotFoundError):
        kept_at(digest).unlink()
