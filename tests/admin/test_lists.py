"""A list becomes drafts, is known again the next time, and stores nothing while one row is wrong."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cases.exchange.columns import Column, guessed, lines_of
from cases.exchange.sheets import read_sheet
from cases.exchange.takelist import CHANGED, MADE, SAME, Kind, Report, columns_of, take_list
from cases.models import Attribute, Custody, ListProfile, Name, OfferedList, Person
from tests.conftest import ABISHEV, ATABEK

pytestmark = pytest.mark.django_db
HEAD = "No,Name,Country,Born,Sex,Custody,Arrested\n"
ROW = "17,Probe Probov,KZ,01.01.1980,m,prison,27 September 2021\n"


def taken(text: str, by: User, at: datetime, *, dry: bool = False, **columns: Column) -> Report:
    sheet = read_sheet(text.encode(), name="list.csv")
    kind = Kind("A list of ours", "Another group", guessed(sheet.headers) | columns, "en")
    lines, problems = lines_of(sheet, kind.columns, today=date(2026, 11, 22))
    return (
        Report(problems=problems)
        if problems
        else take_list(lines, kind=kind, people=Person.objects.all(), by=by, at=at, dry=dry)
    )


def test_rows_become_drafts_that_cite_the_list(editor: User, at: datetime) -> None:
    report = taken(HEAD + ROW, editor, at)
    assert (report.count(MADE), report.problems) == (1, [])
    person = Person.objects.get()
    assert (person.naming, person.country, person.sex, person.is_of_interest) == ("described", "KZ", "male", True)
    assert Name.objects.get().citations.get().source.publisher == "Another group"
    fact = Custody.objects.get()
    assert (fact.occurred, fact.form, fact.citations.get().locator) == ("2021-09-27", "prison", "№ 17")
    assert fact.changed_by == editor


def test_the_same_list_again_changes_nothing_and_a_newer_one_changes_what_it_says(editor: User, at: datetime) -> None:
    taken(HEAD + ROW, editor, at)
    assert taken(HEAD + ROW, editor, at).count(SAME) == 1
    newer = ROW.replace("27 September 2021", "28 September 2021").replace(",m,", ",NA,")
    assert taken(HEAD + newer + "18,Second Probov,BY,,,,\n", editor, at).count(CHANGED) == 1
    assert (Person.objects.count(), Custody.objects.count(), Attribute.objects.count()) == (2, 1, 1)
    assert Custody.objects.get().occurred == "2021-09-28"
    assert Person.objects.earliest("pk").sex == "male"


def test_a_row_with_our_key_is_about_that_person(drafted: None, editor: User, at: datetime) -> None:
    before = Person.objects.count()
    assert taken("key,note\nkz-qm2k,from the list\n", editor, at).count(CHANGED) == 1
    assert (Person.objects.get(key="KZ-QM2K").note, Person.objects.count()) == ("from the list", before)
    (problem,) = taken("key,note\nKZ-2222,x\n", editor, at).problems
    assert (problem.row, "KZ-2222" in problem.sentence) == (2, True)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("999,Probe,KZ,31.02.1980,,,\n", "calendar|read as a date"),
        ("999,Probe,,,,,\n", "country"),
        ("999,=HYPERLINK(1),KZ,,,,\n", "formula"),
        ("998,Probe,KZ,,,,\n", "row 999"),
        (",Probe,KZ,,,,\n", "neither"),
        ("999,Probe,KZ,,unclear,,\n", "not among"),
        ("999,Probe,KZ,,,,2021\n", "form of custody"),
        ("999,Probe,Kazakhstan,,,,\n", "two letters"),
    ],
)
def test_one_bad_row_of_a_thousand_stores_nothing(bad: str, said: str, editor: User, at: datetime) -> None:
    rows = [f"{number},,KZ,,,,\n" for number in range(1, 999)]
    if bad.startswith("999,Probe,,") or bad.endswith("2021\n"):
        rows = rows[:3]
    report = taken(HEAD + "".join(rows) + bad + "1000,,KZ,,,,\n", editor, at)
    assert [problem.row for problem in report.problems] == [len(rows) + 2]
    assert re.search(said, report.problems[0].sentence)
    assert not Person.objects.exists()
    assert not ListProfile.objects.exists()


def test_a_preview_stores_nothing_and_the_columns_are_remembered(editor: User, at: datetime) -> None:
    year = Column("birth", january_first_is_year=True)
    assert taken(HEAD + ROW, editor, at, dry=True, Born=year).count(MADE) == 1
    assert not Person.objects.exists()
    taken(HEAD + ROW, editor, at, Born=year)
    assert columns_of(ListProfile.objects.get())["Born"] == year
    assert Attribute.objects.get().occurred == "1980"


def test_headings_of_uwazi_are_known() -> None:
    found = guessed(("id", "title__en", "title__ru", "country"))
    assert {header: column.target for header, column in found.items()} == {
        "id": "number",
        "title__en": "name_en",
        "title__ru": "name_ru",
        "country": "country",
    }


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_our_own_list_comes_in_again_and_makes_nobody_twice(
    published: None, client: Client, editor: User, at: datetime, kind: str
) -> None:
    sheet = read_sheet(client.get(f"/ru/people.{kind}").getvalue(), name=f"people.{kind}")
    known = {header: column.target for header, column in guessed(sheet.headers).items() if column.target}
    assert known == {
        "key": "key", "title__en": "name_en", "title__ru": "name_ru", "title__kk": "name_kk", "country": "country",
    }  # fmt: skip
    before = [*Person.objects.order_by("pk").values_list("key", flat=True)], Name.objects.count()
    lines, problems = lines_of(sheet, guessed(sheet.headers), today=date(2026, 11, 22))
    assert (problems, {line.said["key"] for line in lines}) == ([], {ABISHEV, ATABEK})
    list_of_ours = Kind("Our own list", "Case tracker", guessed(sheet.headers), "ru")
    report = take_list(lines, kind=list_of_ours, people=Person.objects.all(), by=editor, at=at, dry=False)
    assert report.problems == []
    assert ([*Person.objects.order_by("pk").values_list("key", flat=True)], Name.objects.count()) == before


def test_an_editor_maps_previews_and_takes_in(editor: User, reviewer: User, enter: Any) -> None:
    client = enter(editor)
    assert enter(reviewer).get(reverse("admin:cases_person_list")).status_code == 403
    bad = client.post(reverse("admin:cases_person_list"), {"file": SimpleUploadedFile("a.csv", b"a,a\n1,2\n")})
    assert (bad.status_code, "“a”" in bad.content.decode()) == (422, True)
    file = SimpleUploadedFile("people.csv", (HEAD + ROW).encode())
    page = client.post(reverse("admin:cases_person_list"), {"file": file}, follow=True)
    assert b"Probe Probov" in page.content
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"name": "People of a group", "publisher": "x"}
    data = {name: value for name, value in data.items() if value is not False and value != ""}
    address = page.redirect_chain[0][0]
    preview = client.post(address, data | {"do": "preview"})
    assert (preview.status_code, Person.objects.count()) == (200, 0)
    assert "new: 1" in preview.content.decode()
    wrong = client.post(address, data | {"do": "store", "target-0": ""})
    assert (wrong.status_code, Person.objects.count()) == (422, 0)
    assert "Row 2" in wrong.content.decode()
    client.post(address, data | {"do": "store"})
    assert (Person.objects.count(), OfferedList.objects.count()) == (1, 0)


def test_a_list_with_a_very_long_name_is_still_read(editor: User, enter: Any) -> None:
    upload = SimpleUploadedFile("list " * 80 + ".csv", (HEAD + ROW).encode())
    page = enter(editor).post(reverse("admin:cases_person_list"), {"file": upload}, follow=True)
    assert page.status_code == 200
    assert OfferedList.objects.get().name.endswith(".csv")
