"""Julian, Persian and Hijri dates beside the Gregorian day."""

import pytest

from cases.domain.calendars import Calendar, Conversion, converted, days_in_month
from cases.domain.fuzzydate import BadDate

KNOWN = [
    (Calendar.JULIAN, (1917, 10, 25), "1917-11-07"),
    (Calendar.JULIAN, (1582, 10, 5), "1582-10-15"),
    (Calendar.JULIAN, (1900, 2, 28), "1900-03-12"),
    (Calendar.JULIAN, (1900, 2, 29), "1900-03-13"),
    (Calendar.JULIAN, (1900, 3, 1), "1900-03-14"),
    (Calendar.PERSIAN, (1357, 11, 22), "1979-02-11"),
    (Calendar.PERSIAN, (1399, 12, 30), "2021-03-20"),
    (Calendar.PERSIAN, (1400, 1, 1), "2021-03-21"),
    (Calendar.PERSIAN, (1403, 12, 30), "2025-03-20"),
    (Calendar.PERSIAN, (1400, 7, None), "[2021-09-23..2021-10-22]"),
    (Calendar.HIJRI, (1442, 9, 1), "2021-04-13~"),
    (Calendar.HIJRI, (1400, 1, 1), "1979-11-21~"),
    (Calendar.GREGORIAN, (2021, None, None), "[2021-01-01..2021-12-31]"),
]


@pytest.mark.parametrize(("calendar", "written", "gregorian"), KNOWN)
def test_known_days(calendar, written, gregorian):
    assert converted(calendar, *written).gregorian.text == gregorian


def test_both_dates_are_shown():
    shown = converted(Calendar.PERSIAN, 1400, 1, 1)
    assert shown.written == "1400-01-01"
    assert shown.words("en") == "21 March 2021 (1400-01-01, Persian calendar)"
    assert shown.words("ru") == "21 марта 2021 г. (1400-01-01, персидский календарь)"
    assert shown.words("kk") == "2021 ж. 21 наурыз (1400-01-01, парсы күнтізбесі)"


@pytest.mark.parametrize(
    ("typed", "text", "gregorian"),
    [
        ("persian 1400-07-09", "persian 1400-07-09", "2021-10-01"),
        ("1400/7/9 (Iranian calendar)", "persian 1400-07-09", "2021-10-01"),
        ("персидский календарь, 1400-07", "persian 1400-07", "[2021-09-23..2021-10-22]"),
        ("парсы 1400.7.9", "persian 1400-07-09", "2021-10-01"),
        ("25.10.1917 old style", None, None),
        ("1917-10-25 по старому стилю", "julian 1917-10-25", "1917-11-07"),
        ("ескі стиль 1917-10-25", "julian 1917-10-25", "1917-11-07"),
        ("hijri 1442-09-01", "hijri 1442-09-01", "2021-04-13~"),
        ("хижра 1442", "hijri 1442", "[2020-08-20~..2021-08-09~]"),
        ("1400-07-09", None, None),
        ("persian", None, None),
        ("persian 1400-13-01", None, None),
        ("persian 1400-07-09 or 1400-07-10", None, None),
    ],
)
def test_a_calendar_and_a_date_in_it_are_read_in_any_order(typed, text, gregorian):
    if text is None:
        with pytest.raises(BadDate):
            Conversion.parse(typed)
        return
    read = Conversion.parse(typed)
    assert (read.text, read.gregorian.text) == (text, gregorian)
    assert Conversion.parse(read.text) == read


@pytest.mark.parametrize(
    ("calendar", "years"),
    [(Calendar.JULIAN, range(1895, 1905)), (Calendar.PERSIAN, range(1395, 1410)), (Calendar.HIJRI, range(1440, 1472))],
)
def test_days_follow_one_another(calendar, years):
    written = [(y, m, d) for y in years for m in range(1, 13) for d in range(1, days_in_month(calendar, y, m) + 1)]
    days = [converted(calendar, *day).gregorian.earliest.toordinal() for day in written]
    assert days == list(range(days[0], days[0] + len(days)))


@pytest.mark.parametrize(
    ("calendar", "written"),
    [
        (Calendar.PERSIAN, (1400, 12, 30)),
        (Calendar.PERSIAN, (1634, 1, 1)),
        (Calendar.PERSIAN, (1400, 13, 1)),
        (Calendar.HIJRI, (1442, 2, 30)),
        (Calendar.JULIAN, (1901, 2, 29)),
        (Calendar.GREGORIAN, (1900, 2, 29)),
        (Calendar.GREGORIAN, (1900, 2, 0)),
        (Calendar.GREGORIAN, (1900, None, 1)),
    ],
)
def test_days_that_do_not_exist_are_refused(calendar, written):
    with pytest.raises(BadDate):
        converted(calendar, *written)
