"""Which copy of the database readers are answered from: none that is behind, none that is gone; editors from none."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, router
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.connection import ConnectionDoesNotExist

from cases.published import asking
from cases.published.countmodels import Generation
from tracker import copies, environment, replicas
from tracker.replicas import HOLDS, LASTS, Choice, FromAnother, Look, Router, Watch

ROOT = Path(__file__).resolve().parents[2]
PRIMARY = DEFAULT_DB_ALIAS


class Two:
    """A primary and two replicas, at a moment of the test's own."""

    def __init__(self) -> None:
        self.now = 100.0
        self.choice = Choice(("one", "two"), clock=lambda: self.now)

    def saw(self, alias: str, word: str, position: int) -> None:
        """A database shows a word at a position."""
        self.choice.saw(alias, Look(word, position, position, self.now))

    def gone(self, *aliases: str) -> None:
        """Databases do not answer."""
        for alias in aliases:
            self.choice.saw(alias, None)


@pytest.fixture
def two() -> Two:
    made = Two()
    for alias in (PRIMARY, "one", "two"):
        made.saw(alias, "a", 10)
    return made


def test_nothing_is_known_before_the_first_look() -> None:
    assert Two().choice.present() == (PRIMARY, None)


def test_a_replica_with_the_word_of_the_primary_is_read(two: Two) -> None:
    assert two.choice.present() == ("one", "a")
    two.gone("one")
    assert two.choice.present() == ("two", "a")
    two.gone("two")
    assert two.choice.present() == (PRIMARY, "a")


def test_a_replica_that_is_behind_is_not_read(two: Two) -> None:
    two.saw(PRIMARY, "b", 20)
    assert two.choice.present() == (PRIMARY, "b")
    two.saw("two", "b", 20)
    assert two.choice.present() == ("two", "b")


def test_what_was_seen_long_ago_is_not_the_present(two: Two) -> None:
    two.now += HOLDS
    two.saw(PRIMARY, "a", 10)
    assert two.choice.present() == (PRIMARY, "a")
    assert HOLDS + copies.FRESH < 2


def test_without_the_primary_a_replica_that_kept_up_is_read_and_one_that_did_not_is_never(two: Two) -> None:
    two.saw(PRIMARY, "b", 20)
    two.saw("two", "b", 20)
    two.choice.present()
    two.gone(PRIMARY)
    assert two.choice.present() == ("two", "b")
    two.gone("two")
    assert two.choice.present() == (PRIMARY, None)
    two.saw("one", "between", 19)
    assert two.choice.present() == (PRIMARY, None)
    two.saw("one", "c", 30)
    assert two.choice.present() == ("one", "c")
    two.saw("two", "b", 20)
    assert two.choice.present() == ("one", "c")
    two.gone("one")
    assert two.choice.present() == (PRIMARY, None)


def test_a_silent_primary_leaves_the_replicas_for_a_while(two: Two) -> None:
    two.choice.present()
    two.now += LASTS - 0.1
    assert two.choice.present() == ("one", "a")
    two.now += 0.1
    assert two.choice.present() == (PRIMARY, None)


def test_a_promoted_standby_whose_log_is_shorter_becomes_the_measure(two: Two) -> None:
    two.saw(PRIMARY, "a", 50)
    two.choice.present()
    two.saw(PRIMARY, "a", 12)
    two.choice.present()
    two.gone(PRIMARY, "one")
    two.saw("two", "b", 13)
    assert two.choice.present() == ("two", "b")


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch, two: Two) -> Two:
    """The process looks at them."""
    watch = Watch(("one", "two"))
    watch.choice = two.choice
    monkeypatch.setattr(replicas, "_watches", [watch])
    return two


def test_the_router_reads_from_what_was_chosen_and_writes_to_the_primary(watched: Two) -> None:
    router = Router()
    assert (router.db_for_read(Generation), router.db_for_write(Generation)) == ("one", PRIMARY)
    assert [router.allow_migrate(alias, "published") for alias in (PRIMARY, "one")] == [True, False]
    state = replicas.present_state()
    assert state
    assert state[0] == "a"
    watched.gone(PRIMARY, "one", "two")
    assert (router.db_for_read(Generation), replicas.present_state()) == (PRIMARY, None)


def test_a_process_that_does_not_watch_reads_the_primary() -> None:
    assert Router().db_for_read(Generation) == PRIMARY
    assert replicas.present_state() is None


class Link:
    """A connection that failed."""

    errors_occurred = True

    def __init__(self, alias: str) -> None:
        self.alias = alias

    def close(self) -> None:
        """Nothing is left to close."""


class Code(Exception):
    """What the driver says, with PostgreSQL's code."""

    def __init__(self, pgcode: str | None) -> None:
        self.pgcode = pgcode


def failed(pgcode: str | None = None) -> OperationalError:
    error = OperationalError("gone")
    error.__cause__ = Code(pgcode)
    return error


class Match:
    """An address whose view fails for a while."""

    args, kwargs = (), {}

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)

    def func(self, _request: Any) -> HttpResponse:
        """Fail, or answer."""
        if self.failures:
            raise self.failures.pop(0)
        return HttpResponse("answered")


def again(monkeypatch: pytest.MonkeyPatch, first: Exception, *more: Exception, links: list[str]) -> Any:
    """What is answered after a failure of the databases, one after the other."""
    request = RequestFactory().get("/en/")
    request.resolver_match = Match(*more)  # type: ignore[assignment]
    left = list(links)
    monkeypatch.setattr(replicas.connections, "all", lambda initialized_only: [Link(left.pop(0))] if left else [])
    return FromAnother(lambda _request: HttpResponse()).process_exception(request, first)


def test_a_request_whose_database_went_away_is_answered_from_the_next(
    watched: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert again(monkeypatch, failed(), links=["one"]).content == b"answered"
    assert watched.choice.present()[0] == "two"
    assert again(monkeypatch, failed(), links=["two"]).content == b"answered"
    assert watched.choice.present()[0] == PRIMARY
    assert again(monkeypatch, failed(), links=[PRIMARY]) is None


def test_two_may_fail_one_after_the_other(watched: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    assert again(monkeypatch, failed(), failed(), links=["one", "two"]).content == b"answered"


def test_a_question_that_takes_too_long_is_asked_once(watched: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    assert again(monkeypatch, failed("57014"), links=["one"]) is None
    assert again(monkeypatch, ValueError(), links=["one"]) is None
    assert watched.choice.present()[0] == "one"


def test_questions_that_are_written_out_go_where_the_router_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(router, "db_for_read", lambda _model, **_hints: "nowhere")
    with pytest.raises(ConnectionDoesNotExist):
        asking.rows("SELECT 1 WHERE 1 IN {}", (1,))
    with pytest.raises(ConnectionDoesNotExist):
        asking.words_with_bytes("SELECT 1 WHERE 1 IN {}", (1,))


def test_addresses_of_replicas_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READ_REPLICAS", "postgres://a@h1:1/n, postgres://a@h2:2/n?pooled=yes&connect_timeout=5")
    found = environment.replicas()
    assert [(alias, one["HOST"], one["PORT"]) for alias, one in found.items()] == [
        ("replica1", "h1", "1"),
        ("replica2", "h2", "2"),
    ]
    assert [one["OPTIONS"]["connect_timeout"] for one in found.values()] == ["2", "5"]
    assert found["replica2"]["DISABLE_SERVER_SIDE_CURSORS"]
    assert [one["OPTIONS"].get("options") for one in found.values()] == ["-c jit=off", None]
    monkeypatch.setenv("READ_REPLICAS", "sqlite:///word-of-a-password")
    with pytest.raises(ImproperlyConfigured) as told:
        environment.replicas()
    assert "word-of" not in str(told.value)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
def test_no_question_is_compiled_which_takes_longer_than_to_answer_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


SETTINGS = """
from django.conf import settings
print(sorted(settings.DATABASES), settings.DATABASE_ROUTERS, "FromAnother" in settings.MIDDLEWARE[-1])
"""


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("tracker.settings", "['default'] [] False"),
        ("tracker.settings_public", "['default', 'replica1'] ['tracker.replicas.Router'] True"),
    ],
)
def test_editors_have_the_primary_alone(module: str, expected: str) -> None:
    told = {"DJANGO_SETTINGS_MODULE": module, "READ_REPLICAS": "postgres://a@h/n", "DATABASE_URL": "postgres://a@p/n"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SETTINGS],
        cwd=ROOT, env=os.environ | told, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout.strip(), done.returncode) == (expected, 0), done.stderr


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks for PostgreSQL")
@pytest.mark.django_db
def test_a_look_tells_the_word_and_the_place_in_the_log() -> None:
    Generation.objects.update_or_create(pk=1, defaults={"word": "w" * 32})
    first = replicas.looked(PRIMARY)
    assert first.word == "w" * 32
    assert 0 < first.reached <= first.mark <= replicas.looked(PRIMARY).reached
