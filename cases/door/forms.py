"""What the door asks: name, password and code in one answer, so that nobody learns which of them was wrong."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import second_step, tries

TOO_SOON = "too_soon"


class EntryForm(AdminAuthenticationForm):
    """Name, password and code; each try is counted before anything is hashed."""

    error_messages = {
        "invalid_login": _(
            "The name, the password or the code is not right, or the code was used before. "
            "Capital and small letters differ. Wait for the next code and try again."
        ),
        TOO_SOON: _("Too many tries. Try again in %(seconds)s seconds."),
    }
    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
        help_text=_("Of your authenticator app, or a recovery code. Leave it empty at your first log-in."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].validators.append(_of_a_bearable_length)

    def clean(self) -> Any:
        """Answer the data if they open the door; one sentence whatever was wrong."""
        said = self.cleaned_data
        if self.errors:
            return said
        name, password, code, at = said["username"], said["password"], said.get("code", ""), timezone.now()
        try:
            with tries.counted(name, at=at):
                user = authenticate(self.request, username=name, password=password)
        except tries.TooSoon as refused:
            raise too_soon(refused, self.error_messages[TOO_SOON]) from None
        if not isinstance(user, User) or not _may_enter(user, self.confirm_login_allowed, code):
            raise self.get_invalid_login_error()
        tries.forget(name)
        self.user_cache = user
        return said


def too_soon(refused: tries.TooSoon, message: Any) -> ValidationError:
    """Answer the error for a try that came too soon."""
    return ValidationError(message, code=TOO_SOON, params={"seconds": refused.seconds})


def _may_enter(user: User, check: Callable[[User], None], code: str) -> bool:
    """Answer whether an account that knows its password comes in; one without a second step sets it up inside."""
    check(user)
    return not second_step.is_set_up(user) or second_step.accepts(user, code, at=timezone.now())


def _of_a_bearable_length(password: str) -> None:
    if len(password) > 500:
        raise ValidationError(_("A password has at most 500 characters."))
