"""What does not fit together is told as soon as it is saved, in every language, and saved all the same."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from cases import restriction
from cases.models import Case, Custody, Death, Occurrence, Party, Person, Ruling, Sentence
from tests.conftest import AT

LEADS = {
    "en": "It was saved as written, and does not fit together:",
    "ru": "Сохранено, как введено, но не сходится:",
    "kk": "Жазылғандай сақталды, бірақ бір-біріне сәйкес келмейді:",
}


@pytest.fixture
def person(db: None) -> Person:
    """Somebody held from 2 to 9 May 2020 who died on 1 June 2022."""
    found = Person.objects.create(is_of_interest=True, naming="public")
    Custody.objects.create(person=found, form="police", occurred="2020-05-02", ended="2020-05-09")
    Death.objects.create(person=found, occurred="2022-06-01")
    return found


@pytest.fixture
def party(person: Person) -> Party:
    return Party.objects.create(person=person, case=Case.objects.create(title={"en": "A case"}), role="defendant")


@pytest.fixture
def desk(enter: Any, editor: User) -> Client:
    found: Client = enter(editor)
    return found


def said(client: Client, answer: Any) -> str:
    assert answer.status_code == 302
    page: str = client.get(answer.headers["Location"], follow=True).content.decode()
    return page


def stay(read: Any, send: Any, desk: Client, person: Person, **typed: str) -> str:
    form = read(desk, "cases_custody_add", query=f"?person={person.key}").form
    return said(desk, send(desk, "cases_custody_add", form=form | {"form": "remand"} | typed))


def test_a_stay_that_overlaps_is_told_with_the_way_to_the_desk(
    read: Any, send: Any, desk: Client, person: Person
) -> None:
    page = stay(read, send, desk, person, occurred="2020-05-05", ended="2020-06-01")
    assert f"{LEADS['en']} Two stays overlap:" in page
    assert f'href="/admin/cases/person/{person.pk}/change/#against"' in page
    assert Custody.objects.filter(person=person, ended="2020-06-01").exists()
    assert 'id="against"' in desk.get(f"/admin/cases/person/{person.pk}/change/").content.decode()


def test_a_stay_that_fits_is_saved_without_a_warning(read: Any, send: Any, desk: Client, person: Person) -> None:
    assert LEADS["en"] not in stay(read, send, desk, person, occurred="2020-05-10", ended="2020-06-01")


@pytest.mark.parametrize("lang", LEADS)
def test_it_is_told_in_the_language_of_the_page(read: Any, send: Any, desk: Client, person: Person, lang: str) -> None:
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = lang
    assert LEADS[lang] in stay(read, send, desk, person, occurred="2022-06-02", ended="2022-06-03")


def test_an_event_after_death_is_told_and_what_belongs_after_death_is_not(
    read: Any, send: Any, desk: Client, person: Person
) -> None:
    for kind, told in (("visit", True), ("burial", False)):
        form = read(desk, "cases_occurrence_add", query=f"?person={person.key}").form
        page = said(desk, send(desk, "cases_occurrence_add", form=form, kind=kind, occurred="2022-06-02"))
        assert (LEADS["en"] in page) is told
    assert Occurrence.objects.filter(person=person).count() == 2


def test_a_release_before_the_arrest_is_told_at_the_ruling(read: Any, send: Any, desk: Client, party: Party) -> None:
    form = read(desk, "cases_ruling_add", query=f"?case={party.case.key}").form
    typed = {"disposition": "early_release_granted", "occurred": "2020-05-01"}
    page = said(desk, send(desk, "cases_ruling_add", form=form | typed))
    assert "comes before the first reported custody" in page
    assert f'href="/admin/cases/person/{party.person_id}/change/#against"' in page


def test_a_line_of_a_sentence_is_looked_at_with_it(read: Any, send: Any, desk: Client, party: Party) -> None:
    ruling = Ruling.objects.create(case=party.case, disposition="convicted", occurred="2020-05-08")
    row = Sentence.objects.create(party=party, ruling=ruling, occurred="2020-05-08")
    form = read(desk, "cases_sentence_change", row.pk).form
    typed = {"penalties-0-kind": "imprisonment", "penalties-0-term": "2 years", "penalties-0-suspended": "3 years"}
    assert "more is suspended than was imposed" in said(
        desk, send(desk, "cases_sentence_change", row.pk, form=form | typed)
    )


def test_a_change_of_words_alone_asks_nothing(read: Any, send: Any, desk: Client, person: Person) -> None:
    stay(read, send, desk, person, occurred="2020-05-05", ended="2020-06-01")
    row = Custody.objects.get(ended="2020-06-01")
    form = read(desk, "cases_custody_change", row.pk).form
    assert LEADS["en"] not in said(desk, send(desk, "cases_custody_change", row.pk, form=form, note="Ask again."))


def test_a_desk_that_is_closed_to_the_editor_tells_nothing(
    read: Any, send: Any, desk: Client, party: Party, second_editor: User
) -> None:
    form = read(desk, "cases_ruling_add", query=f"?case={party.case.key}").form
    restriction.restrict(party.person, users=[second_editor], groups=[], by=second_editor, at=AT)
    typed = {"disposition": "early_release_granted", "occurred": "2020-05-01"}
    assert LEADS["en"] not in said(desk, send(desk, "cases_ruling_add", form=form | typed))
