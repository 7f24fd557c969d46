"""Confidential rows, names and notes: open to those who write drafts, closed to everybody else by every way."""

from typing import Any

import pytest
from django.urls import reverse

from cases.models import Citation, Custody, Name, Person, Ruling, Source
from tests.conftest import ABISHEV

pytestmark = pytest.mark.usefixtures("drafted")

SECRET = "Zzyzxova"


@pytest.fixture
def secrets(db: None) -> Person:
    """A confidential person, a fact about her, a secret name and a note of somebody public."""
    hidden = Person.objects.create(is_confidential=True, note=f"{SECRET} calls on Mondays")
    Name.objects.create(person=hidden, text=f"{SECRET} Amina")
    Custody.objects.create(person=hidden, form="remand", text={"en": f"{SECRET} was held."})
    known = Person.objects.get(key=ABISHEV)
    Name.objects.create(person=known, text=f"{SECRET} Kenzhe", is_confidential=True, preferred=True)
    known.note = f"Ask {SECRET}"
    known.save(update_fields=["note"])
    ruling = Ruling.objects.order_by("pk")[0]
    ruling.judges.add(hidden)
    source = Source.objects.create(title=f"Letter of {SECRET}", is_confidential=True)
    Citation.objects.create(source=source, ruling=ruling, locator="page 1")
    return hidden


def suggested(client: Any, model: str, field: str, term: str) -> str:
    query = {"app_label": "cases", "model_name": model, "field_name": field, "term": term}
    return str(client.get(reverse("admin:autocomplete"), query).content.decode())


PAGES = (
    "/admin/cases/person/", f"/admin/cases/person/?q={SECRET}", "/admin/cases/name/", f"/admin/cases/name/?q={SECRET}",
    "/admin/cases/custody/", f"/admin/cases/custody/?q={SECRET}", "/admin/cases/source/",
    "/admin/cases/source/?is_confidential__exact=1", "/admin/cases/person/?is_confidential__exact=1",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_lists_do_not_show_them_to_a_reviewer(enter: Any, reviewer: Any, secrets: Person, path: str) -> None:
    page = enter(reviewer).get(path).content.decode()
    for echo in (f'value="{SECRET}"', f"q={SECRET}"):
        page = page.replace(echo, "")
    assert SECRET not in page
    assert "?q=" not in path or "result_list" not in page


def test_lists_show_them_to_an_editor(enter: Any, editor: Any, secrets: Person) -> None:
    assert SECRET in enter(editor).get("/admin/cases/person/").content.decode()


@pytest.mark.parametrize(("model", "field"), [("custody", "person"), ("citation", "source"), ("citation", "speaker")])
def test_suggestions_do_not_hold_them(
    enter: Any, reviewer: Any, editor: Any, secrets: Person, model: str, field: str
) -> None:
    assert SECRET in suggested(enter(editor), model, field, SECRET)
    assert SECRET not in suggested(enter(reviewer), model, field, SECRET)
    assert ABISHEV not in suggested(enter(reviewer), model, field, SECRET)


def test_suggestions_are_refused_to_an_outsider(enter: Any, outsider: Any) -> None:
    outsider.is_staff = True
    outsider.save()
    query = {"app_label": "cases", "model_name": "custody", "field_name": "person", "term": "a"}
    assert enter(outsider).get(reverse("admin:autocomplete"), query).status_code == 403


def test_forms_do_not_show_them_to_a_reviewer(enter: Any, reviewer: Any, secrets: Person) -> None:
    client = enter(reviewer)
    ruling = Ruling.objects.order_by("pk")[0]
    paths = [
        reverse("admin:cases_person_change", args=[Person.objects.get(key=ABISHEV).pk]),
        reverse("admin:cases_ruling_change", args=[ruling.pk]),
        reverse("admin:cases_person_preview", args=[Person.objects.get(key=ABISHEV).pk]),
    ]
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200
        assert SECRET not in response.content.decode(), path


def test_confidential_row_cannot_be_reached_by_its_address(enter: Any, reviewer: Any, secrets: Person) -> None:
    client = enter(reviewer)
    for name in ("change", "history"):
        page = client.get(reverse(f"admin:cases_person_{name}", args=[secrets.pk]), follow=True)
        assert SECRET not in page.content.decode()
    assert client.get(reverse("admin:open", args=[secrets.key])).status_code == 404
    assert client.get(reverse("admin:cases_person_preview", args=[secrets.pk])).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "note__startswith=A", "note=x", "names__text__startswith=Z", "changed_by__password__startswith=m",
        "person__note__contains=Ask", "citations__source__title__contains=Letter", "country__regex=K",
        "country__contains=K",
    ],
)  # fmt: skip
def test_no_list_answers_by_a_column_that_it_does_not_offer(enter: Any, reviewer: Any, query: str) -> None:
    for table in ("person", "custody"):
        assert enter(reviewer).get(f"/admin/cases/{table}/?{query}").status_code in {302, 400}


def test_lists_filter_by_what_they_offer(enter: Any, editor: Any) -> None:
    assert enter(editor).get("/admin/cases/person/?naming__exact=public&country=KZ").status_code == 200
