"""What two words share at both ends need not be walked through."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases.domain.nameforms import wordlikeness

PRICES, _LEAST, _GAP = wordlikeness._prices(wordlikeness.letter_cost)
WORDS = st.text("aeiuokgsztdvbn1", max_size=9)


def distance(a, b):
    return wordlikeness._distance(a, b, PRICES, most=1000)


@given(WORDS, WORDS, WORDS, WORDS)
@example("mo", "kd", "ebootv", "ebotv")
@example("", "ab", "ba", "")
@example("iiii", "bmb", "bmim", "b")
def test_the_way_between_two_words_is_that_between_their_middles(start, a, b, end):
    a, b = start + a + end, start + b + end
    assert distance(*wordlikeness._middles(a, b)) == pytest.approx(distance(a, b))


@given(WORDS, WORDS, st.sampled_from([0.0, 0.5, 0.75, 0.8, 0.9, 1.0]))
@example("madruvarov", "madruvarof", 0.8)
@example("ioro", "ero", 0.9)
@example("aaaaaaaaaa", "aaaaaaaadd", 0.8)
def test_what_is_likelier_than_asked_for_is_as_like_as_ever_and_the_rest_is_not_likelier(a, b, over):
    for alike in (wordlikeness.alike, wordlikeness.alike_abjad, wordlikeness.alike_syllabic):
        if not (a and b):
            continue
        exactly, found = alike(a, b), alike(a, b, over)
        assert found == exactly if exactly >= over else found <= exactly


def test_middles_are_all_that_differs():
    assert wordlikeness._middles("samptemavov", "samptmeavov") == ("em", "me")
    assert wordlikeness._middles("anna", "ana") == ("n", "")
    assert wordlikeness._middles("ana", "ana") == ("", "")
    assert wordlikeness._middles("ab", "") == ("ab", "")


def test_no_letter_is_dearer_to_put_in_than_another_with_the_change_between_them():
    letters = [letter for letter in PRICES if letter]
    dearer = [
        (one, other)
        for one, other in product(letters, letters)
        if PRICES[""][other] > PRICES[""][one] + PRICES[one][other] + 1e-9
        or PRICES[other][""] > PRICES[one][""] + PRICES[other][one] + 1e-9
    ]
    assert dearer == []
