"""What falls, is lengthened or comes too late: a change that was undone, and a term that had ended before it."""

import pytest
from builders import Record, day, penalty
from situations import convict, on, sentenced, status

from cases.domain.docket import docket
from cases.domain.ruling import expected_in_force, in_force
from cases.domain.sentence import current
from cases.domain.vocabulary.court import ChangeKind, Disposition, Effect, LinkKind, PenaltyKind
from cases.domain.vocabulary.custody import Certainty, CustodyForm, Status
from cases.domain.window import Window

D, K, S = Disposition, ChangeKind, Status


def commuted(length=None, **effect):
    """A convict, the remainder of whose term a court replaced by restricted freedom on 15 December 2019."""
    record = convict()
    ruling = record.ruling(D.COMMUTED, "2019-12-15", **effect)
    record.change(K.REPLACEMENT, length, "2019-12-15", replacement=PenaltyKind.RESTRICTED_FREEDOM, ruling=ruling)
    return record, ruling


def undo(record, ruling, occurred, kind=LinkKind.QUASHES):
    return record.link(record.ruling(D.QUASHED, occurred), kind, ruling)


def answers(record, *texts):
    return [status(record, text) for text in texts]


def test_a_commutation_that_was_undone_orders_no_release():
    record, ruling = commuted()
    undo(record, ruling, "2020-01-10")
    found = answers(record, "2019-12-14", "2019-12-15", "2020-01-09", "2020-01-10")
    assert found == [S.SERVING, S.RELEASE_ORDERED, S.RELEASE_ORDERED, S.SERVING]


def test_a_commutation_falls_due_the_day_after_it_takes_effect():
    record, _ = commuted(days=15)
    assert answers(record, "2019-12-30", "2019-12-31") == [S.RELEASE_ORDERED, S.TERM_OVER]
    assert on(record, "2019-12-31").because == ("change-1", "custody-1")


def test_a_commutation_that_was_appealed_against_falls_due_when_it_is_upheld():
    record, ruling = commuted(days=15)
    record.filing(ruling, "2019-12-20")
    record.link(record.ruling(D.UPHELD, "2020-02-03"), LinkKind.UPHOLDS, ruling)
    assert answers(record, "2019-12-31", "2020-02-03", "2020-02-04") == [
        S.RELEASE_ORDERED,
        S.RELEASE_ORDERED,
        S.TERM_OVER,
    ]


def test_a_commutation_never_carried_out_is_due_at_the_end_of_the_term_at_the_latest():
    record, _ = commuted("P1Y")
    assert answers(record, "2025-01-01", "2025-01-02") == [S.RELEASE_ORDERED, S.TERM_OVER]


def test_a_term_cut_to_less_than_was_served_is_over_the_day_after_the_cut_and_not_before():
    record = convict()
    record.change(K.REDUCTION, "P5Y", "2022-03-01")
    found = answers(record, "2020-01-01", "2020-01-02", "2022-03-01", "2022-03-02")
    assert found == [S.SERVING, S.SERVING, S.SERVING, S.TERM_OVER]


def test_a_cut_in_an_imprecise_month_counts_from_its_last_day():
    record = convict()
    record.change(K.REDUCTION, "P5Y", "2022-03")
    assert [on(record, text).also for text in ("2022-03-01", "2022-03-02")] == [(), (S.TERM_OVER,)]
    assert answers(record, "2022-03-31", "2022-04-01") == [S.SERVING, S.TERM_OVER]


def test_a_cut_of_unknown_day_leaves_the_release_due_by_the_longer_term_at_the_latest():
    record = Record()
    record.sentence(penalty("P2Y"), ruling=record.ruling(D.CONVICTED, "2018-01-01"), since="2018-01-01")
    record.custody(CustodyForm.PRISON, "2018-01-01")
    record.change(K.REDUCTION, "P1Y", "2018-06-01/2021-01-01")
    assert (on(record, "2019-01-01").also, on(record, "2019-01-02").also) == ((), (S.TERM_OVER,))
    assert answers(record, "2020-01-01", "2020-01-02") == [S.SERVING, S.TERM_OVER]


def test_an_extension_made_after_the_end_does_not_reach_back():
    record = Record()
    record.sentence(penalty("P1Y"), ruling=record.ruling(D.CONVICTED, "2018-01-01"), since="2018-01-01")
    record.custody(CustodyForm.PRISON, "2018-01-01")
    record.change(K.EXTENSION, "P1Y", "2019-06-01")
    found = answers(record, "2019-01-01", "2019-01-02", "2019-05-31", "2019-06-01", "2020-01-01", "2020-01-02")
    assert found == [S.SERVING, S.TERM_OVER, S.TERM_OVER, S.SERVING, S.SERVING, S.TERM_OVER]


def test_a_cut_that_was_undone_after_the_shorter_term_was_over_lets_it_run_on():
    record = convict()
    ruling = record.ruling(D.MODIFIED, "2019-01-01")
    record.change(K.REDUCTION, "P5Y", "2019-01-01", ruling=ruling)
    undo(record, ruling, "2020-03-01")
    found = answers(record, "2020-01-01", "2020-01-02", "2020-02-29", "2020-03-01", "2025-01-01", "2025-01-02")
    assert found == [S.SERVING, S.TERM_OVER, S.TERM_OVER, S.SERVING, S.SERVING, S.TERM_OVER]


def amnestied(**effect):
    """A convict whom an amnesty of 1 January 2019 lets off the rest."""
    record = convict()
    ruling = record.ruling(D.AMNESTIED, "2019-01-01", **effect)
    record.change(K.AMNESTY, None, "2019-01-01", ruling=ruling)
    return record, ruling


def ends(record):
    (found,) = current(record.dossier())
    return found.ends and found.ends.exact


def test_the_rest_of_a_term_is_remitted_when_the_ruling_takes_effect():
    record, _ = amnestied(days=10)
    assert ends(record) == day("2019-01-11")
    assert answers(record, "2019-01-01", "2019-01-11", "2019-01-12") == [
        S.RELEASE_ORDERED,
        S.RELEASE_ORDERED,
        S.TERM_OVER,
    ]


def test_a_remission_that_was_appealed_against_leaves_the_end_as_it_was_until_it_is_upheld():
    record, ruling = amnestied(days=10)
    record.filing(ruling, "2019-01-05")
    assert ends(record) == day("2025-01-01")
    assert answers(record, "2019-01-12", "2025-01-01", "2025-01-02") == [
        S.RELEASE_ORDERED,
        S.RELEASE_ORDERED,
        S.TERM_OVER,
    ]
    record.link(record.ruling(D.UPHELD, "2019-02-01"), LinkKind.UPHOLDS, ruling)
    assert ends(record) == day("2019-02-01")
    assert answers(record, "2019-02-01", "2019-02-02") == [S.RELEASE_ORDERED, S.TERM_OVER]


def upheld(**more):
    """Release granted in ten days, appealed against, and upheld on 20 January 2020."""
    record = convict()
    granted = record.ruling(D.RELEASE_GRANTED, "2019-12-15", days=10)
    record.filing(granted, "2019-12-20")
    upholding = record.ruling(D.UPHELD, "2020-01-20", **more)
    record.link(upholding, LinkKind.UPHOLDS, granted)
    return record, granted, upholding


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({}, "2020-01-20"),
        ({"effect": Effect.AT_ONCE}, "2020-01-20"),
        ({"days": 10}, "2020-01-30"),
        ({"effect": Effect.ON_PUBLICATION, "written": "2020-01-25"}, "2020-01-25"),
        ({"in_force": "2020-01-22"}, "2020-01-22"),
        ({"effect": Effect.ON_CONDITION}, None),
    ],
)
def test_an_upheld_ruling_takes_effect_with_the_ruling_that_upholds_it(more, due):
    record, granted, _ = upheld(**more)
    expected = expected_in_force(docket(record.dossier()), granted)
    assert expected == (Window(day(due), day(due)) if due else None)


def test_when_what_upheld_a_release_is_undone_the_appeal_is_open_again():
    record, granted, upholding = upheld()
    undo(record, upholding, "2020-03-01")
    assert answers(record, "2020-01-21", "2020-02-29", "2020-03-01") == [S.TERM_OVER, S.TERM_OVER, S.RELEASE_ORDERED]
    court = docket(record.dossier())
    assert [in_force(court, granted, day(text)) for text in ("2020-02-29", "2020-03-01")] == [Certainty.POSSIBLY, None]


def test_a_sentence_comes_back_when_the_one_in_its_place_falls():
    record = convict()
    appeal = record.ruling(D.MODIFIED, "2019-01-01")
    record.sentence(penalty("P1Y"), ruling=appeal, since="2018-01-01")
    record.link(appeal, LinkKind.REPLACES, "ruling-1")
    undo(record, appeal, "2019-03-01")
    found = answers(record, "2019-01-01", "2019-01-02", "2019-03-01", "2025-01-01", "2025-01-02")
    assert found == [S.SERVING, S.TERM_OVER, S.SERVING, S.SERVING, S.TERM_OVER]


def test_a_sentence_in_absence_that_was_quashed_leaves_nothing():
    record = sentenced(penalty("P5Y")).in_absentia()
    undo(record, "ruling-1", "2020-05-01")
    assert answers(record, "2020-04-30", "2020-05-01") == [S.SENTENCED_IN_ABSENTIA, S.NOT_KNOWN]
