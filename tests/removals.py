"""The cast at work on an edition that is to be taken from view."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from cases import removal
from cases.domain.vocabulary.removal import RemovalReason
from cases.models import Act, RemovalRequest
from cases.published.models import Edition
from tests.conftest import ABISHEV

REASON = RemovalReason.PROTECTION


@pytest.fixture
def edition(published: None) -> Edition:
    return Edition.objects.get(subject_key=ABISHEV, number=1)


@pytest.fixture
def ask(editor: User, at: datetime) -> Any:
    """Ask as the editor."""

    def asked(edition: Edition, act: Act, by: User = editor, *, is_whole: bool = False) -> RemovalRequest:
        reason = None if act is Act.LIFT else REASON
        return removal.ask(
            edition, act=act, reason=reason, internal_reason="She asked.", is_whole=is_whole, by=by, at=at
        )

    return asked


@pytest.fixture
def done(ask: Any, reviewer: User, at: datetime) -> Any:
    """Ask as the editor and carry out as the reviewer."""

    def carried(edition: Edition, act: Act, *, is_whole: bool = False) -> RemovalRequest:
        request: RemovalRequest = ask(edition, act, is_whole=is_whole)
        removal.carry_out(request, by=reviewer, at=at)
        request.refresh_from_db()
        return request

    return carried
