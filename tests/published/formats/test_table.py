"""The timeline as CSV: nothing is a formula, nothing is lost, dates are no more exact than recorded."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.published.formats.table import BOM, COLUMNS, cell, table
from tests.published.formats.editions import AWKWARD, DAY, FORMULA, KEY_OF_CASE, WHO, case_dossier, dossier, issue

DANGEROUS = "=+-@\t\r\n＝＋－＠"


def read(body: bytes) -> list[dict[str, str]]:
    """Every row by column, read as strictly as the csv module can."""
    rows = csv.DictReader(io.StringIO(body.decode(), newline=""), strict=True)
    return list(rows)


def by_id(body: bytes) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read(body)}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ""),
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+7 700", "'+7 700"),
        ("-0043", "'-0043"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("\n", "'\n"),
        (" =1", "' =1"),
        ("\x00=1", "'=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("– dash", "– dash"),
        ("'=1", "'=1"),
        ("a\r\nb\rc", "a\nb\nc"),
        ('=cmd|" /C calc"!A0', '\'=cmd|" /C calc"!A0'),
    ],
)
def test_a_cell_stays_text(written: str, expected: str) -> None:
    assert cell(written) == expected


@given(st.text())
def test_no_cell_begins_as_a_formula_and_none_loses_words(written: str) -> None:
    made = cell(written)
    assert not made[:1] or made[0] not in DANGEROUS
    assert not made.lstrip()[:1] or made.lstrip()[0] not in DANGEROUS.strip()
    kept = "".join(sign for sign in written if sign in "\t\n\r" or (sign >= " " and sign != "\x7f"))
    lines = kept.replace("\r\n", "\n").replace("\r", "\n")
    assert made in {lines, f"'{lines}"}


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_cells_come_back_as_they_were_written(texts: list[str]) -> None:
    written = io.StringIO(newline="")
    cells = [cell(text) for text in texts]
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    assert next(csv.reader(io.StringIO(written.getvalue(), newline=""), strict=True)) == cells


def test_columns_stand_in_their_order_and_the_id_is_text() -> None:
    body = table(issue())
    head = next(csv.reader(io.StringIO(body.decode(), newline="")))
    assert tuple(head) == COLUMNS
    assert head[0] == "id"
    assert all(not row["id"][:1].isdigit() for row in read(body))
    assert body.endswith(b'"\r\n')


def test_the_mark_of_utf8_is_there_on_request_only() -> None:
    assert table(issue(), bom=True) == BOM + table(issue())
    assert not table(issue()).startswith(BOM)


def test_no_cell_of_a_record_is_a_formula_and_texts_are_whole() -> None:
    rows = by_id(table(issue()))
    assert rows["event-1"]["text"] == f"'{FORMULA}"
    assert rows["designation-1"]["text"] == AWKWARD
    assert all(cell[:1] not in DANGEROUS for row in rows.values() for cell in row.values() if cell)


def test_dates_keep_their_bounds_and_their_edtf() -> None:
    row = by_id(table(issue()))["event-1"]
    assert row["occurred_edtf"] == "[2020-04-01..2020-04-10]"
    assert (row["occurred_earliest"], row["occurred_latest"]) == ("2020-04-01", "2020-04-10")
    assert (row["ended_edtf"], row["ended_earliest"], row["ended_latest"]) == ("2020-04", "2020-04-01", "2020-04-30")


def test_a_source_is_named_with_its_way_and_its_address() -> None:
    row = by_id(table(issue()))["event-1"]
    assert row["sources"] == "Example Radio, A report, Example Radio, denies <https://radio.example/1>"
    assert row["source_ids"] == "source-1"


def test_what_is_expected_is_marked_computed() -> None:
    rows = read(table(issue()))
    computed = [row for row in rows if row["computed"] == "true"]
    assert [row["id"] for row in computed] == ["sentence-1-end"]
    assert computed[0]["expected"] == "true"
    assert computed[0]["occurred_edtf"] == computed[0]["occurred_earliest"] >= DAY.isoformat()


def test_what_hangs_from_an_entry_says_from_which() -> None:
    row = by_id(table(issue()))["sentence-1"]
    assert (row["belongs_to"], row["relation"]) == ("ruling-1", "part")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("held", [dossier(), case_dossier()], ids=["person", "case"])
def test_ids_are_unique_and_every_row_names_the_record(held: object, lang: str) -> None:
    rows = read(table(issue(held, lang)))  # type: ignore[arg-type]
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) > 2
    assert {row["record"] for row in rows} <= {WHO, KEY_OF_CASE}
    assert {row["lang"] for row in rows} == {lang}
