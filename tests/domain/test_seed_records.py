"""The two recorded cases, as the case files hold them with what other outlets add, worked out."""

import json
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from builders import day, term

from cases.domain.canonical import decode
from cases.domain.checks import warnings
from cases.domain.claims import compare
from cases.domain.dossier import TABLES, Dossier
from cases.domain.liberty import held_on, left_on
from cases.domain.sentence import TWO_THIRDS, current, part_served
from cases.domain.status import status_on
from cases.domain.vocabulary.custody import Status
from cases.domain.vocabulary.evidence import ClaimKind
from cases.domain.vocabulary.who import SubjectKind

FILES = Path(__file__).parents[2] / "cases" / "exchange" / "seeds"
DRAFT_ONLY = {"is_confidential", "note", "naming", "is_of_interest", "is_minor", "is_url_withheld"}
HINTS = get_type_hints(Dossier)


def dossier(name):
    """The dossier of the person of interest in a case file."""
    held = {}
    for file in ("common", name):
        for table, rows in json.loads((FILES / f"{file}.json").read_text()).items():
            if table in TABLES:
                held.setdefault(table, []).extend(rows)
    key = next(row["person"] for row in held["custody"])
    tables = {table: tuple(row_of(table, row) for row in rows) for table, rows in held.items()}
    return Dossier(kind=SubjectKind.PERSON, key=key, **tables)


def row_of(table, row):
    kind = get_args(HINTS[table])[0]
    return decode(kind, {member: value for member, value in row.items() if member not in DRAFT_ONLY})


@pytest.fixture(scope="module")
def first():
    return dossier("abishev")


@pytest.fixture(scope="module")
def second():
    return dossier("atabek")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2021-02-10", Status.RELEASE_ORDERED),
        ("2021-03-01", Status.SERVING),
        ("2021-09-30", Status.RELEASE_ORDERED),
    ],
)
def test_the_first_person(first, on, expected):
    assert status_on(first, day(on)).status is expected


@pytest.mark.parametrize(
    ("on", "expected", "days"),
    [("2021-10-15", Status.RESTRICTED_FREEDOM, None), ("2021-11-24", Status.DIED_AFTER_RELEASE, 54)],
)
def test_the_second_person(second, on, expected, days):
    answer = status_on(second, day(on))
    assert (answer.status, answer.days) == (expected, days)


def test_the_arithmetic_of_the_first(first):
    (ledger,) = current(first)
    assert (ledger.net, ledger.ends.exact) == (term("P6Y4M"), day("2024-03-27"))
    assert left_on(first, day("2021-02-01")).exact == term("P3Y1M26D")


def test_the_arithmetic_of_the_second(second):
    (ledger,) = current(second)
    assert ledger.ends.exact == day("2024-07-17")
    assert part_served(ledger, TWO_THIRDS).exact == day("2018-07-17")
    assert held_on(second, day("2021-10-01")).exact == term("P15Y2M14D")
    assert left_on(second, day("2021-10-01")).exact == term("P2Y9M16D")


@pytest.mark.parametrize(
    ("kind", "agree"),
    [
        (ClaimKind.TIME_HELD, {True}),
        (ClaimKind.TIME_LEFT, {True}),
        (ClaimKind.AGE, {True}),
        (ClaimKind.TWO_THIRDS, {True}),
        (ClaimKind.TERM_END, {False}),
    ],
)
def test_what_sources_say_of_the_second(second, kind, agree):
    assert {compare(claim, second).verdict.agrees for claim in second.claims if claim.kind is kind} == agree


def test_every_warning_about_them_names_rows_of_theirs(first, second):
    for held in (first, second):
        for warning in warnings(held, day("2022-06-01")):
            assert set(warning.keys) <= set(held.by_key)
