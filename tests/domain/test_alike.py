"""What is told of a life because another is like it is what would be worked out of it."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.domain import alike
from cases.domain.canonical import decode
from cases.domain.dossier import Dossier
from cases.domain.status import bare_spans
from cases.domain.vocabulary.custody import CustodyForm

KEY = "AQ-ALIKE"
GAPS = st.sampled_from([0, 0, 1, 1, 2, 3, 7, 8, 9, 28, 29, 30, 31, 32, 33, 60, 61, 62, 79, 80, 81, 400])
FORMS = st.sampled_from([form.value for form in CustodyForm])
MOMENT = st.tuples(
    st.integers(0, 7), st.integers(0, 7), st.sampled_from(["{0}", "{0}", "[{0}..{1}]", "../{0}", "{0}/..", "{0}~"])
)
STAY = st.tuples(FORMS, st.none() | MOMENT, st.none() | MOMENT)
LIVES = alike.Lives()


def record(gaps, stays, strikes, deaths):
    """A record whose days lie so far apart."""
    days = [date(1937, 3, 5)]
    for gap in gaps:
        days.append(days[-1] + timedelta(gap))

    def when(moment):
        first, last, form = moment
        first, last = sorted((first, last))
        return {"date": form.format(days[first], days[last] if last > first else days[last] + timedelta(1))}

    def row(table, at, **said):
        dates = {name: when(said.pop(name)) for name in ("occurred", "ended") if said.get(name)}
        kept = {name: value for name, value in said.items() if value is not None}
        return {"key": f"{table}-{at}", "person": KEY, "citations": [{"source": "s"}], **kept, **dates}

    return {
        "schema": 1, "kind": "person", "key": KEY, "people": [{"key": KEY}],
        "sources": [{"key": "s", "title": "Invented"}],
        "custody": [row("custody", at, form=one[0], occurred=one[1], ended=one[2]) for at, one in enumerate(stays)],
        "protests": [row("protest", at, kind="hunger_strike", occurred=one) for at, one in enumerate(strikes)],
        "deaths": [row("death", at, occurred=one) for at, one in enumerate(deaths)],
    }  # fmt: skip


def told(plain):
    def dossier():
        return decode(Dossier, plain)

    assert alike.is_simple(plain)
    said = [(one.first, one.last, one.status, one.certainty, one.also) for one in LIVES.spans(plain, dossier)]
    return said, [(one.first, one.last, one.status, one.certainty, one.also) for one in bare_spans(dossier())]


@given(
    st.lists(GAPS, min_size=7, max_size=7),
    st.lists(st.integers(0, 500), min_size=7, max_size=7),
    st.lists(STAY, max_size=4),
    st.lists(MOMENT, max_size=2),
    st.lists(MOMENT, max_size=1),
)
@example([400] * 7, [1, 2, 3, 4, 5, 6, 7], [("prison", (0, 0, "{0}"), None), ("transit", (1, 1, "{0}"), None)], [], [])
def test_a_life_with_longer_gaps_is_told_by_the_first(gaps, more, stays, strikes, deaths):
    far = 80
    longer = [gap + extra if gap >= far else gap for gap, extra in zip(gaps, more, strict=True)]
    for some in (gaps, longer):
        ours, theirs = told(record(some, stays, strikes, deaths))
        assert ours == theirs


def test_of_lives_that_are_alike_only_the_first_is_read():
    lives, read = alike.Lives(), []

    def spans(gaps):
        plain = record(gaps, [("prison", (0, 0, "{0}"), (1, 1, "{0}"))], [], [])
        return lives.spans(plain, lambda: read.append(gaps) or decode(Dossier, plain))

    assert [len(spans([days] * 7)) for days in (100, 200, 300)] == [3, 3, 3]
    assert read == [[100] * 7]


def test_a_record_that_holds_more_is_not_simple():
    plain = record([1] * 7, [("prison", None, None)], [], [])
    assert alike.is_simple(plain)
    plain["custody"][0]["end"] = "pardoned"
    assert not alike.is_simple(plain)
    assert not alike.is_simple(record([1] * 7, [], [], []) | {"rulings": []})


FIRST, SECOND, THIRD = ((at, at, "{0}") for at in (0, 1, 2))
TIMES = [
    ([("transit", FIRST, None), ("prison", SECOND, None)], []),
    ([("prison", FIRST, SECOND), ("prison", THIRD, None)], []),
    ([("prison", FIRST, None), ("punishment_cell", SECOND, None), ("prison", THIRD, None)], []),
    ([("prison", FIRST, SECOND)], [THIRD]),
    ([("prison", None, FIRST), ("remand", None, SECOND)], []),
    ([("prison", (0, 1, "[{0}..{1}]"), (1, 2, "[{0}..{1}]"))], []),
]


@pytest.mark.parametrize(("stays", "deaths"), TIMES)
def test_days_bear_on_each_other_only_where_they_are_near(stays, deaths):
    for near in range(100):
        for gaps in ([near, 50], [50, near], [near, near], [near, 200]):
            ours, theirs = told(record([*gaps, 1, 1, 1, 1, 1], stays, [], deaths))
            assert ours == theirs, gaps
