"""How answers travel: validators, 304, gzip for the public side alone, no body for HEAD."""

import gzip
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tracker.delivery import Delivery, takes_gzip

PAGE = "/en/method/"
TAKES = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("deflate, gzip;q=0.5", True),
        ("br, *;q=0.1", True),
        ("GZIP", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("*, gzip; q=0.0", False),
        ("xgzip", False),
    ],
)
def test_gzip_is_sent_where_it_is_taken(accepted: str, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


def test_a_page_is_the_same_under_its_compression() -> None:
    reader = Client()
    plain, packed = reader.get(PAGE), reader.get(PAGE, headers=TAKES)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_each_form_has_a_strong_validator_of_its_own_and_both_answer_304() -> None:
    reader = Client()
    plain, packed = reader.get(PAGE), reader.get(PAGE, headers=TAKES)
    tags = [answer.headers["ETag"] for answer in (plain, packed)]
    assert tags[0] != tags[1]
    assert not any(tag.startswith("W/") for tag in tags)
    for tag, more in zip(tags, ({}, TAKES), strict=True):
        again = reader.get(PAGE, headers={"If-None-Match": tag} | more)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert again.headers["Content-Security-Policy"]
    assert reader.get(PAGE, headers={"If-None-Match": '"another"'}).status_code == 200


def test_a_public_page_may_be_kept_and_has_to_be_asked_for_again() -> None:
    assert Client().get(PAGE).headers["Cache-Control"] == "public, no-cache"


def test_the_style_sheet_travels_compressed() -> None:
    answer = Client().get("/static/site.css", headers=TAKES)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b":root" in gzip.decompress(answer.content)
    again = TAKES | {"If-None-Match": answer.headers["ETag"]}
    assert Client().get("/static/site.css", headers=again).status_code == 304


@pytest.mark.django_db
def test_a_page_of_the_admin_is_never_compressed() -> None:
    answer = Client().get("/admin/login/", headers=TAKES)
    assert "Content-Encoding" not in answer.headers
    assert "ETag" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_head_has_the_headers_of_the_get_and_no_body() -> None:
    got = Client().get(PAGE)
    answer = Delivery(lambda _request: HttpResponse(got.content))(RequestFactory().head(PAGE))
    assert isinstance(answer, HttpResponse)
    assert answer.content == b""
    assert answer.headers["Content-Length"] == str(len(got.content))


def test_what_failed_has_no_validator() -> None:
    answer = Client().get("/en/nowhere/", headers=TAKES)
    assert "ETag" not in answer.headers
    assert answer.headers["Content-Encoding"] == "gzip"


def test_an_unknown_host_is_not_logged(caplog: Any, capsys: Any) -> None:
    assert Client().get(PAGE, headers={"Host": "elsewhere.example"}).status_code == 400
    assert "elsewhere" not in capsys.readouterr().err
