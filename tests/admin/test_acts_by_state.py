"""Role, act and state of a record: for whom each act on it takes effect, restated in full."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from cases import review
from cases.models import Act, Person, RemovalRequest, StoredCopy, Submission
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
TEXT = {"text": "Nothing is known.", "title": "Of nothing", "publisher": "A paper", "published": "2021"}
REMOVAL = {"number": "1", "act": "withdrawn", "reason": "consent", "internal_reason": "She asked."}


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
        for act in done_by(client_of(role)):
            found[act].add(role)
    assert found == {act: allowed[state] for act, allowed in TAKES_EFFECT.items()}


def done_by(client: Client) -> Iterator[str]:
    """The acts that take effect, each tried on the record as it is and taken back."""
    before = world()
    for act, (address, sent) in acts().items():
        with rolled_back():
            client.post(f"/admin/{address}", sent)
            took_effect = world() != before
        if took_effect:
            yield act
