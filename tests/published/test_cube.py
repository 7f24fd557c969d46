"""What was counted of large sets stays right through every change, and is not taken for what another state counts."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.published import archive, cube, fitting, reckoning, rolls, warming
from cases.published.cube import Codes, Cube
from cases.published.fitting import Fitting
from cases.published.models import Listing, StatusSpan, Trait

DAY = date(2026, 11, 22)
FACETS = ("place", "status", "held", "year", "year_on", "sex")
ASKED: list[dict[str, str]] = [
    {}, {"sex": "male"}, {"held": "yes"}, {"held": "no", "sex": "male"}, {"year": "2019"}, {"place": "a"},
    {"held": "surely", "place": "b", "sex": "female"},
]  # fmt: skip
PERSON = st.fixed_dictionaries(
    {
        "record": st.just(frozenset({""})),
        "place": st.frozensets(st.sampled_from("abc"), max_size=2),
        "held": st.sampled_from([frozenset({""}), frozenset({"surely"}), frozenset({"possibly"})]),
        "year": st.frozensets(st.sampled_from(["2018", "2019", "2020"])),
        "year_on": st.frozensets(st.sampled_from(["2017", "2019", "2021"]), max_size=1),
        "sex": st.sampled_from([frozenset({"male"}), frozenset({"female"})]),
    }
)
PEOPLE = st.dictionaries(st.integers(1, 6), PERSON | st.just({}), max_size=6)


def counted(people: dict[int, Codes], narrowing: dict[str, str], facet: str) -> dict[str, int]:
    return dict(Counter(code for one in people.values() if cube.fits(one, narrowing) for code in one.get(facet, ())))


@given(states=st.lists(PEOPLE, min_size=2, max_size=4), asked=st.sampled_from(ASKED), facet=st.sampled_from(FACETS))
def test_what_was_counted_follows_every_change(states: list[Any], asked: dict[str, str], facet: str) -> None:
    first, *later = states
    now = Cube((1, 1))
    codes = sorted(counted(first, asked, facet))
    now.keep(asked, facet, codes, counted(first, asked, facet))
    before = first
    for stamp, people in enumerate(later, 2):
        numbers = before.keys() | people.keys()
        now = now.moved((stamp, 1), [(before.get(number, {}), people.get(number, {})) for number in numbers])
        assert now.counted(asked, facet) == counted(people, asked, facet)
        before = people
    assert now.counted({"sex": "not counted"}, facet) is None


def test_who_is_held_in_a_year_is_so_from_an_earlier_one_on_without_an_end() -> None:
    since = {"record": frozenset({""}), "year": frozenset({"2017"}), "year_on": frozenset({"2019"})}
    assert [cube.fits(since, {"year": year}) for year in ("2016", "2017", "2018", "2019", "2026")] == [
        False, True, False, True, True,
    ]  # fmt: skip
    assert not cube.fits({}, {})


def test_another_state_is_not_answered_for() -> None:
    """Two states that both came from a third know nothing of what each other counted, as the ways there differ."""
    third = Cube((1, 1))
    third.keep({}, "sex", ["male"], {"male": 3})
    one, other = third.moved((2, 1), []), third.moved((3, 1), [])
    one.keep({"sex": "male"}, "sex", ["male"], {"male": 3})
    assert one.counted({"sex": "male"}, "sex") == {"male": 3}
    assert other.counted({"sex": "male"}, "sex") is third.counted({"sex": "male"}, "sex") is None
    assert other.counted({}, "sex") == {"male": 3}


def test_after_many_changes_nothing_is_counted() -> None:
    full = Cube((1, 1))
    full.keep({}, "sex", ["male"], {"male": 3})
    some = full.moved((2, 1), [({}, {})] * cube.MOST_MOVED)
    assert some.counted({}, "sex") == {"male": 3}
    assert some.moved((3, 1), [({}, {})]).is_empty


@pytest.fixture
def large(published: None, monkeypatch: Any) -> Iterator[None]:
    """Every archive is a large one, and every set too."""
    for module in (fitting, warming):
        monkeypatch.setattr(module, "LARGE", 1)
    monkeypatch.setattr(archive, "LARGE", 0)
    archive.forget()
    yield
    archive.forget()


def sizes(state: archive.Archive, day: date) -> list[Any]:
    """The choices of every set that can be asked for, of one state."""
    return [
        Fitting(narrowing, day, state.day, state).sizes(FACETS)
        for narrowing in ({}, {"sex": "male"}, {"held": "yes"}, {"held": "no", "sex": "male"}, {"year": "2019"})
    ]


def anew() -> archive.Archive:
    archive.forget()
    found = archive.present()
    assert found
    assert found.cube.is_empty
    return found


@pytest.mark.django_db
def test_what_was_counted_beforehand_is_right_after_a_publication(large: None) -> None:
    before = archive.present()
    assert before
    assert warming.count(before) > 5
    listing = Listing.objects.filter(subject_kind="person", edition__isnull=False)[0]
    for place in ("a", "b"):
        with reckoning.kept(listing.key):
            Trait.objects.create(listing=listing, facet="place", code=place, known_from=before.day)
        now = archive.present()
        assert now
        assert not now.cube.is_empty
        followed = sizes(now, now.day)
        assert followed == sizes(anew(), now.day)
        assert followed[0]["place"][place] == 1
        archive.forget()
        reread = archive.present()
        assert reread
        warming.count(reread)


@pytest.mark.django_db
def test_a_day_on_which_nothing_was_published_is_as_quick(large: None, django_assert_num_queries: Any) -> None:
    """Of another day a state is made that answers as that of which the rolls were kept for it."""
    before = archive.present()
    assert before
    warming.count(before)
    listing = Listing.objects.filter(subject_kind="person", edition__isnull=False)[0]
    with reckoning.kept(listing.key):
        StatusSpan.objects.filter(listing=listing).delete()
        for status, held, first, last in (("serving", "surely", None, before.day), ("released", "", before.day, None)):
            begun = first + timedelta(days=1) if first else None
            StatusSpan.objects.create(
                listing=listing, status=status, is_main=True, is_held=bool(held), held=held, first_day=begun,
                last_day=last, known_from=before.day,
            )  # fmt: skip
    state = archive.present()
    assert state
    tomorrow = state.day + timedelta(days=1)
    turned = state.for_day(tomorrow)
    assert (turned.day, turned.cube.is_empty) == (tomorrow, False)
    assert sizes(turned, tomorrow) != sizes(state, state.day)
    with django_assert_num_queries(0):
        assert state.for_day(tomorrow) is turned
        followed = sizes(turned, tomorrow)
    reckoning.advance(tomorrow)
    assert rolls.reckoned() == tomorrow
    assert followed == sizes(anew(), tomorrow)
