"""Accounts and the groups that are the roles."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.models import Restriction
from cases.roles import ROLES

from .site import site


@admin.register(User, site=site)
class UserAdmin(StockUserAdmin):
    """Accounts: a role is a group; nobody is made all-powerful here, nor given single permissions."""

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

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let only the all-powerful change the all-powerful."""
        if obj is not None and obj.is_superuser and not _is_superuser(request):
            return False
        return super().has_change_permission(request, obj)


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
