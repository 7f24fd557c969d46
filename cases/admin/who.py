"""Persons, organisations, places, and what is said of them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.models import Attribute, Consent, Contact, Distinction, Name, Organisation, Person, Place, Relationship

from .base import CitationInline, FactAdmin, RecordAdmin, RowInline
from .casefiles import TakingIn
from .desk import DeskAdmin
from .joining import Joining, TellingApart
from .listed import ByValue
from .lists import TakingLists
from .site import site


class NameInline(RowInline):
    """The names of a person, an organisation or a place."""

    model = Name
    formset = TellingApart
    main = (("text", "lang"), ("kind", "preferred"))
    more = ("script", "system")
    show_change_link = True

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Answer the set of forms, which knows who types the names."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.by = request.user
        return formset


class ContactInline(RowInline):
    """How a person can be reached."""

    model = Contact
    extra = 0
    main = (("channel", "address"), "remark")


class ConsentInline(RowInline):
    """What a person agreed to; for those who write drafts alone."""

    model = Consent
    main = (("use", "channel"), ("given_on", "until", "withdrawn_on"), "given_by", "remark")


@admin.register(Person, site=site)
class PersonAdmin(Joining, TakingIn, TakingLists, DeskAdmin):  # type: ignore[misc]
    """Persons."""

    inlines = (NameInline, ContactInline, ConsentInline, CitationInline)
    main = (("country", "sex"), ("naming", "is_of_interest", "is_minor"), "description")
    list_display = ("outlined", "key", "country", "naming", "is_of_interest", "changed")
    list_filter = ("is_of_interest", "naming", ("country", ByValue), "is_confidential")
    search_fields = ("key", "description__en", "description__ru", "description__kk")
    names_of = ("self",)


@admin.register(Organisation, site=site)
class OrganisationAdmin(RecordAdmin):
    """Organisations."""

    inlines = (NameInline, CitationInline)
    main = ("kind", "place")
    list_display = ("outlined", "kind", "key", "cited")
    list_filter = ("kind", "is_confidential")
    names_of = ("self",)


@admin.register(Place, site=site)
class PlaceAdmin(RecordAdmin):
    """Places."""

    inlines = (NameInline, CitationInline)
    main = ("kind", "part_of", "country")
    more = ("precision", ("latitude", "longitude"))
    list_display = ("outlined", "kind", "country", "key", "cited")
    list_filter = ("kind", ("country", ByValue), "is_confidential")
    names_of = ("self",)


@admin.register(Name, site=site)
class NameAdmin(RecordAdmin):
    """Names, one by one, with their sources."""

    main = (("text", "lang"), ("kind", "preferred"), "person", "organisation", "place")
    list_display = ("text", "kind", "lang", "bearer", "cited")
    list_filter = ("kind", "is_confidential")
    search_fields = ("text",)

    @admin.display(description=_("whose"))
    def bearer(self, row: Name) -> str:
        """Answer whose name it is."""
        return str(row.person or row.organisation or row.place or "")


@admin.register(Attribute, site=site)
class AttributeAdmin(FactAdmin):
    """What is said of people and organisations."""

    main = ("person", "organisation", "kind", "value", "occurred", ("number", "comparator"), "place")
    list_filter = ("kind", *FactAdmin.list_filter)
    search_fields = (*FactAdmin.search_fields, "value__en", "value__ru", "value__kk")


@admin.register(Relationship, site=site)
class RelationshipAdmin(FactAdmin):
    """How people are related."""

    main = ("person", "kind", "other_person", "other_organisation", "role", "occurred")
    list_filter = ("kind", *FactAdmin.list_filter)

    @admin.display(description=_("about"))
    def about(self, row: Relationship) -> str:
        """Answer who is related to whom."""
        return f"{row.person} → {row.other_person or row.other_organisation}"


@admin.register(Distinction, site=site)
class DistinctionAdmin(RecordAdmin):
    """Persons who look like one."""

    main = ("person", "other", "verdict", "reason")
    list_display = ("person", "verdict", "other", "cited")
    list_filter = ("verdict", "is_confidential")
    names_of = ("person",)
