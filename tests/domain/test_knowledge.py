"""What was known when: a later edition never changes what an earlier day knew."""

from datetime import timedelta

import pytest
from builders import Record, day
from generated import DAYS, records
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.domain.knowledge import Edition, newest_by, status_known
from cases.domain.status import status_on
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, Status


def edition(number, published_on, record=None):
    return Edition(number=number, published_on=day(published_on), dossier=(record or Record()).dossier())


def held(until=None):
    record = Record()
    record.custody(CustodyForm.REMAND, "2021-01-01", until, CustodyEnd.RELEASED if until else CustodyEnd.NOT_KNOWN)
    return record


THREE = (edition(1, "2021-02-01"), edition(2, "2021-03-01"), edition(3, "2021-03-01"))


@pytest.mark.parametrize(
    ("known", "number"),
    [("2021-01-31", None), ("2021-02-01", 1), ("2021-02-28", 1), ("2021-03-01", 3), ("2031-01-01", 3)],
)
def test_the_newest_edition_of_a_day_tells_what_was_known_at_its_end(known, number):
    for order in (THREE, THREE[::-1]):
        found = newest_by(order, day(known))
        assert (found and found.number) == number


def test_a_release_that_is_reported_later_was_not_known_before():
    editions = (edition(1, "2021-02-01", held()), edition(2, "2021-06-01", held(until="2021-03-01")))

    def answer(on, known):
        found = status_known(editions, day(on), known=day(known))
        return found and found.status

    assert answer("2021-04-01", "2021-01-31") is None
    assert answer("2021-04-01", "2021-05-31") is Status.REMAND
    assert answer("2021-04-01", "2021-06-01") is Status.RELEASED
    assert answer("2021-02-28", "2021-06-01") is Status.REMAND


def test_of_a_case_the_person_is_named():
    on = day("2021-02-01")
    found = status_known([edition(1, "2021-02-01", held())], on, known=on, person="ZZ-ELSE")
    assert found.status is Status.NOT_KNOWN


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(records(), st.integers(0, 40)), min_size=2, max_size=4), DAYS, DAYS, st.integers(0, 60))
def test_a_later_edition_never_changes_what_was_known_before(versions, on_day, first, known_after):
    published, editions = first, []
    for number, (record, pause) in enumerate(versions, 1):
        published += timedelta(days=pause)
        editions.append(Edition(number=number, published_on=published, dossier=record.dossier()))
    known = first + timedelta(days=known_after)
    answer = status_known(editions, on_day, known=known)
    by_then = [edition for edition in editions if edition.published_on <= known]
    for count in range(len(by_then), len(editions) + 1):
        assert status_known(editions[:count], on_day, known=known) == answer
    assert answer == (status_on(by_then[-1].dossier, on_day) if by_then else None)
