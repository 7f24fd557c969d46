"""Restricted records: seen by those who are named and by nobody else, by any way, whatever their role."""

from contextlib import nullcontext
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cases import restriction, review, revisions
from cases.domain.canonical import to_bytes
from cases.exchange import casefile
from cases.exchange.casefile import BadCaseFile, Existing
from cases.models import (
    Case,
    Citation,
    Contact,
    Custody,
    Name,
    Occurrence,
    Party,
    Person,
    Restriction,
    Source,
    StoredCopy,
)
from cases.publishing import gather_dossier
from tests.conftest import ABISHEV, AT

pytestmark = pytest.mark.usefixtures("drafted")

SECRET = "Qwyxara"


@pytest.fixture
def closed(editor: Any) -> dict[str, Any]:
    """A person, a case and a source that only the first editor sees, each named by records that are open."""
    person = Person.objects.create(naming="public", is_of_interest=True)
    Name.objects.create(person=person, text=f"{SECRET} Amina")
    custody = Custody.objects.create(person=person, form="remand", text={"en": f"{SECRET} was held."})
    case = Case.objects.create(title={"en": f"Case of {SECRET}"})
    known = Person.objects.get(key=ABISHEV)
    party = Party.objects.create(case=case, person=known)
    source = Source.objects.create(title=f"Diary of {SECRET}", url="https://example.org/diary")
    copy = StoredCopy.objects.create(
        source=source, text=f"{SECRET} wrote.", original=b"x", sha256="0" * 64, captured_at=AT, captured_by=editor
    )
    event = Occurrence.objects.create(person=known, kind="other", text={"en": "A visit."}, by_person=person)
    event.with_people.add(person)
    Citation.objects.create(source=source, occurrence=event, locator="page 1")
    Citation.objects.create(source=Source.objects.exclude(pk=source.pk)[0], occurrence=event, speaker=person)
    for row in (person, case, source):
        restriction.restrict(row, users=[editor], groups=[], by=editor, at=AT)
    return {
        "person": person, "case": case, "source": source, "custody": custody, "party": party, "copy": copy,
        "event": event, "known": known,
    }  # fmt: skip


@pytest.fixture(params=["reviewer", "all_powerful"])
def other(request: pytest.FixtureRequest, enter: Any) -> Any:
    """A browser of somebody who is not named."""
    if request.param == "reviewer":
        return enter(request.getfixturevalue("reviewer"))
    user = request.getfixturevalue("second_editor")
    user.is_superuser = True
    user.save()
    return enter(user)


def pages_of(closed: dict[str, Any]) -> list[str]:
    """Every address by which a restricted record, or what belongs to it, could come to light."""
    known, event = closed["known"], closed["event"]
    lists = [
        f"/admin/cases/{table}/" for table in ("person", "case", "source", "custody", "party", "name", "occurrence")
    ]
    forms = [
        reverse(f"admin:cases_{closed[name]._meta.model_name}_{page}", args=[closed[name].pk])
        for name in ("person", "case", "source", "custody", "party")
        for page in ("change", "history", "delete")
    ]
    return [
        *lists, *[f"{path}?q={SECRET}" for path in lists], *forms,
        reverse("admin:cases_source_copy", args=[closed["copy"].pk]),
        reverse("admin:cases_person_preview", args=[closed["person"].pk]),
        reverse("admin:cases_person_restriction", args=[closed["person"].pk]),
        reverse("admin:open", args=[closed["person"].key]), reverse("admin:open", args=[closed["custody"].key]),
        reverse("admin:cases_person_change", args=[known.pk]), reverse("admin:cases_person_preview", args=[known.pk]),
        reverse("admin:cases_person_history", args=[known.pk]), reverse("admin:cases_person_delete", args=[known.pk]),
        reverse("admin:cases_occurrence_change", args=[event.pk]),
        reverse("admin:cases_occurrence_history", args=[event.pk]),
        reverse("admin:cases_occurrence_delete", args=[event.pk]),
        f"{reverse('admin:cases_custody_add')}?person={closed['person'].key}",
        f"{reverse('admin:cases_party_add')}?case={closed['case'].key}&person={known.key}",
        "/admin/", "/admin/cases/submission/",
    ]  # fmt: skip


def test_no_page_shows_them_to_others(other: Any, closed: dict[str, Any]) -> None:
    for path in pages_of(closed):
        page = other.get(path, follow=True).content.decode()
        for echo in (f'value="{SECRET}"', f"q={SECRET}", f"q%3D{SECRET}", f"“{SECRET}”"):
            page = page.replace(echo, "")
        assert SECRET not in page, path


def test_those_named_see_them(enter: Any, editor: Any, closed: dict[str, Any]) -> None:
    client = enter(editor)
    for name in ("person", "case", "source", "custody"):
        address = reverse(f"admin:cases_{closed[name]._meta.model_name}_change", args=[closed[name].pk])
        assert SECRET in client.get(address).content.decode()


def test_a_team_is_named_as_a_person_is(enter: Any, editor: Any, second_editor: Any, closed: dict[str, Any]) -> None:
    team = Group.objects.create(name="North")
    second_editor.groups.add(team)
    person = closed["person"]
    restriction.restrict(person, users=[editor], groups=[team], by=editor, at=AT)
    address = reverse("admin:cases_person_change", args=[person.pk])
    assert SECRET in enter(second_editor).get(address).content.decode()
    second_editor.groups.remove(team)
    assert enter(second_editor).get(address).status_code == 302


def test_suggestions_do_not_hold_them(other: Any, closed: dict[str, Any]) -> None:
    for model, field in (("custody", "person"), ("citation", "source"), ("party", "case"), ("citation", "speaker")):
        query = {"app_label": "cases", "model_name": model, "field_name": field, "term": SECRET}
        assert SECRET not in other.get(reverse("admin:autocomplete"), query).content.decode()


def test_a_form_keeps_what_its_reader_may_not_see(
    enter: Any, read: Any, send: Any, second_editor: Any, closed: dict[str, Any]
) -> None:
    client, event = enter(second_editor), closed["event"]
    form = read(client, "cases_occurrence_change", event.pk).form
    assert not {"by_person", "with_people-0"} & set(form)
    forged = {"text_en": "A visit at home.", "by_person": ABISHEV, "with_people-0": ABISHEV}
    assert send(client, "cases_occurrence_change", event.pk, form=form, **forged).status_code == 302
    event.refresh_from_db()
    assert (event.by_person, list(event.with_people.all())) == (closed["person"], [closed["person"]])
    assert event.text["en"] == "A visit at home."
    assert event.citations.count() == 2


def test_a_restricted_record_cannot_be_named_by_key_or_raw_id(
    enter: Any, read: Any, send: Any, second_editor: Any, closed: dict[str, Any]
) -> None:
    client = enter(second_editor)
    form = read(client, "cases_custody_add").form
    for typed in (closed["person"].key, str(closed["person"].pk), SECRET, f"{SECRET} Amina [{closed['person'].key}]"):
        answer = send(client, "cases_custody_add", form=form, person=typed, form_="remand")
        assert f"Nothing is recorded under “{typed}”" in answer.content.decode()
    absent = send(client, "cases_custody_add", form=form, person="KZ-0000")
    assert "Nothing is recorded under “KZ-0000”" in absent.content.decode()
    assert Custody.objects.filter(person=closed["person"]).count() == 1


def test_nobody_deletes_what_they_do_not_see(enter: Any, second_editor: Any, closed: dict[str, Any]) -> None:
    client, event = enter(second_editor), closed["event"]
    page = client.get(reverse("admin:cases_occurrence_delete", args=[event.pk])).content.decode()
    assert "a record that is not open to you" in page
    client.post(reverse("admin:cases_occurrence_delete", args=[event.pk]), {"post": "yes"})
    assert Occurrence.objects.filter(pk=event.pk).exists()
    client.post(reverse("admin:cases_custody_delete", args=[closed["custody"].pk]), {"post": "yes"})
    assert Custody.objects.filter(pk=closed["custody"].pk).exists()


def test_a_text_stored_before_in_a_restricted_source_is_not_told(enter: Any, second_editor: Any, closed: Any) -> None:
    client = enter(second_editor)
    sent = {"text": "Another text.", "title": "Mine", "url": "https://example.org/diary"}
    answer = client.post(reverse("admin:cases_source_from"), sent, follow=True)
    assert closed["source"].key not in answer.content.decode()


def test_other_dossiers_leave_them_out(closed: dict[str, Any]) -> None:
    known = closed["known"]
    dossier = gather_dossier(known)
    assert SECRET not in to_bytes(dossier).decode()
    assert closed["case"].key not in dossier.by_key
    Restriction.objects.all().delete()
    assert closed["case"].key in gather_dossier(known).by_key


@pytest.mark.parametrize("existing", Existing)
def test_a_case_file_neither_names_nor_replaces_them(second_editor: Any, closed: dict[str, Any], existing: Any) -> None:
    person, custody, event = (closed[name] for name in ("person", "custody", "event"))
    named = {"key": "custody-23456", "person": person.key, "form": "remand"}
    over = {"key": custody.key, "person": ABISHEV, "form": "remand"}
    beside = {"key": event.key, "person": ABISHEV, "kind": "other"}
    for table, row in (("custody", named), ("custody", over), ("occurrences", beside)):
        kept = table == "occurrences" and existing is Existing.KEPT
        with nullcontext() if kept else pytest.raises(BadCaseFile):
            casefile.load([{table: [row]}], by=second_editor, at=AT, existing=existing)
    event.refresh_from_db()
    custody.refresh_from_db()
    assert (event.by_person, event.citations.count(), custody.person) == (person, 2, person)
    assert not Custody.objects.filter(key="custody-23456").exists()


def test_a_replaced_row_keeps_citations_of_them(second_editor: Any, closed: dict[str, Any]) -> None:
    row = Occurrence.objects.create(person=closed["known"], kind="other", text={"en": "Another."})
    Citation.objects.create(source=closed["source"], occurrence=row, locator="page 2")
    anew: dict[str, Any] = {"key": row.key, "person": ABISHEV, "kind": "other", "text": {"en": "Anew."}}
    casefile.load([{"occurrences": [anew]}], by=second_editor, at=AT, existing=Existing.REPLACED)
    row.refresh_from_db()
    assert (row.text["en"], [one.source for one in row.citations.all()]) == ("Anew.", [closed["source"]])


def test_nobody_restores_what_they_do_not_see(editor: Any, second_editor: Any, closed: dict[str, Any]) -> None:
    known, event = closed["known"], closed["event"]
    kept = revisions.keep(known, by=editor, at=AT)
    assert kept
    Occurrence.objects.filter(pk=event.pk).update(text={"en": "Changed."}, changed_at=timezone.now())
    with pytest.raises(PermissionDenied, match="not open to you"):
        revisions.restore(kept, token=revisions.plan(kept, by=second_editor).token, by=second_editor, at=AT)
    revisions.restore(kept, token=revisions.plan(kept, by=editor).token, by=editor, at=AT)
    event.refresh_from_db()
    assert event.text["en"] == "A visit."


def test_own_dossier_is_whole(closed: dict[str, Any]) -> None:
    assert SECRET in to_bytes(gather_dossier(closed["person"])).decode()


def test_submission_of_a_record_that_was_restricted_is_closed(
    enter: Any, editor: Any, reviewer: Any, closed: dict[str, Any]
) -> None:
    known, client = closed["known"], enter(reviewer)
    submission = review.submit(known, by=editor, at=AT)
    restriction.restrict(known, users=[editor], groups=[], by=editor, at=AT)
    assert "0 submissions" in client.get("/admin/cases/submission/").content.decode()
    for page in ("change", "preview"):
        assert client.get(reverse(f"admin:cases_submission_{page}", args=[submission.pk])).status_code in {302, 404}
    for step in ("approve", "send-back"):
        answer = client.post(f"/admin/cases/submission/{submission.pk}/{step}/", {"remark": "x"})
        assert answer.status_code == 404
    submission.refresh_from_db()
    assert submission.state == "submitted"
    for call in (review.approve, lambda *one, **more: review.send_back(*one, remark="x", **more)):
        with pytest.raises(PermissionDenied, match="not open to you"):
            call(submission, by=reviewer, at=AT)


def test_the_page_restricts_and_lifts(enter: Any, editor: Any, second_editor: Any) -> None:
    person, client = Person.objects.get(key=ABISHEV), enter(editor)
    path = reverse("admin:cases_person_restriction", args=[person.pk])
    assert client.post(path, {"seen_by": "named", "users": [second_editor.pk]}).status_code == 422
    assert not Restriction.objects.exists()
    assert client.post(path, {"seen_by": "named", "users": [editor.pk]}).status_code == 302
    assert enter(second_editor).get(path).status_code == 404
    assert enter(second_editor).post(path, {"seen_by": "everybody"}).status_code == 404
    assert client.post(path, {"seen_by": "everybody"}).status_code == 302
    assert not Restriction.objects.exists()


def test_who_only_looks_restricts_nothing(enter: Any, reviewer: Any) -> None:
    person = Person.objects.get(key=ABISHEV)
    path = reverse("admin:cases_person_restriction", args=[person.pk])
    assert enter(reviewer).post(path, {"seen_by": "named", "users": [reviewer.pk]}).status_code == 403
    assert not Restriction.objects.exists()


@pytest.mark.parametrize(("role", "sees"), [("editor", True), ("reviewer", False), ("administrator", False)])
def test_confidences_are_for_those_with_a_right_to_them(
    enter: Any, request: pytest.FixtureRequest, role: str, sees: bool
) -> None:
    person = Person.objects.get(key=ABISHEV)
    Contact.objects.create(person=person, address="+7 000 0000000")
    page = enter(request.getfixturevalue(role)).get(reverse("admin:cases_person_change", args=[person.pk]))
    assert ("+7 000 0000000" in page.content.decode()) is sees
    assert "+7 000" not in to_bytes(gather_dossier(person)).decode()
