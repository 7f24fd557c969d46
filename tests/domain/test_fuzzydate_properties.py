"""What holds for every imprecise date."""

import contextlib
import copy
import pickle
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.domain.fuzzydate import BadDate, FuzzyDate, Kind

parse = FuzzyDate.parse
DAY = timedelta(days=1)


@st.composite
def single(draw):
    year = draw(st.integers(1900, 2030))
    month, number = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    days = ["{y}-{m:02}-{d:02}", "19X1-{m:02}-{d:02}", "{y}-XX-XX"]
    shape = draw(st.sampled_from([*days, "{y}-{m:02}", "{y}", "{y}-22", "{y}-33", "19XX", "19X0-24"]))
    return shape.format(y=year, m=month, d=number) + draw(st.sampled_from(["", "", "~", "?", "%"]))


@st.composite
def texts(draw):
    one, other = draw(single()), draw(single())
    shapes = ["{0}", "{0}/", "/{0}", "../{0}", "{0}/..", "{0}/{1}", "[{0},{1}]", "[{0}..]", "{{{0},{1}}}"]
    return draw(st.sampled_from(shapes)).format(one, other)


def fuzzy():
    def read(text):
        try:
            return parse(text)
        except BadDate:
            return None

    return texts().map(read).filter(lambda one: one is not None)


@given(fuzzy())
def test_canonical_text_is_stable(one):
    assert parse(one.text).text == one.text


@given(fuzzy())
def test_bounds_and_sort_key_are_in_order(one):
    assert one.earliest is None or one.latest is None or one.earliest <= one.latest
    assert one.sort_key[0] <= one.sort_key[1] or one.earliest is None


@given(fuzzy(), fuzzy())
def test_surely_implies_possibly(one, other):
    for question in ("before", "after", "on", "within"):
        if getattr(one, f"surely_{question}")(other):
            assert getattr(one, f"possibly_{question}")(other), question


@given(fuzzy(), fuzzy())
def test_surely_before_excludes_after_and_on(one, other):
    if one.surely_before(other):
        assert not one.possibly_after(other)
        assert not one.possibly_on(other)
        assert one.possibly_before(other)


@given(fuzzy())
def test_the_days_beyond_the_bounds_are_not_allowed(one):
    if one.is_approximate:
        return
    for edge, outside in ((one.earliest, -DAY), (one.latest, DAY)):
        if edge is not None:
            assert one.possibly_on(edge)
            assert not one.possibly_on(edge + outside)


@given(fuzzy(), st.dates(date(1900, 1, 1), date(2030, 12, 31)))
def test_a_day_is_asked_alike_as_date_and_as_fuzzy_date(one, asked):
    for question in ("surely_on", "possibly_on", "surely_before", "possibly_after", "surely_within", "possibly_within"):
        assert getattr(one, question)(asked) == getattr(one, question)(FuzzyDate.on(asked)), question


@given(st.text(max_size=30) | st.text(alphabet="0123456789-/.X?~%[]{},YESTZ:+", max_size=30))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(BadDate):
        assert parse(text).kind in Kind


def test_it_can_be_copied_and_pickled():
    assert pickle.loads(pickle.dumps(parse("2018-12/.."))) == parse("2018-12/..")  # noqa: S301 (our own bytes)
    assert copy.deepcopy(parse("2018-12")) == parse("2018-12")
