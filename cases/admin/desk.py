"""The desk of a person or a case: what is recorded, what can be added, what stands between draft and publication."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import permissions, review, todo
from cases.models import Consent, Person, State, Submission
from cases.published import store
from cases.publishing import gather, publication_problems

from . import once, relogin, revisions
from .base import RecordAdmin
from .casefiles import case_file_response
from .daysorder import NothingBeside, move
from .difference import row_titles
from .overview import overview
from .pointing import told
from .preview import preview_response
from .restricting import Restricting
from .secrecy import may_see_unpublished
from .shelves import shelves


class DeskAdmin(Restricting, RecordAdmin):  # type: ignore[misc]
    """A table of subjects: persons or cases, which are drafted, previewed and submitted."""

    change_form_template = "admin/cases/desk.html"

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock admin, the preview and the submission."""
        name, view = self.opts.model_name, self.admin_site.admin_view
        submit = relogin.kept(view(require_POST(self.submit_view)), self.admin_site)
        return [
            path("<int:pk>/preview/", view(self.preview_view), name=f"cases_{name}_preview"),
            path("<int:pk>/submit/", submit, name=f"cases_{name}_submit"),
            path("<int:pk>/order/", view(require_POST(self.order_view)), name=f"cases_{name}_order"),
            path("<int:pk>/case-file/", view(require_POST(self.case_file_view)), name=f"cases_{name}_case_file"),
            *revisions.addresses(self),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the desk above the form."""
        if subject := context.get("original"):
            context["desk"] = self._desk(request, subject)
        return super().render_change_form(request, context, *args, **kwargs)

    def _desk(self, request: HttpRequest, subject: Any) -> dict[str, Any]:
        draft = gather(subject)
        problems = publication_problems(draft, day=timezone.localdate())
        titles = row_titles([draft.dossier])
        address = f"admin:cases_{self.opts.model_name}_order"
        return {
            "overview": overview(draft.dossier, day=timezone.localdate()),
            "once": once.token(request),
            "consents_due": self._consents_due(request, subject),
            "order_url": reverse(address, args=[subject.pk]) if self.has_change_permission(request, subject) else "",
            "shelves": list(shelves(subject, self, request, [row for rows in draft.rows.values() for row in rows])),
            "blocking": told(((one.sentence, one.key) for one in problems if one.blocks), titles),
            "warnings": told(((one.sentence, one.key) for one in problems if not one.blocks), titles),
            "preview_url": reverse(f"admin:cases_{self.opts.model_name}_preview", args=[subject.pk]),
            "submit_url": reverse(f"admin:cases_{self.opts.model_name}_submit", args=[subject.pk]),
            "case_file_url": reverse(f"admin:cases_{self.opts.model_name}_case_file", args=[subject.pk]),
            "may_see_unpublished": may_see_unpublished(request.user),
            "may_submit": request.user.has_perm("cases.add_submission"),
            "open_submission": Submission.objects.filter(subject_key=subject.key, state=State.SUBMITTED).first(),
            "remarks": told(((one.text, one.key) for one in review.remarks_about(subject)), titles),
            "has_revisions": revisions.list_address(request, subject),
            "has_editions": bool(store.history(subject.key)),
            "last_answer": Submission.objects.filter(subject_key=subject.key).exclude(state=State.SUBMITTED).first(),
        }

    def _consents_due(self, request: HttpRequest, subject: Any) -> list[Consent]:
        """Answer the consents of the person to ask for again, to those to whom consents are open."""
        if not (isinstance(subject, Person) and request.user.has_perm("cases.view_consent")):
            return []
        people = Person.objects.filter(pk=subject.pk)
        return [consent for _person, consent in todo.consents_due(people, day=timezone.localdate())]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the public page that the draft would make."""
        subject = self._subject(request, pk)
        return preview_response(request, subject)

    def submit_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Offer the draft for publication, or say why it cannot be offered."""
        subject = self._subject(request, pk)
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
        message = request.POST.get("message", "")[:4000]
        if relogin.is_refilled(request):
            messages.info(request, message)
            return HttpResponseRedirect(reverse(f"admin:cases_{self.opts.model_name}_change", args=[pk]))
        try:
            review.submit(subject, by=request.user, at=timezone.now(), message=message)
        except review.NotPublishable as error:
            for problem in error.problems:
                messages.error(request, f"{problem.sentence} {problem.key}".strip())
            _give_back(request, message)
        except review.SubmittedMeanwhile as error:
            messages.error(request, str(error))
            _give_back(request, message)
        else:
            messages.success(request, _("The draft was submitted. Another person will review it."))
        return HttpResponseRedirect(reverse(f"admin:cases_{self.opts.model_name}_change", args=[pk]))

    def order_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let two neighbours of one day change places on the timeline, or say that there are none."""
        subject, now = self._subject(request, pk), timezone.now()
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
        permissions.check_can_edit(request.user)
        key, way = request.POST.get("key", ""), request.POST.get("way", "")
        try:
            move(gather(subject).dossier, key, way, by=request.user, at=now, day=timezone.localdate())
        except NothingBeside:
            messages.error(request, _("Nothing else of that day stands there: the order stays."))
        return HttpResponseRedirect(reverse(f"admin:cases_{self.opts.model_name}_change", args=[pk]))

    def case_file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer the case file: whole where that is asked for and permitted."""
        return case_file_response(request, self, self._subject(request, pk))

    def _subject(self, request: HttpRequest, pk: int) -> Any:
        subject = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, subject):
            raise PermissionDenied
        return subject


def _give_back(request: HttpRequest, message: str) -> None:
    """Show a message to the reviewer that was not sent."""
    if message.strip():
        messages.warning(request, _("Your message was not sent: %(message)s") % {"message": message})
