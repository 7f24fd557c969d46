"""Warnings for editors: each check with the record that it finds fault with, and the nearest one that it does not."""

from dataclasses import replace

import pytest
from builders import Record, abishev, atabek, day, ground, penalty, term, when
from situations import convict, ordered

from cases.domain.calendars import Conversion
from cases.domain.checks import CHECKS, warnings
from cases.domain.dossier import Citation, Custody
from cases.domain.liberty import Length
from cases.domain.reckoning.measure import Extent
from cases.domain.sentence import current
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.court import ChangeKind, Disposition, Effect, FilingKind, LinkKind, PenaltyKind
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, LegalGround
from cases.domain.vocabulary.evidence import ClaimKind, Comparator
from cases.domain.vocabulary.life import OccurrenceKind
from cases.domain.vocabulary.who import AttributeKind, Finding, SubjectKind
from cases.domain.warnings.warning import value_words
from cases.domain.window import Window

D, F, E = Disposition, CustodyForm, CustodyEnd
SOURCED = (Citation(source="s"),)


def found(record, code, on="2021-01-01"):
    """The keys of the rows that the check `code` warns of."""
    return [warning.keys for warning in warnings(record.dossier(), day(on)) if warning.code == code]


def test_every_check_has_its_own_name_and_a_record_without_faults_has_none():
    names = [check.__name__ for check in CHECKS]
    assert len(set(names)) == len(names)
    record = Record()
    record.rows["parties"][0] = record.rows["parties"][0].__class__(
        key="party", case="case", person="ZZ-TEST", citations=SOURCED
    )
    assert warnings(record.dossier(), day("2021-01-01")) == ()


@pytest.mark.parametrize(("on", "count"), [("2021-10-12", 0), ("2021-10-13", 1)])
def test_release_due_and_the_appeal_window_the_day_after_it_ended(on, count):
    assert len(found(abishev(), "release_due", on)) == count
    assert len(found(abishev(), "appeal_window_ended", on)) == count


def test_an_appeal_window_needs_no_warning_once_something_is_reported():
    for more in ({"in_force": "2020-02-01"}, {"carried_out": "2020-02-01"}):
        record = convict()
        record.ruling(D.RELEASE_GRANTED, "2020-01-01", days=15, **more)
        assert not found(record, "appeal_window_ended")
    record = ordered()
    record.filing("ruling-2", "2020-01-02", FilingKind.PROTEST)
    assert not found(record, "appeal_window_ended")
    record = ordered()
    record.custody(F.FURLOUGH, "2020-02-01", "2020-02-02", E.EARLY)
    assert not found(record, "appeal_window_ended")


def test_the_end_of_the_term_without_a_reported_release():
    assert found(convict(), "release_due", "2025-01-01") == []
    assert found(convict(), "release_due", "2025-01-02") == [("sentence-1",)]


def test_a_stated_figure_that_differs_until_the_editors_decide():
    record = atabek()
    record.claim(ClaimKind.TERM_END, value_date="2025")
    assert found(record, "claim_differs") == [("claim-1",)]
    record = atabek()
    record.claim(ClaimKind.TERM_END, value_date="2025", finding=Finding.REJECTED)
    record.claim(ClaimKind.TIME_LEFT, "2021-10-01", length="P3Y", comparator=Comparator.ABOUT)
    record.claim(ClaimKind.AGE, "2021-11-24", number=68)
    assert found(record, "claim_differs") == []


def test_a_stated_figure_that_differs_is_worded_with_both():
    record = atabek()
    record.claim(ClaimKind.TERM_END, value_date="2025")
    (message,) = [w.message for w in warnings(record.dossier(), day("2025-01-01")) if w.code == "claim_differs"]
    assert message.en == "end of the term (no date): stated as 2025, computed as 17 July 2024."
    assert "17 июля 2024" in message.ru
    assert "2024" in message.kk


@pytest.mark.parametrize(("occurred", "count"), [("2021-11-24", 0), ("2021-11-25", 1), ("2021-11", 0), (None, 0)])
def test_events_after_death(occurred, count):
    record = atabek()
    record.custody(F.CIVILIAN_HOSPITAL, occurred)
    assert len(found(record, "after_death")) == count


def test_events_in_the_month_of_a_death_are_no_fault():
    record = convict()
    record.death("2021-11")
    record.custody(F.CIVILIAN_HOSPITAL, "2021-11-25")
    assert found(record, "after_death", "2022-01-01") == []


def test_a_burial_after_death_is_none_of_them():
    record = atabek()
    record.occurrence(OccurrenceKind.BURIAL, "2021-11-26")
    record.occurrence(OccurrenceKind.SEARCH, "2021-11-26")
    assert found(record, "after_death") == [("occurrence-2", "death-1")]


def test_two_deaths_of_one_person():
    record = atabek()
    record.death("2021-11-25", same_as="death-1")
    assert found(record, "two_deaths") == []
    record.death("2021-11-26")
    assert found(record, "two_deaths") == [("death-1", "death-3")]


@pytest.mark.parametrize(("until", "count"), [("2019-12-31", 1), ("2020-01-01", 0), ("2019/2020", 0)])
def test_an_end_before_the_start(until, count):
    record = Record()
    record.custody(F.REMAND, "2020-01-01", until, E.RELEASED)
    assert len(found(record, "end_before_start")) == count


@pytest.mark.parametrize(("occurred", "count"), [("2017-12-31", 1), ("2018-01-01", 0), ("2018", 0)])
def test_release_before_arrest(occurred, count):
    record = convict()
    record.ruling(D.RELEASE_GRANTED, occurred)
    assert len(found(record, "release_before_arrest")) == count


def test_release_before_an_arrest_of_unknown_day_is_no_fault():
    record = Record()
    record.custody(F.REMAND, None)
    record.ruling(D.RELEASE_GRANTED, "2010-01-01")
    assert found(record, "release_before_arrest") == []


def test_overlapping_custody_and_a_broken_chain():
    record = convict(until="2020-03-01", end=E.TRANSFER)
    record.custody(F.REMAND, "2020-02-01")
    assert found(record, "overlapping_custody") == [("custody-1", "custody-2")]
    record = convict(until="2020-03-01", end=E.TRANSFER)
    record.custody(F.REMAND, "2020-04-01")
    assert found(record, "broken_chain") == [("custody-1", "custody-2")]
    assert found(record, "overlapping_custody") == []


@pytest.mark.parametrize(("on", "count"), [("2020-05-30", 0), ("2020-05-31", 1)])
def test_a_stay_in_hospital_without_a_reported_end(on, count):
    record = convict()
    record.custody(F.PRISON_HOSPITAL, "2020-05-01")
    assert len(found(record, "open_stay", on)) == count


@pytest.mark.parametrize(("occurred", "count"), [("2020-01-31", 1), ("2020-02-01", 0), ("2020", 0)])
def test_a_link_that_goes_backwards_in_time(occurred, count):
    record = Record()
    first = record.ruling(D.RELEASE_GRANTED, "2020-02-01")
    later = record.ruling(D.RELEASE_CANCELLED, occurred)
    record.link(later, LinkKind.QUASHES, first)
    assert len(found(record, "backward_link")) == count


@pytest.mark.parametrize("member", ["in_force", "carried_out", "written"])
@pytest.mark.parametrize(("moment", "count"), [("2020-01-31", 1), ("2020-02-01", 0)])
def test_a_ruling_that_took_effect_before_it_was_pronounced(member, moment, count):
    record = Record()
    record.ruling(D.RELEASE_GRANTED, "2020-02-01", **{member: moment})
    assert len(found(record, "backward_ruling")) == count


def test_a_cancellation_that_does_not_say_of_what():
    record = Record()
    first, second = record.ruling(D.RELEASE_GRANTED, "2020-02-01"), record.ruling(D.RELEASE_CANCELLED, "2020-02-20")
    assert found(record, "unnamed_target") == [(second,)]
    record.link(second, LinkKind.QUASHES, first)
    assert found(record, "unnamed_target") == []


def test_a_quashing_that_does_not_say_of_what():
    record = Record()
    first, second = record.ruling(D.CONVICTED, "2020-02-01"), record.ruling(D.QUASHED, "2020-02-20")
    assert found(record, "unnamed_quashing") == [(second,)]
    record.link(second, LinkKind.QUASHES, first)
    assert found(record, "unnamed_quashing") == []


def test_a_term_without_a_start():
    assert found(abishev(), "unknown_start") == [("sentence-1",)]
    assert found(atabek(), "unknown_start") == []


def test_faults_of_sentences_and_their_changes():
    record = Record()
    record.sentence(penalty("P2Y", suspended="P3Y"))
    assert found(record, "suspended_too_long") == [("sentence-1",)]
    record = Record()
    record.sentence(penalty(None, PenaltyKind.FINE))
    record.change(ChangeKind.REDUCTION, "P1Y")
    assert found(record, "nothing_imposed") == [("change-1", "sentence-1")]


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"credit_from": "2019-01-01", "credit_to": "2019-02-01", "credit_rate": "1.5"}, 0),
        ({"credit_from": "2019-01-01", "credit_to": "2019-02-01", "credit_rate": "double"}, 1),
        ({"credit_from": "2019-01-01"}, 1),
        ({"length": "P1M"}, 0),
    ],
)
def test_a_credit_that_cannot_be_counted(more, count):
    record = convict()
    record.change(ChangeKind.CREDIT, **more)
    assert len(found(record, "unreadable_credit")) == count


@pytest.mark.parametrize(("since", "count"), [("2019-02-01", 1), ("2019-02-02", 0)])
def test_credits_for_the_same_days(since, count):
    record = convict()
    record.change(ChangeKind.CREDIT, credit_from="2019-01-01", credit_to="2019-02-01")
    record.change(ChangeKind.CREDIT, credit_from=since, credit_to="2019-03-01")
    assert len(found(record, "overlapping_credit")) == count


@pytest.mark.parametrize(("born", "count"), [("1953", 0), ("2021-11-25", 1), ("1911-11-24", 0), ("1910-11-24", 1)])
def test_age_at_death(born, count):
    record = atabek()
    record.attribute(AttributeKind.BIRTH, born)
    assert len(found(record, "age_at_death")) == count


def test_an_impossible_age_is_named():
    record = atabek()
    record.attribute(AttributeKind.BIRTH, "1853-01-31")
    (message,) = [w.message for w in warnings(record.dossier(), day("2022-01-01")) if w.code == "age_at_death"]
    assert message.en.endswith("would be 168.")


@pytest.mark.parametrize(("born", "count"), [("1953-01-31", 0), ("1953", 0), ("1952-11-24", 1), ("1954", 1)])
def test_a_stated_age_against_the_birth(born, count):
    record = atabek()
    record.attribute(AttributeKind.BIRTH, born)
    record.attribute(AttributeKind.STATED_AGE, "2021-11-24", number=68)
    assert len(found(record, "stated_age")) == count


@pytest.mark.parametrize(("kind", "length", "count"), [
    (ChangeKind.REDUCTION, "P1Y", 0), (ChangeKind.REDUCTION, "P1Y1D", 1), (ChangeKind.AMNESTY, "P2Y", 1),
    (ChangeKind.EXTENSION, "P2Y", 0),
])  # fmt: skip
def test_more_taken_off_than_is_left(kind, length, count):
    record = Record()
    record.sentence(penalty("P1Y"), since="2020-01-01")
    record.change(kind, length, "2020-06-01")
    assert len(found(record, "cut_too_much")) == count
    (ledger,) = current(record.dossier())
    assert (ledger.measure.extent is Extent.UNKNOWN) == bool(count)


@pytest.mark.parametrize(("date", "count"), [("2021-10-01", 0), ("2021-10", 0), ("2021-10-02", 1), ("2021-09-30", 1)])
def test_another_calendar_that_says_another_day(date, count):
    record = Record()
    as_written = Conversion.parse("persian 1400-07-09")
    begun = replace(when(date), as_written=as_written)
    grounds = (replace(ground(LegalGround.NONE), occurred=begun),)
    record.rows["custody"] = [
        Custody(key="c", person=record.person, form=F.PRISON, occurred=begun),
        Custody(key="d", person=record.person, form=F.PRISON, grounds=grounds),
    ]
    assert len(found(record, "calendar_differs")) == 2 * count


def test_a_fact_without_a_source():
    record = Record()
    record.custody(F.REMAND, "2020-01-01", citations=SOURCED)
    assert found(record, "no_citation") == [("party",)]


def test_a_case_is_checked_for_each_of_its_people():
    dossier = replace(convict().dossier(), kind=SubjectKind.CASE, key="case")
    assert [w.keys for w in warnings(dossier, day("2025-01-02")) if w.code == "release_due"] == [("sentence-1",)]


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window(), "no date"),
        (Window(day("2024-07-17"), day("2024-07-17")), "17 July 2024"),
        (Window(None, day("2024-07-17")), "17 July 2024"),
        (Window(day("2024-07-01"), day("2024-07-17")), "1–17 July 2024"),
    ],
)
def test_moments_are_worded_no_more_exactly_than_they_are(window, words):
    assert words in value_words(window, "en").replace(" and ", "–").replace(" to ", "–")


def test_ranges_are_worded_with_both_ends():
    assert value_words((67, 68), "en") == "67–68"
    assert value_words(Length(term("P1Y"), term("P2Y")), "ru") == "1 год – 2 года"


def test_every_warning_is_a_sentence_in_three_languages():
    record = ordered(days=5)
    record.ruling(D.RELEASE_CANCELLED, "2017-01-01", written="2016-01-01", effect=Effect.AT_ONCE)
    record.link("ruling-2", LinkKind.MODIFIES, "ruling-3")
    record.link("ruling-3", LinkKind.UPHOLDS, "ruling-2")
    record.custody(F.REMAND, "2019-05-01", "2019-04-01", E.TRANSFER, grounds=(ground(LegalGround.NONE),))
    record.custody(F.PRISON_HOSPITAL, "2019-05-01")
    record.change(ChangeKind.CREDIT)
    record.claim(ClaimKind.TERM, length="P20Y")
    record.death("2016-05-01")
    record.attribute(AttributeKind.BIRTH, "2017")
    said = warnings(record.dossier(), day("2021-01-01"))
    assert len({warning.code for warning in said}) >= 8
    for warning in said:
        for lang in LANGUAGES:
            words = getattr(warning.message, lang)
            assert words.endswith(".")
            assert "{" not in words
        assert set(warning.keys) <= set(record.dossier().by_key)
