"""How sure a status is: imprecise days, several accounts, and spans that cover all days."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from builders import CASE, Record, abishev, day, penalty
from generated import DAYS, records
from hypothesis import given, settings
from hypothesis import strategies as st
from situations import convict, on, status

from cases.domain.dossier import TABLES, Citation
from cases.domain.dossier import Record as RecordRow
from cases.domain.liberty import held_on, left_on
from cases.domain.sentence import current
from cases.domain.status import spans, status_on
from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.custody import Certainty, CustodyEnd, CustodyForm, Status
from cases.domain.vocabulary.who import AttributeKind, Finding, Standing, SubjectKind
from cases.domain.window import Window

F, E, S, D = CustodyForm, CustodyEnd, Status, Disposition
SURELY, POSSIBLY = Certainty.SURELY, Certainty.POSSIBLY


# Uncertain days and several accounts


def test_a_change_counts_from_the_last_day_on_which_it_can_have_come():
    record = Record()
    record.custody(F.REMAND, "2020-01", "2020-05", E.RELEASED)
    assert (on(record, "2019-12-31").status, on(record, "2019-12-31").also) == (S.AT_LIBERTY, (S.NOT_KNOWN,))
    assert S.REMAND in on(record, "2020-01-30").also
    assert (on(record, "2020-01-31").status, on(record, "2020-01-31").certainty) == (S.REMAND, SURELY)
    assert (on(record, "2020-04-30").status, on(record, "2020-04-30").certainty) == (S.REMAND, SURELY)
    assert (on(record, "2020-05-01").status, on(record, "2020-05-01").also) == (S.REMAND, (S.RELEASED,))
    assert (on(record, "2020-05-31").status, on(record, "2020-05-31").certainty) == (S.RELEASED, SURELY)


@pytest.mark.parametrize(
    ("until", "opens", "since", "closes"),
    [
        ("2020-06-15", "2020-06-15", "2020-06-15", "2020-06-15"),
        ("2020-06-15~", "2020-06-14", "2020-06-15", "2020-06-16"),
        ("2020-06-15?", "2020-05-15", "2020-06-15", "2020-07-15"),
        ("2020-06-15%", "2020-05-15", "2020-06-15", "2020-07-15"),
        ("2020-06-?15", "2020-06-01", "2020-06-15", "2020-06-30"),
        ("2020-06-~30", "2020-06-29", "2020-06-30", "2020-07-01"),
        ("2020-06~", "2020-05-01", "2020-06-30", "2020-07-31"),
        ("2020-06?", "2019-06-01", "2020-06-30", "2021-06-30"),
        ("2020-?06", "2020-01-01", "2020-06-30", "2020-12-31"),
        ("2020~", "2019-01-01", "2020-12-31", "2021-12-31"),
        ("2020-06-11~/2020-06-20~", "2020-06-10", "2020-06-20", "2020-06-21"),
        ("[2020-06-11..2020-06-20?]", "2020-06-11", "2020-06-20", "2020-07-20"),
        ("2020-02-29?", "2020-01-29", "2020-02-29", "2020-03-31"),
    ],
)
def test_a_mark_of_estimate_or_doubt_makes_a_status_possible_as_far_as_it_reaches(until, opens, since, closes):
    record = convict(until=until, end=E.EARLY)
    serving, released = S.SERVING, S.RELEASED_EARLY

    def answers(text):
        return [
            (one.status, one.certainty is SURELY, serving in one.also or released in one.also)
            for one in (status_on(record.dossier(), day(text) + timedelta(n)) for n in (-1, 0))
        ]

    assert answers(opens)[0] == (serving, True, False)
    assert answers(since)[0][0] is serving
    assert answers(since)[1][0] is released
    assert answers(closes)[1] == (released, True, False)
    if opens != since:
        assert answers(opens)[1] == (serving, False, True)
    if closes != since:
        assert answers(closes)[0] == (released, False, True)


def test_a_marked_start_does_not_come_after_a_sure_end():
    record = Record()
    record.custody(F.REMAND, "2020-06-10?", "2020-06-20", E.RELEASED)
    assert on(record, "2020-06-19").certainty is POSSIBLY
    assert (on(record, "2020-06-20").status, on(record, "2020-06-20").certainty) == (S.RELEASED, SURELY)


@pytest.mark.parametrize("died", ["2021-11-24~", "2021-11-24?"])
def test_days_from_release_to_a_marked_death_are_not_counted(died):
    record = convict(until="2021-10-01", end=E.ILLNESS)
    record.death(died)
    assert on(record, "2022-06-01").status is S.DIED_AFTER_RELEASE
    assert on(record, "2022-06-01").days is None


def test_a_term_counted_from_an_estimated_day_ends_on_an_estimated_day():
    record = Record()
    record.sentence(penalty("P1Y"), since="2019-01-10~")
    record.custody(F.PRISON, "2019-01-10~")
    assert status(record, "2020-01-09") is S.SERVING
    assert on(record, "2020-01-10").also == (S.TERM_OVER,)
    assert on(record, "2020-01-11") != on(record, "2020-01-12")
    assert (on(record, "2020-01-12").status, on(record, "2020-01-12").also) == (S.TERM_OVER, ())


def test_custody_of_unknown_start_goes_before_its_end():
    record = Record()
    record.custody(F.REMAND, None, "2020-05-01", E.RELEASED)
    assert on(record, "2020-04-29").also == (S.REMAND,)
    assert on(record, "2020-04-30").status is S.REMAND
    assert on(record, "2020-05-01").status is S.RELEASED


def test_what_has_no_day_counts_by_the_last_day_that_the_record_speaks_of():
    record = Record()
    record.custody(F.REMAND, None)
    record.filing("", "2020-05-05")
    assert on(record, "2020-05-04").also == (S.REMAND,)
    assert on(record, "2020-05-05").status is S.REMAND


def test_a_birth_is_no_day_by_which_anything_had_come():
    record = Record()
    record.custody(F.REMAND, None)
    record.attribute(AttributeKind.BIRTH, "1953-01-31")
    assert on(record, "2021-01-01").status is S.NOT_KNOWN
    assert on(record, "2021-01-01").also == (S.REMAND,)


def test_an_undated_conviction_does_not_undo_a_release():
    record = Record()
    record.sentence(ruling=record.ruling(D.CONVICTED, None))
    record.custody(F.PRISON, None, "2020-05-01", E.EARLY)
    record.filing("", "2022-01-01")
    assert status(record, "2023-01-01") is S.RELEASED_EARLY


def test_another_account_does_not_count_until_it_is_accepted():
    record = convict()
    record.custody(F.UNKNOWN, None, "2020-05-01", E.RELEASED, same_as="custody-1")
    assert status(record, "2020-06-01") is S.SERVING
    record.rows["custody"][1] = replace(record.rows["custody"][1], finding=Finding.ACCEPTED)
    assert status(record, "2020-04-30") is S.SERVING
    answer = on(record, "2020-06-01")
    assert (answer.status, answer.because) == (S.RELEASED, ("custody-2",))


@pytest.mark.parametrize("finding", [Finding.REJECTED, Finding.SUPERSEDED])
def test_a_main_account_that_was_set_aside_does_not_count(finding):
    record = Record()
    record.custody(F.REMAND, "2020-01-01", finding=finding)
    assert status(record, "2020-06-01") is S.NOT_KNOWN


def test_disputed_custody_is_only_possible():
    record = Record()
    record.custody(F.DISAPPEARED, "2020-01-01", standing=Standing.DISPUTED)
    answer = on(record, "2020-06-01")
    assert (answer.status, answer.certainty) == (S.DISAPPEARED, POSSIBLY)


def test_many_open_changes_are_weighed_in_order_and_one_by_one():
    record = Record()
    for _ in range(6):
        record.custody(F.PRISON_HOSPITAL, "2019")
    record.custody(F.REMAND, "2019-05/2019-07", "2019-06/2019-08", E.RELEASED)
    answer = on(record, "2019-06-15")
    assert answer.status is S.NOT_KNOWN
    assert answer.also == (S.REMAND, S.HOSPITAL_IN_CUSTODY, S.RELEASED)


# A case, another person


def test_a_case_needs_the_name_of_a_person():
    dossier = replace(convict().dossier(), kind=SubjectKind.CASE, key=CASE)
    with pytest.raises(ValueError, match="name the person"):
        status_on(dossier, day("2020-01-01"))
    assert status_on(dossier, day("2020-01-01"), person="ZZ-TEST").status is S.SERVING
    assert status_on(dossier, day("2020-01-01"), person="ZZ-ELSE").status is S.NOT_KNOWN


# Spans


def assert_covers_all_days(found):
    assert found[0].first is None
    assert found[-1].last is None
    for earlier, later in pairwise(found):
        assert later.first - earlier.last == timedelta(1)


def test_spans_of_an_empty_record_are_one():
    (span,) = spans(Record().dossier())
    assert (span.first, span.last, span.status) == (None, None, S.NOT_KNOWN)


def test_spans_tell_when_a_status_can_have_begun_and_given_way():
    found = [span for span in spans(abishev().dossier()) if span.status is S.RELEASE_ORDERED]
    first, last = found[0], found[-1]
    assert (first.first, first.last) == (day("2021-02-10"), day("2021-02-27"))
    assert first.since == Window(day("2021-02-01"), day("2021-02-10"))
    assert first.until == Window(day("2021-02-01"), day("2021-02-28"))
    assert (last.first, last.last) == (day("2021-09-27"), day("2021-10-12"))


@settings(max_examples=150, deadline=None)
@given(records(), DAYS)
def test_spans_cover_all_days_and_say_what_status_on_says(record, on_day):
    dossier = record.dossier()
    found = spans(dossier)
    assert_covers_all_days(found)
    (span,) = [s for s in found if (s.first is None or s.first <= on_day) and (s.last is None or on_day <= s.last)]
    answer = status_on(dossier, on_day)
    assert (span.status, span.certainty, span.also) == (answer.status, answer.certainty, answer.also)
    assert answer.status not in answer.also


def _cited(rows, every):
    """The rows with one more citation on each `every`th of those that can have one."""
    return tuple(
        replace(row, citations=(*row.citations, Citation(source="s")))
        if isinstance(row, RecordRow) and number % every == 0
        else row
        for number, row in enumerate(rows)
    )


@settings(max_examples=100, deadline=None)
@given(records(), DAYS, st.integers(1, 3))
def test_another_citation_changes_nothing(record, on_day, every):
    dossier = record.dossier()
    cited = replace(dossier, **{table: _cited(getattr(dossier, table), every) for table in TABLES})
    assert cited != dossier
    assert status_on(cited, on_day) == status_on(dossier, on_day)
    assert spans(cited) == spans(dossier)
    assert [replace(found, citations=()) for found in current(cited)] == list(current(dossier))
    assert (held_on(cited, on_day), left_on(cited, on_day)) == (held_on(dossier, on_day), left_on(dossier, on_day))


@settings(max_examples=150, deadline=None)
@given(records(), DAYS)
def test_nobody_is_called_released_or_dead_without_a_report(record, on_day):
    dossier = record.dossier()
    answer = status_on(dossier, on_day)
    reports = [row for row in dossier.custody if row.ended] + list(dossier.deaths)
    if not reports:
        assert not answer.status.is_dead
        assert not answer.status.value.startswith("released_") or answer.status is S.TERM_OVER
        assert answer.status is not S.RELEASED
