"""The verdict on every string of five public EDTF test suites; where they disagree, ours with its reason.

The strings and verdicts (not code) are those of edtf-validate, python-edtf, undate, edtf.js and ProfessionalWiki/EDTF.
"""

import json
from pathlib import Path

import pytest

from cases.domain.fuzzydate import BadDate, FuzzyDate

SUITES: list[tuple[str, str]] = json.loads((Path(__file__).parent / "data/edtf.json").read_text("utf-8"))

DISPUTED = {
    # string: (verdict, why; clauses of ISO 8601-2:2019 unless another part is named)
    "1800/1X01": (
        "valid",
        "Clause 9 lets any digit be X; part 1, 3.1.1.6, asks that an interval run from its start to its end, and "
        "every year that 1X01 can be from 1801 to 1901 does. Only an interval that cannot run forward is refused.",
    ),
    "2012-21/2012-22": (
        "valid",
        "4.8 makes a season a date of reduced precision and 10.2 lets such dates be ends. One suite keeps this for a "
        "level 3 of its own, which the standard does not have. It is bounded, 1 March to 31 August: spring comes "
        "before summer in every hemisphere. A season after a month or a year of the same year (2018/2018-23) stays "
        "refused, as the suites agree: 4.8 gives seasons no dates, so that order is not known.",
    ),
    "[1760..]": (
        "valid",
        "6.4 lets the last member of a list end in `..`: the year 1760 or a later one, unbounded. A list is not an "
        "interval, so it has no bounded form to be confused with; the suites agree on [1760-12..] and {1760..}.",
    ),
}
"""Strings on which the suites disagree among themselves."""


def verdict(text: str) -> str:
    try:
        FuzzyDate.parse(text)
    except BadDate:
        return "invalid"
    return "valid"


@pytest.mark.parametrize(("text", "agreed"), [row for row in SUITES if row[1] != "disputed"])
def test_the_suites_agreed_verdict_is_ours(text, agreed):
    assert verdict(text) == agreed


def test_every_disputed_string_is_decided_and_nothing_else():
    assert {text for text, agreed in SUITES if agreed == "disputed"} == set(DISPUTED)


@pytest.mark.parametrize("text", DISPUTED)
def test_disputed_strings_have_our_verdict(text):
    assert verdict(text) == DISPUTED[text][0]


@pytest.mark.parametrize("text", [text for text, agreed in SUITES if agreed != "invalid"])
def test_canonical_text_reads_as_itself(text):
    once = FuzzyDate.parse(text)
    assert FuzzyDate.parse(once.text) == once
    assert FuzzyDate.parse(once.text).text == once.text


@pytest.mark.parametrize("text", [text for text, agreed in SUITES if agreed != "invalid"])
def test_bounds_are_in_order(text):
    date = FuzzyDate.parse(text)
    assert date.first is None or date.last is None or date.first <= date.last
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@pytest.mark.parametrize("text", [text for text, agreed in SUITES if agreed == "invalid"])
def test_a_refusal_says_what_to_do(text):
    with pytest.raises(BadDate) as refusal:
        FuzzyDate.parse(text)
    assert any(
        word in str(refusal.value)
        for word in (
            "write",
            "Write",
            "is 01 to",
            "has the",
            "there is no",
            "no month",
            "put ",
            "Put",
            "close",
            "each end",
            "both ends",
            "every member",
            "only the",
        )
    ), refusal.value
