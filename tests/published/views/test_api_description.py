"""The interface for programs says of itself what it does, and is strict with what it does not know."""

import json
from typing import Any

import pytest
from django.test import Client

from cases.domain.dossier import TABLES
from cases.domain.schema import definitions
from cases.published import urls
from cases.published.filters import PeopleFilter
from cases.published.formats.operations import OPERATIONS
from cases.published.models import Listing
from cases.published.views import api
from tests.conftest import ABISHEV

pytestmark = pytest.mark.django_db


@pytest.fixture
def described(db: None, reader: Client) -> Any:
    """The description as anybody reads it."""
    return reader.get("/api/v1/openapi.json").json()


def test_every_route_is_described_and_every_description_has_a_route(described: Any) -> None:
    routes = {one.name for one in urls.urlpatterns if str(one.pattern).startswith("api/v1/")}  # type: ignore[union-attr]
    assert routes == {one.name for one in OPERATIONS}
    assert len(described["paths"]) == len(OPERATIONS)


def test_every_filter_of_the_page_is_a_parameter_with_its_values(published: None, reader: Client) -> None:
    described = reader.get("/api/v1/openapi.json").json()
    found = {one["name"]: one["schema"] for one in described["paths"]["/api/v1/people"]["get"]["parameters"]}
    assert set(found) == set(PeopleFilter.base_filters) - {"view"} | {"fields"}
    assert found["country"] == {"type": "string", "enum": ["KZ"]}
    assert found["on"].items() >= {"type": "string", "format": "date"}.items()
    assert found["q"] == {"type": "string", "maxLength": 100}


def test_every_reference_in_the_description_leads_somewhere(described: Any) -> None:
    text = json.dumps(described)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert names
    assert names <= set(described["components"]["schemas"])


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("on=x", "on"),
        ("colour=red", "colour"),
        ("page=1", "page"),
        ("q=a&q=b", "q"),
        ("after=1_000", "after"),
        ("before=é", "before"),
        ("view=table", "view"),
        ("fields=name,nonsense", "fields"),
        ("fields=", "fields"),
        ("country=kz", "country"),
        ("q=%00", "q"),
    ],
)
def test_what_cannot_be_used_is_named(query: str, name: str, published: None, reader: Client) -> None:
    answer = reader.get(f"/api/v1/people?{query}")
    body = json.loads(answer.content)
    assert (answer.status_code, [one["name"] for one in body["invalid_params"]]) == (400, [name])
    assert name in {*body["allowed"], "colour", "page", "view"}


@pytest.mark.parametrize("path", ["", "v1", "v1/", "v1/people/", "v2/people", f"v1/people/{ABISHEV}/x", "v1/who/KZ-1"])
def test_an_address_that_is_none_is_a_problem_too(path: str, db: None, reader: Client) -> None:
    answer = reader.get(f"/api/{path}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert "openapi.json" in json.loads(answer.content)["detail"]


def test_pages_follow_each_other_to_the_end(published: None, reader: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(api, "PAGE", 1)
    address, seen = "/api/v1/people?fields=key", []
    while address:
        answer = reader.get(address).json()
        seen += [row["key"] for row in answer["people"]]
        assert all(list(row) == ["key"] for row in answer["people"])
        address = answer["next"]
    listed = Listing.objects.filter(subject_kind="person", edition__isnull=False).order_by("sort_key", "key")
    assert seen == list(listed.values_list("key", flat=True))
    assert len(seen) == answer["count"] > 1


def test_fields_choose_tables_of_an_edition(published: None, reader: Client) -> None:
    whole = reader.get(f"/api/v1/people/{ABISHEV}").json()
    some = reader.get(f"/api/v1/people/{ABISHEV}?fields=custody,sources").json()
    assert some == {name: whole[name] for name in ("schema", "kind", "key", "custody", "sources")}
    answer = reader.get(f"/api/v1/people/{ABISHEV}?fields=salt&on=2020-01-01")
    assert {one["name"] for one in json.loads(answer.content)["invalid_params"]} == {"fields", "on"}


def test_those_who_are_only_mentioned_are_found_by_name_and_are_no_rows(published: None, reader: Client) -> None:
    answer = reader.get("/api/v1/people?q=Toregozhina").json()
    assert (answer["count"], answer["people"]) == (0, [])
    (mention,) = answer["mentioned"]
    assert mention["name"] == "Bakytzhan Toregozhina"
    assert reader.get(mention["urls"][0].partition("#")[0]).status_code == 200
    assert reader.get("/api/v1/people?q=Toregozhina&held=yes").json()["mentioned"] == []


def test_the_schema_of_editions_has_every_table_and_forbids_what_is_none(db: None, reader: Client) -> None:
    answer = reader.get("/api/v1/dossier-1.schema.json")
    held = answer.json()
    assert answer.headers["Content-Type"] == "application/schema+json"
    assert set(held["$defs"]["Dossier"]["properties"]) == {"schema", "kind", "key", *TABLES}
    assert all(one["additionalProperties"] is False for one in held["$defs"].values())
    assert reader.get("/api/v1/dossier-2.schema.json").status_code == 404
    assert held["$defs"]["Custody"]["properties"]["grounds"]["items"] == {"$ref": "#/$defs/Ground"}


def test_a_browser_may_ask_with_a_validator(db: None, reader: Client) -> None:
    answer = reader.options("/api/v1/people")
    assert (answer.status_code, answer.headers["Access-Control-Allow-Headers"]) == (204, "If-None-Match")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_page_for_people_shows_every_address_and_value(lang: str, published: None, reader: Client) -> None:
    page = reader.get(f"/{lang}/api/").content.decode()
    assert all(f"/api/v1/{one.path}" in page for one in OPERATIONS)
    assert "<code>surely</code>" in page
    assert "<script" not in page


def test_answers_have_every_member_and_dossiers_only_what_differs() -> None:
    from cases.domain.dossier import Penalty  # noqa: PLC0415
    from cases.published.answers import People  # noqa: PLC0415

    assert definitions(Penalty, sparse=True)["Penalty"]["required"] == ["key", "kind"]
    members = definitions(People, sparse=False)["People"]
    named = ["on", "count", "next", "previous", "people", "mentioned"]
    assert members["required"] == list(members["properties"]) == named
