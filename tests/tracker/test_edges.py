"""Copies that others keep: for seconds, by tags of the address, and none of the editors' side."""

import re

import pytest
from django.test import Client

from cases.published.purging import ALL, LISTS
from tests.conftest import ABISHEV
from tests.security.installation import ROOT
from tests.security.surface import addresses
from tracker import edges


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("address", "tag"),
    [
        (f"/en/people/{ABISHEV}/", ABISHEV),
        (f"/ru/people/{ABISHEV.lower()}/", ABISHEV),
        (f"/api/v1/people/{ABISHEV}/editions", ABISHEV),
        ("/kk/people/XX-NNNN/", "XX-NNNN"),
        ("/en/people/?sex=male", LISTS),
        ("/en/", LISTS),
        ("/en/nowhere/at/all/", LISTS),
    ],
)
def test_an_answer_says_how_long_and_by_what_it_is_forgotten(address: str, tag: str) -> None:
    answer = Client().get(address)
    kept, key, other = (answer.headers[name] for name in ("CDN-Cache-Control", "Surrogate-Key", "Cache-Tag"))
    assert (key, other) == (f"{ALL} {tag}", f"{ALL},{tag}")
    fresh, stale = (int(re.findall(rf"{word}=(\d+)", kept)[0]) for word in ("max-age", "stale-while-revalidate"))
    assert fresh + stale <= 10
    known = Client().get(address, headers={"If-None-Match": answer.headers.get("ETag", '"x"')})
    assert known.headers["Surrogate-Key"] == key


@pytest.mark.django_db
def test_the_editors_side_says_nothing() -> None:
    answer = Client().get("/admin/login/")
    assert answer.status_code == 200
    assert not {"CDN-Cache-Control", "Surrogate-Key", "Cache-Tag"} & set(answer.headers)


def test_nginx_says_the_same_of_files() -> None:
    written = (ROOT / "deploy" / "nginx" / "files.conf").read_text()
    assert f'add_header CDN-Cache-Control "{edges.KEEPS}";' in written
    for line in ('add_header Surrogate-Key "site $record";', 'add_header Cache-Tag "site,$record";'):
        assert line in written


# What nginx knows of each header by which a public answer may vary.
IN_KEY = {
    "Accept-Encoding": "$form",
    "Accept-Datetime": "$http_accept_datetime",
    "Accept-Language": "$http_accept_language",
}


@pytest.mark.usefixtures("published")
def test_nginx_keeps_a_copy_for_everything_that_an_answer_varies_by() -> None:
    """It does not read Vary, which would keep one for each spelling."""
    written = (ROOT / "deploy" / "nginx" / "readers.conf").read_text()
    key = re.findall(r'^proxy_cache_key "(.*)";$', written, re.M)[0].replace("|", " ").split()
    asked = [f"/en/people/{ABISHEV}/kenzhebek-abishev/", *addresses()]
    answers = [Client().get(address) for address in asked if not address.startswith("/admin/")]
    varies = {name for answer in answers for name in answer.headers.get("Vary", "").split(", ") if name}
    assert varies == set(IN_KEY)
    assert set(key) >= {"$scheme", "$host", "$request_uri", *IN_KEY.values()}
    assert key[0] == "$form"  # What a reader writes freely stands behind it.
