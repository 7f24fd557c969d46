"""Who may do what in the admin: the whole table of role, table and action, restated, and forged requests."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cases import review
from cases.admin.site import site
from cases.models import Citation, Custody, Person, Ruling, Source, State, Submission
from cases.published.models import Edition
from cases.roles import RECORDS, ROLES, ensure_roles
from tests.conftest import ABISHEV, browser_of

pytestmark = pytest.mark.usefixtures("drafted")

ROLE_NAMES = ("editor", "reviewer", "administrator", "outsider", "stranger")
TABLES = (
    "person", "organisation", "place", "name", "attribute", "relationship", "distinction", "case", "party",
    "provision", "charge", "filing", "ruling", "rulinglink", "sentence", "sentencechange", "custody", "healthevent",
    "protest", "illtreatment", "response", "clemency", "death", "designation", "statement", "campaign", "occurrence",
    "tally", "claim", "photo", "source",
)  # fmt: skip

# What a request answers: 200 a page, 302 to the login page, 403 refused.
EXPECTED = {
    "editor": {"changelist": 200, "add": 200, "change": 200, "delete": 200, "history": 200},
    "reviewer": {"changelist": 200, "add": 403, "change": 200, "delete": 403, "history": 200},
    "administrator": {"changelist": 200, "add": 200, "change": 200, "delete": 200, "history": 200},
    "outsider": {"changelist": 302, "add": 302, "change": 302, "delete": 302, "history": 302},
    "stranger": {"changelist": 302, "add": 302, "change": 302, "delete": 302, "history": 302},
}
EXPECTED_OF_SUBMISSIONS = {
    "editor": {"changelist": 200, "add": 403, "change": 200, "delete": 403},
    "reviewer": {"changelist": 200, "add": 403, "change": 200, "delete": 403},
    "administrator": {"changelist": 200, "add": 403, "change": 200, "delete": 403},
    "outsider": {"changelist": 302, "add": 302, "change": 302, "delete": 302},
    "stranger": {"changelist": 302, "add": 302, "change": 302, "delete": 302},
}
EXPECTED_OF_USERS = {
    "editor": {"changelist": 403, "add": 403, "change": 403, "delete": 403},
    "reviewer": {"changelist": 403, "add": 403, "change": 403, "delete": 403},
    "administrator": {"changelist": 200, "add": 200, "change": 200, "delete": 403},
    "outsider": {"changelist": 302, "add": 302, "change": 302, "delete": 302},
    "stranger": {"changelist": 302, "add": 302, "change": 302, "delete": 302},
}
EXPECTED_OF_GROUPS = {
    "editor": {"changelist": 403, "add": 403, "change": 403, "delete": 403},
    "reviewer": {"changelist": 403, "add": 403, "change": 403, "delete": 403},
    "administrator": {"changelist": 200, "add": 200, "change": 200, "delete": 403},
    "outsider": {"changelist": 302, "add": 302, "change": 302, "delete": 302},
    "stranger": {"changelist": 302, "add": 302, "change": 302, "delete": 302},
}


@pytest.fixture
def client_of(request: pytest.FixtureRequest, enter: Any) -> Any:
    def found(role: str) -> Client:
        return Client() if role == "stranger" else enter(request.getfixturevalue(role))

    return found


@pytest.fixture
def submission(editor: Any, at: Any) -> Submission:
    return review.submit(Person.objects.get(key=ABISHEV), by=editor, at=at)


def status(client: Client, model: str, action: str, app: str = "cases") -> int:
    if action in {"changelist", "add"}:
        return client.get(reverse(f"admin:{app}_{model}_{action}")).status_code
    admin = next(one for table, one in site._registry.items() if table._meta.model_name == model)
    row = admin.model._default_manager.order_by("pk").first()
    pk = row.pk if row else 0
    if row is None:  # the table is empty: an absent row leads those who may look back to the start page
        return EXPECTED_WHEN_ABSENT
    return client.get(reverse(f"admin:{app}_{model}_{action}", args=[pk])).status_code


EXPECTED_WHEN_ABSENT = -1


@pytest.mark.parametrize("role", ROLE_NAMES)
def test_records(client_of: Any, role: str) -> None:
    client = client_of(role)
    found = {table: {action: status(client, table, action) for action in EXPECTED[role]} for table in TABLES}
    for table, answers in found.items():
        given = {action: code for action, code in answers.items() if code != EXPECTED_WHEN_ABSENT}
        assert given == {action: EXPECTED[role][action] for action in given}, table


def test_the_table_names_every_record() -> None:
    registered = {model._meta.model_name for model in site._registry}
    assert registered == {*TABLES, "submission", "removalrequest", "user", "group"}
    assert set(RECORDS) == {*TABLES, "chargestep", "penalty", "ground", "demand", "citation"}


@pytest.mark.parametrize("role", ROLE_NAMES)
def test_submissions(client_of: Any, submission: Submission, role: str) -> None:
    client, expected = client_of(role), EXPECTED_OF_SUBMISSIONS[role]
    assert {action: status(client, "submission", action) for action in expected} == expected


@pytest.mark.parametrize("role", ROLE_NAMES)
def test_users(client_of: Any, role: str) -> None:
    client, expected = client_of(role), EXPECTED_OF_USERS[role]
    assert {action: status(client, "user", action, "auth") for action in expected} == expected


@pytest.mark.parametrize("role", ROLE_NAMES)
def test_groups(client_of: Any, role: str) -> None:
    client, expected = client_of(role), EXPECTED_OF_GROUPS[role]
    assert {action: status(client, "group", action, "auth") for action in expected} == expected


def test_editions_are_not_in_the_admin() -> None:
    assert not [model for model in site._registry if model._meta.app_label == "published"]


@pytest.mark.parametrize(
    ("role", "answer"), [("editor", 302), ("administrator", 302), ("reviewer", 403), ("stranger", 302)]
)
def test_submitting(client_of: Any, role: str, answer: int) -> None:
    person = Person.objects.get(key=ABISHEV)
    response = client_of(role).post(f"/admin/cases/person/{person.pk}/submit/", {"message": "Please look."})
    assert response.status_code == answer
    assert Submission.objects.filter(message="Please look.").exists() is (role in {"editor", "administrator"})


@pytest.mark.parametrize(
    ("role", "answer", "state"),
    [
        ("reviewer", 302, State.APPROVED),
        ("editor", 403, State.SUBMITTED),
        ("second_editor", 403, State.SUBMITTED),
        ("administrator", 403, State.SUBMITTED),
        ("outsider", 302, State.SUBMITTED),
        ("stranger", 302, State.SUBMITTED),
    ],
)
def test_approving(client_of: Any, submission: Submission, role: str, answer: int, state: State) -> None:
    before = Edition.objects.count()
    response = client_of(role).post(f"/admin/cases/submission/{submission.pk}/approve/")
    submission.refresh_from_db()
    assert (response.status_code, submission.state) == (answer, state)
    assert Edition.objects.count() - before == int(state == State.APPROVED)


@pytest.mark.parametrize(
    ("role", "answer", "state"),
    [("reviewer", 302, State.SENT_BACK), ("editor", 403, State.SUBMITTED), ("administrator", 403, State.SUBMITTED)],
)
def test_sending_back(client_of: Any, submission: Submission, role: str, answer: int, state: State) -> None:
    response = client_of(role).post(f"/admin/cases/submission/{submission.pk}/send-back/", {"remark": "Cite it."})
    submission.refresh_from_db()
    assert (response.status_code, submission.state) == (answer, state)


def test_ones_own_submission_is_not_approved_whatever_ones_roles(enter: Any, editor: Any, at: Any) -> None:
    editor.groups.set(ensure_roles().values())
    submission = review.submit(Person.objects.get(key=ABISHEV), by=editor, at=at)
    client = enter(editor)
    page = client.get(f"/admin/cases/submission/{submission.pk}/change/").content.decode()
    assert "You submitted this draft: another person must review it." in page
    assert "Approve and publish" not in page
    response = client.post(f"/admin/cases/submission/{submission.pk}/approve/")
    assert response.status_code == 403
    assert "You submitted this draft: another person must review it." in response.content.decode()
    assert not Edition.objects.exists()


def test_deciding_takes_a_post(client_of: Any, submission: Submission) -> None:
    for step in ("approve", "send-back"):
        assert client_of("reviewer").get(f"/admin/cases/submission/{submission.pk}/{step}/").status_code == 405
    assert client_of("editor").get("/admin/cases/person/1/submit/").status_code == 405


def test_deciding_takes_a_token(reviewer: Any, submission: Submission) -> None:
    client = browser_of(reviewer, enforce_csrf_checks=True)
    assert client.post(f"/admin/cases/submission/{submission.pk}/approve/").status_code == 403
    submission.refresh_from_db()
    assert submission.state == State.SUBMITTED


def test_forged_post_does_not_write_a_submission(client_of: Any, submission: Submission) -> None:
    for role in ("editor", "reviewer", "administrator"):
        client_of(role).post(f"/admin/cases/submission/{submission.pk}/change/", {"state": "approved", "sha256": "0"})
        client_of(role).post("/admin/cases/submission/add/", {"state": "approved"})
        client_of(role).post("/admin/cases/submission/", {"action": "delete_selected", "_selected_action": "1"})
    assert [row.state for row in Submission.objects.all()] == [State.SUBMITTED]


def test_forged_post_of_a_reviewer_writes_no_draft(
    client_of: Any, read: Any, send: Any, enter: Any, editor: Any
) -> None:
    row = Custody.objects.order_by("pk").first()
    assert row
    form = read(enter(editor), "cases_custody_change", row.pk).form | {"note": "forged", "citations-0-locator": "x"}
    assert send(client_of("reviewer"), "cases_custody_change", row.pk, form=form).status_code == 403
    assert not Custody.objects.filter(note="forged").exists()
    assert not Citation.objects.filter(locator="x").exists()


def test_forged_inline_row_of_another_fact_is_not_taken_over(client_of: Any, read: Any, send: Any) -> None:
    mine, other = Ruling.objects.filter(citations__isnull=False).distinct().order_by("pk")[:2]
    foreign = other.citations.order_by("pk")[0]
    client = client_of("editor")
    form = read(client, "cases_ruling_change", mine.pk).form
    forged = {"citations-0-id": foreign.pk, "citations-0-locator": "x"}
    send(client, "cases_ruling_change", mine.pk, form=form, **forged)
    foreign.refresh_from_db()
    assert (foreign.ruling, foreign.locator != "x") == (other, True)


def test_who_changed_a_row_cannot_be_typed(client_of: Any, read: Any, send: Any, editor: Any, reviewer: Any) -> None:
    row, client = Custody.objects.order_by("pk").first(), client_of("second_editor")
    assert row
    form = read(client, "cases_custody_change", row.pk).form
    send(client, "cases_custody_change", row.pk, form=form, note="seen", changed_by=reviewer.pk, key="custody-mine")
    row.refresh_from_db()
    assert (row.note, row.changed_by.username, row.key == "custody-mine") == ("seen", "second-editor", False)


def test_administrator_makes_nobody_all_powerful(client_of: Any, read: Any, send: Any, editor: Any) -> None:
    client = client_of("administrator")
    form = read(client, "auth_user_change", editor.pk).form
    send(client, "auth_user_change", editor.pk, form=form, is_superuser="on", user_permissions="1")
    editor.refresh_from_db()
    assert (editor.is_superuser, editor.user_permissions.count()) == (False, 0)


def test_administrator_does_not_touch_the_all_powerful(client_of: Any, editor: Any) -> None:
    editor.is_superuser = True
    editor.save()
    client = client_of("administrator")
    assert client.post(f"/admin/auth/user/{editor.pk}/change/", {"username": "x"}).status_code == 403
    assert client.get(f"/admin/auth/user/{editor.pk}/password/").status_code == 403


def test_a_team_takes_neither_rights_nor_the_name_of_a_role(client_of: Any) -> None:
    client = client_of("administrator")
    ensure_roles()
    assert client.post("/admin/auth/group/add/", {"name": "Editor"}).status_code == 200
    client.post("/admin/auth/group/add/", {"name": "North", "permissions": "1"})
    assert [group.permissions.count() for group in Group.objects.filter(name="North")] == [0]
    assert not Group.objects.filter(name="Editor").exists()
    for name in ROLES:
        group = Group.objects.get(name=name)
        assert client.post(f"/admin/auth/group/{group.pk}/change/", {"name": "x"}).status_code == 403
        assert client.post(f"/admin/auth/group/{group.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("role", sorted(ROLES))
def test_roles_hold_what_the_table_says_and_nothing_else(role: str) -> None:
    ensure_roles()["editor"].permissions.clear()
    group = ensure_roles()[role]
    wanted = {f"{action}_{model}" for (_app, model), actions in ROLES[role].items() for action in actions}
    assert {permission.codename for permission in group.permissions.all()} == wanted


def test_no_role_approves_and_drafts() -> None:
    for grants in ROLES.values():
        may_decide = "change" in grants.get(("cases", "submission"), ())
        may_write = "change" in grants[("cases", "person")]
        assert not (may_decide and may_write)


def test_source_of_nothing_can_be_deleted(client_of: Any) -> None:
    source = Source.objects.create(title="Not cited")
    client_of("editor").post(f"/admin/cases/source/{source.pk}/delete/", {"post": "yes"})
    assert not Source.objects.filter(pk=source.pk).exists()
