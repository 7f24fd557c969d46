"""What readers and machines meet where an edition was withdrawn, hidden for a while or removed for good."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Act
from cases.published import index
from cases.published.models import Edition
from tests.conftest import ABISHEV

RECORD = f"/en/people/{ABISHEV}/kenzhebek-abishev"
STATUS = {Act.WITHDRAW: 410, Act.EXPUNGE: 410, Act.SUPPRESS: 404}
WORDS = {
    Act.WITHDRAW: "This edition was withdrawn",
    Act.EXPUNGE: "This edition was removed for good",
    Act.SUPPRESS: "This edition is hidden for the time being",
}
PAGES = [f"{RECORD}/", f"/en/people/{ABISHEV}/", f"{RECORD}/editions/1/"]
MACHINES = [
    f"/api/v1/people/{ABISHEV}",
    f"/api/v1/people/{ABISHEV}/editions/1",
    *(f"{RECORD}.{extension}" for extension in ("csv", "jsonld", "atom")),
    f"{RECORD}/editions/1.csv",
]
LISTS = ["/en/", "/en/people/", "/ru/people/?q=Abishev", "/api/v1/people", "/en/editions.atom", "/en/cases/"]


@pytest.fixture
def edition(published: None) -> Edition:
    return Edition.objects.get(subject_key=ABISHEV)


@pytest.mark.parametrize("act", STATUS)
def test_every_address_of_a_hidden_edition_says_so(edition: Edition, done: Any, reader: Client, act: Act) -> None:
    done(edition, act)
    for path in PAGES:
        answer = reader.get(path)
        page = answer.content.decode()
        assert answer.status_code == STATUS[act], path
        assert (WORDS[act] in page, "protection of a person" in page, "22 November 2026" in page) == (True,) * 3
        assert "Kenzhebek" not in page
        assert "She asked." not in page
    for path in MACHINES:
        answer = reader.get(path)
        assert answer.status_code == STATUS[act], path
        assert answer["Content-Type"] == "application/problem+json", path
        told = answer.json()
        assert (told["key"], told["number"], told["reason"]) == (ABISHEV, 1, "protection")
        assert "Kenzhebek" not in answer.content.decode()


def test_no_list_names_a_withdrawn_record(edition: Edition, done: Any, reader: Client) -> None:
    assert all(ABISHEV in reader.get(path).content.decode() for path in LISTS[:1])
    done(edition, Act.WITHDRAW)
    for path in LISTS:
        answer = reader.get(path)
        assert answer.status_code == 200, path
        assert f"people/{ABISHEV}" not in answer.content.decode(), path
    index.rebuild()
    assert f"people/{ABISHEV}" not in reader.get("/en/people/").content.decode()


@pytest.mark.parametrize(("lang", "words"), [("en", "withdrawn"), ("ru", "отозвано"), ("kk", "қайтарып алынған")])
def test_the_history_lists_it_with_date_and_category(
    edition: Edition, done: Any, reader: Client, lang: str, words: str
) -> None:
    done(edition, Act.WITHDRAW)
    answer = reader.get(f"/{lang}/people/{ABISHEV}/-/editions/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page.casefold()
    assert 'datetime="2026-11-22"' in page
    assert "Kenzhebek" not in page


def test_an_address_that_never_was_answers_404(edition: Edition, done: Any, reader: Client) -> None:
    done(edition, Act.WITHDRAW)
    for path in (f"/en/cases/{ABISHEV}/x/", f"{RECORD}/editions/2/", "/en/people/KZ-ZZZZ/x/editions/"):
        answer = reader.get(path)
        assert (answer.status_code, "There is no page" in answer.content.decode()) == (404, True), path
    assert reader.get(f"/api/v1/cases/{ABISHEV}").json()["title"] == "Not found"
