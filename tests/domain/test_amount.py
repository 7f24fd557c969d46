"""Stated figures in words."""

import pytest

from cases.domain.amount import length_words, number_words
from cases.domain.duration import Term
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.evidence import Comparator


@pytest.mark.parametrize(
    ("comparator", "words"),
    [
        (Comparator.EXACTLY, ("12", "12", "12")),
        (Comparator.ABOUT, ("about 12", "примерно 12", "шамамен 12")),
        (Comparator.MORE_THAN, ("more than 12", "более чем 12", "12-ден астам")),
        (Comparator.AT_LEAST, ("at least 12", "не менее чем 12", "кемінде 12")),
        (Comparator.LESS_THAN, ("less than 12", "менее чем 12", "12-ден аз")),
        (Comparator.SEVERAL, ("several (12)", "несколько (12)", "бірнеше (12)")),
    ],
)
def test_a_number_is_told_as_it_is_stated(comparator, words):
    assert tuple(number_words(12, comparator, lang) for lang in LANGUAGES) == words


@pytest.mark.parametrize(
    ("comparator", "words"),
    [
        (Comparator.EXACTLY, ("3 years", "3 года", "3 жыл")),
        (Comparator.MORE_THAN, ("more than 3 years", "более чем 3 года", "3 жылдан астам")),
        (Comparator.LESS_THAN, ("less than 3 years", "менее чем 3 года", "3 жылдан аз")),
        (Comparator.ABOUT, ("about 3 years", "примерно 3 года", "шамамен 3 жыл")),
    ],
)
def test_a_length_is_told_as_it_is_stated(comparator, words):
    assert tuple(length_words(Term.parse("P3Y"), comparator, lang) for lang in LANGUAGES) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0-ден астам"), (1, "1-ден астам"), (3, "3-тен астам"), (6, "6-дан астам"), (9, "9-дан астам"),
        (10, "10-нан астам"), (20, "20-дан астам"), (40, "40-тан астам"), (80, "80-нен астам"),
        (100, "100-ден астам"), (2000, "2\xa0000-нан астам"), (2500, "2\xa0500-ден астам"),
    ],
)  # fmt: skip
def test_the_kazakh_ending_follows_the_last_word_of_the_number(number, words):
    assert number_words(number, Comparator.MORE_THAN, "kk") == words


@pytest.mark.parametrize(("iso", "words"), [("P8M", "8 айдан астам"), ("P15D", "15 күннен астам")])
def test_the_kazakh_ending_follows_the_unit(iso, words):
    assert length_words(Term.parse(iso), Comparator.MORE_THAN, "kk") == words


def test_nothing_stated_is_nothing_told_but_several_is_enough():
    assert number_words(None, Comparator.EXACTLY, "en") == length_words(None, Comparator.EXACTLY, "en") == ""
    assert number_words(None, Comparator.SEVERAL, "ru") == length_words(None, Comparator.SEVERAL, "ru") == "несколько"
