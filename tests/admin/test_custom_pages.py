"""Pages of the admin beside lists and forms: what each role is answered in each state; a refusal writes nothing."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, reverse

from cases import review
from cases.admin.site import site
from cases.models import Act, Case, Custody, Merge, Name, Person, Photo, State, StoredCopy, Submission
from cases.published.models import Edition
from tests.conftest import ABISHEV, ATABEK, rolled_back

pytestmark = pytest.mark.usefixtures("published")

ROLE_NAMES = ("editor", "reviewer", "administrator", "outsider", "stranger")
STOCK = ("changelist", "add", "change", "delete", "history")
ANYBODY, COLLEAGUES, WRITERS = "200 200 200 200 200", "200 200 200 login login", "200 403 200 login login"
SENT_BY_COLLEAGUES = "302 302 302 login login"
SENT_BY_ALL, SENT_BY_WRITERS = "302 302 302 login login", "302 403 302 login login"
ASKED_WRONGLY_BY_WRITERS = "422 403 422 login login"
ONLY_SENT, ONLY_GOT = "405 405 405 login login", "405 405 405 login login"
DECIDERS, NOTHING_THERE = "403 302 403 login login", "404 404 404 login login"
# By page: what a GET and what a POST of the form below answers, to each role in the order of ROLE_NAMES.
EXPECTED: Final = {
    "language": ("405 405 405 405 405", "302 302 302 302 302"),
    "todo": (COLLEAGUES, COLLEAGUES),
    "letter": (ONLY_SENT, NOTHING_THERE),
    "open": (SENT_BY_ALL, SENT_BY_ALL),
    "second_step": ("200 200 200 200 login", "200 200 200 200 login"),
    "recovery_codes": (ONLY_SENT, COLLEAGUES),
    "passkey_add": (ONLY_SENT, SENT_BY_COLLEAGUES),
    "passkey_remove": (ONLY_SENT, SENT_BY_COLLEAGUES),
    "sessions": (COLLEAGUES, SENT_BY_ALL),
    "index": (COLLEAGUES, COLLEAGUES),
    "login": ("302 302 302 200 200", ANYBODY),
    "password_change": (COLLEAGUES, COLLEAGUES),
    "password_change_done": (COLLEAGUES, ONLY_GOT),
    "autocomplete": (COLLEAGUES, ONLY_GOT),
    "jsi18n": (COLLEAGUES, ONLY_GOT),
    "view_on_site": (NOTHING_THERE, NOTHING_THERE),
    "app_list": (COLLEAGUES, COLLEAGUES),
    "auth_user_password_change": ("403 403 200 login login", "403 403 200 login login"),
    "cases_case_preview": (COLLEAGUES, COLLEAGUES),
    "cases_case_submit": (ONLY_SENT, SENT_BY_WRITERS),
    "cases_case_order": (ONLY_SENT, SENT_BY_WRITERS),
    "cases_case_case_file": (ONLY_SENT, WRITERS),
    "cases_case_revisions": (WRITERS, WRITERS),
    "cases_case_revision": (WRITERS, "409 403 409 login login"),
    "cases_case_restriction": (WRITERS, ASKED_WRONGLY_BY_WRITERS),
    "cases_person_preview": (COLLEAGUES, COLLEAGUES),
    "cases_person_submit": (ONLY_SENT, SENT_BY_WRITERS),
    "cases_person_order": (ONLY_SENT, SENT_BY_WRITERS),
    "cases_person_case_file": (ONLY_SENT, WRITERS),
    "cases_person_case_file_in": (WRITERS, ASKED_WRONGLY_BY_WRITERS),
    "cases_person_list": (WRITERS, ASKED_WRONGLY_BY_WRITERS),
    "cases_person_list_map": ("404 403 404 login login", "404 403 404 login login"),
    "cases_person_revisions": (WRITERS, WRITERS),
    "cases_person_revision": (WRITERS, "409 403 409 login login"),
    "cases_person_restriction": (WRITERS, ASKED_WRONGLY_BY_WRITERS),
    "cases_person_merge": (WRITERS, SENT_BY_WRITERS),
    "cases_person_apart": (SENT_BY_WRITERS, SENT_BY_WRITERS),
    "cases_person_split": (WRITERS, WRITERS),
    "cases_source_from": (WRITERS, ASKED_WRONGLY_BY_WRITERS),
    "cases_source_copy": (WRITERS, WRITERS),
    "cases_source_fact": (SENT_BY_WRITERS, SENT_BY_WRITERS),
    "cases_source_drop": (ONLY_SENT, "404 403 404 login login"),
    "cases_source_restriction": (WRITERS, ASKED_WRONGLY_BY_WRITERS),
    "cases_photo_picture": (NOTHING_THERE, NOTHING_THERE),
    "cases_submission_preview": (COLLEAGUES, COLLEAGUES),
    "cases_submission_approve": (ONLY_SENT, DECIDERS),
    "cases_submission_send_back": (ONLY_SENT, DECIDERS),
    "cases_removalrequest_ask": (COLLEAGUES, COLLEAGUES),
    "cases_removalrequest_carry_out": (ONLY_SENT, DECIDERS),
    "cases_removalrequest_refuse": (ONLY_SENT, DECIDERS),
    "cases_removalrequest_take_back": (ONLY_SENT, "302 403 403 login login"),
}
# Logging out ends the session of whoever asks, and is tested at the door.
ELSEWHERE: Final = {"logout"}
WRITES: Final = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(?:cases|published|auth)_')


def routes(patterns: Any, before: str = "") -> Iterator[tuple[str, str]]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, before + str(one.pattern))
        elif one.name:
            yield one.name, before + str(one.pattern)


STOCK_NAMES = {f"{model._meta.app_label}_{model._meta.model_name}_{page}" for model in site._registry for page in STOCK}
PAGES = {name: route for name, route in routes(site.get_urls()) if name not in STOCK_NAMES | ELSEWHERE}


def test_the_table_has_every_page_and_no_other() -> None:
    assert set(PAGES) == set(EXPECTED)


@pytest.fixture
def there(editor: User, at: Any, ask: Any, enter: Any, settings: Any, tmp_path: Any) -> dict[str, Any]:
    """Something on which every page can act: primary keys by table, and what is sent to pages that ask for more."""
    settings.MEDIA_ROOT = tmp_path
    person, client = Person.objects.get(key=ABISHEV), enter(editor)
    form = {"title": "A", "publisher": "B", "published": "8 May 2021", "language": "en", "text": "He was held."}
    client.post(reverse("admin:cases_source_from"), form)
    double, third = (Person.objects.create() for _number in range(2))
    Name.objects.create(person=double, text="Kenjebek Abishev")
    client.post(reverse("admin:cases_person_merge", args=[person.pk]), {"other": double.key})
    photo = Photo.objects.create(person=Person.objects.get(key=ATABEK))
    submission = review.submit(person, by=editor, at=at)
    removal = ask(Edition.objects.get(subject_key=ABISHEV, number=1), Act.WITHDRAW)
    copy = StoredCopy.objects.get()
    return {
        "person": person.pk,
        "case": Case.objects.get(key="KZ-CMR6C").pk,
        "source": copy.source_id,
        "source/copy": copy.pk,
        "photo": photo.pk,
        "submission": submission.pk,
        "removalrequest": removal.pk,
        "user": editor.pk,
        "merge": Merge.objects.get().pk,
        "cases_person_merge": {"other": third.key},
        "cases_source_fact": {"kind": "custody", "paragraph": "1"},
        "cases_submission_send_back": {"remark": "Cite it."},
        "cases_removalrequest_refuse": {"remark": "No reason."},
        "cases_case_case_file": {"whole": "1"},
        "cases_person_case_file": {"whole": "1"},
        "autocomplete": {"app_label": "cases", "model_name": "custody", "field_name": "person", "term": "a"},
    }


def address(name: str, there: dict[str, Any]) -> str:
    """The page about what is there; what it is asked for stands behind."""
    route = PAGES[name]
    table = next((one for one in ("source/copy", *there) if f"/{one}/" in f"/{route}"), "")
    key = "KZ-CMR6C" if table == "case" else ABISHEV
    known = {"pk": there.get(table), "id": there.get(table), "key": key, "number": 1, "merge": there["merge"]}
    known |= {"app_label": "cases", "content_type_id": 0, "object_id": 0}
    names = re.findall(r"<(?:\w+:)?(\w+)>", route)
    query = "&".join(f"{one}={value}" for one, value in there.get(name, {}).items())
    return reverse(f"admin:{name}", kwargs={one: known[one] for one in names}) + (f"?{query}" if query else "")


@pytest.fixture
def client_of(request: pytest.FixtureRequest, enter: Any) -> Callable[[str], Client]:
    return lambda role: Client() if role == "stranger" else enter(request.getfixturevalue(role))


def asked(client: Client, method: str, target: str, form: dict[str, str]) -> tuple[str, bool]:
    """The answer in a word, and whether it wrote to a table of records, editions or accounts; then all is undone."""
    with rolled_back(), CaptureQueriesContext(connection) as captured:
        answer = client.post(target, form) if method == "post" else client.get(target)
    wrote = any(WRITES.match(query["sql"]) for query in captured)
    return "login" if "/login/" in answer.get("Location", "") else str(answer.status_code), wrote


@pytest.mark.parametrize("number", range(len(ROLE_NAMES)), ids=ROLE_NAMES)
def test_every_page(client_of: Any, there: dict[str, Any], number: int) -> None:
    found, written = {}, []
    for name in EXPECTED:
        client, answers = client_of(ROLE_NAMES[number]), []
        for method in ("get", "post"):
            answer, wrote = asked(client, method, address(name, there), there.get(name, {}))
            answers.append(answer)
            if wrote and (method == "get" or answer not in {"200", "302"}):
                written.append(f"{method} {name}: {answer}")
        found[name] = tuple(answers)
    expected = {name: tuple(each.split()[number] for each in row) for name, row in EXPECTED.items()}
    assert {name: row for name, row in found.items() if row != expected[name]} == {}
    assert written == []


# By state of a submission: what approving and sending back answers to a reviewer, and the state after it.
STEPS: Final = {
    State.SUBMITTED: (("302", State.APPROVED), ("302", State.SENT_BACK)),
    State.APPROVED: (("409", State.APPROVED), ("409", State.APPROVED)),
    State.SENT_BACK: (("409", State.SENT_BACK), ("409", State.SENT_BACK)),
    State.VOID: (("409", State.VOID), ("409", State.VOID)),
}


@pytest.fixture
def submission(editor: User, at: Any) -> Submission:
    Custody.objects.filter(person__key=ABISHEV).update(order=1)
    return review.submit(Person.objects.get(key=ABISHEV), by=editor, at=at)


@pytest.fixture
def brought_to(submission: Submission, editor: User, reviewer: User, at: Any) -> Callable[[State], Submission]:
    def brought(state: State) -> Submission:
        if state == State.APPROVED:
            review.approve(submission, by=reviewer, at=at)
        elif state == State.SENT_BACK:
            review.send_back(submission, by=reviewer, at=at, remark="Cite it.")
        elif state == State.VOID:
            review.submit(Person.objects.get(key=ABISHEV), by=editor, at=at)
        submission.refresh_from_db()
        assert submission.state == state
        return submission

    return brought


@pytest.mark.parametrize("state", State)
def test_what_was_decided_stays(enter: Any, reviewer: User, brought_to: Any, state: State) -> None:
    row, found = brought_to(state), []
    for step in ("approve", "send_back"):
        with rolled_back():
            form = {"remark": "Again.", "state": "submitted", "sha256": "0" * 64}
            answer = enter(reviewer).post(reverse(f"admin:cases_submission_{step}", args=[row.pk]), form)
            found.append((str(answer.status_code), Submission.objects.get(pk=row.pk).state))
    assert tuple(found) == STEPS[state]


def test_a_digest_that_is_sent_along_approves_nothing_else(enter: Any, reviewer: User, submission: Submission) -> None:
    Custody.objects.filter(person__key=ABISHEV).update(occurred="1999-01-01")
    before = Edition.objects.count()
    form = {"sha256": submission.sha256, "state": "approved", "edition_number": "2"}
    answer = enter(reviewer).post(reverse("admin:cases_submission_approve", args=[submission.pk]), form)
    submission.refresh_from_db()
    assert (answer.status_code, submission.state, Edition.objects.count()) == (409, State.VOID, before)


def test_lists_are_looked_at_and_nothing_is_typed_or_done_in_them() -> None:
    admins = site._registry.items()
    assert [
        model for model, model_admin in admins if model_admin.list_editable or model_admin.actions is not None
    ] == []


def test_a_name_kept_from_reviewers_is_in_no_history(
    enter: Any, read: Any, send: Any, editor: User, reviewer: User
) -> None:
    person, client = Person.objects.get(key=ABISHEV), enter(editor)
    form = read(client, "cases_person_change", person.pk).form
    number = int(form["names-INITIAL_FORMS"])
    typed = {f"names-{number}-text": "Zzyzxova", f"names-{number}-lang": "en"}
    typed |= {f"names-{number}-is_confidential": "on", f"names-{number}-preferred": "on"}
    assert send(client, "cases_person_change", person.pk, form=form, **typed).status_code == 302
    assert Name.objects.filter(text="Zzyzxova", is_confidential=True).exists()
    page = enter(reviewer).get(reverse("admin:cases_person_history", args=[person.pk]))
    assert page.status_code == 200
    assert "Zzyzxova" not in page.content.decode()
