"""Every save keeps the whole draft; a restoration makes a new state and loses nothing of others."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import revisions
from cases.admin import outline
from cases.history import stamp
from cases.models import (
    Case,
    Cause,
    Charge,
    Citation,
    Custody,
    HealthEvent,
    Name,
    Party,
    Person,
    Protest,
    Revision,
    Ruling,
    Source,
    Tally,
)
from cases.snapshot import taken, taken_since
from tests.conftest import ABISHEV, rolled_back

pytestmark = pytest.mark.usefixtures("drafted")


@pytest.fixture
def person(drafted: None) -> Person:
    return Person.objects.get(key=ABISHEV)


@pytest.fixture
def first(person: Person) -> Revision:
    return Revision.objects.get(subject_key=ABISHEV)


def edited(person: Person, by: User, at: datetime, **values: Any) -> Custody:
    row = Custody.objects.filter(person=person).order_by("pk")[0]
    for name, value in values.items():
        setattr(row, name, value)
    stamp(row, by=by, at=at)
    row.save()
    return row


def restore(revision: Revision, by: User, at: datetime) -> Revision | None:
    return revisions.restore(revision, token=revisions.plan(revision, by=by).token, by=by, at=at)


def test_an_import_keeps_a_revision_of_everybody_and_every_case(first: Revision, person: Person) -> None:
    assert (first.number, first.cause, first.made_by.username) == (1, Cause.IMPORTED, "editor")
    assert set(Revision.objects.filter(number=1).values_list("subject_kind", flat=True)) == {"person", "case"}
    held = revisions.tables_of(first)
    assert {row["key"] for row in held["custody"]} == set(person.custody.values_list("key", flat=True))
    assert held["people"][0]["names"]
    assert held["custody"][0]["citations"][0]["source"].startswith("source-")


def test_what_is_confidential_is_kept_and_an_unchanged_draft_is_not(person: Person, editor: User, at: datetime) -> None:
    row = edited(person, editor, at, note="Seen by his lawyer.", is_confidential=True)
    made = revisions.keep(person, by=editor, at=at)
    assert made
    assert made.changes == [["changed", "custody", row.key, ["is_confidential", "note"]]]
    assert "Seen by his lawyer." in str(revisions.tables_of(made))
    assert revisions.keep(person, by=editor, at=at) is None


def test_a_row_belongs_to_its_person_and_its_case(person: Person) -> None:
    charge, ruling = Charge.objects.filter(party__person=person)[0], Ruling.objects.order_by("pk")[0]
    assert {one.key for one in revisions.subjects_of(charge)} == {person.key, charge.party.case.key}
    assert [one.key for one in revisions.subjects_of(ruling)] == [ruling.case.key]


def test_restoring_brings_back_what_was_changed_and_deleted_and_keeps_what_was_added(
    person: Person, editor: User, second_editor: User, at: datetime
) -> None:
    deleted = Custody.objects.create(person=person, form="remand", occurred="2019", note="In a cell for two.")
    Citation.objects.create(custody=deleted, source=Citation.objects.all()[0].source, locator="paragraph 2")
    old = revisions.keep(person, by=editor, at=at)
    assert old
    before = taken(person)
    changed = edited(person, second_editor, at, occurred="2001", text={"en": "Something else."})
    deleted.citations.all().delete()
    Custody.objects.filter(pk=deleted.pk).delete()
    added = Custody.objects.create(person=person, form="prison", occurred="2022", changed_by=second_editor)
    revisions.keep(person, by=second_editor, at=at)
    planned = revisions.plan(old, by=editor)
    assert planned.changed == (("custody", changed.key),)
    assert planned.made_again == (("custody", deleted.key),)
    assert planned.staying == (("custody", added.key),)
    made = restore(old, editor, at)
    assert made
    assert (made.number, made.cause) == (4, Cause.RESTORED)
    after = taken(person)
    after["custody"] = [row for row in after["custody"] if row["key"] != added.key]
    assert sorted(after.pop("custody"), key=str) == sorted(before.pop("custody"), key=str)
    assert after == before
    assert Custody.objects.filter(pk=added.pk).exists()
    assert Revision.objects.get(pk=old.pk).sha256 == old.sha256


def test_nothing_is_restored_over_a_change_that_was_not_shown(
    person: Person, first: Revision, editor: User, second_editor: User, at: datetime
) -> None:
    edited(person, editor, at, occurred="2001")
    token = revisions.plan(first, by=editor).token
    row = edited(person, second_editor, at, occurred="2002")
    with pytest.raises(revisions.NotRestored, match="changed meanwhile"):
        revisions.restore(first, token=token, by=editor, at=at)
    row.refresh_from_db()
    assert row.occurred == "2002"


def test_a_row_that_names_what_is_gone_is_told_and_nothing_is_restored(
    person: Person, first: Revision, editor: User, at: datetime
) -> None:
    row = edited(person, editor, at, occurred="2001")
    source = row.citations.all()[0].source
    Citation.objects.filter(source=source).delete()
    source.copies.all().delete()
    source.delete()
    with pytest.raises(revisions.NotRestored, match="no longer there"):
        restore(first, editor, at)
    row.refresh_from_db()
    assert row.occurred == "2001"


@pytest.mark.parametrize("role", ["reviewer", "outsider"])
def test_only_an_editor_restores(person: Person, first: Revision, role: str, request: Any, at: datetime) -> None:
    with pytest.raises(PermissionDenied):
        restore(first, request.getfixturevalue(role), at)


def test_a_revision_never_changes(first: Revision) -> None:
    engines = {
        "postgresql": "TRUNCATE cases_revision",
        "sqlite": "REPLACE INTO cases_revision SELECT * FROM cases_revision",
    }
    connection.check_constraints()
    for sql in ("UPDATE cases_revision SET changes = '[]'", "DELETE FROM cases_revision", engines[connection.vendor]):
        with pytest.raises(DatabaseError, match="a revision never changes"), transaction.atomic():
            connection.cursor().execute(sql)


# Who may look at the history and restore, by what a request answers.
EXPECTED = {"editor": (200, 200, 302), "administrator": (200, 200, 302), "reviewer": (403, 403, 403)}


@pytest.mark.parametrize("role", EXPECTED)
def test_the_history_is_for_those_who_write_drafts(
    enter: Any, person: Person, first: Revision, editor: User, role: str, request: Any, at: datetime
) -> None:
    edited(person, editor, at, note="Confidential words.")
    revisions.keep(person, by=editor, at=at)
    client = enter(request.getfixturevalue(role))
    address = f"/admin/cases/person/revisions/{person.key}/"
    pages = [client.get(address), client.get(f"{address}2/")]
    with rolled_back():
        answer = client.post(f"{address}1/", {"token": revisions.plan(first, by=editor).token})
    assert (*[page.status_code for page in pages], answer.status_code) == EXPECTED[role]
    assert ("Confidential words." in pages[1].content.decode()) is (role != "reviewer")


def test_a_save_in_the_admin_keeps_a_revision(enter: Any, read: Any, send: Any, person: Person, editor: User) -> None:
    row, client = Custody.objects.filter(person=person).order_by("pk")[0], enter(editor)
    form = read(client, "cases_custody_change", row.pk).form
    send(client, "cases_custody_change", row.pk, form=form, note="seen")
    made = Revision.objects.get(subject_key=person.key, number=2)
    assert (made.cause, made.changes) == (Cause.SAVED, [["changed", "custody", row.key, ["note"]]])
    page = client.get(f"/admin/cases/person/revisions/{person.key}/").content.decode()
    assert f"changed: custody {outline.title(row)} (internal note)" in page


def whole(subject: Any) -> Any:
    return json.loads(json.dumps(taken(subject)))


def test_what_is_read_by_stamps_is_what_is_read_as_a_whole(person: Person, editor: User, at: datetime) -> None:
    case = Case.objects.filter(parties__person=person)[0]
    for subject in (person, case):
        revisions.keep(subject, by=editor, at=at)

    def changes() -> Iterator[Any]:
        row = Custody.objects.filter(person=person)[0]
        yield row, lambda: setattr(row, "note", "seen")
        cited = row.citations.first()
        assert cited
        yield row, cited.delete
        yield row, lambda: row.grounds.create(ground="suspicion", order=7)
        ruling = Ruling.objects.filter(case=case)[0]
        yield ruling, lambda: setattr(ruling, "note", "appealed")
        yield ruling, lambda: ruling.concerns.set(Party.objects.filter(person=person))
        yield person, lambda: Name.objects.create(person=person, text="Comma Nowhereson")
        second = Case.objects.create(title={"en": "Another case"})
        Ruling.objects.create(case=second, disposition="convicted")
        Tally.objects.create(case=second, value=3)
        party = Party(person=person, case=second)
        yield party, lambda: None

    for number, (row, change) in enumerate(changes(), start=1):
        now = at + timedelta(minutes=number)
        change()
        stamp(row, by=editor, at=now)
        row.save()
        for subject in (person, case):
            last = Revision.objects.filter(subject_key=subject.key).order_by("-number")[0]
            found = taken_since(subject, revisions.tables_of(last), last.made_at)
            assert json.loads(json.dumps(found)) == whole(subject)
            revisions.keep(subject, by=editor, at=now)


def test_a_save_asks_as_much_of_a_long_record_as_of_a_short_one(
    enter: Any, read: Any, send: Any, person: Person, editor: User
) -> None:
    client, row = enter(editor), Custody.objects.filter(person=person).order_by("pk")[0]

    def saved(note: str) -> int:
        form = read(client, "cases_custody_change", row.pk).form
        with CaptureQueriesContext(connection) as asked:
            send(client, "cases_custody_change", row.pk, form=form, note=note)
        return len(asked)

    saved("once"), saved("twice")
    short = saved("before")
    tables: Any = ((Custody, {"form": "remand"}), (HealthEvent, {"kind": "symptom"}), (Protest, {"kind": "other"}))
    for model, given in tables:
        for _number in range(30):
            fact = model.objects.create(person=person, changed_by=editor, changed_at=timezone.now(), **given)
            fact.citations.create(source=Source.objects.order_by("pk")[0])
    saved("with much more")
    assert saved("after") == short < 80
