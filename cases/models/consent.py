"""Consent of a person in the records: to what, how, until when; for those who write drafts alone, never published."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.domain.vocabulary.consent import ConsentChannel, ConsentUse

from .base import owner
from .confidential import Confidence
from .fields import CodeField, LineField, PlainTextField


class Consent(Confidence):
    """One consent of one person."""

    person = owner("cases.Person", "consents", on_delete=models.CASCADE)
    use = CodeField(ConsentUse, _("to what"), default=ConsentUse.NAME)
    channel = CodeField(ConsentChannel, _("how it was given"))
    given_on = models.DateField(_("given on"))
    given_by = LineField(_("given by"), help_text=_("If not by the person: a guardian, a relative, a lawyer."))
    until = models.DateField(_("valid until"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    remark = PlainTextField(_("remark"))

    class Meta(Confidence.Meta):
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("given_on")),
                name="consent_days_in_order",
                violation_error_message=_("A consent cannot end before it was given."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_use_display()} · {self.given_on}"
