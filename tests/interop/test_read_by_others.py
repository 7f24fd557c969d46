"""What the site writes is read by tools that nobody here wrote: each opens its files without a word of explanation."""

import asyncio
import csv
import io
import json
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import openpyxl
import pytest
from datasette.app import Datasette
from django.test import Client
from pyld import jsonld

from cases.published.models import EditionContent
from tests.conftest import ABISHEV

pytestmark = pytest.mark.django_db
RECORD = f"/en/people/{ABISHEV}/kenzhebek-abishev"


@pytest.fixture
def client(published: None) -> Client:
    """A reader of the site on which both seed cases are published."""
    return Client()


def test_editions_are_valid_by_the_schema_and_other_things_are_not(client: Client) -> None:
    schema = client.get("/api/v1/dossier-1.schema.json").json()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    bodies = [json.loads(one.body) for one in EditionContent.objects.all()]
    assert bodies
    assert [error.message for body in bodies for error in validator.iter_errors(body)] == []
    for wrong in ({"has_page": "no"}, {"sex": "unclear"}, {"surprise": 1}, {"key": 1}):
        people = [bodies[0]["people"][0] | wrong]
        assert list(validator.iter_errors(bodies[0] | {"people": people})), wrong
    assert list(validator.iter_errors({}))


@pytest.mark.parametrize("path", [f"{RECORD}.xlsx", "/en/people.xlsx"])
def test_workbooks_open_in_openpyxl_as_the_csv_says(client: Client, path: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get(path).content))
    table = client.get(path.replace(".xlsx", ".csv")).content.decode()
    rows = list(csv.reader(io.StringIO(table, newline="")))
    found = [[cell.value or "" for cell in row] for row in book.active.iter_rows()]
    plain = [[text.replace("\r\n", "\n") for text in row] for row in found]
    assert plain == [[text.removeprefix("'") for text in row] for row in rows]
    assert all(cell.data_type in {"s", "n", "inlineStr"} for row in book.active.iter_rows() for cell in row)


def test_the_calendar_opens_in_icalendar(client: Client) -> None:
    calendar = icalendar.Calendar.from_ical(client.get(f"{RECORD}.ics").content)
    assert calendar["VERSION"] == "2.0"
    assert all(event.errors == [] and event["UID"] and event["DTSTAMP"] for event in calendar.walk("VEVENT"))


@pytest.mark.parametrize("path", [RECORD, "/en/cases/KZ-CXMX9/x"])
def test_json_ld_expands_to_schema_org(client: Client, path: str) -> None:
    answer = client.get(f"{path}.jsonld", follow=True).json()

    def load(url: str, options: Any) -> Any:
        words = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": words}

    (node,) = jsonld.expand(answer, {"documentLoader": load})
    assert node["@type"][0] in {"https://schema.org/ProfilePage", "https://schema.org/WebPage"}
    assert node["https://schema.org/mainEntity"]
    assert jsonld.to_rdf(answer, {"documentLoader": load})["@default"]


def test_the_database_opens_in_datasette(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(client.get(f"{RECORD}.sqlite").content)
    table = client.get(f"{RECORD}.csv").content.decode()

    async def asked() -> tuple[Any, Any]:
        site = Datasette([str(path)])
        await site.invoke_startup()
        count = await site.client.get("/record.json?sql=select+count(*)+as+n+from+entries&_shape=array")
        page = await site.client.get("/record/records")
        return count.json(), page.status_code

    count, status = asyncio.run(asked())
    assert (count[0]["n"], status) == (len(list(csv.reader(io.StringIO(table, newline="")))) - 1, 200)
