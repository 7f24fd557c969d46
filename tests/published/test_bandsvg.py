"""The band as shapes: inside the picture, in order, no text on another, nothing surer than it is."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.domain.band import Band, Mark, Segment, Stretch
from cases.domain.entry import Family
from cases.published import bandsvg
from cases.published.bandlabels import Label, staircase
from cases.published.bandshapes import Axis

pytestmark = pytest.mark.no_engine

FIRST, LAST = date(2010, 1, 1), date(2021, 12, 31)


def mark(day: date, text: str = "Convicted", family: Family = Family.RULING, last: date | None = None) -> Mark:
    return Mark(key=f"{family}-{day}-{text}", family=family, label=text, possible=Stretch(first=day, last=last or day))


def segment(possible: Stretch, certain: Stretch | None, **more: bool) -> Segment:
    said = {"held": True, "alleged": False, "began_before": False, "goes_on": False} | more
    return Segment(key="custody-1", kind="prison", label="Prison", possible=possible, certain=certain, **said)


def band(*marks: Mark, segments: tuple[Segment, ...] = ()) -> Band:
    return Band(
        frame=Stretch(first=FIRST, last=LAST), segments=segments, marks=marks, rows=(), columns=("", "", ""),
        caption="", legend=(),
    )  # fmt: skip


def both(*marks: Mark, segments: tuple[Segment, ...] = ()) -> tuple[bandsvg.Drawing, ...]:
    return bandsvg.both(band(*marks, segments=segments), "en", ())


days = st.integers(0, (LAST - FIRST).days).map(lambda number: FIRST + timedelta(days=number))


@given(st.lists(st.tuples(days, st.text("абвгдежз ", min_size=1, max_size=50)), max_size=25))
def test_everything_lies_inside_the_picture(marks: list[tuple[date, str]]) -> None:
    for drawing in both(*(mark(day, text) for day, text in marks)):
        for sign in drawing.signs:
            assert 0 <= sign.x <= drawing.width
            assert 0 <= sign.y <= drawing.height
        assert all(0 <= words.y <= drawing.height for words in drawing.words)


@given(st.lists(days, max_size=25))
def test_no_text_lies_on_another_down_a_telephone(marks: list[date]) -> None:
    _wide, tall = both(*(mark(day, f"Convicted {number}") for number, day in enumerate(marks)))
    places = [sign.y for sign in tall.signs]
    assert all(later - earlier >= 18 for earlier, later in pairwise(places))


@given(st.lists(st.tuples(st.integers(12, 1108), st.text("abcde", min_size=1, max_size=48)), max_size=20))
def test_no_text_lies_on_another_or_on_a_line_to_one(places: list[tuple[int, str]]) -> None:
    labels, _high = staircase([Label(mark=mark(FIRST), low=x, high=x, text=text) for x, text in places], 1120)
    for one, other in combinations([label for label in labels if label.lane], 2):
        low, high = sorted((one, other), key=lambda label: label.lane)
        if low.lane == high.lane:
            assert low.right <= high.left or high.right <= low.left
        else:
            assert not low.left < high.x < low.right


def test_what_is_only_possible_is_drawn_apart_from_what_is_sure() -> None:
    possible = Stretch(first=date(2012, 1, 1), last=date(2014, 1, 1))
    certain = Stretch(first=date(2012, 6, 1), last=date(2013, 6, 1))
    for drawing in both(segments=(segment(possible, certain),)):
        assert [rect.css for rect in drawing.rects] == ["k-prison held maybe", "k-prison held sure"]
    for drawing in both(segments=(segment(possible, None),)):
        assert [rect.css for rect in drawing.rects] == ["k-prison held maybe"]
    for drawing in both(segments=(segment(possible, possible),)):
        assert [rect.css for rect in drawing.rects] == ["k-prison held sure"]


@pytest.mark.parametrize(("ends", "lines"), [({}, 0), ({"began_before": True}, 1), ({"goes_on": True}, 1)])
def test_an_end_that_is_not_reported_is_drawn_open(ends: dict[str, bool], lines: int) -> None:
    stretch = Stretch(first=date(2012, 1, 1), last=date(2014, 1, 1))
    for drawing in both(segments=(segment(stretch, stretch, **ends),)):
        assert len([line for line in drawing.lines if line.css == "open"]) == lines


def test_a_day_within_a_stretch_is_drawn_with_the_stretch() -> None:
    for drawing in both(mark(date(2012, 1, 1), last=date(2012, 12, 31))):
        assert len([line for line in drawing.lines if line.css.startswith("span")]) == 1


def test_what_is_expected_is_marked_so() -> None:
    expected = Mark(
        key="x", family=Family.EXPECTED, label="End", possible=Stretch(first=LAST, last=LAST), expected=True
    )
    for drawing in both(expected):
        assert drawing.signs[0].css == "f-expected expected"


def test_a_record_without_dates_has_no_drawing() -> None:
    empty = Band(frame=None, segments=(), marks=(), rows=(), columns=("", "", ""), caption="", legend=())
    assert bandsvg.both(empty, "en", ()) == ()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2021, 1, 1), date(2021, 6, 30), ["2021", "Feb", "Mar", "Apr", "May", "Jun"]),
        (date(2020, 3, 1), date(2022, 5, 1), ["Apr", "Jul", "Oct", "2021", "Apr", "Jul", "Oct", "2022", "Apr"]),
        (date(2010, 5, 1), date(2016, 5, 1), ["2011", "2012", "2013", "2014", "2015", "2016"]),
        (date(1930, 5, 1), date(2016, 5, 1), ["1930", "1940"]),
    ],
)
def test_ticks_are_few_and_say_the_year(first: date, last: date, said: list[str]) -> None:
    ticks = [words for _place, words in Axis(first, last, 0, 1000).ticks(12, "en")]
    assert len(ticks) <= 12
    assert ticks[: len(said)] == said or ticks == [year for year in ticks if year.isdigit()]


def test_one_day_alone_can_be_drawn() -> None:
    axis = Axis(FIRST, FIRST, 10, 100)
    assert (axis.at(FIRST), axis.at(LAST)) == (10, 110)
