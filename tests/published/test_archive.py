"""What a process remembers of a large archive answers as sets do, and follows every change as if it were read anew."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.published import archive, reckoning, rolls, tables, warming
from cases.published.archive import Archive
from cases.published.crowds import Crowd, crowd_among
from cases.published.models import Listing, StatusSpan, Trait
from cases.published.rolls import BLOCK
from cases.published.tables import Table, table_of

PLACES = 3 * BLOCK
NUMBERS = st.sets(st.integers(min_value=1, max_value=PLACES - 1), max_size=30)
ROLLS = st.dictionaries(st.sampled_from("abcdefgh"), NUMBERS, max_size=8)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))


def rows(kept: dict[str, set[int]], blocks: set[int] | None = None) -> list[tables.Row]:
    """The rows of rolls, one for each block of these on which somebody stands, or for each of `blocks`."""
    found = []
    for code, numbers in sorted(kept.items()):
        people = rolls.people_of(numbers)
        for block in sorted(people if blocks is None else blocks) or [0]:
            bits = people.get(block, 0)
            found.append((code, block, rolls.row_of(bits), bits.bit_count()))
    return found


def of_one(kept: dict[str, set[int]], number: int) -> frozenset[str]:
    return frozenset(code for code, numbers in kept.items() if number in numbers)


def answers_as_sets_do(table: Table, kept: dict[str, set[int]], fits: set[int]) -> None:
    everybody = crowd_among({*fits, *(number for numbers in kept.values() for number in numbers), PLACES - 1})
    counted = {code: len(numbers & fits) for code, numbers in kept.items() if numbers & fits}
    crowd = everybody.both(crowd_among(fits))
    assert table.among(crowd, everybody) == counted
    assert table.among(everybody.less(crowd), everybody) == {
        code: len(numbers - fits) for code, numbers in kept.items() if numbers - fits
    }
    assert table.sizes == {code: len(numbers) for code, numbers in kept.items() if numbers}
    for code, numbers in kept.items():
        assert rolls.numbers(table.people([code])) == sorted(numbers)
    assert rolls.numbers(table.people(kept)) == sorted({one for numbers in kept.values() for one in numbers})


@given(
    before=ROLLS,
    after=ROLLS,
    fits=NUMBERS,
    dense=st.sampled_from([1, 10**9]),
    look=st.sampled_from([0.0, 1e9]),
    several=st.sampled_from([-1, 2]),
)
def test_a_table_counts_as_sets_do_before_and_after_a_change(
    before: dict[str, set[int]], after: dict[str, set[int]], fits: set[int], dense: int, look: float, several: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "DENSE", dense)
        patch.setattr(tables, "_LOOK", look)
        patch.setattr(tables, "SEVERAL", several)
        table = table_of(rows(before), PLACES)
        answers_as_sets_do(table, before, fits)
        assert table.layers.counted(Crowd(np.zeros(PLACES // 64, np.uint64)), len(before)).sum() == 0
        changed = table.changed(rows(after, {0, 1, 2}))
        answers_as_sets_do(changed, before | after, fits)
        codes = {number: of_one(before | after, number) for number in fits}
        assert {number: changed.codes_of(number) for number in fits} == codes
        moves = [(number, codes[number], of_one(before, number)) for number in sorted(fits)]
        back = {
            code: numbers & fits & before.get(code, set()) | numbers - fits
            for code, numbers in (before | after).items()
        }
        back |= {code: back[code] | numbers & fits for code, numbers in before.items()}
        answers_as_sets_do(changed.moved(moves), back, fits)


def told(present: Archive) -> dict[Any, Any]:
    """Everything that is remembered, as plain sets and numbers."""
    found: dict[Any, Any] = {
        (facet, code): rolls.numbers(table.people([code]))
        for facet, table in present.tables.items()
        for code in table.codes
    }
    everybody = present.everybody
    for day in (date(1999, 1, 1), date(2014, 3, 14), date(2026, 11, 22), date(2040, 1, 1)):
        then = present.on(day)
        assert then
        found[day] = {facet: then.among(facet, everybody) for facet in ("status", "held")}
        found[day, "line"] = present.line(everybody, day)
        for facet, numbers in found[day].items():
            assert {code: then.people(facet, [code]).both(everybody).size for code in numbers} == numbers
    return found


SPANS = st.lists(st.tuples(st.sampled_from(["", "surely", "possibly"]), DAYS, st.none() | DAYS), max_size=4)
CHANGES = st.lists(st.tuples(st.sampled_from(["KZ-QM2K", "KZ-TR99"]), DAYS, SPANS, st.sampled_from("abc")), max_size=4)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_what_is_remembered_follows_every_change(published: None, monkeypatch: Any, changes: list[Any]) -> None:
    monkeypatch.setattr(archive, "LARGE", 0)
    archive.forget()
    for who, day, spans, place in changes:
        remembered = archive.present()
        assert remembered
        told(remembered)
        change(who, day, spans, place)
        now = archive.present()
        assert now
        assert now.stamp > remembered.stamp
        followed = told(now)
        archive.forget()
        anew = archive.present()
        assert anew
        assert anew.moved == frozenset()
        assert followed == told(anew)
    archive.forget()


def change(who: str, day: date, spans: list[tuple[str, date, date | None]], place: str) -> None:
    listing = Listing.objects.get(key=who)
    with reckoning.kept(who, day):
        listing.spans.all().delete()
        listing.traits.filter(facet="place").delete()
        Trait.objects.create(listing=listing, facet="place", code=place, known_from=day)
        for held, first, last in spans:
            until = max(first, last) if last else None
            StatusSpan.objects.create(
                listing=listing, status=f"as {held}", is_main=True, is_held=bool(held), held=held,
                first_day=first, last_day=until, known_from=day,
            )  # fmt: skip


@pytest.mark.django_db
def test_what_was_taken_back_is_not_remembered(published: None, monkeypatch: Any) -> None:
    """A state that a transaction showed and took back does not come again, though the next one has its place."""
    monkeypatch.setattr(archive, "LARGE", 0)
    archive.forget()
    before = archive.present()
    assert before
    with transaction.atomic():
        change("KZ-QM2K", date(2026, 1, 1), [], "a")
        shown = archive.present()
        transaction.set_rollback(True)
    assert archive.present() is before
    change("KZ-QM2K", date(2026, 1, 1), [], "b")
    now = archive.present()
    assert shown
    assert now
    assert ("a" in shown.codes["place"], "b" in shown.codes["place"]) == (True, False)
    assert ("a" in now.codes["place"], "b" in now.codes["place"]) == (False, True)
    archive.forget()


@pytest.mark.django_db
def test_who_asks_after_the_warming_asks_the_present_state_alone(
    published: None, monkeypatch: Any, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(archive, "LARGE", 0)
    archive.forget()
    warming.warm()
    with django_assert_num_queries(1):
        present = archive.present()
        assert present
        assert present.on(date(2020, 1, 1))
        assert present.line(present.everybody, date(2020, 1, 1))
    archive.forget()
