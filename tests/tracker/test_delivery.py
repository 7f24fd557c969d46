"""How answers travel: validators, 304, compressed on the public side alone, no body for HEAD."""

import itertools
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from cases.published.packing import Form
from tests.published.test_packing import UNPACKED
from tracker.delivery import Delivery

PAGE = "/en/method/"
TAKES = {"Accept-Encoding": "gzip, deflate, br"}
FORMS: tuple[tuple[Form, dict[str, str]], ...] = (("br", TAKES), ("gzip", {"Accept-Encoding": "gzip, br;q=0.9"}))
SENT = ({}, *(asked for _form, asked in FORMS))


@pytest.mark.parametrize(("form", "asked"), FORMS)
def test_a_page_is_the_same_under_its_compression(form: Form, asked: dict[str, str]) -> None:
    reader = Client()
    plain, packed = reader.get(PAGE), reader.get(PAGE, headers=asked)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == form
    assert UNPACKED[form](packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_brotli_is_the_smaller_form() -> None:
    plain, brotli, gzip = (len(Client().get(PAGE, headers=asked).content) for asked in SENT)
    assert brotli < gzip < plain


def test_each_form_has_a_strong_validator_of_its_own_and_all_answer_304() -> None:
    reader = Client()
    tags = [reader.get(PAGE, headers=asked).headers["ETag"] for asked in SENT]
    whole = tags[0].removesuffix('"')
    assert tags == [f'{whole}"', f'{whole}-br"', f'{whole}-gzip"']
    assert whole.startswith('"')
    for tag, asked in itertools.product(tags, SENT):
        again = reader.get(PAGE, headers={"If-None-Match": tag} | asked)
        assert "Accept-Encoding" in again.headers["Vary"]
        if tag != tags[SENT.index(asked)]:
            assert again.status_code == 200, (tag, asked)
            continue
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert again.headers["Content-Security-Policy"]
        assert "Content-Encoding" not in again.headers
    assert reader.get(PAGE, headers={"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize("asked", SENT, ids=str)
def test_a_head_has_the_headers_of_the_get_in_each_form(asked: dict[str, str]) -> None:
    got, head = Client().get(PAGE, headers=asked), Client().head(PAGE, headers=asked)
    assert dict(head.headers) == dict(got.headers)
    assert (head.status_code, head.content) == (200, b"")


def test_a_public_page_may_be_kept_and_has_to_be_asked_for_again() -> None:
    assert Client().get(PAGE).headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(("form", "asked"), FORMS)
def test_the_style_sheet_travels_compressed(form: Form, asked: dict[str, str]) -> None:
    answer = Client().get("/static/site.css", headers=asked)
    assert answer.headers["Content-Encoding"] == form
    assert b":root" in UNPACKED[form](answer.content)
    again = asked | {"If-None-Match": answer.headers["ETag"]}
    assert Client().get("/static/site.css", headers=again).status_code == 304


def test_a_part_of_a_style_sheet_is_of_its_plain_bytes() -> None:
    whole = Client().get("/static/site.css").content
    part = Client().get("/static/site.css", headers=TAKES | {"Range": "bytes=10-1999"})
    assert (part.status_code, part.getvalue()) == (206, whole[10:2000])
    assert "Content-Encoding" not in part.headers


@pytest.mark.django_db
@pytest.mark.parametrize("asked", SENT, ids=str)
def test_a_page_of_the_admin_is_never_compressed(asked: dict[str, str]) -> None:
    answer = Client().get("/admin/login/", headers=asked)
    assert "Content-Encoding" not in answer.headers
    assert "ETag" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]
    assert b"csrfmiddlewaretoken" in answer.content


def test_a_head_has_the_headers_of_the_get_and_no_body() -> None:
    got = Client().get(PAGE)
    answer = Delivery(lambda _request: HttpResponse(got.content))(RequestFactory().head(PAGE))
    assert isinstance(answer, HttpResponse)
    assert answer.content == b""
    assert answer.headers["Content-Length"] == str(len(got.content))


def test_what_failed_has_no_validator() -> None:
    answer = Client().get("/en/nowhere/", headers=TAKES)
    assert "ETag" not in answer.headers
    assert answer.headers["Content-Encoding"] == "br"


def test_an_unknown_host_is_not_logged(caplog: Any, capsys: Any) -> None:
    assert Client().get(PAGE, headers={"Host": "elsewhere.example"}).status_code == 400
    assert "elsewhere" not in capsys.readouterr().err
