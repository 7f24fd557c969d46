"""What editors type in forms: kept on error, read kindly, stored with who did it."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.admin.dates import ReadDateField
from cases.domain.wording import read as read_dossier
from cases.domain.wording.reading import when_words
from cases.models import Citation, Custody, Person, Ruling, Sentence, Source, StoredCopy
from cases.publishing import gather_dossier
from tests.conftest import ABISHEV

pytestmark = pytest.mark.usefixtures("drafted")


@pytest.fixture
def desk(enter: Any, editor: Any) -> Any:
    return enter(editor)


@pytest.fixture
def source() -> Source:
    found = Source.objects.order_by("pk").first()
    assert found
    return found


def new_custody(read: Any, desk: Any, **typed: Any) -> dict[str, Any]:
    form = read(desk, "cases_custody_add", query=f"?person={ABISHEV}").form
    return form | {"form": "remand", "occurred": "2021-03-01"} | typed


def test_person_is_filled_in_from_the_address(read: Any, desk: Any) -> None:
    assert read(desk, "cases_custody_add", query=f"?person={ABISHEV}").form["person"] == (
        f"Kenzhebek Abishev [{ABISHEV}]"
    )


def test_fact_with_its_citation_is_stored_with_who_and_when(
    read: Any, send: Any, desk: Any, editor: Any, source: Source
) -> None:
    form = new_custody(read, desk, **{
        "text_en": "Held in March.", "citations-0-source": source.key, "citations-0-locator": "paragraph 7",
    })  # fmt: skip
    assert send(desk, "cases_custody_add", form=form).status_code == 302
    row = Custody.objects.latest("pk")
    assert (row.person.key, row.occurred, row.text) == (ABISHEV, "2021-03-01", {"en": "Held in March."})
    assert (row.changed_by, row.key.startswith("custody-")) == (editor, True)
    assert [(cite.source, cite.locator) for cite in row.citations.all()] == [(source, "paragraph 7")]
    assert LogEntry.objects.filter(user=editor, object_id=str(row.pk), object_repr=str(row)).exists()


def test_a_day_of_another_calendar_is_kept_beside_the_date_and_never_put_in_its_place(
    read: Any, send: Any, desk: Any
) -> None:
    form = new_custody(read, desk, occurred="", occurred_as_written="Persian 1400/7/9")
    page = send(desk, "cases_custody_add", form=form).content.decode()
    assert "In our calendar this is 1 October 2021" in page
    assert "write 2021-10-01 as the date" in page
    assert 'value="Persian 1400/7/9"' in page
    again = send(desk, "cases_custody_add", form=form | {"occurred_as_written": "the year of the dog"})
    assert "is no day, month or year of such a calendar" in again.content.decode()
    assert send(desk, "cases_custody_add", form=form | {"occurred": "2021-10-01"}).status_code == 302
    row = Custody.objects.latest("pk")
    assert (row.occurred, row.occurred_as_written) == ("2021-10-01", "persian 1400-07-09")
    shown = gather_dossier(row.person)
    (when,) = [one.occurred for one in shown.custody if one.key == row.key]
    assert when_words(read_dossier(shown, "ru"), when) == "1 октября 2021 г. (1400-07-09, персидский календарь)"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 April 2021", "April 2021 has no day 31. Correct the day, or write only the month: 2021-04."),
        ("31.13.2021", "a year has 12 months"),
        ("03/04/2021", "can mean different days. Write one of these instead: 2021-04-03 (3 April 2021), 2021-03-04"),
    ],
)
def test_a_day_that_cannot_be_or_can_be_two_is_refused_with_what_to_do(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as error:
        ReadDateField().clean(typed)
    assert said in str(error.value.messages[0])


def test_a_weekday_that_does_not_fit_is_told_and_the_date_is_kept(read: Any, send: Any, desk: Any) -> None:
    form = new_custody(read, desk, occurred="Tuesday, 27 September 2021")
    page = desk.get(send(desk, "cases_custody_add", form=form).url).content.decode()
    assert "That date was another day of the week than “Tuesday, 27 September 2021”." in page
    assert Custody.objects.latest("pk").occurred == "2021-09-27"


def test_a_quote_that_the_stored_copy_does_not_hold_is_told_after_the_save(
    read: Any, send: Any, desk: Any, editor: Any, source: Source, at: Any
) -> None:
    StoredCopy.objects.create(
        source=source, text="Held since\n1 March.", original=b"x", media_type="text/plain", sha256="0" * 64,
        captured_at=at, captured_by=editor,
    )  # fmt: skip
    for quote, count in (("“held since  1 march”", 0), ("Freed since 1 March", 1)):
        form = new_custody(read, desk, **{
            "citations-0-source": source.key, "citations-0-quote": quote, "citations-0-quote_lang": "en",
        })  # fmt: skip
        page = desk.get(send(desk, "cases_custody_add", form=form).url).content.decode()
        assert page.count("has the words “") == count


def test_what_was_typed_stays_when_something_is_wrong(read: Any, send: Any, desk: Any) -> None:
    form = new_custody(
        read, desk, occurred="half past nine", text_ru="Он содержался.", note="ask again", person="Nobody Whatever"
    )
    form |= {"citations-0-locator": "paragraph 3", "citations-0-quote": "a few words"}
    response = send(desk, "cases_custody_add", form=form)
    page = response.content.decode()
    assert response.status_code == 200
    for kept in ("half past nine", "Он содержался.", "ask again", "Nobody Whatever", "paragraph 3", "a few words"):
        assert kept in page
    assert not Custody.objects.filter(note="ask again").exists()


@pytest.mark.parametrize(
    ("typed", "stored", "echoed"),
    [
        ("2021-09-27", "2021-09-27", None),
        ("27 September 2021", "2021-09-27", "27 September 2021 (2021-09-27)"),
        ("mid-April 2021", "2021-04-11~/2021-04-20~", "(2021-04-11~/2021-04-20~)"),
        ("апрель 2021", "2021-04", "April 2021 (2021-04)"),
        ("", "", None),
    ],
)
def test_dates_are_read_as_typed_and_echoed(
    read: Any, send: Any, desk: Any, typed: str, stored: str, echoed: str | None
) -> None:
    response = send(desk, "cases_custody_add", form=new_custody(read, desk, occurred=typed), _continue="1")
    row = Custody.objects.latest("pk")
    assert row.occurred == stored
    page = desk.get(response.headers["Location"]).content.decode()
    assert ("was read as" in page) is (echoed is not None)
    assert echoed is None or echoed in page
    assert ("Read as:" in page) is bool(stored)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("half past nine", "could not be read as a date. Write it as 27 September 2021"),
        ("2021-02-30", "2021-02-30"),
        ("x" * 130, "could not be read as a date"),
    ],
)
def test_bad_date_says_what_to_write(read: Any, send: Any, desk: Any, typed: str, said: str) -> None:
    page = send(desk, "cases_custody_add", form=new_custody(read, desk, occurred=typed)).content.decode()
    assert "errorlist" in page
    assert said in page


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("P6Y4M", "P6Y4M"), ("6 years 4 months", "P6Y4M"), ("7 лет и 6 месяцев", "P7Y6M"), ("15 күн", "P15D")],
)
def test_terms_are_read_as_typed(read: Any, send: Any, desk: Any, typed: str, stored: str) -> None:
    row = Sentence.objects.filter(penalties__isnull=False).first()
    assert row
    form = read(desk, "cases_sentence_change", row.pk).form
    assert send(desk, "cases_sentence_change", row.pk, form=form, **{"penalties-0-term": typed}).status_code == 302
    assert row.penalties.order_by("order", "pk")[0].term == stored


def test_bad_term_says_what_to_write(read: Any, send: Any, desk: Any) -> None:
    row = Sentence.objects.filter(penalties__isnull=False).first()
    assert row
    form = read(desk, "cases_sentence_change", row.pk).form
    response = send(desk, "cases_sentence_change", row.pk, form=form, **{"penalties-0-term": "a while"})
    assert "is not a length of time. Write it as 7 years" in response.content.decode()


@pytest.mark.parametrize(
    "typed", [ABISHEV, ABISHEV.lower(), "Kenzhebek Abishev", "кенжебек абишев", f"Anybody [{ABISHEV}]"]
)
def test_records_are_named_by_key_or_by_name(read: Any, send: Any, desk: Any, typed: str) -> None:
    assert send(desk, "cases_custody_add", form=new_custody(read, desk, person=typed)).status_code == 302
    assert Custody.objects.latest("pk").person.key == ABISHEV


def test_unclear_name_offers_those_it_may_mean(read: Any, send: Any, desk: Any) -> None:
    page = send(desk, "cases_custody_add", form=new_custody(read, desk, person="Abishev K")).content.decode()
    assert "may be this record" in page
    assert f'name="person-picked" value="{ABISHEV}"' in page
    chosen = new_custody(read, desk, person="Abishev K") | {"person-picked": ABISHEV}
    assert send(desk, "cases_custody_add", form=chosen).status_code == 302


@pytest.mark.parametrize("typed", ["1", "9" * 5000, "٣", "\u202eabc", "[KZ-", "%s", "a\x00b"])
def test_what_names_no_record_stays_in_the_box_as_it_was_typed(read: Any, send: Any, desk: Any, typed: str) -> None:
    response = send(desk, "cases_custody_add", form=new_custody(read, desk, person=typed))
    assert response.status_code == 200
    assert response.context["adminform"].form["person"].value() == typed
    status = 400 if "\0" in typed else 200  # Of an address; what is sent has its own refusal.
    assert desk.get(reverse("admin:cases_custody_add"), {"person": typed}).status_code == status


def test_several_people_of_a_name_are_all_offered(read: Any, send: Any, desk: Any) -> None:
    page = send(desk, "cases_custody_add", form=new_custody(read, desk, person="Zhumagulo")).content.decode()
    assert "Several records match" in page
    assert page.count('name="person-picked"') == 2


def test_saving_a_form_untouched_changes_nothing(read: Any, send: Any, desk: Any) -> None:
    row = Ruling.objects.filter(citations__isnull=False).first()
    assert row
    before = Ruling.objects.filter(pk=row.pk).values().get()
    cited = list(Citation.objects.filter(ruling=row).values())
    form = read(desk, "cases_ruling_change", row.pk).form
    assert send(desk, "cases_ruling_change", row.pk, form=form).status_code == 302
    assert Ruling.objects.filter(pk=row.pk).values().get() == before
    assert list(Citation.objects.filter(ruling=row).values()) == cited


@pytest.mark.parametrize("model", ["person", "case", "source", "custody", "healthevent", "statement", "party", "name"])
def test_every_kind_of_form_saves_untouched(read: Any, send: Any, desk: Any, model: str) -> None:
    from django.apps import apps  # noqa: PLC0415

    row = apps.get_model("cases", model)._default_manager.order_by("pk").first()
    before = type(row)._default_manager.filter(pk=row.pk).values().get()
    response = send(desk, f"cases_{model}_change", row.pk, form=read(desk, f"cases_{model}_change", row.pk).form)
    assert response.status_code == 302
    assert type(row)._default_manager.filter(pk=row.pk).values().get() == before


def test_a_new_citation_counts_as_a_change_of_the_fact(
    read: Any, send: Any, enter: Any, second_editor: Any, source: Source
) -> None:
    client, row = enter(second_editor), Custody.objects.order_by("pk").first()
    assert row
    form = read(client, "cases_custody_change", row.pk).form
    last = int(form["citations-TOTAL_FORMS"]) - 1
    typed = {f"citations-{last}-source": source.key, f"citations-{last}-locator": "paragraph 9"}
    assert send(client, "cases_custody_change", row.pk, form=form, **typed).status_code == 302
    row.refresh_from_db()
    assert row.changed_by == second_editor


def test_quote_without_language_is_refused_by_the_field(read: Any, send: Any, desk: Any, source: Source) -> None:
    form = new_custody(read, desk, **{"citations-0-source": source.key, "citations-0-quote": "words"})
    assert "Name the language of the quoted words." in send(desk, "cases_custody_add", form=form).content.decode()


def test_judges_and_parties_take_several_names(read: Any, send: Any, desk: Any) -> None:
    row = Ruling.objects.order_by("pk").first()
    assert row
    form = read(desk, "cases_ruling_change", row.pk).form
    names = {"judges-0": "Kuanysh Aripov", "judges-1": ABISHEV}
    assert send(desk, "cases_ruling_change", row.pk, form=form, **names).status_code == 302
    assert {str(person) for person in row.judges.all()} == {"Kuanysh Aripov", "Kenzhebek Abishev"}


def test_cited_source_is_not_deleted(enter: Any, editor: Any, source: Source) -> None:
    client = enter(editor)
    page = client.get(f"/admin/cases/source/{source.pk}/delete/").content.decode()
    assert "This record cannot be deleted, because other records name it:" in page
    page = client.post(f"/admin/cases/source/{source.pk}/delete/", {"post": "yes"}, follow=True).content.decode()
    assert "Nothing was deleted: other records name this one." in page
    assert Source.objects.filter(pk=source.pk).exists()


def test_deleting_a_fact_counts_as_a_change_of_the_person(enter: Any, second_editor: Any) -> None:
    row = Custody.objects.create(person=Person.objects.get(key=ABISHEV), form="remand")
    enter(second_editor).post(f"/admin/cases/custody/{row.pk}/delete/", {"post": "yes"})
    assert not Custody.objects.filter(pk=row.pk).exists()
    assert Person.objects.get(key=ABISHEV).changed_by == second_editor
