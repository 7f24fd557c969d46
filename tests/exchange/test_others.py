"""Another group's edition comes in as drafts of which that edition is a source, once."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from cases.exchange import intake
from cases.exchange.casefile import BadCaseFile, Existing
from cases.models import Custody, Person, Source
from cases.publishing import gather
from tests.conftest import ATABEK
from tests.exchange.test_leaving import emptied, subject

pytestmark = pytest.mark.django_db
FROM = {"publisher": "Another group", "address": "https://group.example/en/people/KZ-TR99/aron-atabek/editions/1/"}


def taken(body: bytes, by: User, at: datetime) -> Any:
    return intake.take([intake.offered(body, day=at.date(), **FROM)], by=by, at=at, existing=Existing.REFUSED)


def test_an_edition_becomes_drafts_that_cite_it(drafted: None, editor: User, at: datetime) -> None:
    draft = gather(subject(ATABEK))
    emptied()
    taken(draft.body, editor, at)
    person = Person.objects.get(key=ATABEK)
    assert (person.naming, person.is_of_interest) == ("public", True)
    source = Source.objects.get(publisher="Another group")
    assert source.url == FROM["address"]
    fact = Custody.objects.filter(person=person)[0]
    assert source in {citation.source for citation in fact.citations.all()}
    assert fact.citations.count() >= 2, "their own citation stays"
    again = gather(person).dossier
    assert [row.key for row in again.custody] == [row.key for row in draft.dossier.custody]
    assert [row.key for row in again.rulings] == [row.key for row in draft.dossier.rulings]
    assert {row.description for row in again.people} == {row.description for row in draft.dossier.people}
    assert not Person.objects.filter(key__startswith="person-").exists()
    with pytest.raises(BadCaseFile, match="already"):
        taken(draft.body, editor, at)


def test_an_edition_needs_to_be_attributed(drafted: None, at: datetime) -> None:
    with pytest.raises(BadCaseFile, match="who published"):
        intake.offered(gather(subject(ATABEK)).body, publisher="", address="", day=at.date())


def test_a_file_with_parts_left_out_replaces_nothing(drafted: None, editor: User, at: datetime) -> None:
    from cases.exchange import casefile  # noqa: PLC0415

    file = intake.offered(casefile.write(subject(ATABEK)), publisher="", address="", day=at.date())
    with pytest.raises(BadCaseFile, match="whole"):
        intake.take([file], by=editor, at=at, existing=Existing.REPLACED)
