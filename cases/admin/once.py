"""A form that adds a record does so once, however often it is sent."""

import hashlib
import secrets
from typing import Any, Final

from django.core import signing
from django.http import HttpRequest

from cases.door.models import OpenSession

ONCE: Final = "_once"
SALT: Final = "cases.admin.once"
ADDED: Final = "added"
MOST_REMEMBERED: Final = 50
NOT_TYPED: Final = {"csrfmiddlewaretoken", "_save", "_continue", "_addanother"}


def token(request: HttpRequest) -> str:
    """Answer a new token for a form that adds a record: by whom it was opened, and a number used once."""
    return signing.dumps({"by": request.user.pk, "id": secrets.token_hex(8)}, salt=SALT)


def read(request: HttpRequest) -> dict[str, Any]:
    """Answer what the token of the form that was sent says; nothing when it is not one of ours."""
    try:
        said: dict[str, Any] = signing.loads(request.POST.get(ONCE, ""), salt=SALT)
    except signing.BadSignature:
        return {}
    return said


def lock(request: HttpRequest) -> None:
    """Make others of this session wait, and take over what they remembered; within a transaction."""
    stored = OpenSession.objects.select_for_update().filter(session_key=request.session.session_key).first()
    if stored and (added := stored.get_decoded().get(ADDED)):
        request.session[ADDED] = added


def earlier(request: HttpRequest) -> tuple[str, bool]:
    """Answer the primary key of what this form added before, if it did, and whether the same was typed then."""
    pk, typed = request.session.get(ADDED, {}).get(read(request).get("id"), ("", ""))
    return pk, typed == _digest(request)


def remember(request: HttpRequest, row: Any) -> None:
    """What this form added is known to whoever sends it again in the session."""
    if number := read(request).get("id"):
        added = request.session.get(ADDED, {}) | {number: (str(row.pk), _digest(request))}
        request.session[ADDED] = dict(list(added.items())[-MOST_REMEMBERED:])
        request.session.save()


def _digest(request: HttpRequest) -> str:
    typed = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_TYPED)
    return hashlib.sha256(repr(typed).encode()).hexdigest()
