"""Every page of the admin: strict policy, nothing inline, as many queries for many rows as for few, three languages."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import review
from cases.admin.site import site
from cases.models import Custody, Person, Submission
from tests.admin.conftest import Page
from tests.conftest import ABISHEV

pytestmark = pytest.mark.usefixtures("drafted")

MODELS = sorted(model._meta.model_name or "" for model in site._registry if model._meta.app_label == "cases")


def offences(page: Page) -> list[str]:
    """What a strict policy would refuse on a page."""
    found = []
    for tag, given in page.elements:
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            found.append(f"{tag} {given}")
        if tag == "script" and not given.get("src", "").startswith("/static/") and given.get("src") != "/admin/jsi18n/":
            found.append(f"{tag} {given}")
        if given.get("href", "").startswith("javascript:"):
            found.append(f"{tag} {given}")
        loaded = given.get("src", "") + (given.get("href", "") if given.get("rel") == "stylesheet" else "")
        if "//" in loaded:
            found.append(f"{tag} {given}")
    return found


def check(response: Any) -> Page:
    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    page = Page(response.content.decode())
    assert offences(page) == []
    return page


@pytest.fixture
def desk(enter: Any, editor: Any) -> Client:
    client: Client = enter(editor)
    return client


@pytest.mark.parametrize("model", MODELS)
def test_lists_and_forms_hold_nothing_inline(desk: Client, model: str) -> None:
    check(desk.get(reverse(f"admin:cases_{model}_changelist")))
    if model in {"submission", "removalrequest"}:
        return
    check(desk.get(reverse(f"admin:cases_{model}_add")))
    row = site.get_model_admin(_model(model)).model._default_manager.order_by("pk").first()
    if row is not None:
        for action in ("change", "delete", "history"):
            check(desk.get(reverse(f"admin:cases_{model}_{action}", args=[row.pk])))


def _model(name: str) -> Any:
    return next(model for model in site._registry if model._meta.model_name == name)


def test_other_pages_hold_nothing_inline(enter: Any, desk: Client, editor: Any, administrator: Any, at: Any) -> None:
    person = Person.objects.get(key=ABISHEV)
    submission = review.submit(person, by=editor, at=at)
    check(Client().get("/admin/login/"))
    for path in (
        "/admin/", "/admin/cases/", "/admin/password_change/", f"/admin/cases/person/{person.pk}/preview/",
        f"/admin/cases/submission/{submission.pk}/change/", f"/admin/cases/submission/{submission.pk}/preview/",
    ):  # fmt: skip
        check(desk.get(path))
    keeper = enter(administrator)
    for path in ("user/", "user/add/", f"user/{editor.pk}/change/", f"user/{editor.pk}/password/", "group/"):
        check(keeper.get(f"/admin/auth/{path}"))


@pytest.mark.parametrize("role", ["editor", "reviewer"])
def test_lists_take_as_many_queries_for_many_rows_as_for_few(
    enter: Any, request: pytest.FixtureRequest, role: str
) -> None:
    client = enter(request.getfixturevalue(role))
    few = {model: queries(client, model) for model in MODELS}
    double()
    assert {model: queries(client, model) for model in MODELS} == few
    assert max(few.values()) <= 22


def queries(client: Client, model: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(f"admin:cases_{model}_changelist")).status_code == 200
    return len(captured)


def double() -> None:
    """Make a second row of every row that can stand twice."""
    from cases.models import Distinction, Name, RulingLink  # noqa: PLC0415

    for model in site._registry:
        if model._meta.app_label == "cases" and model not in {Distinction, RulingLink, Submission}:
            for row in list(model._default_manager.all()):
                row.pk, row.key = None, ""
                row.save(force_insert=True)
    assert Name.objects.count() > 0


def test_desk_takes_a_fixed_number_of_queries(desk: Client) -> None:
    person = Person.objects.get(key=ABISHEV)
    path = reverse("admin:cases_person_change", args=[person.pk])
    desk.get(path)
    with CaptureQueriesContext(connection) as few:
        desk.get(path)
    for _number in range(5):
        Custody.objects.create(person=person, form="remand", occurred="2021")
    with CaptureQueriesContext(connection) as more:
        desk.get(path)
    assert len(more) == len(few)


def test_long_search_is_cut_and_answers(desk: Client) -> None:
    for term in ("x" * 60_000, "%" * 60_000, "a " * 30_000, "Ж" * 60_000):
        assert desk.get("/admin/cases/person/", {"q": term}).status_code == 200


@pytest.mark.parametrize("spelling", ["Abishev", "Абишев", "Әбішев", "abishev kenzhebek", "KZ-QM2K", "kz-qm2k"])
def test_people_are_found_in_any_spelling(desk: Client, spelling: str) -> None:
    assert "Kenzhebek Abishev" in desk.get("/admin/cases/person/", {"q": spelling}).content.decode()


@pytest.mark.parametrize(("lang", "word"), [("en", "Log out"), ("ru", "Выйти"), ("kk", "Шығу")])
def test_language_is_kept_for_the_admin_alone(desk: Client, lang: str, word: str, settings: Any) -> None:
    response = desk.post("/admin/language/", {"language": lang, "next": "/admin/cases/person/"})
    assert response.headers["Location"] == "/admin/cases/person/"
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME]["path"] == "/admin/"
    page = desk.get("/admin/").content.decode()
    assert f'<html lang="{lang}"' in page


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_choice_of_language_leads_nowhere_else(desk: Client, back: str) -> None:
    assert desk.post("/admin/language/", {"language": "ru", "next": back}).headers["Location"] == "/admin/"


def test_key_leads_to_its_form(desk: Client) -> None:
    person = Person.objects.get(key=ABISHEV)
    response = desk.get(reverse("admin:open", args=[ABISHEV]))
    assert response.headers["Location"] == reverse("admin:cases_person_change", args=[person.pk])
    assert desk.get(reverse("admin:open", args=["KZ-0000"])).status_code == 404


def test_desk_lists_what_is_recorded_and_offers_more(desk: Client) -> None:
    page = desk.get(reverse("admin:cases_person_change", args=[Person.objects.get(key=ABISHEV).pk])).content.decode()
    for custody in Custody.objects.filter(person__key=ABISHEV):
        assert reverse("admin:cases_custody_change", args=[custody.pk]) in page
    assert f"{reverse('admin:cases_custody_add')}?person={ABISHEV}" in page
    assert "Nothing stands in the way of publication." in page


def test_preview_is_the_public_page(desk: Client) -> None:
    page = desk.get(reverse("admin:cases_person_preview", args=[Person.objects.get(key=ABISHEV).pk])).content.decode()
    assert "Kenzhebek Abishev" in page
    assert 'lang="en"' in page


@pytest.mark.parametrize("table", ["ruling", "charge", "sentence", "party", "case", "custody", "healthevent"])
def test_facts_are_found_by_the_name_of_whom_they_are_about(desk: Client, table: str) -> None:
    for spelling in ("Абишев", "abishev"):
        page = desk.get(f"/admin/cases/{table}/", {"q": spelling}).content.decode()
        assert 'id="result_list"' in page
