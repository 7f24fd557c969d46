"""What enters a dossier and, more important, what cannot."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from cases.domain.canonical import digest, from_bytes, to_bytes
from cases.domain.dossier import Dossier
from cases.domain.vocabulary.who import Naming
from cases.models import Case, Charge, Citation, Custody, Name, Person, Provision, Relationship, Ruling, Source
from cases.models.kinds import KINDS, Role, members
from cases.publishing import gather, gather_dossier, publication_problems
from tests.conftest import ABISHEV, ATABEK, rolled_back
from tests.snapshots import Statement, restore

pytestmark = pytest.mark.django_db
CANARY = "kanarienvogel"


@pytest.fixture
def person(drafted: None) -> Person:
    return Person.objects.get(key=ABISHEV)


@pytest.fixture(scope="module")
def dossiers(snapshots: dict[str, list[Statement]], django_db_blocker: Any) -> list[tuple[Any, Dossier]]:
    """Every record of the seed cases with its dossier."""
    with django_db_blocker.unblock(), rolled_back():
        restore(snapshots["drafts"])
        subjects = (*Person.objects.filter(is_of_interest=True), *Case.objects.all())
        return [(subject, gather_dossier(subject)) for subject in subjects]


def test_the_bytes_are_canonical_and_read_back(person: Person) -> None:
    body = gather(person).body
    assert to_bytes(from_bytes(body)) == body
    assert digest(body) == digest(gather(person).body)


@pytest.mark.parametrize(
    "subject",
    [lambda: Case.objects.create(title={"en": "A case"}), Person.objects.create],
    ids=["case", "person"],
)
def test_a_record_of_which_nothing_else_is_known_yet_is_gathered(db: None, subject: Callable[[], Any]) -> None:
    new = subject()
    assert gather(new).dossier.key == new.key


@pytest.mark.parametrize("table", [table for table in KINDS if table not in {"sources", "provisions"}])
def test_a_confidential_row_never_enters(drafted: None, dossiers: list[tuple[Any, Dossier]], table: str) -> None:
    subjects = [subject for subject, dossier in dossiers if getattr(dossier, table)]
    if not subjects:
        pytest.fail(f"the seeds have no {table}")
    KINDS[table][1]._default_manager.update(is_confidential=True)
    assert not [row for subject in subjects for row in getattr(gather_dossier(subject), table)]


def test_what_is_not_a_member_of_the_dossier_class_cannot_leak(drafted: None) -> None:
    """Plant a canary in every text column that no dossier class has, in every row there is."""
    planted = 0
    for kind, model in KINDS.values():
        public = {member.name for member in members(kind, model) if member.role is not Role.NOT_STORED}
        for field in model._meta.concrete_fields:
            own = field.name.removesuffix("_words").removesuffix("_as_written")
            is_text = isinstance(field, models.TextField | models.CharField) and not field.choices
            if is_text and field.name != "key" and own not in public:
                planted += model._default_manager.update(**{field.name: CANARY})
    assert planted > 100
    for subject in (*Person.objects.filter(is_of_interest=True), *Case.objects.all()):
        assert CANARY not in gather(subject).body.decode()


def test_a_described_person_is_not_named_and_has_no_lasting_key(person: Person) -> None:
    other = Person.objects.get(names__text="Gulnara Zhuaspaeva")
    assert "Zhuaspaeva" in gather(person).body.decode()
    Person.objects.filter(pk=other.pk).update(naming=Naming.DESCRIBED, description={"en": "a lawyer"})
    body = gather(person).body.decode()
    assert '"text":"Gulnara Zhuaspaeva"' not in body
    assert other.key not in body
    assert '"en":"a lawyer"' in body


@pytest.mark.parametrize("naming", [Naming.DESCRIBED, Naming.HIDDEN])
@pytest.mark.parametrize("text", ["as Zhuaspaeva said", "как сказала Жуаспаева", "dr. ZHUASPAEVA, again"])
def test_a_text_that_names_somebody_protected_blocks_publication(person: Person, naming: Naming, text: str) -> None:
    other = Person.objects.get(names__text="Gulnara Zhuaspaeva")
    Person.objects.filter(pk=other.pk).update(naming=naming, description={"en": "a lawyer"})
    for _kind, model in KINDS.values():
        if hasattr(model, "text") and model is not Name:
            model._default_manager.update(text={})
    assert named(person) == set()
    fact = Custody.objects.filter(person=person)[0]
    Custody.objects.filter(pk=fact.pk).update(text={"en": text})
    assert named(person) == {fact.key}


def named(person: Person) -> set[str]:
    problems = publication_problems(gather(person), day=date(2026, 11, 22))
    return {problem.key for problem in problems if problem.blocks and "not to be named" in problem.sentence}


def test_a_family_name_shared_with_the_prisoner_is_no_alarm(person: Person) -> None:
    sister = Person.objects.create(country="KZ", naming=Naming.DESCRIBED, description={"en": "his sister"})
    Name.objects.create(person=sister, text="Probe Abishev")
    relation = Relationship.objects.create(person=sister, other_person=person, kind="sibling")
    assert named(person) == set()
    Relationship.objects.filter(pk=relation.pk).update(role={"en": "Probe, his sister"})
    assert named(person) == {relation.key}


def test_a_confidential_provision_is_left_out_and_its_charge_stays(person: Person) -> None:
    charge = Charge.objects.filter(party__person=person)[0]
    provision = Provision.objects.create(article="174")
    Charge.objects.filter(pk=charge.pk).update(provision=provision)
    assert [row.key for row in gather_dossier(person).provisions] == [provision.key]
    Provision.objects.update(is_confidential=True)
    dossier = gather_dossier(person)
    assert not dossier.provisions
    assert charge.key in dossier.by_key


def test_a_hidden_person_leaves_no_trace_where_a_row_makes_sense_without_them(person: Person) -> None:
    other = Person.objects.get(names__text="Gulnara Zhuaspaeva")
    Person.objects.filter(pk=other.pk).update(naming=Naming.HIDDEN, description={"en": CANARY})
    body = gather(person).body.decode()
    assert '"text":"Gulnara Zhuaspaeva"' not in body
    assert other.key not in body
    assert CANARY not in body


def test_a_relationship_with_a_hidden_person_falls(person: Person) -> None:
    hidden = Person.objects.create(country="KZ", naming=Naming.HIDDEN, description={"en": CANARY})
    Relationship.objects.create(person=person, other_person=hidden, kind="sibling", role={"en": CANARY})
    assert CANARY not in gather(person).body.decode()


def test_a_row_that_needs_a_confidential_one_falls_with_it(person: Person) -> None:
    ruling = Ruling.objects.filter(links_to_earlier__isnull=False, case__parties__person=person).distinct()[0]
    assert any(link.later == ruling.key for link in gather_dossier(person).ruling_links)
    Ruling.objects.filter(pk=ruling.pk).update(is_confidential=True)
    dossier = gather_dossier(person)
    assert not [link for link in dossier.ruling_links if ruling.key in (link.later, link.earlier)]
    assert ruling.key.encode() not in to_bytes(dossier)


def test_a_confidential_source_is_described_and_nothing_more(person: Person) -> None:
    Source.objects.update(is_confidential=True, title=CANARY, url=f"https://{CANARY}.example/", authors="")
    Source.objects.update(description={"en": "somebody close to the court"})
    words = {"en": CANARY}
    Citation.objects.update(
        locator=CANARY, quote=CANARY, quote_lang="en", translation=words, via=CANARY, speaker_text=words
    )
    body = gather(person).body.decode()
    assert CANARY not in body
    assert "somebody close to the court" in body


def test_a_withheld_address_stays_inside(person: Person) -> None:
    Source.objects.update(
        is_url_withheld=True, url=f"https://{CANARY}.example/", archived_url=f"https://{CANARY}.example/"
    )
    assert CANARY not in gather(person).body.decode()


def test_confidential_names_stay_inside(person: Person) -> None:
    Name.objects.create(person=person, text=CANARY, is_confidential=True)
    assert CANARY not in gather(person).body.decode()


def test_facts_of_one_person_do_not_enter_the_dossier_of_another(drafted: None) -> None:
    other = Person.objects.get(key=ATABEK)
    Custody.objects.create(person=other, form="prison", text={"en": CANARY})
    assert CANARY not in gather(Person.objects.get(key=ABISHEV)).body.decode()
    assert CANARY in gather(other).body.decode()


def test_the_number_of_queries_does_not_grow_with_the_record(
    person: Person, django_assert_max_num_queries: Any
) -> None:
    source = Source.objects.all()[0]
    for day in range(1, 29):
        fact = Custody.objects.create(person=person, form="prison", occurred=f"2019-02-{day:02}")
        Citation.objects.create(custody=fact, source=source)
    with django_assert_max_num_queries(60):
        gather_dossier(person)


def test_sources_are_asked_for_once(person: Person) -> None:
    with CaptureQueriesContext(connection) as taken:
        found = gather(person)
    assert len(found.rows["sources"]) > 1
    assert sum('FROM "cases_source"' in query["sql"] for query in taken) == 1
