"""Files and feeds over HTTP: what every answer carries, and what is refused."""

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.test import Client

from cases.published.formats.catalogue import FORMATS
from cases.published.models import Edition
from tests.conftest import ABISHEV, ATABEK

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

RECORD = f"/en/people/{ABISHEV}/kenzhebek-abishev"
EDITION = f"{RECORD}/editions/1"
SLUGS = {ABISHEV: "kenzhebek-abishev", ATABEK: "aron-atabek"}


def case_path() -> str:
    """The path of the page of a case, from the feed of cases, without its last slash."""
    feed = ElementTree.fromstring(Client().get("/en/editions.atom?kind=case").content)  # noqa: S314 - made here
    link = feed.find("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}link")
    assert link is not None
    return link.get("href", "").removeprefix("http://testserver").removesuffix("/editions/1/")


def common_to_all(response: HttpResponse) -> None:
    """What every answer carries, refusals included."""
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not response.cookies


def problem(response: HttpResponse, status: int) -> dict[str, Any]:
    """The problem that is the answer."""
    common_to_all(response)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Content-Language"] == "en"
    return dict(json.loads(response.content))


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("extension", FORMATS)
def test_every_file_of_an_edition_answers(client: Client, extension: str, lang: str) -> None:
    for key, slug in SLUGS.items():
        response = client.get(f"/{lang}/people/{key}/{slug}/editions/1.{extension}")
        common_to_all(response)
        assert response.status_code == 200
        assert response.content
        assert response["Content-Type"] == FORMATS[extension].content_type
        assert response["Content-Language"] == lang
        kept = "attachment" if FORMATS[extension].download else "inline"
        assert response["Content-Disposition"] == f'{kept}; filename="{key.lower()}-1-{lang}.{extension}"'


@pytest.mark.parametrize("extension", FORMATS)
def test_the_files_of_a_case_answer(client: Client, extension: str) -> None:
    response = client.get(f"{case_path()}/editions/1.{extension}")
    common_to_all(response)
    assert response.status_code == 200


@pytest.mark.parametrize("extension", FORMATS)
def test_the_newest_file_is_that_of_the_newest_edition(client: Client, extension: str) -> None:
    newest, edition = client.get(f"{RECORD}.{extension}"), client.get(f"{EDITION}.{extension}")
    assert newest.content == edition.content
    assert newest["ETag"] == edition["ETag"]
    assert f'<http://testserver{EDITION}.{extension}>; rel="canonical"' in newest["Link"]
    assert f'<http://testserver{EDITION}/>; rel="alternate"' in newest["Link"]


@pytest.mark.parametrize(
    ("path", "leads_to", "status"),
    [
        (f"{RECORD}.json", f"/api/v1/people/{ABISHEV}", 302),
        (f"{RECORD}.json?fields=rulings", f"/api/v1/people/{ABISHEV}?fields=rulings", 302),
        (f"/ru/people/{ABISHEV.lower()}.json", f"/api/v1/people/{ABISHEV}", 302),
        (f"{EDITION}.json", f"/api/v1/people/{ABISHEV}/editions/1", 301),
    ],
)
def test_a_page_with_json_at_its_end_leads_to_the_data(client: Client, path: str, leads_to: str, status: int) -> None:
    response = client.get(path)
    common_to_all(response)
    assert (response.status_code, response["Location"]) == (status, leads_to)
    assert client.get(leads_to).status_code == 200


def test_json_of_nothing_is_refused_like_any_file(client: Client) -> None:
    problem(client.get("/en/people/KZ-0000/nobody.json"), 404)
    problem(client.get(f"{RECORD}/editions/9.json"), 404)
    problem(client.get(f"{RECORD}.json?lang=en"), 400)


def test_etags_tell_editions_languages_forms_and_marks_apart(client: Client) -> None:
    paths = [
        f"{EDITION}.csv",
        f"{EDITION}.csv?bom=1",
        f"{EDITION}.jsonl",
        f"/ru/people/{ABISHEV}/kenzhebek-abishev/editions/1.csv",
        f"/en/people/{ATABEK}/aron-atabek/editions/1.csv",
        f"{RECORD}.atom",
        "/en/editions.atom",
    ]
    assert len({client.get(path)["ETag"] for path in paths}) == len(paths)
    sha256 = Edition.objects.get(subject_key=ABISHEV).content.sha256
    assert sha256 in client.get(paths[0])["ETag"]


@pytest.mark.parametrize("path", [f"{EDITION}.csv", f"{RECORD}.ics", f"{RECORD}.atom", "/en/editions.atom"])
def test_a_reader_who_has_it_gets_304(client: Client, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": f'"other", {first["ETag"]}'})
    common_to_all(again)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", [f"{EDITION}.csv", f"{RECORD}.atom", "/en/editions.atom"])
def test_only_reading_is_allowed(client: Client, path: str) -> None:
    assert client.head(path).status_code == 200
    assert client.options(path).status_code == 204
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)(path)
        problem(response, 405)
        assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"{EDITION}.csv?delimiter=;", "delimiter"),
        (f"{EDITION}.csv?bom=yes", "bom"),
        (f"{EDITION}.jsonl?bom=1", "bom"),
        (f"{RECORD}.ics?on=2021-01-01", "on"),
        (f"{RECORD}.atom?page=2", "page"),
        ("/en/editions.atom?page=2", "page"),
        ("/en/editions.atom?country=kz", "country"),
        ("/en/editions.atom?kind=prisoner", "kind"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_refused(client: Client, path: str, name: str) -> None:
    body = problem(client.get(path), 400)
    assert [one["name"] for one in body["invalid_params"]] == [name]


@pytest.mark.parametrize(
    "path",
    [
        "/en/people/ZZ-0000/nobody.csv",
        f"{RECORD}/editions/2.csv",
        f"/en/cases/{ABISHEV}/kenzhebek-abishev.csv",
        "/en/people/ZZ-0000/nobody.atom",
    ],
)
def test_what_is_not_published_is_not_found(client: Client, path: str) -> None:
    problem(client.get(path), 404)


def test_an_unknown_form_is_no_address(client: Client) -> None:
    assert client.get(f"{EDITION}.exe").status_code == 404


@pytest.mark.parametrize(
    ("path", "right"),
    [
        (f"/en/people/{ABISHEV.lower()}/kenzhebek-abishev.csv?bom=1", f"{RECORD}.csv?bom=1"),
        (f"/en/people/{ABISHEV}/somebody/editions/1.ics", f"{EDITION}.ics"),
        (f"/en/people/{ABISHEV}.jsonl", f"{RECORD}.jsonl"),
        (f"/en/people/{ABISHEV}.atom", f"{RECORD}.atom"),
    ],
)
def test_another_address_leads_to_the_right_one(client: Client, path: str, right: str) -> None:
    response = client.get(path)
    common_to_all(response)
    assert (response.status_code, response["Location"]) == (301, f"http://testserver{right}")


def test_the_mark_of_utf8(client: Client) -> None:
    plain, marked = client.get(f"{EDITION}.csv").content, client.get(f"{EDITION}.csv?bom=1").content
    assert marked == b"\xef\xbb\xbf" + plain
    rows = list(csv.DictReader(io.StringIO(plain.decode(), newline=""), strict=True))
    assert {row["record"] for row in rows} == {ABISHEV}
    assert len({row["id"] for row in rows}) == len(rows)


def test_feeds_list_editions(client: Client) -> None:
    name = "{http://www.w3.org/2005/Atom}entry"
    counts = {
        path: len(ElementTree.fromstring(client.get(path).content).findall(name))  # noqa: S314 - made here
        for path in (
            f"{RECORD}.atom",
            "/kk/editions.atom",
            "/en/editions.atom?kind=person",
            "/en/editions.atom?country=KZ",
            "/en/editions.atom?country=ZZ",
        )
    }
    whole = Edition.objects.count()
    assert list(counts.values()) == [1, whole, 2, whole, 0]


def test_queries_stay_few(client: Client, django_assert_num_queries: Any) -> None:
    for path, number in (
        (f"{EDITION}.csv", 1),
        (f"{RECORD}.jsonld", 1),
        (f"{RECORD}.atom", 3),
        ("/en/editions.atom", 3),
    ):
        with django_assert_num_queries(number):
            client.get(path)


def test_a_reader_who_has_it_costs_one_query_and_no_work(client: Client, django_assert_num_queries: Any) -> None:
    etag = client.get(f"{EDITION}.csv")["ETag"]
    with django_assert_num_queries(1):
        client.get(f"{EDITION}.csv", headers={"If-None-Match": etag})
