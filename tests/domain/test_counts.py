"""What became of each charge: convicted of one, acquitted of another, quashed, charged anew."""

import pytest
from builders import Record, day, when

from cases.domain.counts import counts_on
from cases.domain.dossier import ChargeStep
from cases.domain.vocabulary.court import ChargeStatus, Disposition, LinkKind
from cases.domain.vocabulary.custody import Certainty

C = ChargeStatus


def step(status, occurred=None, ruling=""):
    return ChargeStep(
        key=f"step-{status.value}-{occurred}-{ruling}", status=status, occurred=when(occurred), ruling=ruling
    )


def statuses(record, on):
    return [count.status for count in counts_on(record.dossier(), day(on))]


def verdict():
    """Charged on two counts, convicted of one and acquitted of the other by one ruling."""
    record = Record()
    ruling = record.ruling(Disposition.CONVICTED, "2020-06-01")
    record.charge(step(C.CHARGED, "2020-01-01"), step(C.CONVICTED, ruling=ruling))
    record.charge(step(C.CHARGED, "2020-01-01"), step(C.ACQUITTED, ruling=ruling))
    return record


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2019-12-31", [None, None]),
        ("2020-01-01", [C.CHARGED, C.CHARGED]),
        ("2020-05-31", [C.CHARGED, C.CHARGED]),
        ("2020-06-01", [C.CONVICTED, C.ACQUITTED]),
    ],
)
def test_acquitted_of_one_and_convicted_of_another(on, expected):
    assert statuses(verdict(), on) == expected


def test_a_quashed_verdict_brings_the_charge_back():
    record = verdict()
    record.link(record.ruling(Disposition.QUASHED, "2021-01-01"), LinkKind.QUASHES, "ruling-1")
    assert statuses(record, "2020-12-31") == [C.CONVICTED, C.ACQUITTED]
    assert statuses(record, "2021-01-01") == [C.CHARGED, C.CHARGED]


def test_an_imprecise_step_is_possible_until_its_last_day():
    record = Record()
    record.charge(step(C.SUSPECTED, "2020-01-01"), step(C.CHARGED, "2020-03"))
    (before,) = counts_on(record.dossier(), day("2020-03-30"))
    (after,) = counts_on(record.dossier(), day("2020-03-31"))
    assert (before.status, before.certainty, before.also) == (C.SUSPECTED, Certainty.POSSIBLY, (C.CHARGED,))
    assert (after.status, after.certainty, after.also) == (C.CHARGED, Certainty.SURELY, ())


def test_steps_without_days_keep_their_order():
    record = Record()
    record.charge(step(C.CHARGED), step(C.CONVICTED))
    assert statuses(record, "2020-01-01") == [C.CONVICTED]


def test_charges_against_others_are_not_counted():
    record = Record()
    record.charge(step(C.CONVICTED), party="somebody-else")
    assert statuses(record, "2020-01-01") == []
