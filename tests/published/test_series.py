"""Numbers over time: steps, years, and a scale that people can read."""

from datetime import date

import pytest

from cases.published.plots import Dot, held, places, rounded
from cases.published.series import Point, Steps, yearly


def point(year: int, month: int, most: int) -> Point:
    return Point(date(year, month, 1), most, most, 0, 0)


def test_a_number_holds_from_its_day_to_the_day_before_the_next() -> None:
    steps = Steps((date(2020, 1, 10), date(2020, 2, 1)), (3, 1))
    days = [date(2020, 1, 9), date(2020, 1, 10), date(2020, 1, 31), date(2020, 2, 1)]
    assert steps.over(days) == [0, 3, 3, 1]


def test_the_table_has_the_first_day_of_each_year_and_the_last_point() -> None:
    points = (point(2020, 1, 0), point(2020, 7, 1), point(2021, 1, 2), point(2021, 3, 4))
    assert [(one.day.isoformat(), one.most) for one in yearly(points)] == [
        ("2020-01-01", 0),
        ("2021-01-01", 2),
        ("2021-03-01", 4),
    ]


@pytest.mark.parametrize(("number", "step"), [(0, 1), (0.25, 1), (1.5, 2), (2.1, 5), (6, 10), (10, 10), (11, 20)])
def test_a_scale_goes_in_ones_twos_and_fives(number: float, step: int) -> None:
    assert rounded(number) == step


def test_nobody_held_is_no_picture() -> None:
    assert held((), "en") == ()
    assert held((point(2020, 1, 0), point(2020, 2, 0)), "en") == ()


def test_a_picture_is_drawn_for_a_desk_and_for_a_telephone() -> None:
    wide, tall = held((point(2020, 1, 0), point(2021, 1, 7), point(2022, 1, 3)), "kk")
    assert (wide.name, tall.name) == ("wide", "tall")
    for drawing in (wide, tall):
        assert all(0 <= words.x <= drawing.width and 0 <= words.y <= drawing.height for words in drawing.words)
        assert {sign.css for sign in drawing.signs} == {"between", "most", "least", "then", "then then-least"}


def test_places_are_put_by_their_degrees_and_south_is_below() -> None:
    north, south = Dot("Frost", 60.0, 10.0, 4), Dot("Thaw", -40.0, 150.0, 1)
    for drawing in places([south, north], "en"):
        frost, thaw = drawing.signs
        assert frost.y < thaw.y
        assert frost.x < thaw.x
        assert all(0 <= sign.x <= drawing.width and 0 <= sign.y <= drawing.height for sign in drawing.signs)


def test_one_place_alone_can_be_drawn() -> None:
    assert len(places([Dot("Frost", 60.0, 10.0, 4)], "ru")) == 2
    assert places([], "ru") == ()


def test_a_name_stands_on_the_side_that_is_free() -> None:
    wide, _tall = places([Dot("Frost", 60.0, 10.0, 9), Dot("Thaw", 60.0, 20.0, 1), Dot("Sleet", 40.0, 60.0, 1)], "en")
    sides = {word.text: word.anchor for word in wide.words if word.css == "named"}
    assert sides == {"Frost, 9": "start", "Thaw, 1": "start", "Sleet, 1": "end"}
    near, _tall = places([Dot("Frost", 60.0, 10.0, 9), Dot("Thaw", 60.0, 12.0, 1), Dot("Sleet", 40.0, 60.0, 1)], "en")
    assert {word.text: word.anchor for word in near.words if word.css == "named"}["Frost, 9"] == "end"
