"""Rows that are divided hold what one row would, wherever an entry comes in or leaves."""

from collections import Counter
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.published import parts, postings, turnings
from cases.published.countmodels import Posting, Turning
from cases.published.packed import unpack

pytestmark = pytest.mark.django_db
MONTH = ("now", "surely", date(2026, 12, 1), 1)
OTHER = ("now", "surely", date(2026, 12, 1), -1)
ENTRY = st.tuples(st.integers(1, 9), st.integers(1, 3))
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are divided when they would hold four."""
    monkeypatch.setattr(parts, "PART", 2)


def begun(key: tuple[Any, ...] = MONTH) -> dict[int, list[tuple[int, int]]]:
    """What the rows of a key hold, by where they begin."""
    rows = Turning.objects.filter(**dict(zip(turnings.KEPT.key, key, strict=True)))
    return {row.first: turnings.unpacked(row) for row in rows}


def put(*numbers: int) -> None:
    """Let people turn on the third of the month, one after the other."""
    for number in numbers:
        parts.change(turnings.KEPT, {}, {MONTH: [(number, 3)]})


def take(*numbers: int) -> None:
    """Let those people not have turned then."""
    parts.change(turnings.KEPT, {MONTH: [(number, 3) for number in numbers]}, {})


def firsts() -> dict[int, list[int]]:
    """Who stands in which row."""
    return {first: [number for number, _day in who] for first, who in begun().items()}


def test_a_row_is_divided_when_it_would_hold_twice_a_part() -> None:
    put(5, 6, 7)
    assert firsts() == {0: [5, 6, 7]}
    put(8)
    assert firsts() == {0: [5, 6], 7: [7, 8]}


def test_a_number_comes_into_the_row_that_begins_with_it_or_before_it() -> None:
    put(10, 20, 30, 40)
    put(29)
    assert firsts() == {0: [10, 20, 29], 30: [30, 40]}
    put(31, 1)
    assert firsts() == {0: [1, 10], 20: [20, 29], 30: [30, 31, 40]}


def test_a_row_that_nobody_is_left_in_is_taken_out() -> None:
    put(1, 2, 3, 4, 5, 6)
    assert firsts() == {0: [1, 2], 3: [3, 4], 5: [5, 6]}
    take(3)
    assert firsts() == {0: [1, 2], 3: [4], 5: [5, 6]}
    take(4)
    assert firsts() == {0: [1, 2], 5: [5, 6]}
    put(4)
    assert firsts() == {0: [1, 2, 4], 5: [5, 6]}


@pytest.mark.parametrize("after", [(), (3, 6)])
def test_behind_an_emptied_first_row_the_next_one_is_the_first(after: tuple[int, ...]) -> None:
    put(1, 2, 3, 4, 5, 6)
    take(1, 2, *after)
    assert firsts() == {0: [one for one in (3, 4) if one not in after], 5: [one for one in (5, 6) if one not in after]}
    put(1)
    assert firsts()[0][0] == 1
    take(1, *{3, 4, 5, 6} - set(after))
    assert not Turning.objects.exists()


def test_a_number_stands_in_one_row_however_often() -> None:
    parts.change(turnings.KEPT, {}, {MONTH: [(7, day) for day in (9, 3, 3, 5, 1)]})
    assert begun() == {0: [(7, 1), (7, 3), (7, 3), (7, 5), (7, 9)]}
    put(8, 6)
    assert [*begun()] == [0, 8]
    parts.change(turnings.KEPT, {MONTH: [(7, 3)]}, {})
    assert begun()[0] == [(6, 3), (7, 1), (7, 3), (7, 5), (7, 9)]


def test_a_change_takes_as_many_statements_for_many_keys_as_for_one(django_assert_num_queries: Any) -> None:
    put(1, 2, 3, 4)
    with django_assert_num_queries(3):
        parts.change(turnings.KEPT, {}, {MONTH: [(5, 1)]})
    with django_assert_num_queries(3):
        parts.change(turnings.KEPT, {MONTH: [(1, 3)]}, {MONTH: [(7, 1), (2, 9)], OTHER: [(5, 1)]})
    with django_assert_num_queries(0):
        parts.change(turnings.KEPT, {MONTH: []}, {OTHER: []})
    assert begun(OTHER) == {0: [(5, 1)]}


@SLOW
@given(changes=st.lists(st.tuples(st.lists(ENTRY, max_size=8), st.lists(ENTRY, max_size=4)), max_size=8))
def test_the_rows_together_hold_what_came_and_did_not_leave(changes: list[Any]) -> None:
    Turning.objects.all().delete()
    expected: Counter[tuple[int, int]] = Counter()
    for new, leaves in changes:
        gone = Counter(leaves) & expected
        parts.change(turnings.KEPT, {MONTH: gone.elements()}, {MONTH: new})
        expected = expected - gone + Counter(new)
        assert [one for who in begun().values() for one in who] == sorted(expected.elements())
    ends = [*begun(), 10]
    for (first, who), end in zip(begun().items(), ends[1:], strict=True):
        assert who
        assert all(first <= number < end for number, _day in who)
    assert [*begun()][:1] in ([0], [])


@SLOW
@given(changes=st.lists(st.tuples(*[st.sets(st.integers(1, 9), max_size=6)] * 2), max_size=8))
def test_who_has_a_word_is_kept_once(changes: list[tuple[set[int], set[int]]]) -> None:
    Posting.objects.all().delete()
    expected: set[int] = set()
    for new, leaves in changes:
        gone = leaves & expected
        postings.change({("heron", one) for one in gone}, {("heron", one) for one in new})
        expected = expected - (gone - new) | new
        rows = Posting.objects.order_by("word", "whole", "first")
        kept = [[*some] for _key, some in groupby(rows, key=attrgetter("word", "whole"))]
        assert all([one for row in some for one in unpack(row.people)] == sorted(expected) for some in kept)
        assert len(kept) == (5 if expected else 0)
