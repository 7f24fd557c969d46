"""Names as newspapers, laws and passports of many countries spell them, and names that only lie near."""

import unicodedata
from itertools import combinations
from pathlib import Path

import pytest

from cases.domain import names
from cases.domain.nameforms import commonnames, givennames, orthographies, otherforms, spellings, wordlikeness
from cases.domain.names import Reason

DATA = Path(__file__).parents[1] / "data"
NEXT = 6
TWINS = str.maketrans("aeopcxi", "аеорсхі")


def groups(name):
    return [line.split(" | ") for line in (DATA / name).read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("one", "other"), groups("name_press.txt"))
def test_one_name_in_two_spellings_is_one(one, other):
    assert names.compare(one, other).same


@pytest.mark.parametrize(("one", "other"), groups("name_namesakes.txt"))
def test_two_people_whose_names_lie_near_are_two(one, other):
    assert not names.compare(one, other).same


def test_registers_of_parliaments_meet_and_neighbours_in_them_do_not():
    people = groups("name_registers.txt")
    pairs = [pair for spelled in people for pair in combinations(spelled, 2)]
    met = sum(names.compare(*pair).same for pair in pairs)
    assert met / len(pairs) >= 0.97
    near = [(people[i], people[j]) for i in range(len(people)) for j in range(i + 1, min(i + NEXT, len(people)))]
    mixed = [(one[0], other[-1]) for one, other in near if names.compare(one[0], other[-1]).same]
    assert mixed == []


@pytest.mark.parametrize(
    ("written", "language", "read"),
    [
        ("czerniak", "Polish", "chernyak"),
        ("kulicenko", "scholarly", "kulitsenko"),
        ("isxak", "GOST 7.79 B", "iskhak"),
        ("selenski", "German", "zelenski"),
        ("prigojine", "French", "prigozhin"),
        ("cemil", "Turkish", "dzhemil"),
        ("xalil", "Azerbaijani", "khalil"),
        ("qara", "Azerbaijani", "gara"),
        ("tjudinov", "Swedish", "chudinov"),
        ("porosjenko", "Dutch", "poroshenko"),
        ("luhanszk", "Hungarian", "luhansk"),
    ],
)
def test_letters_are_read_as_in_their_language(written, language, read):
    key = spellings.folded(read)
    assert key in orthographies.readings(written) | {spellings.folded(written)}, language


def test_a_word_of_plain_letters_has_no_second_reading():
    assert orthographies.readings("ivanova") == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Саша Скочиленко", "Aleksandra Skochilenko", Reason.OTHER_FORM),
        ("Ted Orlov", "Theodore Orlov", Reason.OTHER_FORM),
        ("Michael Orlov", "Михаил Орлов", Reason.OTHER_FORM),
        ("Janbolat Orlov", "Żanbołat Orłow", Reason.SPELLING),
        ("Maria Orlova née Titova", "Maria Titova", Reason.PART_OMITTED),
        ("Maria Orlova (Titova)", "Titova Maria", Reason.PART_OMITTED),
        ("Oleg P. Orlov", "Олег Петрович Орлов", Reason.PATRONYMIC_OMITTED),
        ("Oleg I. Orlov", "Олег Петрович Орлов", Reason.DIFFERENT_PATRONYMIC),
        ("Oleg Nikolaevich Orlov", "Алег Мікалаевіч Арлоў", Reason.ALIKE),
        ("Sayyid Ali Orlov", "Ali Orlov", Reason.SPELLING),
        ("Ben Orlov", "Benjamin Orlov", Reason.OTHER_FORM),
        ("Isa ben Ali Orlov", "Isa Ali Orlov", Reason.SPELLING),
        ("Marat Orlov", "Murat Orlov", Reason.DIFFERENT_PART),
        ("Ivan Orlov", "Ivan Orlovich", Reason.DIFFERENT_PART),
    ],
)
def test_the_reason_says_what_was_seen(one, other, reason):
    assert names.compare(one, other).reason == reason


def test_a_short_form_is_of_a_name_and_never_the_name_itself():
    assert otherforms.stand_for_each_other("sasa", "aleksandr")
    assert not otherforms.stand_for_each_other("sasa", "sasa")
    assert not otherforms.stand_for_each_other("sasa", "ivan")


def test_no_common_name_keeps_spellings_of_one_name_apart():
    for group in givennames.GROUPS:
        assert len({spellings.folded(form) for form in group.split() if form.isascii()}) == 1
    assert commonnames.is_common("marat")
    assert not commonnames.is_common("orlov")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("arif", "sarif", False),
        ("elena", "lena", True),
        ("usein", "kusein", True),
        ("klimenko", "kulisenko", False),
        ("putin", "pudin", True),
        ("melnik", "melnisuk", False),
    ],
)
def test_beginnings_and_endings_weigh_what_they_tell(one, other, alike):
    assert (wordlikeness.alike(one, other) >= 0.78) == alike
    assert wordlikeness.alike(one, other) == wordlikeness.alike(other, one)


@pytest.mark.parametrize("group", groups("name_spellings.txt")[::9], ids=lambda group: group[0])
def test_how_a_name_was_typed_does_not_matter(group):
    for name in group:
        typed = [
            unicodedata.normalize("NFD", name),
            "\u200b".join(name),
            "\u00ad".join(name),
            name.upper(),
            f" {name}\u00a0",
        ]
        typed += [name[:at] + name[at].translate(TWINS) + name[at + 1 :] for at in range(len(name)) if name.isascii()]
        assert [text for text in typed if not names.compare(text, name).same] == []
