"""The dictionary finds by a word, its beginning or a slip what a look at every name finds."""

from string import ascii_lowercase
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.domain import names
from cases.published import packed, parts, postings, proving, reckoning, rolls, search, stamps, words
from cases.published.countmodels import NameWord, Posting
from cases.published.models import ListedName, Listing
from tests.published.html import Page
from tests.published.listing import listed

WORD = st.sampled_from(
    ["Fabelson", "Fabel", "Fabelov", "Inkwell", "Inkwellov", "Heron", "Herova", "Чернильницын", "Цапля"]
)
NAMES = st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), max_size=3)
LETTERS = st.sampled_from(ascii_lowercase)


def naive(said: str) -> list[int]:
    """Everybody of whom each word of the question begins some word of some name."""
    tokens = names.tokens(said)
    found = []
    for listing in Listing.objects.filter(subject_kind="person"):
        own = [token for name in listing.names.all() for token in names.tokens(name.text)]
        if tokens and all(any(one.startswith(token) for one in own) for token in tokens):
            found.append(listing.pk)
    return sorted(found)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 12), NAMES), min_size=1, max_size=12))
def test_rows_of_a_word_are_divided_and_emptied(
    steps: list[tuple[int, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PART", 2)
    listed(0, ["Fabelson"])
    for number, texts in steps:
        listed(number, texts)
        assert list(proving.postings_against_index()) == []
    for said in ("Fabel", "Fab", "Heron Fabelson", "Цапля"):
        assert rolls.numbers(search.people(said)) == naive(said)


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("room", [0, 3, 4_000_000])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 12), NAMES), min_size=1, max_size=6))
def test_what_many_are_called_is_remembered_of_one_state_and_asked_once(
    room: int, steps: list[tuple[int, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "COMMON", 1)
    monkeypatch.setattr(postings, "_REMEMBERED", room)
    earlier: list[postings.Common] = []
    for number, texts in steps:
        listed(number, texts)
        common = postings.Common(stamps.newest())
        assert common.stamp != postings.NEVER
        for said in ("Fabel", "Fab", "Heron Fabelson", "Цапля") * 2:
            assert rolls.numbers(search.people(said, common)) == naive(said)
            said_so = [*names.tokens(said), "nobody"]
            assert postings.having(said_so, common) == postings.having(said_so)
        for before in earlier:
            kept = dict(before.found)
            found = postings.having(map(names.fold, ("Heron", "Fabelson")), before)
            if before.stamp == common.stamp:
                assert found == postings.having(map(names.fold, ("Heron", "Fabelson")))
            else:
                assert before.found == kept
        remembered = [word for word, whole in common.found if whole]
        with CaptureQueriesContext(connection) as asked:
            postings.having(remembered, common)
        assert len(asked) == 0
        earlier.append(common)
    if room > 100 and Posting.objects.filter(word=names.fold("Цапля"), whole=True).exists():
        assert (names.fold("Цапля"), True) in common.found


@pytest.mark.django_db
def test_a_row_that_lacks_somebody_or_has_one_too_many_is_told() -> None:
    listed(1, ["Heron Fabelson"])
    listed(2, ["Heron Inkwell"])
    row = Posting.objects.get(word=names.fold("Heron"), whole=True)
    kept = row.people
    for people in (packed.pack([*packed.unpack(kept), 99999]), packed.pack(packed.unpack(kept)[1:])):
        Posting.objects.filter(pk=row.pk).update(people=people)
        assert len(list(proving.postings_against_index())) == 1
    Posting.objects.filter(pk=row.pk).update(people=kept)
    Posting.objects.create(word="nobody", whole=True, first=0, people=b"")
    assert list(proving.postings_against_index()) == ["postings: there are words that nobody has."]


@pytest.mark.django_db
def test_who_is_named_by_two_records_stays_while_one_of_them_names_them() -> None:
    listed(1, ["Heron Fabelson"])
    listed(2, ["Fabel"])
    one, other = Listing.objects.order_by("pk")
    with reckoning.kept(other.key):
        name = ListedName.objects.create(listing=one, from_key=other.key, text="Inkwell", folded="inkvel")
        name.tokens.create(token=names.tokens("Inkwell")[0])
    assert rolls.numbers(search.people("Heron Inkwell")) == [one.pk]
    with reckoning.kept(other.key):
        ListedName.objects.filter(from_key=other.key).delete()
    assert rolls.numbers(search.people("Inkwell")) == []
    assert rolls.numbers(search.people("Heron")) == [one.pk]
    assert list(proving.postings_against_index()) == []


@pytest.mark.parametrize("many", [1, 4000])
@settings(deadline=None)
@given(one=st.sets(st.integers(1, 200_000)), other=st.sets(st.integers(1, 200_000)))
def test_few_numbers_and_many_are_joined_alike(many: int, one: set[int], other: set[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed, "MANY", many)
        first, second = (packed.unpack(packed.pack(sorted(some))) for some in (one, other))
        assert list(packed.in_both(first, second)) == sorted(one & other)
        assert list(packed.once(first + second)) == sorted(one | other)
        assert rolls.numbers(packed.people_of(first)) == sorted(one)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    world=st.lists(NAMES, min_size=1, max_size=4), said=st.lists(WORD, min_size=1, max_size=2), cut=st.integers(1, 8)
)
def test_a_name_finds_what_a_look_at_every_name_finds(world: list[list[str]], said: list[str], cut: int) -> None:
    for number, texts in enumerate(world):
        listed(number, texts)
    asked = " ".join([*said[:-1], said[-1][:cut]])
    assert rolls.numbers(search.people(asked)) == naive(asked)
    assert sorted(search.called(Listing.objects.all(), asked).values_list("pk", flat=True)) == naive(asked)
    assert [*proving.words_against_index(), *proving.postings_against_index()] == []


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.text(LETTERS, min_size=5, max_size=12), at=st.integers(0, 11), letter=LETTERS, slip=st.integers(0, 2))
def test_a_letter_too_few_too_many_or_another_one_is_near(word: str, at: int, letter: str, slip: int) -> None:
    if not NameWord.objects.filter(word=word).exists():
        words.enter({word: 1})
    at = at % len(word)
    wrong = word[:at] + (letter if slip else "") + word[at + (slip < 2) :]
    keys = {key for one in words.spellings(wrong) for key in words.spellings(one)}
    assert keys & words.spellings(word)
    assert word in words.near({wrong: wrong})[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("meant", "said"),
    [
        ("Mockdebotov", "Mockdebootv"),  # oo is another sound
        ("Snorotarzov", "Snoortarzov"),
        ("Tumpoldaveva", "Tumpoldavvva"),  # one of the letters is a double one then
        ("Pseulomutuk", "Pseulomuuk"),
        ("Pebko", "Peeko"),  # ee is another sound
        ("Reemu", "Reeu"),
        ("Псеуломутук", "Псеуломуук"),
        ("Шамулилетс", "Шамуллетс"),
    ],
)
def test_a_slip_that_makes_another_sound_is_near(meant: str, said: str) -> None:
    word, wrong = names.fold(meant), names.fold(said)
    assert not words.spellings(word) & words.spellings(wrong)
    words.enter({word: 1})
    assert word in words.near({wrong: said})[0]


@pytest.mark.django_db
def test_each_offered_name_of_several_words_leads_to_other_people(published: None) -> None:
    for number, father in enumerate(["Fabovich", "Imagovich", "Notovich", "Pretovich", "Draftovich", "Mockovich"]):
        listed(number, [f"Snobin {father} Toynoldanov"])
    listed(10, ["Oskbin Toynoldanov"])
    assert search.alike("Osnbin Toynoldanov")[1:] == ["Oskbin Toynoldanov"]


@pytest.mark.django_db
def test_a_slip_in_one_word_is_likelier_than_one_in_each(published: None) -> None:
    listed(1, ["Pudch Madbinisev"])
    listed(2, ["Pudch Vilzlovich Madbinilev"])
    assert search.alike("Puuch Madbinilev")[0] == "Pudch Vilzlovich Madbinilev"


@pytest.mark.django_db
def test_names_with_a_slip_in_each_word_are_offered_once(published: None, reader: Client) -> None:
    for number in range(40):
        listed(
            number, [f"Heron Fabelson{ascii_lowercase[number % 20] * 3}", "Heron Inkwell" if number < 3 else "Heron"]
        )
    offered = search.alike("Herom Inkwel")
    assert offered[0] == "Heron Inkwell"
    assert offered.count("Heron Inkwell") == 1
    assert "Aron Atabek" in search.alike("Atabak")
    page = Page(reader.get("/en/people/", {"q": "Herom Inkwel"}).content.decode())
    assert "Did you mean:" in page.text
    assert search.alike("…") == []
    assert search.alike("Qqqqqqqqqqq") == []


@pytest.mark.django_db
def test_a_word_that_nobody_bears_any_more_leaves_the_dictionary(published: None) -> None:
    listed(1, ["Heron Fabelson", "Heron Inkwell"])
    uses: dict[str, Any] = dict(NameWord.objects.filter(word__in=["keron", "inkvel"]).values_list("word", "uses"))
    assert uses == {names.fold("Heron"): 2, names.fold("Inkwell"): 1}
    listed(1, ["Heron"])
    assert not NameWord.objects.filter(word=names.fold("Inkwell")).exists()
    assert list(proving.words_against_index()) == []
