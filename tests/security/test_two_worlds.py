"""Two worlds that differ in nothing but what is hidden from a user: every page answers both alike, by every way.

In the first world what is hidden is first in every order, early, and little of it; in the second last, late, and more.
An answer that differs, in its bytes or in the number of its queries, tells something of what is hidden. For each way a
hole is made on purpose, and found.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from random import Random
from typing import Any, Final

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases import digest, restriction, revisions, todo
from cases.admin import base as base_of_admin
from cases.admin import casefiles, deletion, duplicates, joining, lists, lookup, recent
from cases.admin import revisions as revision_pages
from cases.admin.base import DraftOptions, RecordAdmin
from cases.admin.only_looked_at import OnlyLookedAt
from cases.admin.site import site
from cases.door.models import Letter
from cases.exchange.loading import Loading
from cases.models import (
    Case,
    Citation,
    Consent,
    Contact,
    Custody,
    Distinction,
    ListProfile,
    Name,
    Occurrence,
    OfferedList,
    Party,
    Person,
    Source,
    SourceIdentity,
    StoredCopy,
    Submission,
    keys,
)
from tests.admin.conftest import Page
from tests.conftest import ABISHEV, AT, ATABEK, browser_of, rolled_back

pytestmark = pytest.mark.usefixtures("drafted")

NOW: Final = datetime.now(tz=UTC)
TABLES: Final = [str(model._meta.model_name) for model in site._registry if model._meta.app_label == "cases"]
KEYS: Final = ("KZ-9QX1", "KZ-9QX2")
WORLDS: Final = (
    {"word": "Aaaqwy", "day": "1951-02-03", "facts": 1, "form": "remand", "country": "AF", "key": KEYS[0]},
    {"word": "Zzzqwy", "day": "2025-11-12", "facts": 3, "form": "house_arrest", "country": "ZW", "key": KEYS[1]},
)
GUESSES: Final = ("Aaaqwy", "Zzzqwy", "Amina", *KEYS)
# What differs in every answer, whatever is hidden.
TOKENS: Final = re.compile(rb'name="(?:csrfmiddlewaretoken|_once|_version|token)" value="[^"]*"')

Answer = tuple[int, bytes, int]
Told = Iterator[tuple[str, Callable[[Client], Any]]]


CHANCE: Final = Random()  # noqa: S311 - keys of rows, the same in both worlds


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time passes between the worlds, and chance falls alike in both."""
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


def event() -> Occurrence:
    return Occurrence.objects.get(key="occurrence-two")


def dress(world: dict[str, Any], known: Person, *, by: User, user: User) -> None:
    """A person, a case and a source are restricted, with all that belongs to them and names them; a user saw them."""
    word = world["word"]
    person = Person.objects.create(key=world["key"], naming="public", is_of_interest=True, country=world["country"])
    Name.objects.create(person=person, text=f"{word} Amina", lang="en", preferred=True)
    until = date(2020, 2, world["facts"])
    Consent.objects.create(person=person, channel="call", given_on=date(2020, 1, 1), until=until)
    case = Case.objects.create(title={"en": f"Case of {word}"})
    Party.objects.create(case=case, person=known)
    url = f"https://{word}.example/"
    source = Source.objects.create(title=f"Diary of {word}", publisher=word, url=url, kind="list")
    StoredCopy.objects.create(source=source, text=word, original=b"x", sha256="0" * 64, captured_at=AT, captured_by=by)
    ListProfile.objects.create(name=word, source=source)
    for _number in range(world["facts"]):
        told = {"form": world["form"], "occurred": world["day"], "text": {"en": word}}
        Custody.objects.create(person=person, changed_by=by, **told)
        Citation.objects.create(source=source, occurrence=event(), locator=word)
    Distinction.objects.create(person=known, other=person, reason={"en": word})
    Occurrence.objects.filter(key="occurrence-two").update(by_person=person)
    event().with_people.add(person)
    Submission.objects.create(
        subject_kind="person", subject_key=person.key, sha256="0" * 64, message=word, drafted_by=by, submitted_by=by,
        submitted_at=AT,
    )  # fmt: skip
    for row in (person, case, source):
        seen = {"object_id": str(row.pk), "object_repr": word, "action_flag": CHANGE, "change_message": word}
        LogEntry.objects.create(user=user, content_type=ContentType.objects.get_for_model(row), **seen)
        restriction.restrict(row, users=[by], groups=[], by=by, at=AT)
    revisions.keep_all([known], by=by, at=AT)


def hide_from_readers(world: dict[str, Any], known: Person, *, by: User) -> None:
    """Notes, confidential names, facts and sources, and what is told in confidence, of somebody whom everybody sees."""
    word = world["word"]
    Source.objects.filter(citations__occurrence=event()).update(note=word)
    hidden = Source.objects.create(key="source-hidden2", title=word, is_confidential=True)
    SourceIdentity.objects.create(source=hidden, who=word)
    Contact.objects.create(person=known, address=word)
    for _number in range(world["facts"]):
        Custody.objects.create(person=known, form=world["form"], occurred=world["day"], note=word, is_confidential=True)
        Citation.objects.create(source=hidden, occurrence=event(), locator=word)
    client, address = browser_of(by), reverse("admin:cases_person_change", args=[known.pk])
    form = Page(client.get(address).content.decode()).form
    number = int(form["names-INITIAL_FORMS"])
    form |= {f"names-{number}-text": word, f"names-{number}-lang": "en", f"names-{number}-is_confidential": "on"}
    sent = {name: value for name, value in form.items() if "__prefix__" not in name}
    assert client.post(address, sent | {"note": word, "_another_person": "1"}).status_code == 302


def got(*addresses: str) -> Told:
    """Each address as a browser asks for it."""
    for address in addresses:
        yield address, lambda client, address=address: client.get(address, follow=True)  # type: ignore[misc]


def sent(address: str, **form: Any) -> Told:
    """What is answered to a form, with all that it leads to."""
    yield f"{address} {sorted(form)}", lambda client: client.post(address, form, follow=True)


def table(name: str) -> str:
    return f"/admin/cases/{name}/"


def forms_of(*pages: str) -> Told:
    """Pages of records that everybody sees and that something hidden is tied to."""
    person = Person.objects.get(key=ABISHEV)
    rows = (person, event(), Custody.objects.filter(person=person).order_by("pk")[0], event().citations.all()[0].source)
    for row in rows:
        for page in pages:
            yield from got(reverse(f"admin:cases_{row._meta.model_name}_{page}", args=[row.pk]))


def orders() -> Told:
    for model, model_admin in site._registry.items():
        if model._meta.app_label == "cases":
            for number in range(1, len(model_admin.list_display) + 2):
                yield from got(*[f"{table(str(model._meta.model_name))}?o={sign}{number}" for sign in ("", "-")])


def filters() -> Told:
    for name in ("person", "name", "custody", "source", "occurrence"):
        for path in ("note", "names__text", "person__names__text", "by_person__note", "citations__source__title"):
            yield from got(*[f"{table(name)}?{path}__{one}=Mmm" for one in ("gte", "lt", "contains", "in")])
        yield from got(*[f"{table(name)}?{one}" for one in ("country=AF", "form=house_arrest", "is_confidential=1")])


def dates() -> Told:
    for name in ("person", "custody", "occurrence"):
        for path in ("occurred_earliest", "changed_at", "custody__occurred_earliest"):
            yield from got(*[f"{table(name)}?{path}__{one}=1951" for one in ("year", "year__gte")])
        yield from got(table(name))


def autocompletes() -> Told:
    boxes = (("custody", "person"), ("citation", "source"), ("party", "case"), ("citation", "speaker"),
             ("occurrence", "by_person"), ("occurrence", "with_people"), ("custody", "changed_by"),
             ("restriction", "person"), ("submission", "submitted_by"), ("contact", "person"),
             ("merge", "other"))  # fmt: skip
    for model, field in boxes:
        for term in ("", *GUESSES):
            asked = f"/admin/autocomplete/?app_label=cases&model_name={model}&field_name={field}&term={term}"
            yield from got(asked, f'{asked}&forward={{"person":"{KEYS[0]}"}}')


def case_files_in() -> Told:
    """Case files whose rows name what may be hidden, by every way of taking them in."""
    custody = {"key": "custody-mine", "person": KEYS[0], "form": "remand"}
    address = reverse("admin:cases_person_case_file_in")
    body = {"format": "case-file", "schema": 1, "custody": [custody]}
    for existing in ("refuse", "keep", "replace"):

        def offer(client: Client, existing: str = existing) -> Any:
            file = SimpleUploadedFile("a.json", json.dumps(body | {"whole": True}).encode())
            return client.post(address, {"file": file, "existing": existing}, follow=True)

        yield existing, offer


def digests() -> Told:
    """The letters to everybody who is asked about: their words."""

    def letters(client: Client) -> Any:
        answer = client.get("/admin/jsi18n/")
        answer.content = "\n".join(str(one.body) for one in digest.letters(day=NOW.date())).encode()
        return answer

    yield "letters", letters


def lists_in() -> Told:
    address = reverse("admin:cases_person_list_map", args=[77])
    columns = {"target-0": "key", "target-1": "note", "dialect-0": "words", "dialect-1": "words"}
    yield from got(reverse("admin:cases_person_list"), address, *[f"{address}?like={word}" for word in GUESSES])
    yield from sent(address, name="Mine", lang="en", **columns)


def named_in_boxes() -> Told:
    for typed in (*GUESSES, f"Aaaqwy Amina [{KEYS[0]}]"):
        for name, box in (("custody", "person"), ("party", "case"), ("distinction", "other")):
            yield from got(f"{table(name)}add/?{box}={typed}")
            yield from sent(f"{table(name)}add/", **{box: typed})
    yield from got(*[f"/admin/open/{key}/" for key in KEYS])


def names_typed() -> Told:
    """A new person under a name that may be somebody's."""
    address = f"{table('person')}add/"
    for word in GUESSES:

        def enter(client: Client, word: str = word) -> Any:
            form = Page(client.get(address).content.decode()).form | {"country": "KZ", "names-0-text": f"{word} Amina"}
            return client.post(address, {name: value for name, value in form.items() if "__prefix__" not in name})

        yield word, enter


def merges() -> Told:
    address = reverse("admin:cases_person_merge", args=[Person.objects.get(key=ABISHEV).pk])
    yield from got(address, address.replace("merge", "split"), *[f"{address}?other={word}" for word in GUESSES])
    for word in GUESSES:
        yield from sent(address, other=word)


def exports() -> Told:
    person = Person.objects.get(key=ABISHEV)
    for whole in ("", "1"):
        yield from sent(reverse("admin:cases_person_case_file", args=[person.pk]), whole=whole)


def submissions() -> Told:
    yield from got(table("submission"), table("removalrequest"))
    for row in Submission.objects.all():
        yield from got(reverse("admin:cases_submission_change", args=[row.pk]))


def revisions_read() -> Told:
    for key in (ABISHEV, *KEYS):
        yield from got(reverse("admin:cases_person_revisions", args=[key]))
        yield from got(*[reverse("admin:cases_person_revision", args=[key, number]) for number in (1, 2, 3)])


def uniques() -> Told:
    for word in ("Aaaqwy", "Zzzqwy"):
        yield from sent(f"{table('source')}add/", kind="list", title=f"Diary of {word}", url=f"https://{word}.example/")
        text = {"text": word, "title": "Mine", "publisher": "B", "published": "2021", "language": "en"}
        yield from sent(reverse("admin:cases_source_from"), **text, url=f"https://{word}.example/")


def nexts() -> Told:
    for key in KEYS:
        yield from got(f"/admin/login/?next=/admin/open/{key}/", f"/admin/language/?next=/admin/open/{key}/")
        yield from sent("/admin/language/", language="en", next=f"/admin/open/{key}/")


WAYS: Final[dict[str, Callable[[], Told]]] = {
    "order": orders,
    "to_field and popup": lambda: got(
        *[f"{table(name)}?_popup=1&_to_field={one}" for name in ("person", "source") for one in ("note", "key", "id")]
    ),
    "dates": dates,
    "filters": filters,
    "lists and their counts": lambda: got(*[f"{table(name)}?_facets=True" for name in TABLES]),
    "search": lambda: got(*[f"{table(name)}?q={word}" for name in TABLES for word in GUESSES]),
    "forms and desks": lambda: forms_of("change"),
    "history": lambda: forms_of("history"),
    "revisions": revisions_read,
    "delete": lambda: forms_of("delete"),
    "export": exports,
    "case file in": case_files_in,
    "list in": lists_in,
    "boxes": named_in_boxes,
    "autocomplete": autocompletes,
    "names typed": names_typed,
    "merge and split": merges,
    "to do": lambda: got("/admin/todo/", "/admin/todo/?who=all"),
    "letters": digests,
    "start": lambda: got("/admin/", "/admin/cases/"),
    "submissions": submissions,
    "preview": lambda: got(reverse("admin:cases_person_preview", args=[Person.objects.get(key=ABISHEV).pk])),
    "unique": uniques,
    "next": nexts,
}


def answers(way: str, user: User, known: Person, editor: User, world: dict[str, Any]) -> dict[str, Answer]:
    """What the user is told in a world: status, bytes and number of queries by question; the world is undone."""
    told = {}
    ContentType.objects.get_for_models(*apps.get_models())  # They are asked for once in a process.
    CHANCE.seed(world["word"])
    with rolled_back():
        dress(world, known, by=editor, user=user)
        if user.username == "reviewer":
            hide_from_readers(world, known, by=editor)
        client = browser_of(user)
        CHANCE.seed(7)
        for question, ask in list(WAYS[way]()):
            with rolled_back(), CaptureQueriesContext(connection) as queries:
                answer = ask(client)
                status, body = answer.status_code, TOKENS.sub(b"", b"".join(answer))
            told[question] = (status, body, len(queries))
    return told


def differing(way: str, user: User, known: Person, editor: User) -> list[str]:
    """The questions that the two worlds answer differently, each with where the answers part."""
    one, other = (answers(way, user, known, editor, world) for world in WORLDS)
    assert set(one) == set(other)
    assert one
    return [
        f"{question}: {parting(one[question], other[question])}" for question in one if one[question] != other[question]
    ]


def parting(one: Answer, other: Answer) -> str:
    """Where two answers part: their status, the number of their queries, or the bytes around the first difference."""
    if one[1] == other[1]:
        return f"{one[0]}, {one[2]} queries; {other[0]}, {other[2]} queries"
    start = next((n for n, (a, b) in enumerate(zip(one[1], other[1], strict=False)) if a != b), 0)
    return " | ".join(body[max(0, start - 60) : start + 60].decode(errors="replace") for body in (one[1], other[1]))


@pytest.fixture(params=["reviewer", "second_editor"])
def user(request: pytest.FixtureRequest) -> User:
    """Somebody who may only look, and an editor whom no restriction names; both want letters."""
    found: User = request.getfixturevalue(request.param)
    User.objects.filter(pk=found.pk).update(email="one@example.org")
    Letter.objects.create(user=found, lang="en")
    found.refresh_from_db()
    return found


@pytest.mark.parametrize("way", WAYS)
def test_both_worlds_answer_alike(way: str, user: User, known: Person, editor: User) -> None:
    assert differing(way, user, known, editor) == []


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
# Hole → who uses it, by which way, and how it is made.
HOLES: Final[dict[str, tuple[str, str, Callable[[pytest.MonkeyPatch], None]]]] = {
    "a list ordered by a hidden column": ("reviewer", "order", put(PERSON, "ordering", ("note",))),
    "rows addressed by any column": (
        "reviewer",
        "to_field and popup",
        put(RecordAdmin, "to_field_allowed", lambda *_args: True),
    ),
    "years of hidden days": ("reviewer", "dates", put(PERSON, "date_hierarchy", "custody__occurred_earliest")),
    "filters by any column": ("reviewer", "filters", put(RecordAdmin, "lookup_allowed", allowing)),
    "filters that list their values": (
        "reviewer",
        "lists and their counts",
        put(PERSON, "list_filter", (("note", admin.AllValuesFieldListFilter),)),
    ),
    "lists of every row": ("second_editor", "lists and their counts", put(DraftOptions, "get_queryset", all_rows)),
    "a list that takes longer": (
        "second_editor",
        "lists and their counts",
        put(DraftOptions, "get_queryset", counting),
    ),
    "search in hidden names": ("reviewer", "search", no_wall(lookup)),
    "forms with every line": ("reviewer", "forms and desks", unveiled),
    "a history with values": ("reviewer", "history", put(RecordAdmin, "construct_change_message", noting)),
    "revisions for readers": ("reviewer", "revisions", put(revision_pages, "may_see_unpublished", lambda user: True)),
    "revisions with every row": (
        "second_editor",
        "revisions",
        put(revision_pages, "closed_keys", lambda *_args: frozenset()),
    ),
    "holders that are hidden": ("second_editor", "delete", no_wall(deletion)),
    "case files of everything": ("second_editor", "export", put(casefiles, "_closed_in", lambda *_args: False)),
    "a case file that names what is hidden": (
        "second_editor",
        "case file in",
        put(Loading, "_open", lambda self, model: model._default_manager.all()),
    ),
    "lists that find hidden people": ("second_editor", "list in", no_wall(lists)),
    "boxes that find hidden people": ("second_editor", "boxes", put(DraftOptions, "get_queryset", all_rows)),
    "suggestions of hidden people": ("second_editor", "autocomplete", put(DraftOptions, "get_queryset", all_rows)),
    "likeness to hidden people": ("second_editor", "names typed", no_wall(duplicates)),
    "merging with hidden people": ("second_editor", "merge and split", no_wall(joining)),
    "work on hidden records": ("second_editor", "to do", no_wall(todo)),
    "letters about hidden records": ("second_editor", "letters", no_wall(todo)),
    "what was done to hidden records": ("second_editor", "start", no_wall(recent)),
    "submissions of hidden records": (
        "reviewer",
        "submissions",
        put(OnlyLookedAt, "get_queryset", all_rows),
    ),
    "an address that is known": ("second_editor", "next", put(DraftOptions, "get_queryset", all_rows)),
}


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_would_be_found(
    hole: str, request: pytest.FixtureRequest, known: Person, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, way, make = HOLES[hole]
    user = request.getfixturevalue(name)
    User.objects.filter(pk=user.pk).update(email="one@example.org")
    Letter.objects.create(user=user, lang="en")
    make(monkeypatch)
    assert differing(way, user, known, editor)
