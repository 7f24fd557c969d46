"""A question that the database stops at its limit is answered with a page that says so, and not as a fault."""

from typing import Any

import psycopg2
import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test import Client

from cases.published.views import cases
from tests.published.html import Page, faults
from tests.tracker.test_gone import of_postgres, raised
from tracker.toolong import is_too_long

STOPPED = raised(OperationalError, of_postgres("57014"))


@pytest.mark.parametrize(
    ("error", "long"),
    [
        (STOPPED, True),
        (raised(OperationalError, of_postgres("55P03")), True),
        (raised(OperationalError, of_postgres("57P01")), False),
        (raised(OperationalError, of_postgres(None)), False),
        (raised(IntegrityError, of_postgres("57014", psycopg2.IntegrityError)), False),
        (OperationalError("57014"), False),
        (None, False),
    ],
)
def test_what_says_that_a_question_took_too_long(error: Exception | None, long: bool) -> None:
    assert is_too_long(error) is long
    if error is not None:
        about = RuntimeError("…")
        about.__cause__ = error
        assert is_too_long(about) is long


def stop(*_asked: Any, **_named: Any) -> None:
    """What a view does where its question is stopped: at PostgreSQL's own limit, where there is one."""
    if connection.vendor != "postgresql":
        raise STOPPED
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'")
        cursor.execute("SELECT pg_sleep(30)")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "This takes too long"), ("ru", "слишком много времени"), ("kk", "тым ұзаққа созылады")],
)
def test_the_page_says_so(published: None, monkeypatch: Any, lang: str, said: str) -> None:
    monkeypatch.setattr(cases, "part", stop)
    answer = Client(raise_request_exception=False).get(f"/{lang}/cases/")
    source = answer.content.decode()
    assert (answer.status_code, answer.headers["Cache-Control"], faults(source)) == (503, "no-store", [])
    assert said in Page(source).text
    assert Page(source).all("html") == [{"lang": lang}]
