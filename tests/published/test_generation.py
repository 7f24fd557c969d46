"""The word of the present state: another one after every change of what readers get, whoever makes it."""

from typing import Any

import pytest
from django.db import connection

from cases.published import generation, index
from cases.published.countmodels import Generation
from cases.published.models import Edition, Forwarding
from tests.conftest import rolled_back

pytestmark = pytest.mark.django_db

TABLES = {"edition", "editioncontent", "signedhead", "notice", "lift", "forwarding", "shownpicture"}


def triggers() -> set[str]:
    """The names of the triggers in the database."""
    on_sqlite = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger" if connection.vendor == "postgresql" else on_sqlite)
        return {name for (name,) in cursor.fetchall()}


def test_every_table_that_is_not_made_from_others_has_its_trigger() -> None:
    ends = ("",) if connection.vendor == "postgresql" else ("_insert", "_update", "_delete")
    assert {f"published_{name}_moves_on{end}" for name in TABLES for end in ends} <= triggers()


def test_the_word_changes_with_rows_that_are_written_past_the_program(published: None) -> None:
    words = [generation.present()]
    for statement in (
        "INSERT INTO published_forwarding (old_key, key) VALUES ('XX-AAAA', 'XX-BBBB')",
        "UPDATE published_forwarding SET key = 'XX-CCCC'",
        "DELETE FROM published_forwarding",
    ):
        with connection.cursor() as cursor:
            cursor.execute(statement)
        words.append(generation.present())
    assert len(set(words)) == 4
    assert Generation.objects.count() == 1


def test_reading_changes_nothing(published: None) -> None:
    word = generation.present()
    assert list(Edition.objects.all())
    assert generation.present() == word != ""


def test_what_is_undone_brings_the_word_back(published: None) -> None:
    word = generation.present()
    with rolled_back():
        Forwarding.objects.create(old_key="XX-AAAA", key="XX-BBBB")
        assert generation.present() != word
    assert generation.present() == word


def test_an_index_made_anew_changes_the_word(published: None) -> None:
    word = generation.present()
    index.rebuild()
    assert generation.present() not in {word, ""}


def test_before_anything_was_published_there_is_none(db: Any) -> None:
    assert generation.present() == ""
