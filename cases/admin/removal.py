"""Asking that an edition be taken from view, and the page on which a second person carries it out."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases import permissions, removal
from cases.domain.vocabulary.removal import RemovalReason
from cases.models import Act, Progress, RemovalRequest
from cases.models.fields import CodeLabel
from cases.published import store
from cases.published.models import Edition
from cases.visibility import about_open

from . import once, outline, relogin
from .only_looked_at import OnlyLookedAt
from .site import site


class AskForm(forms.Form):
    """Which edition of a record, what to do to it, and both reasons."""

    number = forms.TypedChoiceField(label=_("edition"), coerce=int)
    is_whole = forms.BooleanField(label=_("and every earlier edition"), required=False)
    act = forms.ChoiceField(label=_("what"), choices=Act.choices)
    reason = forms.ChoiceField(
        label=_("reason that readers are told"),
        required=False,
        choices=[("", "—"), *((one.value, CodeLabel(one)) for one in RemovalReason)],
        help_text=_("Empty only when something is shown again."),
    )
    internal_reason = forms.CharField(
        label=_("reason for colleagues; never published"), max_length=4000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, lines: tuple[store.EditionLine, ...], data: Any = None) -> None:
        super().__init__(data)
        choices = [(line.number, f"{line.number} · {line.published_on}") for line in lines]
        self.fields["number"].choices = choices  # type: ignore[attr-defined]


@admin.register(RemovalRequest, site=site)
class RemovalRequestAdmin(OnlyLookedAt, admin.ModelAdmin):
    """Requests to take editions from view: asked for, looked at, decided; never edited."""

    list_display = ("__str__", "progress", "reason", "asked_by", "asked", "decided_by")
    list_filter = ("progress", "act")
    list_select_related = ("asked_by", "decided_by")
    search_fields = ("subject_key",)
    ordering = ("-pk",)
    list_per_page = 50
    actions = None

    @admin.display(description=_("asked for at"), ordering="asked_at")
    def asked(self, row: RemovalRequest) -> str:
        """Answer when it was asked for."""
        return outline.moment(row.asked_at)

    def get_urls(self) -> list[Any]:
        """Answer the stock addresses and those of the steps."""
        view, name = self.admin_site.admin_view, "cases_removalrequest"
        return [
            path("of/<str:key>/", relogin.kept(view(self.ask_view), self.admin_site), name=f"{name}_ask"),
            path("<int:pk>/carry-out/", view(require_POST(self.carry_out_view)), name=f"{name}_carry_out"),
            path("<int:pk>/refuse/", view(require_POST(self.refuse_view)), name=f"{name}_refuse"),
            path("<int:pk>/take-back/", view(require_POST(self.take_back_view)), name=f"{name}_take_back"),
            *super().get_urls(),
        ]

    def ask_view(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the editions of a record with a form to ask for one to be taken from view; ask when it is sent."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked_before = about_open(request.user, RemovalRequest.objects.filter(subject_key=key))
        is_open = about_open(request.user, Edition.objects.filter(subject_key=key)).exists()
        if not (is_open and (lines := store.history(key))):
            raise Http404(key)
        form = AskForm(lines, request.POST or None)
        status = 200
        if request.method == "POST" and not relogin.is_refilled(request) and form.is_valid():
            try:
                asked = _ask(request, key, form.cleaned_data)
            except (removal.RemovalError, PermissionDenied) as error:
                messages.error(request, str(error))
                status = 403 if isinstance(error, PermissionDenied) else 409
            else:
                messages.success(request, _t("Asked for. A second person has to carry it out."))
                return HttpResponseRedirect(reverse("admin:cases_removalrequest_change", args=[asked.pk]))
        context = self.admin_site.each_context(request) | {
            "title": _t("Editions of %(key)s") % {"key": key},
            "opts": self.opts,
            "lines": [(line, line.hidden.act.label(request.LANGUAGE_CODE) if line.hidden else "") for line in lines],
            "form": form,
            "once": once.token(request),
            "may_ask": request.user.has_perm("cases.add_removalrequest"),
            "requests": asked_before,
        }
        return TemplateResponse(request, "admin/cases/editions.html", context, status=status)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the request and what can be done with it."""
        return self._page(request, self._request(request, int(object_id) if object_id.isdecimal() else 0))

    def carry_out_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what was asked for, or say why not."""

        def decide(asked: RemovalRequest, by: User) -> str:
            done = removal.carry_out(asked, by=by, at=timezone.now())
            return _t("Carried out for: %(editions)s.") % {"editions": ", ".join(map(str, done))}

        return self._decided(request, pk, decide)

    def refuse_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Refuse with a remark, or say why not."""

        def decide(asked: RemovalRequest, by: User) -> str:
            removal.refuse(asked, by=by, at=timezone.now(), remark=request.POST.get("remark", "")[:4000])
            return _t("Refused with your remark.")

        return self._decided(request, pk, decide)

    def take_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the request back, or say why not."""

        def decide(asked: RemovalRequest, by: User) -> str:
            removal.take_back(asked, by=by, at=timezone.now())
            return _t("Taken back.")

        return self._decided(request, pk, decide)

    def _decided(self, request: HttpRequest, pk: int, decide: Callable[[RemovalRequest, User], str]) -> HttpResponse:
        asked = self._request(request, pk)
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
        try:
            done = decide(asked, request.user)
        except (PermissionDenied, removal.RemovalError) as error:
            messages.error(request, str(error))
            asked.refresh_from_db()
            return self._page(request, asked, status=403 if isinstance(error, PermissionDenied) else 409)
        messages.success(request, done)
        return HttpResponseRedirect(reverse("admin:cases_removalrequest_change", args=[pk]))

    def _page(self, request: HttpRequest, asked: RemovalRequest, status: int = 200) -> HttpResponse:
        waits = asked.progress == Progress.ASKED
        context = self.admin_site.each_context(request) | {
            "title": str(asked),
            "opts": self.opts,
            "asked": asked,
            "waits": waits,
            "refusal": refusal(request, asked),
            "is_mine": asked.asked_by_id == request.user.pk,
            "meant": removal.editions_meant(asked) if waits else (),
            "remark": request.POST.get("remark", "")[:4000],
        }
        return TemplateResponse(request, "admin/cases/removal.html", context, status=status)

    def _request(self, request: HttpRequest, pk: int) -> RemovalRequest:
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = RemovalRequest.objects.select_related("asked_by", "decided_by")
        return get_object_or_404(about_open(request.user, rows), pk=pk)


def _ask(request: HttpRequest, key: str, typed: dict[str, Any]) -> RemovalRequest:
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    return removal.ask(
        Edition.objects.get(subject_key=key, number=typed["number"]),
        act=Act(typed["act"]),
        reason=RemovalReason.of(typed["reason"]) if typed["reason"] else None,
        internal_reason=typed["internal_reason"],
        is_whole=typed["is_whole"],
        by=request.user,
        at=timezone.now(),
    )


def refusal(request: HttpRequest, asked: RemovalRequest) -> str:
    """Answer the sentence why this user may not carry the request out, or an empty text."""
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    try:
        permissions.check_can_carry_out(request.user, asked)
    except PermissionDenied as error:
        return str(error)
    return ""
