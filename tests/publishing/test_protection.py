"""The conditions that protect people, each broken alone in a record that fails none of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cases.domain.vocabulary.who import Naming
from cases.models import Consent, Custody, Person, Relationship
from cases.publishing import gather, publication_problems
from cases.publishing.checks import CONDITIONS, publication_table
from tests.conftest import ABISHEV

pytestmark = pytest.mark.usefixtures("drafted")
DAY = date(2026, 11, 22)


def agreed(person: Person, **more: Any) -> Consent:
    return Consent.objects.create(person=person, channel="call", **({"given_on": DAY, "use": "name"} | more))


@pytest.fixture
def person(db: None) -> Person:
    person = Person.objects.get(key=ABISHEV)
    agreed(person)
    return person


def sister(person: Person) -> Person:
    """A relative whom the record names."""
    other = Person.objects.create(country="KZ", naming=Naming.PUBLIC)
    other.names.create(text="Fictitia Invented", lang="en")
    Relationship.objects.create(person=other, other_person=person, kind="sibling")
    return other


def consent_withdrawn(person: Person) -> str:
    agreed(person, withdrawn_on=DAY)
    return person.key


def consent_missing(person: Person) -> str:
    Consent.objects.all().delete()
    return person.key


def consent_ran_out(person: Person) -> str:
    Consent.objects.update(given_on=date(2020, 1, 1), until=date(2026, 11, 21))
    return person.key


def relative_named(person: Person) -> str:
    return sister(person).key


def minor_named(person: Person) -> str:
    other = sister(person)
    Person.objects.filter(pk=other.pk).update(is_minor=True)
    return other.key


def described_without_description(person: Person) -> str:
    other = sister(person)
    Person.objects.filter(pk=other.pk).update(naming=Naming.DESCRIBED)
    return other.key


def text(words: str) -> Callable[[Person], str]:
    def written(person: Person) -> str:
        row = Custody.objects.filter(person=person).order_by("pk")[0]
        Custody.objects.filter(pk=row.pk).update(text={"en": words, "ru": words, "kk": words})
        return row.key

    return written


BROKEN = {
    "to be named was withdrawn": (consent_withdrawn, True),
    "No consent of the person": (consent_missing, False),
    "or it ran out": (consent_ran_out, False),
    "A relative is named": (relative_named, False),
    "A minor is named": (minor_named, True),
    "there is no description": (described_without_description, True),
    "+7 701 123 45 67": (text("Call +7 701 123 45 67."), True),
    "a@example.org": (text("Write to a@example.org."), True),
    "900101300017": (text("IIN 900101300017."), True),
}


def told(person: Person) -> dict[str, tuple[str, bool]]:
    problems = publication_problems(gather(person), day=DAY)
    return {problem.sentence: (problem.key, problem.blocks) for problem in problems}


@pytest.mark.parametrize("words", BROKEN)
def test_each_condition_is_told_in_a_sentence_with_its_row(person: Person, words: str) -> None:
    broken, blocks = BROKEN[words]
    before = told(person)
    assert not [sentence for sentence in before if words in sentence]
    key = broken(person)
    found = {sentence: problem for sentence, problem in told(person).items() if sentence not in before}
    assert [problem for sentence, problem in found.items() if words in sentence] == [(key, blocks)]


def test_consent_of_the_relative_is_enough_on_its_last_day(person: Person) -> None:
    other = sister(person)
    agreed(other, given_on=date(2020, 1, 1), until=DAY)
    assert not [sentence for sentence in told(person) if "relative" in sentence]
    late = publication_problems(gather(person), day=date(2026, 11, 23))
    assert [problem.key for problem in late if "relative" in problem.sentence] == [other.key]


def test_the_table_names_every_condition_once(person: Person) -> None:
    table = publication_table(gather(person), day=DAY)
    assert [condition for condition, _found in table] == list(CONDITIONS)
    assert len({str(condition.title) for condition in CONDITIONS}) == len(CONDITIONS)
    assert not [found for condition, found in table if condition.blocks and found]
