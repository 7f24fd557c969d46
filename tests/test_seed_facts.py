"""Every fact that the two articles state: a typed record, readable on a public page, with its source."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cases.domain.dossier import Statement
from cases.domain.text import Text
from cases.published import store
from tests.conftest import ABISHEV, ATABEK
from tests.htmltree import Element, read

pytestmark = pytest.mark.django_db

TABLE = json.loads((Path(__file__).parent / "seeds" / "facts_table.json").read_text())
STATED = [row for row in TABLE if not row["computed"]]
PAGES = [f"/en/people/{ABISHEV}/", f"/en/people/{ATABEK}/", "/en/cases/KZ-CMR6C/", "/en/cases/KZ-CXMX9/"]


@pytest.fixture
def pages(published: None, client: Client) -> list[Element]:
    """The four pages as a reader gets them."""
    return [read(client.get(address, follow=True).content.decode()) for address in PAGES]


def records() -> dict[str, Any]:
    keys = [address.split("/")[3] for address in PAGES]
    found = [published.dossier.by_key for key in keys if (published := store.current(key))]
    return {key: row for by_key in found for key, row in by_key.items()}


def test_the_table_holds_every_row_of_both_articles() -> None:
    assert [row["row"] for row in TABLE] == [f"A{n}" for n in range(1, 57)] + [f"B{n}" for n in range(1, 85)]
    assert len(STATED) == 133


def test_every_stated_fact_is_a_typed_member_of_a_record(published: None) -> None:
    known = records()
    for row in STATED:
        record = known[row["record"]]
        # What a speaker said is a fact of its own; anything else stands in a member made for it.
        assert row["member"] != "text" or isinstance(record, Statement), row["row"]
        value = getattr(record, row["member"])
        assert value not in (None, "", (), Text()), row["row"]
        default = type(record).__dataclass_fields__[row["member"]].default
        assert value != default, f"{row['row']}: {row['member']} says nothing beyond its default"


def test_every_stated_fact_is_cited_to_its_article(published: None) -> None:
    known = records()
    for row in STATED:
        record = known[row["record"]]
        if row["record"] == row["source"]:
            continue
        cited = {citation.source for citation in record.citations}
        cited |= {citation.source for name in getattr(record, "names", ()) for citation in name.citations}
        assert row["source"] in cited, row["row"]


def test_every_stated_fact_is_readable_on_a_page_beside_its_source(pages: list[Element]) -> None:
    lost = [row["row"] for row in STATED if not any(shows(page, row) for page in pages)]
    assert lost == []


def shows(page: Element, row: dict[str, Any]) -> bool:
    """Whether the place of the record on the page says the fact, and links to the source (or is the source)."""
    place = page.by_id(row["record"])
    return (
        place is not None
        and row["shown"]["en"].casefold() in place.text.casefold()
        and (row["record"] == row["source"] or f"#{row['source']}" in place.links())
    )
