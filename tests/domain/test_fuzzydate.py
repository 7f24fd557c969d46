"""Bounds, precision, marks, canonical text, order, and what is surely or possibly so."""

from datetime import date

import pytest

from cases.domain.fuzzydate import BadDate, FuzzyDate, Precision

parse = FuzzyDate.parse

BOUNDS = [
    # the date phrases of the two seed articles
    ("2021-09-27", "2021-09-27", "2021-09-27"),
    ("2021-02-01/2021-02-10", "2021-02-01", "2021-02-10"),
    ("2021-02-01~/2021-02-10~", "2021-02-01", "2021-02-10"),
    ("2018-12", "2018-12-01", "2018-12-31"),
    ("2018-12/2021-09-27", "2018-12-01", "2021-09-27"),
    ("2021-04-11/2021-04-20", "2021-04-11", "2021-04-20"),
    ("../2021-09-27", None, "2021-09-27"),
    ("2021-11-24", "2021-11-24", "2021-11-24"),
    ("2021-10-01", "2021-10-01", "2021-10-01"),
    ("2021-10-01/2021-11-24", "2021-10-01", "2021-11-24"),
    ("2021-22", "2021-06-01", "2021-08-31"),
    ("2006", "2006-01-01", "2006-12-31"),
    ("2012", "2012-01-01", "2012-12-31"),
    # every other form
    ("1904-02", "1904-02-01", "1904-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2012-21", "2012-03-01", "2012-05-31"),
    ("2012-23", "2012-09-01", "2012-11-30"),
    ("2011-24", "2011-12-01", "2012-02-29"),
    ("2012-24", "2012-12-01", "2013-02-28"),
    ("2012-28", "2012-12-01", "2013-02-28"),
    ("2012-29", "2012-09-01", "2012-11-30"),
    ("2012-30", "2012-12-01", "2013-02-28"),
    ("2012-31", "2012-03-01", "2012-05-31"),
    ("2012-32", "2012-06-01", "2012-08-31"),
    ("2012-33", "2012-01-01", "2012-03-31"),
    ("2012-36", "2012-10-01", "2012-12-31"),
    ("2012-37", "2012-01-01", "2012-04-30"),
    ("2012-39", "2012-09-01", "2012-12-31"),
    ("2012-40", "2012-01-01", "2012-06-30"),
    ("2012-41", "2012-07-01", "2012-12-31"),
    ("20XX-41", "2000-07-01", "2099-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("197", "1970-01-01", "1979-12-31"),
    ("19", "1900-01-01", "1999-12-31"),
    ("1XX3", "1003-01-01", "1993-12-31"),
    ("1999-XX", "1999-01-01", "1999-12-31"),
    ("1999-XX-31", "1999-01-31", "1999-12-31"),
    ("1999-X2-3X", "1999-12-30", "1999-12-31"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("2015-02-2X", "2015-02-20", "2015-02-28"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("2018-12/", "2018-12-01", None),
    ("2018-12/..", "2018-12-01", None),
    ("/2018-12", None, "2018-12-31"),
    ("..2004-06-01/2004-06-20", None, "2004-06-20"),
    ("2004-06-01/2004-06-20..", "2004-06-01", None),
    ("/", None, None),
    ("../..", None, None),
    ("[2021-02-01..2021-02-10]", "2021-02-01", "2021-02-10"),
    ("[2021-02,2020]", "2020-01-01", "2021-02-28"),
    ("[..1984]", None, "1984-12-31"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("2016-05-02T24:00:00", "2016-05-02", "2016-05-02"),
    ("-0044-03-15", None, None),
    ("Y17E7", None, None),
]


def day(text):
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_bounds(text, earliest, latest):
    assert (parse(text).earliest, parse(text).latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
        ("-15XX", (-1599, 1, 1), (-1500, 12, 31)),
        ("-193", (-1939, 1, 1), (-1930, 12, 31)),
        ("-000X", (-9, 1, 1), (-1, 12, 31)),
        ("0000-02", (0, 2, 1), (0, 2, 29)),
        ("Y-17E7", (-170000000, 1, 1), (-170000000, 12, 31)),
        ("Y171010000S3", (171000000, 1, 1), (171999999, 12, 31)),
        ("Y-3388E2S3", (-338999, 1, 1), (-338000, 12, 31)),
        ("12004-06-11", (12004, 6, 11), (12004, 6, 11)),
        ("2018/..", (2018, 1, 1), None),
    ],
)
def test_bounds_in_years_that_no_date_object_holds(text, first, last):
    assert (parse(text).first, parse(text).last) == (first, last)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("20xx", "20XX"),
        ("?2004-?06", "2004-06?"),
        ("?2004-06%", "2004-06%"),
        ("2004-?06-?11", "2004-?06-?11"),
        ("2001-?09~-09", "2001~-%09-09"),
        ("%-2011-06-13", "-2011%-06-13"),
        ("2004?-~06-~04", "2004?-~06-~04"),
        ("[1667, 1668, 1670..1672]", "[1667,1668,1670..1672]"),
        ("[2021-02-03,2021-02-01,2021-02-01]", "[2021-02-01,2021-02-03]"),
        ("..1984", "[..1984]"),
        ("1670..1673", "[1670..1673]"),
        ("2016-05-02T16:54:59+0230", "2016-05-02T16:54:59+02:30"),
        ("2016-05-02T16:54:59-12", "2016-05-02T16:54:59-12:00"),
        ("2018-12/", "2018-12/"),
    ],
)
def test_canonical_text(text, canonical):
    assert parse(text).text == str(parse(text)) == canonical
    assert parse(text) == parse(canonical)
    assert hash(parse(text)) == hash(parse(canonical))


@pytest.mark.parametrize(
    "text",
    ["1900-02-29", "2021-02-30", "2018-13", "2002/2001", "2021-09-27/2021-09-26", "2021-13-01", "12/13", "1X00-02-30",
     "19X1-02-29", "Y1E9999", "9" * 600, "2021-04-15\n", "２０２１"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(BadDate):
        parse(text)


def test_bad_date_is_a_value_error_that_says_what_to_write():
    with pytest.raises(ValueError, match="2021-04-15"):
        parse("mid-April")


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2021-09-27", Precision.DAY), ("2021-09", Precision.MONTH), ("2021-22", Precision.SEASON),
        ("2021-33", Precision.QUARTER), ("2021-38", Precision.FOUR_MONTHS), ("2021-40", Precision.HALF_YEAR),
        ("2021", Precision.YEAR), ("202X", Precision.DECADE), ("202", Precision.DECADE), ("20XX", Precision.CENTURY),
        ("20", Precision.CENTURY), ("2XXX", Precision.MILLENNIUM), ("1X21", Precision.YEARS),
        ("1950S2", Precision.YEARS), ("2021/2022", Precision.INTERVAL), ("[2021,2022]", Precision.SET),
    ],
)  # fmt: skip
def test_precision(text, precision):
    assert parse(text).precision is precision


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [("2021", False, False), ("2021?", True, False), ("2021~", False, True), ("2021%", True, True),
     ("2004?-06-~11", True, True), ("2021-04-11~/2021-04-20~", False, True), ("[2021,2022?]", True, False)],
)  # fmt: skip
def test_marks(text, uncertain, approximate):
    assert (parse(text).is_uncertain, parse(text).is_approximate) == (uncertain, approximate)


def test_open_and_unknown_ends_differ():
    assert parse("2018/..").is_open
    assert not parse("2018/..").has_unknown_end
    assert parse("2018/").has_unknown_end
    assert not parse("2018/").is_open
    assert parse("2018/..") != parse("2018/")


def test_made_from_days():
    assert FuzzyDate.on(date(33, 4, 3)).text == "0033-04-03"
    assert FuzzyDate.between(date(2021, 2, 1), date(2021, 2, 10)).text == "[2021-02-01..2021-02-10]"
    assert FuzzyDate.between(date(2021, 2, 1), date(2021, 2, 1)) == FuzzyDate.on(date(2021, 2, 1))
    assert FuzzyDate.spanning(date(2021, 2, 1), None).text == "2021-02-01/"
    with pytest.raises(BadDate):
        FuzzyDate.between(date(2021, 2, 2), date(2021, 2, 1))


def test_an_interval_can_be_taken_as_one_day_in_it():
    assert parse("2021-04-11~/2021-04-20~").as_one_day().text == "[2021-04-11~..2021-04-20~]"
    assert parse("2021-04/..").as_one_day().text == "2021-04/.."


ORDERED = ["1953-01-31", "../1990", "2018-12-01", "2018-12", "2018-12/..", "2021-02-01/2021-02-10", "2021-02-11", "/"]


def test_sort_key_orders_a_timeline():
    assert sorted(map(parse, reversed(ORDERED)), key=lambda one: one.sort_key) == [parse(text) for text in ORDERED]


BEFORE = [
    # one, other, surely, possibly
    ("2021-09-26", "2021-09-27", True, True),
    ("2021-09-27", "2021-09-27", False, False),
    ("2018-11", "2018-12", True, True),
    ("2018-12", "2018-12", False, True),
    ("2018-12", "2018-12-01", False, False),
    ("2018-12", "2018-12-02", False, True),
    ("2017/2018-11", "2018-12", True, True),
    ("2017/2018-12-02", "2018-12-02", False, False),
    ("2017/2018-12", "2018-12-02", False, True),
    ("2017/", "2018", False, True),
    ("2018/", "2018-01-01", False, False),
    ("../2021-09-27", "2021-09-28", True, True),
    ("2018~", "2020", True, True),
    ("2018~", "2019", False, True),
    ("2018~", "2018", False, True),
    ("2021-04-15~", "2021-04-17", True, True),
    ("2021-04-15~", "2021-04-16", False, True),
    ("2021-02~", "2021-04", True, True),
    ("2021-02~", "2021-03-31", False, True),
    ("2018?", "2030", False, True),
    ("[2018,2020]", "2019", False, True),
    ("{2018,2020}", "2019", False, False),
    ("Y-17E7", "0001", True, True),
]


@pytest.mark.parametrize(("one", "other", "surely", "possibly"), BEFORE)
def test_before_and_after(one, other, surely, possibly):
    assert (parse(one).surely_before(parse(other)), parse(one).possibly_before(parse(other))) == (surely, possibly)
    assert (parse(other).surely_after(parse(one)), parse(other).possibly_after(parse(one))) == (surely, possibly)


ON = [
    ("2021-09-27", "2021-09-27", True, True),
    ("2021-09-27", "2021-09-28", False, False),
    ("2021-09", "2021-09-30", False, True),
    ("2021-09", "2021-10-01", False, False),
    ("2021-09-27?", "2021-09-27", False, True),
    ("2021-09-27~", "2021-09-28", False, True),
    ("2021-09-27~", "2021-09-29", False, False),
    ("2018-12-01/2021-09-27", "2021-09-27", True, True),
    ("2018-12-01/2021-09-27", "2021-09-28", False, False),
    ("2018-12/2021-09-27", "2018-12-30", False, True),
    ("2018-12/2021-09-27", "2018-12-31", True, True),
    ("2018-12-01/", "2018-12-01", True, True),
    ("2018-12-01/", "2018-12-02", False, True),
    ("2018-12-01/..", "2030-01-01", False, True),
    ("[2021-02-01..2021-02-10]", "2021-02-10", False, True),
    ("[2021-02-01,2021-02-10]", "2021-02-05", False, False),
    ("{2021-02-01,2021-02-10}", "2021-02-10", True, True),
    ("{2021-02-01,2021-02-10}", "2021-02-05", False, False),
    ("156X-12-25", "1565-12-25", False, True),
    ("156X-12-25", "1565-12-24", False, False),
    ("1999-XX-31", "1999-04-30", False, False),
]


@pytest.mark.parametrize(("one", "other", "surely", "possibly"), ON)
def test_on_a_day(one, other, surely, possibly):
    for asked in (day(other), parse(other)):
        assert (parse(one).surely_on(asked), parse(one).possibly_on(asked)) == (surely, possibly)


WITHIN = [
    ("2021-04-15", "2021-04", True, True),
    ("2021-04-30", "2021-04", True, True),
    ("2021-05-01", "2021-04", False, False),
    ("2021-04", "2021-04-15", False, True),
    ("2021-04", "2021-04", True, True),
    ("2021-04", "2021", True, True),
    ("2021", "2021-04", False, True),
    ("2020-12/2021-01", "2021", False, False),
    ("2021-01/2021-02", "2021", True, True),
    ("2021-04-15", "2021-04-11/2021-04-20", True, True),
    ("2021-04-15", "2018/..", True, True),
    ("2021-04-15", "2018/", False, True),
    ("2018-05", "2018/", True, True),
    ("2019", "[2018..2019,2021]", True, True),
    ("2018/2019", "[2018,2019]", True, True),
    ("{1900-01-01,19XX}", "1999-01-01", False, False),
    ("156X-12-25", "1565-12-24", False, False),
    ("1565-12-25", "156X-12-25", True, True),
    ("1565-12", "156X-12-25", False, True),
    ("1565", "156X", True, True),
    ("2021-06-30", "20XX-41", False, False),
    ("2021-07-01", "20XX-41", True, True),
    ("2022-02-28", "20X1-24", True, True),
    ("2022-03-01", "20X1-24", False, False),
    ("2019", "[2018,2020]", False, False),
    ("[2018,2020]", "2018/2020", True, True),
    ("{2018,2021}", "2018/2020", False, False),
    ("[2018,2021]", "2018/2020", False, True),
    ("2021-04-15?", "2021", False, True),
    ("2021-04-15~", "2021-04", True, True),
    ("2021-04-30~", "2021-04", False, True),
]


@pytest.mark.parametrize(("one", "other", "surely", "possibly"), WITHIN)
def test_within(one, other, surely, possibly):
    assert parse(one).surely_within(parse(other)) is surely
    assert parse(one).possibly_within(parse(other)) is possibly
