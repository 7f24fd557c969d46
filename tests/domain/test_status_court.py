"""Where a person stands by sentences and rulings."""

import pytest
from builders import Record, ground, penalty
from situations import convict, in_absentia, on, sentenced, status

from cases.domain.vocabulary.court import ChangeKind, CountedFrom, Disposition, Effect, LinkKind, PenaltyKind
from cases.domain.vocabulary.custody import Certainty, CustodyEnd, CustodyForm, LegalGround, Status
from cases.domain.vocabulary.life import OccurrenceKind

F, E, S, D = CustodyForm, CustodyEnd, Status, Disposition
SURELY, POSSIBLY = Certainty.SURELY, Certainty.POSSIBLY


# Sentences and rulings


def test_a_sentence_to_prison_with_nothing_known_of_custody_is_possibly_served():
    record = sentenced(penalty("P5Y"))
    answer = on(record, "2020-01-01")
    assert (answer.status, answer.certainty, answer.also) == (S.SERVING, POSSIBLY, (S.NOT_KNOWN,))
    assert status(record, "2019-12-31") is S.NOT_KNOWN


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (penalty("P2Y", PenaltyKind.RESTRICTED_FREEDOM), S.RESTRICTED_FREEDOM),
        (penalty("P2Y", PenaltyKind.PROBATION), S.RESTRICTED_FREEDOM),
        (penalty("P2Y", PenaltyKind.EXILE), S.EXILE),
        (penalty("P2Y", PenaltyKind.COMPULSORY_TREATMENT), S.PSYCHIATRIC),
        (penalty(None, PenaltyKind.FINE), S.AT_LIBERTY),
        (penalty("P2Y", suspended="P2Y"), S.AT_LIBERTY),
        (penalty("P2Y", PenaltyKind.RESTRICTED_FREEDOM, suspended="P2Y"), S.AT_LIBERTY),
        (penalty(None, PenaltyKind.LIFE), S.SERVING),
        (penalty(None, PenaltyKind.DEATH), S.SERVING),
    ],
)
def test_what_a_sentence_alone_possibly_says(line, expected):
    answer = on(sentenced(line), "2020-06-01")
    assert (answer.status, answer.certainty) == (expected, POSSIBLY)


@pytest.mark.parametrize(("on_day", "expected"), [("2025-01-01", S.SERVING), ("2025-01-02", S.TERM_OVER)])
def test_the_expected_end_of_the_term_is_not_a_release(on_day, expected):
    assert status(convict(), on_day) is expected


def test_an_imprecise_end_of_the_term_makes_release_possibly_due():
    record = Record()
    verdict = record.ruling(D.CONVICTED, "2018-01")
    record.sentence(ruling=verdict, counted_basis=CountedFrom.VERDICT)
    record.custody(F.PRISON, "2018-02-01")
    assert on(record, "2025-01-01").also == ()
    assert on(record, "2025-01-02").also == (S.TERM_OVER,)
    assert on(record, "2025-01-31").status is S.SERVING
    assert on(record, "2025-02-01").status is S.TERM_OVER


def test_a_life_sentence_is_never_over():
    record = sentenced(penalty(None, PenaltyKind.LIFE), since="1990-01-01")
    record.custody(F.PRISON, "1990-01-01")
    assert status(record, "2100-01-01") is S.SERVING


def test_held_anew_for_another_case_after_the_term():
    record = convict()
    record.custody(F.REMAND, "2025-03-01", grounds=(ground(LegalGround.NEW_CASE),))
    assert status(record, "2025-02-28") is S.TERM_OVER
    assert status(record, "2025-03-01") is S.REMAND


def test_of_two_sentences_the_longer_keeps_the_person_serving():
    record = convict()
    other = record.party()
    record.sentence(penalty("P12Y"), party=other, since="2018-01-01", occurred="2019-01-01")
    assert status(record, "2026-01-01") is S.SERVING
    assert status(record, "2030-01-02") is S.TERM_OVER


def test_release_ordered_then_upheld_then_due():
    record = convict()
    granted = record.ruling(D.RELEASE_GRANTED, "2020-01-10", days=15)
    record.filing(granted, "2020-01-20")
    record.link(record.ruling(D.UPHELD, "2020-03-01"), LinkKind.UPHOLDS, granted)
    days = ("2020-01-09", "2020-01-10", "2020-01-26", "2020-03-01", "2020-03-02")
    ordered = S.RELEASE_ORDERED
    assert [status(record, text) for text in days] == [S.SERVING, ordered, ordered, ordered, S.TERM_OVER]


def test_release_carried_out_as_reported_by_the_ruling_is_a_release():
    record = convict()
    record.ruling(D.RELEASE_GRANTED, "2020-01-10", days=15, carried_out="2020-01-27")
    assert status(record, "2020-01-26") is S.TERM_OVER
    assert status(record, "2020-01-27") is S.RELEASED_EARLY


def test_the_reported_end_of_custody_says_more_than_the_ruling_carried_out():
    record = convict(until="2020-01-27", end=E.ILLNESS)
    record.ruling(D.RELEASE_GRANTED, "2020-01-10", days=15, carried_out="2020-01-27")
    assert status(record, "2020-01-27") is S.RELEASED_ILLNESS


@pytest.mark.parametrize("disposition", [D.RELEASE_REFUSED, D.UPHELD, D.REMEDY, D.DETENTION_EXTENDED])
def test_other_rulings_change_nothing(disposition):
    record = convict()
    record.ruling(disposition, "2020-01-10", effect=Effect.AT_ONCE)
    assert on(record, "2020-06-01").status is S.SERVING


def test_a_release_suspended_by_a_later_ruling_is_no_longer_ordered():
    record = convict()
    granted = record.ruling(D.RELEASE_GRANTED, "2020-01-10", days=15)
    record.link(record.ruling(D.OTHER, "2020-01-20"), LinkKind.SUSPENDS, granted)
    assert status(record, "2020-01-19") is S.RELEASE_ORDERED
    assert status(record, "2020-01-20") is S.SERVING


def test_an_acquittal_orders_release_and_frees_only_from_its_own_case():
    record = Record()
    record.custody(F.REMAND, "2019-01-01")
    record.ruling(D.ACQUITTED, "2020-01-10")
    assert status(record, "2020-01-10") is S.RELEASE_ORDERED
    record = convict()
    other = record.party(case="case-2")
    record.ruling(D.ACQUITTED, "2020-01-10", case="case-2", concerns=(other,))
    assert status(record, "2020-01-10") is S.SERVING


def test_released_after_an_acquittal_is_acquitted():
    record = Record()
    record.custody(F.REMAND, "2019-01-01", "2020-01-12", E.RELEASED)
    record.ruling(D.ACQUITTED, "2020-01-10")
    assert status(record, "2020-01-11") is S.RELEASE_ORDERED
    assert status(record, "2020-01-12") is S.ACQUITTED


def test_a_release_ordered_and_reported_is_no_acquittal():
    record = Record()
    record.custody(F.REMAND, "2019-01-01", "2020-01-12", E.RELEASED)
    record.ruling(D.RELEASE_GRANTED, "2020-01-10")
    assert status(record, "2020-01-12") is S.RELEASED


def test_bail_orders_release_until_a_sentence_to_prison():
    record = Record()
    record.custody(F.REMAND, "2019-01-01")
    record.ruling(D.BAIL, "2019-02-01")
    record.sentence(ruling=record.ruling(D.CONVICTED, "2020-01-10"))
    assert status(record, "2020-01-09") is S.RELEASE_ORDERED
    assert status(record, "2020-01-10") is S.REMAND


def test_an_acquittal_of_a_person_at_large():
    record = Record()
    record.ruling(D.ACQUITTED, "2020-01-10")
    assert status(record, "2020-01-09") is S.NOT_KNOWN
    assert status(record, "2020-01-10") is S.ACQUITTED
    record.link(record.ruling(D.QUASHED, "2020-06-01"), LinkKind.QUASHES, "ruling-1")
    assert status(record, "2020-06-01") is S.NOT_KNOWN


def test_a_quashed_conviction_leaves_the_person_held_but_not_serving():
    record = convict()
    record.link(record.ruling(D.QUASHED, "2020-06-01"), LinkKind.QUASHES, "ruling-1")
    assert status(record, "2020-05-31") is S.SERVING
    assert status(record, "2020-06-01") is S.HELD


def test_a_commutation_to_something_lighter_orders_release_until_one_is_reported():
    record = convict()
    record.change(ChangeKind.COMMUTATION, None, "2020-01-10", replacement=PenaltyKind.RESTRICTED_FREEDOM)
    assert status(record, "2020-01-09") is S.SERVING
    assert status(record, "2020-01-10") is S.RELEASE_ORDERED


def test_a_ruling_on_another_defendant_changes_nothing():
    record = convict()
    record.ruling(D.RELEASE_GRANTED, "2020-01-10", concerns=("somebody-else",))
    assert status(record, "2020-06-01") is S.SERVING


def test_arrest_ends_being_wanted_and_release_may_be_followed_by_it():
    record = Record()
    record.wanted("2019-01-01")
    record.custody(F.REMAND, "2020-01-01", "2020-05-01", E.BAIL)
    record.wanted("2020-08-01", "2020-09-01")
    days = ("2019-12-31", "2020-01-01", "2020-05-01", "2020-08-01", "2020-09-01")
    expected = [S.WANTED, S.REMAND, S.RELEASED, S.WANTED, S.RELEASED]
    assert [status(record, text) for text in days] == expected


def test_captured_after_a_sentence_in_absence():
    record = in_absentia()
    record.custody(F.PRISON, "2021-03-01")
    assert status(record, "2021-02-28") is S.SENTENCED_IN_ABSENTIA
    assert status(record, "2021-03-01") is S.SERVING


def test_two_stays_that_begin_on_one_day_stand_in_their_order():
    record = Record()
    record.custody(F.REMAND, "2020-01-01", order=2)
    record.custody(F.POLICE, "2020-01-01", "2020-01-01", E.TRANSFER, order=1)
    assert status(record, "2020-01-01") is S.REMAND


def test_nobody_sentenced_in_absentia_counts_as_held():
    assert not status(in_absentia(), "2020-06-01").is_held


@pytest.mark.parametrize(
    ("kind", "expected"), [(OccurrenceKind.EXCHANGE, S.EXCHANGED), (OccurrenceKind.EXPULSION, S.EXPELLED)]
)
def test_exchange_and_expulsion_as_events(kind, expected):
    record = convict()
    record.occurrence(kind, "2020-08-01")
    assert status(record, "2020-07-31") is S.SERVING
    assert status(record, "2020-08-01") is expected


@pytest.mark.parametrize(("on_day", "expected"), [
    ("2020-05-31", S.REMAND), ("2020-06-01", S.ACQUITTED), ("2020-08-31", S.ACQUITTED), ("2020-09-01", S.RELEASED),
    ("2020-10-31", S.RELEASED), ("2020-11-01", S.REMAND),
])  # fmt: skip
def test_an_acquittal_quashed_on_appeal_leaves_a_person_released_until_held_anew(on_day, expected):
    record = Record()
    record.custody(F.REMAND, "2020-01-01", "2020-06-01", E.ACQUITTED)
    acquitted = record.ruling(D.ACQUITTED, "2020-06-01")
    record.link(record.ruling(D.QUASHED, "2020-09-01"), LinkKind.QUASHES, acquitted)
    record.custody(F.REMAND, "2020-11-01")
    assert status(record, on_day) is expected


def test_a_release_quashed_on_its_own_day_counts_by_the_order_within_the_day():
    record = Record()
    record.custody(F.REMAND, "2020-01-01")
    acquitted = record.ruling(D.ACQUITTED, "2020-06-01", effect=Effect.AT_ONCE)
    quashed = record.ruling(D.QUASHED, "2020-06-01", order=1)
    assert status(record, "2020-06-01") is S.RELEASE_ORDERED
    record.link(quashed, LinkKind.QUASHES, acquitted)
    assert {status(record, text) for text in ("2020-05-31", "2020-06-01", "2020-06-02")} == {S.REMAND}


@pytest.mark.parametrize(("on_day", "expected"), [
    ("2018-12-31", S.SERVING), ("2019-01-01", S.RELEASE_ORDERED), ("2019-01-02", S.TERM_OVER),
    ("2019-03-01", S.TERM_OVER),
])  # fmt: skip
def test_a_release_that_was_ignored_stays_due(on_day, expected):
    record = convict()
    granted = record.ruling(D.RELEASE_GRANTED, "2019-01-01", effect=Effect.AT_ONCE)
    record.link(record.ruling(D.UPHELD, "2019-02-01"), LinkKind.IGNORES, granted)
    assert status(record, on_day) is expected
