"""Rulings: when they take effect, what stops them, what is in force, which of them set a person free."""

import pytest
from builders import Record, abishev, day, penalty

from cases.domain.docket import docket
from cases.domain.ruling import (
    WorkingDays,
    appeal_window_ends,
    expected_in_force,
    in_force,
    in_force_on,
    orders_release,
    stopped_by,
    takes_effect,
)
from cases.domain.text import Text
from cases.domain.vocabulary.court import (
    ChangeKind,
    Disposition,
    Effect,
    FilingKind,
    LinkKind,
    PenaltyKind,
)
from cases.domain.vocabulary.custody import Certainty
from cases.domain.vocabulary.who import Finding
from cases.domain.window import Window

GRANTED, CANCELLED = Disposition.RELEASE_GRANTED, Disposition.RELEASE_CANCELLED
SURELY, POSSIBLY = Certainty.SURELY, Certainty.POSSIBLY


def one(disposition=GRANTED, occurred="2021-09-27", **more):
    record = Record()
    key = record.ruling(disposition, occurred, **more)
    return record, docket(record.dossier()), key


def effect(**more):
    _, court, key = one(**more)
    return takes_effect(court.rulings[key])


def exactly(text):
    return Window(day(text), day(text))


@pytest.mark.parametrize(("pronounced", "effective"), [("2021-09-27", "2021-10-12"), ("2021-02-01", "2021-02-16")])
def test_takes_effect_fifteen_days_after_it_was_pronounced(pronounced, effective):
    assert effect(occurred=pronounced, days=15) == exactly(effective)


def test_an_imprecise_day_gives_the_first_and_the_last():
    assert effect(occurred="2021-02-01/2021-02-10", days=15) == Window(day("2021-02-16"), day("2021-02-25"))


def test_a_reported_effect_outweighs_the_expected_one():
    assert effect(days=15, in_force="2021-10-14") == exactly("2021-10-14")


@pytest.mark.parametrize(
    ("kind", "more", "effective"),
    [
        (Effect.AT_ONCE, {}, "2021-09-27"),
        (Effect.ON_PUBLICATION, {"written": "2021-10-04"}, "2021-10-04"),
        (Effect.ON_PUBLICATION, {}, None),
        (Effect.ON_CONDITION, {}, None),
        (Effect.NOT_REPORTED, {}, None),
        (Effect.AFTER_DAYS, {}, None),
    ],
)
def test_each_kind_of_effect(kind, more, effective):
    assert effect(effect=kind, **more) == (exactly(effective) if effective else None)


def test_nothing_is_expected_of_a_ruling_without_a_day():
    assert effect(occurred=None, days=15) is None


def test_days_off_move_the_effect_only_on_request():
    _, court, key = one(occurred="2018-05-04", days=15)
    law = WorkingDays(source="Criminal Procedure Code, article 50", holidays=frozenset({day("2018-05-21")}))
    assert takes_effect(court.rulings[key]) == exactly("2018-05-19")
    assert takes_effect(court.rulings[key], working_days=law) == exactly("2018-05-22")


def test_the_window_for_an_appeal_ends_on_the_expected_day():
    _, court, key = one(days=15)
    assert appeal_window_ends(court.rulings[key]) == exactly("2021-10-12")
    for kind in (Effect.AT_ONCE, Effect.AFTER_DAYS):
        _, court, key = one(effect=kind)
        assert appeal_window_ends(court.rulings[key]) is None


def test_an_appeal_leaves_the_effect_open_until_the_ruling_is_upheld():
    record, court, key = one(days=15)
    assert expected_in_force(court, key) == exactly("2021-10-12")
    record.filing(key, "2021-10-11")
    assert expected_in_force(docket(record.dossier()), key) is None
    upheld = record.ruling(Disposition.UPHELD, "2021-11-02")
    record.link(upheld, LinkKind.UPHOLDS, key)
    assert expected_in_force(docket(record.dossier()), key) == exactly("2021-11-02")


@pytest.mark.parametrize(("filed", "open_"), [("2021-10-12", True), ("2021-10-13", False), (None, True)])
def test_an_appeal_made_too_late_changes_nothing(filed, open_):
    record, _, key = one(days=15)
    record.filing(key, filed)
    assert (expected_in_force(docket(record.dossier()), key) is None) is open_


def test_a_petition_for_pardon_is_no_appeal():
    record, _, key = one(days=15)
    record.filing(key, "2021-10-11", FilingKind.PARDON_PETITION)
    assert expected_in_force(docket(record.dossier()), key) == exactly("2021-10-12")


@pytest.mark.parametrize(
    ("more", "on", "answer"),
    [
        ({"effect": Effect.AT_ONCE}, "2021-09-26", None),
        ({"effect": Effect.AT_ONCE}, "2021-09-27", SURELY),
        ({"days": 15}, "2021-10-11", None),
        ({"days": 15}, "2021-10-12", POSSIBLY),
        ({"days": 15}, "2031-10-12", POSSIBLY),
        ({"days": 15, "in_force": "2021-10-13"}, "2021-10-12", None),
        ({"days": 15, "in_force": "2021-10-13"}, "2021-10-13", SURELY),
    ],
)
def test_an_expected_day_that_passed_makes_force_possible_not_sure(more, on, answer):
    _, court, key = one(**more)
    assert in_force(court, key, day(on)) is answer


def quashed_in_february(**more):
    record = Record()
    first = record.ruling(GRANTED, "2021-02-01", effect=Effect.AT_ONCE)
    second = record.ruling(CANCELLED, "2021-02-20/2021-02-28", effect=Effect.AT_ONCE)
    record.link(second, LinkKind.QUASHES, first, **more)
    return record, first, second


@pytest.mark.parametrize(
    ("on", "answer"), [("2021-02-19", SURELY), ("2021-02-20", POSSIBLY), ("2021-02-27", POSSIBLY), ("2021-02-28", None)]
)
def test_a_quashed_ruling_is_out_of_force_from_the_last_possible_day(on, answer):
    record, first, _ = quashed_in_february()
    assert in_force(docket(record.dossier()), first, day(on)) is answer


@pytest.mark.parametrize("kind", [LinkKind.UPHOLDS, LinkKind.MODIFIES, LinkKind.IGNORES])
def test_a_ruling_that_is_upheld_modified_or_ignored_stays_in_force(kind):
    record = Record()
    first = record.ruling(GRANTED, "2021-02-01", effect=Effect.AT_ONCE)
    record.link(record.ruling(Disposition.OTHER, "2021-03-01"), kind, first)
    assert in_force(docket(record.dossier()), first, day("2021-04-01")) is SURELY


@pytest.mark.parametrize("kind", [LinkKind.SUSPENDS, LinkKind.REPLACES])
def test_a_ruling_that_is_suspended_or_replaced_is_not_in_force(kind):
    record = Record()
    first = record.ruling(GRANTED, "2021-02-01", effect=Effect.AT_ONCE)
    record.link(record.ruling(Disposition.OTHER, "2021-03-01"), kind, first)
    court = docket(record.dossier())
    assert in_force(court, first, day("2021-02-28")) is SURELY
    assert in_force(court, first, day("2021-03-01")) is None


def test_what_quashes_the_quashing_brings_the_first_ruling_back():
    record, first, second = quashed_in_february()
    third = record.ruling(Disposition.QUASHED, "2021-05-05", effect=Effect.AT_ONCE)
    record.link(third, LinkKind.QUASHES, second)
    court = docket(record.dossier())
    assert in_force(court, first, day("2021-05-04")) is None
    assert in_force(court, first, day("2021-05-05")) is POSSIBLY
    assert court.stands(first, {first, second, third})
    assert not court.stands(second, {first, second, third})


def test_a_quashing_of_some_counts_does_not_stop_the_whole():
    record, first, _ = quashed_in_february(scope=Text("count two"))
    assert in_force(docket(record.dossier()), first, day("2022-01-01")) is SURELY


def test_rulings_that_quash_each_other_do_not_hang():
    record, first, second = quashed_in_february()
    record.link(first, LinkKind.QUASHES, second)
    court = docket(record.dossier())
    assert court.stands(first, {first})
    assert court.stands(second, {second})
    assert {court.stands(key, {first, second}) for key in (first, second)} == {False}


def test_a_ruling_that_quashes_cannot_precede_the_one_it_quashes():
    record = Record()
    first = record.ruling(GRANTED, "2021-02-05/2021-02-20")
    second = record.ruling(CANCELLED, "2021-02-01/2021-02-10")
    record.link(second, LinkKind.QUASHES, first)
    court = docket(record.dossier())
    assert court.pronounced[first] == Window(day("2021-02-05"), day("2021-02-10"))
    assert court.pronounced[second] == Window(day("2021-02-05"), day("2021-02-10"))


def test_a_ruling_does_not_precede_the_request_it_answers():
    record = Record()
    asked = record.filing("", "2021-06-15", FilingKind.EARLY_RELEASE)
    key = record.ruling(GRANTED, "2021", on_filing=asked)
    assert docket(record.dossier()).pronounced[key] == Window(day("2021-06-15"), day("2021-12-31"))


def test_links_that_go_backwards_leave_days_as_written():
    record = Record()
    first = record.ruling(GRANTED, "2021-03-01")
    second = record.ruling(CANCELLED, "2021-02-01")
    record.link(second, LinkKind.QUASHES, first)
    assert docket(record.dossier()).pronounced == {first: exactly("2021-03-01"), second: exactly("2021-02-01")}


def test_a_cancellation_that_names_no_ruling_concerns_those_granted_before_it():
    record = Record()
    before, after = record.ruling(GRANTED, "2021-02-01"), record.ruling(GRANTED, "2021-09-27")
    cancelled = record.ruling(CANCELLED, "2021-02-20")
    court = docket(record.dossier())
    assert [(link.later, link.earlier, link.inferred) for link in court.links] == [(cancelled, before, True)]
    assert court.stands(after, {before, after, cancelled})


def test_a_cancellation_for_one_defendant_leaves_the_release_of_another():
    record = Record()
    other = record.ruling(GRANTED, "2021-02-01", concerns=("other",))
    record.ruling(CANCELLED, "2021-02-20", concerns=("party",))
    assert docket(record.dossier()).stoppers(other) == ()


def test_the_seed_case_february_grant_is_stopped_and_september_grant_is_not():
    court = docket(abishev().dossier())
    assert [link.later for link in stopped_by(court, "R1", day("2021-03-01"))] == ["R2"]
    assert not list(stopped_by(court, "R1", day("2021-01-31")))
    assert expected_in_force(court, "R3") == exactly("2021-10-12")
    assert expected_in_force(court, "R1") is None


def test_in_force_on_lists_each_ruling_once():
    record, first, second = quashed_in_february()
    assert in_force_on(record.dossier(), day("2021-02-01")) == ((first, SURELY),)
    assert in_force_on(record.dossier(), day("2021-03-01")) == ((second, SURELY),)


def test_an_accepted_account_stands_in_for_the_main_one():
    record, _, key = one(occurred="2021-09", days=15)
    other = record.ruling(GRANTED, "2021-09-27", same_as=key, finding=Finding.ACCEPTED)
    court = docket(record.dossier())
    assert expected_in_force(court, key) == exactly("2021-10-12")
    assert court.rulings[key].key == other
    assert court.rulings[key].effect_days == 15


@pytest.mark.parametrize(
    ("disposition", "frees"),
    [
        (Disposition.RELEASE_GRANTED, True),
        (Disposition.ACQUITTED, True),
        (Disposition.PARDONED, True),
        (Disposition.AMNESTIED, True),
        (Disposition.BAIL, True),
        (Disposition.RELEASE_REFUSED, False),
        (Disposition.UPHELD, False),
        (Disposition.CONVICTED, False),
        (Disposition.REMEDY, False),
    ],
)
def test_which_rulings_set_a_person_free(disposition, frees):
    record, _, _ = one(disposition)
    dossier = record.dossier()
    assert orders_release(dossier, dossier.rulings[0]) is frees


def test_a_pardon_by_a_length_and_an_acquittal_beside_a_prison_term_set_nobody_free():
    record, _, key = one(Disposition.PARDONED)
    record.change(ChangeKind.PARDON, "P1Y", ruling=key)
    assert not orders_release(record.dossier(), record.dossier().rulings[0])
    record, _, key = one(Disposition.ACQUITTED)
    record.sentence(penalty("P3Y"), ruling=key)
    assert not orders_release(record.dossier(), record.dossier().rulings[0])
    record, _, key = one(Disposition.ACQUITTED)
    record.sentence(penalty(None, PenaltyKind.FINE), ruling=key)
    assert orders_release(record.dossier(), record.dossier().rulings[0])
