"""Figures as stated, held against computed ones."""

import pytest
from builders import Record, abishev, atabek, day, term

from cases.domain.claimfit import Verdict, fits_length, fits_number
from cases.domain.claims import compare, years
from cases.domain.liberty import Length
from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.evidence import ClaimKind, Comparator
from cases.domain.vocabulary.who import AttributeKind
from cases.domain.window import Window

C, K = Comparator, ClaimKind
AGREES, ABOUT, DIFFERS, CANNOT_TELL = Verdict.AGREES, Verdict.ABOUT, Verdict.DIFFERS, Verdict.CANNOT_TELL


def first_case():
    """The first seed case with the day from which the term runs."""
    record = abishev()
    record.rows["sentences"] = []
    record.sentence(since="2017-11-27", ruling="R0")
    return record


def verdict(record, kind, occurred=None, **more):
    claim = record.claim(kind, occurred, **more)
    return compare(claim, record.dossier()).verdict


@pytest.mark.parametrize(
    ("length", "comparator", "expected"),
    [
        ("P3Y", C.MORE_THAN, AGREES),
        ("P3Y", C.AT_LEAST, AGREES),
        ("P3Y", C.LESS_THAN, DIFFERS),
        ("P3Y", C.EXACTLY, ABOUT),
        ("P3Y1M26D", C.EXACTLY, AGREES),
        ("P4Y", C.MORE_THAN, DIFFERS),
        ("P3Y", C.SEVERAL, CANNOT_TELL),
        (None, C.MORE_THAN, CANNOT_TELL),
    ],
)
def test_more_than_three_years_were_left_on_the_first_of_february(length, comparator, expected):
    claim = {"length": length, "comparator": comparator}
    assert verdict(first_case(), K.TIME_LEFT, "2021-02-01", **claim) is expected


def test_a_figure_holds_for_every_day_that_it_can_speak_of():
    claim = {"length": "P3Y1M20D", "comparator": C.MORE_THAN}
    assert verdict(first_case(), K.TIME_LEFT, "2021-02-01/2021-02-07", **claim) is CANNOT_TELL
    assert verdict(first_case(), K.TIME_LEFT, "2021-02-01/2021-02-06", **claim) is AGREES


def test_a_figure_about_a_ruling_speaks_of_its_day():
    assert verdict(first_case(), K.TIME_LEFT, length="P3Y", comparator=C.MORE_THAN, about_ruling="R1") is AGREES


def test_without_the_start_of_the_term_nothing_can_be_told():
    assert verdict(abishev(), K.TIME_LEFT, "2021-02-01", length="P3Y", comparator=C.MORE_THAN) is CANNOT_TELL
    assert verdict(first_case(), K.TIME_LEFT, length="P3Y") is CANNOT_TELL


@pytest.mark.parametrize(
    ("kind", "occurred", "more", "expected"),
    [
        (K.TIME_LEFT, "2021-10-01", {"length": "P3Y", "comparator": C.ABOUT}, ABOUT),
        (K.TIME_LEFT, "2021-10-01", {"length": "P1Y"}, DIFFERS),
        (K.TIME_HELD, "2021-10-01", {"length": "P15Y"}, ABOUT),
        (K.TIME_HELD, None, {"length": "P15Y", "comparator": C.ABOUT, "about_custody": "custody-1"}, ABOUT),
        (K.TIME_HELD, "2021-10-01", {"length": "P16Y"}, DIFFERS),
        (K.TIME_HELD, None, {"length": "P15Y"}, CANNOT_TELL),
        (K.TERM_END, None, {"value_date": "2025"}, DIFFERS),
        (K.TERM_END, None, {"value_date": "2024-07"}, AGREES),
        (K.TERM_END, None, {"value_date": "2024-08-15", "comparator": C.ABOUT}, AGREES),
        (K.TERM_END, None, {"value_date": "2024-08-18", "comparator": C.ABOUT}, DIFFERS),
        (K.TWO_THIRDS, None, {"value_date": "2018-07-17"}, AGREES),
        (K.TWO_THIRDS, None, {"value_date": "2018-07-18"}, DIFFERS),
        (K.RELEASE_TO_DEATH, None, {"length": "P2M", "comparator": C.LESS_THAN}, AGREES),
        (K.RELEASE_TO_DEATH, None, {"length": "P54D", "about_custody": "custody-1"}, AGREES),
        (K.RELEASE_TO_DEATH, None, {"length": "P55D"}, ABOUT),
        (K.RELEASE_TO_DEATH, None, {"length": "P1M"}, ABOUT),
        (K.RELEASE_TO_DEATH, None, {"length": "P3M"}, DIFFERS),
        (K.TERM, None, {"length": "P18Y"}, AGREES),
        (K.TERM, None, {"length": "P20Y"}, DIFFERS),
        (K.RELEASE_DAY, None, {"value_date": "2021-10-01"}, AGREES),
        (K.RELEASE_DAY, None, {"value_date": "2021-10"}, AGREES),
        (K.RELEASE_DAY, None, {"value_date": "2021-11"}, DIFFERS),
        (K.STRETCH, None, {"length": "P1Y", "about_custody": "custody-2"}, DIFFERS),
        (K.STRETCH, None, {"length": "P15Y2M", "about_custody": "custody-1"}, ABOUT),
        (K.STRETCH, None, {"length": "P1Y"}, CANNOT_TELL),
        (K.AGE, "2021-11-24", {"number": 68}, CANNOT_TELL),
    ],
)
def test_figures_of_the_second_seed_case(kind, occurred, more, expected):
    assert verdict(atabek(), kind, occurred, **more) is expected


def test_the_release_expected_of_a_ruling():
    record = Record()
    granted = record.ruling(Disposition.RELEASE_GRANTED, "2021-02-01", days=15)
    assert verdict(record, K.RELEASE_DAY, value_date="2021-02-16", about_ruling=granted) is AGREES
    assert verdict(record, K.RELEASE_DAY, value_date="2021-02-17", about_ruling=granted) is DIFFERS


@pytest.mark.parametrize(
    ("born", "number", "expected"),
    [
        ("1953-01-31", 68, AGREES),
        ("1953-01-31", 67, DIFFERS),
        ("1953", 68, CANNOT_TELL),
        ("1953-11-24", 68, AGREES),
        ("1953-11-25", 68, DIFFERS),
    ],
)
def test_age_on_a_day(born, number, expected):
    record = atabek()
    record.attribute(AttributeKind.BIRTH, born)
    assert verdict(record, K.AGE, "2021-11-24", number=number) is expected


def test_age_in_a_year_is_one_of_two():
    record = atabek()
    record.attribute(AttributeKind.BIRTH, "1953-06-01")
    claim = record.claim(K.AGE, "2021", number=68)
    assert compare(claim, record.dossier()).computed == (67, 68)


def test_what_was_computed_stands_beside_the_verdict():
    record = atabek()
    claims = [
        record.claim(K.TIME_LEFT, "2021-10-01", length="P3Y"),
        record.claim(K.TERM_END, value_date="2025"),
    ]
    left, end = (compare(claim, record.dossier()).computed for claim in claims)
    assert left == Length(term("P2Y9M16D"), term("P2Y9M16D"))
    assert end == Window(day("2024-07-17"), day("2024-07-17"))


def test_the_net_term_and_the_imposed_one_both_agree():
    for length in ("P7Y", "P6Y4M"):
        assert verdict(first_case(), K.TERM, length=length) is AGREES


@pytest.mark.parametrize(
    ("stated", "end", "expected"),
    [
        ("P1Y", "2021-01-01", AGREES),
        ("P1Y", "2020-07-01", ABOUT),
        ("P1Y", "2020-06-30", DIFFERS),
        ("P1Y", "2021-12-31", ABOUT),
        ("P1Y", "2022-01-01", DIFFERS),
        ("P6M", "2020-06-16", ABOUT),
        ("P6M", "2020-06-15", DIFFERS),
        ("P6M", "2020-07-31", ABOUT),
        ("P6M", "2020-08-01", DIFFERS),
        ("P10D", "2020-01-10", ABOUT),
        ("P10D", "2020-01-13", DIFFERS),
    ],
)
def test_a_plain_figure_is_rounded_to_its_smallest_unit(stated, end, expected):
    assert fits_length(day("2020-01-01"), term(stated), C.EXACTLY, day(end)) is expected


@pytest.mark.parametrize(
    ("stated", "comparator", "computed", "expected"),
    [
        (2500, C.ABOUT, (2400, 2400), AGREES),
        (2500, C.ABOUT, (2200, 2200), DIFFERS),
        (12, C.MORE_THAN, (13, 13), AGREES),
        (12, C.MORE_THAN, (12, 12), DIFFERS),
        (12, C.MORE_THAN, (12, 13), CANNOT_TELL),
        (12, C.SEVERAL, (12, 12), CANNOT_TELL),
    ],
)
def test_numbers(stated, comparator, computed, expected):
    assert fits_number(stated, comparator, computed) is expected


def test_age_in_whole_years():
    assert years(day("1952-02-29"), day("2021-02-27")) == 68
    assert years(day("1952-02-29"), day("2021-02-28")) == 69
    assert years(day("2021-02-28"), day("2020-01-01")) == 0
