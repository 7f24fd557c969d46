"""The timeline as a table of comma-separated values that no spreadsheet takes for formulas."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from cases.domain.dossier import When
from cases.domain.entry import Cite, Detail

from .issue import Issue
from .rows import Row, rows

BOM: Final = b"\xef\xbb\xbf"
SEPARATOR: Final = " | "
COLUMNS: Final = (
    "id",
    "record",
    "edition",
    "belongs_to",
    "relation",
    "kind",
    "family",
    "when",
    "occurred_edtf",
    "occurred_earliest",
    "occurred_latest",
    "occurred_words",
    "occurred_basis",
    "ended_edtf",
    "ended_earliest",
    "ended_latest",
    "heading",
    "marks",
    "text",
    "text_lang",
    "details",
    "sources",
    "source_ids",
    "expected",
    "computed",
    "sensitive",
    "lang",
    "url",
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORMULA: Final = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")


def table(issue: Issue, *, bom: bool = False) -> bytes:
    """Answer the timeline as CSV (RFC 4180) in UTF-8, one entry a row, every cell quoted.

    `bom` puts the mark of UTF-8 first, without which Excel reads another encoding. Every cell is text; the dates that
    a cell of `*_earliest` or `*_latest` holds are ISO 8601.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(text) for text in cells] for cells in timeline_rows(issue))
    return (BOM if bom else b"") + written.getvalue().encode()


def timeline_rows(issue: Issue) -> Iterator[list[str]]:
    """Answer the cells of each entry, in the order of COLUMNS, as they are."""
    for row in rows(issue.dossier, issue.lang, issue.day):
        cells = _cells(row, issue)
        yield [cells[column] for column in COLUMNS]


def cell(text: str) -> str:
    """Answer a text as a cell that stays text: one that a spreadsheet could run gets an apostrophe in front.

    Those are texts that begin with = + - @, their full-width forms, a tab or a line break, also after white space
    (OWASP, CSV Injection). Control characters are left out; every line break becomes a line feed.
    """
    printable = _CONTROLS.sub("", text)
    lines = printable.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{lines}" if _FORMULA.match(printable) else lines


def _cells(row: Row, issue: Issue) -> dict[str, str]:
    entry = row.entry
    return {
        "id": entry.key,
        "record": issue.edition.key,
        "edition": str(issue.edition.number),
        "belongs_to": row.belongs_to,
        "relation": row.relation,
        "kind": entry.kind,
        "family": entry.family.value,
        "when": entry.when_words,
        **_dates("occurred", row.occurred),
        "occurred_words": entry.source_words,
        "occurred_basis": row.occurred.basis.value if row.occurred else "",
        **_dates("ended", row.ended),
        "heading": entry.heading,
        "marks": SEPARATOR.join(tag.label for tag in entry.tags),
        "text": entry.text,
        "text_lang": entry.text_lang or (issue.lang if entry.text else ""),
        "details": SEPARATOR.join(_detail(one) for one in entry.details),
        "sources": SEPARATOR.join(_cite(one, issue) for one in entry.citations),
        "source_ids": SEPARATOR.join(one.source for one in entry.citations),
        "expected": _flag(entry.expected),
        "computed": _flag(entry.computed),
        "sensitive": _flag(entry.sensitive),
        "lang": issue.lang,
        "url": f"{issue.page}#{entry.key}",
    }


def _dates(name: str, when: When | None) -> dict[str, str]:
    bounds = (when.date.earliest, when.date.latest) if when else (None, None)
    earliest, latest = (bound.isoformat() if bound else "" for bound in bounds)
    return {f"{name}_edtf": when.date.text if when else "", f"{name}_earliest": earliest, f"{name}_latest": latest}


def _flag(held: bool) -> str:
    return "true" if held else "false"


def _detail(one: Detail) -> str:
    below = f" ({'; '.join(_detail(sub) for sub in one.sub)})" if one.sub else ""
    return f"{one.label}: {one.value}{below}"


def _cite(one: Cite, issue: Issue) -> str:
    """Answer a citation in words: who published it, the place in it, through whom it came, and its address."""
    source = next((row for row in issue.dossier.sources if row.key == one.source), None)
    named = [source.publisher, source.title or source.description.best(issue.lang)] if source else []
    parts = (*named, one.locator, one.said_by, one.connection, one.stance)
    address = f" <{source.url}>" if source and source.url else ""
    return ", ".join(part for part in parts if part) + address
