"""The timeline as JSON Lines: one entry a line, with everything that the page says of it."""

import json
from collections.abc import Mapping
from typing import Any, Final

from cases.domain.dossier import When
from cases.domain.entry import Cite, Detail

from .issue import Issue
from .rows import Row, rows

Line = dict[str, Any]
_BREAKS: Final = {ord("\u0085"): "\\u0085", ord("\u2028"): "\\u2028", ord("\u2029"): "\\u2029"}


def entry_lines(issue: Issue) -> bytes:
    """Answer the timeline as JSON Lines (jsonlines.org) in UTF-8: one entry a line, every member on every line.

    `occurred` and `ended` are null or {edtf, earliest, latest, words, basis}; dates are ISO 8601 or null.
    """
    return b"".join(written(_line(row, issue)) for row in rows(issue.dossier, issue.lang, issue.day))


def written(value: Mapping[str, Any]) -> bytes:
    """Answer one value as a line that no reader breaks in two."""
    return json.dumps(value, ensure_ascii=False).translate(_BREAKS).encode() + b"\n"


def _line(row: Row, issue: Issue) -> Line:
    entry = row.entry
    return {
        "id": entry.key,
        "record": issue.edition.key,
        "edition": issue.edition.number,
        "lang": issue.lang,
        "url": f"{issue.page}#{entry.key}",
        "belongs_to": row.belongs_to,
        "relation": row.relation,
        "kind": entry.kind,
        "family": entry.family.value,
        "when": entry.when_words,
        "occurred": _when(row.occurred, entry.source_words),
        "ended": _when(row.ended, row.ended.words if row.ended else ""),
        "heading": entry.heading,
        "marks": [{"code": tag.code, "label": tag.label} for tag in entry.tags],
        "text": entry.text,
        "text_lang": entry.text_lang or (issue.lang if entry.text else ""),
        "details": [_detail(one, issue) for one in entry.details],
        "citations": [_cite(one) for one in entry.citations],
        "expected": entry.expected,
        "computed": entry.computed,
        "sensitive": entry.sensitive,
    }


def _when(when: When | None, words: str) -> Line | None:
    if when is None:
        return None
    earliest, latest = when.date.earliest, when.date.latest
    return {
        "edtf": when.date.text,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "words": words,
        "basis": when.basis.value,
        "as_written": when.as_written.text if when.as_written else "",
    }


def _detail(one: Detail, issue: Issue) -> Line:
    return {
        "label": one.label,
        "value": one.value,
        "lang": one.lang or issue.lang,
        "to": one.to,
        "computed": one.computed,
        "sources": [cite.source for cite in one.citations],
        "details": [_detail(sub, issue) for sub in one.sub],
    }


def _cite(one: Cite) -> Line:
    return {
        "number": one.number,
        "source": one.source,
        "locator": one.locator,
        "quote": one.quote,
        "quote_lang": one.quote_lang,
        "translation": one.translation,
        "translation_lang": one.translation_lang,
        "said_by": one.said_by,
        "connection": one.connection,
        "stance": one.stance_code,
    }
