"""Lists of people at the editors' desk: uploaded, their columns mapped, previewed, taken in."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.domain.text import LANGUAGES
from cases.exchange.celldates import DIALECTS, Dialect
from cases.exchange.columns import TARGETS, CellProblem, Column, guessed, lines_of
from cases.exchange.sheets import LARGEST, BadSheet, Sheet, read_sheet
from cases.exchange.takelist import CHANGED, MADE, SAME, Kind, Report, columns_of, take_list
from cases.models import ListProfile, OfferedList, Person, Source
from cases.models.formfields import LANGUAGE_NAMES
from cases.visibility import open_to

from .forms import DraftForm
from .outline import page_language

SHOWN: Final = 100
EXAMPLES: Final = 3
OUTCOMES: Final = {MADE: _("new"), CHANGED: _("changed"), SAME: _("as before")}
NEEDED: Final = (
    "add_person",
    "change_person",
    "add_name",
    "add_attribute",
    "add_custody",
    "add_source",
    "add_citation",
)


class UploadForm(forms.Form):
    """A list to be taken in."""

    default_renderer = DraftForm.default_renderer

    file = forms.FileField(
        label=_("List"),
        help_text=_("A .csv, .xlsx or .ods file whose first row holds the headings; at most 20 MB and 20,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.ods"}),
    )

    def clean_file(self) -> Any:
        """Refuse a file that cannot be read as a table."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB. Divide the list."))
        self.body = file.read()
        try:
            read_sheet(self.body, name=file.name)
        except BadSheet as error:
            raise forms.ValidationError(str(error)) from error
        return file


class KindForm(forms.Form):
    """Which kind of list it is, and one choice for each column."""

    default_renderer = DraftForm.default_renderer

    name = forms.CharField(
        label=_("Name of the list"),
        max_length=200,
        help_text=_("Its columns are remembered under this name, and its numbers too: use the same name each time."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    publisher = forms.CharField(
        label=_("Whose list it is"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    lang = forms.ChoiceField(
        label=_("Language of its words"), choices=[(lang, LANGUAGE_NAMES[lang]) for lang in LANGUAGES]
    )

    def __init__(self, *args: Any, sheet: Sheet, columns: dict[str, Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        targets = [("", "—"), *((code, one.label.best(page_language())) for code, one in TARGETS.items())]
        for number, header in enumerate(sheet.headers):
            column = columns.get(header, Column(""))
            self.fields[f"target-{number}"] = forms.ChoiceField(
                choices=targets, required=False, initial=column.target, label=header
            )
            self.fields[f"dialect-{number}"] = forms.ChoiceField(
                choices=DIALECTS, required=False, initial=column.dialect, label=_("Dates")
            )
            self.fields[f"january-{number}"] = forms.BooleanField(
                required=False, initial=column.january_first_is_year, label=_("1 January is the year only")
            )

    def rows(self) -> list[dict[str, Any]]:
        """Answer each column with its boxes and its first values."""
        return [
            {
                "header": header,
                "examples": [cells[number] for _row, cells in self.sheet.rows if cells[number]][:EXAMPLES],
                **{name: self[f"{name}-{number}"] for name in ("target", "dialect", "january")},
            }
            for number, header in enumerate(self.sheet.headers)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse two columns that are to hold the same."""
        data: dict[str, Any] = super().clean() or {}
        chosen = [data.get(f"target-{number}") or "" for number in range(len(self.sheet.headers))]
        for number, target in enumerate(chosen):
            if target and target in chosen[:number]:
                self.add_error(f"target-{number}", _("Another column holds this already."))
        return data

    def kind(self) -> Kind:
        """Answer the kind of list that the form describes."""
        data = self.cleaned_data
        columns = {
            header: Column(
                data[f"target-{number}"],
                Dialect(data[f"dialect-{number}"] or Dialect.WORDS),
                data[f"january-{number}"],
            )
            for number, header in enumerate(self.sheet.headers)
            if data[f"target-{number}"]
        }
        return Kind(data["name"], data["publisher"], columns, data["lang"])


class TakingLists:
    """The pages on which a list is taken in, beside the stock pages of people."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock admin and of the pages of lists."""
        view = self.admin_site.admin_view
        return [
            path("list/", view(self.list_view), name="cases_person_list"),
            path("list/<int:pk>/", view(self.map_view), name="cases_person_list_map"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a list and keep it until its columns are mapped."""
        _require(request)
        posted = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if posted else UploadForm()
        if posted and form.is_valid():
            name = form.cleaned_data["file"].name[-200:]
            user: Any = request.user
            kept = OfferedList.objects.create(name=name, body=form.body, offered_at=timezone.now(), offered_by=user)
            return HttpResponseRedirect(reverse("admin:cases_person_list_map", args=[kept.pk]))
        context = {"form": form, "title": _t("Take in a list"), "waiting": OfferedList.objects.defer("body")}
        return self._list_page(request, "admin/cases/list_in.html", context, status=422 if posted else 200)

    def map_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask what the columns hold, show what would become of the rows, and take them in when told to."""
        _require(request)
        kept = get_object_or_404(OfferedList, pk=pk)
        if request.POST.get("do") == "drop":
            kept.delete()
            messages.success(request, _t("The list was dropped; nothing of it is stored."))
            return HttpResponseRedirect(reverse("admin:cases_person_list"))
        sheet = read_sheet(bytes(kept.body), name=kept.name)
        form, report = _form(request, sheet, kept), None
        if request.method == "POST" and form.is_valid():
            store = request.POST.get("do") == "store"
            report = _taken(request, form, sheet, dry=not store)
            if store and not report.problems:
                kept.delete()
                messages.success(request, _t("The list was taken in: %(said)s.") % {"said": _counts(report)})
                return HttpResponseRedirect(reverse("admin:cases_person_changelist"))
        context = {"form": form, "title": kept.name, "sheet": sheet, "profiles": _profiles(request)}
        context |= _told(report) if report else {}
        refused = request.method == "POST" and (report is None or bool(report.problems))
        return self._list_page(request, "admin/cases/list_map.html", context, status=422 if refused else 200)

    def _list_page(self, request: HttpRequest, template: str, context: Any, *, status: int) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, shared | context, status=status)


def _profiles(request: HttpRequest) -> QuerySet[ListProfile]:
    """Answer the kinds of lists whose source is open to the user: a kind has the name of its source."""
    seen = open_to(request.user, Source.objects.all())
    return ListProfile.objects.filter(source__in=seen).select_related("source")


def _form(request: HttpRequest, sheet: Sheet, kept: OfferedList) -> KindForm:
    profile = _profiles(request).filter(name=request.GET.get("like", "")).first()
    columns = columns_of(profile) if profile else guessed(sheet.headers)
    initial = {"name": profile.name if profile else "", "publisher": profile.source.publisher if profile else ""}
    data = request.POST if request.method == "POST" else None
    return KindForm(data, sheet=sheet, columns=columns, initial=initial | {"lang": page_language()})


def _taken(request: HttpRequest, form: KindForm, sheet: Sheet, *, dry: bool) -> Report:
    kind, user = form.kind(), request.user
    assert isinstance(user, User)  # noqa: S101 - the admin lets nobody else in
    lines, problems = lines_of(sheet, kind.columns, today=timezone.localdate())
    if problems:
        return Report(problems=problems)
    people = open_to(user, Person._default_manager.all())
    return take_list(lines, kind=kind, people=people, by=user, at=timezone.now(), dry=dry)


def _told(report: Report) -> dict[str, Any]:
    problems: list[CellProblem] = sorted(report.problems, key=lambda one: one.row)
    rows = [(row, OUTCOMES[outcome], person) for row, outcome, person in report.rows[:SHOWN]]
    return {
        "problems": problems[:SHOWN],
        "more_problems": len(problems) - SHOWN,
        "outcomes": rows if not problems else [],
        "counts": _counts(report),
    }


def _counts(report: Report) -> str:
    return ", ".join(f"{label}: {report.count(outcome)}" for outcome, label in OUTCOMES.items())


def _require(request: HttpRequest) -> None:
    if not request.user.has_perms([f"cases.{name}" for name in NEEDED]):
        raise PermissionDenied
