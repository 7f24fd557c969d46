"""The chain of custody, whether liberty is taken away on a day, time held and time left."""

import pytest
from builders import Record, abishev, atabek, day, ground, penalty, term
from hypothesis import given, settings
from hypothesis import strategies as st
from situations import convict, in_absentia, ordered

from cases.domain.custody import chain, gaps, overlaps
from cases.domain.liberty import Length, deprived_on, held_on, left_on
from cases.domain.vocabulary.court import Disposition, PenaltyKind
from cases.domain.vocabulary.custody import Certainty, CustodyEnd, CustodyForm, LegalGround
from cases.domain.window import Window

F, E = CustodyForm, CustodyEnd


def exactly(text):
    return Window(day(text), day(text))


def links(record):
    return {stretch.key: stretch for stretch in chain(record.dossier())}


def stages():
    """Police, remand, prison with a stay in hospital, released."""
    record = Record()
    record.custody(F.PRISON, "2018-12-20", "2021-03-01", E.EARLY)
    record.custody(F.PRISON_HOSPITAL, "2020-05-01", "2020-06-01", E.TRANSFER)
    record.custody(F.POLICE, "2017-11-27", "2017-11-30", E.TRANSFER)
    record.custody(F.REMAND, "2017-11-30")
    return record


def test_stretches_stand_in_the_order_in_which_they_began():
    assert [stretch.form for stretch in chain(stages().dossier())] == [F.POLICE, F.REMAND, F.PRISON, F.PRISON_HOSPITAL]


def test_imprecise_starts_stand_by_their_first_day():
    record = Record()
    record.custody(F.POLICE, "2019-06-01")
    record.custody(F.REMAND, "2019")
    assert [stretch.form for stretch in chain(record.dossier())] == [F.REMAND, F.POLICE]


def test_a_stay_in_hospital_lies_within_prison():
    found = links(stages())
    assert found["custody-2"].within == "custody-1"
    assert [key for key, stretch in found.items() if stretch.within] == ["custody-2"]


def test_a_stretch_without_a_reported_end_is_ended_by_the_next():
    remand = links(stages())["custody-4"]
    assert (remand.ended, remand.ended_by, remand.end) == (exactly("2018-12-20"), "custody-1", E.NOT_KNOWN)


def test_a_stay_without_a_reported_end_is_over_when_the_custody_around_it_is():
    record = convict(until="2020-01-01", end=E.EARLY)
    record.custody(F.CIVILIAN_HOSPITAL, "2019-05-01")
    found = links(record)["custody-2"]
    assert (found.ended, found.ended_by) == (exactly("2020-01-01"), "custody-1")


def test_prison_left_for_a_hospital_is_not_around_it():
    record = convict(until="2019-05-01", end=E.TRANSFER)
    record.custody(F.CIVILIAN_HOSPITAL, "2019-05-01")
    found = links(record)["custody-2"]
    assert (found.within, found.ended) == ("", None)


def test_death_ends_what_had_no_end_and_restrictions_survive_release():
    found = links(atabek())
    assert found["custody-2"].ended_by == "death-1"
    assert found["custody-2"].ended == exactly("2021-11-24")


def test_custody_without_a_day_comes_last_and_stays_open():
    found = chain(abishev().dossier())
    assert [stretch.key for stretch in found] == ["custody-2", "custody-1"]
    assert [stretch.ended for stretch in found] == [None, None]


def test_grounds_change_while_custody_goes_on():
    record = Record()
    verdict = record.ruling(Disposition.CONVICTED, "2020-06-01")
    record.custody(
        F.REMAND,
        "2020-01-01",
        grounds=(
            ground(LegalGround.SENTENCE, ruling=verdict),
            ground(LegalGround.REMAND_ORDER, "2020-01-03"),
        ),
    )
    (found,) = chain(record.dossier())
    days = ("2020-01-02", "2020-01-03", "2020-05-31", "2020-06-01")
    expected = [LegalGround.NOT_REPORTED, LegalGround.REMAND_ORDER, LegalGround.REMAND_ORDER, LegalGround.SENTENCE]
    assert [found.ground_on(day(text)) for text in days] == expected


@pytest.mark.parametrize(
    ("until", "end", "following", "count"),
    [
        ("2020-01-01", E.TRANSFER, "2020-01-01", 0),
        ("2020-01-01", E.TRANSFER, "2020-01-02", 0),
        ("2020-01-01", E.TRANSFER, "2020-01-03", 1),
        ("2020-01-01", E.RELEASED, "2020-06-03", 0),
        ("2020-01", E.TRANSFER, "2020-01-20", 0),
    ],
)
def test_a_gap_is_an_end_without_release_before_a_later_start(until, end, following, count):
    record = convict(until=until, end=end)
    record.custody(F.PRISON, following)
    assert len(gaps(chain(record.dossier()))) == count


@pytest.mark.parametrize(
    ("until", "following", "count"),
    [
        ("2020-01-01", "2020-01-01", 0),
        ("2020-01-02", "2020-01-01", 1),
        ("2020-01", "2020-01-20", 0),
        (None, "2020-01-01", 0),
    ],
)
def test_stretches_overlap_only_where_they_surely_share_days(until, following, count):
    record = convict(until=until, end=E.TRANSFER)
    record.custody(F.REMAND, following, "2020-06-01")
    assert len(overlaps(chain(record.dossier()))) == count


def test_a_nested_stay_is_no_overlap():
    assert overlaps(chain(stages().dossier())) == ()


# Liberty on a day


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        ("2018-12-31", None),
        ("2019-01-01", Certainty.POSSIBLY),
        ("2019-01-31", Certainty.SURELY),
        ("2020-01-01", None),
    ],
)
def test_liberty_is_taken_away_surely_or_possibly(on, answer):
    record = Record()
    record.custody(F.REMAND, "2019-01", "2020-01-01", E.RELEASED)
    assert deprived_on(record.dossier(), day(on)) is answer


def test_while_release_is_ordered_a_person_is_held_and_once_due_only_possibly():
    dossier = ordered(days=15).dossier()
    assert deprived_on(dossier, day("2019-12-30")) is Certainty.SURELY
    assert deprived_on(dossier, day("2019-12-31")) is Certainty.POSSIBLY


@pytest.mark.parametrize("form", [F.FURLOUGH, F.RESTRICTED_FREEDOM, F.PROBATION, F.EXILE])
def test_forms_that_leave_liberty(form):
    record = Record()
    record.custody(form, "2020-01-01")
    assert deprived_on(record.dossier(), day("2020-06-01")) is None


def test_nobody_sentenced_in_absence_is_held():
    assert deprived_on(in_absentia().dossier(), day("2020-06-01")) is None


# Time held and left


def test_fifteen_years_two_months_fourteen_days():
    assert held_on(atabek().dossier(), day("2021-10-01")) == Length(term("P15Y2M14D"), term("P15Y2M14D"))
    assert held_on(atabek().dossier(), day("2021-11-24")).exact == term("P15Y2M14D")
    assert held_on(atabek().dossier(), day("2006-07-17")).exact == term("P0D")
    assert held_on(atabek().dossier(), day("2006-07-18")).exact == term("P1D")


def test_stretches_are_added_and_furlough_is_not_counted():
    record = Record()
    record.custody(F.REMAND, "2019-01-01", "2019-03-01", E.BAIL)
    record.custody(F.REMAND, "2020-01-01", "2020-01-11", E.RELEASED)
    assert held_on(record.dossier(), day("2021-01-01")).exact == term("P2M10D")
    record = convict()
    record.custody(F.FURLOUGH, "2019-05-01", "2019-05-11", E.TRANSFER)
    assert held_on(record.dossier(), day("2019-06-01")).exact == term("P1Y4M21D")


def test_imprecise_days_give_the_least_and_the_most():
    record = Record()
    record.custody(F.REMAND, "2019-01", "2020-01", E.RELEASED)
    found = held_on(record.dossier(), day("2021-01-01"))
    assert found == Length(term("P11M1D"), term("P1Y30D"))
    assert found.exact is None


def test_after_a_release_was_due_time_held_is_no_longer_sure():
    dossier = ordered(days=15).dossier()
    found = held_on(dossier, day("2020-01-31"))
    assert found == Length(term("P1Y11M30D"), term("P2Y30D"))


@pytest.mark.parametrize(
    ("on", "left"),
    [("2021-02-01", "P3Y1M26D"), ("2024-03-26", "P1D"), ("2024-03-27", "P0D"), ("2025-01-01", "P0D")],
)
def test_what_is_left_of_the_first_seed_term(on, left):
    record = abishev()
    record.rows["sentences"] = []
    record.sentence(since="2017-11-27", ruling="R0")
    assert left_on(record.dossier(), day(on)) == Length(term(left), term(left))


def test_what_is_left_of_the_second_seed_term_whatever_took_its_place():
    assert left_on(atabek().dossier(), day("2021-10-01")).exact == term("P2Y9M16D")


def test_nothing_can_be_said_of_what_is_left_without_a_start_or_an_end():
    assert left_on(abishev().dossier(), day("2021-02-01")) is None
    record = convict()
    record.sentence(penalty(None, PenaltyKind.LIFE), since="2018-01-01", party=record.party())
    assert left_on(record.dossier(), day("2021-02-01")) is None
    assert left_on(Record().dossier(), day("2021-02-01")) is None


def test_of_several_sentences_the_one_that_ends_last_counts():
    record = convict()
    record.sentence(penalty("P9Y"), since="2018-01-01", party=record.party())
    assert left_on(record.dossier(), day("2020-01-01")).exact == term("P7Y")


@settings(max_examples=60, deadline=None)
@given(st.dates(day("2017-01-01"), day("2023-01-01")))
def test_time_held_never_shrinks_and_least_is_never_more_than_most(on_day):
    dossier = stages().dossier()
    today, tomorrow = held_on(dossier, on_day), held_on(dossier, on_day.replace(year=on_day.year + 1, day=1))
    assert today.least <= today.most
    assert today.least <= tomorrow.least
