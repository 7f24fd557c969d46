"""Role, act and state of a record: for whom each act on it takes effect, restated in full, and no page left out."""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cases import review
from cases.models import Act, Party, Person, Photo, RemovalRequest, StoredCopy, Submission
from cases.published.models import Edition
from tests.conftest import ABISHEV, rolled_back

pytestmark = pytest.mark.django_db

ROLES = ("editor", "second_editor", "reviewer", "administrator", "outsider", "stranger")
STATES = ("draft", "submitted", "published", "asked for", "withdrawn")
WRITERS, REVIEWER, NOBODY = {"editor", "second_editor", "administrator"}, {"reviewer"}, set[str]()
STAFF = WRITERS | REVIEWER
# Act → state → those for whom it takes effect; the editor submitted, and the editor asked for the withdrawal.
TAKES_EFFECT = {
    "store a text": dict.fromkeys(STATES, WRITERS),
    "submit": dict.fromkeys(STATES, WRITERS),
    "approve": dict.fromkeys(STATES, NOBODY) | {"submitted": REVIEWER},
    "send back": dict.fromkeys(STATES, NOBODY) | {"submitted": REVIEWER},
    "ask for withdrawal": dict.fromkeys(STATES, NOBODY) | {"published": STAFF},
    "carry out": dict.fromkeys(STATES, NOBODY) | {"asked for": REVIEWER},
    "refuse": dict.fromkeys(STATES, NOBODY) | {"asked for": REVIEWER},
    "take back": dict.fromkeys(STATES, NOBODY) | {"asked for": {"editor"}},
}
# Pages beside the stock ones, by the names of their addresses, and those who are shown them.
SHOWN = {
    "cases_case_preview cases_person_preview cases_removalrequest_ask cases_submission_preview": STAFF,
    "sessions todo": STAFF,
    "second_step": STAFF | {"outsider"},
    "cases_case_restriction cases_person_restriction cases_source_restriction": WRITERS,
    "cases_case_revision cases_case_revisions cases_person_revision cases_person_revisions": WRITERS,
    "cases_person_case_file_in cases_person_list cases_person_merge cases_person_split": WRITERS,
    "cases_source_copy cases_source_from": WRITERS,
    # They take a POST, or lead elsewhere, or what they show is not there.
    "cases_case_case_file cases_case_order cases_case_submit cases_person_apart cases_person_case_file": NOBODY,
    "cases_person_list_map cases_person_order cases_person_submit cases_photo_picture": NOBODY,
    "cases_removalrequest_carry_out cases_removalrequest_refuse cases_removalrequest_take_back": NOBODY,
    "cases_source_drop cases_source_fact cases_submission_approve cases_submission_send_back": NOBODY,
    "language letter open recovery_codes": NOBODY,
}
TEXT = {"text": "Nothing is known.", "title": "Of nothing", "publisher": "A paper", "published": "2021"}
REMOVAL = {"number": "1", "act": "withdrawn", "reason": "consent", "internal_reason": "She asked."}

STOCK = {
    "index",
    "login",
    "logout",
    "password_change",
    "password_change_done",
    "autocomplete",
    "jsi18n",
    "view_on_site",
}
STOCK_OF_A_TABLE = {"changelist", "add", "change", "delete", "history"}


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest) -> str:
    """The record of Abishev in one state."""
    named: str = request.param
    request.getfixturevalue("drafted" if named in {"draft", "submitted"} else "published")
    at: datetime = request.getfixturevalue("at")
    if named == "submitted":
        review.submit(person(), by=request.getfixturevalue("editor"), at=at)
    if named in {"asked for", "withdrawn"}:
        edition = Edition.objects.get(subject_key=ABISHEV, number=1)
        request.getfixturevalue("ask" if named == "asked for" else "done")(edition, Act.WITHDRAW)
    return named


@pytest.fixture
def client_of(request: pytest.FixtureRequest, enter: Any) -> Any:
    return lambda role: Client() if role == "stranger" else enter(request.getfixturevalue(role))


def person() -> Person:
    return Person.objects.get(key=ABISHEV)


def last(model: Any) -> int:
    """The number of the row that an act is tried on: the newest, or one that is not there."""
    row = model.objects.order_by("pk").last()
    return row.pk if row else 10**6


def world() -> tuple[Any, ...]:
    """All that the acts change."""
    return (
        list(Submission.objects.order_by("pk").values_list("pk", "state")),
        list(RemovalRequest.objects.order_by("pk").values_list("pk", "progress")),
        list(Edition.objects.order_by("pk").values_list("pk")),
        StoredCopy.objects.count(),
    )


def acts() -> dict[str, tuple[str, dict[str, str]]]:
    """Act → address and what is sent."""
    submission, asked = last(Submission), last(RemovalRequest)
    return {
        "store a text": ("cases/source/from/", TEXT),
        "submit": (f"cases/person/{person().pk}/submit/", {"message": "Please look."}),
        "approve": (f"cases/submission/{submission}/approve/", {}),
        "send back": (f"cases/submission/{submission}/send-back/", {"remark": "Cite it."}),
        "ask for withdrawal": (f"cases/removalrequest/of/{ABISHEV}/", REMOVAL),
        "carry out": (f"cases/removalrequest/{asked}/carry-out/", {}),
        "refuse": (f"cases/removalrequest/{asked}/refuse/", {"remark": "No."}),
        "take back": (f"cases/removalrequest/{asked}/take-back/", {}),
    }


def test_each_act_takes_effect_for_those_of_the_table(state: str, client_of: Any) -> None:
    found: dict[str, set[str]] = {act: set() for act in TAKES_EFFECT}
    for role in ROLES:
        client = client_of(role)
        for act, (address, sent) in acts().items():
            with rolled_back():
                before = world()
                client.post(f"/admin/{address}", sent)
                if world() != before:
                    found[act].add(role)
    assert found == {act: allowed[state] for act, allowed in TAKES_EFFECT.items()}


def own_pages() -> Iterator[tuple[str, str]]:
    """The pages that are not of the stock admin: the name of each with an address of it."""
    for route, name in patterns(get_resolver().url_patterns, ""):
        if (
            name
            and name not in STOCK
            and name.rpartition("_")[2] not in STOCK_OF_A_TABLE
            and "<app_label>" not in route
        ):
            key = Party.objects.get(person=person()).case.key if "_case_rev" in name else ABISHEV
            parts = {"<str:key>": key, "<int:number>": "1", "<int:pk>": str(row_of(name)), "<int:merge>": "1"}
            yield name, reduce(lambda kept, part: kept.replace(*part), parts.items(), route)


def patterns(found: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for one in found:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, route)
        elif isinstance(one, URLPattern) and route.startswith("admin/"):
            yield route, one.name or ""


def row_of(name: str) -> int:
    """The row that a page is asked for."""
    models = {"photo": Photo, "source": StoredCopy, "submission": Submission, "removalrequest": RemovalRequest}
    return next((last(model) for part, model in models.items() if f"_{part}_" in name), person().pk)


def test_each_page_is_shown_to_those_of_the_table(published: None, client_of: Any, editor: Any, at: datetime) -> None:
    review.submit(person(), by=editor, at=at)
    client_of("editor").post("/admin/cases/source/from/", TEXT)
    found: dict[str, set[str]] = {}
    for role in ROLES:
        client = client_of(role)
        for name, address in own_pages():
            answer = client.get(f"/{address}")
            found.setdefault(name, set())
            if answer.status_code == 200:
                found[name].add(role)
    assert found == {name: allowed for names, allowed in SHOWN.items() for name in names.split()}
