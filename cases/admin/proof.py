"""Fresh proof: before a dangerous act the password is asked once more, and what was sent is carried along."""

from typing import Any, Final

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from cases.door import journal, passkeys, sessions, tries
from cases.door.forms import NOT_PROVED, TOO_SOON, EntryForm

from .site import site

ANSWER, PASSKEY = "_proof", "_proof_passkey"
_NOT_CARRIED: Final = {"csrfmiddlewaretoken", ANSWER, PASSKEY}


def asked(request: HttpRequest) -> HttpResponse | None:
    """Answer the page that asks for the password, or nothing when the right one was sent: then the act goes on."""
    password, passkey = request.POST.get(ANSWER), request.POST.get(PASSKEY)
    if password is None and not passkey:
        return _page(request, problem="")
    problem = _problem_of_passkey(request, passkey) if passkey else _problem(request.user, password or "")
    if problem:
        return _page(request, problem=problem)
    sessions.prove(request, at=timezone.now())
    kept = request.POST.copy()
    for name in (ANSWER, PASSKEY):
        kept.pop(name, None)
    request.POST = kept  # type: ignore[assignment]
    return None


def _problem(user: Any, password: str) -> str:
    """Answer why the password does not prove anything, in words; tries are counted as at the door."""
    assert isinstance(user, User)  # noqa: S101 - the middleware asks only those who are inside
    try:
        with tries.counted(user.username, at=timezone.now()):
            if len(password) > 500 or not user.check_password(password):
                journal.note(journal.Event.NOT_PROVED, user)
                return _("The password is not right.")
    except tries.TooSoon as refused:
        journal.note(journal.Event.TOO_SOON, user)
        return str(EntryForm.error_messages[TOO_SOON]) % {"seconds": refused.seconds}
    tries.forget(user.username)
    return ""


def _problem_of_passkey(request: HttpRequest, answer: str) -> str:
    """Answer why the passkey does not prove that its owner is the one who is inside, in words."""
    try:
        if passkeys.owner_of(answer, passkeys.place_of(request), at=timezone.now()) == request.user:
            return ""
    except passkeys.Refused:
        pass
    journal.note(journal.Event.NOT_PROVED, request.user, by="passkey")
    return str(EntryForm.error_messages[NOT_PROVED])


def _page(request: HttpRequest, *, problem: str) -> HttpResponse:
    carried = [(name, value) for name, values in request.POST.lists() for value in values if name not in _NOT_CARRIED]
    context = site.each_context(request) | {
        "title": _("Confirm that it is you"),
        "problem": problem,
        "carried": carried,
        "field": ANSWER,
        "field_of_passkey": PASSKEY,
        "options": passkeys.options_to_prove(passkeys.place_of(request), at=timezone.now()),
        "address": request.get_full_path(),
    }
    response = TemplateResponse(request, "admin/cases/proof.html", context, status=403)
    add_never_cache_headers(response)
    return response.render()
