"""Cases, parties, charges, filings, rulings and sentences."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from cases.models import (
    Case,
    Charge,
    ChargeStep,
    Filing,
    Party,
    Penalty,
    Provision,
    Ruling,
    RulingLink,
    Sentence,
    SentenceChange,
)

from .base import CitationInline, FactAdmin, RecordAdmin, RowInline
from .desk import DeskAdmin
from .listed import ByValue
from .site import site

BY_PARTY = (*FactAdmin.search_fields, "party__key")


@admin.register(Case, site=site)
class CaseAdmin(DeskAdmin):
    """Cases."""

    main = ("title", ("country", "numbers"), "accusation", "conduct")
    list_display = ("outlined", "key", "country", "numbers", "changed")
    list_filter = (("country", ByValue), "is_confidential")
    search_fields = ("key", "numbers", "title__en", "title__ru", "title__kk")
    names_of = ("parties__person",)


@admin.register(Party, site=site)
class PartyAdmin(FactAdmin):
    """Parties of cases."""

    main = ("case", "person", ("role", "stance"), "in_absentia", "occurred", "text")
    more = ("description", ("head_count", "head_count_comparator"))
    list_display = ("outlined", "about", "role", "standing", "cited", "kept_back")
    list_filter = ("role", *FactAdmin.list_filter)
    search_fields = (*FactAdmin.search_fields, "case__key", "description__en", "description__ru")


@admin.register(Provision, site=site)
class ProvisionAdmin(RecordAdmin):
    """Articles of laws."""

    main = ("code", ("article", "part", "edition"), "title")
    list_display = ("outlined", "edition", "key", "cited")
    search_fields = ("key", "article", "code__en", "code__ru", "title__en", "title__ru")


class StepInline(RowInline):
    """The steps of a charge."""

    model = ChargeStep
    main = (("status", "order"), "occurred", "ruling")


@admin.register(Charge, site=site)
class ChargeAdmin(FactAdmin):
    """Charges."""

    inlines = (StepInline, CitationInline)
    main = ("party", "provision", "occurred", "wording", "wording_lang", "wording_translation", "text")
    search_fields = (*BY_PARTY, "wording")
    names_of = ("party__person",)


@admin.register(Filing, site=site)
class FilingAdmin(FactAdmin):
    """Filings."""

    main = ("case", "kind", "occurred", "by_person", "by_organisation", "by", "addressee", "against", "text")
    list_filter = ("kind", *FactAdmin.list_filter)
    names_of = ("by_person", "by_organisation", "case__parties__person")


@admin.register(Ruling, site=site)
class RulingAdmin(FactAdmin):
    """Rulings."""

    main = (
        "case", "occurred", "body", "disposition", "text", "concerns", ("effect", "effect_days", "appeal_by"),
        "in_force", "carried_out",
    )  # fmt: skip
    more = ("grounds", "grounds_by", "legal_basis", "condition", "judges", "on_filing", "written")
    list_filter = ("disposition", "effect", *FactAdmin.list_filter)
    names_of = ("body", "case__parties__person")


@admin.register(RulingLink, site=site)
class RulingLinkAdmin(RecordAdmin):
    """What later rulings do to earlier ones."""

    main = ("later", "kind", "earlier", "scope")
    list_display = ("later", "kind", "earlier", "cited")
    list_filter = ("kind", "is_confidential")


class PenaltyInline(RowInline):
    """The lines of a sentence."""

    model = Penalty
    main = ("kind", "term", "indefinite")
    more = ("suspended", "regime", "amount", "description", "order")


@admin.register(Sentence, site=site)
class SentenceAdmin(FactAdmin):
    """Sentences."""

    inlines = (PenaltyInline, CitationInline)
    main = ("party", "ruling", "occurred", "combination", ("counted_basis", "counted_from"), "text")
    search_fields = BY_PARTY
    names_of = ("party__person",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Answer the sentences with their lines, by which lists name them."""
        return super().get_queryset(request).prefetch_related("penalties")


@admin.register(SentenceChange, site=site)
class SentenceChangeAdmin(FactAdmin):
    """The ledger after the sentence."""

    main = ("sentence", "kind", "occurred", "term", "ruling", "text")
    more = ("credit_from", "credit_to", "credit_rate", ("replacement", "replacement_term"), "scope")
    list_filter = ("kind", *FactAdmin.list_filter)
    search_fields = (*FactAdmin.search_fields, "sentence__key")
    names_of = ("sentence__party__person",)
