"""Accounts and the groups that are the roles."""

from typing import Any, Final

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.door.models import GivenPassword
from cases.models import Restriction
from cases.roles import ADMINISTRATOR, ROLES, keepers

from .site import site

RIGHTS: Final = ("is_active", "is_staff", "groups")


class AccountForm(UserChangeForm):
    """What is known of an account; somebody who keeps the accounts is always left."""

    def clean(self) -> Any:
        """Answer the data; raise ValidationError where nobody would be left who keeps the accounts."""
        said: Any = super().clean()
        list(keepers().order_by("pk").select_for_update())  # Two who change each other wait for one another,
        kept = list(keepers().values_list("pk", flat=True))  # and the second one sees what the first one did.
        if kept == [self.instance.pk] and not self._keeps(said):
            raise forms.ValidationError(
                _("Nobody else keeps the accounts: give another account the role of administrator first.")
            )
        return said

    def _keeps(self, said: dict[str, Any]) -> bool:
        """Answer whether the account would still keep the accounts; what the form does not ask stays as it is."""
        account = self.instance
        active, staff = (said.get(name, getattr(account, name)) for name in ("is_active", "is_staff"))
        groups = said.get("groups", account.groups.all())
        return active and staff and (account.is_superuser or any(group.name == ADMINISTRATOR for group in groups))


class PasswordForm(AdminPasswordChangeForm):
    """A new password of somebody else, who has to change it before anything else.

    Nobody is left without one, since nothing else opens the door at first.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for field in self.fields.values():
            field.required = True

    def save(self, commit: bool = True) -> User:
        """Answer the account, whose password somebody else knows now."""
        user: User = super().save(commit=commit)
        GivenPassword.objects.get_or_create(user=user)
        return user


@admin.register(User, site=site)
class UserAdmin(StockUserAdmin):
    """Accounts: a role is a group; nobody is made all-powerful here, nor given single permissions.

    Nobody changes their own rights, and no account is deleted, since what it did names it.
    """

    form = AccountForm
    add_form = UserCreationForm
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2")}),)
    change_password_form = PasswordForm
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Role"), {"fields": ("is_active", "is_staff", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined"), "classes": ("collapse",)}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    list_display = ("username", "first_name", "last_name", "is_active", "is_staff", "is_superuser")
    list_filter = ("is_active", "is_staff", "groups")
    actions = None

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Store the account; the password of a new one is known to whoever made it."""
        super().save_model(request, obj, form, change)
        if not change:
            GivenPassword.objects.get_or_create(user=obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let only the all-powerful change the all-powerful."""
        if obj is not None and obj.is_superuser and not _is_superuser(request):
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let nobody delete an account: whoever is not to come in any more is made inactive."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Answer what is not typed: of one's own account, the rights too."""
        own = RIGHTS if obj is not None and obj.pk == request.user.pk else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Ask for a new password of somebody else; one's own is changed by whoever knows the old one."""
        account = self.get_object(request, unquote(id))
        if account == request.user and self.has_change_permission(request, account):
            return HttpResponseRedirect(reverse("admin:password_change"))
        return super().user_change_password(request, id, form_url)


def _is_superuser(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.is_superuser


class TeamForm(forms.ModelForm):
    """The name of a team, which is that of no role."""

    def clean_name(self) -> str:
        """Answer the name; raise ValidationError for that of a role."""
        name: str = self.cleaned_data["name"]
        if name.casefold() in ROLES:
            raise forms.ValidationError(_("This is the name of a role. Choose another name for the team."))
        return name


@admin.register(Group, site=site)
class GroupAdmin(StockGroupAdmin):
    """Groups: the roles, to look at, since what they may do is kept in code; and teams, which hold no rights at all.

    A team is named where a record is open to a few.
    """

    form = TeamForm
    fields = ("name",)
    filter_horizontal = ()
    actions = None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Roles are changed by code alone."""
        return _is_team(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Roles are removed by code alone, and a team not while a record is open to it."""
        named = obj is not None and Restriction.objects.filter(groups=obj).exists()
        return _is_team(obj) and not named and super().has_delete_permission(request, obj)


def _is_team(group: Group | None) -> bool:
    return group is None or group.name not in ROLES
