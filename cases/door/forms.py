"""What the door asks: name, password and code in one answer, so that nobody learns which of them was wrong."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import journal, passkeys, second_step, tries
from .journal import Event

TOO_SOON, NOT_PROVED = "too_soon", "not_proved"


class EntryForm(AdminAuthenticationForm):
    """Name, password and code; each try is counted before anything is hashed."""

    error_messages = {
        "invalid_login": _(
            "The name, the password or the code is not right, or the code was used before. "
            "Capital and small letters differ. Wait for the next code and try again."
        ),
        NOT_PROVED: _("This passkey does not open this site, or the page was too old. Try again, or use your code."),
        TOO_SOON: _("Too many tries. Try again in %(seconds)s seconds."),
    }
    code = forms.CharField(
        label=_("Code"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
        help_text=_("Of your authenticator app, or a recovery code. Leave it empty at your first log-in."),
    )

    passkey = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].validators.append(_of_a_bearable_length)
        if self.data.get("passkey"):
            self.fields["username"].required = self.fields["password"].required = False

    def passkey_options(self) -> str:
        """Answer what a browser needs to ask for a passkey."""
        return passkeys.options_to_prove(passkeys.place_of(self._asked()), at=timezone.now())

    def clean(self) -> Any:
        """Answer the data if they open the door; one sentence whatever was wrong."""
        said = self.cleaned_data
        if self.errors:
            return said
        if answer := said.get("passkey"):
            self.user_cache = self._owner_of(answer)
            journal.note(Event.ENTERED, self.user_cache, by="passkey")
            return said
        name, password, code, at = said["username"], said["password"], said.get("code", ""), timezone.now()
        try:
            with tries.counted(name, at=at):
                user = authenticate(self.request, username=name, password=password)
        except tries.TooSoon as refused:
            journal.note(Event.TOO_SOON)
            raise too_soon(refused, self.error_messages[TOO_SOON]) from None
        if not isinstance(user, User) or not self._may_enter(user, code):
            journal.note(Event.WRONG_CODE if isinstance(user, User) else Event.NOT_LET_IN)
            raise self.get_invalid_login_error()
        tries.forget(name)
        self.user_cache = user
        journal.note(Event.ENTERED, user, by="password and code" if second_step.is_set_up(user) else "password")
        return said

    def _may_enter(self, user: User, code: str) -> bool:
        """Answer whether an account that knows its password comes in; one without a second step sets it up inside."""
        self.confirm_login_allowed(user)
        return not second_step.is_set_up(user) or second_step.accepts(user, code, at=timezone.now())

    def _owner_of(self, answer: str) -> User:
        """Answer the account whose passkey was used, if it may come in."""
        try:
            user = passkeys.owner_of(answer, passkeys.place_of(self._asked()), at=timezone.now())
        except passkeys.Refused:
            user = None
        if user is None or not (user.is_active and user.is_staff and second_step.is_set_up(user)):
            journal.note(Event.NOT_LET_IN, by="passkey")
            raise ValidationError(self.error_messages[NOT_PROVED], code=NOT_PROVED)
        return user

    def _asked(self) -> HttpRequest:
        assert self.request is not None  # noqa: S101 - the form is only made of requests
        return self.request


class OwnPasswordForm(AdminPasswordChangeForm):
    """The old password and another one."""

    def clean_new_password1(self) -> str:
        """Answer the new password; raise ValidationError for the old one."""
        new: str = self.cleaned_data.get("new_password1", "")
        if new and new == self.cleaned_data.get("old_password"):
            raise ValidationError(_("This is the password that you have. Choose another one."))
        return new


def too_soon(refused: tries.TooSoon, message: Any) -> ValidationError:
    """Answer the error for a try that came too soon."""
    return ValidationError(message, code=TOO_SOON, params={"seconds": refused.seconds})


def _of_a_bearable_length(password: str) -> None:
    if len(password) > 500:
        raise ValidationError(_("A password has at most 500 characters."))
