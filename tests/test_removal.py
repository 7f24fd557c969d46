"""What one person asks to take from view, a second one takes from view, and the chain still holds."""

from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from cases import removal, review
from cases.domain.vocabulary.removal import Removal
from cases.models import Act, Person, Progress, RemovalRequest, Ruling
from cases.published import index, store
from cases.published.models import Edition, EditionContent, ListedName, Listing, ShownPicture, StatusSpan
from cases.published.notices import hidden
from tests.conftest import ABISHEV, ATABEK, account, rolled_back
from tests.removals import REASON

pytestmark = pytest.mark.usefixtures("published")
ACTS = {None: None, Removal.SUPPRESSED: Act.SUPPRESS, Removal.WITHDRAWN: Act.WITHDRAW, Removal.EXPUNGED: Act.EXPUNGE}


@pytest.fixture
def second(edition: Edition, editor: User, reviewer: User, at: datetime) -> Edition:
    """A second edition of the same record."""
    Ruling.objects.filter(case__parties__person__key=ABISHEV).update(grounds={"en": "another ground"})
    person = Person.objects.get(key=ABISHEV)
    return review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)


# What can be asked for in each state; everything else is refused.
POSSIBLE = {
    None: {Act.SUPPRESS, Act.WITHDRAW, Act.EXPUNGE},
    Removal.SUPPRESSED: {Act.LIFT, Act.WITHDRAW, Act.EXPUNGE},
    Removal.WITHDRAWN: {Act.EXPUNGE},
    Removal.EXPUNGED: set(),
}
AFTER = {
    Act.SUPPRESS: Removal.SUPPRESSED,
    Act.LIFT: None,
    Act.WITHDRAW: Removal.WITHDRAWN,
    Act.EXPUNGE: Removal.EXPUNGED,
}


@pytest.mark.parametrize("state", POSSIBLE)
def test_what_can_be_done_in_which_state(edition: Edition, done: Any, ask: Any, state: Removal | None) -> None:
    if state:
        done(edition, ACTS[state])
    for act in Act:
        if act in POSSIBLE[state]:
            with transaction.atomic():
                done(edition, act)
                found = hidden(ABISHEV)
                assert (found.act if found else None) == AFTER[act], act
                transaction.set_rollback(True)
        else:
            with pytest.raises(removal.NothingToDo):
                ask(edition, act)


# Who may do what with a request that the editor asked for.
MAY = {
    "editor": {"ask", "take back"},
    "second_editor": {"ask"},
    "administrator": {"ask"},
    "reviewer": {"ask", "carry out", "refuse"},
    "outsider": set(),
}


@pytest.mark.parametrize("role", MAY)
def test_role_by_action(edition: Edition, ask: Any, role: str, request: pytest.FixtureRequest, at: datetime) -> None:
    user = request.getfixturevalue(role)
    steps: dict[str, Any] = {
        "ask": lambda: ask(Edition.objects.get(subject_key=ATABEK), Act.WITHDRAW, user),
        "carry out": lambda: removal.carry_out(asked, by=user, at=at),
        "refuse": lambda: removal.refuse(asked, by=user, at=at, remark="It stays."),
        "take back": lambda: removal.take_back(asked, by=user, at=at),
    }
    asked = ask(edition, Act.WITHDRAW)
    done = set()
    for name, step in steps.items():
        with suppress(PermissionDenied), rolled_back():
            step()
            done.add(name)
    assert done == MAY[role]


@pytest.mark.parametrize("progress", [Progress.CARRIED_OUT, Progress.REFUSED, Progress.TAKEN_BACK])
def test_a_request_is_decided_once(
    edition: Edition, ask: Any, editor: User, reviewer: User, at: datetime, progress: Progress
) -> None:
    asked = ask(edition, Act.SUPPRESS)
    steps = {
        Progress.CARRIED_OUT: lambda: removal.carry_out(asked, by=reviewer, at=at),
        Progress.REFUSED: lambda: removal.refuse(asked, by=reviewer, at=at, remark="no"),
        Progress.TAKEN_BACK: lambda: removal.take_back(asked, by=editor, at=at),
    }
    steps[progress]()
    for step in steps.values():
        with pytest.raises(removal.AlreadyDecided):
            step()


def test_nobody_carries_out_what_they_asked_for(edition: Edition, ask: Any, at: datetime) -> None:
    both = account("both", "editor", "reviewer")
    asked = ask(edition, Act.WITHDRAW, both)
    with pytest.raises(PermissionDenied, match="another person"):
        removal.carry_out(asked, by=both, at=at)
    with pytest.raises(DatabaseError, match="another_person"), transaction.atomic():
        RemovalRequest.objects.filter(pk=asked.pk).update(progress="carried_out", decided_by=both, decided_at=at)
    assert store.current(ABISHEV)


def test_a_reason_is_said_to_colleagues_and_a_category_to_readers(edition: Edition, editor: User, at: datetime) -> None:
    same = {"act": Act.WITHDRAW, "is_whole": False, "by": editor, "at": at}
    with pytest.raises(removal.RemovalError, match="colleagues"):
        removal.ask(edition, reason=REASON, internal_reason=" ", **same)
    with pytest.raises(removal.RemovalError, match="category"):
        removal.ask(edition, reason=None, internal_reason="so", **same)


def test_one_request_at_a_time(edition: Edition, ask: Any, second_editor: User) -> None:
    ask(edition, Act.WITHDRAW)
    with pytest.raises(removal.RemovalError, match="open already"):
        ask(edition, Act.SUPPRESS, second_editor)


@pytest.mark.parametrize("act", [Act.SUPPRESS, Act.WITHDRAW, Act.EXPUNGE])
def test_what_is_hidden_leaves_every_list_and_the_chain_holds(edition: Edition, done: Any, act: Act) -> None:
    names = set(ListedName.objects.filter(from_key=ABISHEV).values_list("text", flat=True))
    done(edition, act)
    assert store.current(ABISHEV) is store.edition(ABISHEV, 1) is None
    assert not Listing.objects.filter(key=ABISHEV, edition__isnull=False).exists()
    assert not ListedName.objects.filter(from_key=ABISHEV).exists()
    assert not StatusSpan.objects.filter(listing__key=ABISHEV).exists()
    assert names
    (line,) = store.history(ABISHEV)
    assert line.hidden
    assert (line.number, line.hidden.act, line.hidden.reason) == (1, AFTER[act], REASON)
    assert bool(line.sha256) is (act is not Act.EXPUNGE)
    assert store.first_broken_link() == ""


def test_lists_are_the_same_when_made_anew(edition: Edition, done: Any) -> None:
    def lists() -> set[Any]:
        listed = Listing.objects.values_list("key", "sort_key", "edition__number")
        return {*listed, *ListedName.objects.values_list("listing__key", "from_key", "text")}

    done(edition, Act.WITHDRAW)
    before = lists()
    index.rebuild()
    assert lists() == before


def test_what_was_suppressed_is_shown_again_just_as_it_was(edition: Edition, done: Any) -> None:
    before = (store.current(ABISHEV), set(ListedName.objects.values_list("from_key", "text")))
    done(edition, Act.SUPPRESS)
    done(edition, Act.LIFT)
    assert (store.current(ABISHEV), set(ListedName.objects.values_list("from_key", "text"))) == before
    assert StatusSpan.objects.filter(listing__key=ABISHEV).exists()
    done(edition, Act.SUPPRESS)
    assert store.current(ABISHEV) is None


def test_no_earlier_edition_takes_the_place_of_a_hidden_one(second: Edition, done: Any) -> None:
    done(second, Act.WITHDRAW)
    assert store.current(ABISHEV) is None
    first = store.edition(ABISHEV, 1)
    assert first
    assert first.latest_number == 2


def test_every_earlier_edition_goes_with_it(edition: Edition, second: Edition, done: Any) -> None:
    done(edition, Act.WITHDRAW)
    done(second, Act.EXPUNGE, is_whole=True)
    assert [line.hidden and line.hidden.act for line in store.history(ABISHEV)] == [Removal.EXPUNGED, Removal.EXPUNGED]
    assert not EditionContent.objects.filter(edition__subject_key=ABISHEV).exists()
    assert store.first_broken_link() == ""


@pytest.mark.parametrize("act", [Act.SUPPRESS, Act.WITHDRAW, Act.EXPUNGE])
def test_a_new_edition_follows_a_hidden_one(
    edition: Edition, done: Any, act: Act, editor: User, reviewer: User, at: datetime
) -> None:
    done(edition, act)
    person = Person.objects.get(key=ABISHEV)
    again = review.approve(review.submit(person, by=editor, at=at), by=reviewer, at=at)
    assert again.number == 2
    assert store.current(ABISHEV)
    assert store.edition(ABISHEV, 1) is None
    assert Listing.objects.get(key=ABISHEV).edition == again
    assert store.first_broken_link() == ""


def test_pictures_go_and_come_back(edition: Edition, done: Any) -> None:
    ShownPicture.objects.create(edition=edition, name="0" * 64 + ".jpg")
    done(edition, Act.SUPPRESS)
    assert not ShownPicture.objects.exists()
