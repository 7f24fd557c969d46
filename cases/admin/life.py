"""What happened to a person: custody, health, protest, ill-treatment and the answers to it, clemency, death."""

from django.contrib import admin

from cases.models import (
    Clemency,
    Custody,
    Death,
    Demand,
    Ground,
    HealthEvent,
    IllTreatment,
    Protest,
    Response,
)

from .base import CitationInline, FactAdmin, RowInline
from .site import site


class GroundInline(RowInline):
    """The legal grounds of a stretch of custody."""

    model = Ground
    main = (("ground", "order"), "occurred", "ruling")


@admin.register(Custody, site=site)
class CustodyAdmin(FactAdmin):
    """Stretches of custody."""

    inlines = (GroundInline, CitationInline)
    main = ("person", "form", "occurred", "facility", "place", "ended", "end", "text")
    list_filter = ("form", "end", *FactAdmin.list_filter)


@admin.register(HealthEvent, site=site)
class HealthEventAdmin(FactAdmin):
    """Health."""

    main = ("person", "kind", "occurred", "condition", "facility", "reported_by", "text")
    list_filter = ("kind", *FactAdmin.list_filter)
    search_fields = (*FactAdmin.search_fields, "condition__en", "condition__ru", "condition__kk")


class DemandInline(RowInline):
    """The demands of a protest."""

    model = Demand
    main = ("demand", "ruling", "order")


@admin.register(Protest, site=site)
class ProtestAdmin(FactAdmin):
    """Protests."""

    inlines = (DemandInline, CitationInline)
    main = ("person", "kind", "occurred", "ended", "claimed_length", "reason", "text")
    list_filter = ("kind", *FactAdmin.list_filter)


@admin.register(IllTreatment, site=site)
class IllTreatmentAdmin(FactAdmin):
    """Allegations of ill-treatment."""

    main = ("person", "kind", "occurred", "facility", "alleged_by", "established", "text")
    list_filter = ("kind", "established", *FactAdmin.list_filter)


@admin.register(Response, site=site)
class ResponseAdmin(FactAdmin):
    """What authorities answer."""

    main = (
        "kind", "occurred", "by_organisation", "by_person", "by", "denied", "to_treatments", "to_case",
        "to_designation", "to_death", "text",
    )  # fmt: skip
    list_filter = ("kind", *FactAdmin.list_filter)
    names_of = ("by_organisation", "by_person", "to_treatments__person")


@admin.register(Clemency, site=site)
class ClemencyAdmin(FactAdmin):
    """Pardons, amnesties, offers."""

    main = ("person", "kind", "occurred", "offered_by", "condition", ("answer",), "answer_reason", "text")
    list_filter = ("kind", "answer", *FactAdmin.list_filter)


@admin.register(Death, site=site)
class DeathAdmin(FactAdmin):
    """Deaths."""

    main = ("person", "occurred", "place", "facility", "cause", "manner", "inquiry", "text")
    list_filter = ("manner", "inquiry", *FactAdmin.list_filter)
