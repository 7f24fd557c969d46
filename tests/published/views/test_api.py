"""Records for machines: exact bytes, open to every origin, problems in a form that machines read."""

import hashlib
import json

import pytest
from django.test import Client

from cases.published.models import EditionContent
from tests.conftest import ABISHEV, ATABEK

pytestmark = pytest.mark.django_db

CASE = "KZ-CXMX9"


@pytest.mark.parametrize(
    "path", [f"people/{ABISHEV}", f"people/{ABISHEV}/editions/1", f"people/{ABISHEV.lower()}", f"cases/{CASE}"]
)
def test_the_bytes_are_those_of_the_edition(published: None, reader: Client, path: str) -> None:
    answer = reader.get(f"/api/v1/{path}")
    digest = hashlib.sha256(answer.content).hexdigest()
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["ETag"] == f'"{digest}"'
    assert EditionContent.objects.filter(sha256=digest, body=answer.content.decode()).exists()


def test_every_origin_may_read_and_no_cookie_is_set(published: None, reader: Client) -> None:
    for path in ("people", f"people/{ABISHEV}", "people/XX-NNNN", "people?x=1"):
        answer = reader.get(f"/api/v1/{path}")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert not answer.cookies


def test_what_is_known_already_is_not_sent_again(published: None, reader: Client) -> None:
    path = f"/api/v1/people/{ABISHEV}"
    etag = reader.get(path).headers["ETag"]
    for known in (etag, f'W/{etag}, "other"', "*"):
        answer = reader.get(path, headers={"If-None-Match": known})
        assert (answer.status_code, answer.content) == (304, b"")
    assert reader.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "path", ["people/XX-NNNN", f"people/{ABISHEV}/editions/2", f"people/{CASE}", f"cases/{ABISHEV}"]
)
def test_what_is_not_there_is_a_problem(published: None, reader: Client, path: str) -> None:
    answer = reader.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == 404


def test_the_list_takes_the_parameters_of_the_page(published: None, reader: Client) -> None:
    body = reader.get("/api/v1/people?q=Әбішев&on=2021-09-30").json()
    (person,) = body["people"]
    assert (body["on"], body["count"], body["next"]) == ("2021-09-30", 1, None)
    assert person["status"][0]["code"] == "release_ordered"
    assert person["record"] == f"http://testserver/api/v1/people/{ABISHEV}"
    assert reader.get(person["url"]).status_code == 200


def test_a_parameter_that_cannot_be_used_is_named(published: None, reader: Client) -> None:
    answer = reader.get("/api/v1/people?on=x&colour=red", headers={"Accept-Language": "ru"})
    body = json.loads(answer.content)
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert {one["name"] for one in body["invalid_params"]} == {"on", "colour"}
    assert body["allowed"][:5] == ["q", "on", "known", "held", "status"]
    assert "Write it as" in str(body)


def test_another_method_is_a_problem_too(published: None, reader: Client) -> None:
    answer = reader.post(f"/api/v1/people/{ATABEK}")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert json.loads(answer.content)["status"] == 405
