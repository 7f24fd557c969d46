"""Sets of people as bits answer as sets do, and kept numbers as a count of every record."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.published import (
    archive,
    crowds,
    fitting,
    keyset,
    parts,
    proving,
    reckoning,
    rolls,
    series,
    steps,
    tables,
    tallies,
)
from cases.published.countmodels import NameWord, Roll, Spelling, Step, Turning
from cases.published.filters import people_filter
from cases.published.models import Listing, StatusSpan, Trait
from cases.published.rolls import BLOCK

TODAY = date(2026, 11, 26)
NUMBERS = st.sets(st.integers(min_value=1, max_value=3 * BLOCK), max_size=40)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))


@given(NUMBERS, NUMBERS)
def test_bits_are_sets(one: set[int], other: set[int]) -> None:
    a, b = rolls.people_of(one), rolls.people_of(other)
    assert rolls.numbers(a) == sorted(one)
    assert rolls.numbers(rolls.both(a, b)) == sorted(one & other)
    assert rolls.numbers(rolls.either(a, b)) == sorted(one | other)
    assert rolls.numbers(rolls.less(a, b)) == sorted(one - other)
    assert (rolls.size(a), rolls.size_of_both(a, b)) == (len(one), len(one & other))
    assert [rolls.has(a, number) for number in sorted(other)] == [number in one for number in sorted(other)]
    assert all(rolls.bits_of(rolls.row_of(bits), bits.bit_count()) == bits for bits in a.values())


def people_or_crowd(numbers: set[int], *, crowd: bool) -> rolls.People:
    return crowds.crowd_among(sorted(numbers, reverse=True)) if crowd else rolls.people_of(numbers)


@given(NUMBERS, NUMBERS, st.booleans(), st.booleans())
def test_crowds_are_the_same_sets(one: set[int], other: set[int], first: bool, second: bool) -> None:
    a, b = people_or_crowd(one, crowd=first), people_or_crowd(other, crowd=second)
    assert rolls.numbers(crowds.crowd_of(a)) == rolls.numbers(a) == sorted(one)
    assert rolls.numbers(rolls.both(a, b)) == sorted(one & other)
    assert rolls.numbers(rolls.either(a, b)) == sorted(one | other)
    assert rolls.numbers(rolls.less(a, b)) == sorted(one - other)
    assert (rolls.size(a), rolls.size_of_both(a, b)) == (len(one), len(one & other))
    assert [rolls.has(a, number) for number in sorted(other)] == [number in one for number in sorted(other)]
    assert [at for at, flag in enumerate(rolls.flags(a, 3)) if flag] == sorted(one)


@given(DAYS)
def test_a_change_is_seen_from_the_next_beginning_of_a_month(day: date) -> None:
    seen = steps.seen_from(day)
    assert seen.day == 1
    assert seen - timedelta(days=31) < day <= seen
    assert steps.seen_from(date.max) == date.max


def queries() -> list[str]:
    """Every kind of question, alone and with others."""
    first = {"": "", "held": "no", "status": "serving_prison", "sex": "male", "year": "2019", "q": "Birch"}
    days = ("", "2019-03-14", "2026-11-22", "2031-01-01")
    pairs = [{"held": held, "on": on, name: value} for (name, value), held, on in product(
        first.items(), ("", "surely"), days)]  # fmt: skip
    asked = [{name: value for name, value in one.items() if name and value} for one in pairs]
    return list(dict.fromkeys("&".join(f"{name}={value}" for name, value in one.items()) for one in asked))


def answers(query: str) -> tuple[Any, ...]:
    """What lists, counts and the line over time say."""
    asked = people_filter(QueryDict(query), TODAY)
    fits = asked.fitting.people()
    people = asked.people if fits is None else asked.with_record
    pages: list[str] = []
    after = ""
    for _ in range(20):
        part = keyset.piece(people, sort=keyset.BY_NAME, size=2, after=after, fits=fits)
        pages += [one.key for one in part.rows]
        if not (after := part.after):
            break
    last = keyset.piece(people, sort=keyset.BY_ARREST, size=3, before=pages[0], fits=fits) if pages else None
    counts = {name: dict(sorted(codes.items())) for name, codes in tallies.counts(asked, tallies.ORDER).items()}
    return asked.count(), counts, pages, last and [one.key for one in last.rows], series.held_over_time(asked)


@pytest.mark.django_db
def test_rolls_and_steps_answer_as_a_count_of_every_record(crowded: None, monkeypatch: Any) -> None:
    assert proving.first_difference() == ""
    for module in (tallies, keyset, series):
        monkeypatch.setattr(module, "FEW", -1)
    kept = {query: answers(query) for query in queries()}
    offered = people_filter(QueryDict(""), TODAY).offered
    assert max(number for number, *_ in kept.values()) == 11
    monkeypatch.setattr(parts, "PART", 1)
    reckoning.recount()
    assert Turning.objects.filter(first__gt=0).exists()
    assert {query: answers(query) for query in queries()} == kept
    assert proving.first_difference() == ""
    for dense, look in ((1, 0.0), (10**9, 1e9)):
        monkeypatch.setattr(archive, "LARGE", 0)
        monkeypatch.setattr(tables, "DENSE", dense)
        monkeypatch.setattr(tables, "_LOOK", look)
        archive.forget()
        assert {query: answers(query) for query in queries()} == kept
    monkeypatch.setattr(archive, "LARGE", 10**9)
    archive.forget()
    day = Roll.objects.get(facet=rolls.DAY)
    day.delete()
    assert {query: answers(query) for query in queries()} == kept
    day.save(force_insert=True)
    monkeypatch.setattr(rolls, "MOST_MOVED", 0)
    assert {query: answers(query) for query in queries()} == kept
    Turning.objects.all().delete()
    assert {query: answers(query) for query in queries()} == kept
    Roll.objects.all().delete()
    assert people_filter(QueryDict(""), TODAY).offered == offered


@pytest.mark.django_db
@pytest.mark.parametrize("few", [fitting.FEW, -1])
def test_the_countries_have_lines_of_their_own(published: None, monkeypatch: Any, few: int) -> None:
    monkeypatch.setattr(tallies, "FEW", few)
    everybody, country = (series.held_over_time(people_filter(QueryDict(q), TODAY)) for q in ("", "country=KZ"))
    assert max(point.most for point in everybody) > 0
    assert country == everybody


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    who=st.sampled_from(["KZ-QM2K", "KZ-TR99"]),
    day=DAYS,
    spans=st.lists(st.tuples(st.sampled_from(["", "surely", "possibly"]), DAYS, st.none() | DAYS), max_size=4),
    country=st.sampled_from(["KZ", "XX"]),
    known_until=st.none() | DAYS,
)
def test_every_change_is_followed(
    published: None, who: str, day: date, spans: Any, country: str, known_until: date | None
) -> None:
    listing = Listing.objects.get(key=who)
    with reckoning.kept(who, day):
        listing.spans.all().delete()
        listing.traits.filter(facet="country").delete()
        Trait.objects.create(listing=listing, facet="country", code=country, known_from=day, known_until=known_until)
        for held, first, last in spans:
            until = max(first, last) if last else None
            StatusSpan.objects.create(
                listing=listing, status=f"as {held}", is_main=True, is_held=bool(held), held=held,
                first_day=first, last_day=until, known_from=day, known_until=known_until,
            )  # fmt: skip
    counted_anew()


@pytest.mark.django_db
def test_rolls_that_are_missing_are_made_before_the_next_change(published: None) -> None:
    Roll.objects.all().delete()
    Step.objects.all().delete()
    with reckoning.kept("KZ-QM2K"):
        pass
    counted_anew()
    assert proving.first_difference() == ""


def counted_anew() -> None:
    """Rolls and steps are what a recount makes of the index."""
    assert [*proving.rolls_against_index(), *proving.steps_against_index(), *proving.turnings_against_index()] == []


def break_roll() -> None:
    row = Roll.objects.filter(people__gt=0).exclude(facet="record").first()
    assert row
    row.bits = b"\0\1" + bytes(row.bits)[2:]
    row.save()


BROKEN: list[tuple[Callable[[], Any], str]] = [
    (break_roll, "roll "),
    (lambda: Roll.objects.filter(facet="sex").delete(), "roll sex"),
    (lambda: Roll.objects.filter(people=1).update(people=2), "its number is wrong"),
    (lambda: Step.objects.filter(scope="").delete(), "steps: "),
    (lambda: Turning.objects.filter(axis=steps.NOW, change=-1).delete(), "turnings: "),
    (lambda: NameWord.objects.update(uses=7), "dictionary: "),
    (lambda: Spelling.objects.filter(key="atabek").delete(), "dictionary: "),
    (lambda: Trait.objects.filter(facet="sex").update(code="other"), "traits: "),
    (lambda: StatusSpan.objects.update(held="possibly"), "statuses: "),
    (lambda: Listing.objects.filter(key="KZ-QM2K").delete(), "KZ-QM2K: edition 1 is not listed."),
    (lambda: Roll.objects.filter(facet=rolls.DAY).delete(), "There are editions and no rolls."),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("damage", "said"), BROKEN)
def test_the_first_difference_is_named_and_mended(published: None, damage: Callable[[], Any], said: str) -> None:
    out = io.StringIO()
    call_command("check_index", stdout=out)
    assert "all as a recount has it" in out.getvalue()
    damage()
    with pytest.raises(CommandError, match=said):
        call_command("check_index")
    call_command("rebuild_index", stdout=io.StringIO())
    call_command("check_index", stdout=out)


@pytest.mark.django_db
def test_nothing_published_is_in_order() -> None:
    assert proving.first_difference() == ""
    reckoning.recount()
    assert not Roll.objects.exists()
