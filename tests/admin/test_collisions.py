"""Two editors at one record: nothing is overwritten unseen, nothing that was typed is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cases.models import Citation, Custody, Name, Person, Sentence, Source
from tests.admin.conftest import Page
from tests.conftest import ABISHEV

pytestmark = pytest.mark.usefixtures("drafted")


@pytest.fixture
def one(enter: Any, editor: User) -> Client:
    return enter(editor)


@pytest.fixture
def other(enter: Any, second_editor: User) -> Client:
    return enter(second_editor)


@pytest.fixture
def row() -> Custody:
    cited = Citation.objects.filter(custody__isnull=False).order_by("pk").first()
    assert cited
    return Custody.objects.get(pk=cited.custody_id)


def page_of(response: Any, status: int) -> Page:
    assert response.status_code == status
    return Page(response.content.decode())


def both_open(read: Any, row: Any, *clients: Client) -> list[dict[str, Any]]:
    return [read(client, f"cases_{row._meta.model_name}_change", row.pk).form for client in clients]


def test_same_field_is_shown_three_ways_and_saved_only_deliberately(
    read: Any, send: Any, one: Client, other: Client, row: Custody
) -> None:
    mine, theirs = both_open(read, row, one, other)
    assert send(other, "cases_custody_change", row.pk, form=theirs, text_en="Theirs.").status_code == 302
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, text_en="Mine."), 409)
    row.refresh_from_db()
    assert row.text["en"] == "Theirs."
    for told in ("Changed by both", "en: Theirs.", "en: Mine.", "second-editor"):
        assert told in page.html
    assert page.form["text_en"] == "Mine."
    assert send(one, "cases_custody_change", row.pk, form=page.form).status_code == 302
    row.refresh_from_db()
    assert row.text["en"] == "Mine."


def test_different_fields_are_merged_in_the_form(
    read: Any, send: Any, one: Client, other: Client, row: Custody
) -> None:
    mine, theirs = both_open(read, row, one, other)
    send(other, "cases_custody_change", row.pk, form=theirs, text_en="Theirs.")
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, note="Mine."), 409)
    assert "Changed by both" not in page.html
    assert "Changed by the other alone" in page.html
    assert (page.form["text_en"], page.form["note"]) == ("Theirs.", "Mine.")
    assert send(one, "cases_custody_change", row.pk, form=page.form).status_code == 302
    row.refresh_from_db()
    assert (row.text["en"], row.note) == ("Theirs.", "Mine.")


def test_languages_of_one_text_are_merged(read: Any, send: Any, one: Client, other: Client, row: Custody) -> None:
    mine, theirs = both_open(read, row, one, other)
    send(other, "cases_custody_change", row.pk, form=theirs, text_en="Theirs.")
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, text_ru="Моё."), 409)
    assert "Changed by both" not in page.html
    assert "Changed by the other alone" in page.html
    assert (page.form["text_en"], page.form["text_ru"]) == ("Theirs.", "Моё.")


def test_same_words_from_both_are_no_difference(read: Any, send: Any, one: Client, other: Client, row: Custody) -> None:
    mine, theirs = both_open(read, row, one, other)
    send(other, "cases_custody_change", row.pk, form=theirs, note="One line.\nAnother.")
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, note="One line.\r\nAnother."), 409)
    assert "Changed by" not in page.html


def test_untouched_form_takes_everything_from_the_record(
    read: Any, send: Any, one: Client, other: Client, row: Custody
) -> None:
    mine, theirs = both_open(read, row, one, other)
    send(
        other,
        "cases_custody_change",
        row.pk,
        form=theirs,
        occurred="2020-01-02",
        text_ru="Чужое.",
        is_confidential="on",
    )
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine), 409)
    assert "Changed by both" not in page.html
    assert (page.form["occurred"], page.form["text_ru"], page.form["is_confidential"]) == ("2020-01-02", "Чужое.", "on")


def test_what_cannot_be_read_is_kept_as_typed(read: Any, send: Any, one: Client, other: Client, row: Custody) -> None:
    mine, theirs = both_open(read, row, one, other)
    send(other, "cases_custody_change", row.pk, form=theirs, text_en="Theirs.")
    typed = {"occurred": "half past nine", "person": "Nobody Whatever"}
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, **typed), 409)
    assert (page.form["occurred"], page.form["person"]) == ("half past nine", "Nobody Whatever")


def test_a_third_save_between_is_caught_again(read: Any, send: Any, one: Client, other: Client, row: Custody) -> None:
    mine, theirs = both_open(read, row, one, other)
    send(other, "cases_custody_change", row.pk, form=theirs, text_en="Theirs.")
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, text_en="Mine."), 409)
    Custody.objects.filter(pk=row.pk).update(text={"en": "Third."})
    page = page_of(send(one, "cases_custody_change", row.pk, form=page.form), 409)
    assert "en: Third." in page.html
    assert page.form["text_en"] == "Mine."


def test_writes_outside_the_forms_count(read: Any, send: Any, one: Client, row: Custody) -> None:
    Custody.objects.filter(pk=row.pk).update(changed_at=None)
    [mine] = both_open(read, row, one)
    Custody.objects.filter(pk=row.pk).update(note="From the shell.")
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, note="Mine."), 409)
    assert "It was changed outside these forms." in page.html
    assert "From the shell." in page.html
    row.refresh_from_db()
    assert row.note == "From the shell."


@pytest.mark.parametrize("touched", [True, False])
def test_deleted_citation_comes_back_only_with_what_was_typed(
    read: Any, send: Any, one: Client, row: Custody, touched: bool
) -> None:
    [mine] = both_open(read, row, one)
    gone = row.citations.order_by("pk")[0]
    source, count = gone.source, row.citations.count()
    gone.delete()
    typed = {"citations-0-locator": "paragraph 99"} if touched else {}
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, **typed), 409)
    assert ("what you typed is kept as a new line" in page.html) is touched
    assert send(one, "cases_custody_change", row.pk, form=page.form).status_code == 302
    assert row.citations.count() == count - (not touched)
    assert row.citations.filter(source=source, locator="paragraph 99").exists() is touched


def test_new_line_stays_beside_the_line_of_the_other(read: Any, send: Any, one: Client, other: Client) -> None:
    person = Person.objects.get(key=ABISHEV)
    mine, theirs = both_open(read, person, one, other)
    last = int(mine["names-TOTAL_FORMS"]) - 1

    def name(text: str) -> dict[str, str]:
        return {f"names-{last}-text": text, f"names-{last}-lang": "en"}

    assert send(other, "cases_person_change", person.pk, form=theirs, **name("Their Name")).status_code == 302
    page = page_of(send(one, "cases_person_change", person.pk, form=mine, **name("My Name")), 409)
    assert "Their Name: added meanwhile" in page.html
    assert send(one, "cases_person_change", person.pk, form=page.form).status_code == 302
    assert {"Their Name", "My Name"} <= {one.text for one in person.names.all()}


def test_change_within_a_line_is_merged_by_field(read: Any, send: Any, one: Client) -> None:
    row = Sentence.objects.filter(penalties__isnull=False).order_by("pk")[0]
    line = row.penalties.order_by("order", "pk")[0]
    [mine] = both_open(read, row, one)
    row.penalties.filter(pk=line.pk).update(regime="", description={"en": "Theirs."})
    page = page_of(send(one, "cases_sentence_change", row.pk, form=mine, **{"penalties-0-term": "1 year"}), 409)
    assert send(one, "cases_sentence_change", row.pk, form=page.form).status_code == 302
    line.refresh_from_db()
    assert (line.term, line.description) == ("P1Y", {"en": "Theirs."})


def test_line_marked_for_deletion_and_changed_by_the_other_is_told(read: Any, send: Any, one: Client) -> None:
    person = Person.objects.get(key=ABISHEV)
    [mine] = both_open(read, person, one)
    Name.objects.filter(pk=mine["names-0-id"]).update(note="Theirs.")
    page = page_of(send(one, "cases_person_change", person.pk, form=mine, **{"names-0-DELETE": "on"}), 409)
    assert "changed meanwhile; you marked it to be deleted" in page.html
    assert page.form["names-0-DELETE"] == "on"


def test_deleted_record_leaves_the_text_and_can_be_added_anew(read: Any, send: Any, one: Client, row: Custody) -> None:
    [mine] = both_open(read, row, one)
    cited = row.citations.count()
    Custody.objects.filter(pk=row.pk).delete()
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, note="First.\nSecond."), 410)
    assert "Somebody deleted this record while you were typing." in page.html
    assert "First.<br>Second." in page.html
    page = page_of(one.post("/admin/cases/custody/add/", page.form), 200)
    assert not Custody.objects.filter(note__startswith="First.").exists()
    assert send(one, "cases_custody_add", form=page.form).status_code == 302
    again = Custody.objects.get(note="First.\nSecond.")
    assert (again.text, again.citations.count()) == (row.text, cited)


@pytest.mark.parametrize("token", ["", "nonsense", "of another row"])
def test_form_without_its_own_token_is_not_saved(read: Any, send: Any, one: Client, row: Custody, token: str) -> None:
    elsewhere = Custody.objects.exclude(pk=row.pk).order_by("pk")[0]
    mine, foreign = both_open(read, row, one)[0], both_open(read, elsewhere, one)[0]
    form = mine | {"_version": foreign["_version"] if token == "of another row" else token}
    page = page_of(send(one, "cases_custody_change", row.pk, form=form, note="Mine."), 409)
    assert page.form["note"] == "Mine."
    assert page.html.count("what you typed</dt>") == 1
    row.refresh_from_db()
    assert row.note != "Mine."


def test_old_form_sent_again_after_a_save_is_caught(read: Any, send: Any, one: Client, row: Custody) -> None:
    [mine] = both_open(read, row, one)
    assert send(one, "cases_custody_change", row.pk, form=mine, note="First.").status_code == 302
    assert send(one, "cases_custody_change", row.pk, form=mine, note="Second.").status_code == 409


def test_form_with_an_error_keeps_a_token_that_holds(read: Any, send: Any, one: Client, row: Custody) -> None:
    [mine] = both_open(read, row, one)
    page = page_of(send(one, "cases_custody_change", row.pk, form=mine, occurred="half past nine"), 200)
    assert send(one, "cases_custody_change", row.pk, form=page.form, occurred="2021").status_code == 302


def new_custody(read: Any, client: Client) -> dict[str, Any]:
    form = read(client, "cases_custody_add", query=f"?person={ABISHEV}").form
    source = Source.objects.order_by("pk")[0].key
    return form | {"form": "remand", "note": "once", "citations-0-source": source}


def test_double_submit_adds_once(read: Any, send: Any, one: Client) -> None:
    form = new_custody(read, one)
    assert send(one, "cases_custody_add", form=form).status_code == 302
    response = send(one, "cases_custody_add", form=form)
    row = Custody.objects.get(note="once")
    assert response.headers["Location"] == f"/admin/cases/custody/{row.pk}/change/"
    assert "the record was added once" in one.get(response.headers["Location"]).content.decode()


def test_add_form_sent_again_with_other_words_is_laid_over_the_record(read: Any, send: Any, one: Client) -> None:
    form = new_custody(read, one)
    send(one, "cases_custody_add", form=form)
    page = page_of(send(one, "cases_custody_add", form=form, text_en="More."), 409)
    row = Custody.objects.get(note="once")
    assert ("form", f"/admin/cases/custody/{row.pk}/change/") in {
        (tag, given.get("action", "")) for tag, given in page.elements
    }
    assert send(one, "cases_custody_change", row.pk, form=page.form).status_code == 302
    row.refresh_from_db()
    assert (row.text, row.citations.count(), Custody.objects.filter(note="once").count()) == ({"en": "More."}, 1, 1)


def test_another_form_adds_another(read: Any, send: Any, one: Client) -> None:
    for _time in range(2):
        assert send(one, "cases_custody_add", form=new_custody(read, one)).status_code == 302
    assert Custody.objects.filter(note="once").count() == 2


def test_reader_of_drafts_cannot_save_by_a_token(
    enter: Any, read: Any, send: Any, one: Client, reviewer: User, row: Custody
) -> None:
    [mine] = both_open(read, row, one)
    assert send(enter(reviewer), "cases_custody_change", row.pk, form=mine, note="x").status_code == 403
