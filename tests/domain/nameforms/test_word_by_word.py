"""What is left out to fold names quickly changes no key."""

from string import ascii_letters

from hypothesis import example, given
from hypothesis import strategies as st

from cases.domain.nameforms import nameparts, romanise, spellings

LETTERS = "abcdefghijklmnopqrstuvwxyzАБВГДЕЁЖЗабвгдеёжзийклмнопрстуфхцчшщъыьэюяіғқңөұүһ' -"
TEXTS = st.text(LETTERS, max_size=60)


@given(TEXTS | st.text(ascii_letters, min_size=1, max_size=60))
@example("Цзинь О'гай")
@example("Atаbek Боев")
def test_words_read_one_by_one_are_those_of_the_whole_text(text):
    assert romanise.is_word_by_word(text)
    assert romanise.romanised(text) == romanise._romanised(text)


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=14))
def test_a_rule_that_is_not_tried_would_have_changed_nothing(word):
    for needed, pattern, put in spellings._RULES:
        if not needed & spellings._letters(word):
            assert pattern.sub(put, word) == word


@given(st.text(max_size=40) | TEXTS)
@example("Anna Ivanova née Petrova (Anya)")
@example("SergeiLavrov")
def test_what_identifies_is_what_taking_a_name_apart_finds(text):
    parts = nameparts.taken_apart(text)
    assert nameparts.identifying(text) == (*parts.words, *parts.aside)
