"""Whoever may only look at records asks every list and box for what is kept from them, letter by letter, in vain."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cases.admin.site import site
from cases.models import Contact, Name, Person, Source
from tests.conftest import ABISHEV, browser_of

SECRET, LETTERS = "zxjz", "jxz"
TABLES = ("person", "name", "custody", "source")
PATHS = (
    "note", "names__text", "person__note", "person__names__text", "contacts__address", "person__contacts__address",
    "citations__source__note", "identity__who",
)  # fmt: skip
OPERATORS = ("startswith", "contains", "gte")
SUGGESTIONS = (("name", "person"), ("custody", "person"), ("custody", "place"), ("citation", "source"))
# What every answer differs in, whatever was asked.
NOISE = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|name="_once" value="[^"]*"')

pytestmark = pytest.mark.usefixtures("drafted")


@pytest.fixture
def secret() -> None:
    """The same word is kept in a note, in a confidential name, in a contact and in the note of a source."""
    person = Person.objects.get(key=ABISHEV)
    Person.objects.filter(pk=person.pk).update(note=SECRET)
    Name.objects.create(person=person, text=SECRET, lang="en", is_confidential=True)
    Contact.objects.create(person=person, address=SECRET)
    Source.objects.filter(citations__person=person).update(note=SECRET)


def questions() -> Iterator[str]:
    """Addresses with a place for a guess."""
    for table in TABLES:
        yield f"/admin/cases/{table}/?q=%s"
        for path in PATHS:
            yield from (f"/admin/cases/{table}/?{path}__{operator}=%s" for operator in OPERATORS)
            yield f"/admin/cases/{table}/?{path}__regex=^%s"
    for model, field in SUGGESTIONS:
        yield f"/admin/autocomplete/?app_label=cases&model_name={model}&field_name={field}&term=%s"


def learned(client: Client) -> Iterator[str]:
    """What the answers give away: the beginnings of the secret for which one differs from those for other letters."""
    for question in questions():
        guess = ""
        while len(guess) < len(SECRET) and (letter := told(client, question, guess)):
            guess += letter
        if guess and SECRET.startswith(guess):
            yield guess


def echo_of(guess: str) -> re.Pattern[bytes]:
    """Where a page repeats what was asked: in the box for searching and in the addresses of its links."""
    return re.compile(rb"(?<=[=\"^E])" + guess.encode() + rb"(?=[\"&#'])")


def told(client: Client, question: str, guess: str) -> str:
    """The letter that goes on, if its answer is alone in differing from the others."""
    answers: dict[tuple[int, bytes], list[str]] = {}
    for letter in LETTERS:
        answer = client.get(question % (guess + letter))
        body = echo_of(guess + letter).sub(b"", NOISE.sub(b"", answer.content))
        answers.setdefault((answer.status_code, body), []).append(letter)
    alone = [letters[0] for letters in answers.values() if len(letters) == 1]
    return alone[0] if len(answers) == 2 and len(alone) == 1 else ""


def test_nothing_is_learned(secret: None, reviewer: User) -> None:
    assert list(learned(browser_of(reviewer))) == []


def test_a_hole_would_be_found(secret: None, reviewer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for model_admin in site._registry.values():
        monkeypatch.setattr(type(model_admin), "lookup_allowed", lambda self, lookup, value, request: True)
    assert SECRET in learned(browser_of(reviewer))


def test_an_editor_searches_what_is_theirs_to_see(secret: None, editor: User) -> None:
    assert b"Abishev" in browser_of(editor).get(f"/admin/cases/person/?q={SECRET}").content
