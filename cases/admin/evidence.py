"""Sources."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.models import Source, SourceIdentity

from . import outline
from .archives import ArchivedInput, tell_archive
from .base import RecordAdmin, RowInline
from .listed import ByValue
from .reading_room import ReadingRoom
from .restricting import Restricting
from .site import site


class IdentityInline(RowInline):
    """Who stands behind a source that is only described in public."""

    model = SourceIdentity
    extra = 0
    min_num = 0
    max_num = 1
    main = ("who", "reached", "promised")


class InWhichLanguage(ByValue):
    """The languages of sources; a dash where none is recorded."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Answer the choices, each with something to read."""
        yield from (choice | {"display": choice["display"] or "—"} for choice in super().choices(changelist))


@admin.register(Source, site=site)
class SourceAdmin(ReadingRoom, Restricting, RecordAdmin):  # type: ignore[misc]
    """Sources; one that is cited cannot be deleted."""

    change_form_template = "admin/cases/source_change_form.html"
    inlines = (IdentityInline,)
    main = (
        "kind", "title", ("publisher", "authors"), "url", "archived_url", "published", ("language", "accessed"), "flags"
    )  # fmt: skip
    more = ("title_translation", "published_basis", "first_published_in", "republished_in", "description")
    list_display = ("titled", "publisher", "when_published", "key", "cited", "kept_back")
    list_display_links = ("titled", "key")
    list_filter = ("kind", ("language", InWhichLanguage), "is_confidential")
    search_fields = ("key", "title", "publisher", "authors", "url")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Answer the box for a column; that of the archived copy says what its address says."""
        if db_field.name == "archived_url":
            return db_field.formfield(widget=ArchivedInput())
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the source, and warn where its archived copy does not fit it."""
        super().save_model(request, obj, form, change)
        tell_archive(request, obj)

    @admin.display(description=_("title"), ordering="title")
    def titled(self, row: Source) -> str:
        """Answer the title of the source, or the first words that describe it."""
        return row.title or outline.words(row) or row.key

    @admin.display(description=_("published"), ordering="published_earliest")
    def when_published(self, row: Source) -> str:
        """Answer when the source was published."""
        return outline.when(row, "published")
