"""Credits for time held: rates, overlapping windows, imprecise days."""

import pytest
from builders import Record, day, penalty, term
from hypothesis import given
from hypothesis import strategies as st

from cases.domain.reckoning.credit import Days, credited
from cases.domain.sentence import current, ledger
from cases.domain.vocabulary.court import ChangeKind
from cases.domain.window import Window

K = ChangeKind


def exactly(text):
    return Window(day(text), day(text))


def worked(record, **more):
    dossier = record.dossier()
    return ledger(dossier, dossier.sentences[0], **more)


def sentenced(*penalties, since="2020-01-01", **more):
    record = Record()
    record.sentence(*penalties, since=since, **more)
    return record


def credit(since, until, rate=""):
    record = sentenced()
    record.change(K.CREDIT, credit_from=since, credit_to=until, credit_rate=rate)
    return record.dossier().sentence_changes[0]


@pytest.mark.parametrize(
    ("windows", "days"),
    [
        ([("2019-01-01", "2019-01-10", "")], 10),
        ([("2019-01-01", "2019-01-10", "1.5")], 15),
        ([("2019-01-01", "2019-01-10", "1,5")], 15),
        ([("2019-01-01", "2019-01-03", "3/2")], 5),
        ([("2019-01-01", "2019-01-10", "2"), ("2019-01-06", "2019-01-15", "2")], 30),
        ([("2019-01-01", "2019-01-10", "1"), ("2019-01-06", "2019-01-15", "2")], 25),
        ([("2019-01-01", "2019-01-10", "1"), ("2019-01-01", "2019-01-10", "1")], 10),
        ([("2020-01-01", "2020-01-10", "")], 0),
        ([("2020-01-01", "2020-01-10", "2")], 10),
        ([("2019-12-27", "2020-01-05", "2")], 15),
        ([("2019-01-01", "2019-01-10", "two")], 0),
        ([("2019-01-10", "2019-01-01", "2")], 0),
    ],
)
def test_days_held_count_once_at_the_best_rate(windows, days):
    found = credited([credit(*window) for window in windows], exactly("2020-01-01"))
    assert found == Days(days, days)


def test_a_credit_with_imprecise_days_gives_the_least_and_the_most():
    record = sentenced(penalty("P2Y"))
    record.change(K.CREDIT, credit_from="2019-10", credit_to="2019-12-31", credit_rate="2")
    found = worked(record)
    assert credited(record.dossier().sentence_changes, exactly("2020-01-01")) == Days(124, 184)
    assert found.ends == Window(day("2021-07-01"), day("2021-08-30"))


def test_a_credit_moves_the_end_and_shows_in_the_net_term():
    record = sentenced(penalty("P1Y"))
    record.change(K.CREDIT, credit_from="2019-12-01", credit_to="2019-12-31")
    found = worked(record)
    assert found.ends == exactly("2020-12-01")
    assert found.net == term("P11M")


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30), st.sampled_from(["1", "1.5", "2"])), max_size=4),
    st.permutations(range(4)),
)
def test_credits_do_not_depend_on_their_order(windows, order):
    start = day("2019-01-01").toordinal()
    rows = [
        credit(start_of, end_of, rate)
        for first, length, rate in windows
        for start_of, end_of in [
            (day("2019-01-01").fromordinal(start + first), day("2019-01-01").fromordinal(start + first + length))
        ]
    ]
    shuffled = [rows[index] for index in order if index < len(rows)]
    assert credited(rows, exactly("2020-01-01")) == credited(shuffled, exactly("2020-01-01"))


@pytest.mark.parametrize(("last", "net", "ends"), [
    ("2019-12-30", "P1D", "2021-01-02"), ("2019-12-31", "P0D", "2021-01-01"), ("2020-01-31", "P0D", "2020-12-01"),
])  # fmt: skip
def test_a_term_that_was_served_before_it_began_leaves_nothing(last, net, ends):
    record = Record()
    record.sentence(penalty("P1Y"), since="2021-01-01")
    record.change(ChangeKind.CREDIT, credit_from="2019-01-01", credit_to=last)
    (found,) = current(record.dossier())
    assert (str(found.net), str(found.ends.exact)) == (net, ends)
