"""From a source: its text is stored, shown by paragraph, and each passage opens the form of a fact."""

from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.domain.proposals import LONGEST, paragraphs
from cases.domain.proposals.passages import language
from cases.models import Case, DroppedProposal, Person, Source, StoredCopy
from cases.models.evidence import TARGETS, Citation
from cases.visibility import open_to

from . import once, recognised, relogin
from .about import AboutForm, suggested
from .archives import tell_archive
from .received import ReceivedForm, store
from .return_address import ABOUT, PARAGRAPHS_A_PAGE, address_of, chosen
from .site import site

site.index_template = "admin/cases/start.html"

# What is said of a source's paragraph is a fact; names and records of their own are added elsewhere.
NO_FACTS: Final = frozenset(("name", "distinction", "ruling_link", "provision", "photo"))


class ReadingRoom:
    """The pages of stored copies, beside the stock pages of sources."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock admin and those of stored copies."""
        view = self.admin_site.admin_view
        return [
            path("from/", relogin.kept(view(self.from_view), self.admin_site), name="cases_source_from"),
            path("copy/<int:pk>/", view(self.copy_view), name="cases_source_copy"),
            path("copy/<int:pk>/fact/", view(self.fact_view), name="cases_source_fact"),
            path("copy/<int:pk>/drop/", view(require_POST(self.drop_view)), name="cases_source_drop"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def from_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a text and its source, and store them; what was typed stays when something is wrong."""
        _require(request, "add_storedcopy", "add_source")
        posted = request.method == "POST"
        data, files = (request.POST, request.FILES) if posted else (None, None)
        form = ReceivedForm(data, files, request=request, site=self.admin_site, initial=request.GET.dict())
        if posted and not relogin.is_refilled(request) and form.is_valid():
            return self._store(request, form)
        if posted and form.keep_words_of_the_file():
            messages.info(request, _("The words of the file stand in the box below; correct the rest and send again."))
        context = {"form": form, "title": _("From a source"), "lists": suggested(self.admin_site, request, Source)}
        context["once"] = once.token(request)
        return self._page(request, "admin/cases/from_source.html", context, status=422 if posted else 200)

    def _store(self, request: HttpRequest, form: ReceivedForm) -> HttpResponse:
        if known := form.stored():
            messages.warning(request, _("This text was stored before; nothing was added."))
            return HttpResponseRedirect(reverse("admin:cases_source_copy", args=[known.pk]))
        copy = store(form, by=_user(request), at=timezone.now())
        room: Any = self
        if form.cleaned_data["source"] is None:
            room.log_addition(request, copy.source, [{"added": {}}])
            tell_archive(request, copy.source)
        room.log_change(request, copy.source, f"Stored a copy: SHA-256 {copy.sha256}")
        messages.success(request, _("The text was stored. Choose whom it is about, then open what it says as forms."))
        return HttpResponseRedirect(reverse("admin:cases_source_copy", args=[copy.pk]))

    def copy_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a stored copy by paragraph with the facts that rules recognise in it."""
        copy, form = self._copy(request, pk), AboutForm(request, self.admin_site)
        about = form.about()
        listed = recognised.read(copy, about, by=_user(request))
        page = Paginator(listed, PARAGRAPHS_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "title": copy.source.title or copy.source.key,
            "copy": copy,
            "form": form,
            "about": about,
            "page": page,
            "kinds": _kinds(self.admin_site, request),
            "chosen": chosen(request),
            "new_ones": _new_ones(copy, about, chosen(request)),
            "is_cut": len(copy.text) > LONGEST,
            "is_dated": recognised.published_on(copy) is not None,
            "open_count": sum(one.state == recognised.OPEN for row in listed for one in row.proposals),
            "lists": suggested(self.admin_site, request, Person, Case),
        }
        return self._page(request, "admin/cases/stored_copy.html", context)

    def fact_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lead to the empty form of a kind, with the citation of a paragraph filled in."""
        copy, about = self._copy(request, pk), AboutForm(request, self.admin_site).about()
        kinds = {model._meta.model_name: model for model in _models()}
        spans, number = paragraphs(copy.text), request.GET.get("paragraph", "")
        model = kinds.get(request.GET.get("kind", ""))
        if model is None or not number.isdecimal() or not 1 <= int(number) <= len(spans):
            raise Http404(number)
        start, end = spans[int(number) - 1]
        lang = copy.source.language or language(copy.text[start:end])
        words = " ".join(request.GET.get("words", "").split())[:600]
        return HttpResponseRedirect(recognised.blank_form(copy, model, int(number), about, lang, words=words))

    def drop_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Remember that a proposal was dropped, or take that back."""
        copy = self._copy(request, pk)
        told, back = request.POST.get("digest", ""), request.POST.get("undo") == "1"
        _require(request, "delete_droppedproposal" if back else "add_droppedproposal")
        proposal = next((one for one in recognised.proposals(copy) if recognised.digest(one) == told), None)
        if proposal is None:
            raise Http404(told)
        if back:
            DroppedProposal.objects.filter(copy=copy, digest=told).delete()
        else:
            fresh = {"dropped_at": timezone.now(), "dropped_by": _user(request)}
            DroppedProposal.objects.get_or_create(copy=copy, digest=told, defaults=fresh)
        what, number = "Took a proposal back" if back else "Dropped a proposal", proposal.passage.paragraph
        room: Any = self
        room.log_change(request, copy.source, f"{what}: {proposal.kind}, paragraph {number}")
        return HttpResponseRedirect(address_of(copy.pk, number, chosen(request)))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the stored copies above the form of their source."""
        source = context.get("original")
        if source is not None and request.user.has_perm("cases.view_storedcopy"):
            context["copies"] = list(source.copies.defer("original", "text"))
            context["may_store"] = request.user.has_perm("cases.add_storedcopy")
        answer: HttpResponse = super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
        return answer

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Keep a source of which a copy is stored."""
        if object_id.isdecimal() and StoredCopy.objects.filter(source=int(object_id)).exists():
            _require(request, "delete_source")
            messages.error(request, _("A copy of this source is stored: it cannot be deleted."))
            return HttpResponseRedirect(reverse("admin:cases_source_change", args=[object_id]))
        return super().delete_view(request, object_id, extra_context)  # type: ignore[misc]

    def _copy(self, request: HttpRequest, pk: int) -> StoredCopy:
        _require(request, "view_storedcopy")
        rows = open_to(request.user, StoredCopy.objects.select_related("source", "captured_by").defer("original"))
        return get_object_or_404(rows, pk=pk)

    def _page(self, request: HttpRequest, template: str, context: Any, *, status: int = 200) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, shared | context, status=status)


def _models() -> list[Any]:
    return [Citation._meta.get_field(name).related_model for name in TARGETS if name not in NO_FACTS]


def _new_ones(copy: StoredCopy, about: Any, query: str) -> dict[str, str]:
    """Answer where a person and a case of whom nothing is recorded yet are added, each unless one is chosen."""
    cited = urlencode({"reading": f"{copy.pk}-1", "citations-0-source": copy.source.key})
    ask = f"?{cited}&{query}" if query else f"?{cited}"
    missing = [name for name in ABOUT if not getattr(about, name)]
    return {name: reverse(f"admin:cases_{name}_add") + ask for name in missing}


def _kinds(admin_site: Any, request: HttpRequest) -> list[tuple[str, str]]:
    """Answer the kinds of fact that the user may add, by their names."""
    models = (model for model in _models() if admin_site.get_model_admin(model).has_add_permission(request))
    return sorted(((str(m._meta.model_name), str(m._meta.verbose_name)) for m in models), key=lambda pair: pair[1])


def _require(request: HttpRequest, *permissions: str) -> None:
    if not request.user.has_perms([f"cases.{name}" for name in permissions]):
        raise PermissionDenied


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    return request.user
