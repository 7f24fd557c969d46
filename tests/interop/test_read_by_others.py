"""What the site writes is read by tools that nobody here wrote: each opens its files without a word of explanation."""

import asyncio
import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import bagit
import feedparser
import icalendar
import jsonschema
import openpyxl
import pandas
import pytest
from datasette.app import Datasette
from django.test import Client
from pyld import jsonld

from cases.published.mirroring import bag, states
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
    table = client.get(path.replace(".xlsx", ".csv")).getvalue().decode()
    rows = list(csv.reader(io.StringIO(table, newline="")))
    found = [[cell.value or "" for cell in row] for row in book.active.iter_rows()]
    plain = [[text.replace("\r\n", "\n") for text in row] for row in found]
    assert plain == [[text.removeprefix("'") for text in row] for row in rows]
    assert all(cell.data_type in {"s", "n", "inlineStr"} for row in book.active.iter_rows() for cell in row)


@pytest.mark.parametrize("path", [RECORD, "/en/people"])
def test_tables_open_in_pandas_and_say_the_same(client: Client, path: str) -> None:
    frames = [
        pandas.read_csv(io.BytesIO(client.get(f"{path}.csv").getvalue()), dtype=str, keep_default_na=False),
        pandas.read_csv(io.BytesIO(client.get(f"{path}.csv?bom=1").getvalue()), dtype=str, keep_default_na=False),
        pandas.read_excel(io.BytesIO(client.get(f"{path}.xlsx").content), dtype=str, keep_default_na=False),
    ]
    plain = [frame.map(lambda text: text.removeprefix("'").replace("\r\n", "\n")) for frame in frames]
    assert len(plain[0]) > 1
    assert all(frame.equals(plain[0]) for frame in plain)
    assert not plain[0].columns.has_duplicates


def test_lines_and_lists_of_json_open_in_pandas(client: Client) -> None:
    lines = pandas.read_json(io.BytesIO(client.get(f"{RECORD}.jsonl").content), lines=True)
    table = pandas.read_csv(io.BytesIO(client.get(f"{RECORD}.csv").content))
    assert set(table["id"]) <= set(lines["id"])
    answer = client.get("/en/people.json").json()
    people = pandas.json_normalize(answer["people"])
    assert (len(people), set(people["key"])) == (answer["count"], {ABISHEV, "KZ-TR99"})


def test_the_chain_and_its_proofs_are_valid_by_the_description(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    links = [json.loads(line) for line in client.get("/api/v1/chain.jsonl").getvalue().splitlines()]
    proof = client.get(f"/api/v1/people/{ABISHEV}/editions/1.proof.json").json()
    for name, values in {
        "ChainLink": links,
        "Proof": [proof],
        "Head": [client.get("/api/v1/head.json").json()],
    }.items():
        schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        assert values
        assert [error.message for value in values for error in validator.iter_errors(value)] == []
        assert list(validator.iter_errors({}))


@pytest.mark.parametrize("path", ["/en/editions.atom", "/ru/people.atom", f"{RECORD}.atom"])
def test_feeds_open_in_feedparser(client: Client, path: str) -> None:
    feed = feedparser.parse(client.get(path).content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.id
    assert feed.entries
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert entry.updated_parsed
        assert entry.title
        assert entry.id.startswith("tag:")
        assert client.get(entry.link).status_code == 200


def test_a_mirror_is_a_bag_until_a_byte_changes(tmp_path: Path) -> None:
    folder = tmp_path / "bag"
    for words in (b"<p>One</p>", b"<p>Two</p>"):
        with states.renewed(folder) as state:
            written = bag.Bag(state.new, state.present)
            written.add("en/index.html", words)
            written.add("en/a b.html", "<p>Қазақша</p>".encode())
            written.close({"Source-Organization": "Test"})
        found = bagit.Bag(str(folder))
        assert found.validate()
        assert set(found.payload_entries()) == {"data/en/index.html", "data/en/a b.html"}
    (folder / "data" / "en" / "index.html").write_bytes(b"<p>Six</p>")
    with pytest.raises(bagit.BagValidationError, match=r"index\.html"):
        found.validate()


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


def test_the_database_opens_in_datasette_and_pandas(client: Client, tmp_path: Path) -> None:
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
    with closing(sqlite3.connect(path)) as connection:
        frame = pandas.read_sql("SELECT * FROM entries", connection)
    assert len(frame) == count[0]["n"]
