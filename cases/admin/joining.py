"""Two records of one person, one record of two people, and the question while a person is entered."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cases import merging, permissions
from cases.models import Merge, Party, Person
from cases.visibility import Seeker, open_to

from . import outline
from .duplicates import Alike, alike
from .forms import DraftForm, OwnLines
from .references import ReferenceField, ReferenceWidget
from .shelves import shelves

ANOTHER: Final = "_another_person"


class TellingApart(OwnLines):
    """The names of a person: new ones that somebody on record bears are asked about before they are saved."""

    by: Seeker | None = None

    def clean(self) -> None:
        """Raise ValidationError when a new name is like somebody's, until the editor says that this is another."""
        super().clean()
        if self.by is None or not isinstance(self.instance, Person) or self.data.get(ANOTHER) or any(self.errors):
            return
        typed = [form.cleaned_data.get("text", "") for form in self.extra_forms if form.has_changed()]
        found = alike(filter(None, typed), by=self.by, but=self.instance if self.instance.pk else None)
        if found:
            raise forms.ValidationError(_question(found), code="alike")


def _question(found: list[Alike]) -> SafeString:
    """Answer the question whether this is one of those, with a box to tick when it is not."""
    rows = (
        (reverse("admin:cases_person_change", args=[one.person.pk]), outline.label(one.person), "; ".join(one.facts))
        for one in found
    )
    listed = format_html_join("", '<li><a href="{}" target="_blank">{}</a> <span class="quiet">{}</span></li>', rows)
    return format_html(
        '<span class="alike">{}</span><ul class="alike">{}</ul>'
        '<label class="alike"><input type="checkbox" name="{}" value="1"> {}</label>',
        _("Is this somebody who is on record? Nothing was saved yet; names that are alike do not make one person."),
        listed,
        ANOTHER,
        _("This is another person: save"),
    )


class OtherForm(forms.Form):
    """The box for the other record."""

    default_renderer = DraftForm.default_renderer

    def __init__(self, data: Any, *, request: HttpRequest, site: Any) -> None:
        super().__init__(data)
        self.fields["other"] = ReferenceField(
            Person._default_manager.all(),
            model_admin=site.get_model_admin(Person),
            request=request,
            label=_("The other record"),
            widget=ReferenceWidget(Party._meta.get_field("person"), site),
        )


class Joining:
    """The pages on which records of people are merged and split, beside the stock pages."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock admin and those of merging and splitting."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/merge/", view(self.merge_view), name="cases_person_merge"),
            path("<int:pk>/take-apart/<int:merge>/", view(self.apart_view), name="cases_person_apart"),
            path("<int:pk>/split/", view(self.split_view), name="cases_person_split"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Answer the people, without records that were found to be of somebody else."""
        return super().get_queryset(request).filter(merged_into__isnull=True)  # type: ignore[misc]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead from the desk to merging and splitting, for those who may."""
        if (person := context.get("original")) and request.user.has_perm("cases.delete_person"):
            context["joining"] = {
                "merge_url": reverse("admin:cases_person_merge", args=[person.pk]),
                "split_url": reverse("admin:cases_person_split", args=[person.pk]),
            }
        shown: HttpResponse = super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
        return shown

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the other record, show both side by side, and merge them when the editor says so."""
        kept = self._person(request, pk)
        data = request.POST if request.method == "POST" else request.GET if "other" in request.GET else None
        form = OtherForm(data, request=request, site=self.admin_site)
        other = form.cleaned_data["other"] if data is not None and form.is_valid() else None
        if request.method == "POST" and other is not None:
            try:
                merging.merge(kept, other, by=_user(request), at=timezone.now())
            except merging.CannotMerge as error:
                form.add_error("other", str(error))
            else:
                messages.success(request, _("The records were merged. Look at what stands twice now."))
                return self._to_desk(pk)
        sides = [(one, list(shelves(one, self, request))) for one in (kept, other) if one is not None]
        merges = Merge.objects.filter(kept=kept).select_related("other", "merged_by")
        context = {"form": form, "kept": kept, "other": other, "sides": sides, "merges": list(merges)}
        context["waiting"] = merging.waiting(*(one for one, _shelves in sides))
        return self._page(request, "admin/cases/merge.html", kept, context | {"title": _("Merge two records")})

    def apart_view(self, request: HttpRequest, pk: int, merge: int) -> HttpResponse:
        """Take a merge back, or say why it cannot be."""
        kept = self._person(request, pk)
        done = get_object_or_404(Merge.objects.filter(kept=kept), pk=merge)
        if request.method == "POST":
            try:
                merging.take_apart(done, by=_user(request), at=timezone.now())
            except merging.CannotMerge as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("The records are apart again."))
        return self._to_desk(pk)

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask which rows belong to the other person, and move them to a new record."""
        person = self._person(request, pk)
        listed = self._rows_of(request, person)
        if request.method == "POST":
            ticked = set(request.POST.getlist("rows"))
            chosen: dict[Any, list[int]] = {}
            for row in (row for _name, rows in listed for row in rows if f"{row._meta.model_name}-{row.pk}" in ticked):
                chosen.setdefault(type(row), []).append(row.pk)
            try:
                made = merging.split(person, chosen, by=_user(request), at=timezone.now())
            except merging.CannotMerge as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("The chosen rows belong to this new record now."))
                return self._to_desk(made.pk)
        tables = [
            (name, [(f"{row._meta.model_name}-{row.pk}", outline.title(row)) for row in rows]) for name, rows in listed
        ]
        context = {"tables": tables, "title": _("Split this record"), "waiting": merging.waiting(person)}
        return self._page(request, "admin/cases/split.html", person, context)

    def _rows_of(self, request: HttpRequest, person: Person) -> list[tuple[str, list[Any]]]:
        """Answer the rows that name the person and are open to the user, by table."""
        found: dict[Any, dict[int, Any]] = {}
        for column in merging.columns_to_people():
            if column.many_to_many or column.model is Merge:
                continue
            rows = open_to(request.user, column.model._default_manager.filter(**{column.name: person}))
            found.setdefault(column.model, {}).update({row.pk: row for row in rows})
        return [(str(model._meta.verbose_name_plural), list(rows.values())) for model, rows in found.items() if rows]

    def _person(self, request: HttpRequest, pk: int) -> Person:
        person: Person = get_object_or_404(self.get_queryset(request), pk=pk)
        permissions.check_can_merge(_user(request), person)
        return person

    def _to_desk(self, pk: int) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:cases_person_change", args=[pk]))

    def _page(self, request: HttpRequest, template: str, person: Person, context: dict[str, Any]) -> HttpResponse:
        back = reverse("admin:cases_person_change", args=[person.pk])
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "person": person, "back_url": back}
        return TemplateResponse(request, template, shared | context)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    return request.user
