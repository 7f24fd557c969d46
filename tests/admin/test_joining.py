"""Merging and splitting by the pages, and the question while a person is entered."""

from typing import Any

import pytest
from django.urls import reverse

from cases import restriction
from cases.admin import duplicates
from cases.models import Custody, Merge, Name, Person
from tests.conftest import ABISHEV, AT

pytestmark = pytest.mark.usefixtures("drafted")


def entered(read: Any, send: Any, client: Any, name: str, **more: str) -> Any:
    form = read(client, "cases_person_add").form
    return send(client, "cases_person_add", form=form, **{"names-0-text": name, "names-0-lang": "en"}, **more)


@pytest.mark.parametrize("name", ["Kenzhebek Abishev", "Кенжебек Абишев", "Кенжебек Әбішев"])
def test_a_like_name_in_any_script_is_asked_about_and_nothing_is_saved(
    enter: Any, read: Any, send: Any, editor: Any, name: str
) -> None:
    before, client = Person.objects.count(), enter(editor)
    page = entered(read, send, client, name).content.decode()
    assert "Is this somebody who is on record?" in page
    assert f"[{ABISHEV}]" in page
    assert f'value="{name}"' in page
    assert Person.objects.count() == before
    assert entered(read, send, client, name, _another_person="1").status_code == 302
    assert Person.objects.count() == before + 1


def test_another_name_is_not_asked_about(enter: Any, read: Any, send: Any, editor: Any) -> None:
    assert entered(read, send, enter(editor), "Zulfiya Qwerty").status_code == 302


def test_who_has_both_names_is_found_among_very_many_who_have_one(editor: Any, monkeypatch: Any) -> None:
    both, family = Person.objects.create(), Person.objects.create()
    for letter in "aeio":
        for family_name in (f"Quibblov{letter}n", f"Fabl{letter}shov"):
            Name.objects.create(person=Person.objects.create(), text=f"Oskle {family_name}")
    Name.objects.create(person=both, text="Фаблев Осклe Оскльович")
    Name.objects.create(person=family, text="O. Fablev")

    def found() -> set[Person]:
        return {one.person for one in duplicates.alike(["Oskle Fablev"], by=editor)}

    assert {both, family} < found()
    monkeypatch.setattr(duplicates, "MOST_COMPARED", 3)
    assert both in found()


def test_nothing_is_told_of_a_restricted_record(
    enter: Any, read: Any, send: Any, editor: Any, second_editor: Any
) -> None:
    restriction.restrict(Person.objects.get(key=ABISHEV), users=[editor], groups=[], by=editor, at=AT)
    answer = entered(read, send, enter(second_editor), "Kenzhebek Abishev")
    assert answer.status_code == 302


def test_pages_merge_take_apart_and_split(enter: Any, editor: Any) -> None:
    client, kept = enter(editor), Person.objects.get(key=ABISHEV)
    other = Person.objects.create()
    Name.objects.create(person=other, text="Kenjebek Abishev")
    custody = Custody.objects.create(person=other, form="remand")
    path = reverse("admin:cases_person_merge", args=[kept.pk])
    assert "They are one person" in client.get(path, {"other": other.key}).content.decode()
    assert client.post(path, {"other": kept.key}).status_code == 200
    assert client.post(path, {"other": other.key}).status_code == 302
    assert client.get(reverse("admin:open", args=[other.key])).headers["Location"].endswith(f"/{kept.pk}/change/")
    assert client.get(reverse("admin:cases_person_change", args=[other.pk])).status_code == 302
    done = Merge.objects.get()
    client.post(reverse("admin:cases_person_apart", args=[kept.pk, done.pk]))
    custody.refresh_from_db()
    assert (custody.person, Merge.objects.count()) == (other, 0)
    split = reverse("admin:cases_person_split", args=[other.pk])
    assert f'value="custody-{custody.pk}"' in client.get(split).content.decode()
    foreign = Custody.objects.filter(person=kept).order_by("pk")[0]
    client.post(split, {"rows": [f"custody-{custody.pk}", f"custody-{foreign.pk}"]})
    custody.refresh_from_db()
    foreign.refresh_from_db()
    assert custody.person not in {other, kept}
    assert foreign.person == kept


def test_a_reviewer_neither_merges_nor_splits(enter: Any, reviewer: Any) -> None:
    client, kept = enter(reviewer), Person.objects.get(key=ABISHEV)
    for page in ("merge", "split"):
        assert client.get(reverse(f"admin:cases_person_{page}", args=[kept.pk])).status_code == 403
        assert client.post(reverse(f"admin:cases_person_{page}", args=[kept.pk]), {}).status_code == 403
