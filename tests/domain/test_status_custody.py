"""Where a person stands while custody goes on, changes, ends, and ends in death."""

import pytest
from builders import Record, atabek, ground, penalty
from situations import convict, ended, held_in, on, ordered, sentenced, status

from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.custody import Certainty, CustodyEnd, CustodyForm, LegalGround, Status
from cases.domain.vocabulary.who import Standing

F, E, S, D = CustodyForm, CustodyEnd, Status, Disposition
SURELY, POSSIBLY = Certainty.SURELY, Certainty.POSSIBLY


# Custody that goes on, changes and ends


def test_a_prison_without_a_recorded_sentence_is_not_called_serving():
    assert status(held_in(F.PRISON), "2020-06-01") is S.HELD


def test_a_ground_that_changes_while_custody_goes_on():
    record = Record()
    reasons = (
        ground(LegalGround.REMAND_ORDER, "2020-01-01"),
        ground(LegalGround.SENTENCE, "2020-06-01"),
        ground(LegalGround.NEW_CASE, "2021-01-01"),
    )
    record.custody(F.REMAND, "2020-01-01", grounds=reasons)
    days = ("2020-05-31", "2020-06-01", "2020-12-31", "2021-01-01")
    assert [status(record, text) for text in days] == [S.REMAND, S.SERVING, S.SERVING, S.REMAND]


def test_police_then_remand_then_prison_without_reported_ends():
    record = Record()
    record.custody(F.POLICE, "2017-11-27")
    record.custody(F.REMAND, "2017-11-30")
    record.sentence(ruling=record.ruling(D.CONVICTED, "2018-12-01"))
    record.custody(F.PRISON, "2019-01-15")
    days = ("2017-11-29", "2017-11-30", "2019-01-14", "2019-01-15")
    assert [status(record, text) for text in days] == [S.POLICE_CUSTODY, S.REMAND, S.REMAND, S.SERVING]


def test_a_transfer_with_nothing_reported_after_it_leaves_the_person_held():
    assert status(ended(E.TRANSFER), "2020-01-01") is S.HELD
    record = convict(until="2020-01-01", end=E.TRANSFER)
    assert status(record, "2020-01-02") is S.SERVING


def test_the_end_of_a_stay_within_custody_is_not_a_transfer_out_of_it():
    record = Record()
    record.custody(F.REMAND, "2020-01-01", "2020-06-01")
    record.custody(F.PRISON_HOSPITAL, "2020-02-01", "2020-03-01", E.TRANSFER)
    assert status(record, "2020-03-01") is S.REMAND
    assert status(record, "2020-06-01") is S.NOT_KNOWN


def test_an_end_of_which_nothing_is_known_says_nothing():
    assert status(ended(E.NOT_KNOWN), "2020-01-01") is S.NOT_KNOWN


def test_a_stay_of_one_day_begins_before_it_ends():
    record = Record()
    record.custody(F.POLICE, "2020-01-01", "2020-01-01", E.RELEASED)
    assert [status(record, f"2019-12-{n}") for n in (30, 31)] == [S.AT_LIBERTY] * 2
    assert status(record, "2020-01-01") is S.RELEASED


def test_released_and_held_anew():
    record = Record()
    record.custody(F.REMAND, "2020-01-01", "2020-02-01", E.BAIL)
    record.custody(F.POLICE, "2020-05-05")
    days = ("2020-01-31", "2020-02-01", "2020-05-04", "2020-05-05")
    assert [status(record, text) for text in days] == [S.REMAND, S.RELEASED, S.RELEASED, S.POLICE_CUSTODY]


def test_restrictions_end_with_the_term():
    record = atabek()
    del record.rows["deaths"]
    record.rows["custody"] = record.rows["custody"][:1]
    record.custody(F.RESTRICTED_FREEDOM, "2021-10-01", "2022-10-01", E.AT_TERM)
    assert status(record, "2022-09-30") is S.RESTRICTED_FREEDOM
    assert status(record, "2022-10-01") is S.RELEASED_AT_TERM


def test_furlough_within_prison_and_the_return():
    record = convict()
    record.custody(F.FURLOUGH, "2019-05-01", "2019-05-08", E.TRANSFER)
    days = ("2019-04-30", "2019-05-01", "2019-05-07", "2019-05-08")
    assert [status(record, text) for text in days] == [S.SERVING, S.FURLOUGH, S.FURLOUGH, S.SERVING]


@pytest.mark.parametrize("form", [F.TRANSIT, F.PUNISHMENT_CELL])
def test_transit_and_punishment_cell_within_prison_are_serving(form):
    record = convict()
    record.custody(form, "2019-05-01", "2019-05-08", E.TRANSFER)
    assert status(record, "2019-05-01") is S.SERVING


@pytest.mark.parametrize(
    ("on_day", "expected", "certainty"),
    [
        ("2019-04-30", S.SERVING, SURELY),
        ("2019-05-01", S.HOSPITAL_IN_CUSTODY, SURELY),
        ("2019-05-02", S.HOSPITAL_IN_CUSTODY, POSSIBLY),
        ("2019-05-30", S.HOSPITAL_IN_CUSTODY, POSSIBLY),
        ("2019-05-31", S.SERVING, POSSIBLY),
        ("2024-01-01", S.SERVING, POSSIBLY),
    ],
)
def test_a_hospital_stay_without_an_end_does_not_hide_prison_for_ever(on_day, expected, certainty):
    record = convict()
    record.custody(F.CIVILIAN_HOSPITAL, "2019-05-01")
    answer = on(record, on_day)
    assert (answer.status, answer.certainty) == (expected, certainty)
    if certainty is POSSIBLY:
        assert {answer.status, *answer.also} == {S.SERVING, S.HOSPITAL_IN_CUSTODY}


def test_a_hospital_stay_with_nothing_around_it_goes_on():
    assert status(held_in(F.CIVILIAN_HOSPITAL), "2024-01-01") is S.HOSPITAL_IN_CUSTODY


def test_a_release_from_hospital_is_a_release_from_prison():
    record = convict()
    record.custody(F.CIVILIAN_HOSPITAL, "2019-05-01", "2019-06-01", E.ILLNESS)
    assert status(record, "2019-05-31") is S.HOSPITAL_IN_CUSTODY
    assert status(record, "2019-06-01") is S.RELEASED_ILLNESS


def test_a_transfer_and_the_start_it_leads_to_are_one_moment():
    record = Record()
    record.custody(F.POLICE, "2020-01-01", "2020-02", E.TRANSFER)
    record.custody(F.REMAND, "2020-02")
    answer = on(record, "2020-02-15")
    assert (answer.status, answer.also) == (S.POLICE_CUSTODY, (S.REMAND,))


# Death


def test_death_is_never_inferred_and_nothing_after_it_counts():
    record = convict()
    record.death("2020-03")
    record.custody(F.PRISON_HOSPITAL, "2020-05-01")
    assert on(record, "2020-02-29").also == ()
    assert on(record, "2020-03-30").status is S.SERVING
    assert on(record, "2020-03-30").also == (S.DIED_IN_CUSTODY,)
    assert on(record, "2020-03-31").status is S.DIED_IN_CUSTODY
    assert on(record, "2020-06-01").status is S.DIED_IN_CUSTODY


def test_a_death_after_an_unconfirmed_release_says_neither():
    record = ordered(days=10)
    record.death("2020-05-01")
    answer = on(record, "2020-05-01")
    assert (answer.status, answer.also) == (S.DIED, (S.DIED_IN_CUSTODY, S.DIED_AFTER_RELEASE))


def test_a_death_while_release_was_ordered_is_a_death_in_custody():
    record = ordered(days=30)
    record.death("2019-12-20")
    assert status(record, "2019-12-20") is S.DIED_IN_CUSTODY


def test_a_death_with_custody_known_by_the_sentence_alone_is_not_called_in_custody():
    record = sentenced(penalty("P5Y"))
    record.death("2021-01-01")
    answer = on(record, "2021-01-01")
    assert (answer.status, answer.also) == (S.DIED, (S.DIED_IN_CUSTODY,))


def test_custody_that_ended_in_death_says_so_without_a_record_of_the_death():
    assert status(ended(E.DIED), "2020-01-01") is S.DIED_IN_CUSTODY


def test_death_on_the_day_of_release_is_a_death_after_it():
    record = convict(until="2020-01-01", end=E.ILLNESS)
    record.death("2020-01-01")
    answer = on(record, "2020-01-01")
    assert (answer.status, answer.days) == (S.DIED_AFTER_RELEASE, 0)


def test_days_from_release_to_death_only_where_both_are_exact():
    record = convict(until="2019-12", end=E.ILLNESS)
    record.death("2020-02-01")
    assert on(record, "2020-02-01").days is None


@pytest.mark.parametrize("standing", [Standing.ALLEGED, Standing.DISPUTED])
def test_an_alleged_death_is_possible_and_no_more(standing):
    record = convict()
    record.death("2020-03-01", standing=standing)
    answer = on(record, "2021-01-01")
    assert (answer.status, answer.also) == (S.SERVING, (S.DIED_IN_CUSTODY,))


# Escapes, disappearances, and years that no calendar day here can write


@pytest.mark.parametrize(("on_day", "expected"), [
    ("2019-04-30", S.SERVING), ("2019-05-01", S.FURLOUGH), ("2019-05-09", S.FURLOUGH),
    ("2019-05-10", S.WHEREABOUTS_UNKNOWN), ("2019-06-09", S.WHEREABOUTS_UNKNOWN), ("2019-06-10", S.SERVING),
])  # fmt: skip
def test_an_escape_on_furlough_and_the_capture(on_day, expected):
    record = convict()
    record.custody(F.FURLOUGH, "2019-05-01", "2019-05-10", E.ESCAPED)
    record.custody(F.PRISON, "2019-06-10")
    assert status(record, on_day) is expected


@pytest.mark.parametrize(("on_day", "expected"), [
    ("2019-12-31", S.AT_LIBERTY), ("2020-01-01", S.DISAPPEARED), ("2020-01-31", S.DISAPPEARED),
    ("2020-02-01", S.WHEREABOUTS_UNKNOWN), ("2020-02-09", S.WHEREABOUTS_UNKNOWN), ("2020-02-10", S.REMAND),
])  # fmt: skip
def test_a_forced_disappearance_then_found_in_custody(on_day, expected):
    record = Record()
    record.custody(F.DISAPPEARED, "2020-01-01", "2020-02-01")
    record.custody(F.REMAND, "2020-02-10")
    assert status(record, on_day) is expected


def test_a_forced_disappearance_and_a_body_found_later():
    record = Record()
    record.custody(F.DISAPPEARED, "2020-01-01")
    record.death("2020-01-05/2020-03-01")
    assert (status(record, "2020-02-29"), on(record, "2020-02-29").also) == (S.DISAPPEARED, (S.DIED_IN_CUSTODY,))
    assert (status(record, "2020-03-01"), on(record, "2020-03-01").also) == (S.DIED_IN_CUSTODY, ())


@pytest.mark.parametrize(("year", "expected"), [("-0398", S.DIED_IN_CUSTODY), ("0000", S.DIED_IN_CUSTODY)])
def test_years_before_our_era_are_over(year, expected):
    record = Record()
    record.custody(F.PRISON, year)
    record.death(year)
    assert (status(record, "0001-01-02"), status(record, "2020-01-01")) == (expected, expected)
    assert on(record, "2020-01-01").also == ()


def test_a_year_of_five_digits_has_not_come():
    record = Record()
    record.custody(F.PRISON, "Y12000")
    assert on(record, "2020-01-01").also == (S.NOT_KNOWN,)
