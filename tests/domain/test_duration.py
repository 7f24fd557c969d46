"""Terms: reading, writing, calendar arithmetic at the ends of months, shares, words."""

from datetime import date
from fractions import Fraction

import pytest
from builders import day, term
from hypothesis import given
from hypothesis import strategies as st

from cases.domain.duration import BadTerm, Term, add_months, add_term, between, share_of
from cases.domain.termwording import days_words, term_text, term_words

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))
TERMS = st.builds(Term, st.integers(-2000, 2000), st.integers(-5000, 5000))


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("P7Y", 84, 0),
        ("P6Y4M", 76, 0),
        ("P15D", 0, 15),
        ("P2W", 0, 14),
        ("P0D", 0, 0),
        ("-P8M", -8, 0),
        ("P1Y-40D", 12, -40),
    ],
)
def test_reads_iso_durations(text, months, days):
    assert Term.parse(text) == Term(months, days)


@pytest.mark.parametrize("text", ["", "P", "7Y", "P7", "PT5H", "P1.5Y", "7 years", "P7Y ", "P4M6Y", "-P", "P٧Y"])
def test_refuses_what_is_no_term(text):
    with pytest.raises(BadTerm):
        Term.parse(text)


@given(TERMS)
def test_text_reads_back_as_the_same_term(held):
    assert Term.parse(held.text) == held


@pytest.mark.parametrize(("months", "text"), [(76, "P6Y4M"), (12, "P1Y"), (11, "P11M"), (-8, "-P8M"), (0, "P0D")])
def test_writes_years_and_months_apart(months, text):
    assert Term(months).text == text


def test_seven_years_less_eight_months_are_six_years_four_months():
    assert term("P7Y") - term("P8M") == term("P6Y4M")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2021-01-30", 1, "2021-02-28"),
        ("2020-01-30", 1, "2020-02-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2021-03-31", -1, "2021-02-28"),
        ("2021-12-31", 2, "2022-02-28"),
    ],
)
def test_a_month_that_lacks_the_day_ends_on_its_last(start, months, end):
    assert add_months(day(start), months) == day(end)


def test_months_go_before_days():
    assert add_term(day("2021-01-31"), term("P1M1D")) == day("2021-03-01")


def test_refuses_days_that_no_calendar_here_holds():
    with pytest.raises(ValueError, match=r"out of range|must be in"):
        add_term(day("2000-01-01"), Term.of(years=8658))
    with pytest.raises(ValueError, match="range"):
        add_term(day("9999-12-31"), term("P1D"))


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ("2021-02-01", "2024-03-27", "P3Y1M26D"),
        ("2006-07-17", "2021-10-01", "P15Y2M14D"),
        ("2021-10-01", "2024-07-17", "P2Y9M16D"),
        ("2021-10-01", "2021-11-24", "P1M23D"),
        ("2021-01-31", "2021-02-28", "P1M"),
        ("2021-01-31", "2021-02-27", "P27D"),
        ("2021-03-01", "2021-03-01", "P0D"),
    ],
)
def test_between_counts_whole_months_then_days(start, end, length):
    assert between(day(start), day(end)) == term(length)


def test_between_refuses_a_backward_stretch():
    with pytest.raises(ValueError, match="before"):
        between(day("2021-03-02"), day("2021-03-01"))


@given(DAYS, DAYS)
def test_what_lies_between_leads_from_one_to_the_other(one, other):
    start, end = sorted((one, other))
    assert add_term(start, between(start, end)) == end


@given(DAYS, st.integers(0, 600), st.integers(0, 27))
def test_a_longer_term_never_ends_earlier(start, months, days):
    assert add_term(start, Term(months, days + 1)) > add_term(start, Term(months, days))
    assert add_term(start, Term(months + 1, days)) >= add_term(start, Term(months, days))


@pytest.mark.parametrize(
    ("start", "length", "share", "end"),
    [
        ("2006-07-17", "P18Y", Fraction(2, 3), "2018-07-17"),
        ("2017-11-27", "P6Y4M", Fraction(1, 2), "2021-01-27"),
        ("2021-01-01", "P1M", Fraction(1, 2), "2021-01-17"),
        ("2021-01-01", "P10D", Fraction(1, 3), "2021-01-05"),
        ("2021-01-01", "P1Y", Fraction(1), "2022-01-01"),
    ],
)
def test_a_share_of_a_term_is_counted_in_months_then_days(start, length, share, end):
    assert share_of(day(start), term(length), share) == day(end)


@given(DAYS, st.integers(1, 400))
def test_the_whole_share_is_the_whole_term(start, months):
    assert share_of(start, Term(months), Fraction(1)) == add_months(start, months)


@pytest.mark.parametrize(
    ("length", "en", "ru", "kk"),
    [
        ("P6Y4M", "6 years 4 months", "6 лет 4 месяца", "6 жыл 4 ай"),
        ("P1Y1M1D", "1 year 1 month 1 day", "1 год 1 месяц 1 день", "1 жыл 1 ай 1 күн"),
        ("P2Y2M2D", "2 years 2 months 2 days", "2 года 2 месяца 2 дня", "2 жыл 2 ай 2 күн"),
        ("P11Y5M11D", "11 years 5 months 11 days", "11 лет 5 месяцев 11 дней", "11 жыл 5 ай 11 күн"),
        ("P21Y21D", "21 years 21 days", "21 год 21 день", "21 жыл 21 күн"),
        ("P112D", "112 days", "112 дней", "112 күн"),
        ("P0D", "0 days", "0 дней", "0 күн"),
        ("-P8M", "−8 months", "−8 месяцев", "−8 ай"),
        ("P1Y-40D", "1 year minus 40 days", "1 год минус 40 дней", "1 жыл минус 40 күн"),
    ],
)
def test_words_take_the_right_plural(length, en, ru, kk):
    assert [term_words(term(length), lang) for lang in ("en", "ru", "kk")] == [en, ru, kk]
    assert term_text(term(length)).kk == kk


def test_a_number_of_days_in_words():
    assert [days_words(54, lang) for lang in ("en", "ru", "kk")] == ["54 days", "54 дня", "54 күн"]
