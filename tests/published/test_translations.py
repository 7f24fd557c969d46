"""Every text of the public pages is there in Russian and Kazakh, with its placeholders."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[2] / "locale"
FORMS = {"ru": 4, "kk": 2}


def messages(lang: str) -> list[Message]:
    """The texts of templates and code of the public side."""
    with (LOCALE / lang / "LC_MESSAGES" / "django.po").open("rb") as source:
        found = [message for message in read_po(source, locale=lang) if message.id]
    return [one for one in found if any("admin" not in path for path, _line in one.locations)]


def forms(said: str | tuple[str, ...]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


@pytest.mark.parametrize("lang", FORMS)
def test_every_text_is_translated(lang: str) -> None:
    assert [one.id for one in messages(lang) if not all(forms(one.string)) or one.fuzzy] == []


@pytest.mark.parametrize("lang", FORMS)
def test_plurals_have_the_forms_of_the_language(lang: str) -> None:
    plurals = [one for one in messages(lang) if isinstance(one.id, tuple)]
    assert plurals
    assert {len(one.string) for one in plurals} == {FORMS[lang]}


@pytest.mark.parametrize("lang", FORMS)
def test_placeholders_are_kept(lang: str) -> None:
    for one in messages(lang):
        wanted = set(re.findall(r"%\(\w+\)s", forms(one.id)[0]))
        for said in forms(one.string):
            assert set(re.findall(r"%\(\w+\)s", said)) == wanted, one.id


def test_the_interface_is_not_in_english_in_another_language() -> None:
    for lang in FORMS:
        same = [one.id for one in messages(lang) if one.string == one.id]
        assert same == []
