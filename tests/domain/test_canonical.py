"""One dossier, one form in bytes, one digest; and older bytes stay readable."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.domain import canonical, dossier
from cases.domain.calendars import Conversion
from cases.domain.canonical import BadRecord, decode, digest, from_bytes, plain, to_bytes
from cases.domain.duration import Term
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.text import Text
from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.evidence import SourceFlag
from cases.domain.vocabulary.who import SubjectKind

CASE = dossier.Case(key="KZ-C2222", title=Text(en="A case"))
RULING = dossier.Ruling(
    key="ruling-222222",
    case="KZ-C2222",
    disposition=Disposition.CONVICTED,
    occurred=dossier.When(date=FuzzyDate.parse("2018-12"), words="in December"),
    citations=(dossier.Citation(source="source-222222"),),
)
WHOLE = dossier.Dossier(kind=SubjectKind.CASE, key="KZ-C2222", cases=(CASE,), rulings=(RULING,))


def test_members_are_sorted_without_space_and_defaults_are_left_out() -> None:
    assert to_bytes(WHOLE).decode() == (
        '{"cases":[{"key":"KZ-C2222","title":{"en":"A case"}}],"key":"KZ-C2222","kind":"case",'
        '"rulings":[{"case":"KZ-C2222","citations":[{"source":"source-222222"}],"disposition":"convicted",'
        '"key":"ruling-222222","occurred":{"date":"2018-12","words":"in December"}}],"schema":1}'
    )


def test_a_date_in_another_calendar_is_one_text_and_none_leaves_old_bytes_as_they_were() -> None:
    written = dossier.When(date=FuzzyDate.parse("2021-10-01"), as_written=Conversion.parse("Persian 1400/7/9"))
    assert to_bytes(written).decode() == '{"as_written":"persian 1400-07-09","date":"2021-10-01"}'
    assert decode(dossier.When, plain(written)) == written
    assert to_bytes(replace(written, as_written=None)).decode() == '{"date":"2021-10-01"}'
    with pytest.raises(BadRecord, match="as_written"):
        decode(dossier.When, {"date": "2021", "as_written": "persian 1400-13-01"})


def test_the_digest_is_the_sha_256_of_the_bytes() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_bytes_are_read_back_as_the_same_values() -> None:
    assert from_bytes(to_bytes(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\u002f", '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
        ("e\u0301", '"é"'),
        (Term.parse("P6Y4M"), '"P6Y4M"'),
        (date(2021, 9, 27), '"2021-09-27"'),
        ((SourceFlag.MIRROR,), '["mirror"]'),
        (True, "true"),
    ],
)
def test_values_are_written_as_rfc_8785_says(value: object, written: str) -> None:
    assert to_bytes(value).decode() == written


def test_a_lone_surrogate_has_no_bytes() -> None:
    with pytest.raises(UnicodeEncodeError):
        to_bytes("\ud800")


@pytest.mark.parametrize("value", [1.5, {1}, object()])
def test_other_values_have_no_place(value: object) -> None:
    with pytest.raises(TypeError, match="no place"):
        to_bytes(value)


@given(st.builds(Text, en=st.text(st.characters(codec="utf-8")), ru=st.text(st.characters(codec="utf-8"))))
def test_texts_come_back_in_normal_form_and_stay(text: Text) -> None:
    once = decode(Text, json.loads(to_bytes(text)))
    assert to_bytes(once) == to_bytes(text)
    assert decode(Text, json.loads(to_bytes(once))) == once


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"rulings": [{"key": "ruling-2", "case": "KZ-C2222"}]}, "rulings"),
        ({"rulings": [{"key": "r", "case": "c", "disposition": "shrugged"}]}, "disposition"),
        ({"rulings": [{"key": "r", "case": "c", "disposition": "upheld", "effect_days": "15"}]}, "effect_days"),
        ({"rulings": [{"key": "r", "case": "c", "disposition": "upheld", "effect_days": True}]}, "effect_days"),
        ({"rulings": [{"key": "r", "case": "c", "disposition": "upheld", "occurred": {"date": "2021-13"}}]}, "date"),
        ({"rulings": {}}, "rulings"),
        ({"rulings": ["ruling-2"]}, "rulings"),
        ({"surprise": 1}, "surprise"),
        ({"key": 7}, "key"),
        ({"schema": 2}, "schema"),
        ({"schema": "1"}, "schema"),
        ({"schema": 0}, "schema"),
    ],
)
def test_what_is_no_dossier_is_refused_where_it_is_wrong(change: dict[str, Any], path: str) -> None:
    held = json.loads(to_bytes(WHOLE)) | change
    with pytest.raises(BadRecord, match=path):
        from_bytes(json.dumps(held).encode())


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{}", b"\xff"])
def test_other_bytes_are_refused(body: bytes) -> None:
    with pytest.raises(BadRecord):
        from_bytes(body)


def test_older_bytes_are_read_by_upgrades_and_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    older = (
        to_bytes(WHOLE).replace(b'"title":{"en":"A case"}', b'"heading":"A case"').replace(b'"schema":1', b'"schema":0')
    )

    def heading_becomes_title(held: dict[str, Any]) -> dict[str, Any]:
        cases = [{"key": case["key"], "title": {"en": case["heading"]}} for case in held["cases"]]
        return held | {"cases": cases}

    monkeypatch.setitem(canonical.UPGRADES, 0, heading_becomes_title)
    assert from_bytes(older) == WHOLE


WRONG = [
    {"schema": 1, "kind": "person", "key": "AQ-X", "people": [{"key": 5}]},
    {"schema": 1, "kind": "person", "key": "AQ-X", "people": [{"key": "AQ-X", "sex": "loud"}]},
    {"schema": 1, "kind": "person", "key": "AQ-X", "people": [{"key": "AQ-X", "shoe": "44"}]},
    {"schema": 1, "kind": "person", "key": "AQ-X", "people": [{"names": []}]},
    {"schema": 1, "kind": "person", "key": "AQ-X", "people": {"key": "AQ-X"}},
    {"schema": 1, "kind": "person", "key": "AQ-X", "attributes": [{"key": "a", "number": True}]},
    {"schema": 1, "kind": "person", "key": "AQ-X", "attributes": [{"key": "a", "occurred": {"date": "2021-99"}}]},
    {"schema": 1, "kind": "person", "key": "AQ-X", "photos": [{"key": "a", "sensitive": 1}]},
    {"schema": True, "kind": "person", "key": "AQ-X"},
]


@pytest.mark.parametrize("held", WRONG)
def test_what_the_quick_reader_refuses_is_told_with_its_path(held: dict[str, Any]) -> None:
    with pytest.raises(BadRecord, match=r"^\.(people|attributes|photos|schema)"):
        decode(dossier.Dossier, held)
