"""The band of custody as data."""

from datetime import date

import pytest
from wording_builders import SUBJECT, person, subject_of, term, when

from cases.domain import dossier as d
from cases.domain.band import Stretch, band
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.court import Disposition, Effect
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm
from cases.domain.vocabulary.life import HealthKind, TreatmentKind

DAY = date(2021, 11, 25)


def _custody(key, at, **more):
    form = more.pop("form", CustodyForm.PRISON)
    return d.Custody(key=key, person=SUBJECT, form=form, occurred=at and when(at), **more)


def _days(first, last):
    return Stretch(first=date.fromisoformat(first), last=date.fromisoformat(last))


def _segments(*custody, day=DAY, **more):
    return {one.key: one for one in band(subject_of(custody=custody, **more), "en", day).segments}


def test_custody_of_known_days_is_sure_throughout():
    (one,) = _segments(_custody("k", "2006-07-17", ended=when("2021-10-01"), end=CustodyEnd.ILLNESS)).values()

    assert one.possible == one.certain == _days("2006-07-17", "2021-10-01")
    assert (one.held, one.alleged, one.began_before, one.goes_on) == (True, False, False, False)


def test_custody_of_imprecise_days_is_sure_only_between_them():
    (one,) = _segments(_custody("k", "2018-12", ended=when("2021"), end=CustodyEnd.RELEASED)).values()

    assert one.possible == _days("2018-12-01", "2021-12-31")
    assert one.certain == _days("2018-12-31", "2021-01-01")


def test_when_start_and_end_can_be_one_day_nothing_is_sure():
    (one,) = _segments(_custody("k", "2021", ended=when("2021-05"), end=CustodyEnd.RELEASED)).values()

    assert one.certain is None


def test_custody_that_goes_on_reaches_the_day_of_the_page():
    (one,) = _segments(_custody("k", "2017-11-27")).values()

    assert one.possible == one.certain == _days("2017-11-27", "2021-11-25")
    assert one.goes_on


def test_custody_whose_start_is_not_reported_began_before():
    dossier = {"health": (d.HealthEvent(key="h", person=SUBJECT, kind=HealthKind.TEST, occurred=when("2021-04")),)}
    one = _segments(_custody("k", "../2021-09-27"), **dossier)["k"]

    assert one.began_before
    assert one.possible == _days("2021-04-01", "2021-11-25")
    assert one.certain == _days("2021-09-27", "2021-11-25")


def test_custody_without_an_end_is_followed_by_the_next():
    segments = _segments(_custody("k", "2017-11-27", form=CustodyForm.POLICE), _custody("l", "2017-12-01"))

    assert segments["k"].possible == _days("2017-11-27", "2017-12-01")


def test_a_stay_in_hospital_without_an_end_is_not_drawn_for_years():
    stay = _custody("h", "2019-04-15", form=CustodyForm.CIVILIAN_HOSPITAL)

    assert _segments(_custody("k", "2017-11-27"), stay)["h"].possible == _days("2019-04-15", "2019-05-15")


def test_restrictions_at_liberty_end_with_the_life():
    death = d.Death(key="de", person=SUBJECT, occurred=when("2021-11-24"))
    stay = _custody("k", "2021-10-01", form=CustodyForm.RESTRICTED_FREEDOM)
    one = _segments(stay, deaths=(death,))["k"]

    assert (one.held, one.possible, one.certain) == (False, *[_days("2021-10-01", "2021-11-24")] * 2)
    assert (
        band(subject_of(custody=(stay,), deaths=(death,)), "en", DAY).rows[0].until == "no later than 24 November 2021"
    )


def test_alleged_solitary_confinement_is_drawn_as_alleged():
    alleged = d.IllTreatment(
        key="it", person=SUBJECT, kind=TreatmentKind.SOLITARY, occurred=when("2010/2012-03"), length=term("P2Y")
    )
    dossier = subject_of(custody=(_custody("k", "2006-07-17"),), ill_treatment=(alleged,))
    drawn = band(dossier, "en", DAY)
    one = {segment.key: segment for segment in drawn.segments}["it"]

    assert (one.alleged, one.kind, one.label) == (True, "solitary", "Solitary confinement, as alleged")
    assert ("solitary", "Solitary confinement, as alleged") in drawn.legend
    assert (one.possible, one.certain) == (_days("2010-01-01", "2012-03-31"), None)


@pytest.mark.parametrize(
    ("at", "certain"), [("2010/2012-03", _days("2010-01-01", "2012-03-31")), ("2012", None), ("2012/..", None)]
)
def test_ill_treatment_fills_a_stretch_of_time_but_not_a_date_that_is_imprecise(at, certain):
    row = d.IllTreatment(key="it", person=SUBJECT, kind=TreatmentKind.SOLITARY, occurred=when(at))
    drawn = band(subject_of(custody=(_custody("k", "2006-07-17"),), ill_treatment=(row,)), "en", DAY)

    assert {segment.key: segment.certain for segment in drawn.segments}["it"] == certain


def test_marks_are_rulings_health_protest_and_death_and_expected_ones_say_so():
    dossier = subject_of(
        cases=(d.Case(key="c"),),
        parties=(d.Party(key="pa", case="c", person=SUBJECT),),
        custody=(_custody("k", "2017-11-27"),),
        rulings=(
            d.Ruling(
                key="r",
                case="c",
                disposition=Disposition.RELEASE_GRANTED,
                occurred=when("2021-11-20"),
                effect=Effect.AFTER_DAYS,
                effect_days=15,
            ),
        ),
        health=(d.HealthEvent(key="h", person=SUBJECT, kind=HealthKind.TEST, occurred=when("2021-04")),),
    )
    marks = {mark.key: mark for mark in band(dossier, "en", DAY).marks}

    assert {key: (mark.family.value, mark.expected) for key, mark in marks.items()} == {
        "h": ("health", False),
        "r": ("ruling", False),
        "r-in-force": ("expected", True),
    }
    assert marks["h"].possible == _days("2021-04-01", "2021-04-30")


@pytest.mark.parametrize(
    ("lang", "columns", "row"),
    [
        ("en", ("When", "What", "Until"), ("27 November 2017", "Prison or colony", "1 October 2021")),
        ("ru", ("Когда", "Что", "До каких пор"), ("27 ноября 2017 г.", "Тюрьма или колония", "1 октября 2021 г.")),
        (
            "kk",
            ("Қашан", "Не болды", "Қашанға дейін"),
            ("2017 ж. 27 қараша", "Түрме немесе колония", "2021 ж. 1 қазан"),
        ),
    ],
)
def test_the_table_says_the_same_in_words(lang, columns, row):
    drawn = band(subject_of(custody=(_custody("k", "2017-11-27", ended=when("2021-10-01")),)), lang, DAY)
    first = drawn.rows[0]

    assert (drawn.columns, (first.when, first.what, first.until)) == (columns, row)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_date_there_is_nothing_to_draw(lang):
    dossier = subject_of(custody=(_custody("k", None, ended=when("../..")),))
    drawn = band(dossier, lang, DAY)

    assert (drawn.frame, drawn.segments, drawn.marks) == (None, (), ())
    assert len(drawn.rows) == 1


def test_custody_of_others_is_not_on_the_band():
    other = d.Custody(key="k", person="p-2", form=CustodyForm.PRISON, occurred=when("2017"))

    assert band(subject_of(people=(person("p-2", "Other"),), custody=(other,)), "en", DAY).segments == ()
