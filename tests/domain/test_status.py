"""Where a person stands: the seed cases, and every status there is with the day before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import Record, abishev, atabek, day
from situations import convict, ended, held_in, in_absentia, on, ordered, status

from cases.domain.course.course import course
from cases.domain.status import spans
from cases.domain.vocabulary.court import Disposition, Effect
from cases.domain.vocabulary.custody import Certainty, CustodyEnd, CustodyForm, LegalGround, Status
from cases.domain.vocabulary.life import DeathManner
from cases.domain.window import Window

F, E, S, D = CustodyForm, CustodyEnd, Status, Disposition
SURELY, POSSIBLY = Certainty.SURELY, Certainty.POSSIBLY


# The seed cases


@pytest.mark.parametrize(
    ("on_day", "expected"),
    [
        ("2021-01-31", S.SERVING),
        ("2021-02-09", S.SERVING),
        ("2021-02-10", S.RELEASE_ORDERED),
        ("2021-02-27", S.RELEASE_ORDERED),
        ("2021-02-28", S.SERVING),
        ("2021-03-01", S.SERVING),
        ("2021-09-26", S.SERVING),
        ("2021-09-27", S.RELEASE_ORDERED),
        ("2021-09-30", S.RELEASE_ORDERED),
        ("2021-10-12", S.RELEASE_ORDERED),
        ("2021-10-13", S.TERM_OVER),
        ("2026-01-01", S.TERM_OVER),
    ],
)
def test_the_first_seed_case_day_by_day(on_day, expected):
    assert status(abishev(), on_day) is expected


@pytest.mark.parametrize("prison", [None, "../2021-04-20", "2018-12", "2018-12/2021-09-27", "2017-11-27"])
@pytest.mark.parametrize("days", [None, 15])
def test_the_first_seed_case_however_its_custody_and_february_ruling_are_recorded(prison, days):
    record = abishev()
    record.rows["custody"][0] = replace(record.rows["custody"][0], occurred=None)
    if prison:
        key = record.custody(F.PRISON, prison)
        record.rows["custody"] = [row for row in record.rows["custody"] if row.key in {key, "custody-2"}]
    if days:
        effect = {"effect": Effect.AFTER_DAYS, "effect_days": days}
        record.rows["rulings"][1] = replace(record.rows["rulings"][1], **effect)
    expected = {
        "2021-02-10": S.RELEASE_ORDERED,
        "2021-03-01": S.SERVING,
        "2021-09-30": S.RELEASE_ORDERED,
        "2021-10-13": S.TERM_OVER,
    }
    assert {text: status(record, text) for text in expected} == expected


def test_the_first_seed_case_is_never_called_released():
    dossier = abishev().dossier()
    called = {span.status for span in spans(dossier)} | {also for span in spans(dossier) for also in span.also}
    assert not {held for held in called if held.value.startswith("released")}
    assert not any(held.is_dead for held in called)


@pytest.mark.parametrize(
    ("on_day", "expected", "days"),
    [
        ("2006-07-16", S.AT_LIBERTY, None),
        ("2006-07-17", S.HELD, None),
        ("2007-10-31", S.SERVING, None),
        ("2021-09-30", S.SERVING, None),
        ("2021-10-01", S.RESTRICTED_FREEDOM, None),
        ("2021-10-15", S.RESTRICTED_FREEDOM, None),
        ("2021-11-23", S.RESTRICTED_FREEDOM, None),
        ("2021-11-24", S.DIED_AFTER_RELEASE, 54),
        ("2030-01-01", S.DIED_AFTER_RELEASE, 54),
    ],
)
def test_the_second_seed_case_day_by_day(on_day, expected, days):
    answer = on(atabek(), on_day)
    assert (answer.status, answer.days) == (expected, days)


def test_restrictions_follow_from_the_commutation_where_no_stay_is_recorded():
    record = atabek()
    record.rows["custody"] = record.rows["custody"][:1]
    assert status(record, "2021-09-30") is S.SERVING
    assert on(record, "2021-10-15").status is S.RESTRICTED_FREEDOM
    assert on(record, "2021-11-24").days == 54


def test_the_answer_names_the_facts_it_follows_from_and_since_when():
    answer = on(abishev(), "2021-09-30")
    assert answer.because == ("R3", "custody-1")
    assert answer.since == Window(day("2021-09-27"), day("2021-09-27"))
    assert on(abishev(), "2021-10-13").since == Window(day("2021-10-13"), day("2021-10-13"))


# Every status


def _wanted():
    record = Record()
    record.wanted("2020-01-01")
    return record


def _died(manner=DeathManner.NATURAL, form=None, end=E.NOT_KNOWN, until=None):
    record = Record()
    if form:
        record.custody(form, "2019-01-01", until, end)
    record.death("2020-01-01", manner=manner)
    return record


def _at_liberty():
    record = Record()
    record.custody(F.POLICE, "2020-01-02")
    return record


EVERY_STATUS = {
    S.NOT_KNOWN: Record,
    S.AT_LIBERTY: _at_liberty,
    S.WANTED: _wanted,
    S.SENTENCED_IN_ABSENTIA: in_absentia,
    S.POLICE_CUSTODY: lambda: held_in(F.POLICE),
    S.REMAND: lambda: held_in(F.REMAND),
    S.SERVING: lambda: convict("2019-01-01"),
    S.HOSPITAL_IN_CUSTODY: lambda: held_in(F.PRISON_HOSPITAL),
    S.HOUSE_ARREST: lambda: held_in(F.HOUSE_ARREST),
    S.PSYCHIATRIC: lambda: held_in(F.PSYCHIATRIC),
    S.HELD: lambda: held_in(F.ADMINISTRATIVE),
    S.FURLOUGH: lambda: held_in(F.FURLOUGH),
    S.EXILE: lambda: held_in(F.EXILE),
    S.RELEASE_ORDERED: ordered,
    S.TERM_OVER: lambda: ordered(days=10),
    S.RESTRICTED_FREEDOM: lambda: held_in(F.RESTRICTED_FREEDOM),
    S.RELEASED: lambda: ended(E.RELEASED),
    S.RELEASED_EARLY: lambda: ended(E.EARLY),
    S.RELEASED_AT_TERM: lambda: ended(E.AT_TERM),
    S.RELEASED_ILLNESS: lambda: ended(E.ILLNESS),
    S.PARDONED: lambda: ended(E.PARDONED),
    S.EXCHANGED: lambda: ended(E.EXCHANGED),
    S.EXPELLED: lambda: ended(E.EXPELLED),
    S.ACQUITTED: lambda: ended(E.ACQUITTED),
    S.DISAPPEARED: lambda: held_in(F.DISAPPEARED),
    S.WHEREABOUTS_UNKNOWN: lambda: ended(E.ESCAPED),
    S.DIED_IN_CUSTODY: lambda: _died(form=F.REMAND),
    S.EXECUTED: lambda: _died(DeathManner.EXECUTION, F.PRISON),
    S.DIED_AFTER_RELEASE: lambda: _died(form=F.REMAND, end=E.RELEASED, until="2019-06-01"),
    S.DIED: _died,
}


@pytest.mark.parametrize("expected", list(Status))
def test_every_status_is_reached(expected):
    assert status(EVERY_STATUS[expected](), "2020-01-01") is expected


@pytest.mark.parametrize("expected", [held for held in Status if held not in {S.NOT_KNOWN, S.AT_LIBERTY, S.TERM_OVER}])
def test_no_status_stands_the_day_before_its_facts(expected):
    record = EVERY_STATUS[expected]()
    days = {span.since.earliest for span in spans(record.dossier()) if span.status is expected}
    (began,) = days
    assert status(record, (began - timedelta(1)).isoformat()) is not expected


@pytest.mark.parametrize(
    ("form", "reason", "expected"),
    [
        (F.POLICE, LegalGround.SUSPICION, S.POLICE_CUSTODY),
        (F.REMAND, LegalGround.SENTENCE, S.SERVING),
        (F.PRISON, LegalGround.SENTENCE, S.SERVING),
        (F.PRISON, LegalGround.REMAND_ORDER, S.REMAND),
        (F.PRISON, LegalGround.NEW_CASE, S.REMAND),
        (F.PRISON, LegalGround.NONE, S.HELD),
        (F.PRISON, None, S.HELD),
        (F.CAMP, None, S.HELD),
        (F.MILITARY, LegalGround.REMAND_ORDER, S.REMAND),
        (F.TRANSIT, None, S.HELD),
        (F.PUNISHMENT_CELL, LegalGround.SENTENCE, S.SERVING),
        (F.UNKNOWN, None, S.HELD),
        (F.CIVILIAN_HOSPITAL, LegalGround.SENTENCE, S.HOSPITAL_IN_CUSTODY),
        (F.PROBATION, None, S.RESTRICTED_FREEDOM),
    ],
)
def test_what_a_form_of_custody_says_with_its_legal_ground(form, reason, expected):
    assert status(held_in(form, reason), "2020-01-01") is expected


def test_a_course_is_worked_out_once_for_a_dossier_and_anew_for_another() -> None:
    dossier = abishev().dossier()
    once, other = course(dossier, dossier.key), replace(dossier, custody=())
    assert course(dossier, dossier.key) is once
    assert course(other, other.key) != once
