"""Tables as spreadsheet programs write them are read; anything else gets a sentence that says what to do."""

import csv
import io
import tracemalloc
from datetime import date
from xml.sax.saxutils import escape

import pytest

from cases.exchange.celldates import BadCell, Dialect, date_in
from cases.exchange.sheets import BadSheet, read_sheet
from tests.exchange.workbooks import ods, xlsx, zipped

pytestmark = pytest.mark.no_engine

TODAY = date(2026, 11, 22)
TEXT = "Имя;Дата\r\nПроба Пробов;27.09.21\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_is_read_in_any_encoding_and_with_any_separator(encoding: str, separator: str) -> None:
    sheet = read_sheet(TEXT.replace(";", separator).encode(encoding), name="list.CSV")
    assert sheet.headers == ("Имя", "Дата")
    assert sheet.rows == ((2, ("Проба Пробов", "27.09.21")),)


def test_csv_keeps_quoted_breaks_and_takes_off_what_made_a_cell_safe() -> None:
    sheet = read_sheet(b"sep=;\nname;note\n\"Probe\nProbov\";'=1+1\n\n;;\nX;'quoted'\n", name="a.csv")
    assert [cells for _row, cells in sheet.rows] == [("Probe Probov", "=1+1"), ("X", "'quoted'")]


@pytest.mark.parametrize(
    ("body", "name", "complaint"),
    [
        (b"", "a.csv", "no rows"),
        (b"a,b\n1,2,3\n", "a.csv", "Row 2 has 3 cells"),
        (b"a,a\n1,2\n", "a.csv", "“a”"),
        (b'a,b\n"1,2\n', "a.csv", "quotation"),
        (b"a\n" + b"x" * 10_001, "a.csv", "too long"),
        (b"a," * 300, "a.csv", "more than 200"),
        (b"a\n" + b"1\n" * 2_000_000, "a.csv", "more than 20000 rows"),
        (b"a\n" * 10_000_001, "a.csv", "20 MB"),
        (bytes(range(128, 256)) * 9, "a.csv", "letters"),
        (TEXT.encode() + "Третий Пробов;1\n".encode("cp1251"), "a.csv", "letters"),
        ("Имя;Дата\n".encode("cp1251") + TEXT.encode(), "a.csv", "letters"),
        (b"%PDF", "a.pdf", r"\.ods"),
        (b"PK\x03\x04 cut", "a.xlsx", "damaged"),
        (zipped(content_txt="x"), "a.xlsx", "damaged"),
        (zipped(content_txt="x"), "a.ods", "damaged"),
        (xlsx("<row", texts=""), "a.xlsx", "damaged"),
        (xlsx("<row><c><v>&e;</v></c></row>", doctype='<!DOCTYPE x [<!ENTITY e "1">]>'), "a.xlsx", "damaged"),
        (xlsx("<row><c><v>1</v></c></row>" * 30_000), "a.xlsx", "more than 20000 rows"),
        (ods("<table:table-row table:number-rows-repeated='1048576'><table:table-cell><text:p>x</text:p>"
             "</table:table-cell></table:table-row>"), "a.ods", "more than 20000 rows"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_in_words(body: bytes, name: str, complaint: str) -> None:
    with pytest.raises(BadSheet, match=complaint):
        read_sheet(body, name=name)


SPACE = " " * 5_000_000


@pytest.mark.parametrize(
    ("bomb", "name"),
    [
        (xlsx(f"<row><c><v>{SPACE}</v></c></row>"), "a.xlsx"),
        (xlsx("", texts=f"<si><t>{SPACE}</t></si>"), "a.xlsx"),
        (ods(f"<table:table-row><table:table-cell><text:p>{SPACE}</text:p></table:table-cell></table:table-row>"),
         "a.ods"),
    ],
    ids=["cells", "shared texts", "ods"],
)  # fmt: skip
def test_a_bomb_is_refused_before_it_unfolds(bomb: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.exchange.sheets.zipparts.LARGEST_PART", 100_000)
    assert len(bomb) < 20_000
    with pytest.raises(BadSheet, match="too large"):
        read_sheet(bomb, name=name)


WORDS = "wo " * 3_000
EVERYWHERE = "table:number-columns-repeated='200'"
OFTEN = f"<table:table-row table:number-rows-repeated='19000'><table:table-cell {EVERYWHERE}>"
BLANK = f"<table:table-row table:number-rows-repeated='1048576'><table:table-cell {EVERYWHERE}><text:p> </text:p>"
HEADINGS = "".join(f"<table:table-cell><text:p>{number}</text:p></table:table-cell>" for number in range(200))
ODS_END = "</table:table-cell></table:table-row>"


@pytest.mark.parametrize(
    ("bomb", "name", "complaint"),
    [
        (ods(f"<table:table-row>{HEADINGS}</table:table-row>{OFTEN}<text:p>{WORDS}</text:p>{ODS_END}"),
         "a.ods", "too large"),
        (xlsx("<row>" + "".join(f"<c t='str'><v>{number}</v></c>" for number in range(200)) + "</row>"
              + ("<row>" + "<c t='s'><v>0</v></c>" * 200 + "</row>") * 10_000,
              texts=f"<si><t>{WORDS}</t></si>"), "a.xlsx", "too large"),
        (ods((BLANK + ODS_END) * 100), "a.ods", "too large"),
        (ods("<text:p>" * 2_000_000), "a.ods", "damaged"),
        (ods('<text:p a="' + "x" * 30_000_000), "a.ods", "damaged"),
        (xlsx("<row " + " ".join(f'a{number}=""' for number in range(1_000_000)) + "/>"), "a.xlsx", "damaged"),
    ],
    ids=["ods", "xlsx", "blanks", "depth", "value", "attributes"],
)  # fmt: skip
def test_a_small_file_takes_little_memory(
    bomb: bytes, name: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.exchange.sheets.MOST_SIGNS", 2_000_000)
    assert len(bomb) < 3_000_000
    tracemalloc.start()
    try:
        with pytest.raises(BadSheet, match=complaint):
            read_sheet(bomb, name=name)
        assert tracemalloc.get_traced_memory()[1] < 120_000_000
    finally:
        tracemalloc.stop()


ENDLESS = "9" * 5_000
"""Python refuses to make a number of so many digits."""


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (xlsx(f'<row r="{ENDLESS}"><c t="inlineStr"><is><t>a</t></is></c></row><row><c><v>1</v></c></row>'), "a.xlsx"),
        (xlsx(f'<row><c t="inlineStr"><is><t>a</t></is></c></row><row><c s="{ENDLESS}"><v>1</v></c></row>'), "a.xlsx"),
        (xlsx(f'<row><c t="s"><v>0</v></c><c t="s"><v>{ENDLESS}</v></c></row><row><c><v>1</v></c></row>',
              texts="<si><t>a</t></si>"), "a.xlsx"),
        (ods("<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
             f"<table:table-row table:number-rows-repeated='{ENDLESS}'><table:table-cell "
             f"table:number-columns-repeated='{ENDLESS}'><text:p>1</text:p></table:table-cell></table:table-row>"),
         "a.ods"),
    ],
    ids=["row", "style", "shared text", "ods"],
)  # fmt: skip
def test_a_number_without_end_in_the_markup_says_nothing(body: bytes, name: str) -> None:
    sheet = read_sheet(body, name=name)
    assert (sheet.headers, [cells for _row, cells in sheet.rows]) == (("a",), [("1",)])


@pytest.mark.parametrize("dialect", Dialect)
def test_a_number_without_end_is_no_date(dialect: Dialect) -> None:
    with pytest.raises(BadCell, match="999"):
        date_in(ENDLESS, dialect=dialect, january_first_is_year=False, today=TODAY)


def test_xlsx_gives_texts_numbers_dates_and_what_formulas_came_to() -> None:
    rows = (
        '<row r="1"><c t="inlineStr"><is><t>n</t></is></c><c r="B1" t="s"><v>0</v></c><c t="s"><v>1</v></c>'
        '<c t="inlineStr"><is><t>d2</t></is></c></row>'
        '<row r="3"><c r="A3"><v>7.0</v></c><c r="C3" s="1"><v>44466</v></c><c r="D3" s="2"><v>44466.5</v></c></row>'
        '<row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4" t="str"><f>B1</f><v>Probov</v></c></row>'
    )
    sheet = read_sheet(xlsx(rows, texts="<si><r><t>na</t></r><r><t>me</t></r></si><si><t>d1</t></si>"), name="a.xlsx")
    assert sheet.headers == ("n", "name", "d1", "d2")
    assert sheet.rows == ((3, ("7", "", "2021-09-27", "2021-09-27")), (4, ("2", "Probov", "", "")))


def test_xlsx_of_an_old_macintosh_counts_from_1904() -> None:
    rows = '<row><c t="inlineStr"><is><t>d</t></is></c></row><row><c s="1"><v>0</v></c></row>'
    sheet = read_sheet(xlsx(rows, book='<workbookPr date1904="1"/>'), name="a.xlsx")
    assert sheet.rows[0][1] == ("1904-01-01",)


def test_ods_gives_the_first_table_with_its_dates_and_without_its_notes() -> None:
    rows = (
        "<table:table-row><table:table-cell><text:p>n</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='2'><text:p>x</text:p></table:table-cell></table:table-row>"
    ).replace(" table:number-columns-repeated='2'", "") + (
        "<table:table-row><table:table-cell><text:p>A<text:s/>b</text:p><office:annotation><text:p>secret</text:p>"
        "</office:annotation></table:table-cell><table:table-cell office:date-value='2021-09-27T00:00:00'>"
        "<text:p>27.09.21</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048574'><table:table-cell/></table:table-row>"
    )
    sheet = read_sheet(ods(rows), name="a.ods")
    assert (sheet.headers, sheet.rows) == (("n", "x"), ((2, ("A b", "2021-09-27")),))


def test_ods_rows_that_are_said_to_be_repeated_come_as_often_and_what_follows_is_its_own() -> None:
    rows = "".join(
        f"<table:table-row table:number-rows-repeated='{times}'><table:table-cell><text:p>{text}</text:p>{ODS_END}"
        for times, text in ((1, "n"), (2, " a  b"), (2, " "), (1, "c"))
    )
    sheet = read_sheet(ods(rows), name="a.ods")
    assert sheet.rows == ((2, ("a b",)), (3, ("a b",)), (6, ("c",)))


LIST = (
    ("Имя", "Дата", "Заметка"),
    ("Проба Пробов", "27.09.21", '=1+1 и "цитата"'),
    ("Probe O’Probe", "NA", "a; b, c\nсынақ"),
    ("", "2021", "0012"),
)


def as_csv() -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerows(LIST)
    return written.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    def cell(text: str) -> str:
        return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    return xlsx("".join(f"<row>{''.join(map(cell, row))}</row>" for row in LIST))


def as_ods() -> bytes:
    def cell(text: str) -> str:
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
        return f"<table:table-cell>{lines}</table:table-cell>"

    return ods("".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in LIST))


@pytest.mark.parametrize(("body", "name"), [(as_csv(), "a.csv"), (as_xlsx(), "a.xlsx"), (as_ods(), "a.ods")])
def test_the_same_list_is_the_same_in_every_kind_of_file(body: bytes, name: str) -> None:
    sheet = read_sheet(body, name=name)
    said = [tuple(cell.replace("\n", " ") for cell in row) for row in LIST]
    assert [sheet.headers, *(cells for _row, cells in sheet.rows)] == said


@pytest.mark.parametrize(
    ("cell", "dialect", "expected"),
    [
        ("2021-09-27", Dialect.WORDS, "2021-09-27"),
        ("2021-09-27T10:00:00", Dialect.DAY_FIRST, "2021-09-27"),
        ("27.09.21", Dialect.DAY_FIRST, "2021-09-27"),
        ("1/2/2021", Dialect.DAY_FIRST, "2021-02-01"),
        ("1/2/2021", Dialect.MONTH_FIRST, "2021-01-02"),
        ("05.06.26", Dialect.DAY_FIRST, "2026-06-05"),
        ("05.06.27", Dialect.DAY_FIRST, "1927-06-05"),
        ("44466", Dialect.SERIAL, "2021-09-27"),
        ("44466.75", Dialect.SERIAL, "2021-09-27"),
        ("2021", Dialect.DAY_FIRST, "2021"),
        ("27 сентября 2021", Dialect.WORDS, "2021-09-27"),
        ("27 September 2021", Dialect.DAY_FIRST, "2021-09-27"),
        ("2021 жылғы 27 қыркүйек", Dialect.WORDS, "2021-09-27"),
        ("NA", Dialect.WORDS, ""),
        ("н/д", Dialect.SERIAL, ""),
        ("  – ", Dialect.WORDS, ""),
    ],
)
def test_a_date_is_read_in_the_dialect_of_its_column(cell: str, dialect: Dialect, expected: str) -> None:
    assert date_in(cell, dialect=dialect, january_first_is_year=False, today=TODAY) == expected


@pytest.mark.parametrize(("cell", "expected"), [("01.01.2015", "2015"), ("02.01.2015", "2015-01-02")])
def test_the_first_of_january_can_be_the_year_only(cell: str, expected: str) -> None:
    assert date_in(cell, dialect=Dialect.DAY_FIRST, january_first_is_year=True, today=TODAY) == expected


@pytest.mark.parametrize("cell", ["31.02.2021", "yesterday-ish", "0.0.0", "13/13/2021"])
def test_what_is_no_date_is_said_to_be_none(cell: str) -> None:
    with pytest.raises(BadCell):
        date_in(cell, dialect=Dialect.DAY_FIRST, january_first_is_year=False, today=TODAY)


def test_a_day_and_month_that_can_be_either_are_asked_about() -> None:
    with pytest.raises(BadCell, match="2021-01-02"):
        date_in("1/2/2021", dialect=Dialect.WORDS, january_first_is_year=False, today=TODAY)
