"""The desk of a person or a case: what is recorded, what can be added, what stands between draft and publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import models, review
from cases.domain.text import Text
from cases.models import Case, Person, State, Submission
from cases.published import store
from cases.publishing import gather, publication_problems

from . import outline
from .base import RecordAdmin
from .casefiles import case_file_response
from .outline import page_language
from .preview import preview_response
from .secrecy import may_see_unpublished

# What a desk lists: the table and the paths from its rows to the person or the case. Where the last column names a
# field, "add" fills it with the person or case; where it is empty, the row belongs to a party, sentence or ruling.
OF_PERSON: Final[tuple[tuple[type[Model], tuple[str, ...], str], ...]] = (
    (models.Custody, ("person",), "person"),
    (models.Party, ("person",), "person"),
    (models.Charge, ("party__person",), ""),
    (models.Ruling, ("concerns__person", "case__parties__person"), ""),
    (models.Sentence, ("party__person",), ""),
    (models.SentenceChange, ("sentence__party__person",), ""),
    (models.HealthEvent, ("person",), "person"),
    (models.IllTreatment, ("person",), "person"),
    (models.Response, ("to_treatments__person", "to_death__person", "to_designation__person"), ""),
    (models.Protest, ("person",), "person"),
    (models.Clemency, ("person",), "person"),
    (models.Death, ("person",), "person"),
    (models.Designation, ("person",), "person"),
    (models.Statement, ("person",), "person"),
    (models.Campaign, ("person",), "person"),
    (models.Occurrence, ("person",), "person"),
    (models.Attribute, ("person",), "person"),
    (models.Relationship, ("person", "other_person"), "person"),
    (models.Tally, ("person",), "person"),
    (models.Claim, ("person",), "person"),
    (models.Photo, ("person",), "person"),
    (models.Distinction, ("person", "other"), "person"),
)
OF_CASE: Final[tuple[tuple[type[Model], tuple[str, ...], str], ...]] = (
    (models.Party, ("case",), "case"),
    (models.Charge, ("party__case",), ""),
    (models.Filing, ("case",), "case"),
    (models.Ruling, ("case",), "case"),
    (models.RulingLink, ("later__case",), ""),
    (models.Sentence, ("party__case",), ""),
    (models.SentenceChange, ("sentence__party__case",), ""),
    (models.Response, ("to_case",), "to_case"),
    (models.Statement, ("case",), "case"),
    (models.Campaign, ("case",), "case"),
    (models.Occurrence, ("case",), "case"),
    (models.Tally, ("case",), "case"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row on a desk."""

    url: str
    when: str
    title: str
    cited: int
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rows of one table about the subject, and where to add another."""

    code: str
    name: str
    one: str
    lines: tuple[Line, ...]
    add_url: str


def shelves(subject: Person | Case, model_admin: RecordAdmin, request: HttpRequest) -> Iterator[Shelf]:
    """Answer the tables with what each holds about the subject, as far as the user may see."""
    parties = list(subject.parties.all())
    for model, paths, field in OF_PERSON if isinstance(subject, Person) else OF_CASE:
        table = model_admin.admin_site.get_model_admin(model)
        if table.has_view_permission(request):
            yield Shelf(
                code=str(model._meta.model_name),
                name=str(model._meta.verbose_name_plural),
                one=str(model._meta.verbose_name),
                lines=tuple(_lines(subject, table, paths, request)),
                add_url=_add_url(subject, model, field, parties) if table.has_add_permission(request) else "",
            )


def _lines(subject: Person | Case, table: Any, paths: tuple[str, ...], request: HttpRequest) -> Iterator[Line]:
    condition = Q()
    for one in paths:
        condition |= Q(**{one: subject})
    rows = table.get_queryset(request).filter(condition).distinct()
    for row in sorted(rows, key=lambda row: (str(getattr(row, "occurred_earliest", "") or "9"), row.pk)):
        yield Line(
            url=reverse(f"admin:cases_{row._meta.model_name}_change", args=[row.pk]),
            when=outline.when(row),
            title=_title(row, subject),
            cited=row.citation_count,
            is_confidential=row.is_confidential,
        )


def _title(row: Any, subject: Person | Case) -> str:
    if isinstance(row, (models.Party, models.RulingLink, models.Relationship, models.Distinction)):
        return " · ".join(part for part in (_joined(row, subject), outline.words(row)) if part)
    return " · ".join(part for part in (outline.kind(row), outline.words(row)) if part)


def _joined(row: Any, subject: Person | Case) -> str:
    if isinstance(row, models.Party):
        other = row.case if isinstance(subject, Person) else row.person or Text(**row.description).best(page_language())
        return f"{other} · {outline.kind(row)}"
    if isinstance(row, models.RulingLink):
        return f"{row.later} · {outline.kind(row)} · {row.earlier}"
    if isinstance(row, models.Relationship):
        return f"{row.person} · {outline.kind(row)} · {row.other_person or row.other_organisation}"
    return f"{row.person} · {outline.kind(row)} · {row.other}"


def _add_url(subject: Person | Case, model: type[Model], field: str, parties: list[Any]) -> str:
    names = {column.name for column in model._meta.fields}
    filled = {field: subject.key} if field else {}
    if len(parties) == 1:
        if "party" in names:
            filled["party"] = parties[0].key
        if "case" in names and isinstance(subject, Person) and not field:
            filled["case"] = parties[0].case.key
    address = reverse(f"admin:cases_{model._meta.model_name}_add")
    return f"{address}?{urlencode(filled)}" if filled else address


class DeskAdmin(RecordAdmin):
    """A table of subjects: persons or cases, which are drafted, previewed and submitted."""

    change_form_template = "admin/cases/desk.html"

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock admin, the preview and the submission."""
        name, view = self.opts.model_name, self.admin_site.admin_view
        return [
            path("<int:pk>/preview/", view(self.preview_view), name=f"cases_{name}_preview"),
            path("<int:pk>/submit/", view(require_POST(self.submit_view)), name=f"cases_{name}_submit"),
            path("<int:pk>/case-file/", view(require_POST(self.case_file_view)), name=f"cases_{name}_case_file"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the desk above the form."""
        if subject := context.get("original"):
            context["desk"] = self._desk(request, subject)
        return super().render_change_form(request, context, *args, **kwargs)

    def _desk(self, request: HttpRequest, subject: Any) -> dict[str, Any]:
        problems = publication_problems(gather(subject))
        return {
            "shelves": list(shelves(subject, self, request)),
            "blocking": [problem for problem in problems if problem.blocks],
            "warnings": [problem for problem in problems if not problem.blocks],
            "preview_url": reverse(f"admin:cases_{self.opts.model_name}_preview", args=[subject.pk]),
            "submit_url": reverse(f"admin:cases_{self.opts.model_name}_submit", args=[subject.pk]),
            "case_file_url": reverse(f"admin:cases_{self.opts.model_name}_case_file", args=[subject.pk]),
            "may_see_unpublished": may_see_unpublished(request.user),
            "may_submit": request.user.has_perm("cases.add_submission"),
            "open_submission": Submission.objects.filter(subject_key=subject.key, state=State.SUBMITTED).first(),
            "has_editions": bool(store.history(subject.key)),
            "last_answer": Submission.objects.filter(subject_key=subject.key).exclude(state=State.SUBMITTED).first(),
        }

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the public page that the draft would make."""
        subject = self._subject(request, pk)
        return preview_response(request, subject)

    def submit_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Offer the draft for publication, or say why it cannot be offered."""
        subject = self._subject(request, pk)
        assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
        try:
            review.submit(subject, by=request.user, at=timezone.now(), message=request.POST.get("message", "")[:4000])
        except review.NotPublishable as error:
            for problem in error.problems:
                messages.error(request, f"{problem.sentence} {problem.key}".strip())
        else:
            messages.success(request, _("The draft was submitted. Another person will review it."))
        return HttpResponseRedirect(reverse(f"admin:cases_{self.opts.model_name}_change", args=[pk]))

    def case_file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer the case file: whole where that is asked for and permitted."""
        return case_file_response(request, self, self._subject(request, pk))

    def _subject(self, request: HttpRequest, pk: int) -> Any:
        subject = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, subject):
            raise PermissionDenied
        return subject
