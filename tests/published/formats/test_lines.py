"""The timeline as JSON Lines: every member on every line, and a line is a line for every reader."""

import json
from typing import Any

import pytest

from cases.published.formats.lines import entry_lines, written
from tests.published.formats.editions import AWKWARD, case_dossier, dossier, issue

ENTRY = {
    "id": str,
    "record": str,
    "edition": int,
    "lang": str,
    "url": str,
    "belongs_to": str,
    "relation": str,
    "kind": str,
    "family": str,
    "when": str,
    "occurred": (dict, type(None)),
    "ended": (dict, type(None)),
    "heading": str,
    "marks": list,
    "text": str,
    "text_lang": str,
    "details": list,
    "citations": list,
    "expected": bool,
    "computed": bool,
    "sensitive": bool,
}
WHEN = {"edtf", "earliest", "latest", "words", "basis", "as_written"}
DETAIL = {"label", "value", "lang", "to", "computed", "sources", "details"}
CITATION = {
    "number",
    "source",
    "locator",
    "quote",
    "quote_lang",
    "translation",
    "translation_lang",
    "said_by",
    "connection",
    "stance",
}


def lines(held: Any = None, lang: str = "en") -> list[dict[str, Any]]:
    return [json.loads(line) for line in entry_lines(issue(held, lang)).decode().splitlines()]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("held", [dossier(), case_dossier()], ids=["person", "case"])
def test_every_line_has_every_member(held: Any, lang: str) -> None:
    for line in lines(held, lang):
        assert {name: isinstance(line[name], kind) for name, kind in ENTRY.items()} == dict.fromkeys(line, True)
        assert all(set(when) == WHEN for when in (line["occurred"], line["ended"]) if when)
        assert all(set(detail) == DETAIL for detail in line["details"])
        assert all(set(cite) == CITATION for cite in line["citations"])


def test_texts_are_as_recorded_and_break_no_line() -> None:
    found = {line["id"]: line for line in lines()}
    assert found["designation-1"]["text"] == AWKWARD
    assert found["event-1"]["occurred"] == {
        "edtf": "[2020-04-01..2020-04-10]",
        "earliest": "2020-04-01",
        "latest": "2020-04-10",
        "words": "",
        "basis": "stated",
        "as_written": "",
    }


@pytest.mark.parametrize("sign", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_no_sign_ends_a_line_early(sign: str) -> None:
    made = written({"text": f"a{sign}b"})
    assert len(made.decode().splitlines()) == 1
    assert json.loads(made) == {"text": f"a{sign}b"}
