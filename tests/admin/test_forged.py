"""Requests that no form of ours sends: each gets a clear answer and changes nothing that it should not."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cases.admin.site import site
from cases.models import Citation, Custody, Name, Penalty, Person, Ruling, Sentence
from tests.conftest import ABISHEV, ATABEK, code_now

pytestmark = pytest.mark.usefixtures("drafted")

Form = dict[str, Any]

WATCHED = (Person, Name, Custody, Ruling, Citation, Penalty, Sentence)
COUNTS = ("-1", "1e3", "x", "", "9" * 30, "0x10", "3\x00")
ROLES = ("editor", "reviewer", "administrator")
NOT_OURS = "A line that was sent is not of this record."


@pytest.fixture
def desk(enter: Any, editor: User) -> Client:
    found: Client = enter(editor)
    return found


@pytest.fixture
def row() -> Sentence:
    """A sentence with a stored line."""
    return Sentence.objects.filter(penalties__isnull=False).order_by("pk")[0]


@pytest.fixture
def form(read: Any, desk: Client, row: Sentence) -> Form:
    """The form of that sentence as it is opened."""
    found: Form = read(desk, "cases_sentence_change", row.pk).form
    return found


def drafts() -> list[Any]:
    """Every row of the tables that are forged upon, less who changed it and when."""
    rows = [row for model in WATCHED for row in model._default_manager.order_by("pk").values()]
    return [{name: value for name, value in row.items() if not name.startswith("changed_")} for row in rows]


def test_no_count_of_lines_fails_or_changes_a_line(send: Any, desk: Client, row: Sentence, form: Form) -> None:
    before = drafts()
    for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS"):
        for count in COUNTS:
            answer = send(desk, "cases_sentence_change", row.pk, form=form, **{f"penalties-{name}": count})
            assert answer.status_code in {200, 302}, (name, count)
    left = {name: value for name, value in form.items() if not name.endswith("_FORMS")}
    assert send(desk, "cases_sentence_change", row.pk, form=left, note="Forged").status_code == 200
    assert drafts() == before


def test_more_stored_lines_than_there_are_is_an_error(send: Any, desk: Client, row: Sentence, form: Form) -> None:
    before = drafts()
    for more, typed in ((0, {}), (3, {}), (0, {"id": ""}), (0, {"term": "1 year"}), (3, {"term": "1 year"})):
        claimed = int(form["penalties-TOTAL_FORMS"]) + more
        forged = {f"penalties-{name}_FORMS": str(claimed) for name in ("TOTAL", "INITIAL")}
        forged |= {f"penalties-{claimed - 1}-{name}": value for name, value in typed.items()}
        assert send(desk, "cases_sentence_change", row.pk, form=form, **forged).status_code == 200, (more, typed)
    assert drafts() == before


@pytest.mark.parametrize("more", [{}, {"DELETE": "on"}, {"term": "1 year"}, {"sentence": "2"}], ids=str)
def test_a_line_by_a_number_that_is_not_its_own_is_an_error(
    send: Any, desk: Client, row: Sentence, form: Form, more: dict[str, str]
) -> None:
    before = drafts()
    foreign = Penalty.objects.exclude(sentence=row).order_by("pk")[0]
    for number in (str(foreign.pk), "0", "-1", "x", "9" * 30, "1 OR 1=1", "\x00", ""):
        forged = {"penalties-0-id": number} | {f"penalties-0-{name}": value for name, value in more.items()}
        answer = send(desk, "cases_sentence_change", row.pk, form=form, **forged)
        assert answer.status_code == 200, number
    assert drafts() == before


def foreign_lines() -> list[tuple[str, str, Any, Any]]:
    """Table, prefix of its lines, a row, and a line of another row of the table."""
    cited = Ruling.objects.filter(citations__isnull=False).distinct().order_by("pk")
    sentences = Sentence.objects.filter(penalties__isnull=False).distinct().order_by("pk")
    people = [Person.objects.get(key=key) for key in (ABISHEV, ATABEK)]
    return [
        ("ruling", "citations", cited[0], cited[1].citations.order_by("pk")[0]),
        ("sentence", "penalties", sentences[0], sentences[1].penalties.order_by("pk")[0]),
        ("person", "names", people[0], people[1].names.order_by("pk")[0]),
    ]


@pytest.mark.parametrize("deleted", [False, True])
def test_a_line_of_another_record_is_neither_taken_over_nor_deleted(
    read: Any, send: Any, desk: Client, deleted: bool
) -> None:
    before = drafts()
    for table, prefix, row, foreign in foreign_lines():
        form = read(desk, f"cases_{table}_change", row.pk).form
        forged = {f"{prefix}-0-id": str(foreign.pk)} | ({f"{prefix}-0-DELETE": "on"} if deleted else {})
        answer = send(desk, f"cases_{table}_change", row.pk, form=form, **forged)
        assert answer.status_code == 200, table
        assert NOT_OURS in answer.content.decode(), table
        assert drafts() == before, table


@pytest.mark.parametrize("role", ROLES)
def test_lists_take_nothing_that_is_sent_to_them(enter: Any, request: Any, role: str) -> None:
    client, before = enter(request.getfixturevalue(role)), drafts()
    row = Custody.objects.order_by("pk")[0]
    sent = {
        "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": row.pk, "form-0-standing": "disputed",
        "form-0-is_confidential": "on", "_save": "Save", "action": "delete_selected", "_selected_action": row.pk,
        "select_across": "1", "index": "0", "post": "yes",
    }  # fmt: skip
    for model in site._registry:
        if model._meta.app_label == "cases":
            answer = client.post(reverse(f"admin:cases_{model._meta.model_name}_changelist"), sent)
            assert answer.status_code in {200, 302}, model
    assert drafts() == before


@pytest.mark.parametrize("role", ROLES)
def test_columns_that_no_form_offers_are_not_written(
    enter: Any, read: Any, send: Any, request: Any, desk: Client, role: str
) -> None:
    row = Custody.objects.order_by("pk")[0]
    form = read(desk, "cases_custody_change", row.pk).form
    forged = {"id": "1", "pk": "1", "key": "custody-mine", "changed_by": "1", "occurred_earliest": "1999-01-01",
              "state": "approved", "_method": "DELETE"}  # fmt: skip
    before = Custody.objects.values().get(pk=row.pk), Custody.objects.count()
    answer = send(enter(request.getfixturevalue(role)), "cases_custody_change", row.pk, form=form, **forged)
    assert answer.status_code == (403 if role == "reviewer" else 302)
    copied = send(enter(request.getfixturevalue(role)), "cases_custody_change", row.pk, form=form, _saveasnew="1")
    assert copied.status_code == 400
    assert (Custody.objects.values().get(pk=row.pk), Custody.objects.count()) == before


@pytest.mark.parametrize("role", [*ROLES, "outsider", "stranger"])
def test_a_method_that_is_named_along_is_not_the_method(enter: Any, request: Any, row: Sentence, role: str) -> None:
    client = Client() if role == "stranger" else enter(request.getfixturevalue(role))
    before = drafts()
    named = {f"HTTP_X_{name}": "POST" for name in ("HTTP_METHOD_OVERRIDE", "HTTP_METHOD", "METHOD_OVERRIDE")}
    for page in (f"cases/sentence/{row.pk}/change/", f"cases/sentence/{row.pk}/delete/", "cases/sentence/"):
        for method in ("get", "head", "options", "put", "patch", "delete"):
            answer = getattr(client, method)(f"/admin/{page}?_method=POST&post=yes", **named)
            assert answer.status_code in {200, 302, 400, 403, 405}, (page, method)
    assert drafts() == before


@pytest.mark.parametrize(
    "elsewhere",
    ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example/", "\\\\elsewhere.example",
     "javascript:alert(1)", "https:elsewhere.example", "\thttps://elsewhere.example/"],
)  # fmt: skip
def test_the_door_leads_nowhere_else(enter: Any, editor: User, elsewhere: str) -> None:
    editor.set_password("a long enough secret")
    editor.save()
    enter(editor).logout()
    sent = {"username": "editor", "password": "a long enough secret", "code": code_now(), "next": elsewhere}
    answer = Client().post("/admin/login/", sent)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/admin/"
    known = enter(editor).get("/admin/login/", {"next": elsewhere})
    assert (known.status_code, known.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("value", ["note", "-1", "9" * 30, "\x00", "https://elsewhere.example/"])
def test_what_stands_in_an_address_is_answered(desk: Client, value: str) -> None:
    for name in ("_to_field", "_popup", "_changelist_filters", "p", "o", "all", "e"):
        answer = desk.get("/admin/cases/place/", {name: value})
        assert answer.status_code in {200, 302, 400}, name
        assert "elsewhere" not in answer.get("Location", "")
