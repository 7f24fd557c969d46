"""The page on which an editor says who may see a person, a case or a source."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases import permissions, restriction

from . import outline

EVERYBODY, NAMED = "everybody", "named"


class RestrictionForm(forms.Form):
    """Who sees the record: everybody who may see its table, or the people and groups that are ticked."""

    seen_by = forms.ChoiceField(
        label=_("Who sees this record"),
        choices=[(EVERYBODY, _("everybody in the group who has a role")), (NAMED, _("only those named here"))],
        widget=forms.RadioSelect,
    )
    users = forms.ModelMultipleChoiceField(
        User.objects.filter(is_active=True, is_staff=True).order_by("username"),
        label=_("People"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    groups = forms.ModelMultipleChoiceField(
        Group.objects.order_by("name"), label=_("Groups"), required=False, widget=forms.CheckboxSelectMultiple
    )


class Restricting:
    """The page of a restriction, beside the stock pages of its record."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock admin and that of the restriction."""
        view = self.admin_site.admin_view(self.restriction_view)
        name = f"cases_{self.opts.model_name}_restriction"
        return [path("<int:pk>/restriction/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def restriction_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask who sees the record, and keep the answer."""
        room: Any = self
        row = get_object_or_404(room.get_queryset(request), pk=pk)
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
        permissions.check_can_restrict(request.user, row)
        form = RestrictionForm(request.POST if request.method == "POST" else None, initial=_initial(row, request.user))
        if request.method == "POST" and form.is_valid() and self._keep(request, row, form):
            return HttpResponseRedirect(reverse(f"admin:cases_{self.opts.model_name}_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _t("Who sees: %(record)s") % {"record": outline.title(row)},
            "row": row,
            "form": form,
            "back_url": reverse(f"admin:cases_{self.opts.model_name}_change", args=[pk]),
        }
        status = 422 if request.method == "POST" else 200
        return TemplateResponse(request, "admin/cases/restriction.html", context, status=status)

    def _keep(self, request: HttpRequest, row: Any, form: RestrictionForm) -> bool:
        """Answer whether the answer could be kept; else say in the form why not."""
        assert isinstance(request.user, User)  # noqa: S101 - asked before
        given, at = form.cleaned_data, timezone.now()
        if given["seen_by"] == EVERYBODY:
            restriction.lift(row, by=request.user, at=at)
            messages.success(request, _t("Everybody with a role sees this record."))
            return True
        try:
            restriction.restrict(row, users=given["users"], groups=given["groups"], by=request.user, at=at)
        except restriction.LocksOut as error:
            form.add_error("users", str(error))
            return False
        messages.success(request, _t("Only those named see this record now, and what belongs to it."))
        return True

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say on the page of the record who sees it."""
        if row := context.get("original"):
            context["restricted"] = restriction_link(request, row)
        shown: HttpResponse = super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
        return shown


def _initial(row: Any, user: User) -> dict[str, Any]:
    found = restriction.of(row)
    if found is None:
        return {"seen_by": EVERYBODY, "users": [user.pk]}
    return {"seen_by": NAMED, "users": list(found.users.all()), "groups": list(found.groups.all())}


def restriction_link(request: HttpRequest, row: Any) -> dict[str, Any]:
    """Answer what the record's page says of its restriction, and where to change it for those who may."""
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    found = restriction.of(row)
    try:
        permissions.check_can_restrict(request.user, row)
        url = reverse(f"admin:cases_{row._meta.model_name}_restriction", args=[row.pk])
    except PermissionDenied:
        url = ""
    named = [*found.users.all(), *found.groups.all()] if found else []
    return {"is_restricted": found is not None, "names": ", ".join(map(str, named)), "url": url}
