"""Two worlds that differ in nothing but what is hidden from a user: every page answers both alike, by every way.

In the first world what is hidden is first in every order, early, and little of it; in the second last, late, and more.
An answer that differs, in its bytes or in the number of its queries, tells something of what is hidden. For each way a
hole is made on purpose, and found.
"""

from collections.abc import Callable
from itertools import cycle, product
from typing import Any, Final

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils import timezone

from cases import todo
from cases.admin import base as base_of_admin
from cases.admin import casefiles, deletion, duplicates, joining, lists, lookup, recent
from cases.admin import revisions as revision_pages
from cases.admin.base import DraftOptions, RecordAdmin
from cases.admin.only_looked_at import OnlyLookedAt
from cases.admin.site import site
from cases.door.models import Letter
from cases.exchange.loading import Loading
from cases.models import (
    Citation,
    Custody,
    Occurrence,
    OfferedList,
    Person,
    Source,
    keys,
)
from tests.conftest import ABISHEV, AT, ATABEK
from tests.security.installation import is_postgres
from tests.security.two_worlds import CHANCE, Hole, differing, not_found
from tests.security.ways import KEYS, NOW, WAYS, event

pytestmark = pytest.mark.usefixtures("drafted")


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time passes between the worlds, nor for columns that hold the clock itself, and chance falls alike in both."""
    clock = timezone.now
    for column in (one for model in apps.get_models() for one in model._meta.concrete_fields if one.default is clock):
        monkeypatch.setattr(column, "_get_default", lambda: NOW)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(keys, "secrets", CHANCE)
    CHANCE.seed("before")


@pytest.fixture
def known() -> Person:
    """Somebody whom everybody sees, and an event of theirs at which somebody hidden was."""
    person = Person.objects.get(key=ABISHEV)
    Occurrence.objects.create(key="occurrence-two", person=person, kind="other", text={"en": "A visit."})
    source = Source.objects.create(title="Seen by all", url="https://seen.example/", kind="list")
    Citation.objects.create(source=source, occurrence=event(), locator="page 1")
    OfferedList.objects.create(
        pk=77,
        name="list.csv",
        body=f"key,note\n{KEYS[0]},x\n".encode(),
        offered_at=AT,
        offered_by=User.objects.all()[0],
    )
    Person.objects.filter(key=ATABEK).update(note="Mmm")
    return person


USERS: Final = ("reviewer", "second_editor")


@pytest.fixture(params=USERS)
def user(request: pytest.FixtureRequest) -> User:
    """Somebody who may only look, and an editor whom no restriction names; both want letters."""
    found: User = request.getfixturevalue(request.param)
    User.objects.filter(pk=found.pk).update(email="one@example.org")
    Letter.objects.create(user=found, lang="en")
    found.refresh_from_db()
    return found


def test_no_time_passes(user: User, known: Person) -> None:
    row = {"content_type": ContentType.objects.get_for_model(known), "object_id": known.pk, "action_flag": CHANGE}
    assert LogEntry.objects.create(user=user, **row).action_time == NOW


# Each part is asked in worlds of its own; it takes longer to make them than to ask most ways.
PARTS: Final = {
    "order": ("order",),
    "search": ("search",),
    "boxes": ("boxes", "autocomplete", "names typed", "merge and split"),
    "lists": ("lists and their counts", "to_field and popup", "dates", "filters"),
}
PARTS["the rest"] = tuple(way for way in WAYS if way not in set().union(*PARTS.values()))


# Everything is asked by both on SQLite; on PostgreSQL, which walls in the same way, each part by one of them.
EACH: Final = list(zip(PARTS, cycle(USERS), strict=False) if is_postgres() else product(PARTS, USERS))


@pytest.mark.parametrize(("part", "user"), EACH, indirect=["user"])
def test_both_worlds_answer_alike(part: str, user: User, known: Person, editor: User) -> None:
    assert differing(PARTS[part], user, known, editor) == []


def no_wall(*modules: Any) -> Callable[[pytest.MonkeyPatch], None]:
    """A hole: these modules take every row for open."""

    def made(patch: pytest.MonkeyPatch) -> None:
        for module in modules:
            patch.setattr(module, "open_to", lambda user, rows, every=False: rows)

    return made


def put(target: Any, name: str, value: Any) -> Callable[[pytest.MonkeyPatch], None]:
    """A hole: something is replaced."""
    return lambda patch: patch.setattr(target, name, value)


def all_rows(self: Any, request: HttpRequest) -> Any:
    """Every row of a table, for whoever asks."""
    return admin.ModelAdmin.get_queryset(self, request)


def counting(self: Any, request: HttpRequest) -> Any:
    """The rows that are open, after one more query for each hidden row."""
    for row in Custody.objects.filter(person__restriction__isnull=False):
        row.refresh_from_db()
    return stock_rows(self, request)


def allowing(self: Any, lookup: str, value: Any, request: HttpRequest) -> bool:
    """Any filter."""
    return True


def unveiled(patch: pytest.MonkeyPatch) -> None:
    """A hole: forms hide no column."""
    patch.setattr(base_of_admin, "HIDDEN_FIELDS", ())
    patch.setattr(base_of_admin, "veil", lambda *_args: None)


def noting(self: Any, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> str:
    """A history that tells the note that was typed."""
    return f"The note is {form.cleaned_data.get('note')}"


stock_rows = DraftOptions.get_queryset
PERSON = type(site.get_model_admin(Person))
# Hole → by which way it is found, and how it is made.
HOLES: Final[dict[str, dict[str, Hole]]] = {
    "reviewer": {
        "a list ordered by a hidden column": ("order", put(PERSON, "ordering", ("note",))),
        "rows addressed by any column": (
            "to_field and popup",
            put(RecordAdmin, "to_field_allowed", lambda *_args: True),
        ),
        "years of hidden days": ("dates", put(PERSON, "date_hierarchy", "custody__occurred_earliest")),
        "filters by any column": ("filters", put(RecordAdmin, "lookup_allowed", allowing)),
        "filters that list their values": (
            "lists and their counts",
            put(PERSON, "list_filter", (("note", admin.AllValuesFieldListFilter),)),
        ),
        "search in hidden names": ("search", no_wall(lookup)),
        "forms with every line": ("forms and desks", unveiled),
        "revisions for readers": ("revisions", put(revision_pages, "may_see_unpublished", lambda user: True)),
        "submissions of hidden records": ("submissions", put(OnlyLookedAt, "get_queryset", all_rows)),
    },
    "second_editor": {
        "lists of every row": ("lists and their counts", put(DraftOptions, "get_queryset", all_rows)),
        "a list that takes longer": ("lists and their counts", put(DraftOptions, "get_queryset", counting)),
        "revisions with every row": ("revisions", put(revision_pages, "closed_keys", lambda *_args: frozenset())),
        "holders that are hidden": ("delete", no_wall(deletion)),
        "case files of everything": ("export", put(casefiles, "_closed_in", lambda *_args: False)),
        "a case file that names what is hidden": (
            "case file in",
            put(Loading, "_open", lambda self, model: model._default_manager.all()),
        ),
        "lists that find hidden people": ("list in", no_wall(lists)),
        "boxes that find hidden people": ("boxes", put(DraftOptions, "get_queryset", all_rows)),
        "suggestions of hidden people": ("autocomplete", put(DraftOptions, "get_queryset", all_rows)),
        "likeness to hidden people": ("names typed", no_wall(duplicates)),
        "merging with hidden people": ("merge and split", no_wall(joining)),
        "work on hidden records": ("to do", no_wall(todo)),
        "letters about hidden records": ("letters", no_wall(todo)),
        "what was done to hidden records": ("start", no_wall(recent)),
        "an address that is known": ("next", put(DraftOptions, "get_queryset", all_rows)),
    },
}


@pytest.mark.skipif(is_postgres(), reason="holes are made in Python, and found or not on every engine alike")
def test_a_hole_would_be_found(user: User, known: Person, editor: User) -> None:
    assert not_found(HOLES[user.username.replace("-", "_")], user, known, editor) == []


@pytest.mark.parametrize("user", ["second_editor"], indirect=True)
def test_what_is_no_hole_is_not_found(user: User, known: Person, editor: User) -> None:
    nothing = {"nothing": ("export", put(DraftOptions, "get_queryset", stock_rows))}
    assert not_found(nothing, user, known, editor) == ["nothing"]


@pytest.mark.parametrize("user", ["reviewer"], indirect=True)
def test_a_hole_in_what_was_kept_would_be_found(
    user: User, known: Person, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RecordAdmin, "construct_change_message", noting)
    assert differing(["history"], user, known, editor)
