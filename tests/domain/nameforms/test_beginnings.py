"""First letters that one key brings together: к and х, Ё and Е."""

import pytest

from cases.domain import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Айгуль Кусаинова", "Aigul Khusainova"),
        ("Айгүл Құсайынова", "Айгуль Кусаинова"),
        ("Айгүл Құсайынова", "Айгуль Хусаинова"),
        ("Кадиша Ахметова", "Хадиша Ахметова"),
        ("Бузургмеҳр Ёров", "Buzurgmekhr Yerov"),
        ("Buzurgmehr Yorov", "Бузургмехр Еров"),
    ],
)
def test_first_letters_that_are_written_otherwise_are_one_name(one, other):
    assert names.likeness(one, other) >= names.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Кусаинова", "Хусаинова"),
        ("Айгуль Хусаинова", "Айгуль Кусаинова"),
    ],
)
def test_surnames_in_cyrillic_that_begin_otherwise_are_two(one, other):
    assert names.likeness(one, other) < names.SAME
