"""Whoever asks for a page of the admin: does the session hold, was the second step taken, is the proof fresh enough."""

import re
from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.defaults import bad_request

from cases.door import journal, sessions
from cases.visibility import know_closed

from . import proof

ADMIN: Final = "/admin/"
# What may be used between the password and the second step.
CHANGE: Final = "admin:password_change"
IN_BETWEEN: Final = {"admin:second_step", "admin:logout", "admin:login", "admin:language", "admin:jsi18n"}
# What publishes, takes from view, or changes who comes in: sent only by somebody who proved lately who it is.
DANGEROUS: Final = re.compile(
    r"admin:(auth_user_(add|change|delete|password_change|changelist)|password_change|second_step|recovery_codes"
    r"|passkey_(add|remove)"
    r"|cases_\w+_(approve|carry_out|merge|apart|split))$"
)

Answer = Callable[[HttpRequest], HttpResponse]


class Doorkeeper:
    """Ends sessions that no longer hold, and asks for what is missing before an address of the admin answers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, by a stranger if its session no longer holds."""
        user = request.user if request.path.startswith(ADMIN) else None
        if isinstance(user, User) and not sessions.goes_on(request, user, at=timezone.now()):
            logout(request)
        if isinstance(user, User):
            know_closed(user)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answer the page that asks for what is missing, or nothing."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not request.path.startswith(ADMIN) or not request.user.is_authenticated:
            return None
        if not sessions.is_whole(request):
            return None if name in IN_BETWEEN else HttpResponseRedirect(reverse("admin:second_step"))
        if sessions.has_given_password(request) and name not in IN_BETWEEN | {CHANGE}:
            return HttpResponseRedirect(reverse(CHANGE))
        if request.method == "POST" and DANGEROUS.match(name) and not sessions.is_fresh(request, at=timezone.now()):
            return proof.asked(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer that a request cannot be used when it names a number that no database holds; note what is refused."""
        if isinstance(exception, PermissionDenied) and request.path.startswith(ADMIN):
            name = request.resolver_match.view_name if request.resolver_match else ""
            journal.note(journal.Event.NOT_ALLOWED, request.user, act=name)
        if isinstance(exception, OverflowError) and request.path.startswith(ADMIN):
            return bad_request(request, exception)
        return None
