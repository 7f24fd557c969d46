"""Which name a reader is shown."""

import pytest
from wording_builders import name, named

from cases.domain.dossier import Organisation, Person, Place
from cases.domain.naming import country_name, display_name, language_name, other_names, shown_name
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary.who import NameKind, OrganisationKind


def _person(*names, **more):
    return Person(key="p", names=names, **more)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_preferred_name_of_the_language_is_shown(lang):
    assert display_name(_person(name("Other", lang), *named("Known")), lang) == f"Known {lang}"


def test_without_one_in_the_language_a_name_in_its_script_is_shown():
    person = _person(name("Example Person", "en", preferred=True), name("Пример Персона", "ru"))

    assert shown_name(person, "kk") == ("Пример Персона", "ru")


def test_a_latin_spelling_goes_before_a_preferred_name_in_another_script():
    person = _person(name("Пример", "ru", preferred=True), name("Primer", "", kind=NameKind.AS_SPELLED))

    assert display_name(person, "en") == "Primer"


@pytest.mark.parametrize("kind", [NameKind.TRANSLATION, NameKind.ABBREVIATION, NameKind.FORMER, NameKind.MAIDEN])
def test_meanings_abbreviations_and_former_names_come_last(kind):
    group = Organisation(key="o", names=(name("Not this", "en", kind=kind), name("This", "")))

    assert display_name(group, "en") == "This"


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "two other activists"), ("ru", "двое других"), ("kk", "двое других")]
)
def test_a_person_without_a_name_is_described(lang, words):
    assert display_name(_person(description=Text(en="two other activists", ru="двое других")), lang) == words


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "a person not named here"),
        ("ru", "лицо, не названное здесь"),
        ("kk", "мұнда аты аталмаған адам"),
    ],
)
def test_a_person_without_name_and_description_is_somebody_not_named(lang, words):
    assert display_name(_person(), lang) == words


def test_an_organisation_or_place_without_a_name_says_what_it_is():
    assert display_name(Organisation(key="o", kind=OrganisationKind.COURT), "en") == "court, name not reported"
    assert display_name(Place(key="p"), "ru") == "город, название не сообщается"


def test_other_names_are_all_but_the_one_shown():
    person = _person(*named("Known"), name("Knoun", "en", kind=NameKind.AS_SPELLED))

    assert [other.text for other in other_names(person, "ru")] == ["Known en", "Known kk", "Knoun"]


def test_countries_and_languages_have_names_in_every_language_and_unknown_codes_stay():
    assert [country_name("KZ", lang) for lang in LANGUAGES] == ["Kazakhstan", "Казахстан", "Қазақстан"]
    assert [language_name("kk", lang) for lang in LANGUAGES] == ["Kazakh", "казахский", "қазақ тілі"]
    assert (country_name("ZZZ", "en"), language_name("xx", "en")) == ("ZZZ", "xx")
