"""Each switch does what it says at once: close the admin, let nobody change anything, publish nothing."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cases import removal, review
from cases.domain.vocabulary.removal import RemovalReason
from cases.models import Act, Person, Submission
from cases.published.models import Edition
from tests.conftest import ABISHEV, browser_of


@pytest.mark.usefixtures("published")
def test_a_closed_admin_lets_nobody_in_and_readers_go_on(settings: Any, editor: User) -> None:
    settings.CLOSE_ADMIN = True
    for client in (browser_of(editor), Client()):
        for address in ("/admin/", "/admin/login/", "/admin/cases/person/", "/admin/nowhere/"):
            assert client.get(address).status_code == 503
            assert client.post(address, {"username": "editor", "password": "x"}).status_code == 503
    assert "closed for the time being" in Client().get("/admin/").content.decode()
    typed = {"password": "secret words", "text_en": "He was <b>moved</b> again.", "form": "remand", "text_kk": ""}
    page = browser_of(editor).post("/admin/cases/custody/1/change/", typed).content.decode()
    assert "What you typed" in page
    assert "He was &lt;b&gt;moved&lt;/b&gt; again." in page
    assert "secret words" not in page
    assert Client().get(f"/en/people/{ABISHEV}/", follow=True).status_code == 200


@pytest.mark.usefixtures("drafted")
def test_read_only_refuses_a_change_and_shows_the_record(settings: Any, editor: User) -> None:
    person = Person.objects.get(key=ABISHEV)
    client, address = browser_of(editor), f"/admin/cases/person/{person.pk}/change/"
    settings.READ_ONLY = True
    assert client.get(address).status_code == 200
    refused = client.post(address, {"key": "KZ-AAAA"})
    assert (refused.status_code, "was not saved" in refused.content.decode()) == (503, True)
    assert "не сохранено" in client.post(address, headers={"Cookie": ""}, HTTP_ACCEPT_LANGUAGE="ru").content.decode()
    assert Person.objects.filter(key=ABISHEV).exists()


def test_read_only_still_lets_editors_log_in(settings: Any, db: None) -> None:
    settings.READ_ONLY = True
    assert Client().post("/admin/login/", {"username": "nobody", "password": "wrong"}).status_code == 200


@pytest.mark.usefixtures("drafted")
def test_frozen_publication_publishes_nothing(settings: Any, editor: User, reviewer: User, at: datetime) -> None:
    submission = review.submit(Person.objects.get(key=ABISHEV), by=editor, at=at)
    settings.FREEZE_PUBLICATION = True
    with pytest.raises(review.Frozen):
        review.approve(submission, by=reviewer, at=at)
    shown = browser_of(reviewer).post(
        f"/admin/cases/submission/{submission.pk}/approve/", {"sha256": submission.sha256}
    )
    assert (shown.status_code, "switched off" in shown.content.decode()) == (409, True)
    assert not Edition.objects.exists()
    settings.FREEZE_PUBLICATION = False
    assert review.approve(Submission.objects.get(), by=reviewer, at=at).number == 1


@pytest.mark.usefixtures("published")
def test_what_must_go_still_goes_while_publication_is_frozen(
    settings: Any, editor: User, reviewer: User, at: datetime
) -> None:
    settings.FREEZE_PUBLICATION = True
    edition = Edition.objects.get(subject_key=ABISHEV, number=1)
    reason = RemovalReason.PROTECTION
    request = removal.ask(
        edition, act=Act.WITHDRAW, reason=reason, internal_reason="She asked.", is_whole=False, by=editor, at=at
    )
    assert removal.carry_out(request, by=reviewer, at=at) == [edition]
