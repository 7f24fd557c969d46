"""The difference between two dossiers: rows and values, then the same in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wording_builders import SUBJECT, cited, person, source, subject_of, text, when

from cases.domain import dossier as d
from cases.domain.difference import What, difference
from cases.domain.page.changes import Piece, changes, pieces
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary.custody import CustodyForm


def custody(key="cu-1", **more):
    return d.Custody(key=key, person=SUBJECT, form=CustodyForm.PRISON, **{"occurred": when("2021")} | more)


def told(before, after, lang="en"):
    return {
        line.key: (line.what.value, {one.label: (plain(one.before), plain(one.after)) for one in line.fields})
        for line in changes(before, after, lang)
    }


def plain(parts):
    return "".join(part.words for part in parts)


def test_equal_dossiers_do_not_differ():
    one = subject_of(custody=(custody(), custody("cu-2")))
    assert difference(one, subject_of(custody=(custody("cu-2"), custody()))) == ()
    assert changes(one, one, "en") == ()


def test_each_value_is_found_by_its_path():
    before = subject_of(custody=(custody(citations=cited(locator="page 1")), custody("gone")))
    after = subject_of(
        custody=(custody(occurred=when("2021-05"), citations=(*cited(locator="page 2"), *cited("source-2"))),),
        people=(person("p-2", "Another Person"),),
    )
    found = {change.key: change for change in difference(before, after)}
    assert {key: change.what for key, change in found.items()} == {
        "p-2": What.ADDED,
        "cu-1": What.CHANGED,
        "gone": What.REMOVED,
    }
    assert {leaf.path: (leaf.before, leaf.after) for leaf in found["cu-1"].leaves} == {
        "occurred.date": ("2021", "2021-05"),
        "citations[0].locator": ("page 1", "page 2"),
        "citations[1].source": (None, "source-2"),
    }


def test_rows_within_a_row_are_compared_with_their_like():
    before, after = (person("p-2", "Name"), replace(person("p-2", "Name"), names=person("p-2", "Name").names[1:]))
    (change,) = difference(subject_of(people=(before,)), subject_of(people=(after,)))
    assert {leaf.path.partition("]")[0] for leaf in change.leaves} == {"names[name-Name en-en"}


def test_a_change_is_told_field_by_field_in_words():
    before = subject_of(custody=(custody(citations=cited()),))
    after = subject_of(custody=(custody(occurred=when("2021-05-04", "early May"), citations=cited("source-2")),))
    assert told(before, after)["cu-1"] == (
        "changed",
        {"Date": ("2021", "4 May 2021 · “early May”"), "Sources": ("Title of source-1", "Title of source-2")},
    )
    assert set(told(before, after, "ru")["cu-1"][1]) == {"Дата", "Источники"}


def test_what_is_new_and_what_is_gone_is_told_whole():
    with_row, without = subject_of(custody=(custody(text=text("Held")),)), subject_of()
    what, fields = told(without, with_row)["cu-1"]
    assert (what, fields["Text"], fields["Date"]) == ("added", ("", "Held in English"), ("", "2021"))
    what, fields = told(with_row, without)["cu-1"]
    assert (what, fields["Text"]) == ("removed", ("Held in English", ""))


def test_a_text_in_another_language_is_told_too():
    before, after = (
        subject_of(
            custody=(
                custody(
                    text=Text("Held", words, ""),
                ),
            )
        )
        for words in ("Был", "Стал")
    )
    assert told(before, after) == {"cu-1": ("changed", {"In another language: Russian": ("Был", "Стал")})}
    assert told(before, after, "ru") == {"cu-1": ("changed", {"Текст": ("Был", "Стал")})}


def test_a_difference_without_words_is_told_by_its_bare_value():
    before, after = (subject_of(custody=(custody(order=number),)) for number in (1, 2))
    assert told(before, after) == {"cu-1": ("changed", {"order": ("1", "2")})}


def test_sources_and_names_are_told():
    before = subject_of(people=(person("p-2", "Old"),), sources=(source(publisher="Herald"), source("source-2")))
    after = subject_of(people=(person("p-2", "New"),), sources=(source(publisher="Courier"), source("source-2")))
    found = told(before, after)
    assert found["source-1"] == ("changed", {"Publisher": ("Herald", "Courier")})
    assert "Old en" in found["p-2"][1]["Names"][0]
    assert "New en" in found["p-2"][1]["Names"][1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_can_be_told_in_every_language(lang):
    from wording_builders import world  # noqa: PLC0415

    bare = d.Dossier(kind=world().kind, key=SUBJECT)
    lines = changes(bare, world(), lang)
    assert len(lines) == len(world().by_key)
    assert all(line.heading and line.fields for line in lines)


def test_words_that_differ_are_marked_and_the_rest_is_not():
    before, after = pieces("He was held in a cell.", "He was held in a hospital.")
    assert before == (Piece("He was held in a "), Piece("cell", True), Piece("."))
    assert after == (Piece("He was held in a "), Piece("hospital", True), Piece("."))


def test_texts_with_little_in_common_differ_as_wholes():
    assert pieces("One thing.", "Quite another story here") == (
        (Piece("One thing.", True),),
        (Piece("Quite another story here", True),),
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost_in_pieces(before, after):
    old, new = pieces(before, after)
    assert (plain(old), plain(new)) == (before, after)
