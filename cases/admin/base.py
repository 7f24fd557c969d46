"""What the admin of every draft table shares: who changed what, boxes, lists, what stays unpublished."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import review, revisions
from cases.history import stamp
from cases.models import Citation
from cases.visibility import closed_columns, may_see_unpublished, open_to

from . import collisions, lookup, once, outline, prefill, references, relogin, suggestions
from .contradictions import tell_contradictions
from .deletion import Deleting
from .fieldsets import fieldsets_of
from .forms import RENDERER, DraftForm, OwnLines, form_field
from .listed import Listed, WithCitations, cited, offered
from .readings import tell_quotes, tell_readings
from .readonly import readable
from .return_address import way_back
from .secrecy import HIDDEN_FIELDS, veil, with_owners


class DraftOptions:
    """What the pages of a table and the rows within another's form have in common."""

    form = DraftForm
    main: ClassVar[Any] = ()
    more: ClassVar[Any] = ()
    folded = False
    opts: Any
    model: Any
    admin_site: Any

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Answer the box for a column."""
        field = form_field(db_field, request, self.admin_site)
        return field or super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Answer the rows that the user may see."""
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        rows = open_to(request.user, rows, every=self.folded)
        return with_owners(request.user, rows, every=self.folded)

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep from the form what its reader may not see; what stands in those columns is not touched."""
        return self._hidden(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Answer what is typed most, then the rest folded, then what is not published."""
        hidden = self._hidden(request, obj)
        parts = fieldsets_of(self.model, main=self.main, more=self.more, hidden=hidden, folded=self.folded)
        if self._writes(request):
            return parts
        return [(title, part | {"fields": readable(self.model, part["fields"])}) for title, part in parts]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Answer every field for those who may only look, in words."""
        return () if self._writes(request) else flatten_fieldsets(self.get_fieldsets(request, obj))

    def _hidden(self, request: HttpRequest, obj: Any) -> tuple[str, ...]:
        """Answer the columns that the user may not see: those not published, and those that name a restricted record.

        Lines within a form are left out as a whole when they name one.
        """
        unpublished = () if may_see_unpublished(request.user) else HIDDEN_FIELDS
        restricted = closed_columns(request.user, obj) if obj is not None and isinstance(obj, self.model) else ()
        return (*unpublished, *restricted)

    def _writes(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"cases.change_{self.model._meta.model_name}")


class RowInline(DraftOptions, admin.StackedInline):  # type: ignore[misc]
    """Rows that belong to the row of the form."""

    formset = OwnLines
    extra = 1
    max_num = 200
    folded = True

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Answer the set of forms, whose boxes come from the project's templates; a forged count makes few of them."""
        given = {"renderer": RENDERER, "absolute_max": RowInline.max_num}
        return super().get_formset(request, obj, **(given | kwargs))


class CitationInline(RowInline):
    """The citations under a fact."""

    model = Citation
    extra = 1
    main = (("source", "locator"), "quote", ("quote_lang", "stance"))
    more = ("translation", "speaker", "speaker_text", "connection", "via")
    verbose_name = _("source of this fact")
    verbose_name_plural = _("sources of this fact")

    def __init__(self, parent_model: type[Model], admin_site: Any) -> None:
        self.fk_name = next(
            field.name
            for field in Citation._meta.get_fields()
            if field.related_model is parent_model and not getattr(field, "editable", True)
        )
        super().__init__(parent_model, admin_site)


class RecordAdmin(DraftOptions, Deleting, Listed, admin.ModelAdmin):  # type: ignore[misc]
    """A table of draft rows, each with its citations."""

    inlines: ClassVar[Any] = (CitationInline,)
    change_form_template = "admin/cases/record_change_form.html"
    delete_confirmation_template = "admin/cases/delete.html"
    list_per_page = 50
    ordering: ClassVar[Any] = ("pk",)
    names_of: ClassVar[Any] = ()
    search_fields: ClassVar[Any] = ("key",)
    actions = None
    show_facets = admin.ShowFacets.NEVER

    def get_urls(self) -> list[Any]:
        """Answer the addresses of the stock admin; forms keep what is sent after a session ended."""
        return [relogin.keeping(url, self.admin_site) for url in super().get_urls()]

    @admin.display(description=_("record"))
    def outlined(self, row: Any) -> str:
        """Answer the row in one line."""
        return outline.title(row)

    @admin.display(description=_("changed at"), ordering="changed_at")
    def changed(self, row: Any) -> str:
        """Answer when the row was changed last."""
        return outline.moment(row.changed_at)

    @admin.display(description=_("not published"), ordering="is_confidential")
    def kept_back(self, row: Any) -> str:
        """Answer a mark where the row is confidential."""
        return "●" if row.is_confidential else ""

    @admin.display(description=_("sources"), ordering="citation_count")
    def cited(self, row: Any) -> str:
        """Answer how many citations the row has."""
        return str(cited(row.citation_count))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Answer the list whose rows have the number of their citations."""
        return WithCitations

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Answer the rows that match, by words, by key and by names in any spelling."""
        fields = self.get_search_fields(request)
        rows = lookup.matching(queryset, search_term, fields=fields, names=self.names_of, by=request.user)
        return rows, False

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Answer the list; of a very large table it says where words are looked for."""
        found = super().get_changelist_instance(request)
        if lookup.searched_since(self.model):
            rows = f"{lookup.SEARCHED:,}".replace(",", "\N{NO-BREAK SPACE}")
            found.search_help_text = _(
                "Names and keys are looked for in all rows, other words in the newest %(rows)s."
            ) % {"rows": rows}
        return found

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Allow what the list offers to filter by, and nothing that follows a relation."""
        name, *rest = lookup.split("__")
        return name in offered(self.get_list_filter(request)) and rest in ([], ["exact"], ["isnull"], ["in"])

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Allow rows to be addressed by the primary key only."""
        return to_field in {self.opts.pk.name, self.opts.pk.attname}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Answer the row, without what the user may not see."""
        row = super().get_object(request, object_id, from_field)
        if row is not None and not may_see_unpublished(request.user):
            veil(request.user, row)
        return row

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the row with who changed it, if anything was changed."""
        if form.has_changed() or not change:
            stamp(obj, by=_user(request), at=timezone.now())
            super().save_model(request, obj, form, change)
        if not change:
            once.remember(request, obj)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Store the rows that belong to this one; a change to any of them is a change of this one."""
        at = timezone.now()
        for row in formset.save(commit=False):
            stamp(row, by=_user(request), at=at)
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()
        if formset.has_changed():
            stamp(form.instance, by=_user(request), at=at)
            form.instance.save(update_fields=["changed_by", "changed_at"])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store what belongs to the row, and keep the draft of every person and case to which the row belongs."""
        super().save_related(request, form, formsets, change)
        row = self.model._default_manager.get(pk=form.instance.pk)
        revisions.keep_all(revisions.subjects_of(row), by=_user(request), at=timezone.now())
        tell_contradictions(request, form, formsets)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form under the title of its row, with suggestions for its boxes."""
        row = context.get("original")
        context["suggestions"] = suggestions.Lazy(self, request, row)
        if row:
            context["record_title"] = outline.title(row)
            context["remarks"] = review.remarks_on(row.key)
        collisions.prepare(self, request, context)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """Show the form, or save it if nobody else changed the record meanwhile."""
        stock = super().changeform_view

        def show(request: HttpRequest, object_id: str | None, sheet: Any, address: str | None = None) -> Any:
            return stock(request, object_id, address or form_url, (extra_context or {}) | {"sheet": sheet})

        return collisions.guard(self, request, object_id, show)

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """Answer the lines within the form; what its boxes and theirs name is read at once."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        stored = (row for formset in formsets for row in formset.get_queryset())
        references.read_ahead(request, self.admin_site, (obj, *stored) if change else ())
        return formsets, inlines

    def get_changeform_initial_data(self, request: HttpRequest) -> Any:
        """Answer what the address fills in."""
        return prefill.initial(self.model, request.GET)

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> Any:
        """Answer how the rows within an empty form begin: as the address says."""
        kwargs: Any = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and obj.pk is None:
            kwargs["initial"] = prefill.rows(inline.model, request.GET, prefix=prefix)
        return kwargs

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Lead back to the passage from which the form was opened, else to the list."""
        back = way_back(request, obj)
        return HttpResponseRedirect(back) if back else super().response_post_save_add(request, obj)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """Answer what the history says, and tell the editor how dates typed in words were read."""
        tell_readings(request, form, formsets)
        tell_quotes(request, form.instance)
        told: Any = super().construct_change_message(request, form, formsets, add)
        # The history is read by more people than every line within the form.
        for what in (told_of for part in told for told_of in part.values() if "object" in told_of):
            what["object"] = "…"
        return told


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    return request.user


class FactAdmin(RecordAdmin):
    """A table of dated facts."""

    ordering = ("-occurred_earliest", "-pk")
    list_display: Any = ("outlined", "about", "standing", "cited", "kept_back")
    list_filter: ClassVar[Any] = ("standing", "is_confidential")
    search_fields: ClassVar[Any] = ("key", "text__en", "text__ru", "text__kk")
    names_of: ClassVar[Any] = ("person",)

    @admin.display(description=_("record"))
    def outlined(self, row: Any) -> str:
        """Answer the date, kind and first words of the fact."""
        return outline.line(row)

    @admin.display(description=_("about"))
    def about(self, row: Any) -> str:
        """Answer to whom or to what the fact belongs."""
        return outline.owner(row)
