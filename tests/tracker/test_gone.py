"""While the database is away everybody is told when to come again, and editors get back what they typed."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, InterfaceError, InternalError, OperationalError, connection
from django.test import Client

from cases.models import Source
from tests.conftest import browser_of
from tests.security.installation import PUBLIC, Installation
from tests.security.servers import free_port
from tracker.gone import AGAIN_AFTER, is_gone

ASK = """
import django, json, sys
django.setup()
from django.test import Client
client = Client(HTTP_HOST="localhost", raise_request_exception=False)
told = []
for method, path, sent, cookies in json.load(sys.stdin):
    client.cookies.load(cookies)
    answer = getattr(client, method)(path, sent)
    told.append([answer.status_code, dict(answer.headers.items()), answer.content.decode()])
json.dump(told, sys.stdout)
"""
FORM = {"csrfmiddlewaretoken": "t" * 32, "title": "A poet of <Otar>", "text": "He was moved.\nTwice."}
SOURCE = "/admin/cases/source/from/"


def of_postgres(code: str | None, kind: type[psycopg2.Error] = psycopg2.OperationalError) -> psycopg2.Error:
    """An error of the driver with a code of PostgreSQL."""

    class Coded(kind):  # type: ignore[misc]
        pgcode = code

    return Coded("…")


def of_sqlite(code: int) -> sqlite3.Error:
    """An error of the driver with a code of SQLite."""
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    return error


def raised(kind: type[Exception], driver: Exception) -> Exception:
    """The error as Django raises it."""
    error = kind("…")
    error.__cause__ = driver
    return error


@pytest.mark.parametrize(
    ("error", "gone"),
    [
        (raised(OperationalError, of_postgres(None)), True),
        (raised(InterfaceError, of_postgres(None, psycopg2.InterfaceError)), True),
        (raised(OperationalError, of_postgres("08P01")), True),
        (raised(OperationalError, of_postgres("57P01")), True),
        (raised(OperationalError, of_postgres("57P03")), True),
        (raised(OperationalError, of_postgres("53300")), True),
        (raised(InternalError, of_postgres("25006", psycopg2.InternalError)), True),
        (raised(OperationalError, of_sqlite(sqlite3.SQLITE_CANTOPEN)), True),
        (raised(OperationalError, of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT)), True),
        (raised(OperationalError, of_postgres("57014")), False),
        (raised(OperationalError, of_postgres("53100")), False),
        (raised(IntegrityError, of_postgres(None, psycopg2.IntegrityError)), False),
        (raised(OperationalError, of_sqlite(sqlite3.SQLITE_ERROR)), False),
        (OperationalError("…"), False),
        (RuntimeError("…"), False),
        (None, False),
    ],
)
def test_what_says_that_the_database_is_gone(error: Exception | None, gone: bool) -> None:
    assert is_gone(error) is gone
    if error is not None:
        about = RuntimeError("…")
        about.__context__ = error
        assert is_gone(about) is gone


@pytest.fixture(params=["refuses", "no file"])
def away(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """A site whose database cannot be reached."""
    nowhere = f"sqlite:///{tmp_path / 'no' / 'folder' / 'tracker.sqlite3'}"
    refusing = f"postgres://tracker@127.0.0.1:{free_port()}/tracker"
    return Installation(tmp_path, refusing if request.param == "refuses" else nowhere)


def asked(site: Installation, *requests: tuple[str, str, dict[str, str], str], **more: str) -> list[Any]:
    """Status, headers and words of each answer."""
    done = site.run("-c", ASK, words=json.dumps(requests), **more)
    assert done.returncode == 0, done.stderr[-2000:]
    return list(json.loads(done.stdout))


def test_editors_get_back_what_they_typed(away: Installation) -> None:
    inside = f"sessionid={'a' * 32}; language="
    shown, sent, changed = asked(
        away,
        ("post", "/admin/login/", {"username": "editor", "password": "the secret of hers", "code": "123456"}, ""),
        ("post", SOURCE, FORM, inside + "ru"),
        (
            "post",
            "/admin/password_change/",
            {"old_password": "the old one", "new_password1": "new words"},
            inside + "kk",
        ),
    )
    for status, heads, page in (shown, sent, changed):
        assert (status, heads["Retry-After"], heads["Cache-Control"]) == (503, str(AGAIN_AFTER), "no-store")
        assert "default-src 'none'" in heads["Content-Security-Policy"]
        assert "<script" not in page
    assert "the secret of hers" not in shown[2]
    assert "123456" not in shown[2]
    assert "The database does not answer" in shown[2]
    assert "База данных сейчас не отвечает" in sent[2]
    assert "Отправить ещё раз" in sent[2]
    assert 'action="/admin/cases/source/from/"' in sent[2]
    assert "He was moved.\nTwice." in sent[2]
    assert "A poet of &lt;Otar&gt;" in sent[2]
    assert "Дерекқор дәл қазір жауап бермейді" in changed[2]
    for words in ("the old one", "new_password1", "Қайта жіберу"):
        assert words not in changed[2]


def test_nobody_else_puts_words_on_the_page(away: Installation) -> None:
    login = FORM | {"username": "editor", "password": "a secret", "code": "123456"}
    from_elsewhere, from_here = asked(
        away, ("post", "/admin/login/", login, ""), ("post", "/admin/login/", login, f"sessionid={'a' * 32}")
    )
    assert (from_elsewhere[0], "He was moved" in from_elsewhere[2]) == (503, False)
    assert (from_here[0], "He was moved" in from_here[2]) == (503, True)


@pytest.mark.parametrize("side", [PUBLIC, "tracker.settings"])
@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Load this page again"), ("ru", "Обновите"), ("kk", "қайта жүктеңіз")]
)
def test_readers_are_told_to_come_again(away: Installation, side: str, lang: str, words: str) -> None:
    ((status, heads, page),) = asked(
        away, ("get", f"/{lang}/people/", {}, ""), DJANGO_SETTINGS_MODULE=side, READ_REPLICAS=""
    )
    assert (status, heads["Retry-After"], heads["Content-Language"], words in page) == (503, "30", lang, True)
    assert "trusted-types 'none'" in heads["Content-Security-Policy"]


@pytest.mark.usefixtures("drafted")
def test_what_breaks_in_the_middle_is_sent_again_and_saved(editor: User) -> None:
    client = browser_of(editor, raise_request_exception=False)
    before = Source.objects.count()

    def broken(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith('INSERT INTO "cases_storedcopy"'):
            raise OperationalError("server closed the connection") from of_postgres(None)
        return execute(sql, *rest)

    form = FORM | {"publisher": "The Otar Herald", "language": "en"}
    with connection.execute_wrapper(broken):
        told = client.post(SOURCE, form)
    assert (told.status_code, told.headers["Retry-After"], Source.objects.count()) == (503, "30", before)
    page: Client = browser_of(editor)
    assert page.post(SOURCE, form).status_code == 302
    assert Source.objects.count() == before + 1
