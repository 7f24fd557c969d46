"""Recognition, statements, campaigns, other events, counts and stated figures."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from cases.models import Campaign, Claim, Designation, Occurrence, Photo, Statement, Tally

from .base import FactAdmin
from .pictures import picture_response
from .site import site


@admin.register(Designation, site=site)
class DesignationAdmin(FactAdmin):
    """Recognition by organisations, and listings."""

    main = ("person", "label", "occurred", "by_organisation", "by", "text")
    list_filter = ("label", *FactAdmin.list_filter)


@admin.register(Statement, site=site)
class StatementAdmin(FactAdmin):
    """What was said."""

    main = (
        "person", "case", "occurred", "speaker_person", "speaker", "medium", "quote", "quote_lang", "translation",
        "text",
    )  # fmt: skip
    list_filter = ("medium", *FactAdmin.list_filter)
    search_fields = (*FactAdmin.search_fields, "quote", "translation__en", "translation__ru")


@admin.register(Campaign, site=site)
class CampaignAdmin(FactAdmin):
    """Public actions."""

    main = ("person", "case", "kind", "occurred", "organiser_organisation", "organiser", "demand", "text")
    list_filter = ("kind", *FactAdmin.list_filter)


@admin.register(Occurrence, site=site)
class OccurrenceAdmin(FactAdmin):
    """Other events."""

    main = ("person", "case", "kind", "occurred", "place", "text")
    list_filter = ("kind", *FactAdmin.list_filter)


@admin.register(Tally, site=site)
class TallyAdmin(FactAdmin):
    """Somebody's counts."""

    main = ("person", "case", "by_organisation", "by", "scope", ("value", "comparator"), "occurred", "text")
    search_fields = (*FactAdmin.search_fields, "scope__en", "scope__ru")


@admin.register(Claim, site=site)
class ClaimAdmin(FactAdmin):
    """Figures as sources state them."""

    main = ("person", "kind", "term", ("number", "comparator"), "value_date", "about_ruling", "about_custody", "text")
    list_filter = ("kind", *FactAdmin.list_filter)


@admin.register(Photo, site=site)
class PhotoAdmin(FactAdmin):
    """Photographs, and descriptions of such as are not kept."""

    main = ("person", ("file", "is_cleared"), "description", "verified", ("credit", "licence"), "occurred", "sensitive")
    list_filter = ("is_cleared", *FactAdmin.list_filter)

    def get_urls(self) -> list[Any]:
        """Answer the stock addresses and that of the picture."""
        view = self.admin_site.admin_view(self.picture_view)
        return [path("<int:pk>/picture/", view, name="cases_photo_picture"), *super().get_urls()]

    def picture_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the picture to those who may see its row."""
        row = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return picture_response(row)
