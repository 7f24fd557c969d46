"""Case files leave the desk and come in on their page, for those who may."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.exchange import casefile
from cases.models import Custody, Person
from tests.conftest import ABISHEV
from tests.exchange.test_leaving import emptied, subject

pytestmark = pytest.mark.django_db
IN = "admin:cases_person_case_file_in"


def out(client: Any, **data: str) -> Any:
    return client.post(reverse("admin:cases_person_case_file", args=[subject(ABISHEV).pk]), data)


def test_an_editor_takes_out_a_whole_file_and_that_is_on_record(drafted: None, editor: User, enter: Any) -> None:
    response = out(enter(editor), whole="1")
    assert response.content == casefile.write(subject(ABISHEV), whole=True)
    assert "attachment" in response["Content-Disposition"]
    assert "confidential" in LogEntry.objects.get().change_message


def test_a_reviewer_gets_a_file_without_what_is_confidential(drafted: None, reviewer: User, enter: Any) -> None:
    Custody.objects.update(note="a secret")
    client = enter(reviewer)
    assert out(client, whole="1").status_code == 403
    response = out(client)
    assert response.content == casefile.write(subject(ABISHEV))
    assert b"a secret" not in response.content
    assert client.get(reverse(IN)).status_code == 403


def test_a_file_comes_in_on_its_page_or_says_what_is_wrong(drafted: None, editor: User, enter: Any) -> None:
    file, client = casefile.write(subject(ABISHEV), whole=True), enter(editor)
    sent = {"file": SimpleUploadedFile("a.json", file), "existing": "refuse"}
    refused = client.post(reverse(IN), sent)
    assert refused.status_code == 422
    assert "$.people[0]: this record is there already" in refused.content.decode()
    emptied()
    sent = {"file": SimpleUploadedFile("a.json", file), "existing": "refuse"}
    response = client.post(reverse(IN), sent, follow=True)
    assert response.status_code == 200
    assert Person.objects.get(key=ABISHEV).changed_by == editor


@pytest.mark.parametrize(("lang", "words"), [("ru", "эта запись уже есть"), ("kk", "бұл жазба бұрыннан бар")])
def test_a_file_is_refused_in_the_language_of_the_editor(
    drafted: None, editor: User, enter: Any, lang: str, words: str
) -> None:
    client = enter(editor)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = lang
    sent = {"file": SimpleUploadedFile("a.json", casefile.write(subject(ABISHEV), whole=True)), "existing": "refuse"}
    assert f"$.people[0]: {words} ({ABISHEV})." in client.post(reverse(IN), sent).content.decode()
