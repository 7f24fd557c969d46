"""A draft name keeps the words by which editors find it, however it came to be stored."""

import pytest

from cases.domain import dossier
from cases.domain.names import fold
from cases.exchange.shape import draft_members
from cases.models import Name, Person
from cases.snapshot import taken, write_back

pytestmark = pytest.mark.django_db
NAMES = ("Өтепов Қадыржан", "Utepov Kadyrzhan", "ИНЬКВЕЛЛ Ярослав", "Ink-Well, Jaroslav", "Number 24", "…")


@pytest.fixture
def person() -> Person:
    return Person.objects.create()


def test_it_follows_the_name(person: Person) -> None:
    (name,) = Name.objects.bulk_create([Name(person=person, text="Иванов")])
    assert Name.objects.get().folded == fold("Иванов") != ""
    name.text = "Petrov"
    name.save()
    assert Name.objects.get().folded == fold("Petrov")


@pytest.mark.parametrize(
    "typed", ["u", "utep kadyr", "kadyrzhan utepov", "ярослав", "Ink", "numb 2", "4", "tepov", "kadyrzhan ink"]
)
def test_each_word_begins_a_word_of_the_name(person: Person, typed: str) -> None:
    Name.objects.bulk_create(Name(person=person, text=text) for text in NAMES)
    wanted = fold(typed).split()
    told = [text for text in NAMES if all(any(word.startswith(one) for word in fold(text).split()) for one in wanted)]
    found = Name.objects.filter(folded__begun=wanted).order_by("pk")
    assert [name.text for name in found] == told


def test_history_and_files_leave_it_out_and_a_name_that_is_written_back_is_folded_anew(person: Person) -> None:
    name = Name.objects.create(person=person, text="Иванов")
    before = taken(person)
    assert before["people"][0]["names"][0]["text"] == "Иванов"
    assert "folded" not in before["people"][0]["names"][0]
    assert "folded" not in draft_members(dossier.Name, Name)
    name.text = "Petrov"
    name.save()
    write_back(Person, dossier.Person, before["people"][0], person)
    assert Name.objects.get().folded == fold("Иванов")


def test_a_folded_word_has_no_sign_that_an_engine_reads() -> None:
    for text in ("100% _a\\b", "O'Neil:*", "a&b|c!(d)", "<->'x'"):
        assert all(word.isascii() and word.isalnum() for word in fold(text).split())
