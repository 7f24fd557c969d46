"""Case files at the editors' desk: one goes out with a button, others come in on a page of their own."""

import json
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.exchange import casefile, intake
from cases.exchange.casefile import LARGEST, BadCaseFile, Existing, Loaded
from cases.models import Case, Person, Source
from cases.models.restriction import owned_by
from cases.roles import RECORDS
from cases.visibility import closed_records

from .forms import DraftForm
from .secrecy import may_see_unpublished

WAYS: Final = (
    (Existing.REFUSED.value, _("Store nothing and say which one it is")),
    (Existing.KEPT.value, _("Keep the record that is here; add only what is new")),
    (Existing.REPLACED.value, _("Replace the record that is here by that of the file")),
)
TOO_LARGE = _("A case file has at most 30 MB.")


def case_file_response(request: HttpRequest, model_admin: Any, subject: Person | Case) -> HttpResponse:
    """Answer the case file to keep; who takes out a whole one is written into the history of the record."""
    whole = request.POST.get("whole") == "1"
    if whole and not may_see_unpublished(request.user):
        raise PermissionDenied
    try:
        body = casefile.write(subject, whole=whole)
    except BadCaseFile:
        messages.error(request, _t("This record is confidential: only a file with what is confidential can hold it."))
        return HttpResponseRedirect(reverse(f"admin:cases_{model_admin.opts.model_name}_change", args=[subject.pk]))
    if _closed_in(request, json.loads(body)):
        messages.error(request, _t("This file would hold a record that is not open to you. Ask somebody who sees it."))
        return HttpResponseRedirect(reverse(f"admin:cases_{model_admin.opts.model_name}_change", args=[subject.pk]))
    if whole:
        model_admin.log_change(request, subject, "Case file taken out, with what is confidential.")
    name = f"{subject.key.lower()}{'-whole' if whole else ''}.case.json"
    response = HttpResponse(body, content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _closed_in(request: HttpRequest, tables: Any) -> bool:
    """Answer whether the tables of a case file hold a record that is on file here and closed to the user."""
    for table, model in (("people", Person), ("cases", Case), ("sources", Source)):
        there = model._default_manager.filter(key__in=[row["key"] for row in tables.get(table, ())])
        if there.filter(owned_by(model, closed_records(request.user))).exists():
            return True
    return False


class CaseFileForm(forms.Form):
    """A file that is offered, and what to do with records that are here already."""

    default_renderer = DraftForm.default_renderer

    file = forms.FileField(label=_("File"), widget=forms.FileInput(attrs={"accept": ".json,application/json"}))
    existing = forms.ChoiceField(
        label=_("A record that is here already"), choices=WAYS, initial=WAYS[0][0], widget=forms.RadioSelect
    )
    publisher = forms.CharField(
        label=_("Who published it"),
        max_length=200,
        required=False,
        help_text=_("For an edition from another group's site: it becomes a source of every fact."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    address = forms.URLField(
        label=_("Address of the edition"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return file


class TakingIn:
    """The page on which a case file is taken in, beside the stock pages of people."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock admin and that of the page."""
        view = self.admin_site.admin_view(self.case_file_in_view)
        return [path("case-file/", view, name="cases_person_case_file_in"), *super().get_urls()]  # type: ignore[misc]

    def case_file_in_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a file and take it in whole, or say what is wrong with it and take in nothing."""
        if not request.user.has_perms([f"cases.{action}_{name}" for name in RECORDS for action in ("add", "change")]):
            raise PermissionDenied
        posted = request.method == "POST"
        form = CaseFileForm(request.POST, request.FILES) if posted else CaseFileForm()
        if posted and form.is_valid() and (key := _taken(request, form)) is not None:
            opened = reverse("admin:open", args=[key]) if key else reverse("admin:cases_person_changelist")
            return HttpResponseRedirect(opened)
        context = {"form": form, "title": _t("Take in a case file"), "opts": self.opts}
        return TemplateResponse(
            request,
            "admin/cases/case_file_in.html",
            self.admin_site.each_context(request) | context,
            status=422 if posted else 200,
        )


def _taken(request: HttpRequest, form: CaseFileForm) -> str | None:
    """Take in the file and answer the key of its subject, or put what is wrong with it into the form."""
    data, at = form.cleaned_data, timezone.now()
    user: Any = request.user
    try:
        file = intake.offered(
            data["file"].read(), publisher=data["publisher"], address=data["address"], day=timezone.localdate()
        )
        if _closed_in(request, file.tables):
            form.add_error("file", _t("This file holds a record that is on file here and not open to you."))
            return None
        loaded = intake.take([file], by=user, at=at, existing=Existing(data["existing"]))
    except BadCaseFile as error:
        form.add_error("file", _t("Nothing was stored. Where and why: %(reason)s") % {"reason": error})
        return None
    messages.success(request, _said(loaded))
    return file.key


def _said(loaded: Loaded) -> str:
    return _t("Taken in as drafts: %(made)s rows made, %(replaced)s replaced, %(kept)s kept as they were.") % {
        "made": loaded.made,
        "replaced": loaded.replaced,
        "kept": loaded.kept,
    }
