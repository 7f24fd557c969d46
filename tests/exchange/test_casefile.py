"""Case files are loaded whole or not at all, through the validation of the admin."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from cases.exchange import casefile, seeds
from cases.models import Citation, Custody, Person

pytestmark = pytest.mark.django_db


def file(**tables: Any) -> str:
    return json.dumps({"format": "case-file", "schema": 1, **tables})


PERSON = {
    "key": "KZ-2222",
    "country": "KZ",
    "naming": "public",
    "names": [{"key": "name-222222", "text": "Probe Probov"}],
}
SOURCE = {"key": "source-222222", "title": "A report", "publisher": "An outlet"}
CUSTODY = {
    "key": "custody-222222",
    "person": "KZ-2222",
    "form": "prison",
    "occurred": {"date": "2020-05", "words": "in May", "as_written": "persian 1399-03"},
    "citations": [{"source": "source-222222", "locator": "paragraph 1"}],
}


def load(text: str, by: User, at: datetime) -> int:
    return casefile.load([casefile.read(text)], by=by, at=at)


def test_rows_become_drafts_with_dates_and_citations(editor: User, at: datetime) -> None:
    assert load(file(people=[PERSON], sources=[SOURCE], custody=[CUSTODY]), editor, at).made == 3
    fact = Custody.objects.get(key="custody-222222")
    assert (fact.occurred, fact.occurred_words, fact.occurred_as_written) == ("2020-05", "in May", "persian 1399-03")
    assert (str(fact.occurred_earliest), str(fact.occurred_latest)) == ("2020-05-01", "2020-05-31")
    assert fact.changed_by == editor
    assert fact.citations.get().locator == "paragraph 1"
    assert str(fact.person) == "Probe Probov"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"occurred": {"date": "2020-13"}}, "occurred"),
        ({"occurred": {"date": "2020-05", "as_written": "1399-03"}}, "as_written"),
        ({"form": "dungeon"}, "form"),
        ({"person": "KZ-3333"}, "KZ-3333"),
        ({"surprise": 1}, "surprise"),
        ({"citations": [{"source": "source-333333"}]}, "source-333333"),
        ({"citations": [{"source": "source-222222", "quote": "five words without a language"}]}, "language"),
        ({"text": {"de": "falsch"}}, "de"),
        ({"note": "bad \u202e order"}, "202E"),
    ],
)
def test_a_bad_row_names_itself_and_stores_nothing(
    change: dict[str, Any], complaint: str, editor: User, at: datetime
) -> None:
    with pytest.raises(casefile.BadCaseFile, match=complaint) as error:
        load(file(people=[PERSON], sources=[SOURCE], custody=[CUSTODY | change]), editor, at)
    assert "custody" in str(error.value)
    assert not Person.objects.exists()
    assert not Citation.objects.exists()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "case-file"}', '{"format": "case-file", "schema": 1, "x": []}']
)
def test_what_is_not_a_case_file_is_refused(text: str) -> None:
    with pytest.raises(casefile.BadCaseFile):
        casefile.read(text)


def test_a_record_that_is_there_is_not_overwritten(editor: User, at: datetime) -> None:
    text = file(people=[PERSON])
    load(text, editor, at)
    with pytest.raises(casefile.BadCaseFile, match="already"):
        load(text, editor, at)


def test_loading_the_seeds_again_changes_nothing(drafted: None, editor: User, at: datetime) -> None:
    before = list(Person.objects.order_by("pk").values())
    Custody.objects.update(note="written by an editor meanwhile")
    subjects = seeds.load_missing(by=editor, at=at)
    assert len(subjects) == 4
    assert list(Person.objects.order_by("pk").values()) == before
    assert not Custody.objects.exclude(note="written by an editor meanwhile").exists()
