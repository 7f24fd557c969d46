"""Two worlds that differ in nothing but what is hidden, and how their answers are compared."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from random import Random
from typing import Any, Final

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import restriction, revisions
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
    Party,
    Person,
    Source,
    SourceIdentity,
    StoredCopy,
    Submission,
)
from tests.admin.conftest import Page
from tests.conftest import AT, browser_of, rolled_back
from tests.security.ways import TOKENS, WAYS, WORLDS, Answer, event

CHANCE: Final = Random()  # noqa: S311 - keys of rows, the same in both worlds
World = dict[str, Any]
Asked = tuple[str, str]
Hole = tuple[str, Callable[[pytest.MonkeyPatch], None]]
"""By which way it is found, and how it is made."""


def dress(world: World, known: Person, *, by: User, user: User) -> None:
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


def hide_from_readers(world: World, known: Person, *, by: User) -> None:
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


def number_from_the_last() -> None:
    """Let new rows get the same numbers in either world: the sequences of PostgreSQL are not rolled back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


def answers(ways: Iterable[str], user: User, known: Person, editor: User, world: World) -> dict[Asked, Answer]:
    """What the user is told in a world by these ways: status, bytes and number of queries by way and question."""
    told = {}
    with dressed(world, user, known, editor):
        client = browser_of(user)
        for way in ways:
            told |= {(way, question): answer for question, answer in asked(way, client)}
    return told


@contextmanager
def dressed(world: World, user: User, known: Person, editor: User) -> Iterator[None]:
    """A world, which is undone in the end."""
    ContentType.objects.get_for_models(*apps.get_models())  # They are asked for once in a process.
    CHANCE.seed(world["word"])
    with rolled_back():
        number_from_the_last()
        dress(world, known, by=editor, user=user)
        if user.username == "reviewer":
            hide_from_readers(world, known, by=editor)
        yield


def asked(way: str, client: Client, part: slice = slice(None)) -> Iterator[tuple[str, Answer]]:
    """The questions of a way, with what is answered; whatever one of them does is undone."""
    CHANCE.seed(7)
    for question, ask in list(WAYS[way]())[part]:
        with rolled_back(), CaptureQueriesContext(connection) as queries:
            answer = ask(client)
            status, body = answer.status_code, TOKENS.sub(b"", b"".join(answer))
        yield question, (status, body, len(queries))


def differing(ways: Iterable[str], user: User, known: Person, editor: User) -> list[str]:
    """The questions that the two worlds answer differently, each with where the answers part."""
    one, other = (answers(ways, user, known, editor, world) for world in WORLDS)
    assert set(one) == set(other)
    assert {way for way, _question in one} == set(ways)
    return [f"{asked}: {parting(one[asked], other[asked])}" for asked in one if one[asked] != other[asked]]


def not_found(holes: Mapping[str, Hole], user: User, known: Person, editor: User) -> list[str]:
    """The holes through which no question tells the worlds apart; after the first ones that do, no more are asked."""
    lost, left = [], dict(holes)
    begin, size = 0, 4
    while left:
        part = slice(begin, begin + size)
        one, other = (through(left, user, known, editor, world, part) for world in WORLDS)
        lost += [hole for hole in left if not one[hole]]
        left = {hole: left[hole] for hole in left if one[hole] and one[hole] == other[hole]}
        begin, size = begin + size, 2 * size
    return lost


def through(
    holes: Mapping[str, Hole], user: User, known: Person, editor: User, world: World, part: slice
) -> dict[str, dict[str, Answer]]:
    """What some questions are answered in a world through each hole, in turn."""
    told = {}
    with dressed(world, user, known, editor):
        client = browser_of(user)
        for hole, (way, make) in holes.items():
            with pytest.MonkeyPatch.context() as patch:
                make(patch)
                told[hole] = dict(asked(way, client, part))
    return told


def parting(one: Answer, other: Answer) -> str:
    """Where two answers part: their status, the number of their queries, or the bytes around the first difference."""
    if one[1] == other[1]:
        return f"{one[0]}, {one[2]} queries; {other[0]}, {other[2]} queries"
    start = next((n for n, (a, b) in enumerate(zip(one[1], other[1], strict=False)) if a != b), 0)
    return " | ".join(body[max(0, start - 60) : start + 60].decode(errors="replace") for body in (one[1], other[1]))
