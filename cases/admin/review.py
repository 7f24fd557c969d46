"""The queue of submissions, and the page on which a second person decides."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases import permissions, review
from cases.models import Case, Person, State, Submission
from cases.published import store
from cases.publishing import gather, publication_table
from cases.visibility import about_open

from . import once, outline, relogin
from .difference import RowChange, difference, row_titles
from .only_looked_at import OnlyLookedAt
from .pointing import told
from .preview import preview_response
from .secrecy import with_names, with_owners
from .site import site


@admin.register(Submission, site=site)
class SubmissionAdmin(OnlyLookedAt, admin.ModelAdmin):
    """Submissions: listed, looked at, decided; never typed."""

    list_display = ("subject", "subject_kind", "state", "submitted_by", "submitted", "decided_by", "edition_number")
    list_filter = ("state", "subject_kind")
    list_select_related = ("submitted_by", "decided_by")
    search_fields = ("subject_key",)
    ordering = ("-pk",)
    list_per_page = 50
    actions = None

    @admin.display(description=_("of whom or what"))
    def subject(self, row: Submission) -> str:
        """Answer the title of the person or case."""
        return str(getattr(row, "subject_title", row.subject_key))

    @admin.display(description=_("submitted at"), ordering="submitted_at")
    def submitted(self, row: Submission) -> str:
        """Answer when it was submitted."""
        return outline.moment(row.submitted_at)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Answer the list, each row with the title of its subject."""
        listed: Any = super().get_changelist_instance(request)
        known = titles([row.subject_key for row in listed.result_list], by=request.user)
        for row in listed.result_list:
            row.subject_title = known.get(row.subject_key, row.subject_key)
        return listed

    def get_urls(self) -> list[Any]:
        """Answer the stock addresses and those of the decisions."""
        view = self.admin_site.admin_view
        send_back = relogin.kept(view(require_POST(self.send_back_view)), self.admin_site)
        return [
            path("<int:pk>/preview/", view(self.preview_view), name="cases_submission_preview"),
            path("<int:pk>/approve/", view(require_POST(self.approve_view)), name="cases_submission_approve"),
            path("<int:pk>/send-back/", send_back, name="cases_submission_send_back"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show what would be published, what is wrong with it and what differs from the last edition."""
        submission = self._submission(request, int(object_id) if object_id.isdecimal() else 0)
        return self._page(request, submission)

    def _page(
        self, request: HttpRequest, submission: Submission, *, remark: str = "", status: int = 200
    ) -> HttpResponse:
        try:
            subject = with_names(request.user, review.subject_of(submission))
        except review.SubjectIsGone as error:
            return self._without_subject(request, submission, str(error), status)
        draft = gather(subject)
        dossier = draft.dossier
        last = store.current(submission.subject_key)
        waiting, refused = submission.state == State.SUBMITTED, refusal(request, submission)
        table = publication_table(draft, day=timezone.localdate())
        problems = [problem for _condition, found in table for problem in found]
        titles = row_titles(filter(None, (dossier, last.dossier if last else None)))
        context = {
            **self.admin_site.each_context(request),
            "title": _t("Review: %(subject)s") % {"subject": outline.title(subject)},
            "opts": self.opts,
            "submission": submission,
            "subject": subject,
            "subject_url": reverse(f"admin:cases_{subject._meta.model_name}_change", args=[subject.pk]),
            "waits": waiting,
            "refusal": refused,
            "blocking": told(((one.sentence, one.key) for one in problems if one.blocks), titles),
            "warnings": told(((one.sentence, one.key) for one in problems if not one.blocks), titles),
            "remarks": told(((one.text, one.key) for one in submission.remarks.all()), titles),
            "last": last,
            "has_editions": bool(last or store.history(submission.subject_key)),
            "table": table,
            "changes": self._changes(request, submission, difference(last.dossier if last else None, dossier)),
            "row_remarks": waiting and not refused,
            "remark": remark,
            "once": once.token(request),
        }
        return TemplateResponse(request, "admin/cases/review.html", context, status=status)

    def _changes(self, request: HttpRequest, submission: Submission, changes: tuple[RowChange, ...]) -> list[RowChange]:
        """Answer the changed rows, each with the remark that was made on it, or is being typed."""
        said = {remark.key: remark.text for remark in submission.remarks.all()}
        typed = _typed_remarks(request)
        return [replace(row, remark=typed.get(row.key, said.get(row.key, ""))) for row in changes]

    def _without_subject(self, request: HttpRequest, submission: Submission, reason: str, status: int) -> HttpResponse:
        """Show a submission whose person or case is no more."""
        context = {
            **self.admin_site.each_context(request),
            "title": _t("Review: %(subject)s") % {"subject": submission.subject_key},
            "opts": self.opts,
            "submission": submission,
            "subject": submission.subject_key,
            "refusal": reason,
            "is_gone": True,
        }
        return TemplateResponse(request, "admin/cases/review.html", context, status=status)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the public page that approval would make."""
        submission = self._submission(request, pk)
        try:
            return preview_response(request, review.subject_of(submission))
        except review.SubjectIsGone as error:
            return self._without_subject(request, submission, str(error), 410)

    def approve_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publish what was submitted, or say why not."""

        def decide(submission: Submission, by: User) -> str:
            edition = review.approve(submission, by=by, at=timezone.now())
            return _t("Approved and published: edition %(number)s.") % {"number": edition.number}

        return self._decided(request, pk, decide)

    def send_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the draft back with a remark, or say why not."""

        def decide(submission: Submission, by: User) -> str:
            remark = request.POST.get("remark", "")[:4000]
            review.send_back(submission, by=by, at=timezone.now(), remark=remark, remarks=_typed_remarks(request))
            return _t("Sent back with your remark.")

        return self._decided(request, pk, decide)

    def _decided(self, request: HttpRequest, pk: int, decide: Callable[[Submission, User], str]) -> HttpResponse:
        submission = self._submission(request, pk)
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
        remark = request.POST.get("remark", "")[:4000]
        if relogin.is_refilled(request):
            return self._page(request, submission, remark=remark)
        try:
            done = decide(submission, request.user)
        except PermissionDenied as error:
            messages.error(request, str(error))
            return self._page(request, submission, remark=remark, status=403)
        except review.ReviewError as error:
            messages.error(request, str(error))
            submission.refresh_from_db()
            return self._page(request, submission, remark=remark, status=409)
        messages.success(request, done)
        return HttpResponseRedirect(reverse("admin:cases_submission_change", args=[pk]))

    def _submission(self, request: HttpRequest, pk: int) -> Submission:
        rows = Submission.objects.select_related("submitted_by", "drafted_by", "decided_by")
        submission = get_object_or_404(about_open(request.user, rows), pk=pk)
        if not self.has_view_permission(request, submission):
            raise PermissionDenied
        return submission


def _typed_remarks(request: HttpRequest) -> dict[str, str]:
    """Answer the remarks on rows that were sent with a form, by key."""
    prefix = "remark-"
    return {
        name.removeprefix(prefix): text[:4000]
        for name, text in request.POST.items()
        if name.startswith(prefix) and len(name) <= len(prefix) + 20 and isinstance(text, str)
    }


def refusal(request: HttpRequest, submission: Submission) -> str:
    """Answer the sentence why this user may not decide, or an empty text."""
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    try:
        permissions.check_can_decide(request.user, submission)
    except PermissionDenied as error:
        return str(error)
    return ""


def titles(keys: list[str], *, by: Any) -> dict[str, str]:
    """Answer the titles of the subjects with these keys, by the names that the user may see."""
    people = with_owners(by, Person.objects.filter(key__in=keys))
    cases = Case.objects.filter(key__in=keys)
    return {row.key: outline.title(row) for row in (*people, *cases)}
