"""Loads: one account submits a file of people, another approves it, and what is published is what a draft would be."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from cases import loads, review
from cases.domain.names import fold
from cases.exchange.columns import NUMBER, Column
from cases.exchange.loads import file
from cases.exchange.takelist import Kind
from cases.models import Custody, ListedRow, Load, LoadItem, LoadState, Name, Person, Source
from cases.published import proving, store
from cases.published.models import Edition, Listing
from cases.publishing import gather, publication_problems, verify
from tests.conftest import account
from tests.exchange.people import write

KIND = Kind(name="Register of nowhere", publisher="Invented archive", columns={NUMBER: Column(NUMBER)}, lang="en")
DESCRIBED = {
    "naming": "described", "description_en": "a carpenter of shadows", "name_en": "Zzz Quibble", "name_ru": "",
    "other_names": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def load(db: None, tmp_path: Path, editor: User, at: datetime) -> Load:
    path = write(tmp_path / "people.csv", {}, {"name_en": "Wob Tal", "source_title": "Another register"}, DESCRIBED)
    return loads.submit(path, kind=KIND, by=editor, at=at)


def people() -> list[Person]:
    return list(Person.objects.filter(country="AQ").order_by("pk"))


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("workers", [0, 1])
def test_what_is_loaded_is_what_the_drafts_say_and_everything_verifies(
    load: Load, reviewer: User, at: datetime, workers: int
) -> None:
    before = Edition.objects.count()
    loads.approve(load, by=reviewer, at=at, workers=workers)
    assert Edition.objects.count() == before + 3
    assert len(people()) == 3
    for person in people():
        published, draft = store.current(person.key), gather(person)
        assert published is not None
        assert draft.body == published.body
        assert [one for one in publication_problems(draft, day=at.date()) if one.blocks] == []
    assert verify.first_fault() == ""
    assert proving.first_difference() == ""
    assert not file.kept_at(load.digest).exists()


def test_until_it_is_approved_nothing_is_there(load: Load, client: Client) -> None:
    assert load.state == LoadState.SUBMITTED
    assert people() == []
    assert not Edition.objects.exists()
    assert b"Bobble" not in client.get("/en/people/").content


def test_whoever_is_loaded_is_found_by_name_and_one_who_is_not_to_be_named_is_not(
    load: Load, reviewer: User, at: datetime, client: Client
) -> None:
    loads.approve(load, by=reviewer, at=at)
    assert b"Bobble Mundson" in client.get("/en/people/?q=mundson").content
    assert b"carpenter of shadows" in client.get("/en/people/").content
    assert b"Quibble" not in client.get("/en/people/").content
    assert all(name.folded == fold(name.text) for name in Name.objects.all())
    described = Person.objects.get(names__folded__begun=["kuib"])
    assert b"Quibble" not in store.current(described.key).body  # type: ignore[union-attr]


def test_the_next_edition_of_a_loaded_person_is_made_as_usual(
    load: Load, editor: User, second_editor: User, reviewer: User, at: datetime
) -> None:
    loads.approve(load, by=reviewer, at=at)
    person = people()[0]
    row = Custody.objects.filter(person=person).order_by("pk")[1]
    row.ended, row.changed_by, row.changed_at = "1985-01-01", second_editor, at + timedelta(days=1)
    row.full_clean()
    row.save()
    submission = review.submit(person, by=second_editor, at=at + timedelta(days=1))
    edition = review.approve(submission, by=reviewer, at=at + timedelta(days=2))
    assert edition.number == 2
    assert verify.first_fault() == ""
    assert proving.first_difference() == ""


def test_whoever_submitted_a_load_contributed_to_the_next_edition(
    load: Load, editor: User, second_editor: User, reviewer: User, at: datetime
) -> None:
    loads.approve(load, by=reviewer, at=at)
    submission = review.submit(people()[0], by=second_editor, at=at + timedelta(days=1))
    assert editor.pk in submission.contributors.values_list("user", flat=True)


def test_sources_are_shared_and_rows_remembered(load: Load, reviewer: User, at: datetime) -> None:
    loads.approve(load, by=reviewer, at=at)
    assert sorted(Source.objects.filter(publisher="Invented archive", url__gt="").values_list("title", flat=True)) == [
        "Another register",
        "Register of nowhere",
    ]
    assert [row.number for row in ListedRow.objects.filter(profile__name=KIND.name)] == ["1", "2", "3"]
    assert [person.note for person in people()] == ["told in the corridor"] * 3
    assert [person.is_of_interest for person in people()] == [True] * 3


def test_one_account_does_not_publish(load: Load, editor: User, reviewer: User, outsider: User, at: datetime) -> None:
    both = account("both", "editor", "reviewer")
    with pytest.raises(PermissionDenied):
        loads.submit(Path("nowhere"), kind=KIND, by=reviewer, at=at)
    for user in (editor, outsider):
        with pytest.raises(PermissionDenied):
            loads.approve(load, by=user, at=at)
    own = loads.submit(write(file.kept_at("x").parent / "own.csv", {"number": "77"}), kind=KIND, by=both, at=at)
    for step in (loads.approve, lambda *args, **given: loads.send_back(*args, remark="no", **given)):
        with pytest.raises(PermissionDenied, match="another person"):
            step(own, by=both, at=at)
    assert people() == []


def test_history_and_log_say_who_submitted_and_who_approved(
    load: Load, editor: User, reviewer: User, at: datetime
) -> None:
    loads.approve(load, by=reviewer, at=at)
    said = LogEntry.objects.filter(object_id=str(load.pk), content_type__model="load").order_by("pk")
    assert [(one.user.username, one.change_message) for one in said] == [
        (editor.username, "3 people submitted."),
        (reviewer.username, "3 people approved and published."),
    ]


def test_a_load_that_was_sent_back_is_forgotten_and_may_come_again(
    load: Load, editor: User, reviewer: User, at: datetime, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        loads.send_back(load, by=reviewer, at=at, remark="Whose register?")
    assert not LoadItem.objects.exists()
    assert not file.kept_at(load.digest).exists()
    with pytest.raises(loads.LoadError, match="decided before"):
        loads.approve(load, by=reviewer, at=at)
    again = loads.submit(tmp_path / "people.csv", kind=KIND, by=editor, at=at)
    loads.approve(again, by=reviewer, at=at)
    assert len(people()) == 3


def test_rows_and_keys_that_are_there_are_refused_and_told(
    load: Load, editor: User, reviewer: User, at: datetime, tmp_path: Path
) -> None:
    loads.approve(load, by=reviewer, at=at)
    key = people()[0].key
    path = write(tmp_path / "again.csv", {"number": "8", "key": key}, {"number": "1"}, {"number": "9"})
    with pytest.raises(loads.NotLoadable) as refused:
        loads.submit(path, kind=KIND, by=editor, at=at)
    assert [(one.line, one.heading) for one in refused.value.wrong] == [(2, "key"), (3, "number")]
    assert f"as {key}" in str(refused.value)
    assert Load.objects.count() == 1


def test_two_loads_of_one_list_are_not_both_published(
    load: Load, editor: User, reviewer: User, at: datetime, tmp_path: Path
) -> None:
    twin = loads.submit(tmp_path / "people.csv", kind=KIND, by=editor, at=at)
    loads.approve(load, by=reviewer, at=at)
    with pytest.raises(loads.LoadError, match="Nothing was published"):
        loads.approve(twin, by=reviewer, at=at)
    assert len(people()) == Listing.objects.count() == 3
    assert Load.objects.get(pk=twin.pk).state == LoadState.SUBMITTED


def test_a_load_that_stops_half_way_leaves_nothing(load: Load, reviewer: User, at: datetime) -> None:
    def stop(phase: str, _people: int) -> None:
        if phase == "reckoned":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loads.approve(load, by=reviewer, at=at, tell=stop)
    assert people() == []
    assert not Listing.objects.exists()
    loads.approve(load, by=reviewer, at=at)
    assert len(people()) == 3


@pytest.mark.parametrize(
    ("old", "new"), [("weaver of fog", "weaver of lies"), ("told in the corridor", "told in the cellar")]
)
def test_a_kept_file_that_was_changed_is_not_published(
    load: Load, reviewer: User, at: datetime, old: str, new: str
) -> None:
    path = file.kept_at(load.digest)
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    with pytest.raises(loads.LoadError, match=r"Nothing was published|was changed"):
        loads.approve(load, by=reviewer, at=at)
    assert people() == []
    assert not Edition.objects.exists()


def test_nothing_is_approved_while_publication_is_switched_off(
    load: Load, reviewer: User, at: datetime, settings: Any
) -> None:
    settings.FREEZE_PUBLICATION = True
    with pytest.raises(loads.LoadError, match="switched off"):
        loads.approve(load, by=reviewer, at=at)
    assert people() == []


def test_the_kept_file_is_for_one_account_of_the_machine_and_says_no_more_than_the_load(load: Load) -> None:
    path = file.kept_at(load.digest)
    assert path.stat().st_mode & 0o77 == 0
    assert json.loads(path.read_bytes().partition(b"\n")[0])["people"] == 3


def told(monkeypatch: pytest.MonkeyPatch, password: str, *args: str) -> str:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("load_many", *args, stdout=out)
    return out.getvalue()


def test_the_command_asks_for_passwords_and_shows_what_is_approved(
    editor: User, reviewer: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user in (editor, reviewer):
        user.set_password(f"of {user.username}")
        user.save()
    path = str(write(tmp_path / "people.csv", {}, DESCRIBED))
    given = ("submit", path, "--list", "Register of nowhere", "--by", "editor")
    with pytest.raises(CommandError, match="name and password"):
        told(monkeypatch, "guessed", *given)
    said = told(monkeypatch, "of editor", *given)
    load = Load.objects.get()
    assert load.digest in said
    assert "2 people" in said
    assert "Bobble Mundson" in said
    with pytest.raises(CommandError, match="name and password"):
        told(monkeypatch, "of editor", "approve", load.digest, "--by", "reviewer")
    with pytest.raises(CommandError, match="Only a reviewer"):
        told(monkeypatch, "of editor", "approve", load.digest, "--by", "editor")
    assert "Bobble Mundson" in told(monkeypatch, "", "show", load.digest)
    said = told(monkeypatch, "of reviewer", "approve", load.digest, "--by", "reviewer")
    assert "submitted by editor, approved by reviewer" in said
    assert len(people()) == 2
