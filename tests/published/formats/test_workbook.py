"""The timeline and the list of people as workbooks, databases and tables: text alone, the same bytes each time."""

import csv
import io
import json
import sqlite3
import weakref
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client

from cases.exchange.sheets import read_sheet
from cases.published.formats.database import database
from cases.published.formats.table import COLUMNS, timeline_rows
from cases.published.formats.workbook import timeline_workbook, workbook
from cases.published.models import Listing
from tests.conftest import ABISHEV
from tests.published import fiction
from tests.published.formats.editions import issue

ISSUE = issue(fiction.dossier())


class _Row(list[str]):
    """Cells of which it can be told whether anything still holds them."""


def test_a_workbook_holds_the_table_and_comes_out_the_same_each_time() -> None:
    body = timeline_workbook(ISSUE)
    assert body == timeline_workbook(ISSUE)
    sheet = read_sheet(body, name="a.xlsx")
    assert sheet.headers == COLUMNS
    told = [tuple(" ".join(text.split()) for text in row) for row in timeline_rows(ISSUE)]
    assert [cells for _row, cells in sheet.rows] == told
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/core.xml" not in archive.namelist()


def test_no_cell_of_a_workbook_is_a_formula_or_breaks_its_xml() -> None:
    body = workbook(("a", "b"), [("=1+1", "<c>&\x00\x0b\ud7ff"), ("x" * 40_000, "")], name="A & B")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "&lt;c&gt;&amp;\ud7ff" in sheet
    assert "x" * 32_767 in sheet
    assert "x" * 32_768 not in sheet


def test_a_workbook_is_written_row_by_row() -> None:
    made: list[weakref.ref[_Row]] = []
    alive: list[int] = []

    def given() -> Iterator[_Row]:
        for number in range(50):
            row = _Row([f"Nobody {number}", "held"])
            alive.append(sum(one() is not None for one in made))
            made.append(weakref.ref(row))
            yield row

    sheet = read_sheet(workbook(("name", "status"), given(), name="people"), name="a.xlsx")
    assert [cells[0] for _row, cells in sheet.rows] == [f"Nobody {number}" for number in range(50)]
    assert max(alive) <= 2


def test_a_database_holds_records_entries_and_rows() -> None:
    body = database([ISSUE])
    assert body == database([ISSUE])
    connection = sqlite3.connect(":memory:")
    connection.deserialize(body)
    assert connection.execute("SELECT key, kind, edition FROM records").fetchall() == [(fiction.KEY, "person", 1)]
    count = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    assert count == len(list(timeline_rows(ISSUE))) > 3
    ((row,),) = connection.execute("SELECT row FROM rows WHERE key = 'custody-1'").fetchall()
    assert json.loads(row)["form"] == "prison"
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.django_db
def test_the_list_of_people_is_a_table_by_the_filters_of_the_page(published: None, reader: Client) -> None:
    answer = reader.get("/en/people.csv?q=Әбішев&on=2021-03-01&bom=1")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people-2021-03-01.csv"'
    (row,) = csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig")))
    assert (row["key"], row["country"], row["on"], row["status"]) == (ABISHEV, "KZ", "2021-03-01", "serving")
    assert row["title__ru"] == "Кенжебек Абишев"
    sheet = read_sheet(reader.get("/en/people.xlsx").content, name="a.xlsx")
    listed = Listing.objects.filter(subject_kind="person", edition__isnull=False)
    assert {cells[0] for _row, cells in sheet.rows} == set(listed.values_list("key", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "name"),
    [("people.csv?page=2", "page"), ("people.xlsx?bom=1", "bom"), ("people.csv?held=maybe", "held"),
     ("editions.atom?held=maybe", "held"), ("editions.atom?page=1", "page")],
)  # fmt: skip
def test_what_a_file_cannot_be_asked_is_named(path: str, name: str, reader: Client) -> None:
    answer = reader.get(f"/en/{path}")
    assert answer.status_code == 400
    assert [one["name"] for one in json.loads(answer.content)["invalid_params"]] == [name]


@pytest.mark.django_db
def test_a_feed_is_confined_by_the_filters_of_the_list(published: None, reader: Client) -> None:
    everybody = reader.get("/en/editions.atom").content.count(b"<entry>")
    one = reader.get("/en/editions.atom?q=Әбішев").content
    assert (one.count(b"<entry>"), everybody > 1) == (1, True)
    assert ABISHEV.encode() in one


@pytest.mark.django_db
def test_all_records_are_a_dataset_whose_files_answer(published: None, reader: Client) -> None:
    held = reader.get("/ru/data.jsonld").json()
    assert (held["@type"], held["inLanguage"]) == ("Dataset", "ru")
    for file in held["distribution"]:
        answer = reader.get(file["contentUrl"])
        assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (200, file["encodingFormat"])
    assert "/ru/data.jsonld" in reader.get("/ru/data/").content.decode()
