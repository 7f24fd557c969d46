"""How many people count as held, free, dead and so on, at least and at most."""

import pytest
from situations import ended, held_in, in_absentia, on, ordered

from cases.domain.counting import Bounds, Group, counted_as, groups_of
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, Status

G = Group


def test_each_status_is_counted_and_only_a_release_due_as_two():
    assert {status for status in Status if len(groups_of(status)) != 1} == {Status.TERM_OVER}


@pytest.mark.parametrize(
    ("status", "group"),
    [
        (Status.SERVING, G.HELD),
        (Status.HOUSE_ARREST, G.HELD),
        (Status.DISAPPEARED, G.HELD),
        (Status.RELEASE_ORDERED, G.HELD),
        (Status.RESTRICTED_FREEDOM, G.RESTRICTED),
        (Status.RELEASED_EARLY, G.FREE),
        (Status.AT_LIBERTY, G.FREE),
        (Status.SENTENCED_IN_ABSENTIA, G.ABSENT),
        (Status.WANTED, G.ABSENT),
        (Status.EXPELLED, G.EXILED),
        (Status.EXILE, G.EXILED),
        (Status.WHEREABOUTS_UNKNOWN, G.MISSING),
        (Status.DIED_IN_CUSTODY, G.DEAD),
        (Status.NOT_KNOWN, G.NOT_KNOWN),
    ],
)
def test_what_a_status_is_counted_as(status, group):
    assert groups_of(status) == {group}


def test_the_least_are_sure_and_the_most_possible():
    people = [held_in(CustodyForm.REMAND), ordered(days=10), ended(CustodyEnd.EXPELLED), in_absentia()]
    found = counted_as(on(record, "2020-01-01") for record in people)
    assert found[G.HELD] == Bounds(1, 2)
    assert found[G.FREE] == Bounds(0, 1)
    assert found[G.EXILED] == Bounds(1, 1)
    assert found[G.ABSENT] == Bounds(1, 1)
    assert found[G.DEAD] == Bounds(0, 0)


def test_nobody_counted_is_nobody():
    assert set(counted_as([]).values()) == {Bounds()}
