"""Two records of one person, one of two: everything moves, and back until it is published; old addresses lead on."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cases import merging, restriction, review, todo
from cases.models import (
    Citation,
    Custody,
    Distinction,
    Merge,
    Name,
    Occurrence,
    Person,
    Relationship,
    Ruling,
    Source,
    Submission,
)
from cases.published import addresses, index
from cases.published.models import Forwarding, Listing
from cases.publishing import gather_dossier
from tests.conftest import ABISHEV, AT, ATABEK, browser_of


@pytest.fixture
def double(published: None) -> Person:
    """A second record of somebody published, with facts of its own and rows that name it in other ways."""
    other = Person.objects.create(naming="public", is_of_interest=True)
    Name.objects.create(person=other, text="Кенжебек Абишев", lang="ru", preferred=True)
    custody = Custody.objects.create(person=other, form="remand", occurred="2019", text={"en": "He was held."})
    source = Source.objects.order_by("pk")[0]
    Citation.objects.create(custody=custody, source=source, locator="page 1")
    Citation.objects.create(custody=custody, source=source, speaker=other)
    event = Occurrence.objects.create(person=Person.objects.get(key=ATABEK), kind="other", by_person=other)
    event.with_people.add(other)
    Ruling.objects.order_by("pk")[0].judges.add(other)
    related = Relationship.objects.create(person=other, other_person=Person.objects.get(key=ABISHEV), kind="sibling")
    Citation.objects.create(relationship=related, source=source)
    Distinction.objects.create(person=other, other=Person.objects.get(key=ABISHEV))
    return other


@pytest.fixture
def kept(double: Person) -> Person:
    return Person.objects.get(key=ABISHEV)


def naming(person: Person) -> set[str]:
    """Every row that names a person, by table, column and key."""
    found = set()
    for column in merging.columns_to_people():
        rows = column.model._default_manager.filter(**{column.name: person})
        found |= {f"{column.model.__name__}.{column.name}:{row.pk}" for row in rows}
    return found


def test_everything_moves_and_comes_back(kept: Person, double: Person, editor: Any) -> None:
    before, there = naming(double), naming(kept)
    done = merging.merge(kept, double, by=editor, at=AT)
    left = {one.split(":")[0] for one in naming(double)}
    assert left == {"Relationship.person", "Distinction.person"}
    assert naming(kept) >= {one for one in before if one.split(".")[0] not in {"Relationship", "Distinction"}} | there
    double.refresh_from_db()
    assert (double.naming, double.is_of_interest) == ("hidden", False)
    merging.take_apart(done, by=editor, at=AT)
    double.refresh_from_db()
    assert (naming(double), naming(kept)) == (before, there)
    assert (double.naming, double.is_of_interest) == ("public", True)
    assert Name.objects.get(person=double).preferred


def test_what_was_edited_meanwhile_stays_when_taken_apart(kept: Person, double: Person, editor: Any) -> None:
    third = Person.objects.get(key=ATABEK)
    custody = double.custody.get()
    done = merging.merge(kept, double, by=editor, at=AT)
    custody.person = third
    custody.save()
    merging.take_apart(done, by=editor, at=AT)
    custody.refresh_from_db()
    assert custody.person == third


def test_the_dossier_names_the_kept_person_once(kept: Person, double: Person, editor: Any) -> None:
    merging.merge(kept, double, by=editor, at=AT)
    dossier = gather_dossier(kept)
    assert double.key not in dossier.by_key
    assert "Кенжебек Абишев" in {name.text for name in dossier.subject.names}  # type: ignore[union-attr]
    assert {row.person for row in dossier.distinctions} == {kept.key}
    assert not {kept.key, double.key} & {row.other for row in dossier.distinctions}


@pytest.fixture
def led(kept: Person, double: Person, editor: Any, reviewer: Any) -> Merge:
    """The double was published, then merged, and the kept record published again."""
    review.approve(review.submit(double, by=editor, at=AT), by=reviewer, at=AT)
    done = merging.merge(kept, double, by=editor, at=AT)
    assert Client().get(f"/en/people/{double.key}/", follow=True).status_code == 200
    assert not Forwarding.objects.exists()
    review.approve(review.submit(kept, by=editor, at=AT), by=reviewer, at=AT)
    return done


def test_old_addresses_lead_to_the_kept_record(led: Merge, kept: Person, double: Person) -> None:
    client = Client()
    for path in (f"/en/people/{double.key}/", f"/kk/people/{double.key}/any-name/", f"/en/people/{double.key}/x.csv"):
        answer = client.get(path)
        assert answer.status_code == 301, path
        assert kept.key in answer.headers["Location"]
    api = client.get(reverse("published:api_record", args=["people", double.key]))
    assert (api.status_code, api.headers["Location"]) == (
        301, reverse("published:api_record", args=["people", kept.key]),
    )  # fmt: skip
    old = client.get(f"/en/people/{double.key}/x/editions/1/", follow=True)
    assert old.status_code == 200
    assert double.key in old.request["PATH_INFO"]


def test_lists_hold_the_kept_record_alone(led: Merge, kept: Person, double: Person) -> None:
    assert set(Listing.objects.values_list("key", flat=True)) >= {kept.key}
    assert not Listing.objects.filter(key=double.key).exists()
    index.rebuild()
    assert not Listing.objects.filter(key=double.key, edition__isnull=False).exists()


def test_what_was_published_is_not_taken_apart(led: Merge, editor: Any) -> None:
    with pytest.raises(merging.CannotMerge, match="led to the kept record"):
        merging.take_apart(led, by=editor, at=AT)


def test_a_kept_record_can_be_merged_in_turn(
    led: Merge, kept: Person, double: Person, editor: Any, reviewer: Any
) -> None:
    last = Person.objects.create(naming="public", is_of_interest=True)
    Name.objects.create(person=last, text="Kenzhebek Abishev")
    merging.merge(last, kept, by=editor, at=AT)
    review.approve(review.submit(last, by=editor, at=AT), by=reviewer, at=AT)
    assert dict(Forwarding.objects.values_list("old_key", "key")) == {double.key: last.key, kept.key: last.key}
    assert Client().get(f"/en/people/{double.key}/").headers["Location"] == addresses.record(
        "en", "person", last.key, "Kenzhebek Abishev"
    )


def test_an_open_submission_is_void(kept: Person, double: Person, editor: Any) -> None:
    submission = review.submit(double, by=editor, at=AT)
    merging.merge(kept, double, by=editor, at=AT)
    assert Submission.objects.get(pk=submission.pk).state == "void"


def test_what_cannot_be_merged(kept: Person, double: Person, editor: Any, reviewer: Any) -> None:
    with pytest.raises(merging.CannotMerge, match="same record"):
        merging.merge(kept, kept, by=editor, at=AT)
    with pytest.raises(PermissionDenied):
        merging.merge(kept, double, by=reviewer, at=AT)
    hidden = Person.objects.create(is_confidential=True)
    with pytest.raises(merging.CannotMerge, match="confidential"):
        merging.merge(kept, hidden, by=editor, at=AT)
    restriction.restrict(double, users=[editor], groups=[], by=editor, at=AT)
    with pytest.raises(merging.CannotMerge, match="restricted"):
        merging.merge(kept, double, by=editor, at=AT)
    restriction.lift(double, by=editor, at=AT)
    merging.merge(kept, double, by=editor, at=AT)
    with pytest.raises(merging.CannotMerge, match="merged before"):
        merging.merge(double, Person.objects.get(key=ATABEK), by=editor, at=AT)


def test_split_moves_what_was_chosen_and_tells_the_two_apart(kept: Person, editor: Any) -> None:
    custody = kept.custody.order_by("pk")[0]
    cited = custody.citations.count()
    made = merging.split(kept, {Custody: [custody.pk]}, by=editor, at=AT)
    custody.refresh_from_db()
    assert (custody.person, custody.citations.count()) == (made, cited)
    assert made.key != kept.key
    assert Distinction.objects.filter(person=kept, other=made, verdict="not_same").exists()
    people = Person.objects.count()
    with pytest.raises(merging.CannotMerge, match="Choose"):
        merging.split(kept, {Custody: [custody.pk]}, by=editor, at=AT)
    assert Person.objects.count() == people


def test_what_waits_for_review_is_shown_before_a_merge_and_its_fall_is_told_after(
    kept: Person, double: Person, editor: Any
) -> None:
    waiting = Submission.objects.create(
        subject_kind="person",
        subject_key=kept.key,
        sha256="0" * 64,
        drafted_by=editor,
        submitted_by=editor,
        submitted_at=AT,
    )
    client = browser_of(editor)
    address = reverse("admin:cases_person_merge", args=[kept.pk])
    assert "That submission will fall" in client.get(address, {"other": double.key}).content.decode()
    assert (
        "That submission will fall" in client.get(reverse("admin:cases_person_split", args=[kept.pk])).content.decode()
    )
    merging.merge(kept, double, by=editor, at=AT)
    waiting.refresh_from_db()
    why = f"{double.key} was merged into {kept.key} after this was submitted: submit {kept.key} anew."
    assert (waiting.state, waiting.remark) == ("void", why)
    assert [item.more for item in todo.todo(editor, day=AT.date(), mine=True)[todo.Task.FELL]] == [why]
    assert "That submission will fall" not in client.get(address).content.decode()
