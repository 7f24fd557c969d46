"""Letters about what waits: off unless a sender is named, only to those who asked, naming nobody, in their language."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from cases.door.models import Letter
from cases.models import Case, Ruling, Source
from tests.conftest import browser_of

pytestmark = pytest.mark.usefixtures("drafted")
NOT_ARCHIVED = {
    "en": "The page could vanish: no archived copy is named and none is stored.",
    "ru": "Страница может исчезнуть",
    "kk": "Бет жоғалып кетуі мүмкін",
}


@pytest.fixture
def sender(settings: Any) -> None:
    settings.DIGEST_FROM, settings.DIGEST_LINK = "desk@example.org", "https://desk.example.org/admin/todo/"


@pytest.fixture
def wished(editor: Any, second_editor: Any, sender: None) -> None:
    """Two editors have addresses, and one of them wants letters."""
    for user in (editor, second_editor):
        user.email = f"{user.username}@example.org"
        user.save()
    Letter.objects.create(user=editor, lang="en")
    Source.objects.create(title="Comma Nowhereson was held", url="https://example.org/comma", changed_by=editor)
    Ruling.objects.create(case=Case.objects.all()[0], disposition="convicted", changed_by=editor)


def test_without_a_sender_nothing_is_sent_or_offered(editor: Any, mailoutbox: Any) -> None:
    Letter.objects.create(user=editor, lang="en")
    with pytest.raises(CommandError, match="DIGEST_FROM is empty"):
        call_command("digest")
    assert mailoutbox == []
    client = browser_of(editor)
    assert 'name="language" id="letter-language"' not in client.get(reverse("admin:todo")).content.decode()
    assert client.post(reverse("admin:letter"), {"language": "en"}).status_code == 404


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_letter_says_how_much_waits_in_the_language_chosen_and_names_nobody(
    wished: None, mailoutbox: Any, lang: str, capsys: Any
) -> None:
    Letter.objects.update(lang=lang)
    call_command("digest")
    (letter,) = mailoutbox
    assert (letter.from_email, letter.to) == ("desk@example.org", ["editor@example.org"])
    assert NOT_ARCHIVED[lang] in letter.body
    assert "https://desk.example.org/admin/todo/" in letter.body
    assert "Letters: 1." in capsys.readouterr().out
    told = letter.subject + letter.body
    names = ("Nowhereson", "comma", "Abishev", "Абишев", "Әбішев", "KZ-", "source-")
    assert [word for word in names if word in told] == []


@pytest.mark.parametrize("without", [{"is_active": False}, {"is_staff": False}, {"email": ""}])
def test_who_left_or_has_no_address_gets_no_letter(wished: None, editor: Any, mailoutbox: Any, without: Any) -> None:
    type(editor).objects.filter(pk=editor.pk).update(**without)
    call_command("digest")
    assert mailoutbox == []


def test_who_has_no_role_gets_no_letter_and_no_list(wished: None, outsider: Any, mailoutbox: Any) -> None:
    type(outsider).objects.filter(pk=outsider.pk).update(is_staff=True, email="outsider@example.org")
    Letter.objects.all().delete()
    Letter.objects.create(user=outsider, lang="en")
    call_command("digest")
    assert mailoutbox == []
    outsider.refresh_from_db()
    assert browser_of(outsider).get(reverse("admin:todo")).status_code == 403


def test_an_editor_asks_for_letters_and_takes_that_back(wished: None, second_editor: Any) -> None:
    client, address = browser_of(second_editor), reverse("admin:letter")
    page = client.post(address, {"language": "kk"}, follow=True).content.decode()
    assert "second-editor@example.org" in page
    assert '<option value="kk" lang="kk" selected>' in page
    assert Letter.objects.get(user=second_editor).lang == "kk"
    client.post(address, {"language": "xx"})
    assert not Letter.objects.filter(user=second_editor).exists()
    type(second_editor).objects.filter(pk=second_editor.pk).update(email="")
    assert "no e-mail address" in client.post(address, {"language": "kk"}, follow=True).content.decode()
    assert not Letter.objects.filter(user=second_editor).exists()
    assert client.get(address).status_code == 405
